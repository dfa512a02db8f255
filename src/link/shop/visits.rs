//! Return visits of the shop's agents to buyers, which are counted only.

use crate::ingest::{Key, Kind};
use crate::link::number;
use crate::metrics::{Case, Group, Rules};
use crate::records::visits::{Outcome, Visit, VisitKind};
use crate::time::Moment;

/// A visit of the shop that reached the buyer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShopVisitCase {
    /// Its number among the cases of visits, which begins after those of the other ones.
    pub index: u32,
    /// The number of the visit.
    pub id: Option<Key>,
    /// When it took place.
    pub at: Moment,
}

/// The visits of the shop that reached somebody by the data's close.
#[must_use]
pub fn shop_visits(rows: &[Visit], rules: &Rules<'_>) -> Vec<ShopVisitCase> {
    rows.iter()
        .filter(|row| row.kind == VisitKind::Shop && row.outcome != Outcome::Unreached)
        .filter(|row| row.visited.at() < rules.as_of())
        .enumerate()
        .map(|(place, row)| ShopVisitCase { index: number(place), id: row.id, at: row.visited.at() })
        .collect()
}

/// Numbers the visits of the shop after so many other cases of visits.
pub fn number_after(visits: &mut [ShopVisitCase], others: usize) {
    for (place, visit) in visits.iter_mut().enumerate() {
        visit.index = number(others + place);
    }
}

impl Case for ShopVisitCase {
    const KIND: Kind = Kind::Visits;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, _: &mut Vec<Group>) {}
}
