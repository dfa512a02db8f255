//! The watch on holidays: every date that somebody had to check the sites, and what was found.

use crate::charts::{self, holidays, key::Meaning};
use crate::ingest::Kind;
use crate::link::WatchedDay;
use crate::pages::kit::{Kit, section as figures};
use crate::pages::view::parts::{Cell, Kind as Set, Row, Section};
use crate::pages::words::{self, NOTHING};
use crate::time::Moment;

/// The watch over the dates of the window's last twelve months.
pub(super) fn section(kit: &Kit<'_>) -> Section {
    let cases = &kit.context.matter.outcome.cases.watch;
    let least = kit.rules.settings().holiday_watch.checks_per_day;
    let mut section =
        figures(kit.words.figures(&["holiday_coverage", "holiday_checks_rate", "holiday_issue_contact_on_time"]));
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
            Cell::text(it.site.map_or_else(|| NOTHING.to_owned(), |site| kit.shown(site))),
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
pub(in crate::pages) fn holiday(kit: &Kit<'_>, name: &str) -> String {
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
