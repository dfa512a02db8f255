//! Cells that say how long something took.

use thiserror::Error;

use crate::time::DAY;

/// A unit of time, as a header or the settings name it for bare numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 1 second.
    Second,
    /// 60 seconds.
    Minute,
    /// 3,600 seconds.
    Hour,
    /// 86,400 seconds.
    Day,
}

impl Unit {
    /// Its length in seconds.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3_600,
            Self::Day => DAY,
        }
    }

    /// The unit that a header hint such as `秒`, `H`, `分钟` or `min` names, without regard to case.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        WORDS.iter().find(|(word, _)| *word == text).map(|(_, unit)| *unit)
    }
}

/// The words for units; of words that begin alike the longer stands first.
const WORDS: [(&str, Unit); 33] = [
    ("个小时", Unit::Hour),
    ("小时", Unit::Hour),
    ("工时", Unit::Hour),
    ("钟头", Unit::Hour),
    ("时", Unit::Hour),
    ("hours", Unit::Hour),
    ("hour", Unit::Hour),
    ("hrs", Unit::Hour),
    ("hr", Unit::Hour),
    ("h", Unit::Hour),
    ("分钟", Unit::Minute),
    ("分", Unit::Minute),
    ("minutes", Unit::Minute),
    ("minute", Unit::Minute),
    ("mins", Unit::Minute),
    ("min", Unit::Minute),
    ("m", Unit::Minute),
    ("′", Unit::Minute),
    ("'", Unit::Minute),
    ("秒钟", Unit::Second),
    ("秒", Unit::Second),
    ("seconds", Unit::Second),
    ("second", Unit::Second),
    ("secs", Unit::Second),
    ("sec", Unit::Second),
    ("s", Unit::Second),
    ("′′", Unit::Second),
    ("\"", Unit::Second),
    ("天", Unit::Day),
    ("日", Unit::Day),
    ("days", Unit::Day),
    ("day", Unit::Day),
    ("d", Unit::Day),
];

/// Why a text cannot be read as a duration.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DurationFault {
    /// A number, and nobody said of what.
    #[error("a bare number without a unit")]
    NoUnit,
    /// `1:20` could be hours and minutes or minutes and seconds.
    #[error("could be hours and minutes or minutes and seconds")]
    TwoParts,
    /// A minus sign stands before it.
    #[error("a duration cannot be negative")]
    Negative,
    /// Minutes or seconds of 60 and more beside a greater unit.
    #[error("there is no {0} within the next greater unit")]
    OutOfRange(i64),
    /// Longer than a hundred years.
    #[error("longer than a hundred years")]
    TooLong,
    /// None of the forms that are read.
    #[error("not a duration")]
    NotADuration,
}

/// Bytes beyond which a text is no duration but a text.
const LONGEST_TEXT: usize = 80;

/// More than any ticket, less than what overflows a sum.
const LONGEST: f64 = 100.0 * 366.0 * 86_400.0;

/// Reads a normalised, trimmed cell as seconds: `1:20:05`, `1小时20分`, `2.5h`, `1天2小时`, `90 min`, or a bare
/// number of the unit `hint`. A fraction of a second is rounded.
///
/// # Errors
/// Why the text is no duration, or could be two.
pub fn parse_duration(text: &str, hint: Option<Unit>) -> Result<i64, DurationFault> {
    if text.len() > LONGEST_TEXT {
        return Err(DurationFault::NotADuration);
    }
    if let Some(rest) = text.strip_prefix('-') {
        return Err(match parse_duration(rest.trim_start_matches('-').trim_start(), hint) {
            Ok(_) | Err(DurationFault::NoUnit) => DurationFault::Negative,
            Err(fault) => fault,
        });
    }
    let mut rest = text.trim();
    let mut total = 0.0;
    let mut smallest = None;
    loop {
        let Some((number, after)) = take_number(rest) else { return Err(DurationFault::NotADuration) };
        if after.starts_with(':') {
            // A clock face may stand alone or behind days.
            return match smallest {
                None | Some(Unit::Day) => Ok(whole(total)? + clock_face(rest)?),
                Some(_) => Err(DurationFault::NotADuration),
            };
        }
        let after = after.trim_start();
        if after.is_empty() && smallest.is_none() {
            return whole(number * hint.ok_or(DurationFault::NoUnit)?.seconds() as f64);
        }
        // `1小时20` leaves the last unit out: the next smaller one is meant.
        let (unit, after) = match (take_unit(after), smallest) {
            (Some(found), _) => found,
            (None, Some(Unit::Hour)) if after.is_empty() => (Unit::Minute, after),
            (None, Some(Unit::Minute)) if after.is_empty() => (Unit::Second, after),
            _ => return Err(DurationFault::NotADuration),
        };
        if smallest.is_some_and(|smallest| unit >= smallest) {
            return Err(DurationFault::NotADuration);
        }
        total += number * unit.seconds() as f64;
        smallest = Some(unit);
        rest = after.trim_start_matches([',', ' ']);
        if rest.is_empty() {
            return whole(total);
        }
    }
}

fn whole(seconds: f64) -> Result<i64, DurationFault> {
    if seconds <= LONGEST { Ok(seconds.round() as i64) } else { Err(DurationFault::TooLong) }
}

/// Takes a number, `1,234.5`, from the head of a text.
fn take_number(text: &str) -> Option<(f64, &str)> {
    let bytes = text.as_bytes();
    let mut end = 0;
    let mut digits = String::new();
    while let Some(&byte) = bytes.get(end) {
        let thousands = byte == b',' && end > 0 && !digits.contains('.') && thousands_follow(&bytes[end + 1..]);
        match byte {
            b'0'..=b'9' => digits.push(byte as char),
            b'.' if !digits.contains('.') => digits.push('.'),
            _ if thousands => {}
            _ => break,
        }
        end += 1;
    }
    let well_formed = digits.starts_with(|c: char| c.is_ascii_digit()) && !digits.ends_with('.');
    let number = digits.parse().ok().filter(|_| well_formed)?;
    Some((number, &text[end..]))
}

fn thousands_follow(bytes: &[u8]) -> bool {
    bytes.len() >= 3 && bytes[..3].iter().all(u8::is_ascii_digit) && !bytes.get(3).is_some_and(u8::is_ascii_digit)
}

/// Takes the longest word for a unit from the head of a text.
fn take_unit(text: &str) -> Option<(Unit, &str)> {
    let here = |word: &str| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let (word, unit) = WORDS.iter().filter(|(word, _)| here(word)).max_by_key(|(word, _)| word.len())?;
    let rest = &text[word.len()..];
    let cut_short =
        word.ends_with(|c: char| c.is_ascii_alphabetic()) && rest.starts_with(|c: char| c.is_ascii_alphabetic());
    (!cut_short).then_some((*unit, rest))
}

/// Reads `hh:mm:ss`, the hours as many as they are.
fn clock_face(text: &str) -> Result<i64, DurationFault> {
    let parts: Vec<&str> = text.split(':').collect();
    let number = |part: &str, most: usize| -> Result<i64, DurationFault> {
        let fits = (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| fits).ok_or(DurationFault::NotADuration)
    };
    match parts[..] {
        [hours, minutes, seconds] => {
            let (seconds, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
            number(fraction, 9)?;
            let (hours, minutes, seconds) = (number(hours, 6)?, number(minutes, 2)?, number(seconds, 2)?);
            match (minutes, seconds) {
                (60.., _) => Err(DurationFault::OutOfRange(minutes)),
                (_, 60..) => Err(DurationFault::OutOfRange(seconds)),
                _ => whole((hours * 3_600 + minutes * 60 + seconds) as f64),
            }
        }
        [first, second] if number(first, 6).is_ok() && number(second, 2).is_ok() => Err(DurationFault::TwoParts),
        _ => Err(DurationFault::NotADuration),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_way_to_write_a_duration_is_read() {
        for (text, expected) in [
            ("01:20:05", 4_805),
            ("1:20:05", 4_805),
            ("100:00:00", 360_000),
            ("0:00:35.4", 35),
            ("1小时20分", 4_800),
            ("1小时20分钟", 4_800),
            ("1 小时 20 分 5 秒", 4_805),
            ("1小时20", 4_800),
            ("35分10秒", 2_110),
            ("35分10", 2_110),
            ("2.5h", 9_000),
            ("2.5 H", 9_000),
            ("1天2小时", 93_600),
            ("1天 02:00:00", 93_600),
            ("1 day, 2:00:00", 93_600),
            ("90 min", 5_400),
            ("90Mins", 5_400),
            ("1h30m", 5_400),
            ("1h 30min 5s", 5_405),
            ("2个小时", 7_200),
            ("1,234秒", 1_234),
            ("0秒", 0),
            ("0.5天", 43_200),
            ("35′10′′", 2_110),
        ] {
            assert_eq!(parse_duration(text, None), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_bare_number_needs_a_hint() {
        assert_eq!(parse_duration("90", None), Err(DurationFault::NoUnit));
        assert_eq!(parse_duration("90", Some(Unit::Second)), Ok(90));
        assert_eq!(parse_duration("2.5", Some(Unit::Hour)), Ok(9_000));
        assert_eq!(parse_duration("1,200", Some(Unit::Minute)), Ok(72_000));
        assert_eq!(parse_duration("35分10秒", Some(Unit::Hour)), Ok(2_110), "the cell's own unit goes first");
        assert_eq!(parse_duration("0", Some(Unit::Day)), Ok(0));
    }

    #[test]
    fn what_is_no_duration_says_why() {
        for (text, fault) in [
            ("1:20", DurationFault::TwoParts),
            ("-5分", DurationFault::Negative),
            ("-5", DurationFault::Negative),
            ("1:60:00", DurationFault::OutOfRange(60)),
            ("1:00:75", DurationFault::OutOfRange(75)),
            ("99999999天", DurationFault::TooLong),
            ("20分1小时", DurationFault::NotADuration),
            ("5分5分", DurationFault::NotADuration),
            ("", DurationFault::NotADuration),
            ("很久", DurationFault::NotADuration),
            ("5 monkeys", DurationFault::NotADuration),
            ("1.2.3", DurationFault::NotADuration),
            ("1天20", DurationFault::NotADuration),
            ("12:", DurationFault::NotADuration),
            ("1小时 02:00:00", DurationFault::NotADuration),
            ("5.", DurationFault::NotADuration),
            ("1,23", DurationFault::NotADuration),
            ("2026-10-05 14:30:00", DurationFault::NotADuration),
        ] {
            assert_eq!(parse_duration(text, None), Err(fault), "{text}");
        }
    }

    #[test]
    fn header_hints_name_units() {
        for (hint, unit) in
            [("秒", Unit::Second), ("H", Unit::Hour), ("分钟", Unit::Minute), ("min", Unit::Minute), ("天", Unit::Day)]
        {
            assert_eq!(Unit::named(hint), Some(unit));
        }
        assert_eq!(Unit::named("元"), None);
    }

    proptest! {
        #[test]
        fn every_form_of_a_duration_reads_back(seconds in 0..4_000_000_i64) {
            let (days, hours, minutes, rest) = (seconds / DAY, seconds / 3600, seconds % 3600 / 60, seconds % 60);
            for text in [
                format!("{hours:02}:{minutes:02}:{rest:02}"),
                format!("{hours}小时{minutes}分{rest}秒"),
                format!("{days}天{}小时{minutes}分钟{rest}秒", hours % 24),
                format!("{hours} h {minutes} min {rest} s"),
                format!("{seconds}秒"),
                format!("{:.6}h", seconds as f64 / 3600.0),
                format!("{days} days, {}:{minutes:02}:{rest:02}", hours % 24),
            ] {
                prop_assert_eq!(parse_duration(&text, None), Ok(seconds), "{}", text);
            }
            prop_assert_eq!(parse_duration(&seconds.to_string(), Some(Unit::Second)), Ok(seconds));
            prop_assert_eq!(parse_duration(&format!("-{seconds}秒"), None), Err(DurationFault::Negative));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,40}", like in "[0-9天小时分钟秒hmsd:.,+ -]{0,30}") {
            for text in [&text, &like] {
                let _ = (parse_duration(text, None), parse_duration(text, Some(Unit::Minute)));
            }
        }
    }
}
