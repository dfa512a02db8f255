//! Problems as they are told on a terminal, so that one can work through them from the top.

use std::fmt::Write as _;

use crate::locale::{Arg, Locale};
use crate::pipeline::{Error, Outcome};
use crate::problem::{Problem, Severity};

/// All problems of a run, errors first, with what to do about each.
pub(super) fn told(outcome: &Outcome) -> Result<String, Error> {
    let locale = Locale::builtin("en").map_err(Error::failed)?;
    let mut problems: Vec<&Problem> = outcome.report.problems.iter().collect();
    problems.sort_by_key(|problem| (std::cmp::Reverse(problem.code.severity()), problem.place.clone()));
    let mut text = String::new();
    for problem in problems {
        text.push_str(&one(problem, &locale));
    }
    let counts =
        |severity| outcome.report.problems.iter().filter(|problem| problem.code.severity() == severity).count();
    let _ = write!(
        text,
        "{} errors, {} warnings, {} notes in {} files",
        counts(Severity::Error),
        counts(Severity::Warning),
        counts(Severity::Note),
        outcome.report.inputs.len()
    );
    Ok(text)
}

/// One problem: place, field, found, expected, how often, and what to do.
pub(super) fn one(problem: &Problem, locale: &Locale) -> String {
    let slug = problem.code.slug();
    let empty = String::new();
    let args = [
        ("field", Arg::from(problem.field.as_ref().unwrap_or(&empty).as_str())),
        ("found", Arg::from(problem.found.as_ref().unwrap_or(&empty).as_str())),
        ("expected", Arg::from(problem.expected.as_ref().unwrap_or(&empty).as_str())),
        ("count", Arg::from(problem.count)),
    ];
    let mut text = format!("{}: ", problem.place);
    if let Some(field) = &problem.field {
        let _ = write!(text, "{field}: ");
    }
    if let Some(found) = &problem.found {
        let _ = write!(text, "`{found}`: ");
    }
    text.push_str(&locale.text_with(&format!("problem-{slug}"), &args));
    if problem.count > 1 {
        let _ = write!(text, " ({} times)", problem.count);
    }
    text.push('\n');
    if let Some(expected) = &problem.expected {
        let _ = writeln!(text, "  expected: {expected}");
    }
    let _ = writeln!(text, "  help: {}", locale.text_with(&format!("help-{slug}"), &args));
    text
}
