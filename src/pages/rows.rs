//! `rows/`: a row a record of the report month, a column of outcome a metric; ids, dates, outcomes and codes only.

use std::fmt::Write;

use rayon::prelude::*;

use super::context::Matter;
use crate::ingest::Kind;
use crate::metrics::{By, METRICS, Outcome, Unit, Verdict};
use crate::report::{Action, Status};
use crate::site::csv_out::Table;
use crate::site::{Draft, SiteError};
use crate::tally::RowVerdicts;

/// Rows that one thread writes in one go, and how many such lots stand in memory at a time.
const LOT: usize = 1 << 12;
const LOTS: usize = 8;

/// Adds the tables to a draft.
///
/// # Errors
/// As [`Draft::add`].
pub fn add_to(draft: &Draft<'_>, matter: &Matter<'_>) -> Result<(), SiteError> {
    for kind in matter.report().rows.kinds() {
        let listing = Listing::new(matter, kind);
        let lots: Vec<usize> = (0..matter.report().rows.len(kind)).step_by(LOT).collect();
        let pieces = lots.chunks(LOTS).map(|lots| {
            let made: Vec<Vec<u8>> = lots.par_iter().map(|from| listing.rows(*from, LOT)).collect();
            made.concat()
        });
        draft.add_table(&format!("rows/{}.csv", kind.slug()), std::iter::once(listing.header()).chain(pieces))?;
    }
    draft.add("rows/actions.csv", &actions(matter))
}

/// The names of the tables, for the page that lists them.
#[must_use]
pub fn names(matter: &Matter<'_>) -> Vec<String> {
    let kinds = matter.report().rows.kinds().map(Kind::slug);
    kinds.chain(["actions"]).map(|name| format!("rows/{name}.csv")).collect()
}

/// Only exceptions of this record type are listed, because there are so many records.
#[must_use]
pub fn is_cut(matter: &Matter<'_>, kind: Kind) -> bool {
    !matter.report().rows.is_whole(kind)
}

/// The table of a record type.
struct Listing<'m> {
    matter: &'m Matter<'m>,
    kind: Kind,
    metrics: Vec<u16>,
    /// Its cases are of several sorts.
    sorted: bool,
    /// The groups that have a column.
    groups: Vec<(&'static str, By)>,
    cut: bool,
}

impl<'m> Listing<'m> {
    fn new(matter: &'m Matter<'m>, kind: Kind) -> Self {
        let log = &matter.report().rows;
        let mut known = vec![false; METRICS.len()];
        for row in log.rows(kind) {
            row.verdicts().for_each(|(metric, _)| known[usize::from(metric)] = true);
        }
        let metrics = (0u16..).zip(known).filter_map(|(metric, known)| known.then_some(metric));
        // What was not exported was not missed either.
        let report = matter.report();
        let now = |metric: &u16| report.figures.of(METRICS[usize::from(*metric)].slug, report.month);
        let metrics =
            metrics.filter(|metric| now(metric).is_none_or(|figure| figure.status != Status::NotMeasured)).collect();
        let sorted = log.rows(kind).any(|row| matter.outcome.cases.sort(row.row).is_some());
        // The customer by his code, even where pages name him: what is downloaded travels further.
        let groups = [("customer", By::Customer), ("project", By::Project)];
        let groups =
            groups.into_iter().filter(|(_, by)| log.rows(kind).any(|row| key(matter, *by, row).is_some())).collect();
        Self { matter, kind, metrics, sorted, groups, cut: is_cut(matter, kind) }
    }

    fn columns(&self) -> Vec<&'static str> {
        let mut columns = vec!["record", "at"];
        columns.extend(self.sorted.then_some("case"));
        columns.extend(self.groups.iter().map(|(name, _)| *name));
        columns.extend(self.metrics.iter().map(|metric| METRICS[usize::from(*metric)].slug));
        columns.extend(self.cut.then_some("exceptions_only"));
        columns
    }

    fn header(&self) -> Vec<u8> {
        Table::new(&self.columns()).into_bytes()
    }

    /// So many rows from one place on.
    fn rows(&self, from: usize, count: usize) -> Vec<u8> {
        let (matter, log) = (self.matter, &self.matter.report().rows);
        let mut table = Table::part(self.columns().len());
        let mut cell = String::new();
        for row in (from..from + count).map_while(|place| log.row(self.kind, place)) {
            table.cell(&matter.id(row.row));
            cell.clear();
            write_at(row, &mut cell);
            table.cell(&cell);
            if self.sorted {
                let sort = matter.outcome.cases.sort(row.row).unwrap_or_default();
                table.cell(&matter.masker.mask(&sort));
            }
            for (_, by) in &self.groups {
                table.cell(&key(matter, *by, row).unwrap_or_default());
            }
            let mut verdicts = row.verdicts().peekable();
            for metric in &self.metrics {
                cell.clear();
                while verdicts.next_if(|(it, _)| it < metric).is_some() {}
                while let Some((_, verdict)) = verdicts.next_if(|(it, _)| it == metric) {
                    if !cell.is_empty() {
                        cell.push(' ');
                    }
                    write_outcome(*metric, &verdict, &mut cell);
                }
                table.cell(&cell);
            }
            if self.cut {
                table.cell("yes");
            }
            table.end_row();
        }
        table.into_bytes()
    }
}

/// The key of the group to which a row belongs.
fn key(matter: &Matter<'_>, by: By, row: RowVerdicts<'_>) -> Option<String> {
    row.groups().find(|group| group.by == by).and_then(|group| matter.report().labels.key(group))
}

/// The first moment that put the record into the month.
fn write_at(row: RowVerdicts<'_>, cell: &mut String) {
    let first = row.verdicts().filter_map(|(_, verdict)| match verdict {
        Verdict::Judged { at, .. } => Some(at),
        Verdict::Pending { due, .. } => Some(due),
        Verdict::Excluded { .. } | Verdict::Dimension { .. } => None,
    });
    if let Some(at) = first.min() {
        let _ = write!(cell, "{at}");
    }
}

fn write_outcome(metric: u16, verdict: &Verdict, cell: &mut String) {
    let word = match *verdict {
        Verdict::Excluded { reason, .. } => reason.code(),
        Verdict::Pending { .. } => "pending",
        Verdict::Dimension { value, .. } => return cell.push_str(&points(value)),
        Verdict::Judged { outcome, .. } => match outcome {
            Outcome::OnTime => "on_time",
            Outcome::Late => "late",
            Outcome::Missing => "missing",
            Outcome::Yes => "yes",
            Outcome::No => "no",
            Outcome::Part { yes, no } => return cell.push_str(&format!("{yes}/{}", u64::from(yes) + u64::from(no))),
            Outcome::Value(value) if METRICS[usize::from(metric)].unit == Unit::Points && metric_is_index(metric) => {
                return cell.push_str(&points(value));
            }
            Outcome::Value(value) => return cell.push_str(&value.to_string()),
        },
    };
    cell.push_str(word);
}

fn metric_is_index(metric: u16) -> bool {
    METRICS[usize::from(metric)].slug == "csi"
}

/// Millionths of a point with one decimal.
fn points(millionths: i32) -> String {
    let tenths = (i64::from(millionths) + 50_000) / 100_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn actions(matter: &Matter<'_>) -> Vec<u8> {
    let mut table = Table::new(&["list", "clause", "subject", "owner", "due", "days_overdue", "note"]);
    for action in &matter.report().actions {
        let Action { list, clause, owner, due, days_overdue, note, .. } = action;
        table.row(&[
            list.slug(),
            clause,
            &action.shown(),
            owner,
            &due.map(|due| due.to_string()).unwrap_or_default(),
            &days_overdue.map(|days| days.to_string()).unwrap_or_default(),
            &note.map(crate::report::action::Note::code).unwrap_or_default(),
        ]);
    }
    table.into_bytes()
}
