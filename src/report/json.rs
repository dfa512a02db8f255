//! `figures.json`: everything that the pages say, for machines. Its shape is a promise; README documents it.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use crate::settings::Regulation;
use crate::stats::{Arrow, round12};
use crate::time::{Moment, Month};

use super::{Amount, Figure, Report, Status};

/// The version of the shape.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    format: u32,
    generator: String,
    month: Month,
    as_of: String,
    edition: u32,
    inputs: Vec<Input<'a>>,
    figures: Vec<JsonFigure<'a>>,
    clauses: Vec<Clause<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<Score>,
    actions: Vec<Action<'a>>,
    findings: Vec<Finding<'a>>,
    problems: Vec<ProblemEntry<'a>>,
}

#[derive(Serialize)]
struct Input<'a> {
    path: &'a str,
    kind: &'a str,
    sha256: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'a str>,
    read: u64,
    kept: u64,
    deduplicated: u64,
    skipped: u64,
    rejected: u64,
}

#[derive(Serialize)]
struct GroupKey<'a> {
    by: &'a str,
    key: &'a str,
}

#[derive(Serialize)]
struct JsonChange {
    from: Month,
    difference: f64,
    low: f64,
    high: f64,
    arrow: &'static str,
}

/// A number that is printed as a whole one where it is whole.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Real(f64),
}

impl Number {
    fn new(value: f64) -> Self {
        let value = round12(value);
        // Whole values of a report stay far below 2^53.
        if value.fract() == 0.0 && value.abs() < 9e15 { Self::Whole(value as i64) } else { Self::Real(value) }
    }
}

#[derive(Serialize)]
struct JsonFigure<'a> {
    metric: &'a str,
    clauses: Vec<&'a str>,
    kind: &'a str,
    rule: &'a str,
    unit: &'a str,
    month: Month,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<GroupKey<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    k: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p90: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    promoters: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    passives: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detractors: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on_time: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    late: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pending: Option<u64>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    excluded: BTreeMap<&'static str, u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    floor: Option<Number>,
    status: Status,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    uncertain: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<JsonChange>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    badges: Vec<&'static str>,
}

#[derive(Serialize)]
struct Clause<'a> {
    id: &'a str,
    status: Status,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    partly: bool,
    metrics: &'a [String],
}

#[derive(Serialize)]
struct Score {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    coverage: f64,
}

#[derive(Serialize)]
struct Action<'a> {
    list: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    clause: &'a str,
    subject: String,
    owner: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days_overdue: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    metric: Option<&'a str>,
    text: &'a BTreeMap<String, String>,
}

#[derive(Serialize)]
struct ProblemEntry<'a> {
    code: &'static str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    count: u64,
}

/// The text of `figures.json`. `findings` holds the sentences of each finding by language.
///
/// # Panics
/// Never: every value of a report can be written as JSON.
#[must_use]
pub fn figures_json(report: &Report, regulation: &Regulation, sentences: &[BTreeMap<String, String>]) -> String {
    let mut text = Vec::new();
    write_figures(report, regulation, sentences, &mut text).expect("a buffer in memory takes every byte");
    String::from_utf8(text).expect("JSON is text")
}

/// Writes `figures.json`, of which a large department's may not lie in memory a second time.
///
/// # Errors
/// What the writer said.
pub fn write_figures(
    report: &Report,
    regulation: &Regulation,
    sentences: &[BTreeMap<String, String>],
    mut out: impl io::Write,
) -> io::Result<()> {
    let file = File {
        format: FORMAT,
        generator: concat!("jiandu ", env!("CARGO_PKG_VERSION")).to_owned(),
        month: report.month,
        as_of: instant(report.as_of, report.utc_offset),
        edition: report.edition,
        inputs: report
            .inputs
            .iter()
            .map(|input| Input {
                path: &input.shown,
                kind: input.kind.slug(),
                sha256: &input.sha256,
                encoding: input.encoding,
                read: input.read,
                kept: input.kept,
                deduplicated: input.deduplicated,
                skipped: input.skipped,
                rejected: input.rejected,
            })
            .collect(),
        figures: report.figures.all().iter().map(|figure| json_figure(figure, regulation)).collect(),
        clauses: report
            .clauses
            .iter()
            .map(|clause| Clause {
                id: &clause.id,
                status: clause.status,
                partly: clause.partly,
                metrics: &clause.metrics,
            })
            .collect(),
        score: report
            .score
            .as_ref()
            .map(|score| Score { value: score.score.map(round12), coverage: round12(score.coverage) }),
        actions: report
            .actions
            .iter()
            .map(|action| Action {
                list: action.list.slug(),
                clause: &action.clause,
                subject: action.shown(),
                owner: &action.owner,
                due: action.due.map(|due| due.to_string()),
                new_due: action.asked.map(|day| day.to_string()),
                days_overdue: action.days_overdue,
                note: action.note.map(super::action::Note::code),
            })
            .collect(),
        findings: report
            .findings
            .iter()
            .zip(sentences)
            .map(|(finding, text)| Finding { rule: finding.rule.slug(), metric: finding.metric, text })
            .collect(),
        problems: report
            .problems
            .iter()
            .map(|problem| ProblemEntry {
                code: problem.code.slug(),
                path: &problem.place.path,
                sheet: problem.place.sheet.as_deref(),
                line: (problem.place.line > 0).then_some(problem.place.line),
                field: problem.field.as_deref(),
                count: problem.count,
            })
            .collect(),
    };
    serde_json::to_writer_pretty(&mut out, &file)?;
    out.write_all(b"\n")
}

fn json_figure<'a>(figure: &'a Figure, regulation: &'a Regulation) -> JsonFigure<'a> {
    let metric = figure.metric;
    let promise = figure.on_time + figure.late + figure.missing > 0;
    let measured = !matches!(figure.amount, Amount::Absent);
    let (k, n) = match figure.amount {
        Amount::Share(ratio) => (Some(ratio.k), Some(ratio.n)),
        _ => (None, figure.amount.n()),
    };
    let promoters = match figure.amount {
        Amount::Promoters { promoters, passives, detractors, .. } => Some((promoters, passives, detractors)),
        _ => None,
    };
    let outcome = |count: u64| (promise && measured).then_some(count);
    JsonFigure {
        metric: metric.slug,
        clauses: regulation.clauses_of(metric.slug).collect(),
        kind: metric.nature.letter(),
        rule: metric.rule.letter(),
        unit: metric.unit.name(),
        month: figure.month,
        group: figure.part.as_ref().map(|part| GroupKey { by: part.by.name(), key: &part.key }),
        k,
        n,
        value: figure.value().map(Number::new),
        p90: match figure.amount {
            Amount::Durations { p90, .. } => p90,
            _ => None,
        },
        low: figure.interval.map(|interval| round12(interval.low)),
        high: figure.interval.map(|interval| round12(interval.high)),
        promoters: promoters.map(|(promoters, ..)| promoters),
        passives: promoters.map(|(_, passives, _)| passives),
        detractors: promoters.map(|(.., detractors)| detractors),
        on_time: outcome(figure.on_time),
        late: outcome(figure.late),
        missing: outcome(figure.missing),
        pending: (figure.pending > 0).then_some(figure.pending),
        excluded: figure.excluded.iter().map(|(reason, count)| (reason.code(), *count)).collect(),
        target: figure.target.map(|level| Number::new(level.as_f64())),
        floor: figure.floor.map(|level| Number::new(level.as_f64())),
        status: figure.status,
        uncertain: figure.uncertain,
        change: figure.change.map(|change| JsonChange {
            from: change.from,
            difference: round12(change.difference),
            low: round12(change.interval.low),
            high: round12(change.interval.high),
            arrow: match change.arrow {
                Arrow::Up => "up",
                Arrow::Down => "down",
                Arrow::None => "none",
            },
        }),
        badges: figure.badges.iter().map(|badge| badge.code()).collect(),
    }
}

/// An instant with the offset of the report's time zone, `2026-11-01T00:00:00+08:00`.
#[must_use]
pub fn instant(at: Moment, offset_seconds: i32) -> String {
    let sign = if offset_seconds < 0 { '-' } else { '+' };
    let minutes = offset_seconds.abs() / 60;
    format!("{}{sign}{:02}:{:02}", at.naive().format("%Y-%m-%dT%H:%M:%S"), minutes / 60, minutes % 60)
}
