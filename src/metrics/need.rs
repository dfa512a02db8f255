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
}

impl Need {
    /// The record type that is needed.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Kind(kind) | Self::Column(kind, _) | Self::AnyColumn(kind, _) => kind,
        }
    }
}
