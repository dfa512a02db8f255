//! The year: the months of the window as small multiples, the year to date, published and restated values.

use super::context::Context;
use super::drawn::multiples;
use super::view::parts::{Cell, Column, Kind, Row, Table};
use super::view::year::{Multiples, Year, YearBody};
use super::words::{self, Words};
use crate::history::{Cause, Line, Restated};
use crate::metrics::{Family, METRICS, Metric, Nature, Unit};
use crate::report::Amount;
use crate::stats::Ratio;
use crate::time::Month;

/// The page.
#[must_use]
pub fn build(context: &Context<'_>) -> Year {
    Year { frame: context.frame("year", false), body: body(context) }
}

/// What stands on the page; the print edition carries it too.
#[must_use]
pub fn body(context: &Context<'_>) -> YearBody {
    let words = context.words(0);
    let families = FAMILIES
        .iter()
        .filter_map(|(family, slug)| {
            let title = words.text(&format!("family-{slug}"));
            let metrics: Vec<&str> = METRICS
                .iter()
                .filter(|metric| metric.family == *family && shown(metric))
                .map(|metric| metric.slug)
                .collect();
            let chart = multiples(context, &words, &metrics, &title, &format!("year-{slug}"))?;
            Some(Multiples { id: format!("family-{slug}"), title, charts: vec![chart] })
        })
        .collect();
    YearBody {
        families,
        to_date: to_date(context, &words),
        restated: restated(context, &words),
        edition: edition(context, &words),
    }
}

/// The families with the ends of the messages that name them, in the order of the report.
pub const FAMILIES: &[(Family, &str)] = &[
    (Family::Acceptance, "acceptance"),
    (Family::Levels, "levels"),
    (Family::Proactive, "proactive"),
    (Family::Faults, "faults"),
    (Family::Satisfaction, "satisfaction"),
    (Family::Communication, "communication"),
    (Family::Shop, "shop"),
];

/// Information has no year of its own, but for the volume of work.
fn shown(metric: &Metric) -> bool {
    metric.nature != Nature::Information || metric.slug == "ticket_volume"
}

/// Numerators and denominators added up from January on, beside the same months of last year.
///
/// January and February stand together, because the Spring Festival moves between them; the sum always holds both from
/// February on. Medians and indices cannot be added and are left out.
fn to_date(context: &Context<'_>, words: &Words<'_>) -> Table {
    let month = context.month();
    let rows = METRICS.iter().filter(|metric| shown(metric)).filter_map(|metric| {
        let this = sum(context, metric, month.year(), month)?;
        let last = sum(context, metric, month.year() - 1, month.plus(-12));
        let same = context.report().figures.of(metric.slug, month.plus(-12));
        let (value, pair) = words_of(words, metric, this);
        let before = last.map_or_else(|| words::NOTHING.to_owned(), |last| said(words, metric, last));
        Some(Row::from([
            Cell::link(words.metric(metric.slug), words.href(&format!("methods.html#{}", metric.slug))),
            Cell::text(value),
            Cell::text(pair),
            Cell::text(before),
            Cell::text(same.map_or_else(
                || words::NOTHING.to_owned(),
                |figure| {
                    let pair = words.pair(figure).map(|pair| format!(" · {pair}")).unwrap_or_default();
                    format!("{}{pair}", words.value(figure))
                },
            )),
        ]))
    });
    let rows: Vec<Row> = rows.collect();
    // The window seldom reaches back to January of last year; a column of nothing helps nobody.
    let reaches = rows.iter().any(|row| row.cells[3].text != words::NOTHING);
    let cut = |mut row: Row| {
        if !reaches {
            row.cells.remove(3);
        }
        row
    };
    let mut columns = vec![
        Column::new(words.text("ui-figure"), Kind::Text),
        Column::new(words.text("year-column-this"), Kind::Number),
        Column::new(words.text("ui-pair"), Kind::Number),
        Column::new(words.text("year-column-last"), Kind::Number),
        Column::new(words.text("year-column-same"), Kind::Number),
    ];
    if !reaches {
        columns.remove(3);
    }
    Table {
        id: "to-date".to_owned(),
        caption: words.locale().text_with(
            "year-to-date-caption",
            &[("year", month.year().to_string().into()), ("month", words.locale().short_month(month).into())],
        ),
        columns,
        rows: rows.into_iter().map(cut).collect(),
        note: Some(words.text("year-to-date-note")),
        list: false,
    }
}

/// What adds up: pairs and counts.
#[derive(Clone, Copy)]
enum Sum {
    Share(Ratio),
    Count(u64),
}

/// The sum from January of a year to a month; none unless every month of it was measured.
fn sum(context: &Context<'_>, metric: &Metric, year: i32, to: Month) -> Option<Sum> {
    let first = Month::new(year, 1)?;
    let mut all = match metric.unit {
        Unit::Ratio => Sum::Share(Ratio::new(0, 0)),
        Unit::Count if metric.rule != crate::metrics::PeriodRule::State => Sum::Count(0),
        _ => return None,
    };
    for back in 0..=to.since(first) {
        let figure = context.report().figures.of(metric.slug, first.plus(back))?;
        all = match (all, &figure.amount) {
            (Sum::Share(sum), Amount::Share(ratio)) => Sum::Share(sum + *ratio),
            (Sum::Count(sum), Amount::Count(count)) => Sum::Count(sum + count),
            _ => return None,
        };
    }
    Some(all)
}

fn words_of(words: &Words<'_>, metric: &Metric, sum: Sum) -> (String, String) {
    match sum {
        Sum::Share(ratio) if ratio.n >= words.least(metric) => {
            (words::rate(ratio, words.least(metric)), words::pair(ratio))
        }
        Sum::Share(ratio) => (words::rate(ratio, words.least(metric)), String::new()),
        Sum::Count(count) => (words::count(count), String::new()),
    }
}

fn said(words: &Words<'_>, metric: &Metric, sum: Sum) -> String {
    match words_of(words, metric, sum) {
        (value, pair) if pair.is_empty() => value,
        (value, pair) => format!("{value} · {pair}"),
    }
}

/// Published beside revised values, with why they differ.
fn restated(context: &Context<'_>, words: &Words<'_>) -> Table {
    let rows = context.matter.restated.iter().flat_map(|month| {
        let when = format!(
            "{} · {}",
            month.month,
            words.locale().text_with("ui-version", &[("n", i64::from(month.edition).into())])
        );
        month.figures.iter().map(move |figure| line(words, &when, figure))
    });
    revisions(words, "restated", words.text("year-restated"), rows.collect())
}

/// What this edition changes against the one before; none for a first edition.
fn edition(context: &Context<'_>, words: &Words<'_>) -> Option<Table> {
    let report = context.report();
    if report.edition < 2 {
        return None;
    }
    let when = report.month.to_string();
    let rows = context.matter.changes.iter().map(|figure| line(words, &when, figure)).collect();
    let before = i64::from(report.edition) - 1;
    Some(revisions(words, "edition", words.locale().text_with("year-edition-changes", &[("n", before.into())]), rows))
}

fn revisions(words: &Words<'_>, id: &str, caption: String, rows: Vec<Row>) -> Table {
    Table {
        id: id.to_owned(),
        caption,
        columns: vec![
            Column::new(words.text("ui-figure"), Kind::Text),
            Column::new(words.text("chart-month"), Kind::Code),
            Column::new(words.text("year-column-published"), Kind::Number),
            Column::new(words.text("year-column-revised"), Kind::Number),
            Column::new(words.text("year-column-why"), Kind::Text),
        ],
        list: rows.len() > 50,
        rows,
        note: None,
    }
}

fn line(words: &Words<'_>, when: &str, figure: &Restated) -> Row {
    let mut name = words.metric(&figure.metric);
    if let Some(group) = &figure.group {
        name.push_str(&format!(" · {}", group.key));
    }
    let mut why: Vec<String> = figure.causes.iter().map(|cause| told(words, cause)).collect();
    why.dedup();
    let value =
        |line: &Option<Line>| line.as_ref().map_or_else(|| words::NOTHING.to_owned(), |line| sealed(words, line));
    Row::from([
        Cell::link(name, words.href(&format!("methods.html#{}", figure.metric))),
        Cell::text(when),
        Cell::text(value(&figure.published)),
        Cell::text(value(&figure.revised)),
        Cell::text(why.join(&words.text("list-separator"))),
    ])
}

/// A sealed figure as it is written: the pair with its percentage, a count, a median, points.
fn sealed(words: &Words<'_>, line: &Line) -> String {
    match (line.k, line.n, line.count, line.median_halves, line.tenths) {
        (Some(k), Some(n), ..) => {
            let ratio = Ratio::new(k, n);
            let least = crate::metrics::find(&line.metric).map_or(10, |metric| words.least(metric));
            if n < least {
                words::pair(ratio)
            } else {
                format!("{} · {}", words::rate(ratio, least), words::pair(ratio))
            }
        }
        (_, _, Some(count), ..) => words::count(count),
        (_, _, _, Some(halves), _) => words.locale().duration(halves / 2),
        (.., Some(tenths)) => words::tenths(tenths),
        _ => words::NOTHING.to_owned(),
    }
}

/// Why a figure differs.
fn told(words: &Words<'_>, cause: &Cause) -> String {
    let say = |id: &str, args: &[(&str, crate::locale::Arg<'_>)]| words.locale().text_with(id, args);
    let setting = |value: &Option<String>| value.clone().unwrap_or_else(|| words::NOTHING.to_owned());
    match cause {
        Cause::LateRows { path, rows, .. } => {
            say("cause-late-rows", &[("path", path.clone().into()), ("n", words::whole(*rows).into())])
        }
        Cause::CorrectedRows { path } => say("cause-corrected-rows", &[("path", path.clone().into())]),
        Cause::WithdrawnRows { path, rows } => {
            say("cause-withdrawn-rows", &[("path", path.clone().into()), ("n", words::whole(*rows).into())])
        }
        Cause::Target { .. } => words.text("cause-target"),
        Cause::Setting { key, was, now } => say(
            "cause-setting",
            &[("key", key.clone().into()), ("was", setting(was).into()), ("now", setting(now).into())],
        ),
        Cause::Definition => words.text("cause-definition"),
        Cause::Scope => words.text("cause-scope"),
        Cause::Deferred { pending } => say("cause-deferred", &[("n", words::whole(*pending).into())]),
        Cause::Program { was, now } => {
            say("cause-program", &[("was", was.to_string().into()), ("now", now.to_string().into())])
        }
        Cause::LaterClose => words.text("cause-later-close"),
        Cause::Unknown => words.text("cause-unknown"),
    }
}
