//! What the detail pages say of tickets one by one: the misses, what concerns a customer or an engineer.

use std::collections::BTreeMap;

use crate::ingest::Sym;
use crate::link::TicketCase;
use crate::metrics::{Outcome, Rules, Verdict, index_of};
use crate::records::tickets::Zone;
use crate::stats::Ratio;
use crate::time::{Moment, Month};

/// The rates of an engineer that stand beside the department's of the same mix.
pub const COMPARED: [&str; 4] = ["first_response_on_time", "resolution_on_time", "fcr_rate", "repeat_contact_rate"];

/// How many priorities there are.
pub const PRIORITIES: usize = 4;

/// The promises whose breach puts a ticket on the list of misses.
const PROMISES: [&str; 6] = [
    "first_response_on_time",
    "resolution_on_time",
    "departure_on_time",
    "arrival_on_time",
    "transfer_accept_on_time",
    "major_report_on_time",
];

/// What the tickets of the report month say in detail. Tickets are named by their place among the linked ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// Promises of the month that were not kept in time.
    pub misses: Vec<Miss>,
    /// The places among `misses` that concern a customer with a project.
    pub missed: BTreeMap<Sym, Vec<usize>>,
    /// Tickets of every customer with a project, by month of the window.
    pub opened: BTreeMap<Sym, BTreeMap<Month, u64>>,
    /// Complaints of every customer with a project in the window, and when they came in.
    pub complaints: BTreeMap<Sym, Vec<(Moment, u32)>>,
    /// Tickets of every customer with a project that are open at the close.
    pub open: BTreeMap<Sym, Vec<u32>>,
    /// What every engineer did.
    pub engineers: BTreeMap<Sym, Work>,
    /// The department's rates of [`COMPARED`] by priority.
    pub department: Rates,
    /// Seconds from dispatch to arrival of the visits that were judged in the month, by zone, in rising order.
    pub arrivals: BTreeMap<Zone, Vec<i64>>,
}

/// A promise that was not kept in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miss {
    /// When the ticket was opened.
    pub opened: Moment,
    /// Its place among the linked tickets.
    pub ticket: u32,
    /// Its customer, where he has a project.
    pub customer: Option<Sym>,
    /// The metric that says so.
    pub metric: &'static str,
    /// What it says.
    pub verdict: Verdict,
}

/// Rates of [`COMPARED`] by priority.
pub type Rates = [[Ratio; PRIORITIES]; COMPARED.len()];

/// What an engineer did in the month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Tickets opened by priority.
    pub priorities: [u64; PRIORITIES],
    /// Tickets first resolved in the month by level; the last is not recorded.
    pub levels: [u64; 4],
    /// Visits on site that began in the month.
    pub onsite: u64,
    /// Tickets open at the close.
    pub open: u64,
    /// The rates of [`COMPARED`] by priority.
    pub rates: Rates,
}

/// The promises and compared rates by the index of their metrics, with their place in [`COMPARED`].
#[derive(Clone, Debug)]
pub struct Promises {
    all: Vec<(u16, &'static str, Option<usize>)>,
    arrival: Option<u16>,
}

impl Promises {
    /// Looks the metrics up.
    #[must_use]
    pub fn new() -> Self {
        let compared = |slug: &str| COMPARED.iter().position(|it| *it == slug);
        let more = COMPARED.into_iter().filter(|slug| !PROMISES.contains(slug));
        let asked = PROMISES.into_iter().chain(more);
        let all = asked.filter_map(|slug| Some((index_of(slug)?, slug, compared(slug)))).collect();
        Self { all, arrival: index_of("arrival_on_time") }
    }
}

impl Default for Promises {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// Whether somebody had a ticket in the month.
    #[must_use]
    pub fn has(&self, engineer: Sym) -> bool {
        self.engineers.contains_key(&engineer)
    }

    /// Takes down one ticket: what it is, and whether it is open at the close. Says whether a list tells of it now.
    pub(super) fn add(&mut self, ticket: &TicketCase, open: bool, opened: Month, rules: &Rules<'_>) -> bool {
        let month = rules.window().last;
        let mut told = false;
        if let Some(customer) = ticket.customer.filter(|_| ticket.is_client) {
            if rules.window().contains(opened) {
                *self.opened.entry(customer).or_default().entry(opened).or_default() += 1;
                if ticket.is_complaint() {
                    self.complaints.entry(customer).or_default().push((ticket.opened.at, ticket.index));
                    told = true;
                }
            }
            if open {
                self.open.entry(customer).or_default().push(ticket.index);
                told = true;
            }
        }
        if let Some(engineer) = ticket.assignee {
            let resolved = ticket.resolved.is_some_and(|at| rules.month_of(at.at) == month);
            let onsite = ticket.arrived_at.is_some_and(|at| rules.month_of(at.at) == month);
            if opened == month || resolved || open || onsite {
                let work = self.engineers.entry(engineer).or_default();
                work.priorities[ticket.priority as usize] += u64::from(opened == month);
                work.levels[ticket.level.map_or(3, |level| level as usize)] += u64::from(resolved);
                work.onsite += u64::from(onsite);
                work.open += u64::from(open);
            }
        }
        told
    }

    /// Takes down how the promises about a ticket came out in the report month; says whether it is listed as a miss.
    pub fn judged(&mut self, ticket: &TicketCase, verdicts: &[(u16, Verdict)], promises: &Promises) -> bool {
        let before = self.misses.len();
        for (metric, verdict) in verdicts {
            let Verdict::Judged { outcome, .. } = verdict else { continue };
            let Some((_, slug, compared)) = promises.all.iter().find(|(it, ..)| it == metric) else { continue };
            if let Some(place) = *compared {
                let priority = ticket.priority as usize;
                let kept = matches!(outcome, Outcome::OnTime | Outcome::Yes);
                count(&mut self.department[place][priority], kept);
                if let Some(engineer) = ticket.assignee {
                    count(&mut self.engineers.entry(engineer).or_default().rates[place][priority], kept);
                }
            }
            if promises.arrival == Some(*metric)
                && let (Some(zone), Some(from), Some(to)) = (ticket.zone, ticket.dispatched_at, ticket.arrived_at)
            {
                self.arrivals.entry(zone).or_default().push(to.at - from.at);
            }
            if matches!(outcome, Outcome::Late | Outcome::Missing) {
                let customer = ticket.customer.filter(|_| ticket.is_client);
                let (opened, ticket) = (ticket.opened.at, ticket.index);
                self.misses.push(Miss { opened, ticket, customer, metric: slug, verdict: *verdict });
            }
        }
        self.misses.len() > before
    }

    /// Adds what another part took down.
    pub(super) fn merge(&mut self, other: Self) {
        self.misses.extend(other.misses);
        for (customer, months) in other.opened {
            let mine = self.opened.entry(customer).or_default();
            for (month, n) in months {
                *mine.entry(month).or_default() += n;
            }
        }
        extend(&mut self.complaints, other.complaints);
        extend(&mut self.open, other.open);
        for (engineer, work) in other.engineers {
            self.engineers.entry(engineer).or_default().merge(&work);
        }
        add(&mut self.department, &other.department);
        extend(&mut self.arrivals, other.arrivals);
    }

    /// Puts the lists into their order.
    pub(super) fn sort(&mut self) {
        self.misses.sort_unstable_by_key(|miss| (miss.opened, miss.ticket, miss.metric));
        self.missed.clear();
        for (place, miss) in self.misses.iter().enumerate() {
            if let Some(customer) = miss.customer {
                self.missed.entry(customer).or_default().push(place);
            }
        }
        self.complaints.values_mut().for_each(|all| all.sort_unstable());
        self.open.values_mut().for_each(|all| all.sort_unstable());
        self.arrivals.values_mut().for_each(|all| all.sort_unstable());
    }
}

impl Work {
    fn merge(&mut self, other: &Self) {
        let pairs = self.priorities.iter_mut().zip(&other.priorities).chain(self.levels.iter_mut().zip(&other.levels));
        for (mine, theirs) in pairs {
            *mine += theirs;
        }
        self.onsite += other.onsite;
        self.open += other.open;
        add(&mut self.rates, &other.rates);
    }
}

fn count(rate: &mut Ratio, kept: bool) {
    *rate = Ratio::new(rate.k + u64::from(kept), rate.n + 1);
}

fn add(mine: &mut Rates, theirs: &Rates) {
    for (mine, theirs) in mine.as_flattened_mut().iter_mut().zip(theirs.as_flattened()) {
        *mine = Ratio::new(mine.k + theirs.k, mine.n + theirs.n);
    }
}

fn extend<K: Ord, V>(mine: &mut BTreeMap<K, Vec<V>>, theirs: BTreeMap<K, Vec<V>>) {
    for (key, values) in theirs {
        mine.entry(key).or_default().extend(values);
    }
}
