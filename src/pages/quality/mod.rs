//! Data quality: what was read, what was lost, what is missing and what it costs.

mod field;
mod files;
mod metrics;
mod problems;

pub use metrics::reason_slug;

use super::context::Context;
use super::view::parts::{Column, Fact, Kind, Link, Row, Table};
use super::view::quality::Quality;
use super::words::{self, Words};
use crate::ingest;
use crate::problem::Code;
use crate::report::Report;

/// The page.
#[must_use]
pub fn build(context: &Context<'_>) -> Quality {
    let words = context.words(0);
    let files = files::files(context, &words);
    let (exclusions, completeness) = (metrics::exclusions(context, &words), metrics::completeness(context, &words));
    let list = [&files, &exclusions, &completeness].into_iter().any(|table| table.list);
    Quality {
        frame: context.frame("quality", list),
        summary: summary(context, &words),
        missing: metrics::missing(context, &words),
        columns: files::columns(context, &words),
        problems: problems::problems(context, &words),
        exclusions,
        exemptions: metrics::exemptions(context, &words),
        cross: problems::cross(context, &words),
        completeness,
        choices: files::choices(context, &words),
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
        .filter(|input| report.problems.iter().any(|it| it.code == Code::LateEntry && *it.place.path == *input.shown))
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

/// The name of a record type.
fn records(words: &Words<'_>, kind: ingest::Kind) -> String {
    words.text(&format!("record-{}", kind.slug()))
}

/// A table with the caption `quality-<id>` and headings from the message files.
fn table(words: &Words<'_>, id: &str, heads: &[(&str, Kind)], rows: Vec<Row>) -> Table {
    Table {
        id: id.to_owned(),
        caption: words.text(&format!("quality-{id}")),
        columns: heads.iter().map(|(id, kind)| Column::new(words.text(id), *kind)).collect(),
        list: rows.len() > 50,
        stack: false,
        rows,
        note: None,
    }
}
