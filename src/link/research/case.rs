//! A service research visit that is owed or was made, and a suggestion that a customer made in one.

use chrono::NaiveDate;

use crate::ingest::{Kind, Sym};
use crate::link::group_key;
use crate::metrics::{By, Case, Group};
use crate::records::research::SuggestionKind;

/// A research visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResearchCase {
    /// Its number among the cases of research visits.
    pub index: u32,
    /// The place of its file among the research visits that count; none where the rule alone owes it.
    pub visit: Option<u32>,
    /// The customer.
    pub customer: Option<Sym>,
    /// The day by which it is owed: as planned, or the end of a span for which nothing is planned. None for a visit
    /// that was made without a plan.
    pub due_on: Option<NaiveDate>,
    /// When it was made.
    pub done_on: Option<NaiveDate>,
    /// When it was made, if that was after the data's close.
    pub done_later_on: Option<NaiveDate>,
    /// Senior leaders took part.
    pub led: bool,
    /// Senior engineers took part.
    pub advised: bool,
}

impl Case for ResearchCase {
    const KIND: Kind = Kind::Research;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        groups.extend(self.customer.map(|customer| Group { by: By::Customer, key: group_key(customer) }));
    }
}

/// What a customer suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestionCase {
    /// Its number among the cases of research visits.
    pub index: u32,
    /// The place of its file among the research visits that count.
    pub visit: u32,
    /// The number of the suggestion in its file.
    pub number: u32,
    /// The customer.
    pub customer: Option<Sym>,
    /// Suggestion, opinion, criticism or complaint.
    pub kind: Option<SuggestionKind>,
    /// What was said.
    pub text: Option<Sym>,
    /// Who is to carry it out.
    pub owner: Option<Sym>,
    /// The day of the research visit.
    pub visited_on: NaiveDate,
    /// When the plan for the suggestions of the visit was made.
    pub planned_on: Option<NaiveDate>,
    /// The day set for it.
    pub due_on: Option<NaiveDate>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// When it was done, if that was after the data's close.
    pub done_later_on: Option<NaiveDate>,
}

impl Case for SuggestionCase {
    const KIND: Kind = Kind::Research;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        groups.extend(self.customer.map(|customer| Group { by: By::Customer, key: group_key(customer) }));
        groups.extend(self.owner.map(|owner| Group { by: By::Owner, key: group_key(owner) }));
    }
}
