//! A staff-week: the report that one person owes for one week.

use crate::ingest::{Kind, Sym};
use crate::link::group_key;
use crate::metrics::{By, Case, Group};
use crate::time::{Moment, Stamp, Week};

/// A weekly report that is owed, made from the roster and the calendar; what was handed in only answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeeklyCase {
    /// The place of the staff-week among all.
    pub index: u32,
    /// Who owes it.
    pub person: Sym,
    /// The person's department.
    pub department: Option<Sym>,
    /// For which week.
    pub week: Week,
    /// When it is due.
    pub due: Moment,
    /// Approved leave covers every working day of the week.
    pub on_leave: bool,
    /// When it was handed in.
    pub submitted: Option<Stamp>,
    /// It tells of the week's service.
    pub has_service: bool,
    /// It tells of what customers said.
    pub has_feedback: bool,
}

impl Case for WeeklyCase {
    const KIND: Kind = Kind::WeeklyReports;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        groups.extend(self.department.map(|department| Group { by: By::Department, key: group_key(department) }));
    }
}
