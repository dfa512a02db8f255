//! Which of several rows about one ticket counts.

use std::collections::BTreeSet;

use crate::ingest::Sym;
use crate::link::series::series;
use crate::records::tickets::Ticket;

/// A row that was passed over for another one about the same ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passed {
    /// Number of the row among all rows.
    pub row: usize,
    /// Number of the row that counts.
    pub kept: usize,
    /// The rows say different things.
    pub changed: bool,
}

/// The rows to pass over, in their order.
///
/// Identifiers of an export mostly rise: a number that is higher than every one before it with the same stem is new,
/// and only stems in which one is not need a closer look.
pub(super) fn passed_over(tickets: &[Ticket]) -> Vec<Passed> {
    let series = series(tickets.iter().map(|ticket| (ticket.id.stem, ticket.id.number)));
    let doubtful: BTreeSet<Sym> = series.iter().filter(|(_, series)| !series.rising).map(|(stem, _)| *stem).collect();
    if doubtful.is_empty() {
        return Vec::new();
    }
    let mut rows: Vec<usize> = (0..tickets.len()).filter(|row| doubtful.contains(&tickets[*row].id.stem)).collect();
    // Stable: rows about one ticket stay in the order in which they were read.
    rows.sort_by_key(|row| tickets[*row].id);
    let mut passed = Vec::new();
    for same in rows.chunk_by(|a, b| tickets[*a].id == tickets[*b].id).filter(|same| same.len() > 1) {
        let kept = same.iter().copied().max_by_key(|row| (rank(&tickets[*row]), *row)).unwrap_or(same[0]);
        for &row in same.iter().filter(|row| **row != kept) {
            passed.push(Passed { row, kept, changed: !tickets[row].says_the_same(&tickets[kept]) });
        }
    }
    passed.sort_unstable_by_key(|passed| passed.row);
    passed
}

/// The row with the latest change counts; without a date of change, the one that holds the newest instant.
fn rank(ticket: &Ticket) -> impl Ord {
    (ticket.updated, ticket.newest())
}
