//! What departure and arrival share: the way to the customer's site.

use super::ticket::{deadline, to_the_minute, wall};
use super::{Exclusion, Rules, Verdict};
use crate::ingest::Words;
use crate::link::TicketCase;
use crate::records::tickets::Exempt;
use crate::settings::Zone;
use crate::time::Stamp;

/// The promise to have left, or to have arrived, within a limit of the site's zone after the dispatch.
pub(super) fn on_the_way(
    ticket: &TicketCase,
    rules: &Rules<'_>,
    done: Option<Stamp>,
    limit: impl FnOnce(&Zone) -> u32,
) -> Option<Verdict> {
    let dispatched = ticket.dispatched_at?;
    let month = rules.month_of(dispatched.at);
    if ticket.exempt == Some(Exempt::Rescheduled) {
        return Some(Verdict::Excluded { month, reason: Exclusion::CustomerRescheduled });
    }
    let zone = ticket.zone.and_then(|zone| rules.when(dispatched.at).zones.get(zone.slug()));
    let Some(zone) = zone else {
        return Some(Verdict::Excluded { month, reason: Exclusion::ZoneUnknown });
    };
    let limit = wall(limit(zone));
    Some(to_the_minute(
        rules,
        dispatched,
        done,
        |start| deadline(rules, start, limit, 0),
        |due, done| rules.promise(due, done),
    ))
}
