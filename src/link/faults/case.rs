//! A major fault with its analysis, and the actions that the analysis promises.

use chrono::NaiveDate;

use crate::ingest::{Kind, Sym};
use crate::link::group_key;
use crate::metrics::{By, Case, Group};
use crate::time::Stamp;

/// A major fault as the metrics see it: events that had not happened at the data's close are gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultCase {
    /// The place of the fault among the linked faults.
    pub index: u32,
    /// The project concerned.
    pub project: Option<Sym>,
    /// The customer of the project.
    pub customer: Option<Sym>,
    /// When it began.
    pub occurred: Stamp,
    /// When somebody first knew of it; its beginning where the export does not say.
    pub known: Stamp,
    /// A place is recorded.
    pub place: bool,
    /// A phenomenon is recorded.
    pub phenomenon: bool,
    /// A plan is recorded.
    pub plan: bool,
    /// When the account owner was told.
    pub owner_told: Option<Stamp>,
    /// When the manager was told.
    pub manager_told: Option<Stamp>,
    /// When the manager filed it.
    pub filed: Option<Stamp>,
    /// When senior leaders were told.
    pub leaders_told: Option<Stamp>,
    /// When it was over.
    pub recovered: Option<Stamp>,
    /// The day on which its analysis was handed in.
    pub analysed_on: Option<NaiveDate>,
    /// Each of the four sections of the analysis has real content: impact, handling, cause, measures.
    pub sections: [bool; 4],
    /// When the analysis was fed back to the customer.
    pub customer_told_on: Option<NaiveDate>,
    /// When the analysis was fed back to the business department.
    pub business_told_on: Option<NaiveDate>,
}

impl FaultCase {
    /// The moment at which both the account owner and the manager had been told.
    #[must_use]
    pub fn told(&self) -> Option<Stamp> {
        Some(self.owner_told?.max(self.manager_told?))
    }

    /// The first notice that was given to either.
    #[must_use]
    pub fn first_notice(&self) -> Option<Stamp> {
        [self.owner_told, self.manager_told].into_iter().flatten().min()
    }

    /// The day on which both the customer and the business department had the analysis.
    #[must_use]
    pub fn fed_back_on(&self) -> Option<NaiveDate> {
        Some(self.customer_told_on?.max(self.business_told_on?))
    }
}

/// A corrective or preventive action that an analysis promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionCase {
    /// The place of the action among all actions.
    pub index: u32,
    /// The place of the fault among the linked faults.
    pub fault: u32,
    /// The number of the action within the analysis, from 0.
    pub number: u32,
    /// The project concerned.
    pub project: Option<Sym>,
    /// The customer of the project.
    pub customer: Option<Sym>,
    /// Who owes it.
    pub owner: Option<Sym>,
    /// When it is due.
    pub due_on: NaiveDate,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
}

impl Case for FaultCase {
    const KIND: Kind = Kind::Faults;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        let mut add = |by, key: Option<u32>| groups.extend(key.map(|key| Group { by, key }));
        add(By::Customer, self.customer.map(group_key));
        add(By::Project, self.project.map(group_key));
    }
}

impl Case for ActionCase {
    const KIND: Kind = Kind::FaultAnalyses;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        let mut add = |by, key: Option<u32>| groups.extend(key.map(|key| Group { by, key }));
        add(By::Owner, self.owner.map(group_key));
        add(By::Customer, self.customer.map(group_key));
        add(By::Project, self.project.map(group_key));
    }
}
