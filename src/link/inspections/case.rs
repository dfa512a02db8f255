//! An inspection that is owed, and a hidden defect that one has found.

use chrono::NaiveDate;

use crate::ingest::{Key, Kind, Sym};
use crate::link::group_key;
use crate::metrics::{By, Case, Group};
use crate::records::inspections::Grade;

/// Why an inspection is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// It is planned for a day.
    Planned {
        /// The day.
        on: NaiveDate,
        /// The day that was agreed with a customer who could not receive it then.
        moved_to: Option<NaiveDate>,
    },
    /// Nothing is planned for the project in this span of days, by whose end one is owed all the same.
    Rule {
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
}

impl Basis {
    /// The day by which it is owed.
    #[must_use]
    pub const fn due_on(self) -> NaiveDate {
        match self {
            Self::Planned { moved_to: Some(day), .. }
            | Self::Planned { on: day, .. }
            | Self::Rule { last: day, .. } => day,
        }
    }
}

/// An inspection that is owed to a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectionCase {
    /// Its number among the cases of inspections.
    pub index: u32,
    /// The number of the inspection; none where the rule owes it.
    pub id: Option<Key>,
    /// The project, under the name that the register or else the record gives it.
    pub project: Sym,
    /// The customer of the project.
    pub customer: Option<Sym>,
    /// Who owes it.
    pub owner: Option<Sym>,
    /// Why and when.
    pub basis: Basis,
    /// It is still to be made up if it was missed; not so for what the rule owed long ago.
    pub pursued: bool,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// When it was done, if that was after the data's close.
    pub done_later_on: Option<NaiveDate>,
}

impl Case for InspectionCase {
    const KIND: Kind = Kind::Inspections;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        add_groups(groups, self.customer, self.project, self.owner);
    }
}

/// A hidden defect that an inspection has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingCase {
    /// Its number among the cases of inspections.
    pub index: u32,
    /// The number of the inspection.
    pub id: Key,
    /// The number of the finding.
    pub number: Option<Key>,
    /// What was found.
    pub text: Option<Sym>,
    /// The project.
    pub project: Sym,
    /// The customer of the project.
    pub customer: Option<Sym>,
    /// Who is answerable for the inspections of the project.
    pub owner: Option<Sym>,
    /// How grave it is; ordinary where the export does not say.
    pub grade: Grade,
    /// The day of the inspection.
    pub found_on: NaiveDate,
    /// When it was handed in to the customer-service department.
    pub submitted_on: Option<NaiveDate>,
    /// The day set for putting it right.
    pub due_on: Option<NaiveDate>,
    /// When it was put right.
    pub closed_on: Option<NaiveDate>,
    /// When it was put right, if that was after the data's close.
    pub closed_later_on: Option<NaiveDate>,
}

impl Case for FindingCase {
    const KIND: Kind = Kind::Inspections;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        add_groups(groups, self.customer, self.project, self.owner);
    }
}

fn add_groups(groups: &mut Vec<Group>, customer: Option<Sym>, project: Sym, owner: Option<Sym>) {
    groups.extend(customer.map(|customer| Group { by: By::Customer, key: group_key(customer) }));
    groups.push(Group { by: By::Project, key: group_key(project) });
    groups.extend(owner.map(|owner| Group { by: By::Owner, key: group_key(owner) }));
}
