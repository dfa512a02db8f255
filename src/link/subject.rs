//! Whom and what a case is about: what lists and rows say of it beside its verdicts.

use chrono::NaiveDate;

use crate::ingest::{Key, Sym};

/// Whom and what a case is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The number of its record, where it has one.
    pub id: Option<Key>,
    /// The day on which it began or was found, or the first day of the span in which it is owed.
    pub since: Option<NaiveDate>,
    /// The customer.
    pub customer: Option<Sym>,
    /// The project.
    pub project: Option<Sym>,
    /// The person who owes it.
    pub owner: Option<Sym>,
    /// What was written about it, to be masked before it is shown.
    pub text: Option<Sym>,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// The day on which it was done, if that was after the data's close: 截止日后已办.
    pub done_later_on: Option<NaiveDate>,
}
