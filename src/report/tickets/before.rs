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

/// Where the days before a fault begin; none where not all of them lie in the months that the report looks back over:
/// of a part of them a number of tickets would be wrong.
#[must_use]
pub fn days_before(occurred: Moment, rules: &Rules<'_>) -> Option<Moment> {
    let from = occurred - i64::from(rules.when(occurred).faults.repeat_days) * DAY;
    (from >= rules.periods().start(rules.window().first)).then_some(from)
}

impl Lookout {
    /// The days before these faults, as far as [`days_before`] knows them.
    #[must_use]
    pub fn new(faults: &[FaultCase], rules: &Rules<'_>) -> Self {
        let empty = || HashMap::with_hasher(FixedState::with_seed(19));
        let mut lookout = Self { projects: empty(), customers: empty() };
        for (fault, case) in (0u32..).zip(faults) {
            let to = case.occurred.at;
            let Some(from) = days_before(to, rules) else { continue };
            let days = Days { from, to, fault };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{Bench, fault, ticket};

    #[test]
    fn tickets_before_a_fault_are_told_only_where_all_its_days_are_looked_back_over() {
        let bench = Bench::october();
        let rules = bench.rules();
        let customer = Some(Sym::from_index(0));
        let struck = |index, occurred: &str| FaultCase { customer, ..fault(index, occurred, occurred) };
        // The report looks back to October 2025: of the first fault's 180 days a part lies before.
        let faults = [struck(0, "2025-12-01 10:00"), struck(1, "2026-10-10 10:00")];
        let lookout = Lookout::new(&faults, &rules);
        let mut before = Before::new();
        for (index, opened) in
            (0..).zip(["2025-11-20 10:00", "2026-04-01 10:00", "2026-09-20 10:00", "2026-10-10 10:00"])
        {
            let case = TicketCase { category: Category::Fault, customer, project: None, ..ticket(index, opened) };
            assert_eq!(lookout.note(&case, &mut before), index == 2, "{opened}");
        }
        assert_eq!(before.into_iter().map(|(fault, all)| (fault, all.len())).collect::<Vec<_>>(), [(1, 1)]);
    }
}
