//! A reporting month, named by year and month.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A month of a year, `2026-10`. Months are consecutive numbers, so that they index arrays and subtract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month `month` (1 to 12) of `year`, or none.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((1..=12).contains(&month) && (1970..=9999).contains(&year))
            .then(|| Self(year * 12 + i32::try_from(month).unwrap_or(1) - 1))
    }

    /// The calendar month in which `date` lies.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self(date.year() * 12 + date.month0().cast_signed())
    }

    /// The month `month` (1 to 12) of `year`, for callers that have a civil date at hand.
    #[must_use]
    pub(super) const fn of_civil(year: i64, month: i64) -> Self {
        Self((year * 12 + month - 1) as i32)
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.0.rem_euclid(12).cast_unsigned() + 1
    }

    /// The first day of the calendar month.
    ///
    /// # Panics
    /// Never: every month has a first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.month(), 1).expect("a month has a first day")
    }

    /// The month `n` months later, earlier if negative.
    #[must_use]
    pub const fn plus(self, n: i32) -> Self {
        Self(self.0 + n)
    }

    /// The month after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        self.plus(1)
    }

    /// The month before this one.
    #[must_use]
    pub const fn previous(self) -> Self {
        self.plus(-1)
    }

    /// How many months `self` lies after `other`; negative if before.
    #[must_use]
    pub const fn since(self, other: Self) -> i32 {
        self.0 - other.0
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl FromStr for Month {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.split_once('-')
            .filter(|(y, m)| y.len() == 4 && m.len() == 2)
            .and_then(|(y, m)| Self::new(y.parse().ok()?, m.parse().ok()?))
            .ok_or_else(|| format!("`{text}` is not a month; write it like 2026-10"))
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_count_on_over_the_turn_of_the_year() {
        let december: Month = "2025-12".parse().unwrap();
        assert_eq!(december.next().to_string(), "2026-01");
        assert_eq!(december.next().previous(), december);
        assert_eq!(december.plus(13).since(december), 13);
        assert!("2025-13".parse::<Month>().is_err());
        assert!("25-1".parse::<Month>().is_err());
    }
}
