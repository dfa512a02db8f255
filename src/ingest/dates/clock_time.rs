//! Times of day, with the words that Chinese and English put before or after them.

use super::cursor::{Cursor, value};
use super::fault::{DateFault, Impossible};
use crate::time::DAY;

/// What a word for a part of the day does to the hour beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Before noon; 12 is midnight.
    Early,
    /// Before noon; 12 stays.
    Morning,
    Noon,
    /// After noon.
    Afternoon,
    /// After noon; 12 is the midnight that follows.
    Evening,
}

const PARTS: [(&str, Part); 14] = [
    ("凌晨", Part::Early),
    ("上午", Part::Early),
    ("a.m.", Part::Early),
    ("am", Part::Early),
    ("早上", Part::Morning),
    ("早晨", Part::Morning),
    ("清晨", Part::Morning),
    ("中午", Part::Noon),
    ("下午", Part::Afternoon),
    ("傍晚", Part::Afternoon),
    ("p.m.", Part::Afternoon),
    ("pm", Part::Afternoon),
    ("晚上", Part::Evening),
    ("夜间", Part::Evening),
];

impl Part {
    /// The hour of the day; 24 and more is the day after.
    fn hour(self, hour: i64) -> Result<i64, DateFault> {
        match (self, hour) {
            (Self::Early, 12) => Ok(0),
            (Self::Early | Self::Morning, 0..=12) => Ok(hour),
            (Self::Noon, 1..=3) => Ok(hour + 12),
            (Self::Noon, 10..=15) => Ok(hour),
            (Self::Evening, 12) => Ok(24),
            (Self::Afternoon | Self::Evening, 0..=11) => Ok(hour + 12),
            (Self::Afternoon | Self::Evening, 12..=24) => Ok(hour),
            _ => Err(Impossible::DayPart(hour).into()),
        }
    }
}

/// Reads a time of day, `10:20`, `18:27:05`, `下午2:30`, `14时30分`, as seconds from midnight.
///
/// 24:00 and 晚上12:00 are 86,400: midnight at the end of the day.
///
/// # Errors
/// If the text is not a time of day or no clock shows it.
pub fn parse_time_of_day(text: &str) -> Result<i64, DateFault> {
    let mut cursor = Cursor(text.trim());
    let time = clock_time(&mut cursor)?.ok_or(DateFault::NotADate)?;
    cursor.skip_spaces();
    if cursor.is_empty() { Ok(time) } else { Err(DateFault::NotADate) }
}

/// Takes the time that stands here; none, and nothing taken, if none does.
pub(super) fn clock_time(cursor: &mut Cursor<'_>) -> Result<Option<i64>, DateFault> {
    let mut ahead = *cursor;
    let mut part = day_part(&mut ahead);
    let Some(hour) = ahead.digits_spaced(1..=2).map(value) else { return Ok(None) };
    let (mut minute, mut second) = (0, 0);
    let mut bare = false;
    if ahead.eat(&[":"]).is_some() {
        let Some(digits) = ahead.digits(2..=2) else { return Ok(None) };
        minute = value(digits);
        if ahead.eat(&[":"]).is_some() {
            let Some(digits) = ahead.digits(2..=2) else { return Ok(None) };
            second = value(digits);
            let mut fraction = ahead;
            if fraction.eat(&[".", ","]).is_some() && fraction.digits(1..=usize::MAX).is_some() {
                ahead = fraction;
            }
        }
    } else if ahead.eat_spaced(&["时", "時", "点", "點"]).is_some() {
        if ahead.eat(&["半"]).is_some() {
            minute = 30;
        } else if ahead.eat(&["钟", "整"]).is_none()
            && let Some(digits) = ahead.digits_spaced(1..=2)
        {
            minute = value(digits);
            if ahead.eat_spaced(&["分"]).is_some()
                && let Some(digits) = ahead.digits_spaced(1..=2)
            {
                if ahead.eat_spaced(&["秒"]).is_none() {
                    return Ok(None);
                }
                second = value(digits);
            }
        }
    } else {
        bare = true;
    }
    if part.is_none() {
        part = day_part(&mut ahead);
    }
    if bare && part.is_none() {
        return Ok(None);
    }
    *cursor = ahead;
    seconds(part, hour, minute, second).map(Some)
}

/// Takes the word for a part of the day that stands here.
fn day_part(cursor: &mut Cursor<'_>) -> Option<Part> {
    match cursor.0.trim_start().bytes().next() {
        None | Some(b'0'..=b'9') => return None,
        Some(_) => {}
    }
    let words: [&'static str; PARTS.len()] = std::array::from_fn(|index| PARTS[index].0);
    let word = cursor.eat_spaced(&words)?;
    PARTS.iter().find(|(name, _)| *name == word).map(|(_, part)| *part)
}

/// Takes a word for a part of the day that has no time beside it.
pub(super) fn lone_day_part(cursor: &mut Cursor<'_>) {
    day_part(cursor);
}

/// Takes `1430` or `143000`, the compact time of ISO 8601.
pub(super) fn compact_time(cursor: &mut Cursor<'_>) -> Result<Option<i64>, DateFault> {
    match cursor.digits(4..=4).or_else(|| cursor.digits(6..=6)) {
        Some(digits) => compact(digits).map(Some),
        None => Ok(None),
    }
}

/// The time of four or six digits.
pub(super) fn compact(digits: &str) -> Result<i64, DateFault> {
    let second = digits.get(4..6).map_or(0, value);
    seconds(None, value(&digits[..2]), value(&digits[2..4]), second)
}

fn seconds(part: Option<Part>, hour: i64, minute: i64, second: i64) -> Result<i64, DateFault> {
    if minute > 59 {
        return Err(Impossible::Minute(minute).into());
    }
    if second > 59 {
        return Err(Impossible::Second(second).into());
    }
    if hour > 24 || (hour == 24 && minute + second > 0) {
        return Err(Impossible::Hour(hour).into());
    }
    let hour = part.map_or(Ok(hour), |part| part.hour(hour))?;
    let seconds = hour * 3600 + minute * 60 + second;
    debug_assert!(seconds < DAY + 3600);
    Ok(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match parse_time_of_day(text) {
            Ok(time) => format!("{:02}:{:02}:{:02}", time / 3600, time % 3600 / 60, time % 60),
            Err(fault) => fault.to_string(),
        }
    }

    #[test]
    fn times_of_day_are_read_with_their_words() {
        for (text, expected) in [
            ("10:20", "10:20:00"),
            ("18:27:05", "18:27:05"),
            ("18:27:05.999", "18:27:05"),
            ("24:00", "24:00:00"),
            ("下午2:30", "14:30:00"),
            ("下午 02:30:00", "14:30:00"),
            ("PM 2:30", "14:30:00"),
            ("2:30 PM", "14:30:00"),
            ("2:30:15pm", "14:30:15"),
            ("2:30 p.m.", "14:30:00"),
            ("凌晨12:05", "00:05:00"),
            ("上午12:05", "00:05:00"),
            ("12:05 AM", "00:05:00"),
            ("早上8:05", "08:05:00"),
            ("上午9:00", "09:00:00"),
            ("中午12:10", "12:10:00"),
            ("中午11:50", "11:50:00"),
            ("中午1:10", "13:10:00"),
            ("下午12:05", "12:05:00"),
            ("下午14:30", "14:30:00"),
            ("晚上8:15", "20:15:00"),
            ("晚上12:00", "24:00:00"),
            ("14时30分", "14:30:00"),
            ("14时30分15秒", "14:30:15"),
            ("14 时 5 分", "14:05:00"),
            ("下午3点", "15:00:00"),
            ("下午3点半", "15:30:00"),
            ("9点05", "09:05:00"),
            ("3 PM", "15:00:00"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn times_that_no_clock_shows_say_why() {
        assert_eq!(read("25:00"), "there is no hour 25");
        assert_eq!(read("24:01"), "there is no hour 24");
        assert_eq!(read("10:60"), "there is no minute 60");
        assert_eq!(read("10:20:61"), "there is no second 61");
        assert_eq!(read("上午14:30"), "hour 14 contradicts the part of the day");
        for text in ["", "10", "10:2", "下午", "10:20:", "10:20 x", "昨天", "1:2:3:4", "14时30分15"] {
            assert_eq!(read(text), "not a date", "{text}");
        }
    }
}
