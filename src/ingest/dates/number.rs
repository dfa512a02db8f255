//! Moments written as one number: spreadsheet serials, epochs and compact dates.

use super::clock_time::compact;
use super::cursor::value;
use super::date::day_of;
use super::fault::DateFault;
use crate::time::civil::day_number;
use crate::time::{DAY, Moment, Stamp};

/// The moment of a spreadsheet serial of the 1900 system, rounded to the second: a whole number is a date alone.
///
/// Only serials from 20000 (1954) until before 80000 (2119) are taken for dates.
#[must_use]
pub fn stamp_of_serial(serial: f64) -> Option<Stamp> {
    if !(20_000.0..80_000.0).contains(&serial) {
        return None;
    }
    let seconds = (serial * DAY as f64).round() as i64;
    let at = Moment::from_seconds(day_number(1899, 12, 30) * DAY + seconds);
    Some(Stamp { at, date_only: serial.fract() == 0.0 })
}

/// Reads a text of digits, with or without a fraction; none if numbers of its length are no moments.
pub(super) fn numeric_stamp(text: &str, offset_minutes: i32) -> Option<Result<Stamp, DateFault>> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) || (fraction.is_empty() && text.ends_with('.')) {
        return None;
    }
    let local = |seconds: i64| Ok(Stamp::exact(Moment::from_seconds(seconds + i64::from(offset_minutes) * 60)));
    match whole.len() {
        5 => Some(text.parse().ok().and_then(stamp_of_serial).ok_or(DateFault::NotADate)),
        10 => Some(local(value(whole))),
        13 => Some(local(value(whole) / 1000)),
        8 if fraction.is_empty() => Some(compact_date(whole).map(|day| Stamp { at: at(day, 0), date_only: true })),
        12 | 14 | 17 if fraction.is_empty() => Some(compact_date(&whole[..8]).and_then(|day| {
            let time = compact(&whole[8..whole.len().min(14)])?;
            Ok(Stamp::exact(at(day, time)))
        })),
        _ => None,
    }
}

/// The day number of eight digits.
pub(super) fn compact_date(digits: &str) -> Result<i64, DateFault> {
    let year = value(&digits[..4]);
    if !(1900..2200).contains(&year) {
        // Eight digits are more often some other number than a date of another age.
        return Err(DateFault::NotADate);
    }
    day_of(year, value(&digits[4..6]), value(&digits[6..8]))
}

fn at(day: i64, time: i64) -> Moment {
    Moment::from_seconds(day * DAY + time)
}
