//! `tickets.html`: how tickets came in, how soon they were answered and solved, and which were not on time.

use super::context::Context;
use super::kit::{Kit, MOST, section, small};
use super::view::parts::{Cell, Chart, Kind as Set, Row, Section, Table};
use super::view::tickets::Tickets;
use super::words::{self, NOTHING, tenths};
use crate::charts::{ages, arrivals, flow, funnel, heat};
use crate::ingest::{Kind, Words as _};
use crate::metrics::By;
use crate::records::tickets::Level;
use crate::report::Figure;
use crate::report::mix;
use crate::report::tickets::{AGE_BANDS, Miss, Volume};
use crate::stats::Ratio;

/// The view of the page.
#[must_use]
pub fn build(context: &Context<'_>) -> Tickets {
    let kit = Kit::new(context, 0);
    let rows = rows(&kit);
    Tickets {
        frame: context.frame("tickets", rows.tables.iter().any(|table| table.list)),
        volume: volume(&kit),
        backlog: backlog(&kit),
        response: rates(&kit, "response", &["first_response_on_time", "first_response_time"]),
        resolution: rates(&kit, "resolution", &["resolution_on_time", "resolution_time", "reopen_rate"]),
        levels: levels(&kit),
        zones: zones(&kit),
        first_contact: first_contact(&kit),
        hours: hours(&kit),
        rows,
    }
}

fn volume(kit: &Kit<'_>) -> Section {
    let detail = &kit.context.matter.outcome.judgement.tickets;
    let mut notes = Vec::new();
    if let Some(volume) = detail.volume(kit.month(), &kit.rules) {
        let per_day = volume.per_day_tenths().map_or_else(|| NOTHING.to_owned(), tenths);
        notes.push(kit.say(
            "tickets-per-day",
            &[("n", words::whole(volume.opened).into()), ("days", volume.workdays.into()), ("rate", per_day.into())],
        ));
    }
    notes.extend(month_before(kit));
    let year_on_year = detail.year_on_year(&kit.rules);
    if let (None, Some(spring)) = (year_on_year, detail.spring(&kit.rules)) {
        notes.push(kit.n("tickets-spring", spring.opened));
    }
    if let Some(year) = year_on_year {
        let change = year.now.daily_change_tenths(year.before).map_or_else(|| NOTHING.to_owned(), signed_percent);
        let id = if year.combined { "tickets-year-spring" } else { "tickets-year" };
        notes.push(kit.say(
            id,
            &[
                ("now", words::whole(year.now.opened).into()),
                ("before", words::whole(year.before.opened).into()),
                ("change", change.into()),
            ],
        ));
    }
    Section {
        figures: kit.words.figures(&["ticket_volume"]),
        notes,
        charts: kit.trend("ticket_volume").into_iter().collect(),
        tables: vec![
            kit.by_group("volume-category", &["ticket_volume"], By::Category),
            kit.by_group("volume-priority", &["ticket_volume"], By::Priority),
        ],
    }
}

/// The volume beside that of the month before, as it is and per working day; none where nothing came in then.
fn month_before(kit: &Kit<'_>) -> Option<String> {
    let detail = &kit.context.matter.outcome.judgement.tickets;
    let now = detail.volume(kit.month(), &kit.rules)?;
    let before = detail.volume(kit.month().previous(), &kit.rules)?;
    let rate = |volume: Volume| volume.per_day_tenths().map_or_else(|| NOTHING.to_owned(), tenths);
    Some(kit.say(
        "tickets-month-before",
        &[
            ("before", words::whole(before.opened).into()),
            ("change", signed_percent(now.change_tenths(before)?).into()),
            ("then", rate(before).into()),
            ("now", rate(now).into()),
            ("daily", signed_percent(now.daily_change_tenths(before)?).into()),
        ],
    ))
}

/// Tenths of a percent with their sign.
fn signed_percent(change: i64) -> String {
    format!("{}{}%", if change > 0 { "+" } else { "" }, tenths(change))
}

fn backlog(kit: &Kit<'_>) -> Section {
    let detail = &kit.context.matter.outcome.judgement.tickets;
    let it = detail.flow;
    let by = it.closing.abs_diff(it.opening);
    let word = kit.t(match it.closing.cmp(&it.opening) {
        std::cmp::Ordering::Less => "word-down",
        std::cmp::Ordering::Equal => "word-same",
        std::cmp::Ordering::Greater => "word-up",
    });
    let title = kit.say(
        if by == 0 { "chart-title-backlog-same" } else { "chart-title-backlog" },
        &[("closing", words::whole(it.closing).into()), ("word", word.into()), ("by", words::whole(by).into())],
    );
    let step = |id: &str, count: u64, sign: &str, kind| flow::Step {
        name: kit.t(id),
        count: small(count),
        shown: format!("{sign}{}", words::count(count)),
        kind,
    };
    let spec = flow::Flow {
        head: kit.head(title, &kit.heads(&["chart-step", "chart-cases"])),
        steps: vec![
            step("chart-opening", it.opening, "", flow::StepKind::Stock),
            step("chart-new", it.new, "+", flow::StepKind::In),
            step("chart-reopened", it.reopened, "+", flow::StepKind::In),
            step("chart-resolved", it.resolved, "−", flow::StepKind::Out),
            step("chart-closing", it.closing, "", flow::StepKind::Stock),
        ],
    };
    let mut notes = Vec::new();
    for (id, n) in [
        ("tickets-waiting", detail.waiting.len() as u64),
        ("tickets-parked", detail.waiting.iter().filter(|ticket| ticket.parked).count() as u64),
        ("tickets-undated", it.reopened_undated),
    ] {
        if n > 0 {
            notes.push(kit.n(id, n));
        }
    }
    let old = it.ages[3];
    let title = kit.say("chart-title-ages", &[("n", words::whole(old).into()), ("days", AGE_BANDS[2].into())]);
    let bands = ["chart-age-0", "chart-age-3", "chart-age-6", "chart-age-10"];
    let spec_ages = ages::Ages {
        head: kit.head(title, &kit.heads(&["chart-age", "chart-cases", "chart-before"])),
        bands: bands
            .iter()
            .zip(it.ages)
            .map(|(id, count)| ages::Band {
                name: kit.t(id),
                count: small(count),
                shown: words::count(count),
                before: None,
                over: *id == "chart-age-10",
            })
            .collect(),
        before_name: String::new(),
    };
    let caption = kit.t("chart-caption-backlog");
    let mut charts = vec![kit.chart("backlog", caption, &spec)];
    if it.closing > 0 {
        charts.push(kit.chart("ages", kit.t("chart-caption-ages"), &spec_ages));
    }
    Section { figures: kit.words.figures(&["backlog_open"]), notes, charts, tables: waiting(kit).into_iter().collect() }
}

/// The tickets that wait for the customer, the oldest first; none if there are none.
fn waiting(kit: &Kit<'_>) -> Option<Table> {
    let detail = &kit.context.matter.outcome.judgement.tickets;
    let last = (kit.rules.as_of() - 1).day_number();
    let rows: Vec<Row> = detail
        .waiting
        .iter()
        .map(|ticket| {
            Row::from([
                Cell::text(number(kit, ticket.row.index)),
                kit.customer(ticket.customer),
                Cell::text(kit.stamp(Some(ticket.opened))),
                Cell::text((last - ticket.opened.at.day_number()).to_string()),
                Cell::text(kit.t(if ticket.parked { "action-note-parked" } else { "action-note-waiting" })),
            ])
        })
        .collect();
    let columns = [
        ("ticket", Set::Code),
        ("customer", Set::Text),
        ("opened", Set::Code),
        ("days", Set::Number),
        ("state", Set::Text),
    ];
    (!rows.is_empty()).then(|| kit.table("waiting", &columns, rows, Some(Kind::Tickets)))
}

fn rates(kit: &Kit<'_>, id: &str, slugs: &[&str]) -> Section {
    let mut section = section(kit.words.figures(slugs));
    section.charts.extend(kit.trend(slugs[0]));
    section.tables.push(kit.by_group(&format!("{id}-priority"), &slugs[..2], By::Priority));
    let mixes = mix::mixes(&kit.context.matter.outcome.judgement.judged.tally, &kit.rules);
    if mixes.iter().any(|mix| mix.slug == slugs[0] && mix.misleads()) {
        section.notes.push(kit.t("tickets-mix-misleads"));
    }
    section
}

fn levels(kit: &Kit<'_>) -> Section {
    let detail = &kit.context.matter.outcome.judgement.tickets;
    let of = |level: Option<Level>| detail.levels.get(&level).copied().unwrap_or(0);
    let solved = [of(Some(Level::Hotline)), of(Some(Level::Remote)), of(Some(Level::Onsite))];
    let all: u64 = solved.iter().sum();
    let unknown = of(None);
    let least = u64::from(kit.context.matter.department.settings.stats.small_n);
    let mut reached = all;
    let mut climbs = Vec::new();
    for (id, solved) in ["chart-hotline", "chart-remote", "chart-onsite"].into_iter().zip(solved) {
        let next = reached - solved;
        let share = words::rate(Ratio::new(solved, reached), least);
        climbs.push(funnel::Climb {
            name: kit.t(id),
            reached: small(reached),
            solved: small(solved),
            shown: kit.say(
                "chart-solved",
                &[("k", words::whole(solved).into()), ("n", words::whole(reached).into()), ("share", share.into())],
            ),
            passed_shown: if id == "chart-onsite" { String::new() } else { kit.n("chart-passed-on", next) },
        });
        reached = next;
    }
    let title =
        kit.say("chart-title-levels", &[("k", words::whole(solved[0]).into()), ("n", words::whole(all).into())]);
    let spec = funnel::Funnel {
        head: kit.head(title, &kit.heads(&["chart-level", "chart-reached-solved", "chart-passed"])),
        levels: if all > 0 { climbs } else { Vec::new() },
    };
    Section {
        figures: kit.words.figures(&[
            "hotline_resolved_rate",
            "remote_resolved_rate",
            "onsite_resolved_rate",
            "remote_auth_rate",
        ]),
        notes: if unknown > 0 { vec![kit.n("tickets-level-unknown", unknown)] } else { Vec::new() },
        charts: vec![kit.chart("levels", kit.t("chart-caption-levels"), &spec)],
        tables: Vec::new(),
    }
}

fn zones(kit: &Kit<'_>) -> Section {
    let mut section = section(kit.words.figures(&["departure_on_time", "arrival_on_time"]));
    let report = kit.context.report();
    let limits = &kit.rules.at(kit.month()).limits.zones;
    let mut worst: Option<(String, Ratio)> = None;
    let mut rows = Vec::new();
    for (zone, seconds) in &kit.context.matter.desk().arrivals {
        let name = kit.t(&format!("zone-{}", zone.slug()));
        let figure = report
            .figures
            .parts("arrival_on_time", kit.month(), By::Zone)
            .find(|figure| figure.part.as_ref().is_some_and(|part| part.key == zone.slug()));
        let Some(ratio) = figure.and_then(Figure::ratio) else { continue };
        if worst.as_ref().is_none_or(|(_, other)| ratio.rest() > other.rest()) {
            worst = Some((name.clone(), ratio));
        }
        let limit = limits.get(zone.slug()).map_or(0, |zone| zone.arrive);
        rows.push(arrivals::Zone {
            name,
            limit: f64::from(limit),
            limit_shown: match limit % 60 {
                0 => kit.say("duration-h", &[("a", i64::from(limit / 60).into()), ("b", 0.into())]),
                _ => kit.context.locale.duration(i64::from(limit) * 60),
            },
            minutes: seconds.iter().map(|seconds| *seconds as f64 / 60.0).collect(),
            shown: kit.say("chart-on-time-of", &[("pair", words::pair(ratio).into())]),
        });
    }
    let title = match &worst {
        Some((name, ratio)) if ratio.rest() > 0 => kit.say(
            "chart-title-arrivals",
            &[
                ("zone", name.as_str().into()),
                ("late", words::whole(ratio.rest()).into()),
                ("n", words::whole(ratio.n).into()),
            ],
        ),
        _ => kit.t("chart-title-arrivals-good"),
    };
    if !rows.is_empty() {
        let spec = arrivals::Arrivals {
            head: kit.head(title, &kit.heads(&["group-zone", "chart-limit", "chart-result"])),
            zones: rows,
        };
        section.charts.push(kit.chart("arrivals", kit.t("chart-caption-arrivals"), &spec));
    }
    section.tables.push(kit.by_group("zones", &["departure_on_time", "arrival_on_time"], By::Zone));
    section
}

fn first_contact(kit: &Kit<'_>) -> Section {
    let mut section = section(kit.words.figures(&[
        "first_owner_rate",
        "record_complete_rate",
        "fcr_rate",
        "repeat_contact_rate",
        "transfer_registered_rate",
        "transfer_accept_on_time",
        "major_report_on_time",
        "liaison_after_fix_on_time",
    ]));
    let rows = kit.context.matter.outcome.judgement.tickets.unreported.iter().map(|matter| {
        [
            Cell::text(number(kit, matter.row.index)),
            Cell::text(kit.stamp(Some(matter.opened))),
            Cell::text(kit.stamp(matter.told)),
        ]
        .into()
    });
    let columns = [("ticket", Set::Code), ("opened", Set::Code), ("told", Set::Code)];
    section.tables.push(kit.table("unreported", &columns, rows.collect(), Some(Kind::Tickets)));
    section
}

fn hours(kit: &Kit<'_>) -> Section {
    let detail = &kit.context.matter.outcome.judgement.tickets;
    let mut most = (0, 0, 0);
    for (weekday, hours) in detail.hours.iter().enumerate() {
        for (hour, count) in hours.iter().enumerate() {
            if *count > most.0 {
                most = (*count, weekday, hour);
            }
        }
    }
    let weekdays: [String; 7] = std::array::from_fn(|day| kit.t(&format!("weekday-short-{}", day + 1)));
    let title = kit.say(
        "chart-title-busiest",
        &[("weekday", kit.t(&format!("weekday-{}", most.1 + 1)).into()), ("hour", most.2.to_string().into())],
    );
    let mut columns = vec![kit.t("chart-weekday")];
    columns.extend((0..24).map(|hour| hour.to_string()));
    let mut charts = Vec::new();
    if most.0 > 0 {
        let spec = heat::Heat {
            head: kit.head(title, &columns),
            weekdays,
            counts: std::array::from_fn(|day| std::array::from_fn(|hour| small(detail.hours[day][hour]))),
        };
        charts.push(kit.chart("hours", String::new(), &spec));
    }
    let notes =
        if detail.hour_unknown > 0 { vec![kit.n("tickets-hour-unknown", detail.hour_unknown)] } else { Vec::new() };
    Section { notes, charts, ..Section::default() }
}

fn rows(kit: &Kit<'_>) -> Section {
    let misses = &kit.context.matter.desk().misses;
    let rows = misses.iter().take(MOST).filter_map(|miss| miss_row(kit, miss));
    let mut table: Table = kit.first_rows("misses", &MISS_COLUMNS, rows.collect(), misses.len(), Some(Kind::Tickets));
    for place in [2, 6] {
        table.columns[place].filter = true;
    }
    Section { tables: vec![table], ..Section::default() }
}

pub(super) const MISS_COLUMNS: [(&str, Set); 7] = [
    ("ticket", Set::Code),
    ("customer", Set::Text),
    ("promise", Set::Text),
    ("opened", Set::Code),
    ("due", Set::Code),
    ("done", Set::Code),
    ("outcome", Set::Text),
];

/// A promise about a ticket that was not kept in time.
pub(super) fn miss_row(kit: &Kit<'_>, miss: &Miss) -> Option<Row> {
    let cases = &kit.context.matter.outcome.cases;
    let ticket = cases.tickets.case(miss.ticket, &cases.projects, &kit.rules)?;
    let due = match miss.verdict {
        crate::metrics::Verdict::Judged { at, .. } => kit.context.locale.datetime(at),
        _ => NOTHING.to_owned(),
    };
    let event = match miss.metric {
        "first_response_on_time" => ticket.response,
        "resolution_on_time" => ticket.resolved,
        "departure_on_time" => ticket.departed_at,
        "arrival_on_time" => ticket.arrived_at,
        "transfer_accept_on_time" => ticket.accepted_at,
        _ => ticket.manager_told_at,
    };
    Some(Row {
        id: None,
        cells: vec![
            Cell::text(number(kit, ticket.index)),
            kit.customer(ticket.customer),
            Cell::text(kit.words.metric(miss.metric)),
            Cell::text(kit.stamp(Some(ticket.opened))),
            Cell::text(due),
            Cell::text(kit.stamp(event)),
            kit.outcome(&miss.verdict),
        ],
    })
}

/// The number of a ticket.
pub(super) fn number(kit: &Kit<'_>, index: u32) -> String {
    let cases = &kit.context.matter.outcome.cases;
    cases.tickets.row(index).map_or_else(String::new, |ticket| kit.number(ticket.id))
}

/// A chart of a metric over the months, as a section's charts.
pub(super) fn trends(kit: &Kit<'_>, slugs: &[&str]) -> Vec<Chart> {
    slugs.iter().filter_map(|slug| kit.trend(slug)).collect()
}
