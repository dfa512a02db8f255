//! What came in about a project in the days before a fault struck it: a fault is seldom the first sign.

use std::collections::BTreeMap;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::ingest::Sym;
use crate::link::{FaultCase, TicketCase};
use crate::metrics::Rules;
use crate::records::tickets::Category;
use crate::time::{DAY, Moment};

/// The days before each fault in which tickets are looked out for, as many as make a second fault of the same cause a
/// repetition.
#[derive(Clone, Debug)]
pub struct Lookout {
    projects: HashMap<Sym, Vec<Days>, FixedState>,
    customers: HashMap<Sym, Vec<Days>, FixedState>,
}

#[derive(Clone, Copy, Debug)]
struct Days {
    from: Moment,
    to: Moment,
    fault: u32,
}

/// When the tickets before each fault were opened, and their numbers; faults by their places among the cases.
pub type Before = BTreeMap<u32, Vec<(Moment, u32)>>;

impl Lookout {
    /// The days before these faults, as far as they lie in the months that the report looks back over.
    #[must_use]
    pub fn new(faults: &[FaultCase], rules: &Rules<'_>) -> Self {
        let empty = || HashMap::with_hasher(FixedState::with_seed(19));
        let mut lookout = Self { projects: empty(), customers: empty() };
        let first = rules.periods().start(rules.window().first);
        for (fault, case) in (0u32..).zip(faults) {
            let to = case.occurred.at;
            let from = to - i64::from(rules.when(to).faults.repeat_days) * DAY;
            let days = Days { from: from.max(first), to, fault };
            for (known, by) in [(case.project, &mut lookout.projects), (case.customer, &mut lookout.customers)] {
                if let Some(known) = known {
                    by.entry(known).or_default().push(days);
                }
            }
        }
        lookout
    }

    /// Takes a fault ticket or complaint down with the faults that it came before; says whether there is one.
    pub(super) fn note(&self, ticket: &TicketCase, before: &mut Before) -> bool {
        if !matches!(ticket.category, Category::Fault | Category::Complaint) {
            return false;
        }
        // A ticket that names no project is about the customer's only one as far as anybody can tell.
        let near = match (ticket.project, ticket.customer) {
            (Some(project), _) => self.projects.get(&project),
            (None, Some(customer)) => self.customers.get(&customer),
            (None, None) => None,
        };
        let opened = ticket.opened.at;
        let mut told = false;
        for days in near.into_iter().flatten().filter(|days| days.from <= opened && opened < days.to) {
            before.entry(days.fault).or_default().push((opened, ticket.index));
            told = true;
        }
        told
    }
}
