//! `jiandu schema`: what the program understands.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::Terminal;
use crate::ingest::{Column, Kind, Need, Type};
use crate::locale;
use crate::pipeline::{Blame, Error};
use crate::problem::{Code, Severity};
use crate::records::columns;
use crate::said::said;
use crate::settings::{Regulation, reference};

/// What to show.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// A record type (tickets, surveys, …), `problems`, `settings`, or `language`; without it, the record types
    kind: Option<String>,
    /// An empty CSV file with the columns as headers, to fill in
    #[arg(long)]
    csv: bool,
    /// The columns of a record type as JSON
    #[arg(long, conflicts_with = "csv")]
    json: bool,
}

impl Schema {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let text = match self.kind.as_deref() {
            None => kinds(),
            Some("problems") => problems(),
            Some("settings") => reference::markdown(terminal.tongue.tag()),
            Some("language") => locale::template(&Regulation::default()),
            Some(slug) => {
                let kind: Kind = slug.parse().map_err(|()| unknown(slug))?;
                match (self.csv, self.json) {
                    (true, _) => empty_csv(kind),
                    (_, true) => kind_json(kind)?,
                    _ => kind_schema(kind),
                }
            }
        };
        terminal.print_bytes(text.as_bytes())
    }
}

fn unknown(slug: &str) -> Error {
    let nearest = Kind::ALL
        .iter()
        .map(|kind| kind.slug())
        .chain(["problems", "settings", "language"])
        .max_by(|a, b| strsim::jaro_winkler(a, slug).total_cmp(&strsim::jaro_winkler(b, slug)));
    let error = Error::new(Blame::User, said!("there is no record type `{slug}`", "没有记录种类 `{slug}`"));
    match nearest {
        Some(nearest) => error.help(said!(
            "did you mean `{nearest}`? `jiandu schema` lists them",
            "是不是 `{nearest}`？`jiandu schema` 列出全部"
        )),
        None => error,
    }
}

fn kinds() -> String {
    let mut text = String::from("Record types, with the names of files and folders that hold them:\n\n");
    for kind in Kind::ALL {
        let names = kind.names().join(" ");
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {:<16} {names}", kind.slug());
    }
    text.push_str("\n`jiandu schema KIND` shows the columns of one; `jiandu schema problems` the codes of problems; `jiandu schema settings` every key of report.toml; `jiandu schema language` all that a language must say.\n");
    text
}

fn kind_schema(kind: Kind) -> String {
    let mut text = format!("{kind}\n");
    for column in columns(kind) {
        let _ = write!(text, "\n  {}  ({}, {})\n", column.name, column.ty.name(), need(column.need));
        let _ = writeln!(text, "    {}", column.doc);
        if let Type::Choice(vocabulary) = column.ty {
            for word in vocabulary.words {
                let _ = writeln!(text, "      {}: {}", word.slug, word.synonyms.join(" "));
            }
        }
        if !column.aliases.is_empty() {
            let _ = writeln!(text, "    headers: {}", column.aliases.join(", "));
        }
        if !column.example.is_empty() {
            let _ = writeln!(text, "    example: {}", column.example);
        }
    }
    text
}

/// The columns for machines.
fn kind_json(kind: Kind) -> Result<String, Error> {
    let words = |ty: Type| match ty {
        Type::Choice(vocabulary) => vocabulary.words.iter().map(|word| (word.slug, word.synonyms)).collect(),
        _ => std::collections::BTreeMap::new(),
    };
    let columns: Vec<_> = columns(kind)
        .iter()
        .map(|column| {
            json!({
                "name": column.name,
                "type": column.ty.name(),
                "need": need(column.need),
                "meaning": column.doc,
                "headers": column.aliases,
                "words": words(column.ty),
                "example": column.example,
            })
        })
        .collect();
    let value = json!({ "kind": kind.slug(), "files": kind.names(), "columns": columns });
    Ok(serde_json::to_string_pretty(&value).map_err(Error::failed)? + "\n")
}

const fn need(need: Need) -> &'static str {
    match need {
        Need::Required => "required",
        Need::OneOf => "one of several is required",
        Need::Metric => "needed by a metric",
        Need::Optional => "optional",
    }
}

/// The headers that people know: the preferred alias, or our own name.
fn empty_csv(kind: Kind) -> String {
    let header = |column: &Column| column.aliases.first().copied().unwrap_or(column.name);
    let headers: Vec<&str> = columns(kind).iter().map(header).collect();
    format!("\u{feff}{}\r\n", headers.join(","))
}

fn problems() -> String {
    let mut text = String::from("Codes of problems, with what they cost:\n\n");
    for code in Code::ALL {
        let cost = match code.severity() {
            Severity::Note => "nothing",
            Severity::Warning => "a value, or trust in one",
            Severity::Error => "a row, a column or a file",
        };
        let _ = writeln!(text, "  {:<22} {cost}", code.slug());
    }
    text
}
