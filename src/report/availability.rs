//! What could be measured: which record types and columns were exported, and in which months they can be trusted.

use std::collections::{BTreeMap, BTreeSet};

use crate::ingest::{Col, Kind};
use crate::metrics::{METRICS, Metric, Need, Question, Unit, find};
use crate::records::tickets;
use crate::time::Month;

/// What was exported.
#[derive(Clone, Debug, Default)]
pub struct Availability {
    columns: BTreeMap<Kind, BTreeSet<Col>>,
    spoiled: BTreeSet<(Kind, Month)>,
    active: BTreeMap<Kind, BTreeSet<Month>>,
    covered: BTreeMap<(Kind, Month), BTreeSet<Col>>,
    told: BTreeMap<(Kind, Col), BTreeMap<Month, bool>>,
}

/// Record types that run all the time: a month without any event of them is a forgotten export, not a good month.
const RUNNING: &[Kind] = &[Kind::Tickets, Kind::ChatSessions, Kind::Orders, Kind::Shifts];

/// Record types whose files each hold the records of their months. A register or a plan is not of a month.
const DATED: &[Kind] = &[
    Kind::Tickets,
    Kind::Surveys,
    Kind::Visits,
    Kind::Liaison,
    Kind::HolidayDuty,
    Kind::ChatSessions,
    Kind::Orders,
    Kind::Shifts,
];

impl Availability {
    /// A file of a kind was read, with these columns.
    pub fn add_file(&mut self, kind: Kind, columns: impl IntoIterator<Item = Col>) {
        self.columns.entry(kind).or_default().extend(columns);
    }

    /// A file with these columns has the records of a month. Where the export of one month lacks a column that another
    /// month's has, what needs it is not measured in that month alone.
    pub fn cover(&mut self, kind: Kind, month: Month, columns: impl IntoIterator<Item = Col>) {
        if DATED.contains(&kind) {
            self.covered.entry((kind, month)).or_default().extend(columns);
        }
    }

    /// A file lacks a column that the records of the month need: what needs it is not measured in it.
    pub fn uncover(&mut self, kind: Kind, month: Month, column: Col) {
        if let Some(columns) = self.covered.get_mut(&(kind, month)) {
            columns.remove(&column);
        }
    }

    /// The answers of a column cannot be read for what they mean, which is as if it had not been exported.
    pub fn refuse(&mut self, kind: Kind, column: Col) {
        if let Some(columns) = self.columns.get_mut(&kind) {
            columns.remove(&column);
        }
    }

    /// So many rows of a file were rejected that what it says of a month cannot be trusted.
    pub fn spoil(&mut self, kind: Kind, month: Month) {
        self.spoiled.insert((kind, month));
    }

    /// A record of the kind has an event in the month.
    pub fn saw(&mut self, kind: Kind, month: Month) {
        self.active.entry(kind).or_default().insert(month);
    }

    /// A record of a month has a word in the column, or none.
    pub fn tell(&mut self, kind: Kind, column: Col, month: Month, filled: bool) {
        *self.told.entry((kind, column)).or_default().entry(month).or_default() |= filled;
    }

    /// The kind was exported.
    #[must_use]
    pub fn has(&self, kind: Kind) -> bool {
        self.columns.contains_key(&kind)
    }

    /// The column of the kind was exported.
    #[must_use]
    pub fn has_column(&self, kind: Kind, column: Col) -> bool {
        self.columns.get(&kind).is_some_and(|columns| columns.contains(&column))
    }

    /// The export of tickets says what lies within the first owner's remit.
    #[must_use]
    pub fn knows_scope(&self) -> bool {
        self.has_column(Kind::Tickets, tickets::IN_SCOPE)
    }

    /// The metric can be measured in the month.
    #[must_use]
    pub fn measures(&self, metric: &Metric, month: Month) -> bool {
        if let Question::Pooled(parts) = metric.question {
            return parts.iter().all(|part| find(part).is_some_and(|part| self.measures(part, month)));
        }
        let kinds = metric.needs.iter().flat_map(|need| need.kinds());
        self.lacks_in(metric, Some(month)).is_empty()
            && metric.needs.iter().all(|need| self.is_told(*need, month))
            && kinds.clone().all(|kind| !self.spoiled.contains(&(kind, month)))
            && (metric.unit != Unit::Count
                || kinds
                    .filter(|kind| RUNNING.contains(kind))
                    .all(|kind| self.active.get(&kind).is_some_and(|months| months.contains(&month))))
    }

    /// What is missing for a metric, as kinds and columns.
    #[must_use]
    pub fn lacks(&self, metric: &Metric) -> Vec<Need> {
        self.lacks_in(metric, None)
    }

    /// What is missing for a metric in a month, where the exports of months differ.
    #[must_use]
    pub fn lacks_in(&self, metric: &Metric, month: Option<Month>) -> Vec<Need> {
        metric.needs.iter().copied().filter(|need| !self.meets(*need, month)).collect()
    }

    fn has_column_in(&self, kind: Kind, column: Col, month: Option<Month>) -> bool {
        let covered = month.and_then(|month| self.covered.get(&(kind, month)));
        self.has_column(kind, column) && covered.is_none_or(|columns| columns.contains(&column))
    }

    fn meets(&self, need: Need, month: Option<Month>) -> bool {
        match need {
            Need::Kind(kind) => self.has(kind),
            Need::Column(kind, column) => self.has_column_in(kind, column, month),
            Need::AnyColumn(kind, columns) => columns.iter().any(|column| self.has_column_in(kind, *column, month)),
            Need::Filled(kind, column) => {
                let told = self.told.get(&(kind, column));
                self.has_column_in(kind, column, month)
                    && told.is_none_or(|months| months.values().any(|filled| *filled))
            }
            Need::Any(needs) => needs.iter().any(|need| self.meets(*need, month)),
        }
    }

    /// The records of the month, if there are any, have a word in the column that must tell them apart.
    fn is_told(&self, need: Need, month: Month) -> bool {
        let Need::Filled(kind, column) = need else { return true };
        self.told.get(&(kind, column)).and_then(|months| months.get(&month)).is_none_or(|filled| *filled)
    }

    /// The metrics that the absence of a kind disables.
    #[must_use]
    pub fn disabled_by(&self, kind: Kind) -> Vec<&'static str> {
        let lacks = |metric: &Metric| self.lacks(metric).iter().any(|need| need.kinds().contains(&kind));
        METRICS.iter().filter(|metric| !self.has(kind) && lacks(metric)).map(|metric| metric.slug).collect()
    }
}
