//! `jiandu publish`: issues a month and seals it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::verify::figure_line;
use super::{Folder, Output, Terminal, causes};
use crate::history::History;
use crate::pipeline::publishing::{self, Edition};
use crate::pipeline::{self, AsOf, Department, Error, Order, Writing};
use crate::said::{Tongue, said};
use crate::time::{Moment, Month};

/// What to publish.
#[derive(Debug, Args)]
pub(super) struct Publish {
    #[command(flatten)]
    folder: Folder,
    /// The month, like 2026-10
    #[arg(long, value_name = "MONTH")]
    month: Month,
    /// Close of the data: a date (its end) or an instant (exclusive) [default: end of the month]
    #[arg(long, value_name = "INSTANT|DATE")]
    as_of: Option<String>,
    /// When the report is issued, like "2026-11-05 09:00" [default: now]
    #[arg(long, value_name = "INSTANT")]
    issued_at: Option<String>,
    /// Folder of the site [default: site/ in the report folder]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
}

impl Publish {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let data = self.folder.dir.join("data");
        let department = Department::of(&self.folder.dir)?;
        department.must_speak()?;
        let history = History::load(&data)?;
        let offset = department.settings.calendar.timezone.offset_seconds();
        let instant = |text: &String| AsOf::parse(text, offset / 60);
        let order =
            Order { month: Some(self.month), as_of: self.as_of.as_ref().map(instant).transpose()?, strict: false };
        let issued_at = match &self.issued_at {
            Some(text) => issue_time(text, offset)?,
            None => now(offset),
        };
        let watch = terminal.watch(self.output.quiet);
        let mut writing = Writing {
            folder: self.folder.dir.clone(),
            site: self.site.clone().unwrap_or_else(|| self.folder.dir.join("site")),
            issue: self.month.to_string(),
            single_file: None,
            zip: None,
            changes: Vec::new(),
        };
        let (edition, written) = super::on_threads(self.output.threads, || {
            let edition = publishing::edition(&data, &department, &order, &history, issued_at, &*watch)?;
            writing.changes.clone_from(&edition.snapshot.changes);
            let written = pipeline::write(&edition.outcome, &department, &writing, &*watch)?;
            super::remark(&self.folder, &edition.outcome, &self.output, terminal);
            pipeline::write_restricted(&edition.outcome, &department, &writing.folder, &writing.site)?;
            Ok((edition, written))
        })?;
        let snapshot = publishing::keep(&data, &edition)?;
        if self.output.json {
            terminal.print(&summary(&edition)?)
        } else if self.output.quiet {
            Ok(ExitCode::SUCCESS)
        } else {
            terminal.print(&told(&edition, &snapshot, &written.folder, terminal.tongue))
        }
    }
}

/// What was published, and what it changes against the edition before.
fn told(edition: &Edition, snapshot: &Path, issue: &Path, tongue: Tongue) -> String {
    let (month, number) = (edition.snapshot.month, edition.snapshot.edition);
    let snapshot = snapshot.display();
    let mut lines =
        vec![said!("{month}, edition {number}: {snapshot}", "{month} 第{number}版：{snapshot}").into(tongue)];
    if !edition.new_codes.is_empty() {
        let n = edition.new_codes.len();
        let codes = super::counted(n, "code");
        lines.push(said!("{codes} added to data/codes.csv", "data/codes.csv 增加 {n} 个代号").into(tongue));
    }
    let changes = &edition.snapshot.changes;
    if number > 1 {
        let (before, n) = (number - 1, changes.len());
        let figures = super::counted(n, "figure");
        lines.push(
            said!("against edition {before}: {figures} changed", "与第{before}版相比：{n} 个数字有变化").into(tongue),
        );
    }
    for change in changes {
        lines.push(format!("  {}", figure_line(change).to(tongue)));
        lines.extend(change.causes.iter().map(|cause| format!("      {}", causes::told(cause).to(tongue))));
    }
    let page = issue.join("index.html");
    let page = page.display();
    lines.push(said!("open {page}", "打开 {page}").into(tongue));
    lines.join("\n")
}

/// What was published, for machines.
fn summary(edition: &Edition) -> Result<String, Error> {
    let snapshot = &edition.snapshot;
    let value = serde_json::json!({
        "month": snapshot.month,
        "edition": snapshot.edition,
        "issued_at": snapshot.issued_at,
        "snapshot": format!("data/history/{}", snapshot.file_name()),
        "new_codes": edition.new_codes.len(),
        "changes": snapshot.changes,
    });
    serde_json::to_string_pretty(&value).map_err(Error::failed)
}

/// A time of issue; a date alone means its first moment, for nothing can be issued after the day is over.
pub(super) fn issue_time(text: &str, offset: i32) -> Result<Moment, Error> {
    let read = AsOf::parse(text, offset / 60)?.instant();
    let whole_day = read.second_of_day() == 0 && !text.contains(':');
    Ok(if whole_day { Moment::start_of((read - 1).date()) } else { read })
}

/// The wall clock in the report's time zone; nothing else in the program reads it.
fn now(offset: i32) -> Moment {
    Moment::from_naive(chrono::Utc::now().naive_utc()) + i64::from(offset)
}
