//! The shop desk: shifts that must be manned, requests about them, chats with buyers, parcels.

mod calendar;
mod chats;
mod discipline;
mod illness;
mod orders;
mod requests;
mod shifts;
mod visits;

pub use calendar::{CalendarDay, HandoverGap, calendar, handover_gaps};
pub use chats::{ChatCase, Chats, Rounds};
pub use discipline::{DisciplineEvent, DisciplineRow, RequestCounts, discipline, request_counts};
pub use illness::illness;
pub use orders::{OrderCase, orders};
pub use requests::{RequestCase, Requests};
pub use shifts::{Handover, ShiftCase, shifts};
pub use visits::{ShopVisitCase, number_after, shop_visits};

use chrono::{Datelike, NaiveDate};

use crate::records::shifts::ShiftKind;
use crate::settings::{Shift as Plan, Shop};
use crate::time::Moment;

/// The keys of figures by shift, in the order of [`slot`].
pub const SLOTS: [&str; 4] = ["evening", "fullday", "extra", "off"];

/// The number of a shift among [`SLOTS`].
#[must_use]
pub const fn slot(kind: ShiftKind) -> u32 {
    match kind {
        ShiftKind::Evening => 0,
        ShiftKind::FullDay => 1,
        ShiftKind::Extra => 2,
    }
}

/// The number among [`SLOTS`] for what happens outside any regular shift.
pub const OFF: u32 = 3;

/// The rule for a regular shift; extra shifts have none.
#[must_use]
pub const fn plan(shop: &Shop, kind: ShiftKind) -> Option<&Plan> {
    match kind {
        ShiftKind::Evening => Some(&shop.evening),
        ShiftKind::FullDay => Some(&shop.fullday),
        ShiftKind::Extra => None,
    }
}

/// When a regular shift of a date begins and ends.
#[must_use]
pub fn planned(shop: &Shop, kind: ShiftKind, date: NaiveDate) -> Option<(Moment, Moment)> {
    let plan = plan(shop, kind)?;
    let start = Moment::start_of(date);
    Some((start + plan.from.seconds(), start + plan.to.seconds()))
}

/// The regular shifts that must be manned on a date, and by how many people. Holidays make no difference.
pub fn required(shop: &Shop, date: NaiveDate) -> impl Iterator<Item = (ShiftKind, u32)> + use<'_> {
    [ShiftKind::Evening, ShiftKind::FullDay].into_iter().filter_map(move |kind| {
        let plan = plan(shop, kind)?;
        plan.days.iter().any(|day| day.0 == date.weekday()).then_some((kind, plan.people))
    })
}

/// The regular shift in which a moment lies, as a number among [`SLOTS`].
#[must_use]
pub fn slot_at(shop: &Shop, at: Moment) -> u32 {
    let date = at.date();
    required(shop, date)
        .find(|(kind, _)| planned(shop, *kind, date).is_some_and(|(from, to)| from <= at && at < to))
        .map_or(OFF, |(kind, _)| slot(kind))
}

#[cfg(test)]
mod tests;
