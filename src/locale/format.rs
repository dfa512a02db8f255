//! Numbers, dates and durations as a language writes them.
//!
//! The patterns stand in the message files; here is only what they are filled with. Percentages arrive formatted,
//! because how a rate is rounded and guarded is a matter of statistics, not of language.

use chrono::{Datelike, NaiveDate, Timelike};
use fluent_bundle::FluentValue;

use super::Locale;
use crate::time::{Moment, Month};

impl Locale {
    /// A whole number with thousands separators: `12,345`.
    #[must_use]
    pub fn number(&self, n: i64) -> String {
        grouped(n)
    }

    /// A date, the same in all languages: `2026-10-31`.
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        date.format("%Y-%m-%d").to_string()
    }

    /// A date without its year, for columns and axes that say the year elsewhere: `10-31`.
    #[must_use]
    pub fn short_date(&self, date: NaiveDate) -> String {
        date.format("%m-%d").to_string()
    }

    /// A moment to the minute: `2026-10-14 11:30`.
    #[must_use]
    pub fn datetime(&self, at: Moment) -> String {
        at.naive().format("%Y-%m-%d %H:%M").to_string()
    }

    /// An exclusive end, as the last day that belongs to it: midnight at the start of 1 November is `2026-10-31 24:00`.
    #[must_use]
    pub fn end(&self, at: Moment) -> String {
        if at.naive().time().num_seconds_from_midnight() == 0 {
            format!("{} 24:00", self.date((at - 1).date()))
        } else {
            self.datetime(at)
        }
    }

    /// A month in words: `2026年10月`, `October 2026`.
    #[must_use]
    pub fn month(&self, month: Month) -> String {
        let name = self.text(&format!("month-name-{}", month.month()));
        self.text_with("month-of-year", &[("year", month.year().to_string().into()), ("name", name.into())])
    }

    /// A month without its year, short: `10月`, `Oct`.
    #[must_use]
    pub fn short_month(&self, month: Month) -> String {
        self.text(&format!("month-short-{}", month.month()))
    }

    /// The weekday of a date, short: `五`, `Fri`.
    #[must_use]
    pub fn short_weekday(&self, date: NaiveDate) -> String {
        self.text(&format!("weekday-short-{}", date.weekday().number_from_monday()))
    }

    /// A duration in its two largest units up to hours: `45秒`, `35分10秒`, `1小时10分`, `86小时`.
    ///
    /// Working time has no days, so that hours are the largest unit; from ten hours on minutes are noise.
    #[must_use]
    pub fn duration(&self, seconds: i64) -> String {
        let s = seconds.max(0);
        let of =
            |id: &str, a: i64, b: i64| self.text_with(id, &[("a", grouped(a).into()), ("b", b.to_string().into())]);
        match s {
            0..60 => of("duration-s", s, 0),
            60..600 if s % 60 > 0 => of("duration-m-s", s / 60, s % 60),
            _ => {
                let minutes = (s + 30) / 60;
                match (minutes / 60, minutes % 60) {
                    (0, m) => of("duration-m", m, 0),
                    (h, m) if h >= 10 => of("duration-h", h + i64::from(m >= 30), 0),
                    (h, m) => of("duration-h-m", h, m),
                }
            }
        }
    }

    /// A number of days with its unit: `11天`, `11 days`.
    #[must_use]
    pub fn days(&self, n: i64) -> String {
        self.text_with("duration-days", &[("n", n.into())])
    }
}

/// A whole number in groups of three digits.
#[must_use]
pub fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        out.push('−');
    }
    for (i, digit) in digits.char_indices() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Fluent leaves numbers ungrouped; whole numbers, the only ones that we pass, get their separators here.
pub(super) fn fluent_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        // The cast is exact: what is passed are counts, far below 2^53.
        #[expect(clippy::cast_possible_truncation, reason = "counts are far below 2^53")]
        FluentValue::Number(n) if n.value.fract() == 0.0 => Some(grouped(n.value as i64)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both() -> [Locale; 2] {
        ["zh-CN", "en"].map(|tag| Locale::builtin(tag).unwrap())
    }

    #[test]
    fn durations_read_as_people_say_them() {
        let [zh, en] = both();
        for (seconds, chinese, english) in [
            (0, "0秒", "0 s"),
            (45, "45秒", "45 s"),
            (475, "7分55秒", "7 min 55 s"),
            (1_800, "30分", "30 min"),
            (3_600, "1小时0分", "1 h 0 min"),
            (4_200, "1小时10分", "1 h 10 min"),
            (35_999, "10小时", "10 h"),
            (309_600, "86小时", "86 h"),
        ] {
            assert_eq!(zh.duration(seconds), chinese);
            assert_eq!(en.duration(seconds), english);
        }
        assert_eq!((zh.days(1), en.days(1), en.days(11)), ("1天".into(), "1 day".into(), "11 days".into()));
    }

    #[test]
    fn months_and_days_have_their_names() {
        let [zh, en] = both();
        let october = Month::new(2026, 10).unwrap();
        assert_eq!((zh.month(october), en.month(october)), ("2026年10月".into(), "October 2026".into()));
        assert_eq!((zh.short_month(october), en.short_month(october)), ("10月".into(), "Oct".into()));
        let friday = NaiveDate::from_ymd_opt(2026, 10, 30).unwrap();
        assert_eq!((zh.short_weekday(friday), en.short_weekday(friday)), ("五".into(), "Fri".into()));
    }

    #[test]
    fn the_end_of_a_day_is_its_twenty_fourth_hour() {
        let [zh, _] = both();
        let midnight = Moment::start_of(NaiveDate::from_ymd_opt(2026, 11, 1).unwrap());
        assert_eq!(zh.end(midnight), "2026-10-31 24:00");
        assert_eq!(zh.end(midnight + 3_600), "2026-11-01 01:00");
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!([0, 999, 1_000, -1_234_567].map(grouped), ["0", "999", "1,000", "−1,234,567"]);
    }
}
