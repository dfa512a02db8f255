//! Which of several rows about one ticket counts.

use std::collections::BTreeSet;

use super::intake::TicketRows;
use super::settled::{Settled, SettledRow};
use crate::ingest::{Key, Origin, Sym};
use crate::records::tickets::Ticket;
use crate::time::Packed;

/// A row that was passed over for another one about the same ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passed {
    /// Where the row stands.
    pub row: Origin,
    /// Where the row that counts stands.
    pub kept: Origin,
    /// The rows say different things.
    pub changed: bool,
}

/// A row of a ticket that may have several.
#[derive(Clone, Copy)]
enum Version<'t> {
    Row(&'t Ticket),
    Settled(SettledRow),
}

impl Version<'_> {
    fn id(self) -> Key {
        match self {
            Self::Row(row) => row.id,
            Self::Settled(row) => row.id,
        }
    }

    fn origin(self) -> Origin {
        match self {
            Self::Row(row) => row.origin(),
            Self::Settled(row) => row.origin,
        }
    }

    /// The row with the latest change counts; without a date of change, the one that holds the newest instant.
    fn rank(self) -> (Option<Packed>, Packed) {
        match self {
            Self::Row(row) => (row.updated, row.newest()),
            Self::Settled(row) => row.rank,
        }
    }

    fn says_the_same(self, other: Self) -> bool {
        match (self, other) {
            (Self::Row(a), Self::Row(b)) => a.says_the_same(b),
            (Self::Settled(a), Self::Settled(b)) => a.says_the_same(b),
            // Whether a ticket is settled depends on nothing but what its row says.
            _ => false,
        }
    }
}

/// The rows to pass over, in their order.
///
/// Identifiers of an export mostly rise: a number that is higher than every one before it with the same stem is new,
/// and only stems in which one is not need a closer look.
pub(super) fn passed_over(tickets: &TicketRows) -> Vec<Passed> {
    let doubtful: BTreeSet<Sym> =
        tickets.series.iter().filter(|(_, series)| !series.rising).map(|(stem, _)| *stem).collect();
    if doubtful.is_empty() {
        return Vec::new();
    }
    let settled = tickets.settled.iter().flat_map(Settled::rows).map(Version::Settled);
    let rows = tickets.rows().map(Version::Row).chain(settled);
    let mut rows: Vec<Version<'_>> = rows.filter(|row| doubtful.contains(&row.id().stem)).collect();
    rows.sort_unstable_by_key(|row| (row.id(), row.origin()));
    let mut passed = Vec::new();
    for same in rows.chunk_by(|a, b| a.id() == b.id()).filter(|same| same.len() > 1) {
        let kept = same.iter().copied().max_by_key(|row| (row.rank(), row.origin())).unwrap_or(same[0]);
        for row in same.iter().filter(|row| row.origin() != kept.origin()) {
            let changed = !row.says_the_same(kept);
            passed.push(Passed { row: row.origin(), kept: kept.origin(), changed });
        }
    }
    passed.sort_unstable_by_key(|passed| passed.row);
    passed
}
