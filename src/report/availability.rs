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
}

/// Record types that run all the time: a month without any event of them is a forgotten export, not a good month.
const RUNNING: &[Kind] = &[Kind::Tickets, Kind::ChatSessions, Kind::Orders, Kind::Shifts];

impl Availability {
    /// A file of a kind was read, with these columns.
    pub fn add_file(&mut self, kind: Kind, columns: impl IntoIterator<Item = Col>) {
        self.columns.entry(kind).or_default().extend(columns);
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
        let kinds = metric.needs.iter().map(|need| need.kind());
        self.lacks(metric).is_empty()
            && kinds.clone().all(|kind| !self.spoiled.contains(&(kind, month)))
            && (metric.unit != Unit::Count
                || kinds
                    .filter(|kind| RUNNING.contains(kind))
                    .all(|kind| self.active.get(&kind).is_some_and(|months| months.contains(&month))))
    }

    /// What is missing for a metric, as kinds and columns.
    #[must_use]
    pub fn lacks(&self, metric: &Metric) -> Vec<Need> {
        metric.needs.iter().copied().filter(|need| !self.meets(*need)).collect()
    }

    fn meets(&self, need: Need) -> bool {
        match need {
            Need::Kind(kind) => self.has(kind),
            Need::Column(kind, column) => self.has_column(kind, column),
            Need::AnyColumn(kind, columns) => columns.iter().any(|column| self.has_column(kind, *column)),
        }
    }

    /// The metrics that the absence of a kind disables.
    #[must_use]
    pub fn disabled_by(&self, kind: Kind) -> Vec<&'static str> {
        let needs = |metric: &Metric| metric.needs.iter().any(|need| need.kind() == kind);
        METRICS.iter().filter(|metric| !self.has(kind) && needs(metric)).map(|metric| metric.slug).collect()
    }
}
