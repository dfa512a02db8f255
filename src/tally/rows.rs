//! Which case got which verdict in the report month: what every figure opens to.

use std::collections::BTreeMap;

use crate::ingest::Kind;
use crate::metrics::{Direction, Group, Metric, Outcome, Unit, Verdict};

/// Above this many cases of a record type only those with an exception are listed.
const MOST_ROWS: u64 = 50_000;

/// A case by its record type and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// The record type.
    pub kind: Kind,
    /// The number among the cases of the type.
    pub index: u32,
}

/// The verdicts on one case that concern the report month, in the order of the metrics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowVerdicts {
    /// The case.
    pub row: RowRef,
    /// One of the verdicts makes the case worth listing even among very many.
    pub exception: bool,
    /// The groups that the case belongs to.
    pub groups: Box<[Group]>,
    /// Index of the metric and its verdict.
    pub verdicts: Box<[(u16, Verdict)]>,
}

/// The rows of one record type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct KindRows {
    total: u64,
    rows: Vec<RowVerdicts>,
}

impl KindRows {
    fn thin_out(&mut self) {
        if self.total > MOST_ROWS {
            self.rows.retain(|row| row.exception);
        }
    }
}

/// The log of a report month. Adding and merging commute up to order, which [`RowLog::sorted`] settles.
#[derive(Clone, Debug, Default)]
pub struct RowLog {
    kinds: BTreeMap<Kind, KindRows>,
}

impl RowLog {
    /// Logs the verdicts on one case.
    pub fn add(&mut self, row: RowRef, exception: bool, groups: &[Group], verdicts: &[(u16, Verdict)]) {
        let rows = self.kinds.entry(row.kind).or_default();
        rows.total += 1;
        if rows.total == MOST_ROWS + 1 {
            rows.thin_out();
        }
        if rows.total <= MOST_ROWS || exception {
            rows.rows.push(RowVerdicts { row, exception, groups: groups.into(), verdicts: verdicts.into() });
        }
    }

    /// Adds the rows of `other`.
    pub fn merge(&mut self, other: Self) {
        for (kind, theirs) in other.kinds {
            let mine = self.kinds.entry(kind).or_default();
            mine.total += theirs.total;
            mine.rows.extend(theirs.rows);
            mine.thin_out();
        }
    }

    /// Puts the rows into the order of their cases; verdicts that reached one case by different ways are joined.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        for rows in self.kinds.values_mut() {
            rows.rows.sort_by_key(|row| row.row);
            rows.rows.dedup_by(|later, first| {
                let same = later.row == first.row;
                if same {
                    first.exception |= later.exception;
                    first.verdicts = [&*first.verdicts, &*later.verdicts].concat().into();
                }
                same
            });
            for row in &mut rows.rows {
                row.verdicts.sort_by_key(|(metric, _)| *metric);
            }
        }
        self
    }

    /// The record types that have rows.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.kinds.keys().copied()
    }

    /// The rows of a record type, and whether they are all of them.
    #[must_use]
    pub fn rows(&self, kind: Kind) -> (&[RowVerdicts], bool) {
        self.kinds.get(&kind).map_or((&[], true), |rows| (&rows.rows, rows.total <= MOST_ROWS))
    }

    /// Every row that a metric gave a verdict on, with the verdict.
    pub fn of_metric(&self, metric: u16) -> impl Iterator<Item = (RowRef, &Verdict)> {
        self.rows_of_metric(metric).map(|(row, verdict)| (row.row, verdict))
    }

    /// The same with everything that is known of the row.
    pub fn rows_of_metric(&self, metric: u16) -> impl Iterator<Item = (&RowVerdicts, &Verdict)> {
        self.kinds.values().flat_map(|rows| &rows.rows).flat_map(move |row| {
            row.verdicts.iter().filter(move |(index, _)| *index == metric).map(move |(_, verdict)| (row, verdict))
        })
    }
}

/// Whether a verdict is an exception: a promise not kept in time, a bad answer, a bad event, a case left out, a promise
/// that stands open.
#[must_use]
pub(super) fn is_exception(metric: &Metric, verdict: &Verdict) -> bool {
    match *verdict {
        Verdict::Excluded { .. } => true,
        Verdict::Pending { kept, .. } => !kept,
        Verdict::Dimension { .. } => false,
        Verdict::Judged { outcome, .. } => match outcome {
            Outcome::Late | Outcome::Missing => true,
            Outcome::No => metric.direction == Direction::Up,
            Outcome::Yes => metric.direction == Direction::Down,
            Outcome::OnTime | Outcome::Value(_) => false,
            Outcome::Part { .. } => metric.unit == Unit::Ratio,
        },
    }
}
