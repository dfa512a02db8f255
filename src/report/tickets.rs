//! What the report says of tickets beyond their figures: the flow through the month, the age of what is open, the
//! hours of opening, the complaints. Taken down ticket by ticket while the tickets are judged.

mod before;
mod desk;
mod flow;
mod volume;

pub use before::{Before, Lookout, days_before};
pub use desk::{COMPARED, Desk, Miss, PRIORITIES, Promises, Rates, Work};
pub use flow::{AGE_BANDS, Flow};
pub use volume::{Volume, YearOnYear};

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Timelike};

use crate::ingest::{Kind, Sym};
use crate::link::TicketCase;
use crate::metrics::complaint_closed_on_time::closing_day;
use crate::metrics::{Asked, Outcome, Rules, Verdict, find};
use crate::records::tickets::{Cause, Level};
use crate::tally::RowRef;
use crate::time::{Month, Stamp};

/// A complaint of the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Its record.
    pub row: RowRef,
    /// The customer, if he has a project in the register.
    pub customer: Option<Sym>,
    /// The project.
    pub project: Option<Sym>,
    /// When it came in.
    pub opened: Stamp,
    /// When somebody answered.
    pub response: Option<Stamp>,
    /// The day by which it is to be closed.
    pub due: NaiveDate,
    /// When it was first resolved.
    pub resolved: Option<Stamp>,
    /// It is open at the data's close, also after a reopening.
    pub open: bool,
    /// It stands in a waiting state.
    pub waiting: bool,
    /// It was found justified.
    pub upheld: Option<bool>,
    /// Why the customer complained.
    pub cause: Option<Cause>,
    /// When the customer was told the outcome.
    pub answered_on: Option<NaiveDate>,
    /// It came in during the report month, rather than being left over from before.
    pub of_month: bool,
}

/// An open ticket that waits for the customer: 暂停中.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its record.
    pub row: RowRef,
    /// The customer, if he has a project in the register.
    pub customer: Option<Sym>,
    /// When it came in.
    pub opened: Stamp,
    /// It has been open for more than thirty days: 长期挂起.
    pub parked: bool,
}

/// A major matter whose report to the general manager came late or never.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreported {
    /// Its record.
    pub row: RowRef,
    /// When it was opened.
    pub opened: Stamp,
    /// When the general manager was told.
    pub told: Option<Stamp>,
}

/// What the report month says of tickets beyond their figures. Parts merge in any order; [`TicketDetail::sorted`]
/// settles the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketDetail {
    /// The month that `opened` begins with.
    first: Month,
    /// Tickets opened, by month: those of the window and the one before it, which year-on-year needs in February.
    opened: Vec<u64>,
    /// The flow through the report month.
    pub flow: Flow,
    /// Tickets opened in the month by weekday, Monday first, and hour.
    pub hours: [[u64; 24]; 7],
    /// Tickets opened in the month whose hour is not known.
    pub hour_unknown: u64,
    /// Tickets first resolved in the month by level; none where it is not recorded.
    pub levels: BTreeMap<Option<Level>, u64>,
    /// Open tickets that wait for the customer.
    pub waiting: Vec<Waiting>,
    /// Complaints of the month, and older ones that are still open.
    pub complaints: Vec<Complaint>,
    /// Major matters judged in the month whose report came late or never.
    pub unreported: Vec<Unreported>,
    /// Fault tickets and complaints that came before a fault.
    pub before_faults: Before,
    /// What the detail pages say of single tickets.
    pub desk: Desk,
}

impl TicketDetail {
    /// Nothing yet.
    #[must_use]
    pub fn new(rules: &Rules<'_>) -> Self {
        let first = rules.window().first.previous();
        Self {
            first,
            opened: vec![0; rules.window().len() + 1],
            flow: Flow::default(),
            hours: [[0; 24]; 7],
            hour_unknown: 0,
            levels: BTreeMap::new(),
            waiting: Vec::new(),
            complaints: Vec::new(),
            unreported: Vec::new(),
            before_faults: Before::new(),
            desk: Desk::default(),
        }
    }

    /// Takes down one ticket; says whether a list tells of it now.
    pub fn add(&mut self, ticket: &TicketCase, rules: &Rules<'_>) -> bool {
        let before = self.listed();
        let last = rules.window().last;
        let month = rules.month_of(ticket.opened.at);
        if let Some(count) = usize::try_from(month.since(self.first)).ok().and_then(|place| self.opened.get_mut(place))
        {
            *count += 1;
        }
        if month == last {
            self.add_hour(ticket.opened);
        }
        let open = self.flow.add(ticket, rules);
        if ticket.waits_at(rules.as_of()) {
            self.waiting.push(Waiting {
                row: RowRef { kind: Kind::Tickets, index: ticket.index },
                customer: ticket.customer.filter(|_| ticket.is_client),
                opened: ticket.opened,
                parked: ticket.is_parked_at(rules.as_of()),
            });
        }
        if ticket.resolved.is_some_and(|resolved| rules.month_of(resolved.at) == last) {
            *self.levels.entry(ticket.level).or_default() += 1;
        }
        if ticket.is_complaint() && (month == last || (open && month < last)) {
            self.complaints.extend(complaint(ticket, rules, open, month == last));
        }
        if ticket.major {
            self.add_major(ticket, rules);
        }
        let told = self.desk.add(ticket, ticket.is_open_at(rules.as_of()), month, rules);
        told || self.listed() > before
    }

    /// Takes a ticket down with the faults that it came before; says whether there is one.
    pub fn look_out(&mut self, ticket: &TicketCase, lookout: &Lookout) -> bool {
        lookout.note(ticket, &mut self.before_faults)
    }

    /// How many tickets the lists tell of.
    fn listed(&self) -> usize {
        self.waiting.len() + self.complaints.len() + self.unreported.len()
    }

    fn add_hour(&mut self, opened: Stamp) {
        if opened.date_only {
            self.hour_unknown += 1;
            return;
        }
        let at = opened.at.naive();
        let weekday = at.weekday().num_days_from_monday() as usize;
        self.hours[weekday][at.hour() as usize] += 1;
    }

    fn add_major(&mut self, ticket: &TicketCase, rules: &Rules<'_>) {
        let Some(ask) = find("major_report_on_time").and_then(TicketCase::question) else { return };
        let mut verdicts = Vec::new();
        ask(ticket, rules, &mut verdicts);
        let broken = verdicts.iter().any(|verdict| {
            matches!(verdict, Verdict::Judged { month, outcome: Outcome::Late | Outcome::Missing, .. } if *month == rules.window().last)
        });
        if broken {
            let row = RowRef { kind: Kind::Tickets, index: ticket.index };
            self.unreported.push(Unreported { row, opened: ticket.opened, told: ticket.manager_told_at });
        }
    }

    /// Adds what another part took down.
    pub fn merge(&mut self, other: Self) {
        for (mine, theirs) in self.opened.iter_mut().zip(&other.opened) {
            *mine += theirs;
        }
        self.flow.merge(&other.flow);
        for (mine, theirs) in self.hours.as_flattened_mut().iter_mut().zip(other.hours.as_flattened()) {
            *mine += theirs;
        }
        self.hour_unknown += other.hour_unknown;
        for (level, count) in other.levels {
            *self.levels.entry(level).or_default() += count;
        }
        self.waiting.extend(other.waiting);
        self.complaints.extend(other.complaints);
        self.unreported.extend(other.unreported);
        for (fault, tickets) in other.before_faults {
            self.before_faults.entry(fault).or_default().extend(tickets);
        }
        self.desk.merge(other.desk);
    }

    /// Puts the lists into the order of time.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.complaints.sort_by_key(|complaint| (complaint.opened.at, complaint.row));
        self.waiting.sort_by_key(|ticket| (ticket.opened.at, ticket.row));
        self.unreported.sort_by_key(|matter| (matter.opened.at, matter.row));
        self.before_faults.values_mut().for_each(|tickets| tickets.sort_unstable());
        self.desk.sort();
        self
    }

    /// Why customers complained in the month, most frequent first; none where no cause is recorded.
    #[must_use]
    pub fn causes(&self) -> Vec<(Option<Cause>, u64)> {
        let mut causes: BTreeMap<Option<Cause>, u64> = BTreeMap::new();
        for complaint in self.complaints.iter().filter(|complaint| complaint.of_month) {
            *causes.entry(complaint.cause).or_default() += 1;
        }
        let mut causes: Vec<_> = causes.into_iter().collect();
        causes.sort_by_key(|(cause, count)| (std::cmp::Reverse(*count), *cause));
        causes
    }
}

fn complaint(ticket: &TicketCase, rules: &Rules<'_>, open: bool, of_month: bool) -> Option<Complaint> {
    Some(Complaint {
        row: RowRef { kind: Kind::Tickets, index: ticket.index },
        customer: ticket.customer.filter(|_| ticket.is_client),
        project: ticket.project,
        opened: ticket.opened,
        response: ticket.response,
        due: closing_day(ticket, rules)?.date(),
        resolved: ticket.resolved,
        open,
        waiting: ticket.waiting && open,
        upheld: ticket.upheld,
        cause: ticket.cause,
        answered_on: ticket.answered_on,
        of_month,
    })
}

#[cfg(test)]
mod tests;
