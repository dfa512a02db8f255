//! `proactive.html`: visits, inspections, research visits, the year-end campaign and the watch on holidays.

mod campaign;
mod inspections;
mod research;
mod visits;
mod watch;

pub(super) use campaign::is_told as has_campaign;
pub(super) use inspections::{FINDING_COLUMNS, finding_row, inspection_state};
pub(super) use visits::{VISIT_COLUMNS, visit_row};
pub(super) use watch::holiday;

use super::context::Context;
use super::kit::{Kit, section};
use super::view::proactive::Proactive;

/// The view of the page.
#[must_use]
pub fn build(context: &Context<'_>) -> Proactive {
    let kit = Kit::new(context, 0);
    let (visits, inspections, research) = (visits::section(&kit), inspections::section(&kit), research::section(&kit));
    let yearend = campaign::section(&kit);
    let list = [Some(&visits), Some(&inspections), Some(&research), yearend.as_ref()];
    let list = list.into_iter().flatten().flat_map(|it| &it.tables).any(|table| table.list);
    Proactive {
        frame: context.frame("proactive", list),
        summary: section(kit.words.figures(&["proactive_on_time"])),
        visits,
        inspections,
        research,
        yearend,
        holidays: watch::section(&kit),
    }
}
