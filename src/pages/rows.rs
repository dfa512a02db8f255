//! `rows/`: a row a record of the report month, a column of outcome a metric; ids, dates, outcomes and codes only.

use rayon::prelude::*;

use super::context::Matter;
use crate::ingest::Kind;
use crate::metrics::{By, METRICS, Outcome, Unit, Verdict};
use crate::report::Action;
use crate::site::csv_out::Table;
use crate::tally::RowVerdicts;

/// Rows that one thread writes in one go.
const CHUNK: usize = 1 << 12;

/// The tables, by their paths in the issue.
#[must_use]
pub fn tables(matter: &Matter<'_>) -> Vec<(String, Vec<u8>)> {
    let kinds: Vec<Kind> = matter.report().rows.kinds().collect();
    let mut tables: Vec<(String, Vec<u8>)> =
        kinds.par_iter().map(|kind| (format!("rows/{}.csv", kind.slug()), table(matter, *kind))).collect();
    tables.push(("rows/actions.csv".to_owned(), actions(matter)));
    tables
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
    !matter.report().rows.rows(kind).1
}

fn table(matter: &Matter<'_>, kind: Kind) -> Vec<u8> {
    let (rows, all) = matter.report().rows.rows(kind);
    let mut metrics: Vec<u16> = rows.iter().flat_map(|row| row.verdicts.iter().map(|(metric, _)| *metric)).collect();
    metrics.sort_unstable();
    metrics.dedup();
    let sorts: Vec<Option<String>> = rows
        .iter()
        .map(|row| matter.outcome.cases.sort(row.row).map(|sort| matter.masker.mask(&sort).into_owned()))
        .collect();
    let sorted = sorts.iter().any(Option::is_some);
    let of = |row: &RowVerdicts, by: By| {
        row.groups.iter().find(|group| group.by == by).and_then(|group| matter.report().labels.key(*group))
    };
    // The customer by his code, even where pages name him: what is downloaded travels further.
    let groups = [("customer", By::Customer), ("project", By::Project)];
    let groups: Vec<_> = groups.into_iter().filter(|(_, by)| rows.iter().any(|row| of(row, *by).is_some())).collect();
    let mut header = vec!["record", "at"];
    header.extend(sorted.then_some("case"));
    header.extend(groups.iter().map(|(name, _)| *name));
    header.extend(metrics.iter().map(|metric| METRICS[usize::from(*metric)].slug));
    if !all {
        header.push("exceptions_only");
    }
    let table = Table::new(&header);
    let rows: Vec<(&RowVerdicts, Option<String>)> = rows.iter().zip(sorts).collect();
    let part = |rows: &[(&RowVerdicts, Option<String>)]| {
        let mut part = Table::part(header.len());
        for (row, sort) in rows {
            let mut cells = vec![matter.id(row.row), at(row)];
            cells.extend(sorted.then(|| sort.clone().unwrap_or_default()));
            cells.extend(groups.iter().map(|(_, by)| of(row, *by).unwrap_or_default()));
            cells.extend(metrics.iter().map(|metric| outcomes(row, *metric)));
            cells.extend((!all).then(|| "yes".to_owned()));
            part.row(&cells);
        }
        part.into_bytes()
    };
    let parts: Vec<Vec<u8>> = rows.par_chunks(CHUNK).map(part).collect();
    std::iter::once(table.into_bytes()).chain(parts).collect::<Vec<_>>().concat()
}

/// The outcomes of a metric in a row: mostly one.
fn outcomes(row: &RowVerdicts, metric: u16) -> String {
    let mut cell = String::new();
    for (_, verdict) in row.verdicts.iter().filter(|(it, _)| *it == metric) {
        if !cell.is_empty() {
            cell.push(' ');
        }
        cell.push_str(&outcome(metric, verdict));
    }
    cell
}

/// The first moment that put the record into the month.
fn at(row: &RowVerdicts) -> String {
    let first = row.verdicts.iter().filter_map(|(_, verdict)| match verdict {
        Verdict::Judged { at, .. } => Some(*at),
        Verdict::Pending { due, .. } => Some(*due),
        Verdict::Excluded { .. } | Verdict::Dimension { .. } => None,
    });
    first.min().map(|at| at.to_string()).unwrap_or_default()
}

fn outcome(metric: u16, verdict: &Verdict) -> String {
    match *verdict {
        Verdict::Excluded { reason, .. } => reason.code().to_owned(),
        Verdict::Pending { .. } => "pending".to_owned(),
        Verdict::Dimension { value, .. } => points(value),
        Verdict::Judged { outcome, .. } => match outcome {
            Outcome::OnTime => "on_time".to_owned(),
            Outcome::Late => "late".to_owned(),
            Outcome::Missing => "missing".to_owned(),
            Outcome::Yes => "yes".to_owned(),
            Outcome::No => "no".to_owned(),
            Outcome::Part { yes, no } => format!("{yes}/{}", yes + no),
            Outcome::Value(value) if METRICS[usize::from(metric)].unit == Unit::Points && metric_is_index(metric) => {
                points(value)
            }
            Outcome::Value(value) => value.to_string(),
        },
    }
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
