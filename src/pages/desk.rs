//! One walk over all tickets for what the detail pages say of them one by one: the misses, what concerns a customer or an engineer.

use std::collections::BTreeMap;

use crate::ingest::Sym;
use crate::link::TicketCase;
use crate::metrics::{Ask, Asked, Outcome, Rules, Verdict, find};
use crate::pipeline::{Department, Outcome as Run};
use crate::records::tickets::Zone;
use crate::stats::Ratio;
use crate::time::Month;

/// The rates of an engineer that stand beside the department's of the same mix.
pub(super) const COMPARED: [&str; 2] = ["first_response_on_time", "resolution_on_time"];

/// How many priorities there are.
pub(super) const PRIORITIES: usize = 4;

/// What the tickets say in detail.
#[derive(Debug)]
pub struct Desk {
    /// Tickets that were not on time in the month, with the metric that says so.
    pub(super) misses: Vec<(TicketCase, &'static str, Verdict)>,
    /// Tickets of every customer, by month of the window.
    pub(super) opened: BTreeMap<Sym, BTreeMap<Month, u64>>,
    /// Complaints of every customer in the window.
    pub(super) complaints: BTreeMap<Sym, Vec<TicketCase>>,
    /// Tickets of every customer that are open at the close.
    pub(super) open: BTreeMap<Sym, Vec<TicketCase>>,
    /// What every engineer did.
    pub(super) engineers: BTreeMap<Sym, Work>,
    /// The department's rates of [`COMPARED`] by priority.
    pub(super) department: [[Ratio; PRIORITIES]; 2],
    /// Minutes from dispatch to arrival of the visits that were judged in the month, by zone.
    pub(super) arrivals: BTreeMap<Zone, Vec<f64>>,
}

/// What an engineer did in the month.
#[derive(Clone, Debug)]
pub(super) struct Work {
    /// Tickets opened by priority.
    pub(super) priorities: [u64; PRIORITIES],
    /// Tickets first resolved in the month by level; the last is not recorded.
    pub(super) levels: [u64; 4],
    /// Visits on site that began in the month.
    pub(super) onsite: u64,
    /// Tickets open at the close.
    pub(super) open: u64,
    /// The rates of [`COMPARED`] by priority.
    pub(super) rates: [[Ratio; PRIORITIES]; 2],
}

impl Default for Work {
    fn default() -> Self {
        let none = Ratio::new(0, 0);
        Self { priorities: [0; PRIORITIES], levels: [0; 4], onsite: 0, open: 0, rates: [[none; PRIORITIES]; 2] }
    }
}

/// The promises whose breach puts a ticket on the list.
const PROMISES: [&str; 6] = [
    "first_response_on_time",
    "resolution_on_time",
    "departure_on_time",
    "arrival_on_time",
    "transfer_accept_on_time",
    "major_report_on_time",
];

impl Desk {
    /// Walks over the tickets of a run.
    #[must_use]
    pub fn new(run: &Run, department: &Department) -> Self {
        let rules = department.rules(run.report.month, run.report.as_of);
        let mut desk = Self {
            misses: Vec::new(),
            opened: BTreeMap::new(),
            complaints: BTreeMap::new(),
            open: BTreeMap::new(),
            engineers: BTreeMap::new(),
            department: Work::default().rates,
            arrivals: BTreeMap::new(),
        };
        let asks: Vec<(&'static str, Ask<TicketCase>)> =
            PROMISES.iter().filter_map(|slug| Some((*slug, find(slug).and_then(TicketCase::question)?))).collect();
        let cases = &run.cases;
        for index in 0..u32::try_from(cases.tickets.rows().len()).unwrap_or(u32::MAX) {
            if let Some(ticket) = cases.tickets.case(index, &cases.projects, &rules) {
                desk.add(&ticket, &asks, &rules);
            }
        }
        desk.misses.sort_by_key(|(ticket, slug, _)| (ticket.opened.at, ticket.index, *slug));
        desk
    }

    /// Whether somebody had a ticket in the month.
    #[must_use]
    pub fn has(&self, engineer: Sym) -> bool {
        self.engineers.contains_key(&engineer)
    }

    fn add(&mut self, ticket: &TicketCase, asks: &[(&'static str, Ask<TicketCase>)], rules: &Rules<'_>) {
        let month = rules.window().last;
        let opened = rules.month_of(ticket.opened.at);
        let open = ticket.is_open_at(rules.as_of());
        if let Some(customer) = ticket.customer.filter(|_| ticket.is_client) {
            if rules.window().contains(opened) {
                *self.opened.entry(customer).or_default().entry(opened).or_default() += 1;
                if ticket.is_complaint() {
                    self.complaints.entry(customer).or_default().push(ticket.clone());
                }
            }
            if open {
                self.open.entry(customer).or_default().push(ticket.clone());
            }
        }
        let priority = ticket.priority as usize;
        if let Some(engineer) = ticket.assignee {
            let resolved = ticket.resolved.is_some_and(|at| rules.month_of(at.at) == month);
            let onsite = ticket.arrived_at.is_some_and(|at| rules.month_of(at.at) == month);
            if opened == month || resolved || open || onsite {
                let work = self.engineers.entry(engineer).or_default();
                work.priorities[priority] += u64::from(opened == month);
                work.levels[ticket.level.map_or(3, |level| level as usize)] += u64::from(resolved);
                work.onsite += u64::from(onsite);
                work.open += u64::from(open);
            }
        }
        let mut verdicts = Vec::new();
        for (slug, ask) in asks {
            verdicts.clear();
            ask(ticket, rules, &mut verdicts);
            for verdict in &verdicts {
                let Verdict::Judged { month: judged, outcome, .. } = verdict else { continue };
                if *judged == month {
                    self.judge(ticket, slug, *verdict, *outcome);
                }
            }
        }
    }

    fn judge(&mut self, ticket: &TicketCase, slug: &'static str, verdict: Verdict, outcome: Outcome) {
        let kept = outcome == Outcome::OnTime;
        if let Some(place) = COMPARED.iter().position(|compared| *compared == slug) {
            let priority = ticket.priority as usize;
            let mut rates = vec![&mut self.department[place][priority]];
            if let Some(engineer) = ticket.assignee {
                rates.push(&mut self.engineers.entry(engineer).or_default().rates[place][priority]);
            }
            for rate in rates {
                *rate = Ratio::new(rate.k + u64::from(kept), rate.n + 1);
            }
        }
        if slug == "arrival_on_time"
            && let (Some(zone), Some(from), Some(to)) = (ticket.zone, ticket.dispatched_at, ticket.arrived_at)
        {
            self.arrivals.entry(zone).or_default().push(super::kit::minutes(from.at, to.at));
        }
        if matches!(outcome, Outcome::Late | Outcome::Missing) {
            self.misses.push((ticket.clone(), slug, verdict));
        }
    }
}
