//! The grid of weekly reports: counts by department and week, never by person.

use std::collections::BTreeMap;

use super::WeeklyCase;
use crate::ingest::Sym;
use crate::metrics::{Outcome, Rules, Verdict};
use crate::time::{Moment, Month, Week};

/// One department's reports for one week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// Handed in by the due instant.
    pub on_time: u32,
    /// Handed in later.
    pub late: u32,
    /// Not handed in.
    pub missing: u32,
    /// Not due yet.
    pub pending: u32,
    /// Not owed because of leave.
    pub on_leave: u32,
    /// Of those handed in: they tell of the service and of what customers said.
    pub complete: u32,
}

/// One department's row: a cell for each week that is due in the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// The department; none for people without one.
    pub department: Option<Sym>,
    /// The weeks, in order, with their due instants.
    pub weeks: Vec<(Week, Moment, GridCell)>,
}

/// The grid of a month, departments in the order of their symbols.
#[must_use]
pub fn grid(cases: &[WeeklyCase], month: Month, rules: &Rules<'_>) -> Vec<GridRow> {
    let mine = || cases.iter().filter(|case| rules.month_of(case.due) == month);
    let weeks: BTreeMap<Week, Moment> = mine().map(|case| (case.week, case.due)).collect();
    let mut rows: BTreeMap<Option<Sym>, BTreeMap<Week, GridCell>> = BTreeMap::new();
    for case in mine() {
        let cell = rows.entry(case.department).or_default().entry(case.week).or_default();
        if case.on_leave {
            cell.on_leave += 1;
            continue;
        }
        match rules.promise(case.due, case.submitted.map(|stamp| stamp.at)) {
            Verdict::Judged { outcome: Outcome::OnTime, .. } => cell.on_time += 1,
            Verdict::Judged { outcome: Outcome::Late, .. } => cell.late += 1,
            Verdict::Judged { .. } => cell.missing += 1,
            _ => cell.pending += 1,
        }
        cell.complete += u32::from(case.has_service && case.has_feedback);
    }
    rows.into_iter()
        .map(|(department, cells)| {
            let cell = |week: &Week| cells.get(week).copied().unwrap_or_default();
            let weeks = weeks.iter().map(|(week, due)| (*week, *due, cell(week))).collect();
            GridRow { department, weeks }
        })
        .collect()
}
