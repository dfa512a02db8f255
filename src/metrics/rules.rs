//! What a metric needs to know to judge: limits, calendar, and when each month is judged.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::{Outcome, Verdict};
use crate::settings::{Effective, Limits, Settings};
use crate::time::{Calendar, Moment, Month, Periods, Stamp, WorkClock};

/// The months of the report, oldest first: the history window, which ends with the report month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The oldest month.
    pub first: Month,
    /// The report month.
    pub last: Month,
}

impl Window {
    /// Whether figures of the month are shown.
    #[must_use]
    pub fn contains(self, month: Month) -> bool {
        (self.first..=self.last).contains(&month)
    }

    /// How many months the window has.
    #[must_use]
    pub fn len(self) -> usize {
        usize::try_from(self.last.since(self.first) + 1).unwrap_or(0)
    }

    /// A window always holds the report month.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The months, oldest first.
    pub fn months(self) -> impl DoubleEndedIterator<Item = Month> + Clone {
        (0..=self.last.since(self.first)).map(move |n| self.first.plus(n))
    }

    /// The month's place in the window, if it is in it.
    #[must_use]
    pub fn index(self, month: Month) -> Option<usize> {
        self.contains(month).then(|| usize::try_from(month.since(self.first)).ok()).flatten()
    }
}

/// The rules of judging: pure values, the same for every case.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    settings: &'a Settings,
    calendar: &'a Calendar,
    clock: &'a WorkClock,
    periods: Periods,
    window: Window,
    as_of: Moment,
    horizon: Moment,
}

impl<'a> Rules<'a> {
    /// The rules for the report of `window.last`, whose data closes at `as_of` (exclusive).
    #[must_use]
    pub fn new(
        settings: &'a Settings,
        calendar: &'a Calendar,
        clock: &'a WorkClock,
        periods: Periods,
        window: Window,
        as_of: Moment,
    ) -> Self {
        let horizon = as_of.min(periods.end(window.last));
        Self { settings, calendar, clock, periods, window, as_of, horizon }
    }

    /// The department's settings.
    #[must_use]
    pub const fn settings(&self) -> &'a Settings {
        self.settings
    }

    /// What holds in a month: limits, targets, working hours.
    #[must_use]
    pub fn at(&self, month: Month) -> &'a Effective {
        self.settings.at(month)
    }

    /// The limits for a promise whose clock starts at `start`: it is judged by the limit under which it was given,
    /// so that a new rule never rewrites an old promise.
    #[must_use]
    pub fn when(&self, start: Moment) -> &'a Limits {
        // Nearly every department keeps its rules; millions of promises ask.
        &self.settings.always().unwrap_or_else(|| self.at(self.month_of(start))).limits
    }

    /// The working clock.
    #[must_use]
    pub const fn clock(&self) -> &'a WorkClock {
        self.clock
    }

    /// Working days.
    #[must_use]
    pub const fn calendar(&self) -> &'a Calendar {
        self.calendar
    }

    /// Where months begin and end.
    #[must_use]
    pub const fn periods(&self) -> Periods {
        self.periods
    }

    /// The months of the report.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.window
    }

    /// The reporting month in which an instant lies.
    #[must_use]
    pub fn month_of(&self, at: Moment) -> Month {
        self.periods.month_of(at)
    }

    /// The instant at which the report's data closes; an event at or after it has not happened yet.
    #[must_use]
    pub const fn as_of(&self) -> Moment {
        self.as_of
    }

    /// The instant up to which promises have fallen due: the data's close, or the end of the month if that is earlier.
    #[must_use]
    pub const fn horizon(&self) -> Moment {
        self.horizon
    }

    /// The instant at which a month is judged: its own end for earlier months, the data's close for the report month.
    #[must_use]
    pub fn judged_at(&self, month: Month) -> Moment {
        if month == self.window.last { self.as_of } else { self.periods.end(month) }
    }

    /// An event as it was known when the month in which `at` lies was judged: what happened later changes nothing in it.
    #[must_use]
    pub fn known_with(&self, at: Moment, event: Option<Stamp>) -> Option<Stamp> {
        event.filter(|event| event.at < self.judged_at(self.month_of(at)).min(self.as_of))
    }

    /// The months of the window at whose close something that began at `from` and ended before `to` stood open.
    pub fn closes(&self, from: Moment, to: Option<Moment>) -> impl Iterator<Item = Month> + use<'a> {
        let rules = *self;
        let first = rules.month_of(from).max(rules.window.first);
        (0..=rules.window.last.since(first)).map(move |n| first.plus(n)).take_while(move |month| {
            let close = rules.judged_at(*month);
            from < close && to.is_none_or(|to| to >= close)
        })
    }

    /// A promise: due at `due`, kept at `done` if at all.
    #[must_use]
    pub fn promise(&self, due: Moment, done: Option<Moment>) -> Verdict {
        if due >= self.horizon {
            return Verdict::Pending { due, kept: done.is_some_and(|done| done <= due) };
        }
        let month = self.month_of(due);
        let outcome = match done {
            Some(done) if done <= due => Outcome::OnTime,
            Some(done) if done < self.judged_at(month) => Outcome::Late,
            _ => Outcome::Missing,
        };
        Verdict::Judged { month, outcome, at: due }
    }

    /// A promise whose case waits for the customer at the data's close: it has no final deadline yet if it would fall
    /// due in the report month, and is judged by its times alone if it fell due earlier.
    #[must_use]
    pub fn waiting_promise(&self, due: Moment, done: Option<Moment>, waiting: bool) -> Verdict {
        if waiting && done.is_none() && due < self.horizon && self.month_of(due) == self.window.last {
            return Verdict::Pending { due, kept: false };
        }
        self.promise(due, done)
    }

    /// A promise that is kept by a date, at any time of that day.
    #[must_use]
    pub fn promise_by_date(&self, due: NaiveDate, done: Option<NaiveDate>) -> Verdict {
        self.promise(Moment::end_of(due), done.map(Moment::start_of))
    }

    /// A promise that was kept on a day that nobody wrote down: it is done, and not known to be done in time.
    #[must_use]
    pub fn promise_undated(&self, due: NaiveDate) -> Verdict {
        let at = Moment::end_of(due);
        if at >= self.horizon {
            return Verdict::Pending { due: at, kept: true };
        }
        Verdict::Judged { month: self.month_of(at), outcome: Outcome::Late, at }
    }

    /// An event or volume: yes or no in the month of `at`.
    #[must_use]
    pub fn answer(&self, at: Moment, yes: bool) -> Verdict {
        Verdict::Judged { month: self.month_of(at), outcome: if yes { Outcome::Yes } else { Outcome::No }, at }
    }

    /// A value in the month of `at`.
    #[must_use]
    pub fn value(&self, at: Moment, value: i64) -> Verdict {
        let value = i32::try_from(value).unwrap_or(i32::MAX);
        Verdict::Judged { month: self.month_of(at), outcome: Outcome::Value(value), at }
    }

    /// The months of the report as a range.
    #[must_use]
    pub fn months(&self) -> RangeInclusive<Month> {
        self.window.first..=self.window.last
    }
}
