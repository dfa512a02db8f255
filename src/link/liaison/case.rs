//! A liaison form: signed for, answered, disputed, ruled on, carried out.

use chrono::NaiveDate;

use crate::ingest::{Key, Kind, Origin, Sym};
use crate::link::group_key;
use crate::metrics::{By, Case, Group};

/// A liaison form as the metrics see it: what had not happened at the data's close is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiaisonCase {
    /// The place of the form among the linked forms.
    pub index: u32,
    /// Its number.
    pub form: Key,
    /// Where it stands.
    pub origin: Origin,
    /// The department that asks.
    pub from: Sym,
    /// The department that owes the answer.
    pub to: Sym,
    /// The ticket that it documents.
    pub ticket: Option<Key>,
    /// When it was issued.
    pub issued_on: NaiveDate,
    /// When it was signed for.
    pub acked_on: Option<NaiveDate>,
    /// By when an answer is wanted, as people wrote it.
    pub required_by: Option<NaiveDate>,
    /// When it was answered.
    pub replied_on: Option<NaiveDate>,
    /// The departments disagree.
    pub disputed: bool,
    /// When the disagreement was put to the office.
    pub escalated_on: Option<NaiveDate>,
    /// When the office ruled.
    pub ruled_on: Option<NaiveDate>,
    /// By when the ruling is to be carried out.
    pub execute_by: Option<NaiveDate>,
    /// When it was carried out.
    pub executed_on: Option<NaiveDate>,
}

impl Case for LiaisonCase {
    const KIND: Kind = Kind::Liaison;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        groups.push(Group { by: By::Department, key: group_key(self.to) });
    }
}
