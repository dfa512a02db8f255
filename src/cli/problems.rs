//! Problems as they are told on a terminal, so that one can work through them from the top.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::locale::{Arg, Locale};
use crate::metrics::{METRICS, Need};
use crate::pipeline::{Error, Outcome};
use crate::problem::{Problem, Severity};
use crate::report::{Report, Status};

/// The problems file by file, the worst file first and the worst problem first, then what they cost the report.
pub(super) fn told(outcome: &Outcome, locale: &Locale) -> String {
    let mut files: BTreeMap<&str, Vec<&Problem>> = BTreeMap::new();
    for problem in &outcome.report.problems {
        files.entry(&problem.place.path).or_default().push(problem);
    }
    let mut files: Vec<_> = files.into_iter().collect();
    for (_, problems) in &mut files {
        problems.sort_by_key(|problem| (std::cmp::Reverse(problem.code.severity()), problem.place.clone()));
    }
    files.sort_by_key(|(path, problems)| (std::cmp::Reverse(problems.first().map(|it| it.code.severity())), *path));
    let mut text = String::new();
    // A string takes everything.
    for (path, problems) in files {
        let _ = writeln!(text, "data/{path}");
        for problem in problems {
            text.push_str(&one(problem, &outcome.report, locale));
        }
        text.push('\n');
    }
    let unmeasured = unmeasured(outcome);
    if !unmeasured.is_empty() {
        let _ = writeln!(text, "{}", locale.text("check-unmeasured"));
        let mut by_lack: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (slug, lacks) in unmeasured {
            by_lack.entry(lacks.join(", ")).or_default().push(slug);
        }
        for (lacks, slugs) in by_lack {
            let lacks = if lacks.is_empty() { locale.text("check-spoiled") } else { lacks };
            let _ = writeln!(text, "  {lacks}: {}", slugs.join(", "));
        }
        text.push('\n');
    }
    let counts = |severity| {
        let of = outcome.report.problems.iter().filter(|problem| problem.code.severity() == severity);
        Arg::from(u64::try_from(of.count()).unwrap_or(u64::MAX))
    };
    let month = locale.month(outcome.report.month);
    let args = [
        ("month", Arg::from(month.as_str())),
        ("chosen", Arg::from(if outcome.chosen { "yes" } else { "no" })),
        ("errors", counts(Severity::Error)),
        ("warnings", counts(Severity::Warning)),
        ("notes", counts(Severity::Note)),
        ("files", Arg::from(u64::try_from(outcome.report.inputs.len()).unwrap_or(u64::MAX))),
    ];
    text.push_str(&locale.text_with("check-sum", &args));
    text
}

/// The first problems that cost something, the worst first; none where there are none.
pub(super) fn first(outcome: &Outcome, locale: &Locale) -> Option<String> {
    /// So many are told where the report is the matter and not its problems.
    const TOLD: usize = 5;
    let costly = outcome.report.problems.iter().filter(|problem| problem.code.severity() != Severity::Note);
    let mut problems: Vec<&Problem> = costly.collect();
    problems.sort_by_key(|problem| (std::cmp::Reverse(problem.code.severity()), problem.place.clone()));
    let mut text: String = problems.iter().take(TOLD).map(|problem| one(problem, &outcome.report, locale)).collect();
    let more = problems.len().saturating_sub(TOLD);
    if more > 0 {
        let n = Arg::from(u64::try_from(more).unwrap_or(u64::MAX));
        text.push_str("  ");
        text.push_str(&locale.text_with("check-more", &[("n", n)]));
    }
    (!problems.is_empty()).then(|| text.trim_end().to_owned())
}

/// The metrics that are not measured in the report month, with what they lack.
fn unmeasured(outcome: &Outcome) -> Vec<(&'static str, Vec<String>)> {
    let report = &outcome.report;
    METRICS
        .iter()
        .filter(|metric| {
            report.figures.of(metric.slug, report.month).is_none_or(|figure| figure.status == Status::NotMeasured)
        })
        .map(|metric| {
            (metric.slug, report.availability.lacks_in(metric, Some(report.month)).into_iter().map(lack).collect())
        })
        .collect()
}

fn lack(need: Need) -> String {
    match need {
        Need::Kind(kind) => kind.slug().to_owned(),
        Need::Column(kind, column) | Need::Filled(kind, column) | Need::IfExported(kind, column) => {
            format!("{}.{}", kind.slug(), name(kind, column))
        }
        Need::AnyColumn(kind, columns) => {
            let names: Vec<&str> = columns.iter().map(|column| name(kind, *column)).collect();
            format!("{}.({})", kind.slug(), names.join(" / "))
        }
        Need::Any(needs) => needs.iter().copied().map(lack).collect::<Vec<_>>().join(" / "),
    }
}

fn name(kind: crate::ingest::Kind, column: crate::ingest::Col) -> &'static str {
    crate::records::columns(kind)[column.index()].name
}

/// One problem: how bad, place, field, found, how often, expected, and what to do.
fn one(problem: &Problem, report: &Report, locale: &Locale) -> String {
    let slug = problem.code.slug();
    let kind = report.kinds_of([&*problem.place.path]);
    let empty = String::new();
    let args = [
        ("field", Arg::from(problem.field.as_ref().unwrap_or(&empty).as_str())),
        ("found", Arg::from(problem.found.as_ref().unwrap_or(&empty).as_str())),
        ("expected", Arg::from(problem.expected.as_ref().unwrap_or(&empty).as_str())),
        ("count", Arg::from(problem.count)),
        ("kind", Arg::from(kind.as_str())),
    ];
    let severity = locale.text(match problem.code.severity() {
        Severity::Error => "check-error",
        Severity::Warning => "check-warning",
        Severity::Note => "check-note",
    });
    let mut text = format!("  {severity}  data/{}: ", problem.place);
    // A string takes everything.
    if let Some(field) = &problem.field {
        let _ = write!(text, "{field}: ");
    }
    if let Some(found) = &problem.found {
        let _ = write!(text, "`{found}`: ");
    }
    text.push_str(&locale.text_with(&format!("problem-{slug}"), &args));
    if problem.count > 1 {
        let _ = write!(text, " (×{})", problem.count);
    }
    text.push('\n');
    if let Some(expected) = problem.expected.as_ref().filter(|text| !text.is_empty()) {
        let _ = writeln!(text, "    {} {expected}", locale.text("check-expected"));
    }
    let _ = writeln!(text, "    {} {}", locale.text("check-help"), locale.text_with(&format!("help-{slug}"), &args));
    text
}

/// The same for machines.
pub(super) fn as_json(outcome: &Outcome) -> Result<String, Error> {
    let problems: Vec<Value> = outcome
        .report
        .problems
        .iter()
        .map(|problem| {
            let severity = match problem.code.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            json!({
                "code": problem.code.slug(),
                "severity": severity,
                "path": &*problem.place.path,
                "sheet": problem.place.sheet.as_deref(),
                "line": problem.place.line,
                "field": problem.field,
                "found": problem.found,
                "expected": problem.expected,
                "count": problem.count,
            })
        })
        .collect();
    let unmeasured: Vec<Value> =
        unmeasured(outcome).into_iter().map(|(slug, lacks)| json!({ "metric": slug, "lacks": lacks })).collect();
    let value = json!({
        "month": outcome.report.month.to_string(),
        "month_was_chosen": outcome.chosen,
        "problems": problems,
        "not_measured": unmeasured,
    });
    serde_json::to_string_pretty(&value).map_err(Error::failed)
}
