//! A holiday date that is to be watched, and a problem that the watch found.

use chrono::NaiveDate;

use crate::ingest::{Kind, Sym};
use crate::metrics::{Case, Group};
use crate::time::Stamp;

/// A day on which the customers' sites are to be watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchedDay {
    /// Its number among the cases of the watch.
    pub index: u32,
    /// The day.
    pub on: NaiveDate,
    /// How often somebody checked.
    pub checks: u32,
    /// How many problems were found.
    pub problems: u32,
}

impl Case for WatchedDay {
    const KIND: Kind = Kind::HolidayDuty;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, _: &mut Vec<Group>) {}
}

/// A problem that a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchProblem {
    /// Its number among the cases of the watch.
    pub index: u32,
    /// When it was found.
    pub found: Stamp,
    /// Where.
    pub site: Option<Sym>,
    /// When the service department was told.
    pub contacted: Option<Stamp>,
    /// It was found on a day that is to be watched; the log of other days is no part of the holiday watch.
    pub watched: bool,
}

impl Case for WatchProblem {
    const KIND: Kind = Kind::HolidayDuty;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, _: &mut Vec<Group>) {}
}
