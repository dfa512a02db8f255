//! The date at the head of a cell.

use chrono::NaiveDate;

use super::clock_time::clock_time;
use super::cursor::{Cursor, value};
use super::fault::{DateFault, Impossible};
use super::number::compact_date;
use super::{DateOrder, DateRules};
use crate::time::civil::{date_of, day_number, days_in_month};

const SEPARATORS: [&str; 3] = ["-", "/", "."];
const DAY_WORDS: [&str; 3] = ["日", "号", "號"];

/// Takes the date that stands here and gives its day number.
pub(super) fn date(cursor: &mut Cursor<'_>, rules: DateRules) -> Result<i64, DateFault> {
    if let Some(digits) = cursor.digits(8..=8) {
        return compact_date(digits);
    }
    if let Some(year) = cursor.digits(4..=4) {
        return after_year(cursor, value(year));
    }
    let first = cursor.digits(1..=2).ok_or(DateFault::NotADate)?;
    if cursor.eat_spaced(&["年"]).is_some() {
        return Err(if cursor.digits_spaced(1..=2).is_some() { DateFault::TwoDigitYear } else { DateFault::NotADate });
    }
    if cursor.eat_spaced(&["月"]).is_some() {
        return Err(if cursor.digits_spaced(1..=2).is_some() { DateFault::NoYear } else { DateFault::NotADate });
    }
    let separator = cursor.eat(&SEPARATORS).ok_or(DateFault::NotADate)?;
    let second = cursor.digits(1..=2).ok_or(DateFault::NotADate)?;
    if cursor.eat(&[separator]).is_none() {
        let plausible = (1..=12).contains(&value(first)) && (1..=31).contains(&value(second));
        return Err(if plausible && time_or_nothing(*cursor) { DateFault::NoYear } else { DateFault::NotADate });
    }
    if let Some(year) = cursor.digits(4..=4) {
        return year_last(rules.order, value(first), value(second), value(year));
    }
    Err(if cursor.digits(1..=2).is_some() { DateFault::TwoDigitYear } else { DateFault::NotADate })
}

fn after_year(cursor: &mut Cursor<'_>, year: i64) -> Result<i64, DateFault> {
    if cursor.eat_spaced(&["年"]).is_some() {
        let month = cursor.digits_spaced(1..=2).ok_or(DateFault::NotADate)?;
        cursor.eat_spaced(&["月"]).ok_or(DateFault::NotADate)?;
        let Some(day) = cursor.digits_spaced(1..=2) else { return Err(no_day(*cursor)) };
        cursor.eat_spaced(&DAY_WORDS).ok_or(DateFault::NotADate)?;
        return day_of(year, value(month), value(day));
    }
    let separator = cursor.eat_spaced(&SEPARATORS).ok_or(DateFault::NotADate)?;
    let month = cursor.digits_spaced(1..=2).ok_or(DateFault::NotADate)?;
    if cursor.eat_spaced(&[separator]).is_none() {
        let plausible = (1900..2200).contains(&year) && (1..=12).contains(&value(month));
        return Err(if plausible { no_day(*cursor) } else { DateFault::NotADate });
    }
    let day = cursor.digits_spaced(1..=2).ok_or(DateFault::NotADate)?;
    day_of(year, value(month), value(day))
}

/// A year and a month: either the cell ends there, or it is something else.
fn no_day(mut cursor: Cursor<'_>) -> DateFault {
    cursor.skip_spaces();
    if cursor.is_empty() { DateFault::NoDay } else { DateFault::NotADate }
}

/// Whether a date would end here, so that what stands before was meant as one.
fn time_or_nothing(mut cursor: Cursor<'_>) -> bool {
    let time = clock_time(&mut cursor);
    cursor.skip_spaces();
    time.is_err() || cursor.is_empty()
}

fn year_last(order: DateOrder, first: i64, second: i64, year: i64) -> Result<i64, DateFault> {
    match order {
        DateOrder::Mdy => day_of(year, first, second),
        DateOrder::Dmy => day_of(year, second, first),
        DateOrder::Unknown => {
            let reading = |month, day| -> Option<NaiveDate> { day_of(year, month, day).ok().map(date_of) };
            match (reading(first, second), reading(second, first)) {
                (None, None) => day_of(year, first, second),
                (month_first, day_first) => Err(DateFault::Ambiguous { month_first, day_first }),
            }
        }
    }
}

/// The day number of a date, or why there is no such date.
pub(super) fn day_of(year: i64, month: i64, day: i64) -> Result<i64, DateFault> {
    if !(1900..=9999).contains(&year) {
        return Err(Impossible::Year(year).into());
    }
    match days_in_month(year, month) {
        0 => Err(Impossible::Month(month).into()),
        last if day < 1 || day > last => Err(Impossible::Day { year, month, day }.into()),
        _ => Ok(day_number(year, month, day)),
    }
}
