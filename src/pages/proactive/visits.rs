//! Visits that were owed: what was due, the calendar of the window, who has long not been reached, what customers raised.

use crate::charts::{self, grid, key::Meaning};
use crate::ingest::Kind;
use crate::link::VisitDue;
use crate::link::visits::{CalendarRow, Mark};
use crate::pages::kit::{Kit, section as figures};
use crate::pages::view::parts::{Cell, Chart, Kind as Set, Row, Section, State, Table};
use crate::pages::words::{self, NOTHING};
use crate::time::Moment;

/// Calendars of more projects than this are shown for those with a missed visit.
const CALENDAR_ROWS: usize = 40;

/// What was owed to customers in the month and what became of it.
pub(super) fn section(kit: &Kit<'_>) -> Section {
    let visits = &kit.context.matter.outcome.cases.visits;
    let mut section =
        figures(kit.words.figures(&["visit_on_time", "visit_issue_closed_on_time", "visit_gap_watch", "archive_rate"]));
    let mut due: Vec<&VisitDue> = visits.of_month(&kit.rules).collect();
    due.sort_by_key(|it| (by_urgency(it.mark(&kit.rules)), it.span.last, it.index));
    let progress = visits.in_progress(&kit.rules);
    if progress.due > 0 {
        let running = visits.due.iter().filter(|it| {
            !it.exempt
                && Moment::start_of(it.span.first) < kit.rules.horizon()
                && kit.rules.horizon() <= Moment::end_of(it.span.last)
        });
        let last = running.map(|it| it.span.last).max();
        section.notes.push(kit.say(
            "visits-progress",
            &[
                ("k", i64::from(progress.reached).into()),
                ("n", i64::from(progress.due).into()),
                ("rest", i64::from(progress.due - progress.reached).into()),
                ("date", kit.date(last).into()),
            ],
        ));
    }
    section.charts.extend(calendar(kit));
    let rows = due.into_iter().map(|it| visit_row(kit, it)).collect();
    section.tables.push(kit.table("visits-due", &VISIT_COLUMNS, rows, Some(Kind::Visits)));
    section.tables.push(gaps(kit));
    section.tables.push(issues(kit));
    let refusing = visits.refusing.iter().map(|project| Row::from([kit.project(Some(*project))]));
    if !visits.refusing.is_empty() {
        section.tables.push(kit.table("refusing", &[("project", Set::Text)], refusing.collect(), None));
    }
    section
}

/// Which project was visited in which month. Of many projects only those with a visit missed are shown.
fn calendar(kit: &Kit<'_>) -> Option<Chart> {
    let mut rows = kit.context.matter.outcome.cases.visits.calendar(&kit.rules);
    let missed = |row: &CalendarRow| row.months.iter().filter(|(mark, _)| *mark == Some(Mark::Missed)).count();
    let all = rows.len();
    rows.retain(|row| row.months.iter().any(|(mark, reached)| mark.is_some() || *reached > 0));
    if rows.len() > CALENDAR_ROWS {
        rows.retain(|row| missed(row) > 0);
        rows.sort_by_key(|row| std::cmp::Reverse(missed(row)));
        rows.truncate(CALENDAR_ROWS);
    }
    if rows.is_empty() {
        return None;
    }
    let now = rows.iter().filter(|row| row.months.last().is_some_and(|(mark, _)| *mark == Some(Mark::Missed))).count();
    let title = if now == 0 { kit.t("chart-title-visits-good") } else { kit.n("chart-title-visits", now as u64) };
    let months: Vec<_> = kit.rules.window().months().collect();
    let names: Vec<String> = rows
        .iter()
        .map(|row| {
            let project = kit.context.report().labels.project(row.project).unwrap_or(NOTHING);
            project.to_owned()
        })
        .collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|a, b| kit.context.locale.compare(&names[*a], &names[*b]));
    let spec_rows = order
        .into_iter()
        .map(|place| grid::GridRow {
            name: names[place].clone(),
            cells: rows[place]
                .months
                .iter()
                .map(|(owed, reached)| grid::GridCell {
                    state: owed.map(glyph).or((*reached > 0).then_some(charts::State::Good)),
                    text: String::new(),
                    tip: owed.map_or_else(
                        || if *reached > 0 { kit.n("visit-reached-days", u64::from(*reached)) } else { String::new() },
                        |owed| mark(kit, owed).1,
                    ),
                })
                .collect(),
        })
        .collect::<Vec<_>>();
    let shown = spec_rows.len();
    let mut columns = vec![kit.t("column-project")];
    columns.extend(months.iter().map(|month| kit.context.locale.month(*month)));
    let key = [Mark::Kept, Mark::MadeUp, Mark::Missed, Mark::Pending, Mark::Exempt];
    let spec = grid::Grid {
        head: kit.head(title, &columns),
        columns: months.iter().map(|month| month.month().to_string()).collect(),
        under: months
            .iter()
            .enumerate()
            .map(
                |(place, month)| {
                    if place == 0 || month.month() == 1 { month.year().to_string() } else { String::new() }
                },
            )
            .collect(),
        rows: spec_rows,
        key: key.iter().map(|it| Meaning { state: glyph(*it), word: mark(kit, *it).1 }).collect(),
    };
    let caption = if shown < all {
        kit.say("chart-caption-visits-part", &[("n", (shown as i64).into()), ("all", (all as i64).into())])
    } else {
        kit.t("chart-caption-visits")
    };
    Some(kit.chart("visits", caption, &spec))
}

/// Projects whose customer has not been reached for long.
fn gaps(kit: &Kit<'_>) -> Table {
    let cases = &kit.context.matter.outcome.cases;
    let longest = i64::from(kit.rules.settings().visits.gap_watch_days);
    let mut rows: Vec<(i64, Row)> = cases
        .visits
        .projects
        .iter()
        .filter(|project| !project.exempt)
        .filter_map(|project| {
            let days = project.silent_days(kit.rules.horizon()).filter(|days| *days > longest)?;
            let last = project.reached.last().copied();
            Some((
                days,
                Row::from([
                    kit.project(Some(project.project)),
                    kit.customer(Some(project.customer)),
                    Cell::text(kit.date(last)),
                    Cell::text(words::count(days.unsigned_abs())),
                ]),
            ))
        })
        .collect();
    rows.sort_by_key(|(days, _)| std::cmp::Reverse(*days));
    let columns = [("project", Set::Text), ("customer", Set::Text), ("last-reached", Set::Code), ("days", Set::Number)];
    kit.table("gaps", &columns, rows.into_iter().map(|(_, row)| row).collect(), None)
}

/// What customers brought up and is open, or was settled in the month.
fn issues(kit: &Kit<'_>) -> Table {
    let issues = kit.context.matter.outcome.cases.visits.issues.iter().filter(|issue| {
        issue.closed_on.is_none_or(|day| kit.rules.periods().month_of_date(day) == kit.month())
            || kit.rules.periods().month_of_date(issue.visited_on) == kit.month()
    });
    let rows = issues.map(|issue| {
        Row::from([
            kit.customer(issue.customer),
            kit.project(issue.project),
            Cell::text(kit.free_text(issue.text).unwrap_or_else(|| NOTHING.to_owned())),
            Cell::text(kit.date(Some(issue.visited_on))),
            Cell::text(kit.date(issue.due_on)),
            Cell::text(kit.date(issue.closed_on)),
        ])
    });
    let columns = [
        ("customer", Set::Text),
        ("project", Set::Text),
        ("issue", Set::Text),
        ("visited", Set::Code),
        ("due", Set::Code),
        ("closed", Set::Code),
    ];
    kit.table("issues", &columns, rows.collect(), Some(Kind::Visits))
}

/// The word and colour of a visit that was owed.
fn mark(kit: &Kit<'_>, mark: Mark) -> (State, String) {
    let (state, id) = match mark {
        Mark::Kept => (State::Green, "visit-kept"),
        Mark::MadeUp => (State::Yellow, "visit-made-up"),
        Mark::Missed => (State::Red, "visit-missed"),
        Mark::Pending => (State::NoneDue, "visit-pending"),
        Mark::Exempt => (State::Uncoloured, "visit-exempt"),
    };
    (state, kit.t(id))
}

const fn glyph(mark: Mark) -> charts::State {
    match mark {
        Mark::Kept => charts::State::Good,
        Mark::MadeUp => charts::State::Warn,
        Mark::Missed => charts::State::Bad,
        Mark::Pending => charts::State::NoneDue,
        Mark::Exempt => charts::State::NotMeasured,
    }
}

pub(in crate::pages) fn visit_row(kit: &Kit<'_>, due: &VisitDue) -> Row {
    let (state, word) = mark(kit, due.mark(&kit.rules));
    Row::from([
        kit.project(Some(due.project)),
        kit.customer(Some(due.customer)),
        Cell::text(kit.date(Some(due.span.last))),
        Cell::marked(state, word),
        Cell::text(kit.date(due.done_on())),
        Cell::text(if due.unreached > 0 { due.unreached.to_string() } else { NOTHING.to_owned() }),
    ])
}

pub(in crate::pages) const VISIT_COLUMNS: [(&str, Set); 6] = [
    ("project", Set::Text),
    ("customer", Set::Text),
    ("due", Set::Code),
    ("state", Set::State),
    ("reached", Set::Code),
    ("unreached", Set::Number),
];

/// What went badly first, then by date.
fn by_urgency(mark: Mark) -> u8 {
    match mark {
        Mark::Missed => 0,
        Mark::MadeUp => 1,
        Mark::Pending => 2,
        Mark::Kept => 3,
        Mark::Exempt => 4,
    }
}
