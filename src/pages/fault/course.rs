//! The course of a fault step by step, in words: when, how long after what, until when at the latest, over by how much.

use chrono::NaiveDate;

use crate::link::FaultCase;
use crate::metrics::Verdict;
use crate::pages::faults::{PROMISES, verdict};
use crate::pages::kit::Kit;
use crate::pages::view::parts::{Cell, Kind as Set, Row, Table};
use crate::time::{Moment, Stamp};

const COLUMNS: [(&str, Set); 6] = [
    ("step", Set::Text),
    ("at", Set::Code),
    ("took", Set::Text),
    ("latest", Set::Code),
    ("over", Set::Text),
    ("outcome", Set::Text),
];

/// A step of the course.
struct Step<'s> {
    /// The message that names it.
    name: &'s str,
    /// When it happened; a day where only that is recorded.
    at: Option<Stamp>,
    /// What its time counts from, and the message that names that.
    from: Option<(Stamp, &'s str)>,
    /// The promise that judges it.
    promise: Option<&'static str>,
}

/// All steps with their limits.
pub(super) fn table(kit: &Kit<'_>, case: &FaultCase) -> Table {
    let step = |name, at, from, promise| Step { name, at, from, promise };
    let day = |date: Option<NaiveDate>| date.map(Stamp::date);
    let known = Some((case.known, "since-known"));
    let filed = case.filed.map(|at| (at, "since-filed"));
    let recovered = case.recovered.map(|at| (at, "since-recovered"));
    let steps = [
        step("column-occurred", Some(case.occurred), None, None),
        step("column-known", Some(case.known), Some((case.occurred, "since-occurred")), None),
        step("step-owner-told", case.owner_told, known, Some(PROMISES[0])),
        step("step-manager-told", case.manager_told, known, Some(PROMISES[0])),
        step("column-filed", case.filed, known, None),
        step("column-relay", case.leaders_told, filed, Some(PROMISES[1])),
        step("column-recovered", case.recovered, Some((case.occurred, "since-occurred")), None),
        step("column-analysis", day(case.analysed_on), recovered, Some(PROMISES[2])),
        step("step-customer-told", day(case.customer_told_on), recovered, Some(PROMISES[3])),
        step("step-business-told", day(case.business_told_on), recovered, Some(PROMISES[3])),
    ];
    let rows = steps.iter().map(|step| row(kit, case, step)).collect();
    Table { stack: true, ..kit.table("course", &COLUMNS, rows, None) }
}

/// The steps that came late or not at all, as a list of words: `通报分管经理（超出 15分）`; empty where all was in time.
pub(super) fn late(kit: &Kit<'_>, table: &Table) -> Vec<String> {
    let over = table.rows.iter().filter(|row| !row.cells[4].text.is_empty());
    over.map(|row| {
        kit.say(
            "fault-late-step",
            &[("step", row.cells[0].text.as_str().into()), ("by", row.cells[4].text.as_str().into())],
        )
    })
    .collect()
}

fn row(kit: &Kit<'_>, case: &FaultCase, step: &Step<'_>) -> Row {
    let due = step.promise.and_then(|slug| due(kit, case, slug));
    let took = step.from.zip(step.at).and_then(|((from, since), at)| {
        let took = apart(kit, from, at)?;
        Some(kit.say("fault-took", &[("since", kit.t(since).into()), ("took", took.into())]))
    });
    let outcome = due.map(|due| kit.promise(due, step.at.map(|at| at.at)));
    Row::from([
        Cell::text(kit.t(step.name)),
        Cell::text(kit.stamp(step.at)),
        Cell::text(took.unwrap_or_default()),
        Cell::text(due.map_or_else(String::new, |due| latest(kit, due, step))),
        Cell::text(due.and_then(|due| over(kit, due, step.at)).unwrap_or_default()),
        outcome.map_or_else(Cell::default, |(state, word)| Cell::marked(state, word)),
    ])
}

/// A limit as it is written: what is due by a day has no hour.
fn latest(kit: &Kit<'_>, due: Moment, step: &Step<'_>) -> String {
    let by_day = step.promise.is_some_and(|slug| PROMISES[2..].contains(&slug));
    if by_day { kit.date(Some((due - 1).date())) } else { kit.context.locale.end(due) }
}

/// The latest moment of a promise.
fn due(kit: &Kit<'_>, case: &FaultCase, slug: &str) -> Option<Moment> {
    match verdict(kit, slug, case)? {
        Verdict::Judged { at, .. } | Verdict::Pending { due: at, .. } => Some(at),
        _ => None,
    }
}

/// The time between two steps: in days where either is only a day.
fn apart(kit: &Kit<'_>, from: Stamp, to: Stamp) -> Option<String> {
    if from.date_only || to.date_only {
        let days = (to.at.date() - from.at.date()).num_days();
        return (days >= 0).then(|| kit.context.locale.days(days));
    }
    (to.at >= from.at).then(|| kit.context.locale.duration(to.at - from.at))
}

/// By how much a step went over its limit; what has not come at all is measured up to the data's close.
fn over(kit: &Kit<'_>, due: Moment, at: Option<Stamp>) -> Option<String> {
    let close = kit.rules.as_of();
    match at {
        Some(at) if at.at <= due => None,
        Some(at) if at.date_only => Some(kit.context.locale.days((at.at.date() - (due - 1).date()).num_days())),
        Some(at) => Some(kit.context.locale.duration(at.at - due)),
        None if due < close => Some(kit.context.locale.days(((close - 1).date() - (due - 1).date()).num_days())),
        None => None,
    }
}
