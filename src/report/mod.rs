//! From figures to colours, comparisons, findings, actions and the clause scorecard.

pub mod action;
pub mod actions;
mod availability;
pub mod breaks;
pub mod control;
mod figure;
mod figures;
pub mod finding;
pub mod findings;
mod json;
mod labels;
pub mod mix;
pub mod satisfaction;
pub mod score;
mod scorecard;
pub mod status;
#[cfg(test)]
pub(crate) mod testing;
pub mod tickets;

pub use action::{Action, List, Note};
pub use availability::Availability;
pub use figure::{Amount, Badge, Change, Figure, Part};
pub use figures::Figures;
pub use finding::{Fact, Finding};
pub use json::{figures_json, instant, write_figures};
pub use labels::{Codes, Label, Labels};
pub use scorecard::{Standing, coloured, scorecard};
pub use status::Status;

use std::sync::Arc;

use crate::ingest::Kind;
use crate::problem::Problem;
use crate::tally::RowLog;
use crate::time::{Moment, Month};

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Path relative to the data folder.
    pub path: String,
    /// The path as it may be published: names of files tell things too.
    pub shown: String,
    /// The record type.
    pub kind: Kind,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The encoding of a text file.
    pub encoding: Option<&'static str>,
    /// Rows below the header.
    pub read: u64,
    /// Rows that became records.
    pub kept: u64,
    /// Rows passed over for another one about the same thing.
    pub deduplicated: u64,
    /// Rows that are no records: blank lines, totals, notes.
    pub skipped: u64,
    /// Rows that could not be understood.
    pub rejected: u64,
    /// First and last date of what it holds.
    pub span: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
}

/// Everything that a month's report says.
#[derive(Debug)]
pub struct Report {
    /// The month.
    pub month: Month,
    /// The instant at which the data closes, exclusive.
    pub as_of: Moment,
    /// Offset of local time from universal time, in seconds.
    pub utc_offset: i32,
    /// The number of the edition; 0 for a draft that was never published.
    pub edition: u32,
    /// When the report was issued, if it was.
    pub issued_at: Option<Moment>,
    /// The files that were read.
    pub inputs: Vec<Input>,
    /// What could be measured.
    pub availability: Availability,
    /// How people, customers and projects are called.
    pub labels: Labels,
    /// All figures.
    pub figures: Figures,
    /// How every clause stands.
    pub clauses: Vec<Standing>,
    /// The optional score.
    pub score: Option<score::Total>,
    /// What is to be done.
    pub actions: Vec<Action>,
    /// The headline findings.
    pub findings: Vec<Finding>,
    /// Changes of rates, split into what happened within the classes and what their mix did.
    pub mixes: Vec<mix::Mix>,
    /// What is wrong with the inputs.
    pub problems: Vec<Problem>,
    /// Which record got which verdict.
    pub rows: Arc<RowLog>,
}

impl Report {
    /// What a file holds, as the settings call it: `tickets`, or several with a stroke between them.
    #[must_use]
    pub fn kinds_of<'a>(&self, paths: impl IntoIterator<Item = &'a str>) -> String {
        let paths: std::collections::BTreeSet<&str> = paths.into_iter().collect();
        let kinds: std::collections::BTreeSet<Kind> =
            self.inputs.iter().filter(|input| paths.contains(input.path.as_str())).map(|input| input.kind).collect();
        kinds.iter().map(|kind| kind.slug()).collect::<Vec<_>>().join(" / ")
    }
}
