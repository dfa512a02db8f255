//! The journey of the data, one step after the other: read, link, judge, report.

mod department;
mod disguised;
mod error;
mod exports;
mod folder;
mod judge;
mod link;
mod month;
mod past;
pub mod privacy;
pub mod publishing;
mod records;
mod refused;
mod report;
mod restricted;
mod watch;
mod write;

pub use department::Department;
pub use error::{Blame, Error, Spot};
pub use exports::Exports;
pub use folder::must_be_report;
pub use judge::{Judgement, judge};
pub use link::{Cases, link};
pub use month::{AsOf, newest_month};
pub use past::carried;
pub use report::{Publication, report};
pub use restricted::write_restricted;
pub use watch::{Unwatched, Watch};
pub use write::{Writing, Written, rehearse, write};

use std::path::Path;

use crate::link::report_duties;
use crate::link::tickets::Intake;
use crate::metrics::Rules;
use crate::report::Report;
use crate::said::{Said, said};
use crate::site::GateLists;
use crate::time::{Moment, Month};

/// What a report is asked for.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The month; the newest that the exports cover if none.
    pub month: Option<Month>,
    /// The close of the data; the end of the month if none.
    pub as_of: Option<AsOf>,
    /// Rejected rows end the work.
    pub strict: bool,
}

/// Reads and judges a report folder's `data`, up to the report of the month that is asked for.
///
/// # Errors
/// The report cannot be made, or would be wrong.
pub fn run(
    data: &Path,
    department: &Department,
    order: &Order,
    publication: &Publication,
    watch: &dyn Watch,
) -> Result<Outcome, Error> {
    let close = |month| order.as_of.map_or_else(|| department.periods.end(month), AsOf::instant);
    let asked = order.month.or(department.settings.period.month);
    let known = asked.map(|month| department.rules(month, close(month)));
    let intake = known.as_ref().map_or_else(|| Intake::of_all(department.periods), Intake::of_report);
    let exports = Exports::read(data, &department.settings, &intake, watch)?;
    let newest = exports.moments().max();
    let (month, chosen) = match asked {
        Some(month) => (month, false),
        None => (newest_month(&exports, department.periods)?, true),
    };
    let as_of = close(month);
    month::check(department, month, as_of).map_err(|error| month::beyond(error, month, newest, department))?;
    let rules = department.rules(month, as_of);
    let mut cases = link(exports, &rules);
    cases.reports = report_duties(publication.editions.iter().copied(), &rules);
    if order.strict {
        refuse_rejected(&cases)?;
    }
    let judgement = judge(&mut cases, &rules);
    let (report, private) = publishable(&cases, &judgement, &rules, department, publication);
    Ok(Outcome { report, cases, judgement, private, chosen, as_of })
}

/// The report with everything masked that its names and numbers must not tell, and what no text may tell either.
fn publishable(
    cases: &Cases,
    judgement: &Judgement,
    rules: &Rules<'_>,
    department: &Department,
    publication: &Publication,
) -> (Report, GateLists) {
    let mut report = report(cases, judgement, rules, department, publication);
    let private = privacy::lists(cases, &report, department);
    privacy::mask(&mut report, &private);
    (report, private)
}

/// What a run gives.
#[derive(Debug)]
pub struct Outcome {
    /// The report.
    pub report: Report,
    /// The linked records, for the lists of the pages.
    pub cases: Cases,
    /// Counts, values, verdicts, and what the tickets say beyond them.
    pub judgement: Judgement,
    /// What must not be published.
    pub private: GateLists,
    /// The month was chosen, not named.
    pub chosen: bool,
    /// The close of the data.
    pub as_of: Moment,
}

fn refuse_rejected(cases: &Cases) -> Result<(), Error> {
    let rejected: u64 = cases.files.iter().map(|file| file.counts.rejected).sum();
    if rejected == 0 {
        return Ok(());
    }
    let rows = if rejected == 1 { "1 row was rejected".to_owned() } else { format!("{rejected} rows were rejected") };
    let message = Said {
        en: format!("{rows}, and `--strict` allows none").into(),
        zh: format!("有 {rejected} 行被拒收，`--strict` 不允许").into(),
    };
    Err(Error::new(Blame::Report, message).help(said!(
        "`jiandu check` lists them with line and reason; correct the exports or leave `--strict` out",
        "`jiandu check` 列出它们的行号和原因；改正导出文件，或去掉 `--strict`"
    )))
}
