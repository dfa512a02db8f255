//! Data quality: what was read, what was lost, what is missing and what it costs.

use std::collections::BTreeMap;

use super::context::Context;
use super::view::parts::{Cell, Column, Fact, Kind, Link, Row, State, Table};
use super::view::quality::{ProblemGroup, ProblemPlace, Quality};
use super::words::{self, Words, whole};
use crate::ingest;
use crate::metrics::{METRICS, Need};
use crate::problem::{Code, Problem, Severity};
use crate::report::{Figure, Report};
use crate::site::Masker;
use crate::stats::Ratio;

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

/// The page.
#[must_use]
pub fn build(context: &Context<'_>) -> Quality {
    let words = context.words(0);
    let files = files(context, &words);
    Quality {
        frame: context.frame("quality", files.list),
        summary: summary(context, &words),
        missing: missing(context, &words),
        columns: columns(context, &words),
        problems: problems(context, &words),
        exclusions: exclusions(context, &words),
        cross: cross(context, &words),
        completeness: completeness(context, &words),
        choices: choices(context, &words),
        downloads: downloads(context, &words),
        files,
    }
}

fn downloads(context: &Context<'_>, words: &Words<'_>) -> Vec<Link> {
    let mut all = vec![Link::new("figures.json", words.shared("figures.json"))];
    if context.matter.department.settings.publish.downloads {
        all.extend(super::rows::names(context.matter).into_iter().map(|name| {
            let href = words.shared(&name);
            Link::new(name, href)
        }));
    }
    all
}

/// How many entries of the report were late, of how many, where the exports tell.
#[must_use]
pub fn late_entries(report: &Report) -> Option<(u64, u64)> {
    let late: u64 = report.problems.iter().filter(|it| it.code == Code::LateEntry).map(|it| it.count).sum();
    let kept: u64 = report
        .inputs
        .iter()
        .filter(|input| report.problems.iter().any(|it| it.code == Code::LateEntry && *it.place.path == *input.path))
        .map(|input| input.kept)
        .sum();
    (late > 0 && kept >= late).then_some((late, kept))
}

fn summary(context: &Context<'_>, words: &Words<'_>) -> Vec<Fact> {
    let inputs = &context.report().inputs;
    let sum = |of: fn(&crate::report::Input) -> u64| inputs.iter().map(of).sum::<u64>();
    let fact = |id: &str, value: u64| Fact { name: words.text(id), value: words::count(value), ..Fact::default() };
    vec![
        fact("quality-files", inputs.len() as u64),
        fact("quality-read", sum(|it| it.read)),
        fact("quality-kept", sum(|it| it.kept)),
        fact("quality-deduplicated", sum(|it| it.deduplicated)),
        fact("quality-skipped", sum(|it| it.skipped)),
        fact("quality-rejected", sum(|it| it.rejected)),
    ]
}

fn records(words: &Words<'_>, kind: ingest::Kind) -> String {
    words.text(&format!("record-{}", kind.slug()))
}

fn table(words: &Words<'_>, id: &str, heads: &[(&str, Kind)], rows: Vec<Row>) -> Table {
    Table {
        id: id.to_owned(),
        caption: words.text(&format!("quality-{id}")),
        columns: heads.iter().map(|(id, kind)| Column::new(words.text(id), *kind)).collect(),
        list: rows.len() > 50,
        rows,
        note: None,
    }
}

fn files(context: &Context<'_>, words: &Words<'_>) -> Table {
    let rows: Vec<Row> = context
        .report()
        .inputs
        .iter()
        .map(|input| {
            let span = input.span.map_or_else(String::new, |(first, last)| {
                format!("{} – {}", words.locale().date(first), words.locale().date(last))
            });
            let number = |value: u64| Cell::text(words::count(value)).sort(value.to_string());
            Row::from([
                // The first digits tell two files apart by eye; all of them stand in figures.json.
                Cell::text(&*input.path).note(format!("SHA-256 {}…", &input.sha256[..input.sha256.len().min(16)])),
                Cell::text(records(words, input.kind)),
                Cell::text(input.encoding.unwrap_or("XLSX")),
                number(input.read),
                number(input.kept),
                number(input.deduplicated),
                number(input.skipped),
                number(input.rejected),
                Cell::text(span),
            ])
        })
        .collect();
    let mut files = table(
        words,
        "files",
        &[
            ("quality-column-file", Kind::Code),
            ("quality-column-kind", Kind::Text),
            ("quality-column-encoding", Kind::Code),
            ("quality-read", Kind::Number),
            ("quality-kept", Kind::Number),
            ("quality-deduplicated", Kind::Number),
            ("quality-skipped", Kind::Number),
            ("quality-rejected", Kind::Number),
            ("quality-column-span", Kind::Code),
        ],
        rows,
    );
    files.columns[1].filter = true;
    files.note = Some(words.text("quality-files-note"));
    files
}

fn missing(context: &Context<'_>, words: &Words<'_>) -> Table {
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
                let (kind, columns) = match *part {
                    Need::Kind(_) | Need::Any(_) => continue,
                    Need::Column(kind, column) | Need::Filled(kind, column) | Need::IfExported(kind, column) => {
                        (kind, vec![column_name(kind, column)])
                    }
                    Need::AnyColumn(kind, columns) => {
                        (kind, columns.iter().map(|column| column_name(kind, *column)).collect())
                    }
                };
                if availability.has(kind) {
                    by_column.entry((kind, columns.join(" / "))).or_default().push(metric.slug);
                }
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

fn column_name(kind: ingest::Kind, column: ingest::Col) -> &'static str {
    crate::records::columns(kind).get(usize::from(column.0)).map_or("", |column| column.name)
}

/// One line a record type: which headers fed which fields in its files.
fn columns(context: &Context<'_>, words: &Words<'_>) -> Table {
    let mut fed: BTreeMap<(ingest::Kind, &str), BTreeMap<&str, u64>> = BTreeMap::new();
    let mut gone: BTreeMap<ingest::Kind, BTreeMap<&str, u64>> = BTreeMap::new();
    for file in &context.matter.outcome.cases.files {
        for column in &file.columns {
            *fed.entry((file.kind, column.column)).or_default().entry(&column.header).or_default() += 1;
        }
        for column in &file.missing {
            *gone.entry(file.kind).or_default().entry(column).or_default() += 1;
        }
    }
    let masker = context.matter.masker;
    let rows: Vec<Row> = ingest::Kind::ALL
        .iter()
        .filter_map(|kind| {
            let pairs: Vec<String> = fed
                .iter()
                .filter(|((of, _), _)| of == kind)
                .map(|((_, column), headers)| {
                    let headers: Vec<String> = headers
                        .keys()
                        .map(|header| {
                            if header.is_empty() {
                                words.text("quality-constant")
                            } else {
                                masker.mask(header).into_owned()
                            }
                        })
                        .collect();
                    format!("{column} ← {}", headers.join(" / "))
                })
                .collect();
            (!pairs.is_empty()).then(|| {
                let lacking: Vec<String> = gone
                    .get(kind)
                    .into_iter()
                    .flatten()
                    .map(|(column, n)| {
                        context.locale.text_with(
                            "quality-lacking",
                            &[("column", (*column).to_owned().into()), ("n", whole(*n).into())],
                        )
                    })
                    .collect();
                Row::from([
                    Cell::text(records(words, *kind)),
                    Cell::text(pairs.join(&words.text("list-separator"))),
                    Cell::text(lacking.join(&words.text("list-separator"))),
                ])
            })
        })
        .collect();
    table(
        words,
        "columns",
        &[
            ("quality-column-kind", Kind::Text),
            ("quality-column-fed", Kind::Text),
            ("quality-column-lacking", Kind::Text),
        ],
        rows,
    )
}

fn problems(context: &Context<'_>, words: &Words<'_>) -> Vec<ProblemGroup> {
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
                field: it.field.as_deref().map(|text| masked(masker, text)),
                found: it.found.as_deref().map(|text| masked(masker, text)),
                expected: it.expected.as_deref().map(|text| masked(masker, text)),
            }
        })
        .collect();
    let told: u64 = problems.iter().take(PLACES).map(|it| (1 + it.more.len() as u64).min(it.count)).sum();
    let rest = count.saturating_sub(told);
    ProblemGroup {
        code: code.slug().to_owned(),
        title: sentence(words, "problem", code, problems),
        help: sentence(words, "help", code, problems),
        severity: words.text(id),
        state,
        count: words.locale().text_with("quality-times", &[("n", whole(count).into())]),
        places,
        more: (rest > 0).then(|| words.locale().text_with("problem-and-more", &[("n", whole(rest).into())])),
    }
}

/// The sentence of a code; some of them name the first field, find or expectation.
fn sentence(words: &Words<'_>, kind: &str, code: Code, problems: &[&Problem]) -> String {
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

/// The way from the population to the denominator: counted, left out by code, not yet due.
fn exclusions(context: &Context<'_>, words: &Words<'_>) -> Table {
    let month = context.month();
    let of = |metric: &&'static crate::metrics::Metric| context.report().figures.of(metric.slug, month);
    let rows: Vec<Row> = METRICS
        .iter()
        .filter_map(of)
        .filter(|figure| figure.pending > 0 || !figure.excluded.is_empty())
        .filter_map(|figure| waterfall(words, figure))
        .collect();
    let mut table = table(
        words,
        "exclusions",
        &[
            ("ui-figure", Kind::Text),
            ("quality-population", Kind::Number),
            ("quality-excluded", Kind::Number),
            ("quality-pending", Kind::Number),
            ("quality-counted", Kind::Number),
            ("quality-codes", Kind::Text),
        ],
        rows,
    );
    table.list = false;
    table
}

fn waterfall(words: &Words<'_>, figure: &Figure) -> Option<Row> {
    let counted = figure.amount.n()?;
    let excluded: u64 = figure.excluded.values().sum();
    let number = |value: u64| Cell::text(words::count(value));
    let codes: Vec<String> = figure
        .excluded
        .iter()
        .map(|(reason, n)| {
            format!("{} {}", words.text(&format!("exclusion-{}", reason_slug(*reason))), words::count(*n))
        })
        .collect();
    Some(Row::from([
        Cell::link(words.metric(figure.metric.slug), words.href(&format!("methods.html#{}", figure.metric.slug))),
        number(counted + excluded + figure.pending),
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

fn cross(context: &Context<'_>, words: &Words<'_>) -> Table {
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
                    Cell::text(sentence(words, "problem", *code, &problems))
                        .note(sentence(words, "help", *code, &problems)),
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

/// How much of each record type became records.
fn completeness(context: &Context<'_>, words: &Words<'_>) -> Table {
    let rows = ingest::Kind::ALL
        .iter()
        .filter_map(|kind| {
            let of: Vec<&crate::report::Input> =
                context.report().inputs.iter().filter(|input| input.kind == *kind).collect();
            let sum = |count: fn(&crate::report::Input) -> u64| of.iter().map(|input| count(input)).sum::<u64>();
            let usable = sum(|it| it.read) - sum(|it| it.skipped);
            let good = usable - sum(|it| it.rejected);
            let span = of.iter().filter_map(|it| it.span).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
            (!of.is_empty()).then(|| {
                Row::from([
                    Cell::text(records(words, *kind)),
                    Cell::text(of.len().to_string()),
                    Cell::text(words::pair(Ratio::new(good, usable))),
                    Cell::text(words::rate(Ratio::new(good, usable), 1)),
                    Cell::text(span.map_or_else(String::new, |(first, last)| {
                        format!("{} – {}", words.locale().date(first), words.locale().date(last))
                    })),
                ])
            })
        })
        .collect();
    table(
        words,
        "completeness",
        &[
            ("quality-column-kind", Kind::Text),
            ("quality-files", Kind::Number),
            ("quality-column-usable", Kind::Number),
            ("quality-column-share", Kind::Number),
            ("quality-column-span", Kind::Code),
        ],
        rows,
    )
}

/// Choices that the reader of exports made and anybody may contest.
fn choices(context: &Context<'_>, words: &Words<'_>) -> Table {
    let settings = &context.matter.department.settings;
    let mut encodings: BTreeMap<&str, u64> = BTreeMap::new();
    for input in &context.report().inputs {
        *encodings.entry(input.encoding.unwrap_or("XLSX")).or_default() += 1;
    }
    let encodings: Vec<String> = encodings.iter().map(|(name, n)| format!("{name} {n}")).collect();
    let convention = match settings.survey.index {
        crate::settings::IndexMethod::Rescaled => "convention-rescaled",
        crate::settings::IndexMethod::Proportional => "convention-proportional",
        crate::settings::IndexMethod::Table => "convention-table",
    };
    let scales: Vec<String> =
        settings.survey.questions.iter().map(|(question, scale)| format!("{question} = {scale}")).collect();
    let mut rows = vec![
        Row::from([
            Cell::text(words.text("quality-choice-encoding")),
            Cell::text(encodings.join(&words.text("separator"))),
        ]),
        Row::from([Cell::text(words.text("quality-choice-index")), Cell::text(words.text(convention))]),
    ];
    if !scales.is_empty() {
        let scales = scales.join(&words.text("separator"));
        rows.push(Row::from([Cell::text(words.text("quality-choice-scales")), Cell::text(scales)]));
    }
    for (short, full) in &settings.names {
        rows.push(Row::from([Cell::text(words.text("quality-choice-name")), Cell::text(format!("{short} = {full}"))]));
    }
    table(words, "choices", &[("quality-column-choice", Kind::Text), ("quality-column-value", Kind::Text)], rows)
}
