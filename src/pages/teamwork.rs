//! `teamwork.html`: weekly reports by department, liaison forms, rulings, the report before this one.

use chrono::NaiveDate;

use super::context::Context;
use super::kit::{Kit, section};
use super::view::parts::{Cell, Chart, Kind as Set, Row, Section, State};
use super::view::teamwork::Teamwork;
use super::words::NOTHING;
use crate::charts::{self, grid, key::Meaning};
use crate::ingest::Kind;
use crate::link::LiaisonCase;
use crate::link::weekly;
use crate::time::Moment;

/// The view of the page.
#[must_use]
pub fn build(context: &Context<'_>) -> Teamwork {
    let kit = Kit::new(context, 0);
    let (liaison, rulings) = (liaison(&kit), rulings(&kit));
    let list = liaison.tables.iter().chain(&rulings.tables).any(|table| table.list);
    Teamwork {
        frame: context.frame("teamwork", list),
        weekly: weekly(&kit),
        liaison,
        rulings,
        report: section(kit.words.figures(&["report_on_time"])),
    }
}

fn weekly(kit: &Kit<'_>) -> Section {
    let mut section = section(kit.words.figures(&["weekly_report_on_time"]));
    section.charts.extend(weekly_grid(kit));
    section
}

/// Departments by weeks; people are counted, not named.
fn weekly_grid(kit: &Kit<'_>) -> Option<Chart> {
    let cases = &kit.context.matter.outcome.cases;
    let mut rows: Vec<(String, weekly::GridRow)> = weekly::grid(&cases.teams.weekly, kit.month(), &kit.rules)
        .into_iter()
        .map(|row| (row.department.map_or_else(|| kit.t("department-none"), |it| kit.shown(it)), row))
        .collect();
    rows.sort_by(|a, b| kit.context.locale.compare(&a.0, &b.0));
    let weeks = rows.iter().map(|(_, row)| &row.weeks).max_by_key(|weeks| weeks.len())?.clone();
    let (mut on_time, mut all) = (0, 0);
    let spec_rows = rows
        .iter()
        .map(|(name, row)| grid::GridRow {
            name: name.clone(),
            cells: weeks
                .iter()
                .map(|(week, ..)| {
                    let Some((.., cell)) = row.weeks.iter().find(|(it, ..)| it == week) else {
                        return grid::GridCell { state: None, text: String::new(), tip: String::new() };
                    };
                    let owed = cell.on_time + cell.late + cell.missing;
                    on_time += cell.on_time;
                    all += owed;
                    let state = match cell {
                        _ if cell.missing > 0 => charts::State::Bad,
                        _ if cell.late > 0 => charts::State::Warn,
                        _ if owed > 0 => charts::State::Good,
                        _ => charts::State::NoneDue,
                    };
                    let n = |count: u32| i64::from(count).into();
                    let tip = kit.say(
                        "weekly-cell",
                        &[
                            ("k", n(cell.on_time)),
                            ("n", n(owed)),
                            ("late", n(cell.late)),
                            ("missing", n(cell.missing)),
                            ("leave", n(cell.on_leave)),
                        ],
                    );
                    grid::GridCell { state: Some(state), text: format!("{}/{owed}", cell.on_time), tip }
                })
                .collect(),
        })
        .collect();
    let title = kit.say("chart-title-weekly", &[("k", i64::from(on_time).into()), ("n", i64::from(all).into())]);
    let due: Vec<NaiveDate> = weeks.iter().map(|(_, due, _)| due.date()).collect();
    let mut columns = vec![kit.t("group-department")];
    columns.extend(due.iter().map(|day| kit.context.locale.date(*day)));
    let key = [
        (charts::State::Good, "outcome-on_time"),
        (charts::State::Warn, "outcome-late"),
        (charts::State::Bad, "outcome-missing"),
        (charts::State::NoneDue, "weekly-none-due"),
    ];
    let spec = grid::Grid {
        head: kit.head(title, &columns),
        columns: due.iter().map(|day| kit.context.locale.short_date(*day)).collect(),
        under: vec![String::new(); due.len()],
        rows: spec_rows,
        key: key.into_iter().map(|(state, id)| Meaning { state, word: kit.t(id) }).collect(),
    };
    Some(kit.chart("weekly", kit.t("chart-caption-weekly"), &spec))
}

fn form(kit: &Kit<'_>, case: &LiaisonCase) -> Cell {
    Cell::text(kit.number(case.form))
}

/// A date by which something was wanted and the day it was done, as a state with its word.
fn promise(kit: &Kit<'_>, due: Option<NaiveDate>, done: Option<NaiveDate>) -> Cell {
    match due {
        None => Cell::text(NOTHING),
        Some(due) => {
            let (state, word) = kit.promise(Moment::end_of(due), done.map(Moment::start_of));
            Cell::marked(state, word)
        }
    }
}

fn liaison(kit: &Kit<'_>) -> Section {
    let cases = &kit.context.matter.outcome.cases;
    let mut section = section(kit.words.figures(&["liaison_ack_on_time", "liaison_reply_on_time"]));
    let month = |day: NaiveDate| kit.rules.periods().month_of_date(day);
    let mut forms: Vec<&LiaisonCase> = cases
        .teams
        .forms
        .cases()
        .iter()
        .filter(|form| {
            month(form.issued_on) == kit.month()
                || form.required_by.is_some_and(|day| month(day) == kit.month())
                || (form.required_by.is_some() && form.replied_on.is_none_or(|day| month(day) == kit.month()))
        })
        .collect();
    // What waits for an answer first; forms that only document something want none.
    forms.sort_by_key(|form| {
        let waits = form.required_by.is_some() && form.replied_on.is_none();
        (!waits, form.required_by.is_none(), form.required_by, form.issued_on, form.index)
    });
    let rows = forms.into_iter().map(|it| {
        Row::from([
            form(kit, it),
            Cell::text(kit.shown(it.from)),
            Cell::text(kit.shown(it.to)),
            Cell::text(kit.date(Some(it.issued_on))),
            Cell::text(kit.date(it.acked_on)),
            Cell::text(kit.date(it.required_by)),
            Cell::text(kit.date(it.replied_on)),
            promise(kit, it.required_by, it.replied_on),
        ])
    });
    let columns = [
        ("form", Set::Code),
        ("from", Set::Text),
        ("to", Set::Text),
        ("issued", Set::Code),
        ("acked", Set::Code),
        ("required", Set::Code),
        ("replied", Set::Code),
        ("state", Set::State),
    ];
    section.tables.push(kit.table("liaison", &columns, rows.collect(), Some(Kind::Liaison)));
    section
}

fn rulings(kit: &Kit<'_>) -> Section {
    let mut section = section(kit.words.figures(&["ruling_on_time", "ruling_executed_on_time"]));
    let disputes = kit.context.matter.outcome.cases.teams.forms.disputes();
    let recent = |day: Option<NaiveDate>| {
        day.is_some_and(|day| kit.rules.periods().month_of_date(day) >= kit.month().previous())
    };
    // What was settled long ago has been reported.
    let told = |it: &&LiaisonCase| {
        it.executed_on.is_none() || recent(it.escalated_on) || recent(it.ruled_on) || recent(it.executed_on)
    };
    let rows = disputes.into_iter().filter(told).map(|it| {
        let (state, word) = match (it.ruled_on, it.executed_on) {
            (None, _) if it.escalated_on.is_none() => (State::NoneDue, "dispute-open"),
            (None, _) => (State::Yellow, "dispute-pending"),
            (Some(_), Some(_)) => (State::Green, "dispute-executed"),
            (Some(_), None) if it.execute_by.is_some_and(|day| Moment::end_of(day) < kit.rules.as_of()) => {
                (State::Red, "dispute-not-executed")
            }
            (Some(_), None) => (State::NoneDue, "dispute-ruled"),
        };
        Row::from([
            form(kit, it),
            Cell::text(kit.shown(it.from)),
            Cell::text(kit.shown(it.to)),
            Cell::text(kit.date(it.escalated_on)),
            Cell::text(kit.date(it.ruled_on)),
            Cell::text(kit.date(it.execute_by)),
            Cell::text(kit.date(it.executed_on)),
            Cell::marked(state, kit.t(word)),
        ])
    });
    let columns = [
        ("form", Set::Code),
        ("from", Set::Text),
        ("to", Set::Text),
        ("escalated", Set::Code),
        ("ruled", Set::Code),
        ("execute-by", Set::Code),
        ("executed", Set::Code),
        ("state", Set::State),
    ];
    section.tables.push(kit.table("disputes", &columns, rows.collect(), Some(Kind::Liaison)));
    section
}
