//! What is to be done: drawn up case by case while the cases are judged, and put into words at the end.
//!
//! A list is not written by hand for each kind of record. A [`Duty`] names the metric whose question knows the
//! deadline and says when the case is done; the metric's own verdict decides whether the case is overdue or falls due
//! next, so that lists and figures cannot disagree.

mod draft;
mod faults;
mod holidays;
mod inspections;
mod liaison;
mod owners;
mod research;
mod surveys;
mod tickets;
mod top;
mod visits;
mod weekly;
mod yearend;

pub use draft::{Draft, Drafts, Subject};
pub use holidays::holidays_next;
pub use owners::{Desk, Records};
pub use top::{Overdue, overdue, top};
pub use visits::visits;
pub use weekly::weekly;

use chrono::NaiveDate;

use super::List;
use crate::ingest::Sym;
use crate::metrics::{Ask, Case, Outcome, PeriodRule, Rules, Verdict, find};
use crate::tally::RowRef;
use crate::time::Moment;

/// Something that a case owes, judged by a metric.
#[derive(Debug)]
pub struct Duty<C> {
    /// The metric whose question knows the deadline.
    pub metric: &'static str,
    /// Where the case stands once the deadline has passed; none if another list or none holds it.
    pub overdue: Option<List>,
    /// Where it stands when it falls due next month.
    pub next: Option<List>,
    /// The list whose position must act; what falls due next is owed by the one who would be late with it.
    pub like: List,
    /// Nobody has done it yet, as far as the data goes.
    pub open: fn(&C) -> bool,
}

/// Whom a case concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parties {
    /// What pages call it instead of the id of its record.
    pub subject: Option<Subject>,
    /// The customer, where his page may show it.
    pub customer: Option<Sym>,
    /// The person who answers for it.
    pub person: Option<Sym>,
}

/// A case that may call for action.
pub trait Actionable: Case + 'static {
    /// What it may owe.
    fn duties() -> Vec<Duty<Self>>;

    /// Whom it concerns.
    fn parties(&self) -> Parties;

    /// What no metric's verdict tells.
    fn more(&self, _rules: &Rules<'_>, _drafts: &mut Drafts) {}

    /// When a duty was done although the data had closed, where the case itself knows.
    fn done_later(&self, _metric: &'static str) -> Option<NaiveDate> {
        None
    }
}

/// Draws up the actions of cases of one type.
pub struct Clerk<'r, C> {
    rules: &'r Rules<'r>,
    duties: Vec<(Duty<C>, Ask<C>, bool)>,
    verdicts: Vec<Verdict>,
}

impl<'r, C: Actionable> Clerk<'r, C> {
    /// A clerk for the duties of a type of case.
    #[must_use]
    pub fn new(rules: &'r Rules<'r>) -> Self {
        let duties = C::duties().into_iter().filter_map(|duty| {
            let metric = find(duty.metric)?;
            Some((duty, C::question(metric)?, metric.rule == PeriodRule::State))
        });
        Self { rules, duties: duties.collect(), verdicts: Vec::new() }
    }

    /// Draws up what one case calls for. Most cases are done and cost a look at a field or two.
    pub fn add(&mut self, case: &C, drafts: &mut Drafts) {
        for (duty, ask, state) in &self.duties {
            if !(duty.open)(case) {
                continue;
            }
            self.verdicts.clear();
            ask(case, self.rules, &mut self.verdicts);
            let found = self.verdicts.iter().find_map(|verdict| self.list(duty, *state, verdict));
            if let Some((list, due)) = found {
                drafts.push(draft(case, duty, list, due));
            }
        }
        case.more(self.rules, drafts);
    }

    /// The list on which a verdict puts an open case, with its due date.
    fn list(&self, duty: &Duty<C>, state: bool, verdict: &Verdict) -> Option<(List, Moment)> {
        let rules = self.rules;
        let last = rules.window().last;
        match *verdict {
            Verdict::Judged { outcome: Outcome::Missing, at, month } => {
                let list = duty.overdue?;
                let pursued = list.pursued_for().is_none_or(|months| last.since(month) <= months);
                pursued.then_some((list, at))
            }
            Verdict::Judged { outcome: Outcome::Yes, at, month } if state && month == last => Some((duty.overdue?, at)),
            // A question about a date rather than a promise: a holiday that nobody watched.
            Verdict::Judged { outcome: Outcome::No, at, month } if month == last => Some((duty.overdue?, at)),
            Verdict::Pending { due, kept: false } => {
                // A case that waits for the customer has no final date and falls due at no known time.
                let soon = due >= rules.horizon() && rules.month_of(due) <= last.next();
                Some((duty.next.filter(|_| soon)?, due))
            }
            _ => None,
        }
    }
}

fn draft<C: Actionable>(case: &C, duty: &Duty<C>, list: List, due: Moment) -> Draft {
    let row = RowRef { kind: case.kind(), index: case.index() };
    let parties = case.parties();
    Draft {
        list,
        metric: duty.metric,
        like: duty.like,
        subject: parties.subject.unwrap_or(Subject::Record(row)),
        due: Some(due.date()),
        row: Some(row),
        customer: parties.customer,
        person: parties.person,
        done_later: case.done_later(duty.metric),
        note: None,
    }
}

#[cfg(test)]
mod tests;
