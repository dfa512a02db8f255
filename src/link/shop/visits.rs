//! Return visits of the shop's agents to buyers, which are counted only.

use crate::ingest::Kind;
use crate::link::number;
use crate::metrics::{Case, Group, Rules};
use crate::records::visits::{Outcome, Visit, VisitKind};
use crate::time::Moment;

/// A visit of the shop that reached the buyer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShopVisitCase {
    /// The place of its row among all rows of visits.
    pub index: u32,
    /// When it took place.
    pub at: Moment,
}

/// The visits of the shop that reached somebody by the data's close.
#[must_use]
pub fn shop_visits(rows: &[Visit], rules: &Rules<'_>) -> Vec<ShopVisitCase> {
    rows.iter()
        .enumerate()
        .filter(|(_, row)| row.kind == VisitKind::Shop && row.outcome != Outcome::Unreached)
        .map(|(place, row)| ShopVisitCase { index: number(place), at: row.visited.at() })
        .filter(|case| case.at < rules.as_of())
        .collect()
}

impl Case for ShopVisitCase {
    const KIND: Kind = Kind::Visits;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, _: &mut Vec<Group>) {}
}
