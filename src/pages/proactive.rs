//! `proactive.html`: visits, inspections, research visits, the year-end campaign and the watch on holidays.

use super::context::Context;
use super::kit::{Kit, section};
use super::view::parts::{Cell, Kind as Set, Row, Section, State, Table};
use super::view::proactive::Proactive;
use super::words::{self, NOTHING};
use crate::charts::{self, grid, holidays, key::Meaning};
use crate::ingest::{Kind, Words as _};
use crate::link::inspections::Basis;
use crate::link::visits::Mark;
use crate::link::yearend::Gift;
use crate::link::{InspectionCase, VisitDue, WatchedDay};
use crate::time::Moment;

/// Calendars of more projects than this are shown for those with a missed visit.
const CALENDAR_ROWS: usize = 40;

/// The view of the page.
#[must_use]
pub fn build(context: &Context<'_>) -> Proactive {
    let kit = Kit::new(context, 0);
    let (visits, inspections, research, yearend) = (visits(&kit), inspections(&kit), research(&kit), yearend(&kit));
    let list = [Some(&visits), Some(&inspections), Some(&research), yearend.as_ref()];
    let list = list.into_iter().flatten().flat_map(|it| &it.tables).any(|table| table.list);
    Proactive {
        frame: context.frame("proactive", list),
        summary: section(kit.words.figures(&["proactive_on_time"])),
        visits,
        inspections,
        research,
        yearend,
        holidays: watch(&kit),
    }
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

pub(super) fn visit_row(kit: &Kit<'_>, due: &VisitDue) -> Row {
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

pub(super) const VISIT_COLUMNS: [(&str, Set); 6] = [
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

fn visits(kit: &Kit<'_>) -> Section {
    let visits = &kit.context.matter.outcome.cases.visits;
    let mut section =
        section(kit.words.figures(&["visit_on_time", "visit_issue_closed_on_time", "visit_gap_watch", "archive_rate"]));
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
fn calendar(kit: &Kit<'_>) -> Option<super::view::parts::Chart> {
    let mut rows = kit.context.matter.outcome.cases.visits.calendar(&kit.rules);
    let missed = |row: &crate::link::visits::CalendarRow| {
        row.months.iter().filter(|(mark, _)| *mark == Some(Mark::Missed)).count()
    };
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

pub(super) fn inspection_state(kit: &Kit<'_>, case: &InspectionCase) -> (State, String) {
    kit.promise(Moment::end_of(case.basis.due_on()), case.done_on.map(Moment::start_of))
}

fn inspections(kit: &Kit<'_>) -> Section {
    let cases = &kit.context.matter.outcome.cases;
    let month = |day: chrono::NaiveDate| kit.rules.periods().month_of_date(day);
    let mut section =
        section(kit.words.figures(&["inspection_on_time", "hazard_submit_on_time", "hazard_closed_on_time"]));
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
            Basis::Planned { moved_to: Some(_), .. } => "basis-moved",
            Basis::Planned { .. } => "basis-planned",
            Basis::Rule { .. } => "basis-rule",
        };
        Row::from([
            kit.project(Some(it.project)),
            kit.customer(it.customer),
            Cell { note: Some(kit.t(basis)), ..Cell::text(kit.date(Some(it.basis.due_on()))) },
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
    let rows = findings.map(|it| {
        Row::from([
            kit.project(Some(it.project)),
            Cell::text(kit.t(&format!("grade-{}", it.grade.slug()))),
            Cell::text(kit.free_text(it.text).unwrap_or_else(|| NOTHING.to_owned())),
            Cell::text(kit.date(Some(it.found_on))),
            Cell::text(kit.date(it.submitted_on)),
            Cell::text(kit.date(it.due_on)),
            Cell::text(kit.date(it.closed_on)),
        ])
    });
    let columns = [
        ("project", Set::Text),
        ("grade", Set::Text),
        ("finding", Set::Text),
        ("found", Set::Code),
        ("submitted", Set::Code),
        ("due", Set::Code),
        ("closed", Set::Code),
    ];
    section.tables.push(kit.table("findings", &columns, rows.collect(), Some(Kind::Inspections)));
    section
}

fn research(kit: &Kit<'_>) -> Section {
    let cases = &kit.context.matter.outcome.cases.research;
    let month = |day: chrono::NaiveDate| kit.rules.periods().month_of_date(day);
    let mut section = section(kit.words.figures(&[
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

/// The campaign that falls due in the report month or in the next one.
fn yearend(kit: &Kit<'_>) -> Option<Section> {
    let cases = &kit.context.matter.outcome.cases.yearends.cases;
    let of = |month| {
        cases.iter().filter(move |it| kit.rules.periods().month_of_date(it.due_on) == month).collect::<Vec<_>>()
    };
    let now = of(kit.month());
    let preview = now.is_empty();
    let campaign = if preview { of(kit.month().next()) } else { now };
    let due = campaign.first()?.due_on;
    let sent = campaign.iter().filter(|it| it.gift != Gift::Open).count();
    let learnt = campaign.iter().filter(|it| it.demand_on.is_some() || it.demand_undated).count();
    let figures = if preview { Vec::new() } else { kit.words.figures(&["gift_rate", "demand_rate"]) };
    let mut section = section(figures);
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into();
    section.notes.push(kit.say(
        if preview { "yearend-preview" } else { "yearend-now" },
        &[
            ("n", number(campaign.len())),
            ("sent", number(sent)),
            ("learnt", number(learnt)),
            ("date", kit.date(Some(due)).into()),
        ],
    ));
    let settled = |gift| matches!(gift, Gift::Sent(_) | Gift::Declined);
    let open = campaign.iter().filter(|it| !settled(it.gift) || it.demand_on.is_none());
    let rows = open.map(|it| {
        let gift = match it.gift {
            Gift::Sent(day) => kit.date(Some(day)),
            Gift::Declined => kit.t("gift-declined"),
            Gift::SentUndated => kit.t("done-undated"),
            Gift::Open => kit.t("gift-open"),
        };
        let undated = if it.demand_undated { "done-undated" } else { "demand-open" };
        let demand = it.demand_on.map_or_else(|| kit.t(undated), |day| kit.date(Some(day)));
        Row::from([kit.customer(Some(it.customer)), Cell::text(gift), Cell::text(demand)])
    });
    let columns = [("customer", Set::Text), ("gift", Set::Code), ("demand", Set::Code)];
    section.tables.push(kit.table("yearend", &columns, rows.collect(), Some(Kind::Yearend)));
    Some(section)
}

/// The watch over the dates of the window's last twelve months.
fn watch(kit: &Kit<'_>) -> Section {
    let cases = &kit.context.matter.outcome.cases.watch;
    let least = kit.rules.settings().holiday_watch.checks_per_day;
    let mut section =
        section(kit.words.figures(&["holiday_coverage", "holiday_checks_rate", "holiday_issue_contact_on_time"]));
    let begin = kit.rules.periods().first_day(kit.month().plus(-11));
    let measured = |day: &WatchedDay| kit.context.report().availability.has(Kind::HolidayDuty) || day.checks > 0;
    let mut holidays: Vec<holidays::Holiday> = Vec::new();
    let mut before: Option<chrono::NaiveDate> = None;
    let (mut watched, mut past) = (0_u64, 0_u64);
    for day in cases.days.iter().filter(|day| day.on >= begin) {
        let gone = Moment::end_of(day.on) <= kit.rules.as_of();
        let state = match (gone, measured(day)) {
            (false, _) => charts::State::NoneDue,
            (true, false) => charts::State::NotMeasured,
            (true, true) if day.checks == 0 => charts::State::Bad,
            (true, true) if day.checks < least => charts::State::Warn,
            (true, true) => charts::State::Good,
        };
        if gone {
            past += 1;
            watched += u64::from(day.checks > 0);
        }
        let tip = if gone {
            kit.say(
                "watch-day",
                &[
                    ("date", kit.date(Some(day.on)).into()),
                    ("n", i64::from(day.checks).into()),
                    ("problems", i64::from(day.problems).into()),
                ],
            )
        } else {
            kit.t("outcome-pending")
        };
        let cell = holidays::HolidayDay { date: kit.context.locale.short_date(day.on), state, tip };
        // Dates that follow each other belong to one holiday.
        match holidays.last_mut() {
            Some(holiday) if before.and_then(|day| day.succ_opt()) == Some(day.on) => holiday.days.push(cell),
            _ => holidays.push(holidays::Holiday { name: holiday_name(kit, day.on), days: vec![cell] }),
        }
        before = Some(day.on);
    }
    if !holidays.is_empty() {
        let number = |n: u64| words::whole(n).into();
        let title = kit.say("chart-title-watch", &[("k", number(watched)), ("n", number(past))]);
        let key = [
            (charts::State::Good, "watch-good"),
            (charts::State::Warn, "watch-few"),
            (charts::State::Bad, "watch-none"),
            (charts::State::NoneDue, "outcome-pending"),
        ];
        let spec = holidays::Holidays {
            head: kit.head(title, &kit.heads(&["column-holiday", "column-date", "chart-result"])),
            holidays,
            key: key.into_iter().map(|(state, id)| Meaning { state, word: kit.t(id) }).collect(),
        };
        section.charts.push(kit.chart(
            "watch",
            kit.say("chart-caption-watch", &[("n", i64::from(least).into())]),
            &spec,
        ));
    }
    let problems = cases.problems.iter().filter(|it| it.watched && kit.rules.month_of(it.found.at) == kit.month());
    let rows = problems.map(|it| {
        Row::from([
            Cell::text(kit.stamp(Some(it.found))),
            Cell::text(it.site.map_or(NOTHING, |site| kit.symbol(site))),
            Cell::text(kit.stamp(it.contacted)),
        ])
    });
    let columns = [("found", Set::Code), ("site", Set::Text), ("contacted", Set::Code)];
    section.tables.push(kit.table("watch-problems", &columns, rows.collect(), Some(Kind::HolidayDuty)));
    section
}

/// The holiday that a date belongs to, or its month where the calendar has no name for it.
fn holiday_name(kit: &Kit<'_>, day: chrono::NaiveDate) -> String {
    match kit.context.matter.department.calendar.off_span(day) {
        Some(span) => holiday(kit, &span.name),
        None => kit.context.locale.month(crate::time::Month::of(day)),
    }
}

/// The name of a holiday in the language; a name of the settings stays as it is.
pub(super) fn holiday(kit: &Kit<'_>, name: &str) -> String {
    let known = [
        ("元旦", "new-year"),
        ("春节", "spring-festival"),
        ("清明节", "tomb-sweeping"),
        ("劳动节", "labour"),
        ("端午节", "dragon-boat"),
        ("中秋节", "mid-autumn"),
        ("国庆节", "national"),
    ];
    match known.iter().find(|(chinese, _)| name.starts_with(chinese.trim_end_matches('节'))) {
        Some((_, id)) if name.chars().count() <= 3 => kit.t(&format!("holiday-{id}")),
        _ => name.to_owned(),
    }
}
