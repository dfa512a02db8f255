//! `jiandu check`: everything but writing.

use std::process::ExitCode;

use clap::Args;

use super::{Folder, Output, Terminal, When, problems};
use crate::pipeline::{self, Department, Error};

/// What to check.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    when: When,
    /// Language of the messages [default: that of the terminal, Chinese or English]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// End with an error if any row was rejected, as `build --strict` would
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    output: Output,
}

impl Check {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let locale = super::locale(&self.folder, self.language.as_deref(), terminal)?;
        let (mut run, pages) = super::on_threads(self.output.threads, || {
            let department = Department::of(&self.folder.dir)?;
            department.must_speak()?;
            let outcome = super::judged(&department, &self.folder, &self.when, &self.output, terminal)?;
            let watch = terminal.watch(self.output.quiet);
            // What only the finished pages can show: templates, links, personal data.
            let pages = pipeline::rehearse(&outcome, &department, &self.folder.dir, &*watch);
            Ok((outcome, pages))
        })?;
        super::remark(&self.folder, &run, &self.output, terminal);
        let rejected: u64 = run.report.inputs.iter().map(|input| input.rejected).sum();
        run.report.problems.sort_by_key(|problem| std::cmp::Reverse(problem.code.severity()));
        if self.output.json {
            terminal.print(&problems::as_json(&run)?)?;
        } else if !self.output.quiet {
            terminal.print(&problems::told(&run, &locale))?;
        }
        pages?;
        Ok(if self.strict && rejected > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
    }
}
