//! `jiandu explain`: the definition of a metric and the rows behind its figure.

use std::process::ExitCode;

use clap::Args;

use super::{Folder, Output, Terminal, When};
use crate::pipeline::Error;

/// What to explain.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The metric, like first_response_on_time
    metric: String,
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    when: When,
    /// One group, like priority=p1
    #[arg(long, value_name = "GROUP=KEY")]
    by: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Explain {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let metric = crate::metrics::find(&self.metric).ok_or_else(|| unknown(&self.metric))?;
        let outcome =
            super::on_threads(self.output.threads, || super::outcome(&self.folder, &self.when, false, terminal))?;
        let figure = outcome.report.figures.of(metric.slug, outcome.report.month);
        terminal.print(&format!("{figure:#?}"))
    }
}

fn unknown(slug: &str) -> Error {
    let nearest = crate::metrics::METRICS
        .iter()
        .map(|metric| metric.slug)
        .max_by(|a, b| strsim::jaro_winkler(a, slug).total_cmp(&strsim::jaro_winkler(b, slug)));
    let error = Error::wrong(format!("there is no metric `{slug}`"));
    match nearest {
        Some(nearest) => error.help(format!("did you mean `{nearest}`?")),
        None => error,
    }
}
