//! `jiandu diff`: what changed between two months, and why.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;

use super::{Folder, Output, Terminal};
use crate::history::MonthDiff;
use crate::history::codes;
use crate::history::diff::MetricChange;
use crate::pipeline::{Department, Error, Order, Publication, Unwatched, run};
use crate::time::Month;

/// What to compare.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The report folder and two months, or two months alone
    #[arg(value_name = "[DIR] MONTH MONTH", num_args = 2..=3, required = true)]
    words: Vec<String>,
    #[command(flatten)]
    output: Output,
}

impl Diff {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let (folder, [from, to]) = self.read()?;
        let data = folder.dir.join("data");
        let department = Department::load(&data)?;
        let publication = Publication { codes: codes::load(&data)?, ..Publication::default() };
        let figures = |month| {
            let order = Order { month: Some(month), ..Order::default() };
            run(&data, &department, &order, &publication, &Unwatched).map(|outcome| outcome.report.figures)
        };
        // One after the other, so that a large folder is not in memory twice.
        let diff = super::on_threads(self.output.threads, || {
            let before = figures(from)?;
            let now = figures(to)?;
            Ok(MonthDiff::new((from, &before), (to, &now)))
        })?;
        if self.output.json {
            terminal.print(&serde_json::to_string_pretty(&diff).map_err(Error::failed)?)
        } else {
            terminal.print(told(&diff).trim_end())
        }
    }

    fn read(&self) -> Result<(Folder, [Month; 2]), Error> {
        let month = |text: &String| text.parse::<Month>().map_err(Error::wrong);
        match &self.words[..] {
            [from, to] => Ok((Folder { dir: ".".into() }, [month(from)?, month(to)?])),
            [dir, from, to] => Ok((Folder { dir: dir.into() }, [month(from)?, month(to)?])),
            _ => Err(Error::wrong("`jiandu diff` compares two months").help("`jiandu diff 2026-09 2026-10`")),
        }
    }
}

fn told(diff: &MonthDiff) -> String {
    let mut text = format!("{} → {}: {} changed\n", diff.from, diff.to, super::counted(diff.changes.len(), "metric"));
    for change in &diff.changes {
        // A string takes everything.
        let _ = writeln!(text, "{}: {} → {}", change.metric, change.before.shown(), change.now.shown());
        for line in explained(change) {
            let _ = writeln!(text, "    {line}");
        }
    }
    text
}

/// The parts of a change, in points of percentage and in cases.
fn explained(change: &MetricChange) -> Vec<String> {
    let mut lines = Vec::new();
    let by = change.explained.by;
    if let Some(value) = change.explained.value {
        let points = |share: f64| format!("{:+.1}", share * 100.0);
        lines.push(match by {
            None => format!("{} points, all rate: no grouping covers every case", points(value.total)),
            Some(by) => format!(
                "{} points = {} mix + {} rate, by {by}",
                points(value.total),
                points(value.total - value.rate),
                points(value.rate)
            ),
        });
    }
    if let Some(misses) = change.explained.misses {
        lines.push(format!(
            "{:+} misses = {:+.1} volume + {:+.1} mix + {:+.1} rate",
            misses.total, misses.volume, misses.mix, misses.rate
        ));
    }
    if change.explained.value.is_none() && !change.explained.classes.is_empty() {
        let moved = change.explained.classes.iter().filter(|class| class.before != class.now);
        let parts: Vec<String> =
            moved.map(|class| format!("{} {} → {}", class.key, class.before[0], class.now[0])).collect();
        lines.push(format!("volume by {}: {}", by.unwrap_or_default(), parts.join(", ")));
    }
    lines
}
