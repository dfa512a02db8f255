//! The holiday dates that nobody watched, and those of next month that somebody must watch.

use super::{Actionable, Draft, Duty, Parties, Subject};
use crate::link::WatchedDay;
use crate::metrics::Rules;
use crate::report::List;

/// One draft for each supervised date of the month after the report month.
#[must_use]
pub fn holidays_next(rules: &Rules<'_>) -> Vec<Draft> {
    let periods = rules.periods();
    let next = rules.window().last.next();
    let (from, before) = (periods.first_day(next), periods.first_day(next.next()));
    let dates = rules.calendar().off_dates(&rules.settings().holiday_watch.names, from, before);
    let draft = |date| Draft {
        list: List::HolidayNext,
        metric: "holiday_coverage",
        like: List::HolidayNext,
        subject: Subject::Date(date),
        due: Some(date),
        row: None,
        customer: None,
        person: None,
        done_later: None,
        note: None,
    };
    dates.into_iter().map(draft).collect()
}

impl Actionable for WatchedDay {
    fn duties() -> Vec<Duty<Self>> {
        vec![Duty {
            metric: "holiday_coverage",
            overdue: Some(List::HolidayUnwatched),
            next: None,
            like: List::HolidayUnwatched,
            open: |day| day.checks == 0,
        }]
    }

    fn parties(&self) -> Parties {
        Parties { subject: Some(Subject::Date(self.on)), ..Parties::default() }
    }
}
