//! What pages list of return visits: due next, overdue, the running spans, and the calendar of projects by months.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{VisitDue, Visits};
use crate::ingest::Sym;
use crate::metrics::Rules;
use crate::time::{Moment, Month};

/// Missed visits of so many spans before the report month stay on the list until the customer is reached.
const SPANS_BACK: usize = 3;

/// How far the spans that run at the data's close have come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InProgress {
    /// Visits owed by the end of a running span.
    pub due: u32,
    /// Those that were made already.
    pub reached: u32,
}

/// How the visit that fell due in a month came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The customer was reached in the span.
    Kept,
    /// He was reached later: 已补访.
    MadeUp,
    /// He was not reached until the data's close.
    Missed,
    /// The span has not ended.
    Pending,
    /// The customer wishes not to be called.
    Exempt,
}

/// A project in the calendar of visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarRow {
    /// The project.
    pub project: Sym,
    /// Its customer.
    pub customer: Sym,
    /// For each month of the window: what fell due in it, and how many days the customer was reached on.
    pub months: Vec<(Option<Mark>, u32)>,
}

impl VisitDue {
    /// The reporting month in which it falls due.
    #[must_use]
    pub fn month(&self, rules: &Rules<'_>) -> Month {
        rules.periods().month_of_date(self.span.last)
    }

    /// How it stands at the data's close.
    #[must_use]
    pub fn mark(&self, rules: &Rules<'_>) -> Mark {
        if self.exempt {
            Mark::Exempt
        } else if self.reached_on.is_some() {
            Mark::Kept
        } else if Moment::end_of(self.span.last) >= rules.horizon() {
            Mark::Pending
        } else if self.made_up_on.is_some() {
            Mark::MadeUp
        } else {
            Mark::Missed
        }
    }
}

impl Visits {
    /// Visits that fall due in the report month, with their outcomes.
    pub fn of_month<'a>(&'a self, rules: &'a Rules<'_>) -> impl Iterator<Item = &'a VisitDue> {
        self.due.iter().filter(|due| due.month(rules) == rules.window().last)
    }

    /// 下月应回访: visits that fall due in the month after the report month and are not made yet.
    pub fn due_next<'a>(&'a self, rules: &'a Rules<'_>) -> impl Iterator<Item = &'a VisitDue> {
        let next = rules.window().last.next();
        self.due.iter().filter(move |due| due.month(rules) == next && due.mark(rules) == Mark::Pending)
    }

    /// 逾期回访: missed visits of the report month, and those of the spans before it that are not made up.
    #[must_use]
    pub fn overdue(&self, rules: &Rules<'_>) -> Vec<&VisitDue> {
        let mut overdue = Vec::new();
        for due in self.due.chunk_by(|a, b| a.project == b.project) {
            let ended = due.iter().filter(|due| Moment::end_of(due.span.last) < rules.horizon());
            let (now, before): (Vec<_>, Vec<_>) = ended.partition(|due| due.month(rules) == rules.window().last);
            let before = &before[before.len().saturating_sub(SPANS_BACK)..];
            overdue.extend(before.iter().chain(&now).filter(|due| due.mark(rules) == Mark::Missed));
        }
        overdue
    }

    /// The spans that run at the data's close: begun, and not ended with the report month.
    #[must_use]
    pub fn in_progress(&self, rules: &Rules<'_>) -> InProgress {
        let close = rules.horizon();
        let running = self.due.iter().filter(|due| {
            !due.exempt && Moment::start_of(due.span.first) < close && close <= Moment::end_of(due.span.last)
        });
        running.fold(InProgress::default(), |sum, due| InProgress {
            due: sum.due + 1,
            reached: sum.reached + u32::from(due.reached_on.is_some()),
        })
    }

    /// Projects that are owed visits, by the months of the window.
    #[must_use]
    pub fn calendar(&self, rules: &Rules<'_>) -> Vec<CalendarRow> {
        let window = rules.window();
        let reached: BTreeMap<Sym, &[NaiveDate]> =
            self.projects.iter().map(|project| (project.project, project.reached.as_slice())).collect();
        let mut rows = Vec::new();
        for due in self.due.chunk_by(|a, b| a.project == b.project) {
            let mut months = vec![(None, 0); window.len()];
            for due in due {
                if let Some(place) = window.index(due.month(rules)) {
                    months[place].0 = Some(due.mark(rules));
                }
            }
            for date in reached.get(&due[0].project).copied().unwrap_or_default() {
                if let Some(place) = window.index(rules.periods().month_of_date(*date)) {
                    months[place].1 += 1;
                }
            }
            rows.push(CalendarRow { project: due[0].project, customer: due[0].customer, months });
        }
        rows
    }
}
