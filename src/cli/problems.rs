//! Problems as they are told on a terminal, so that one can work through them from the top.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::ingest::{Col, Kind};
use crate::locale::{Arg, Locale};
use crate::metrics::{METRICS, Need};
use crate::pipeline::{Error, Outcome};
use crate::problem::{Code, Problem, Severity};
use crate::report::Status;
use crate::said::Tongue;

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
        let kind = outcome.report.kinds_of([path]);
        text.push_str(&together(&problems, &kind, locale));
        text.push('\n');
    }
    let unmeasured = unmeasured(outcome);
    if !unmeasured.is_empty() {
        let _ = writeln!(text, "{}", locale.text("check-unmeasured"));
        let mut by_lack: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (slug, lacks) in unmeasured {
            let lacks: Vec<String> = lacks.into_iter().map(|need| lack(need, locale)).collect();
            by_lack.entry(lacks.join(&locale.text("separator"))).or_default().push(slug);
        }
        for (lacks, slugs) in by_lack {
            let lacks = if lacks.is_empty() { locale.text("check-spoiled") } else { lacks };
            let names: Vec<String> = slugs.iter().map(|slug| locale.text(&format!("metric-{slug}"))).collect();
            let _ = writeln!(text, "  {lacks}{}{}", locale.text("colon"), names.join(&locale.text("separator")));
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
    let told = |problem: &&Problem| one(problem, &outcome.report.kinds_of([&*problem.place.path]), locale);
    let mut text: String = problems.iter().take(TOLD).map(told).collect();
    let more = problems.len().saturating_sub(TOLD);
    if more > 0 {
        let n = Arg::from(u64::try_from(more).unwrap_or(u64::MAX));
        text.push_str("  ");
        text.push_str(&locale.text_with("check-more", &[("n", n)]));
    }
    (!problems.is_empty()).then(|| text.trim_end().to_owned())
}

/// What is wrong with the inputs behind an error, as far as the error knows.
pub(super) fn of(error: &Error, locale: &Locale) -> Option<String> {
    let mut files: BTreeMap<&str, (Kind, Vec<&Problem>)> = BTreeMap::new();
    for (kind, problem) in &error.problems {
        files.entry(&problem.place.path).or_insert((*kind, Vec::new())).1.push(problem);
    }
    let told = files.values().map(|(kind, problems)| together(problems, kind.slug(), locale));
    (!error.problems.is_empty()).then(|| told.collect::<String>().trim_end().to_owned())
}

/// The problems of one file. Many of one kind in one column are mostly one mistake: the first tells it, the others are
/// counted.
fn together(problems: &[&Problem], kind: &str, locale: &Locale) -> String {
    /// So many are told one by one.
    const TOLD: usize = 3;
    let alike = |one: &Problem, other: &Problem| one.code == other.code && one.field == other.field;
    let mut text = String::new();
    let mut rest = problems.to_vec();
    while let Some(first) = rest.first().copied() {
        let (same, others): (Vec<&Problem>, Vec<&Problem>) = rest.into_iter().partition(|it| alike(first, it));
        rest = others;
        let told = if same.len() > TOLD { &same[..1] } else { &same[..] };
        told.iter().for_each(|problem| text.push_str(&one(problem, kind, locale)));
        let more = &same[told.len()..];
        if !more.is_empty() {
            let n: u64 = more.iter().map(|problem| problem.count).sum();
            let shown = |problem: &&Problem| {
                let found = problem.found.as_ref().map(|found| format!(" (`{found}`)"));
                format!("{}{}", problem.place.line, found.unwrap_or_default())
            };
            let places: Vec<String> = more.iter().take(TOLD).map(shown).collect();
            let places = places.join(&locale.text("separator"));
            let args = [("n", Arg::from(n)), ("places", Arg::from(places.as_str()))];
            let _ = writeln!(text, "    {}", locale.text_with("check-alike", &args));
        }
    }
    text
}

/// The metrics that are not measured in the report month, with what they lack.
fn unmeasured(outcome: &Outcome) -> Vec<(&'static str, Vec<Need>)> {
    let report = &outcome.report;
    METRICS
        .iter()
        .filter(|metric| {
            report.figures.of(metric.slug, report.month).is_none_or(|figure| figure.status == Status::NotMeasured)
        })
        .map(|metric| (metric.slug, report.availability.lacks_in(metric, Some(report.month))))
        .collect()
}

/// What is lacking, as people call it.
fn lack(need: Need, locale: &Locale) -> String {
    let record = |kind: Kind| locale.text(&format!("record-{}", kind.slug()));
    let one = |kind: Kind, column: Col| {
        let column = &crate::records::columns(kind)[column.index()];
        header(column.name, column.aliases, locale)
    };
    match need {
        Need::Kind(kind) => record(kind),
        Need::Column(kind, column) | Need::Filled(kind, column) => format!("{}.{}", record(kind), one(kind, column)),
        Need::AnyColumn(kind, columns) => {
            let names: Vec<String> = columns.iter().map(|column| one(kind, *column)).collect();
            format!("{}.({})", record(kind), names.join(" / "))
        }
        Need::Any(needs) => needs.iter().map(|need| lack(*need, locale)).collect::<Vec<_>>().join(" / "),
    }
}

/// The same in words of the data, which the settings understand.
fn named(need: Need) -> String {
    let name = |kind: Kind, column: Col| crate::records::columns(kind)[column.index()].name;
    match need {
        Need::Kind(kind) => kind.slug().to_owned(),
        Need::Column(kind, column) | Need::Filled(kind, column) => format!("{}.{}", kind.slug(), name(kind, column)),
        Need::AnyColumn(kind, columns) => {
            let names: Vec<&str> = columns.iter().map(|column| name(kind, *column)).collect();
            format!("{}.({})", kind.slug(), names.join(" / "))
        }
        Need::Any(needs) => needs.iter().copied().map(named).collect::<Vec<_>>().join(" / "),
    }
}

/// A column by the header that it usually has: in Chinese the commonest one, else our own name.
fn header(name: &str, aliases: &[&str], locale: &Locale) -> String {
    let known = if Tongue::of(locale.tag()) == Tongue::Chinese { aliases.first() } else { None };
    known.copied().unwrap_or(name).to_owned()
}

/// The columns that a header lacks, each by our name and by what it is usually called.
fn lacking(expected: &str, kind: &str, locale: &Locale) -> String {
    let Ok(kind) = kind.parse::<Kind>() else { return expected.to_owned() };
    let columns = crate::records::columns(kind);
    let shown = |name: &str| {
        let usual = columns.iter().find(|column| column.name == name).map(|it| header(name, it.aliases, locale));
        match usual.filter(|usual| usual != name) {
            Some(usual) => format!("{name}（{usual}）"),
            None => name.to_owned(),
        }
    };
    expected.split(", ").map(shown).collect::<Vec<_>>().join(", ")
}

/// One problem: how bad, place, field, found, how often, expected, and what to do.
fn one(problem: &Problem, kind: &str, locale: &Locale) -> String {
    let slug = problem.code.slug();
    let empty = String::new();
    let args = [
        ("field", Arg::from(problem.field.as_ref().unwrap_or(&empty).as_str())),
        ("found", Arg::from(problem.found.as_ref().unwrap_or(&empty).as_str())),
        ("expected", Arg::from(problem.expected.as_ref().unwrap_or(&empty).as_str())),
        ("count", Arg::from(problem.count)),
        ("kind", Arg::from(kind)),
    ];
    let severity = locale.text(match problem.code.severity() {
        Severity::Error => "check-error",
        Severity::Warning => "check-warning",
        Severity::Note => "check-note",
    });
    let mut text = format!("  {severity}  data/{}", problem.place);
    for more in &problem.more {
        let _ = write!(text, ", {}", more.line);
    }
    if problem.count > 1 + problem.more.len() as u64 {
        text.push_str(", …");
    }
    text.push_str(": ");
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
        let expected =
            if problem.code == Code::HeaderNotFound { lacking(expected, kind, locale) } else { expected.clone() };
        let _ = writeln!(text, "    {} {expected}", locale.text("check-expected"));
    }
    let _ = writeln!(
        text,
        "    {} {}",
        locale.text("check-help"),
        locale.text_with(&format!("help-{}", problem.advice()), &args)
    );
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
    let unmeasured: Vec<Value> = unmeasured(outcome)
        .into_iter()
        .map(|(slug, lacks)| (slug, lacks.into_iter().map(named).collect::<Vec<_>>()))
        .map(|(slug, lacks)| json!({ "metric": slug, "lacks": lacks }))
        .collect();
    let value = json!({
        "month": outcome.report.month.to_string(),
        "month_was_chosen": outcome.chosen,
        "problems": problems,
        "not_measured": unmeasured,
    });
    serde_json::to_string_pretty(&value).map_err(Error::failed)
}
