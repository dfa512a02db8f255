//! Civil dates as day numbers, for the paths that run once per cell and cannot afford a calendar library.
//!
//! The proleptic Gregorian calendar repeats every 400 years of 146,097 days (an era); counting years from March puts
//! the leap day at the end of the year, so that month lengths follow one linear formula.

use chrono::{Datelike, NaiveDate};

/// Days from the first day of the common era (chrono's count) to 1970-01-01.
const EPOCH_FROM_CE: i64 = 719_163;

/// Eras of 400 years that are added before dividing, so that unsigned 32-bit arithmetic serves dates before 1970 too.
const ERAS: i64 = 82;
/// Day number 0 counted from 1 March of the shifted year 0.
const SHIFT: i64 = 719_468 + 146_097 * ERAS;

/// Days since 1970-01-01 of a civil date that exists, in the years −32,000 to 2,000,000.
///
/// The arithmetic here and in [`year_month_day`] is that of Neri and Schneider, "Euclidean affine functions and
/// their application to calendar algorithms" (2022): multiplications and shifts in the place of divisions.
#[must_use]
pub const fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let early = month <= 2;
    let year = (year + 400 * ERAS) as u32 - early as u32;
    let month = if early { month as u32 + 12 } else { month as u32 };
    let century = year / 100;
    let before_year = 1461 * year / 4 - century + century / 4;
    let before_month = (979 * month - 2919) / 32;
    (before_year + before_month) as i64 + day - 1 - SHIFT
}

/// Year, month and day of a day number: the inverse of [`day_number`]. Beyond its years the last one it knows.
#[must_use]
pub const fn year_month_day(day_number: i64) -> (i64, i64, i64) {
    const LAST: i64 = 1 << 29;
    let days = day_number.saturating_add(SHIFT);
    let days = if days < 0 {
        0
    } else if days > LAST {
        LAST
    } else {
        days
    } as u32;
    let quarters = 4 * days + 3;
    let century = quarters / 146_097;
    let in_century = (quarters % 146_097 / 4) * 4 + 3;
    let product = 2_939_745 * in_century as u64;
    let year = 100 * century + (product >> 32) as u32;
    let day_of_year = (product as u32) / 2_939_745 / 4;
    let scaled = 2_141 * day_of_year + 197_913;
    let (month, day) = (scaled >> 16, (scaled & 0xffff) / 2_141 + 1);
    let late = day_of_year >= 306;
    let month = if late { month - 12 } else { month };
    (year as i64 - 400 * ERAS + late as i64, month as i64, day as i64)
}

/// How many days a month has; 0 for a month that does not exist.
#[must_use]
pub const fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

/// Monday 0 to Sunday 6.
#[must_use]
pub const fn weekday_index(day_number: i64) -> usize {
    (day_number + 3).rem_euclid(7) as usize
}

/// Days since 1970-01-01 of a date.
#[must_use]
pub fn day_number_of(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) - EPOCH_FROM_CE
}

/// The date of a day number; beyond chrono's years the last date it knows.
#[must_use]
pub fn date_of(day_number: i64) -> NaiveDate {
    i32::try_from(day_number + EPOCH_FROM_CE)
        .ok()
        .and_then(NaiveDate::from_num_days_from_ce_opt)
        .unwrap_or(if day_number < 0 { NaiveDate::MIN } else { NaiveDate::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_agree_with_the_calendar_library_over_eight_centuries() {
        for n in day_number(1600, 1, 1)..day_number(2400, 1, 1) {
            let (year, month, day) = year_month_day(n);
            let date = date_of(n);
            let (y, m, d) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
            assert_eq!((year, month, day), (y, m, d));
            assert_eq!(day_number(year, month, day), n);
            assert_eq!(day_number_of(date), n);
            assert_eq!(weekday_index(n), date.weekday().num_days_from_monday() as usize);
            assert!(day <= days_in_month(year, month));
        }
    }

    #[test]
    fn months_know_their_length() {
        assert_eq!(days_in_month(2024, 2), 29);
        assert_eq!(days_in_month(2100, 2), 28);
        assert_eq!(days_in_month(2026, 6), 30);
        assert_eq!(days_in_month(2026, 13), 0);
    }
}
