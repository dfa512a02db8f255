//! Tables of announced days off and make-up working days: the State Council's, built in, and those of the settings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer};
use thiserror::Error;

/// An announced span of days off, swapped rest days included.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffSpan {
    /// The festival, or two of them joined by `、` where one span serves both.
    pub name: String,
    /// The first day off.
    #[serde(deserialize_with = "date")]
    pub from: NaiveDate,
    /// The last day off.
    #[serde(deserialize_with = "date")]
    pub to: NaiveDate,
}

impl OffSpan {
    /// Whether `date` lies inside the span.
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }

    /// Whether the span serves the festival `name`: 国庆 and 国庆节 are the same, and a joint span serves both.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.name.split('、').any(|part| bare_name(part) == bare_name(name))
    }

    /// The days of the span in order.
    pub fn dates(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let to = self.to;
        self.from.iter_days().take_while(move |date| *date <= to)
    }
}

/// The name of a festival as people shorten it; some are called after their day.
fn bare_name(text: &str) -> &str {
    match text.trim().trim_end_matches('节') {
        "五一" => "劳动",
        "十一" => "国庆",
        bare => bare,
    }
}

/// What one year's notice announces. A span may begin in the December before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearTable {
    /// The spans of days off.
    #[serde(default)]
    pub off: Vec<OffSpan>,
    /// Weekend days that are worked in exchange.
    #[serde(default, deserialize_with = "dates")]
    pub work: Vec<NaiveDate>,
}

/// Why a year table cannot be right.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableFault {
    /// A span ends before it begins.
    #[error("{name} ends on {to}, before it begins on {from}")]
    Backwards {
        /// The span's name.
        name: String,
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        to: NaiveDate,
    },
    /// A span is longer than any announced holiday, so a month or year is misspelt.
    #[error("{name} lasts {days} days from {from}; the longest allowed is {LONGEST_SPAN}")]
    TooLong {
        /// The span's name.
        name: String,
        /// Its first day.
        from: NaiveDate,
        /// Its length.
        days: i64,
    },
    /// A day does not belong to the year of the table or the month beside it.
    #[error("{date} does not belong in the table of {year}")]
    OutsideYear {
        /// The year of the table.
        year: i32,
        /// The stray day.
        date: NaiveDate,
    },
    /// Two spans share a day.
    #[error("{first} and {second} overlap on {date}")]
    Overlap {
        /// The span that begins first.
        first: String,
        /// The other one.
        second: String,
        /// The first shared day.
        date: NaiveDate,
    },
    /// A make-up working day lies inside a span of days off.
    #[error("{date} is listed as worked and lies inside {name}")]
    WorkedWhileOff {
        /// The day.
        date: NaiveDate,
        /// The span around it.
        name: String,
    },
    /// A make-up working day is a day from Monday to Friday, which is worked without being listed.
    #[error("{date} is listed as worked but is a {} anyway", .date.weekday())]
    WorkedAnyway {
        /// The day.
        date: NaiveDate,
    },
}

/// Longer than every holiday announced so far (ten days), short enough to catch a misspelt month.
const LONGEST_SPAN: i64 = 31;

impl YearTable {
    /// Checks what a careful reader of the table of `year` would check.
    ///
    /// # Errors
    /// The first fault found, in the order of the table.
    pub fn validate(&self, year: i32) -> Result<(), TableFault> {
        let within = |date: NaiveDate| {
            let beside =
                (date.year() == year - 1 && date.month() == 12) || (date.year() == year + 1 && date.month() == 1);
            if date.year() == year || beside { Ok(()) } else { Err(TableFault::OutsideYear { year, date }) }
        };
        let mut spans: Vec<&OffSpan> = self.off.iter().collect();
        for span in &spans {
            let (name, from, to) = (span.name.clone(), span.from, span.to);
            within(from)?;
            within(to)?;
            let days = (to - from).num_days() + 1;
            if days < 1 {
                return Err(TableFault::Backwards { name, from, to });
            }
            if days > LONGEST_SPAN {
                return Err(TableFault::TooLong { name, from, days });
            }
        }
        spans.sort_by_key(|span| span.from);
        for pair in spans.windows(2) {
            if pair[1].from <= pair[0].to {
                let (first, second) = (pair[0].name.clone(), pair[1].name.clone());
                return Err(TableFault::Overlap { first, second, date: pair[1].from });
            }
        }
        for &date in &self.work {
            within(date)?;
            if let Some(span) = spans.iter().find(|span| span.contains(date)) {
                return Err(TableFault::WorkedWhileOff { date, name: span.name.clone() });
            }
            if date.weekday().num_days_from_monday() < 5 {
                return Err(TableFault::WorkedAnyway { date });
            }
        }
        Ok(())
    }
}

/// The State Council's tables by year, 2007 to 2026.
///
/// # Panics
/// Never: the built-in data is read by the tests.
#[must_use]
pub fn state_council() -> &'static BTreeMap<i32, YearTable> {
    static TABLES: LazyLock<BTreeMap<i32, YearTable>> = LazyLock::new(|| {
        let tables: BTreeMap<String, YearTable> =
            toml::from_str(include_str!("holidays.toml")).expect("the built-in tables are well-formed");
        tables.into_iter().map(|(year, table)| (year.parse().expect("a table is named by its year"), table)).collect()
    });
    &TABLES
}

fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let text = String::deserialize(deserializer)?;
    NaiveDate::parse_from_str(&text, "%Y-%m-%d")
        .map_err(|_| serde::de::Error::custom(format!("`{text}` is not a date; write it like 2026-10-01")))
}

fn dates<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<NaiveDate>, D::Error> {
    #[derive(Deserialize)]
    struct Day(#[serde(deserialize_with = "date")] NaiveDate);
    Ok(Vec::<Day>::deserialize(deserializer)?.into_iter().map(|day| day.0).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tyme4rs::tyme::Culture;
    use tyme4rs::tyme::holiday::LegalHoliday;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn fault(table: &str) -> TableFault {
        toml::from_str::<YearTable>(table).unwrap().validate(2026).unwrap_err()
    }

    #[test]
    fn the_built_in_tables_reach_from_2007_to_2026_and_are_valid() {
        let years: Vec<i32> = state_council().keys().copied().collect();
        assert_eq!(years, (2007..=2026).collect::<Vec<_>>());
        for (&year, table) in state_council() {
            assert_eq!(table.validate(year), Ok(()), "{year}");
            assert!(table.off.len() >= 4, "{year}");
        }
    }

    /// A second, independent collection of the same notices. It lacks two make-up days of 2013, which the notice
    /// of that year names (清明节 … 4月7日上班; 国庆节 … 10月12日上班).
    #[test]
    fn the_built_in_tables_agree_with_another_collection_of_the_notices() {
        let (mut off, mut work) = (BTreeSet::new(), BTreeSet::new());
        for table in state_council().values() {
            off.extend(table.off.iter().flat_map(OffSpan::dates));
            work.extend(table.work.iter().copied());
        }
        let (mut other_off, mut other_work) = (BTreeSet::new(), BTreeSet::new());
        let mut entry = LegalHoliday::from_ymd(2006, 12, 30);
        while let Some(holiday) = entry {
            let date = day(&holiday.get_day().to_string().replace(['年', '月'], "-").replace('日', ""));
            let weekend = date.weekday().num_days_from_monday() >= 5;
            match holiday.is_work() {
                true if weekend => assert!(other_work.insert(date)),
                true => {}
                false => assert!(other_off.insert(date), "{}", holiday.get_name()),
            }
            entry = holiday.next(1);
        }
        // Weekends that the notice joins to a holiday and the other collection leaves out are off in any calendar.
        let only_ours: Vec<_> = off.difference(&other_off).filter(|d| d.weekday().num_days_from_monday() < 5).collect();
        assert_eq!(only_ours, Vec::<&NaiveDate>::new());
        assert_eq!(other_off.difference(&off).collect::<Vec<_>>(), Vec::<&NaiveDate>::new());
        let more: Vec<NaiveDate> = work.difference(&other_work).copied().collect();
        assert_eq!(more, [day("2013-04-07"), day("2013-10-12")]);
        assert_eq!(other_work.difference(&work).collect::<Vec<_>>(), Vec::<&NaiveDate>::new());
    }

    #[test]
    fn a_span_over_new_year_belongs_to_the_year_that_announces_it() {
        let first = &state_council()[&2023].off[0];
        assert_eq!((first.from, first.to), (day("2022-12-31"), day("2023-01-02")));
        assert!(first.contains(day("2023-01-01")) && !first.contains(day("2022-12-30")));
        assert_eq!(first.dates().count(), 3);
    }

    #[test]
    fn a_joint_span_answers_to_both_festivals() {
        let span = state_council()[&2025].off.last().unwrap();
        assert!(span.is_named("国庆节") && span.is_named("中秋") && !span.is_named("春节"));
    }

    #[test]
    fn a_table_that_cannot_be_right_names_its_fault() {
        let backwards = fault("off = [{ name = '春节', from = '2026-02-23', to = '2026-02-15' }]");
        assert!(matches!(backwards, TableFault::Backwards { .. }));
        let long = fault("off = [{ name = '春节', from = '2026-02-15', to = '2026-09-23' }]");
        assert!(matches!(long, TableFault::TooLong { days: 221, .. }));
        let stray = fault("off = [{ name = '春节', from = '2025-02-15', to = '2025-02-23' }]");
        assert!(matches!(stray, TableFault::OutsideYear { .. }));
        let overlap = fault(
            "off = [{ name = '国庆节', from = '2026-10-01', to = '2026-10-07' }, \
             { name = '中秋节', from = '2026-09-25', to = '2026-10-01' }]",
        );
        assert!(matches!(overlap, TableFault::Overlap { ref first, .. } if first == "中秋节"));
        let inside = fault("off = [{ name = '春节', from = '2026-02-15', to = '2026-02-23' }]\nwork = ['2026-02-21']");
        assert!(matches!(inside, TableFault::WorkedWhileOff { .. }));
        let anyway = fault("work = ['2026-10-12']");
        assert_eq!(anyway.to_string(), "2026-10-12 is listed as worked but is a Mon anyway");
    }

    #[test]
    fn a_misspelt_key_or_date_in_a_table_is_an_error() {
        assert!(toml::from_str::<YearTable>("offf = []").is_err());
        let message = toml::from_str::<YearTable>("work = ['2026-02-30']").unwrap_err().to_string();
        assert!(message.contains("`2026-02-30` is not a date"), "{message}");
    }
}
