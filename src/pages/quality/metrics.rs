//! What the data cost the metrics: which cannot be measured, how complete their inputs are, and the way from the rows read
//! to the denominator.

use std::collections::BTreeMap;

use super::field::field;
use super::{records, table};
use crate::ingest;
use crate::metrics::{METRICS, Metric, Need, Question};
use crate::pages::context::Context;
use crate::pages::view::parts::{Cell, Kind, Row, State, Table};
use crate::pages::words::{self, NOTHING, Words};
use crate::records::columns;
use crate::report::{Figure, Input};
use crate::stats::Ratio;

/// Record types and columns that are missing, and the metrics that this costs.
pub(super) fn missing(context: &Context<'_>, words: &Words<'_>) -> Table {
    let availability = &context.report().availability;
    let chapters = &context.matter.department.settings.org.chapters;
    let regulation = &context.matter.department.regulation;
    let matters = |slug: &&str| {
        let mut clauses = regulation.clauses.iter().filter(|clause| clause.metrics().any(|metric| metric == *slug));
        clauses.any(|clause| chapters.contains(&clause.chapter))
    };
    let list = |slugs: &[&str]| {
        let names: Vec<String> = slugs.iter().map(|slug| words.metric(slug)).collect();
        names.join(&words.text("separator"))
    };
    let kinds = ingest::Kind::ALL.iter().filter_map(|kind| {
        let disabled: Vec<&str> = availability.disabled_by(*kind).into_iter().filter(matters).collect();
        (!disabled.is_empty()).then(|| {
            Row::from([
                Cell::text(records(words, *kind)).note(words.text("quality-not-supplied")),
                Cell { text: disabled.len().to_string(), ..Cell::default() },
                Cell::text(list(&disabled)),
            ])
        })
    });
    // Columns that are missing from records that are there.
    let mut by_column: BTreeMap<(ingest::Kind, String), Vec<&str>> = BTreeMap::new();
    for metric in METRICS.iter().filter(|metric| matters(&metric.slug)) {
        for need in availability.lacks_in(metric, Some(context.report().month)) {
            // Of what several exports could tell, each that is there lacks its own column.
            let parts = if let Need::Any(parts) = need { parts } else { std::slice::from_ref(&need) };
            for part in parts {
                let Some((kind, columns)) = needed(part).filter(|(kind, _)| availability.has(*kind)) else { continue };
                let columns: Vec<String> =
                    columns.iter().map(|column| field(words, Some(kind), column_name(kind, *column))).collect();
                by_column.entry((kind, columns.join(" / "))).or_default().push(metric.slug);
            }
        }
    }
    let columns = by_column.into_iter().map(|((kind, column), slugs)| {
        Row::from([
            Cell::text(records(words, kind)).note(format!("{} {column}", words.text("quality-column-missing"))),
            Cell::text(slugs.len().to_string()),
            Cell::text(list(&slugs)),
        ])
    });
    table(
        words,
        "missing",
        &[
            ("quality-column-kind", Kind::Text),
            ("quality-column-disabled", Kind::Number),
            ("quality-column-metrics", Kind::Text),
        ],
        kinds.chain(columns).collect(),
    )
}

/// The columns of a need, of which one is enough; none where the records alone are needed.
fn needed(need: &Need) -> Option<(ingest::Kind, Vec<ingest::Col>)> {
    match *need {
        Need::Kind(_) | Need::Any(_) => None,
        Need::Column(kind, column) | Need::Filled(kind, column) => Some((kind, vec![column])),
        Need::AnyColumn(kind, columns) => Some((kind, columns.to_vec())),
    }
}

fn column_name(kind: ingest::Kind, column: ingest::Col) -> &'static str {
    columns(kind).get(usize::from(column.0)).map_or("", |column| column.name)
}

/// The record type whose every record is asked by the metric; none where what is asked comes from rules (a visit that is
/// owed) or stands several to a record.
const fn asked(metric: &Metric) -> Option<ingest::Kind> {
    match metric.question {
        Question::Ticket(_) => Some(ingest::Kind::Tickets),
        Question::Survey(_) => Some(ingest::Kind::Surveys),
        Question::Fault(_) => Some(ingest::Kind::Faults),
        Question::Project(_) => Some(ingest::Kind::Projects),
        Question::Liaison(_) => Some(ingest::Kind::Liaison),
        Question::Chat(_) => Some(ingest::Kind::ChatSessions),
        Question::Order(_) => Some(ingest::Kind::Orders),
        Question::Request(_) => Some(ingest::Kind::ShiftRequests),
        _ => None,
    }
}

fn sum(context: &Context<'_>, kind: ingest::Kind, count: fn(&Input) -> u64) -> u64 {
    context.report().inputs.iter().filter(|input| input.kind == kind).map(count).sum()
}

/// The way from the rows read to the denominator: not kept, of other months, left out by code, not yet due, counted.
pub(super) fn exclusions(context: &Context<'_>, words: &Words<'_>) -> Table {
    let month = context.month();
    let of = |metric: &&'static Metric| context.report().figures.of(metric.slug, month);
    let rows: Vec<Row> = METRICS.iter().filter_map(of).filter_map(|figure| waterfall(context, words, figure)).collect();
    let heads = [
        ("ui-figure", Kind::Text),
        ("quality-read", Kind::Number),
        ("quality-not-kept", Kind::Number),
        ("quality-outside", Kind::Number),
        ("quality-excluded", Kind::Number),
        ("quality-pending", Kind::Number),
        ("quality-counted", Kind::Number),
        ("quality-codes", Kind::Text),
    ];
    Table { note: Some(words.text("quality-exclusions-note")), ..table(words, "exclusions", &heads, rows) }
}

fn waterfall(context: &Context<'_>, words: &Words<'_>, figure: &Figure) -> Option<Row> {
    let counted = figure.amount.n()?;
    let excluded: u64 = figure.excluded.values().sum();
    let population = counted + excluded + figure.pending;
    let read = asked(figure.metric).map(|kind| (sum(context, kind, |it| it.read), sum(context, kind, |it| it.kept)));
    let read = read.filter(|(_, kept)| *kept >= population);
    let number = |value: u64| Cell::text(words::count(value)).sort(value.to_string());
    let maybe = |value: Option<u64>| value.map_or_else(|| Cell::text(NOTHING).sort("0"), number);
    let codes: Vec<String> = figure
        .excluded
        .iter()
        .map(|(reason, n)| {
            format!("{} {}", words.text(&format!("exclusion-{}", reason_slug(*reason))), words::count(*n))
        })
        .collect();
    Some(Row::from([
        Cell::link(words.metric(figure.metric.slug), words.href(&format!("methods.html#{}", figure.metric.slug))),
        maybe(read.map(|(read, _)| read)),
        maybe(read.map(|(read, kept)| read - kept)),
        maybe(read.map(|(_, kept)| kept - population)),
        number(excluded),
        number(figure.pending),
        number(counted),
        Cell::text(codes.join(&words.text("separator"))),
    ]))
}

/// The end of the message that names a reason.
#[must_use]
pub const fn reason_slug(reason: crate::metrics::Exclusion) -> &'static str {
    use crate::metrics::Exclusion;
    match reason {
        Exclusion::Anonymous => "anonymous",
        Exclusion::CustomerDelay => "customer_delay",
        Exclusion::CustomerInconvenient => "customer_inconvenient",
        Exclusion::CustomerRescheduled => "customer_rescheduled",
        Exclusion::DateOnly => "date_only",
        Exclusion::Declined => "declined",
        Exclusion::Exempt => "exempt",
        Exclusion::Illness => "illness",
        Exclusion::LevelUnknown => "level_unknown",
        Exclusion::OnLeave => "on_leave",
        Exclusion::Robot => "robot",
        Exclusion::ZoneUnknown => "zone_unknown",
    }
}

/// How complete the inputs of each metric are: the rows of its record types that became records, and the files that have
/// the columns it needs.
pub(super) fn completeness(context: &Context<'_>, words: &Words<'_>) -> Table {
    let report = context.report();
    let chapters = &context.matter.department.settings.org.chapters;
    let regulation = &context.matter.department.regulation;
    let concerns = |metric: &&&'static Metric| {
        let mut clauses = regulation.clauses.iter().filter(|clause| clause.metrics().any(|slug| slug == metric.slug));
        !metric.needs.is_empty() && clauses.any(|clause| chapters.contains(&clause.chapter))
    };
    let rows = METRICS.iter().filter(concerns).map(|metric| {
        let mut kinds: Vec<ingest::Kind> = Vec::new();
        let mut needs: Vec<String> = Vec::new();
        for kind in metric.needs.iter().flat_map(|need| need.kinds()) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
                needs.push(records(words, kind));
            }
        }
        let files: Vec<_> = context.matter.outcome.cases.files.iter().filter(|it| kinds.contains(&it.kind)).collect();
        let has = |file: &&&crate::ingest::ReadFile| {
            metric.needs.iter().filter_map(needed).filter(|(kind, _)| *kind == file.kind).all(|(kind, columns)| {
                let mut names = columns.iter().map(|column| column_name(kind, *column));
                names.any(|name| !file.missing.contains(&name))
            })
        };
        let full = files.iter().filter(has).count();
        let read: u64 = kinds.iter().map(|kind| sum(context, *kind, |it| it.read - it.skipped)).sum();
        let good: u64 = kinds.iter().map(|kind| sum(context, *kind, |it| it.read - it.skipped - it.rejected)).sum();
        let measured = report.availability.measures(metric, report.month);
        let usable = Ratio::new(good, read);
        let share = if read == 0 { NOTHING.to_owned() } else { words::rate(usable, 1) };
        Row::from([
            Cell::link(words.metric(metric.slug), words.href(&format!("methods.html#{}", metric.slug))),
            Cell::text(needs.join(&words.text("separator"))),
            Cell::text(format!("{full}/{}", files.len())),
            Cell::text(words::pair(usable)),
            Cell::text(share),
            if measured {
                Cell::text(words.text("quality-measured"))
            } else {
                Cell::marked(State::NotMeasured, words.text("status-not_measured"))
            },
        ])
    });
    let heads = [
        ("ui-figure", Kind::Text),
        ("quality-column-needs", Kind::Text),
        ("quality-column-full", Kind::Number),
        ("quality-column-usable", Kind::Number),
        ("quality-column-share", Kind::Number),
        ("ui-status", Kind::State),
    ];
    table(words, "completeness", &heads, rows.collect())
}

/// Projects that owe no visits, each with the remark that says why and who approved it, or that there is none.
pub(super) fn exemptions(context: &Context<'_>, words: &Words<'_>) -> Table {
    let cases = &context.matter.outcome.cases;
    let last = context.matter.department.periods.last_day(context.month());
    let masker = context.matter.masker;
    let exempt = cases.projects.entries().iter().filter(|entry| entry.exempt && entry.in_use_on(last));
    let rows = exempt
        .map(|entry| {
            let shown = |sym| masker.mask(cases.symbols.text(sym)).into_owned();
            let id = shown(entry.id);
            let label = context.report().labels.customer(entry.customer);
            let names = [Some(id.clone()), entry.name.map(shown), label.map(|label| label.shown.clone())];
            let names: Vec<&str> = names.iter().flatten().map(String::as_str).collect();
            let ground = super::super::remarks::about(context, &names)
                .map_or_else(|| Cell::marked(State::Yellow, words.text("quality-exemption-unapproved")), Cell::text);
            Row::from([Cell::text(id), Cell::text(label.map_or_else(String::new, |label| label.shown.clone())), ground])
        })
        .collect();
    let columns =
        [("column-project", Kind::Text), ("column-customer", Kind::Text), ("quality-exemption-ground", Kind::Text)];
    table(words, "exemptions", &columns, rows)
}
