//! Calendar quarters, and spans counted in months from a date.

use std::fmt;

use chrono::{Days, Months, NaiveDate};

use super::month::Month;

/// Three months of a year, `2026-Q4`. Quarters are consecutive numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(i32);

impl Quarter {
    /// The quarter of a month.
    #[must_use]
    pub const fn of(month: Month) -> Self {
        Self(month.year() * 4 + (month.month() as i32 - 1) / 3)
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.div_euclid(4)
    }

    /// 1 to 4.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0.rem_euclid(4).cast_unsigned() + 1
    }

    /// Its first month.
    #[must_use]
    pub const fn first_month(self) -> Month {
        Month::of_civil(self.year() as i64, self.number() as i64 * 3 - 2)
    }

    /// Its last month.
    #[must_use]
    pub const fn last_month(self) -> Month {
        self.first_month().plus(2)
    }

    /// The first day of its first calendar month.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        self.first_month().first_day()
    }

    /// The last day of its last calendar month.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.last_month().next().first_day() - Days::new(1)
    }

    /// The quarter `n` quarters later, earlier if negative.
    #[must_use]
    pub const fn plus(self, n: i32) -> Self {
        Self(self.0 + n)
    }

    /// The quarter after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        self.plus(1)
    }

    /// The quarter before this one.
    #[must_use]
    pub const fn previous(self) -> Self {
        self.plus(-1)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year(), self.number())
    }
}

/// The day `months` months after `origin`, drawn back to the end of a shorter month.
///
/// Counted from the original date every time, so that a day 29 to 31 returns after each short month.
#[must_use]
pub fn months_after(origin: NaiveDate, months: u32) -> NaiveDate {
    origin.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The first and last day of the span from `from` months until before `until` months after `origin`.
#[must_use]
pub fn months_window(origin: NaiveDate, from: u32, until: u32) -> (NaiveDate, NaiveDate) {
    let next = months_after(origin, until);
    (months_after(origin, from), next.pred_opt().unwrap_or(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_knows_its_months_and_days() {
        let quarter = Quarter::of("2026-11".parse().unwrap());
        assert_eq!(quarter.to_string(), "2026-Q4");
        assert_eq!(
            (quarter.first_month().to_string(), quarter.last_month().to_string()),
            ("2026-10".into(), "2026-12".into())
        );
        assert_eq!(
            (quarter.first_day().to_string(), quarter.last_day().to_string()),
            ("2026-10-01".into(), "2026-12-31".into())
        );
        assert_eq!(quarter.next().to_string(), "2027-Q1");
        assert_eq!(quarter.next().previous(), quarter);
    }

    #[test]
    fn windows_from_29_february_never_drift() {
        let delivered: NaiveDate = "2024-02-29".parse().unwrap();
        assert_eq!(months_after(delivered, 12).to_string(), "2025-02-28");
        let due = |from, until| months_window(delivered, from, until).1.to_string();
        assert_eq!(
            (due(0, 1), due(1, 2), due(11, 12)),
            ("2024-03-28".into(), "2024-04-28".into(), "2025-02-27".into())
        );
        let quarterly: Vec<String> = (0..5).map(|n| due(12 + 3 * n, 15 + 3 * n)).collect();
        assert_eq!(quarterly, ["2025-05-28", "2025-08-28", "2025-11-28", "2026-02-27", "2026-05-28"]);
        assert_eq!(months_window(delivered, 1, 2).0.to_string(), "2024-03-29");
    }
}
