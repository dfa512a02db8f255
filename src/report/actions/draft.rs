//! Actions before they have names: plain keys, cheap to make and to merge.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::ingest::Sym;
use crate::metrics::find;
use crate::report::{Availability, List, Note};
use crate::tally::RowRef;
use crate::time::Month;

/// What an action is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A record, by its id.
    Record(RowRef),
    /// A project, by its name.
    Project(Sym),
    /// A customer, as he may be called.
    Customer(Sym),
    /// A day.
    Date(NaiveDate),
    /// So many things that people of a department owe, none of whom is named.
    Department(Option<Sym>, u64),
}

/// An action before it has names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its list.
    pub list: List,
    /// The metric that judges it.
    pub metric: &'static str,
    /// The list whose position must act.
    pub like: List,
    /// What it is about.
    pub subject: Subject,
    /// When it was or is due.
    pub due: Option<NaiveDate>,
    /// The record behind it.
    pub row: Option<RowRef>,
    /// The customer, where his page may show it.
    pub customer: Option<Sym>,
    /// The person who answers for it.
    pub person: Option<Sym>,
    /// When it was done although the data had closed, where the case itself knows.
    pub done_later: Option<NaiveDate>,
    /// What the case itself remarks.
    pub note: Option<Note>,
}

/// The actions of a part of the cases. Parts merge in any order: the desk sorts them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    drafts: Vec<Draft>,
}

impl Drafts {
    /// Adds one.
    pub fn push(&mut self, draft: Draft) {
        self.drafts.push(draft);
    }

    /// Adds those of another part.
    pub fn merge(&mut self, other: Self) {
        self.drafts.extend(other.drafts);
    }

    /// Takes away what is overdue by a metric that is not measured: where the records that would show that something
    /// was done were not exported, nobody can be told that he left it undone.
    pub fn measured(&self, availability: &Availability, month: Month) -> impl Iterator<Item = &Draft> {
        let mut lacking = BTreeMap::new();
        self.drafts.iter().filter(move |draft| {
            // A low score shows by itself that nobody answered, whether complaints were exported or not.
            let own = draft.row.filter(|_| draft.list == List::UnmetUnanswered).map(|row| row.kind);
            let lacks = *lacking.entry((draft.metric, own)).or_insert_with(|| {
                let needs = find(draft.metric).map(|metric| availability.lacks_in(metric, Some(month)));
                needs.into_iter().flatten().any(|need| own.is_none_or(|own| need.kinds().contains(&own)))
            });
            draft.list.is_next() || !lacks
        })
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.drafts.len()
    }

    /// There is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.drafts.is_empty()
    }

    /// All of them, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Draft> {
        self.drafts.iter()
    }
}

impl IntoIterator for Drafts {
    type Item = Draft;
    type IntoIter = std::vec::IntoIter<Draft>;

    fn into_iter(self) -> Self::IntoIter {
        self.drafts.into_iter()
    }
}

impl Extend<Draft> for Drafts {
    fn extend<T: IntoIterator<Item = Draft>>(&mut self, drafts: T) {
        self.drafts.extend(drafts);
    }
}
