//! What one record owes to others: duplicates, joins, order in time, obligations made from rules.

pub mod duplicates;
mod duty;
pub mod faults;
pub mod holidays;
pub mod inspections;
mod late_entry;
mod leave;
pub mod liaison;
mod names;
mod numbers;
pub mod projects;
pub mod research;
mod seen;
mod series;
pub mod shop;
pub mod spans;
mod staff;
mod subject;
pub mod surveys;
mod teams;
#[cfg(test)]
pub(crate) mod testing;
pub mod tickets;
mod versions;
pub mod visits;
pub mod weekly;
pub mod yearend;

pub use duty::{ReportDuty, report_duties};
pub use faults::{ActionCase, FaultCase};
pub use holidays::{WatchProblem, WatchedDay};
pub use inspections::{Basis, FindingCase, InspectionCase};
pub use late_entry::LateEntry;
pub use leave::Leave;
pub use liaison::LiaisonCase;
pub use names::Names;
pub use numbers::{Gap, gaps, report_gaps};
pub use research::{ResearchCase, SuggestionCase};
pub use shop::{ChatCase, OrderCase, RequestCase, ShiftCase, ShopVisitCase};
pub use staff::{Nobody, Person, Roster};
pub use subject::Subject;
pub use surveys::{CampaignCase, SurveyCase, UnmetCase};
pub use teams::{TeamRecords, Teams};
pub use tickets::TicketCase;
pub use visits::{IssueCase, ProjectCase, VisitDue};
pub use weekly::WeeklyCase;
pub use yearend::{Gift, YearEndCase};

use chrono::NaiveDate;

use crate::ingest::{Origin, ReadFile, Sym};
use crate::problem::Place;
use crate::time::Packed;

/// The key of a group of figures that goes by a symbol.
#[must_use]
pub fn group_key(sym: Sym) -> u32 {
    u32::try_from(sym.index()).unwrap_or(u32::MAX)
}

/// Where a record stands.
#[must_use]
pub fn place(files: &[ReadFile], origin: Origin) -> Place {
    files[usize::from(origin.file)].place(origin.line)
}

/// The date of a packed time.
fn date_of(packed: Packed) -> NaiveDate {
    packed.at().date()
}

/// A place among cases as the number that rows and figures go by.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
