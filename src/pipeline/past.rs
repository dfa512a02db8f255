//! What the last published month left open, as this report answers for it.

use std::collections::BTreeSet;

use super::{Cases, Outcome};
use crate::history::carry_over::{department_of, is_weekly};
use crate::history::{CarryOver, Evidence, History, SealedAction, Standing};
use crate::ingest::Kind;
use crate::tally::RowRef;

/// Stands for a department that the roster does not name.
const NOTHING: &str = "—";

/// Record types that may have so many records that their numbers are not all written out.
const MANY: [Kind; 3] = [Kind::Tickets, Kind::ChatSessions, Kind::Orders];

/// Follows up the findings and open actions of the last month that was published before the report's.
#[must_use]
pub fn carried(history: &History, outcome: &Outcome) -> CarryOver {
    let report = &outcome.report;
    // Without a month that was published there is nothing to follow up, and no need to name every record.
    let Some(last) = history.before(report.month) else { return CarryOver::default() };
    let symbols = &outcome.cases.symbols;
    let few = few_records(&outcome.cases);
    let standing = |action: &SealedAction| {
        if is_weekly(action) {
            return weeks(&outcome.cases, action);
        }
        let known = few.contains(&action.subject) || among_many(&outcome.cases, &action.subject);
        if known { Standing::Done } else { Standing::Gone }
    };
    let evidence = Evidence::all(&outcome.cases.remarks, symbols);
    CarryOver::new(Some(last), report, &evidence, &standing)
}

/// How the weekly reports stand that a department owed for a week.
fn weeks(cases: &Cases, action: &SealedAction) -> Standing {
    let mine = cases.teams.weekly.iter().filter(|week| {
        let department = week.department.map(|department| cases.symbols.text(department));
        department.unwrap_or(NOTHING) == department_of(action) && Some(week.due.date()) == action.due
    });
    mine.fold(Standing::Gone, |standing, week| match standing {
        Standing::Open => Standing::Open,
        _ if week.submitted.is_none() && !week.on_leave => Standing::Open,
        _ => Standing::Done,
    })
}

/// What the records of all other types are called.
fn few_records(cases: &Cases) -> BTreeSet<String> {
    let kinds = Kind::ALL.iter().copied().filter(|kind| !MANY.contains(kind) && *kind != Kind::Surveys);
    let numbered = kinds.flat_map(|kind| (0..).map_while(move |index| cases.named(RowRef { kind, index })));
    // Of answers only some are still there, and their numbers have gaps.
    let answers = cases.surveys.answers.iter().map(|answer| RowRef { kind: Kind::Surveys, index: answer.index });
    numbered.chain(answers.filter_map(|row| cases.named(row))).collect()
}

/// Whether a ticket, a chat or an order has this number.
fn among_many(cases: &Cases, subject: &str) -> bool {
    cases.symbols.find_key(subject).is_some_and(|key| {
        cases.tickets.ids().any(|id| id == key)
            || cases.teams.chats.cases.iter().any(|chat| chat.session == key)
            || cases.teams.orders.iter().any(|order| order.order == key)
    })
}
