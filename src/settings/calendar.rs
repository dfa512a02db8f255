//! `[calendar]` and `[calendar.<year>]`: working hours and the days that differ from the week.

use std::collections::BTreeMap;

use std::fmt;
use std::str::FromStr;

use chrono::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::time;

use super::value::{Date, Day, DaySpan, TimeOfDay, written_as_text};

/// `[calendar]`. Working hours are read through [`Settings::at`](super::Settings::at): they may change over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// The time zone of the report; it must not have daylight saving.
    pub timezone: TimeZone,
    workdays: Vec<Day>,
    intervals: Vec<DaySpan>,
    /// Whose public holidays are built in.
    pub holidays: Holidays,
    /// `[calendar.<year>]`: replaces the built-in table of that year.
    #[serde(default, deserialize_with = "years", serialize_with = "years_as_text")]
    pub years: BTreeMap<i32, Year>,
}

impl Calendar {
    /// The tables of the department's own as the working calendar takes them.
    #[must_use]
    pub fn tables(&self) -> BTreeMap<i32, time::YearTable> {
        let span = |span: &OffSpan| time::OffSpan { name: span.name.clone(), from: span.from.0, to: span.to.0 };
        let table = |year: &Year| time::YearTable {
            off: year.off.iter().map(span).collect(),
            work: year.work.iter().map(|date| date.0).collect(),
        };
        self.years.iter().map(|(number, year)| (*number, table(year))).collect()
    }

    pub(super) fn hours(&self) -> Hours {
        let mut intervals = self.intervals.clone();
        intervals.sort();
        Hours { workdays: self.workdays.clone(), intervals }
    }
}

/// A time zone without daylight saving: a name, or an offset like `+08:00`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeZone {
    name: String,
    offset: i32,
}

impl TimeZone {
    /// Seconds to add to universal time.
    #[must_use]
    pub const fn offset_seconds(&self) -> i32 {
        self.offset
    }
}

/// Zones that are known by name, with the hours of their offset.
const ZONES: &[(&str, i32)] = &[
    ("UTC", 0),
    ("Asia/Bangkok", 7),
    ("Asia/Ho_Chi_Minh", 7),
    ("Asia/Jakarta", 7),
    ("Asia/Shanghai", 8),
    ("Asia/Chongqing", 8),
    ("Asia/Hong_Kong", 8),
    ("Asia/Kuala_Lumpur", 8),
    ("Asia/Macau", 8),
    ("Asia/Manila", 8),
    ("Asia/Singapore", 8),
    ("Asia/Taipei", 8),
    ("Asia/Seoul", 9),
    ("Asia/Tokyo", 9),
];

impl FromStr for TimeZone {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let offset = || {
            let (sign, rest) = match text.split_at_checked(1)? {
                ("+", rest) => (1, rest),
                ("-", rest) => (-1, rest),
                _ => return None,
            };
            let time: TimeOfDay = rest.parse().ok().filter(|_| rest.len() == 5)?;
            (time.minutes() <= 14 * 60).then(|| sign * i32::from(time.minutes()) * 60)
        };
        let named = ZONES.iter().find(|(name, _)| *name == text).map(|(_, hours)| hours * 3600);
        let error = || {
            format!(
                "`{text}` is not a zone without daylight saving; write \"Asia/Shanghai\" or an offset like \"+08:00\""
            )
        };
        let offset = named.or_else(offset).ok_or_else(error)?;
        Ok(Self { name: text.to_owned(), offset })
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

written_as_text!(TimeZone);

/// The working week and the working day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// Days of the week on which is worked.
    pub workdays: Vec<Day>,
    /// Spans of a working day, ordered, without overlap.
    pub intervals: Vec<DaySpan>,
}

impl Hours {
    /// Days of the week on which is worked.
    #[must_use]
    pub fn weekdays(&self) -> Vec<Weekday> {
        self.workdays.iter().map(|day| day.0).collect()
    }

    /// The spans of a working day in seconds since midnight.
    #[must_use]
    pub fn seconds(&self) -> Vec<(i64, i64)> {
        self.intervals.iter().map(|span| (span.from.seconds(), span.to.seconds())).collect()
    }
}

/// The public holidays that are known without being written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holidays {
    /// The announcements of the State Council.
    #[serde(rename = "CN")]
    China,
    /// None.
    #[serde(rename = "none")]
    None,
}

/// `[calendar.<year>]`: days off that are named, and make-up days on which is worked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Year {
    /// Spans of days off.
    #[serde(default)]
    pub off: Vec<OffSpan>,
    /// Days of the weekend on which is worked.
    #[serde(default)]
    pub work: Vec<Date>,
}

/// A named span of days off, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffSpan {
    /// The holiday.
    pub name: String,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

/// TOML has no numbers as keys.
fn years_as_text<S: Serializer>(years: &BTreeMap<i32, Year>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(years.iter().map(|(number, year)| (format!("{number:04}"), year)))
}

fn years<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<i32, Year>, D::Error> {
    let by_text = BTreeMap::<String, Year>::deserialize(deserializer)?;
    let number = |(text, year): (String, Year)| match text.parse() {
        Ok(number) => Ok((number, year)),
        Err(_) => Err(de::Error::custom(format!("`{text}` is not a year"))),
    };
    by_text.into_iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_a_name_without_daylight_saving_or_an_offset() {
        let offset = |text: &str| text.parse::<TimeZone>().map(|it| it.offset_seconds());
        assert_eq!(offset("Asia/Shanghai"), Ok(28_800));
        assert_eq!(offset("-05:00"), Ok(-18_000));
        assert_eq!(offset("UTC"), Ok(0));
        for wrong in ["Europe/Berlin", "+8", "+25:00", "", "时"] {
            assert!(offset(wrong).is_err(), "{wrong}");
        }
    }
}
