//! Every file with its hash, encoding, rows and dates; which header fed which field; what the reader chose.

use std::collections::BTreeMap;

use super::field::{field, usual};
use super::{records, table};
use crate::ingest;
use crate::pages::context::Context;
use crate::pages::view::parts::{Cell, Kind, Row, Table};
use crate::pages::words::{self, Words, whole};

/// The files that were read.
pub(super) fn files(context: &Context<'_>, words: &Words<'_>) -> Table {
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
                Cell::text(&*input.shown).note(format!("SHA-256 {}…", &input.sha256[..input.sha256.len().min(16)])),
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

/// One line a record type: which headers fed which fields in its files.
pub(super) fn columns(context: &Context<'_>, words: &Words<'_>) -> Table {
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
    let chinese = words.locale().tag().starts_with("zh");
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
                    let name = match usual(Some(*kind), column).filter(|_| chinese) {
                        Some(name) => name,
                        None => column,
                    };
                    // Most headers say what the field is called anyway.
                    if headers == [name] { name.to_owned() } else { format!("{name} ← {}", headers.join(" / ")) }
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
                            &[("column", field(words, Some(*kind), column).into()), ("n", whole(*n).into())],
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

/// Choices that the reader of exports made and anybody may contest.
pub(super) fn choices(context: &Context<'_>, words: &Words<'_>) -> Table {
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
