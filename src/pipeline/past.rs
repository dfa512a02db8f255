//! What the last published month left open, as this report answers for it.

use std::collections::BTreeSet;

use super::{Cases, Outcome};
use crate::history::{CarryOver, Evidence, History};
use crate::ingest::Kind;
use crate::tally::RowRef;

/// Record types that may have so many records that their numbers are not all written out.
const MANY: [Kind; 3] = [Kind::Tickets, Kind::ChatSessions, Kind::Orders];

/// Follows up the findings and open actions of the last month that was published before the report's.
#[must_use]
pub fn carried(history: &History, outcome: &Outcome) -> CarryOver {
    let report = &outcome.report;
    let symbols = &outcome.cases.symbols;
    let few = few_records(&outcome.cases);
    let known = |subject: &str| few.contains(subject) || among_many(&outcome.cases, subject);
    let evidence = Evidence::all(&outcome.cases.remarks, symbols);
    CarryOver::new(history.before(report.month), report, &evidence, &known)
}

/// What the records of all other types are called.
fn few_records(cases: &Cases) -> BTreeSet<String> {
    let kinds = Kind::ALL.iter().copied().filter(|kind| !MANY.contains(kind));
    kinds.flat_map(|kind| (0..).map_while(move |index| cases.named(RowRef { kind, index }))).collect()
}

/// Whether a ticket, a chat or an order has this number.
fn among_many(cases: &Cases, subject: &str) -> bool {
    cases.symbols.find_key(subject).is_some_and(|key| {
        cases.tickets.rows().iter().any(|ticket| ticket.id == key)
            || cases.teams.chats.cases.iter().any(|chat| chat.session == key)
            || cases.teams.orders.iter().any(|order| order.order == key)
    })
}
