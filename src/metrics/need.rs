//! What must have been exported for a metric to be measured.

use crate::ingest::{Col, Kind};

/// What must have been exported for a metric to be measured.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// Some file of the kind.
    Kind(Kind),
    /// The column of the kind, in some file.
    Column(Kind, Col),
    /// Any one of the columns of the kind.
    AnyColumn(Kind, &'static [Col]),
    /// The column of the kind, with a word in it in the month: a column that nobody filled tells nothing apart, and what
    /// it should have told apart was not counted.
    Filled(Kind, Col),
    /// Any one of these: evidence of the same from several exports.
    Any(&'static [Need]),
}

impl Need {
    /// The record type that is needed; the first of several that would do.
    #[must_use]
    pub fn kind(self) -> Option<Kind> {
        self.kinds().first().copied()
    }

    /// The record types that are needed, or that would do.
    #[must_use]
    pub fn kinds(self) -> Vec<Kind> {
        match self {
            Self::Kind(kind) | Self::Column(kind, _) | Self::AnyColumn(kind, _) | Self::Filled(kind, _) => vec![kind],
            Self::Any(needs) => needs.iter().flat_map(|need| need.kinds()).collect(),
        }
    }
}
