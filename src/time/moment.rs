//! A moment of local time, to the second.

use std::fmt;
use std::ops::{Add, Sub};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};

use super::civil::year_month_day;

/// A moment: whole seconds since 1970-01-01 00:00:00 **local time** of the report's time zone.
///
/// Differences are durations in seconds because the time zone has no daylight saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// Seconds of a calendar day.
pub const DAY: i64 = 86_400;

impl Moment {
    /// The moment that lies `seconds` after 1970-01-01 00:00:00 local time.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Whole seconds since 1970-01-01 00:00:00 local time.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The local civil date and time `naive`.
    #[must_use]
    pub const fn from_naive(naive: NaiveDateTime) -> Self {
        Self(naive.and_utc().timestamp())
    }

    /// Midnight at the start of `date`.
    #[must_use]
    pub const fn start_of(date: NaiveDate) -> Self {
        Self::from_naive(date.and_time(NaiveTime::MIN))
    }

    /// The last second of `date`: what is due on a date is due here, so that any time of that day is on time.
    #[must_use]
    pub const fn end_of(date: NaiveDate) -> Self {
        Self(Self::start_of(date).0 + DAY - 1)
    }

    /// The local civil date and time.
    ///
    /// # Panics
    /// If the moment lies outside the years that chrono knows, which no reader lets in.
    #[must_use]
    pub fn naive(self) -> NaiveDateTime {
        DateTime::from_timestamp(self.0, 0).expect("a moment within chrono's range").naive_utc()
    }

    /// The local civil date.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.naive().date()
    }

    /// Days since 1970-01-01, for arithmetic that does not need a calendar.
    #[must_use]
    pub const fn day_number(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// Seconds since midnight, 0 to 86,399.
    #[must_use]
    pub const fn second_of_day(self) -> i64 {
        self.0.rem_euclid(DAY)
    }
}

impl Add<i64> for Moment {
    type Output = Self;

    fn add(self, seconds: i64) -> Self {
        Self(self.0 + seconds)
    }
}

impl Sub<i64> for Moment {
    type Output = Self;

    fn sub(self, seconds: i64) -> Self {
        Self(self.0 - seconds)
    }
}

impl Sub for Moment {
    type Output = i64;

    fn sub(self, other: Self) -> i64 {
        self.0 - other.0
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = year_month_day(self.day_number());
        let seconds = self.second_of_day();
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if !(0..10_000).contains(&year) {
            return self.naive().format("%Y-%m-%d %H:%M:%S").fmt(f);
        }
        // Tables hold hundreds of thousands of moments, and the general way reads its pattern anew for each.
        let mut text = *b"0000-00-00 00:00:00";
        let pairs = [(0, year / 100), (2, year % 100), (5, month), (8, day), (11, hour), (14, minute), (17, second)];
        for (at, value) in pairs {
            let value = u8::try_from(value).unwrap_or(0);
            text[at] += value / 10;
            text[at + 1] += value % 10;
        }
        f.pad(std::str::from_utf8(&text).unwrap_or_default())
    }
}

/// What a cell said about time: a moment, or only a date.
///
/// A date alone can keep a promise that is counted in days and is left out of one that is counted in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// The moment, or the start of the date.
    pub at: Moment,
    /// The cell named no time of day.
    pub date_only: bool,
}

impl Stamp {
    /// A moment known to the minute or second.
    #[must_use]
    pub const fn exact(at: Moment) -> Self {
        Self { at, date_only: false }
    }

    /// A date without a time of day.
    #[must_use]
    pub const fn date(date: NaiveDate) -> Self {
        Self { at: Moment::start_of(date), date_only: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_as_the_civil_time_it_was_made_of() {
        let naive = NaiveDate::from_ymd_opt(2026, 10, 14).unwrap().and_hms_opt(11, 30, 0).unwrap();
        let moment = Moment::from_naive(naive);
        assert_eq!(moment.naive(), naive);
        assert_eq!(moment.to_string(), "2026-10-14 11:30:00");
        assert_eq!(moment.second_of_day(), 11 * 3600 + 30 * 60);
    }

    #[test]
    fn a_date_ends_one_second_before_the_next_begins() {
        let date = NaiveDate::from_ymd_opt(2026, 10, 31).unwrap();
        assert_eq!(Moment::end_of(date) + 1, Moment::start_of(date.succ_opt().unwrap()));
    }
}
