//! Published beside revised values, and what an edition changes against the one before.

use crate::history::{Cause, Line, Restated};
use crate::pages::context::Context;
use crate::pages::view::parts::{Cell, Column, Kind, Row, Table};
use crate::pages::words::{self, Words};
use crate::stats::Ratio;

/// Published beside revised values, with why they differ.
pub(super) fn restated(context: &Context<'_>, words: &Words<'_>) -> Table {
    let rows = context.matter.restated.iter().flat_map(|month| {
        let when = format!(
            "{} · {}",
            month.month,
            words.locale().text_with("ui-version", &[("n", i64::from(month.edition).into())])
        );
        month.figures.iter().map(move |figure| line(words, &when, figure))
    });
    revisions(words, "restated-values", words.text("year-restated"), rows.collect())
}

/// What this edition changes against the one before; none for a first edition.
pub(super) fn edition(context: &Context<'_>, words: &Words<'_>) -> Option<Table> {
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
        stack: false,
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

/// A sealed figure as it is written: the pair with its percentage, a count, a median or points with their cases.
fn sealed(words: &Words<'_>, line: &Line) -> String {
    let of = |value: String| match line.n {
        Some(n) => format!("{value} · {}", words.locale().text_with("ui-sample", &[("n", words::whole(n).into())])),
        None => value,
    };
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
        (_, _, _, Some(halves), _) => of(words.locale().duration(halves / 2)),
        (.., Some(tenths)) => of(words::tenths(tenths)),
        _ => words::NOTHING.to_owned(),
    }
}

/// Why a figure differs.
fn told(words: &Words<'_>, cause: &Cause) -> String {
    let say = |id: &str, args: &[(&str, crate::locale::Arg<'_>)]| words.locale().text_with(id, args);
    let setting = |value: &Option<String>| value.clone().unwrap_or_else(|| words::NOTHING.to_owned());
    match cause {
        Cause::LateRows { path, rows, .. } => {
            say("cause-late-rows", &[("path", words.file(path).into()), ("n", words::whole(*rows).into())])
        }
        Cause::CorrectedRows { path } => say("cause-corrected-rows", &[("path", words.file(path).into())]),
        Cause::WithdrawnRows { path, rows } => {
            say("cause-withdrawn-rows", &[("path", words.file(path).into()), ("n", words::whole(*rows).into())])
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
