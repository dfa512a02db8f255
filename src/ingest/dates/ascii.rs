//! The form of nearly every cell, `2026-10-05 14:30:00`, read byte by byte.

use crate::time::civil::{day_number, days_in_month};
use crate::time::{DAY, Moment, Stamp};

/// Reads `YYYY-MM-DD`, `YYYY/M/D` or `YYYY.M.D`, alone or followed by a space or `T` and `H:MM` or `H:MM:SS`.
///
/// Anything else, and a date or time that does not exist, is none: the patient reader says why.
#[must_use]
pub fn parse_ascii_stamp(text: &[u8]) -> Option<Stamp> {
    match (text.len(), text.first_chunk::<16>(), text.last_chunk::<3>()) {
        (16, Some(head), _) => padded(head, *b":00"),
        (19, Some(head), Some(seconds)) => padded(head, *seconds),
        _ => None,
    }
    .or_else(|| any_width(text))
}

const fn exact(seconds: i64) -> Stamp {
    Stamp::exact(Moment::from_seconds(seconds))
}

/// `YYYY-MM-DD HH:MM` and `:SS`, eight bytes at a time.
///
/// A byte minus `0` is at most 9 if it was a digit; ten times itself plus its right neighbour is then the value of
/// two digits, computed in all bytes of a word at once. None also where the slower reader should look again.
fn padded(head: &[u8; 16], seconds: [u8; 3]) -> Option<Stamp> {
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    const ABOVE_NINE: u64 = 0x7676_7676_7676_7676;
    const HIGH_BITS: u64 = 0x8080_8080_8080_8080;
    /// Where `YYYY-MM-` and `DD HH:MM` have digits, the first byte lowest.
    const DATE_DIGITS: u64 = 0x00ff_ff00_ffff_ffff;
    const TIME_DIGITS: u64 = 0xffff_00ff_ff00_ffff;
    let (&date, &time) = (head.first_chunk::<8>()?, head.last_chunk::<8>()?);
    let date_bytes = (u64::from_le_bytes(date) ^ ZEROS) & DATE_DIGITS;
    let time_bytes = (u64::from_le_bytes(time) ^ ZEROS) & TIME_DIGITS;
    let beyond = |bytes: u64| (bytes.wrapping_add(ABOVE_NINE) | bytes) & HIGH_BITS;
    let (tens, ones) = (seconds[1].wrapping_sub(b'0'), seconds[2].wrapping_sub(b'0'));
    let marks = (date[4] == date[7])
        & (date[4].wrapping_sub(b'-') < 3)
        & ((time[2] == b' ') | (time[2] == b'T'))
        & (time[5] == b':')
        & (seconds[0] == b':');
    if beyond(date_bytes) | beyond(time_bytes) != 0 || !marks || tens > 5 || ones > 9 {
        return None;
    }
    let pairs = |bytes: u64| (bytes * 10 + (bytes >> 8)).to_le_bytes().map(i64::from);
    let (date, time) = (pairs(date_bytes), pairs(time_bytes));
    let (year, month, day) = (date[0] * 100 + date[2], date[5], time[0]);
    let (hour, minute) = (time[3], time[6]);
    // Every month has 28 days; only the last days of a month are worth a look at its length.
    let exists = (1..=12).contains(&month) && day >= 1 && (day <= 28 || day <= days_in_month(year, month));
    if !exists || year < 1900 || hour > 23 || minute > 59 {
        return None;
    }
    let second = i64::from(tens) * 10 + i64::from(ones);
    Some(exact(day_number(year, month, day) * DAY + hour * 3600 + minute * 60 + second))
}

/// The same form with months, days and hours of one digit or two.
fn any_width(text: &[u8]) -> Option<Stamp> {
    let (head, rest) = text.split_first_chunk::<5>()?;
    let [a, b, c, d, separator] = *head;
    if !matches!(separator, b'-' | b'/' | b'.') {
        return None;
    }
    let year = digit(a)? * 1000 + digit(b)? * 100 + digit(c)? * 10 + digit(d)?;
    let (month, rest) = one_or_two(rest)?;
    let (&mark, rest) = rest.split_first()?;
    let (day, rest) = one_or_two(rest)?;
    if mark != separator || year < 1900 || day == 0 || day > days_in_month(year, month) {
        return None;
    }
    let midnight = day_number(year, month, day) * DAY;
    let Some((&mark, rest)) = rest.split_first() else {
        return Some(Stamp { at: Moment::from_seconds(midnight), date_only: true });
    };
    let (hour, rest) = one_or_two(rest)?;
    let (minute, rest) = colon_and_two(rest)?;
    let second = if rest.is_empty() {
        0
    } else {
        let (second, rest) = colon_and_two(rest)?;
        if !rest.is_empty() {
            return None;
        }
        second
    };
    if !matches!(mark, b' ' | b'T') || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some(exact(midnight + hour * 3600 + minute * 60 + second))
}

fn digit(byte: u8) -> Option<i64> {
    let value = byte.wrapping_sub(b'0');
    (value < 10).then_some(i64::from(value))
}

fn one_or_two(text: &[u8]) -> Option<(i64, &[u8])> {
    let (&first, rest) = text.split_first()?;
    let first = digit(first)?;
    match rest.split_first().and_then(|(&second, rest)| Some((digit(second)?, rest))) {
        Some((second, rest)) => Some((first * 10 + second, rest)),
        None => Some((first, rest)),
    }
}

fn colon_and_two(text: &[u8]) -> Option<(i64, &[u8])> {
    let ([colon, tens, ones], rest) = text.split_first_chunk::<3>()?;
    (*colon == b':').then_some((digit(*tens)? * 10 + digit(*ones)?, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn both_roads_agree_on_every_text_of_nearly_the_form(
            seconds in 0..4_000_000_000_i64, length in prop::sample::select(vec![16_usize, 19]), at in 0..19_usize, byte: u8,
        ) {
            let mut text = Moment::from_seconds(seconds).to_string().into_bytes();
            text.truncate(length);
            prop_assert_eq!(parse_ascii_stamp(&text), any_width(&text));
            prop_assert!(padded(text.first_chunk().unwrap(), *b":00").is_some());
            let near = [byte, b'0' + byte % 12];
            for byte in near {
                let mut text = text.clone();
                text[at % length] = byte;
                prop_assert_eq!(parse_ascii_stamp(&text), any_width(&text), "{}", String::from_utf8_lossy(&text));
            }
        }
    }

    fn read(text: &str) -> Option<String> {
        let stamp = parse_ascii_stamp(text.as_bytes())?;
        Some(if stamp.date_only { stamp.at.date().to_string() } else { stamp.at.to_string() })
    }

    #[test]
    fn the_plain_forms_are_read() {
        for text in ["2026-10-05 14:30:00", "2026/10/5 14:30", "2026.10.5 14:30", "2026-10-05T14:30:00"] {
            assert_eq!(read(text).as_deref(), Some("2026-10-05 14:30:00"), "{text}");
        }
        assert_eq!(read("2026/1/2 3:04:05").as_deref(), Some("2026-01-02 03:04:05"));
        assert_eq!(read("2024-02-29").as_deref(), Some("2024-02-29"));
    }

    #[test]
    fn what_does_not_exist_or_has_another_form_is_left_to_the_patient_reader() {
        for text in [
            "",
            "2026",
            "2026-",
            "2026-10",
            "2026-10-",
            "2026-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "2026-10/05",
            "2026-10-05 ",
            "2026-10-05 14",
            "2026-10-05 24:00",
            "2026-10-05 14:60",
            "2026-10-05 14:30:60",
            "2026-10-05 14:3",
            "2026-10-05 14:30:00Z",
            "2026-10-05x14:30",
            "0026-10-05",
            "26-10-05",
            "10/5/2026",
            "2026年10月5日",
            "2026-10-051",
            "2026-10-05 14:30:",
            "20261005",
            "-026-10-05",
            "2026-1 -05",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
