//! The small values that settings are made of: exact decimals, times of day, weekdays, dates, spans of a day.
//!
//! Each is written in TOML as a plain number or string and says in its error how it is written.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An exact decimal number with up to six places, kept in millionths, so that limits compare without rounding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

impl Decimal {
    /// From millionths.
    #[must_use]
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// In millionths.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// As a floating number, for statistics.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "settings lie far below 2^53 millionths")]
    pub const fn as_f64(self) -> f64 {
        self.0 as f64 / 1e6
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 1_000_000, self.0.unsigned_abs() % 1_000_000);
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{}", format!("{part:06}").trim_end_matches('0'))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1_000_000 == 0 {
            serializer.serialize_i64(self.0 / 1_000_000)
        } else {
            serializer.serialize_f64(self.as_f64())
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Decimal;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number with at most six decimal places")
            }

            fn visit_i64<E: de::Error>(self, v: i64) -> Result<Decimal, E> {
                v.checked_mul(1_000_000).map(Decimal).ok_or_else(|| E::invalid_value(de::Unexpected::Signed(v), &self))
            }

            fn visit_u64<E: de::Error>(self, v: u64) -> Result<Decimal, E> {
                let v = i64::try_from(v).map_err(|_| E::invalid_value(de::Unexpected::Unsigned(v), &self))?;
                self.visit_i64(v)
            }

            #[expect(clippy::cast_possible_truncation, reason = "checked on the way back")]
            fn visit_f64<E: de::Error>(self, v: f64) -> Result<Decimal, E> {
                let millionths = (v * 1e6).round();
                let exact = millionths.abs() < 1e15 && (millionths / 1e6 - v).abs() <= v.abs() * 1e-15;
                if exact {
                    Ok(Decimal(millionths as i64))
                } else {
                    Err(E::invalid_value(de::Unexpected::Float(v), &self))
                }
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// Gives a type that is written as a string its `Serialize` and `Deserialize` through `Display` and `FromStr`.
macro_rules! written_as_text {
    ($($type:ty),+) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )+};
}

pub(super) use written_as_text;

written_as_text!(TimeOfDay, DaySpan, Day, Date, MonthDay);

/// A time of day in minutes since midnight; `24:00` is the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// Minutes since midnight, 0 to 1440.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// Seconds since midnight, 0 to 86,400.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0 as i64 * 60
    }
}

impl FromStr for TimeOfDay {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let minutes = || {
            let (hours, minutes) = text.split_once(':')?;
            let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit()) && (1..=2).contains(&part.len());
            if !plain(hours) || !plain(minutes) || minutes.len() != 2 {
                return None;
            }
            let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
            (minutes < 60 && hours * 60 + minutes <= 1440).then_some(hours * 60 + minutes)
        };
        minutes()
            .map(Self)
            .ok_or_else(|| format!("`{text}` is not a time of day; write it like \"18:00\", up to \"24:00\""))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A span within one day, from inclusive, to exclusive: `09:00-12:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DaySpan {
    /// Its first instant.
    pub from: TimeOfDay,
    /// The instant at which it is over.
    pub to: TimeOfDay,
}

impl FromStr for DaySpan {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (from, to) = text
            .split_once('-')
            .ok_or_else(|| format!("`{text}` is not a span of the day; write it like \"09:00-12:00\""))?;
        let span = Self { from: from.trim().parse()?, to: to.trim().parse()? };
        if span.from < span.to { Ok(span) } else { Err(format!("`{text}` ends before it begins")) }
    }
}

impl fmt::Display for DaySpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

/// A day of the week, written `Mon` to `Sun`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Day(pub Weekday);

impl FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| {
            format!("`{text}` is not a day of the week; write \"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\", \"Sat\" or \"Sun\"")
        })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A date, written `2026-10-01`, with or without quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub NaiveDate);

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .map(Self)
            .map_err(|_| format!("`{text}` is not a date; write it like \"2026-10-01\""))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A day of every year, written `12-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31; 29 February is 28 February in a common year.
    pub day: u32,
}

impl MonthDay {
    /// This day in `year`; 29 February becomes 28 February where there is none.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, self.day - 1))
    }
}

impl FromStr for MonthDay {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.split_once('-')
            .and_then(|(month, day)| Some(Self { month: month.parse().ok()?, day: day.parse().ok()? }))
            .filter(|it| NaiveDate::from_ymd_opt(2024, it.month, it.day).is_some())
            .ok_or_else(|| format!("`{text}` is not a day of the year; write month and day like \"12-31\""))
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_reach_midnight_and_no_further() {
        assert_eq!("24:00".parse::<TimeOfDay>().unwrap().minutes(), 1440);
        assert_eq!("9:30".parse::<TimeOfDay>().unwrap().to_string(), "09:30");
        for wrong in ["24:01", "9", "09:60", "+9:00", "9:5", "009:00"] {
            assert!(wrong.parse::<TimeOfDay>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_span_that_ends_before_it_begins_is_refused() {
        assert!("13:00-18:00".parse::<DaySpan>().is_ok());
        assert_eq!("18:00-13:00".parse::<DaySpan>().unwrap_err(), "`18:00-13:00` ends before it begins");
    }

    #[test]
    fn decimals_are_exact() {
        let read = |text: &str| toml::from_str::<std::collections::BTreeMap<String, Decimal>>(text).map(|m| m["x"]);
        assert_eq!(read("x = 95").unwrap().millionths(), 95_000_000);
        assert_eq!(read("x = 99.9").unwrap().to_string(), "99.9");
        assert_eq!(read("x = 0.1").unwrap().millionths(), 100_000);
        assert!(read("x = 0.12345678").is_err());
        assert!(read("x = nan").is_err());
    }

    #[test]
    fn a_leap_day_is_the_day_before_in_a_common_year() {
        let day: MonthDay = "02-29".parse().unwrap();
        assert_eq!(day.in_year(2026).unwrap().to_string(), "2026-02-28");
        assert!("02-30".parse::<MonthDay>().is_err());
    }
}
