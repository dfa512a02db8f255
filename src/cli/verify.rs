//! `jiandu verify`: whether a published month is what its inputs say.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;

use super::{Folder, Output, Terminal, causes};
use crate::history::restatement::Verification;
use crate::history::{History, Restated};
use crate::pipeline::{Department, Error, Unwatched, publishing};
use crate::time::Month;

/// What to verify.
#[derive(Debug, Args)]
pub(super) struct Verify {
    #[command(flatten)]
    folder: Folder,
    /// The published month, like 2026-10
    #[arg(long, value_name = "MONTH")]
    month: Month,
    #[command(flatten)]
    output: Output,
}

impl Verify {
    /// Runs the command; a difference ends it with exit code 1.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let data = self.folder.dir.join("data");
        let department = Department::load(&data)?;
        let history = History::load(&data)?;
        let found = super::on_threads(self.output.threads, || {
            publishing::recompute(&data, &department, &history, self.month, &Unwatched)
        })?;
        if self.output.json {
            terminal.print(&serde_json::to_string_pretty(&found).map_err(Error::failed)?)?;
        } else if !(self.output.quiet && found.holds()) {
            terminal.print(told(&found).trim_end())?;
        }
        Ok(if found.holds() { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }
}

/// The result as text.
fn told(found: &Verification) -> String {
    let mut text = String::new();
    let mut line = |say: String| {
        // A string takes everything.
        let _ = writeln!(text, "{say}");
    };
    let (month, edition) = (found.month, found.edition);
    if found.holds() {
        line(format!("{month}, edition {edition}: every figure is as published"));
    } else {
        line(format!("{month}, edition {edition}: {} not as published", super::counted(found.figures.len(), "figure")));
        for figure in &found.figures {
            line(format!("  {}", figure_line(figure)));
            for cause in &figure.causes {
                line(format!("      {}", causes::told(cause)));
            }
        }
        if !found.clauses.is_empty() {
            line(format!("  clauses that stand otherwise: {}", found.clauses.join(", ")));
        }
    }
    let around = &found.surroundings;
    let changed: Vec<_> = around.changed_files().collect();
    if !changed.is_empty() {
        line(format!("{} other than published:", super::counted(changed.len(), "input file")));
        for change in changed {
            line(format!("  {}", causes::file_told(change)));
        }
    }
    if !around.settings.is_empty() {
        line(format!("{} other than published:", super::counted(around.settings.len(), "setting")));
        for change in &around.settings {
            let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "not set".to_owned());
            line(format!("  {}: {} → {}", change.key, value(&change.was), value(&change.now)));
        }
    }
    if let Some((was, now)) = &around.program {
        line(format!("published by {was}, recomputed by {now}"));
    }
    text
}

/// `first_response_on_time (priority p1): published 47/50, now 46/50`.
pub(super) fn figure_line(figure: &Restated) -> String {
    let part = figure.group.as_ref().map(|part| format!(" ({} {})", part.by, part.key)).unwrap_or_default();
    let name = format!("{}{part}", figure.metric);
    let (Some(before), Some(now)) = (&figure.published, &figure.revised) else {
        let only = if figure.published.is_some() { "published, no longer there" } else { "not published, there now" };
        return format!("{name}: {only}");
    };
    if !before.same_value(now) {
        return format!("{name}: published {}, now {}", before.shown(), now.shown());
    }
    let mut what = Vec::new();
    if !before.same_target(now) {
        what.push("target");
    }
    if before.status != now.status {
        what.push("colour");
    }
    if before.pending != now.pending {
        what.push("promises not yet due");
    }
    if before.excluded != now.excluded {
        what.push("cases left out");
    }
    if (before.on_time, before.late, before.missing) != (now.on_time, now.late, now.missing) {
        what.push("late and missing ones");
    }
    if before.sum != now.sum {
        what.push("values behind it");
    }
    format!("{name}: {}, but not the same {}", now.shown(), what.join(", "))
}
