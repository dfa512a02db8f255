//! `jiandu check`: everything but writing.

use std::process::ExitCode;

use clap::Args;

use super::{Folder, Output, Terminal, When};
use crate::pipeline::Error;

/// What to check.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    when: When,
    #[command(flatten)]
    output: Output,
}

impl Check {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let outcome =
            super::on_threads(self.output.threads, || super::outcome(&self.folder, &self.when, false, terminal))?;
        let text = super::problems::told(&outcome)?;
        terminal.print(&text)
    }
}
