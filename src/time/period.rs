//! Reporting periods: which month an instant falls in, and where months begin and end.

use chrono::NaiveDate;
use thiserror::Error;

use super::calendar::Calendar;
use super::civil::{date_of, day_number, year_month_day};
use super::moment::{DAY, Moment};
use super::month::Month;
use super::quarter::Quarter;

/// How the books of the department close. With a start day of 26, October runs from 26 September until before
/// 26 October: a period is named by the month of its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Periods {
    start_day: u8,
}

/// A start day that not every month has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a period cannot start on day {0}: use 1 to 28, which every month has")]
pub struct StartDayFault(pub i64);

impl Periods {
    /// Periods that start on `start_day` of the calendar month.
    ///
    /// # Errors
    /// Unless the day is one that every month has, 1 to 28.
    pub fn new(start_day: i64) -> Result<Self, StartDayFault> {
        match u8::try_from(start_day) {
            Ok(day @ 1..=28) => Ok(Self { start_day: day }),
            _ => Err(StartDayFault(start_day)),
        }
    }

    /// The day of the calendar month on which periods start.
    #[must_use]
    pub const fn start_day(self) -> u8 {
        self.start_day
    }

    /// The period in which `moment` lies. Cheap enough to be asked for every event.
    #[must_use]
    pub const fn month_of(self, moment: Moment) -> Month {
        let (year, month, day) = year_month_day(moment.day_number());
        let calendar_month = Month::of_civil(year, month);
        if self.start_day > 1 && day >= self.start_day as i64 { calendar_month.next() } else { calendar_month }
    }

    /// The period in which the day `date` lies.
    #[must_use]
    pub fn month_of_date(self, date: NaiveDate) -> Month {
        self.month_of(Moment::start_of(date))
    }

    /// The first instant of the period.
    #[must_use]
    pub const fn start(self, month: Month) -> Moment {
        let from = if self.start_day > 1 { month.previous() } else { month };
        let day = day_number(from.year() as i64, from.month() as i64, self.start_day as i64);
        Moment::from_seconds(day * DAY)
    }

    /// The instant at which the period is over: it no longer belongs to it.
    #[must_use]
    pub const fn end(self, month: Month) -> Moment {
        self.start(month.next())
    }

    /// The first day of the period.
    #[must_use]
    pub fn first_day(self, month: Month) -> NaiveDate {
        date_of(self.start(month).day_number())
    }

    /// The last day of the period.
    #[must_use]
    pub fn last_day(self, month: Month) -> NaiveDate {
        date_of(self.end(month).day_number() - 1)
    }

    /// Whether `moment` falls in the period.
    #[must_use]
    pub fn contains(self, month: Month, moment: Moment) -> bool {
        self.start(month) <= moment && moment < self.end(month)
    }

    /// The first instant of the quarter's first period.
    #[must_use]
    pub const fn quarter_start(self, quarter: Quarter) -> Moment {
        self.start(quarter.first_month())
    }

    /// The instant at which the quarter's last period is over.
    #[must_use]
    pub const fn quarter_end(self, quarter: Quarter) -> Moment {
        self.end(quarter.last_month())
    }

    /// When the report on `month` is due: at `second_of_day` on the `workdays`-th working day after the period.
    #[must_use]
    pub fn report_due(self, calendar: &Calendar, month: Month, workdays: u32, second_of_day: i64) -> Moment {
        Moment::start_of(calendar.nth_workday_after(self.last_day(month), workdays)) + second_of_day
    }
}

impl Default for Periods {
    /// Calendar months.
    fn default() -> Self {
        Self { start_day: 1 }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::calendar::CalendarPlan;
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_that_starts_on_the_26th_is_named_by_its_end() {
        let periods = Periods::new(26).unwrap();
        let october = month("2026-10");
        assert_eq!(periods.start(october).to_string(), "2026-09-26 00:00:00");
        assert_eq!(periods.end(october).to_string(), "2026-10-26 00:00:00");
        assert_eq!(periods.last_day(october).to_string(), "2026-10-25");
        assert_eq!(periods.month_of(periods.start(october)), october);
        assert_eq!(periods.month_of(periods.end(october)), month("2026-11"));
        assert_eq!(periods.first_day(month("2026-01")).to_string(), "2025-12-26");
    }

    #[test]
    fn a_start_day_that_february_lacks_is_refused() {
        assert!(Periods::new(29).is_err() && Periods::new(0).is_err() && Periods::new(28).is_ok());
    }

    #[test]
    fn report_due_dates_of_2026_are_those_worked_by_hand() {
        let calendar = Calendar::new(CalendarPlan::default()).unwrap();
        let due = |text| Periods::default().report_due(&calendar, month(text), 3, 18 * 3600).to_string();
        assert_eq!(due("2026-01"), "2026-02-04 18:00:00");
        assert_eq!(due("2026-02"), "2026-03-04 18:00:00");
        assert_eq!(due("2026-09"), "2026-10-10 18:00:00");
        assert_eq!(due("2026-10"), "2026-11-04 18:00:00");
    }

    #[test]
    fn a_quarter_spans_its_three_periods() {
        let quarter = Quarter::of(month("2026-12"));
        let periods = Periods::new(26).unwrap();
        assert_eq!(periods.quarter_start(quarter).to_string(), "2026-09-26 00:00:00");
        assert_eq!(periods.quarter_end(quarter).to_string(), "2026-12-26 00:00:00");
    }

    proptest! {
        #[test]
        fn every_moment_lies_in_exactly_the_period_it_is_given(seconds in 0..8_000_000_000_i64, start_day in 1..=28_i64) {
            let periods = Periods::new(start_day).unwrap();
            let moment = Moment::from_seconds(seconds);
            let month = periods.month_of(moment);
            prop_assert!(periods.contains(month, moment));
            prop_assert!(!periods.contains(month.next(), moment) && !periods.contains(month.previous(), moment));
            prop_assert_eq!(month, periods.month_of_date(moment.date()));
            if start_day == 1 {
                prop_assert_eq!(month, Month::of(moment.date()));
            }
        }
    }
}
