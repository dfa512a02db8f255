//! Whom and what a case is about: what lists and rows say of it beside its verdicts; and the case that a number means.

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

/// The case with a number where a record type gives cases of two sorts: those of the second sort are numbered on from
/// the last one of the first. Each list stands with what its cases are.
pub(super) fn of_two_sorts<'a, A, B, Row>(
    index: u32,
    (first, one): (&'a [A], fn(&'a A) -> Row),
    (second, other): (&'a [B], fn(&'a B) -> Row),
) -> Option<Row> {
    let index = index as usize;
    match first.get(index) {
        Some(case) => Some(one(case)),
        None => second.get(index - first.len()).map(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_of_the_second_sort_are_numbered_on_from_the_first() {
        let row = |index| of_two_sorts(index, (&["a", "b"], |case| *case), (&["c"], |case| *case));
        assert_eq!([row(0), row(1), row(2), row(3)], [Some("a"), Some("b"), Some("c"), None]);
        let none: [&str; 0] = [];
        assert_eq!(of_two_sorts(0, (&none, |case| *case), (&none, |case| *case)), None);
    }
}
