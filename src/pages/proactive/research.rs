//! Research visits of leaders and senior engineers, and what customers suggested.

use crate::ingest::{Kind, Words as _};
use crate::pages::kit::{Kit, section as figures};
use crate::pages::view::parts::{Cell, Kind as Set, Row, Section};
use crate::pages::words::NOTHING;

/// The research visits of the month, and the suggestions that are open or of the month.
pub(super) fn section(kit: &Kit<'_>) -> Section {
    let cases = &kit.context.matter.outcome.cases.research;
    let month = |day: chrono::NaiveDate| kit.rules.periods().month_of_date(day);
    let mut section = figures(kit.words.figures(&[
        "research_on_time",
        "research_led_rate",
        "suggestion_plan_on_time",
        "suggestion_done_on_time",
    ]));
    let yes = |yes: bool| Cell::text(kit.t(if yes { "outcome-yes" } else { "outcome-no" }));
    let visits = cases.visits.iter().filter(|it| {
        it.due_on.is_some_and(|day| month(day) == kit.month())
            || it.done_on.is_some_and(|day| month(day) == kit.month())
    });
    let rows = visits.map(|it| {
        Row::from([
            kit.customer(it.customer),
            Cell::text(kit.date(it.due_on)),
            Cell::text(kit.date(it.done_on)),
            if it.done_on.is_some() { yes(it.led) } else { Cell::text(NOTHING) },
            if it.done_on.is_some() { yes(it.advised) } else { Cell::text(NOTHING) },
        ])
    });
    let columns =
        [("customer", Set::Text), ("due", Set::Code), ("done", Set::Code), ("led", Set::Text), ("advised", Set::Text)];
    section.tables.push(kit.table("research", &columns, rows.collect(), Some(Kind::Research)));
    let suggestions = cases
        .suggestions
        .iter()
        .filter(|it| it.done_on.is_none_or(|day| month(day) == kit.month()) || month(it.visited_on) == kit.month());
    let rows = suggestions.map(|it| {
        let kind = it.kind.map_or_else(|| NOTHING.to_owned(), |kind| kit.t(&format!("suggestion-{}", kind.slug())));
        Row::from([
            kit.customer(it.customer),
            Cell::text(kind),
            Cell::text(kit.free_text(it.text).unwrap_or_else(|| NOTHING.to_owned())),
            Cell::text(kit.date(Some(it.visited_on))),
            Cell::text(kit.date(it.planned_on)),
            Cell::text(kit.date(it.due_on)),
            Cell::text(kit.date(it.done_on)),
        ])
    });
    let columns = [
        ("customer", Set::Text),
        ("kind", Set::Text),
        ("suggestion", Set::Text),
        ("visited", Set::Code),
        ("planned", Set::Code),
        ("due", Set::Code),
        ("done", Set::Code),
    ];
    section.tables.push(kit.table("suggestions", &columns, rows.collect(), Some(Kind::Research)));
    section
}
