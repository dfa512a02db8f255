//! Approved leave: dates only, never its reason.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Names, Roster, date_of};
use crate::ingest::Sym;
use crate::metrics::Rules;
use crate::records::shift_requests::{Approval, RequestKind, ShiftRequest};
use crate::time::Week;

/// Days of leave that one request can name; a longer span is a slip of the pen.
const LONGEST: usize = 400;

/// The days on which people are on approved leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leave {
    days: BTreeMap<Sym, BTreeSet<NaiveDate>>,
}

impl Leave {
    /// Gathers the approved requests that had been made when the data closed.
    #[must_use]
    pub fn new(requests: &[ShiftRequest], roster: &Roster, names: &Names, rules: &Rules<'_>) -> Self {
        let mut leave = Self::default();
        for request in requests {
            let counts = request.kind == RequestKind::Leave
                && request.approved == Some(Approval::Approved)
                && request.requested.at() < rules.as_of();
            if !counts {
                continue;
            }
            let (from, to) = (date_of(request.date), date_of(request.end.unwrap_or(request.date)));
            let who = roster.who(request.staff, names, from);
            leave.days.entry(who).or_default().extend(from.iter_days().take(LONGEST).take_while(|day| *day <= to));
        }
        leave
    }

    /// The person is on leave on the date.
    #[must_use]
    pub fn covers(&self, who: Sym, date: NaiveDate) -> bool {
        self.days.get(&who).is_some_and(|days| days.contains(&date))
    }

    /// The person is on leave on every working day of the week, of which there is one at least.
    #[must_use]
    pub fn covers_week(&self, who: Sym, week: Week, rules: &Rules<'_>) -> bool {
        let Some(days) = self.days.get(&who) else { return false };
        let mut worked = week.monday().iter_days().take(7).filter(|day| rules.calendar().is_workday(*day)).peekable();
        worked.peek().is_some() && worked.all(|day| days.contains(&day))
    }
}
