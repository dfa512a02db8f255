//! What the first page takes from the lists: how much is overdue, and the ten that come first.

use chrono::{Days, NaiveDate};

use crate::metrics::Rules;
use crate::report::Action;
use crate::report::action::Note;

/// How many actions are overdue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overdue {
    /// All of them.
    pub all: u64,
    /// Those that fell due in the report month.
    pub new: u64,
}

/// Counts what is overdue.
#[must_use]
pub fn overdue<'a>(actions: impl IntoIterator<Item = &'a Action>, rules: &Rules<'_>) -> Overdue {
    let month = rules.window().last;
    actions.into_iter().filter(|action| !action.list.is_next()).fold(Overdue::default(), |sum, action| Overdue {
        all: sum.all + 1,
        new: sum.new + u64::from(action.due.is_some_and(|due| rules.periods().month_of_date(due) == month)),
    })
}

/// The first `most` actions: overdue ones, oldest first, then what falls due within seven days of `last_day`.
/// What was done after the data's close can wait.
#[must_use]
pub fn top<'a>(actions: impl IntoIterator<Item = &'a Action>, last_day: NaiveDate, most: usize) -> Vec<&'a Action> {
    let week = last_day.checked_add_days(Days::new(7)).unwrap_or(last_day);
    let mut first: Vec<&Action> = actions
        .into_iter()
        .filter(|action| !matches!(action.note, Some(Note::DoneAfterClose(_))))
        .filter(|action| !action.list.is_next() || action.due.is_some_and(|due| due <= week))
        .collect();
    let key = |action: &&Action| (action.list.is_next(), action.due.is_none(), action.due, action.list, action.row);
    let most = most.min(first.len());
    if most == 0 {
        return Vec::new();
    }
    // Lists may be very long and the page needs ten of them.
    if most < first.len() {
        first.select_nth_unstable_by(most - 1, |a, b| key(a).cmp(&key(b)).then_with(|| a.subject.cmp(&b.subject)));
        first.truncate(most);
    }
    first.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.subject.cmp(&b.subject)));
    first
}
