//! A visit that is owed, an issue that a visit brought up, and a project as visits see it.

use chrono::NaiveDate;

use crate::ingest::{Key, Kind, Sym};
use crate::link::group_key;
use crate::link::spans::{Life, Span};
use crate::metrics::{By, Case, Group};
use crate::records::visits::Method;
use crate::time::Moment;

/// A return visit that the rules owe to a project in a span of days, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitDue {
    /// Its number among the cases of visits.
    pub index: u32,
    /// The project.
    pub project: Sym,
    /// The customer of the project.
    pub customer: Sym,
    /// Who owes it.
    pub owner: Option<Sym>,
    /// The days in which it is owed.
    pub span: Span,
    /// The customer wishes not to be called.
    pub exempt: bool,
    /// The first day in the span on which the customer was reached.
    pub reached_on: Option<NaiveDate>,
    /// How he was reached then.
    pub method: Option<Method>,
    /// Calls in the span that reached nobody.
    pub unreached: u32,
    /// The first day after the span on which he was reached: 已补访. The figure does not change by it, the list does.
    pub made_up_on: Option<NaiveDate>,
    /// The first day on which he was reached after the data's close.
    pub reached_later_on: Option<NaiveDate>,
    /// The last day before the data's close on which he was reached at all.
    pub last_reached_on: Option<NaiveDate>,
}

impl VisitDue {
    /// The day on which it was done, in its span or after it.
    #[must_use]
    pub fn done_on(&self) -> Option<NaiveDate> {
        self.reached_on.or(self.made_up_on)
    }
}

impl Case for VisitDue {
    const KIND: Kind = Kind::Visits;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        groups.push(Group { by: By::Cohort, key: self.span.cohort as u32 });
        groups.push(Group { by: By::Customer, key: group_key(self.customer) });
        groups.push(Group { by: By::Project, key: group_key(self.project) });
        groups.extend(self.owner.map(|owner| Group { by: By::Owner, key: group_key(owner) }));
    }
}

/// Something that the customer brought up in a return visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueCase {
    /// Its number among the cases of visits.
    pub index: u32,
    /// The number of the visit.
    pub id: Option<Key>,
    /// What the customer brought up.
    pub text: Option<Sym>,
    /// The project.
    pub project: Option<Sym>,
    /// The customer of the project.
    pub customer: Option<Sym>,
    /// Who made the visit.
    pub owner: Option<Sym>,
    /// The day of the visit.
    pub visited_on: NaiveDate,
    /// The day that was promised to the customer.
    pub due_on: Option<NaiveDate>,
    /// When it was settled.
    pub closed_on: Option<NaiveDate>,
    /// When it was settled, if that was after the data's close.
    pub closed_later_on: Option<NaiveDate>,
}

impl Case for IssueCase {
    const KIND: Kind = Kind::Visits;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        groups.extend(self.customer.map(|customer| Group { by: By::Customer, key: group_key(customer) }));
        groups.extend(self.project.map(|project| Group { by: By::Project, key: group_key(project) }));
        groups.extend(self.owner.map(|owner| Group { by: By::Owner, key: group_key(owner) }));
    }
}

/// A delivered project: its file, and the days on which its customer was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectCase {
    /// The place of the project in the register.
    pub index: u32,
    /// The project.
    pub project: Sym,
    /// The customer.
    pub customer: Sym,
    /// Who calls the customer.
    pub owner: Option<Sym>,
    /// When it is in use.
    pub life: Life,
    /// The customer wishes not to be called.
    pub exempt: bool,
    /// Customer, contact person, day of delivery and visit owner are recorded.
    pub filed: bool,
    /// The days on which the customer was reached, in order.
    pub reached: Vec<NaiveDate>,
}

impl ProjectCase {
    /// Days without a reached contact at the close of a month, counted from the delivery where there was none;
    /// none when the project is not in use on the last day of it.
    #[must_use]
    pub fn silent_days(&self, close: Moment) -> Option<i64> {
        let last = (close - 1).date();
        if !self.life.in_use(last) {
            return None;
        }
        let reached = self.reached.iter().rev().find(|date| **date <= last);
        Some((last - *reached.unwrap_or(&self.life.delivered)).num_days())
    }
}

impl Case for ProjectCase {
    const KIND: Kind = Kind::Projects;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        groups.push(Group { by: By::Customer, key: group_key(self.customer) });
        groups.extend(self.owner.map(|owner| Group { by: By::Owner, key: group_key(owner) }));
    }
}
