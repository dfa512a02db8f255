//! Problems by kind with their first places, and the records that do not fit together.

use std::collections::BTreeMap;

use super::field::field;
use super::table;
use crate::pages::context::Context;
use crate::pages::view::parts::{Cell, Kind, Row, State, Table};
use crate::pages::view::quality::{ProblemGroup, ProblemPlace};
use crate::pages::words::{self, Words, whole};
use crate::problem::{Code, Problem, Severity};
use crate::site::Masker;

/// Places told of one kind of problem.
const PLACES: usize = 12;

/// The codes of the cross-table checks: records that do not fit together.
const CROSS: &[Code] = &[
    Code::ComplaintUnregistered,
    Code::CustomerUnknown,
    Code::DuplicateAnalysis,
    Code::FaultUnregistered,
    Code::FormBeforeFix,
    Code::LateEntry,
    Code::NumberGap,
    Code::ProjectNotInUse,
    Code::StaffUnknown,
    Code::UnknownFault,
    Code::UnknownProject,
];

/// What is wrong with the records themselves, what costs rows first.
pub(super) fn problems(context: &Context<'_>, words: &Words<'_>) -> Vec<ProblemGroup> {
    let report = context.report();
    let mut by_code: BTreeMap<(std::cmp::Reverse<Severity>, Code), Vec<&Problem>> = BTreeMap::new();
    for problem in report.problems.iter().filter(|it| !CROSS.contains(&it.code)) {
        by_code.entry((std::cmp::Reverse(problem.code.severity()), problem.code)).or_default().push(problem);
    }
    by_code.into_iter().map(|((_, code), problems)| group(context, words, code, &problems)).collect()
}

fn group(context: &Context<'_>, words: &Words<'_>, code: Code, problems: &[&Problem]) -> ProblemGroup {
    let masker = context.matter.masker;
    let count: u64 = problems.iter().map(|it| it.count).sum();
    let (id, state) = match code.severity() {
        Severity::Error => ("severity-error", State::Red),
        Severity::Warning => ("severity-warning", State::Yellow),
        Severity::Note => ("severity-note", State::Uncoloured),
    };
    let places: Vec<ProblemPlace> = problems
        .iter()
        .take(PLACES)
        .map(|it| {
            let more: Vec<String> = it.more.iter().map(|place| place.line.to_string()).collect();
            let place =
                if more.is_empty() { it.place.to_string() } else { format!("{}, {}", it.place, more.join(", ")) };
            ProblemPlace {
                place,
                field: it.field.as_deref().map(|text| field(words, None, &masked(masker, text))),
                found: it.found.as_deref().map(|text| masked(masker, text)),
                expected: it.expected.as_deref().map(|text| masked(masker, text)),
            }
        })
        .collect();
    let told: u64 = problems.iter().take(PLACES).map(|it| (1 + it.more.len() as u64).min(it.count)).sum();
    let rest = count.saturating_sub(told);
    ProblemGroup {
        code: code.slug().to_owned(),
        title: sentence(words, "problem", code.slug(), problems),
        help: sentence(words, "help", &problems.first().map_or_else(|| code.to_string(), |it| it.advice()), problems),
        severity: words.text(id),
        state,
        count: words.locale().text_with("quality-times", &[("n", whole(count).into())]),
        places,
        more: (rest > 0).then(|| words.locale().text_with("problem-and-more", &[("n", whole(rest).into())])),
    }
}

/// The sentence of a code; some of them name the first field, find or expectation.
fn sentence(words: &Words<'_>, kind: &str, code: &str, problems: &[&Problem]) -> String {
    let first = problems.first();
    let part = |of: fn(&Problem) -> Option<&String>| first.and_then(|it| of(it)).cloned().unwrap_or_default();
    let args = [
        ("field", part(|it| it.field.as_ref()).into()),
        ("found", part(|it| it.found.as_ref()).into()),
        ("expected", part(|it| it.expected.as_ref()).into()),
        ("count", whole(problems.iter().map(|it| it.count).sum()).into()),
        ("kind", words.matter().report().kinds_of(problems.iter().map(|it| &*it.place.path)).into()),
    ];
    words.locale().text_with(&format!("{kind}-{code}"), &args)
}

fn masked(masker: &Masker, text: &str) -> String {
    let text = masker.mask(text);
    let mut shown: String = text.chars().take(60).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// Where records contradict each other.
pub(super) fn cross(context: &Context<'_>, words: &Words<'_>) -> Table {
    let report = context.report();
    let masker = context.matter.masker;
    let rows = CROSS
        .iter()
        .filter_map(|code| {
            let problems: Vec<&Problem> = report.problems.iter().filter(|it| it.code == *code).collect();
            let count: u64 = problems.iter().map(|it| it.count).sum();
            (count > 0).then(|| {
                let places: Vec<String> = problems
                    .iter()
                    .take(6)
                    .map(|it| {
                        let found = it.found.as_deref().map(|text| format!(" ({})", masked(masker, text)));
                        format!("{}{}", it.place, found.unwrap_or_default())
                    })
                    .collect();
                Row::from([
                    Cell::text(sentence(words, "problem", code.slug(), &problems)).note(sentence(
                        words,
                        "help",
                        code.slug(),
                        &problems,
                    )),
                    Cell::text(words::count(count)),
                    Cell::text(places.join(&words.text("separator"))),
                ])
            })
        })
        .collect();
    table(
        words,
        "cross",
        &[
            ("quality-column-check", Kind::Text),
            ("quality-column-count", Kind::Number),
            ("quality-column-places", Kind::Text),
        ],
        rows,
    )
}
