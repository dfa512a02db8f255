//! Inspections that were due, and the hazards they found.

use crate::ingest::{Kind, Words as _};
use crate::link::inspections::Basis;
use crate::link::{FindingCase, InspectionCase};
use crate::pages::kit::{Kit, section as figures};
use crate::pages::view::parts::{Cell, Kind as Set, Row, Section, State};
use crate::pages::words::NOTHING;
use crate::time::Moment;

pub(in crate::pages) fn inspection_state(kit: &Kit<'_>, case: &InspectionCase) -> (State, String) {
    kit.promise(Moment::end_of(case.basis.due_on()), case.done_on.map(Moment::start_of))
}

/// The inspections of the month with those still owed, and the hazards that are open or of the month.
pub(super) fn section(kit: &Kit<'_>) -> Section {
    let cases = &kit.context.matter.outcome.cases;
    let month = |day: chrono::NaiveDate| kit.rules.periods().month_of_date(day);
    let mut section =
        figures(kit.words.figures(&["inspection_on_time", "hazard_submit_on_time", "hazard_closed_on_time"]));
    let mut due: Vec<&InspectionCase> = cases
        .inspections
        .due
        .iter()
        .filter(|it| {
            let due = month(it.basis.due_on());
            due == kit.month() || (due < kit.month() && it.done_on.is_none_or(|day| month(day) == kit.month()))
        })
        .collect();
    due.sort_by_key(|it| (it.done_on.is_some(), it.basis.due_on(), it.index));
    let rows = due.into_iter().map(|it| {
        let (state, word) = inspection_state(kit, it);
        let basis = match it.basis {
            Basis::Planned { moved_to: Some(_), .. } => Some("basis-moved"),
            // A date in the plan is the ordinary case and needs no word.
            Basis::Planned { .. } => None,
            Basis::Rule { .. } => Some("basis-rule"),
        };
        Row::from([
            kit.project(Some(it.project)),
            kit.customer(it.customer),
            Cell { note: basis.map(|basis| kit.t(basis)), ..Cell::text(kit.date(Some(it.basis.due_on()))) },
            Cell::text(kit.date(it.done_on)),
            Cell::marked(state, word),
        ])
    });
    let columns = [
        ("project", Set::Text),
        ("customer", Set::Text),
        ("due", Set::Code),
        ("done", Set::Code),
        ("state", Set::State),
    ];
    section.tables.push(kit.table("inspections", &columns, rows.collect(), Some(Kind::Inspections)));
    let findings = cases
        .inspections
        .findings
        .iter()
        .filter(|it| it.closed_on.is_none_or(|day| month(day) == kit.month()) || month(it.found_on) == kit.month());
    let rows = findings.map(|it| finding_row(kit, it));
    section.tables.push(kit.table("findings", &FINDING_COLUMNS, rows.collect(), Some(Kind::Inspections)));
    section
}

pub(in crate::pages) const FINDING_COLUMNS: [(&str, Set); 8] = [
    ("project", Set::Text),
    ("grade", Set::Text),
    ("finding", Set::Text),
    ("found", Set::Code),
    ("submitted", Set::Code),
    ("due", Set::Code),
    ("closed", Set::Code),
    ("state", Set::State),
];

/// A hazard in full: what it is, how grave, until when it must be put right and how that stands.
pub(in crate::pages) fn finding_row(kit: &Kit<'_>, it: &FindingCase) -> Row {
    let (state, word) = match it.due_on {
        Some(due) => kit.promise(Moment::end_of(due), it.closed_on.map(Moment::start_of)),
        None => (State::NoneDue, kit.t("outcome-pending")),
    };
    Row::from([
        kit.project(Some(it.project)),
        Cell::text(kit.t(&format!("grade-{}", it.grade.slug()))),
        Cell::text(kit.free_text(it.text).unwrap_or_else(|| NOTHING.to_owned())),
        Cell::text(kit.date(Some(it.found_on))),
        Cell::text(kit.date(it.submitted_on)),
        Cell::text(kit.date(it.due_on)),
        Cell::text(kit.date(it.closed_on)),
        Cell::marked(state, word),
    ])
}
