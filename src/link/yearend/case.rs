//! What a customer is owed at the end of a year.

use chrono::NaiveDate;

use crate::ingest::{Kind, Sym};
use crate::link::group_key;
use crate::metrics::{By, Case, Group};

/// What became of a gift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gift {
    /// Sent on a day.
    Sent(NaiveDate),
    /// Sent, and nobody wrote down when: done, but not known to be in time.
    SentUndated,
    /// The customer does not want it, or may not accept it.
    Declined,
    /// Neither.
    Open,
}

/// A customer with a project in use on the day that counts, in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearEndCase {
    /// Its number among the cases.
    pub index: u32,
    /// The year whose end it is.
    pub year: i32,
    /// The customer.
    pub customer: Sym,
    /// Who looks after the customer.
    pub owner: Option<Sym>,
    /// The day by which both are owed.
    pub due_on: NaiveDate,
    /// The gift.
    pub gift: Gift,
    /// When it was sent, if that was after the data's close.
    pub sent_later_on: Option<NaiveDate>,
    /// When the customer's needs of the next year were learnt; that there are none is an answer.
    pub demand_on: Option<NaiveDate>,
    /// They were learnt, and nobody wrote down when.
    pub demand_undated: bool,
    /// When they were learnt, if that was after the data's close.
    pub demand_later_on: Option<NaiveDate>,
}

impl Case for YearEndCase {
    const KIND: Kind = Kind::Yearend;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        groups.push(Group { by: By::Customer, key: group_key(self.customer) });
        groups.extend(self.owner.map(|owner| Group { by: By::Owner, key: group_key(owner) }));
    }
}
