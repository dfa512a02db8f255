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
    let zone = ticket.zone.and_then(|zone| rules.when(dispatched.at).zones.get(zone.slug()));
    let limit = zone.map(|zone| wall(limit(zone)));
    // What is left out stands in the month in which it would have fallen due, as far as that is known.
    let due = limit.map_or(dispatched.at, |limit| deadline(rules, dispatched.at, limit, 0));
    let excluded = |reason| Some(Verdict::Excluded { month: rules.month_of(due), reason });
    if ticket.exempt == Some(Exempt::Rescheduled) {
        return excluded(Exclusion::CustomerRescheduled);
    }
    let Some(limit) = limit else { return excluded(Exclusion::ZoneUnknown) };
    Some(to_the_minute(
        rules,
        dispatched,
        done,
        |start| deadline(rules, start, limit, 0),
        |due, done| rules.promise(due, done),
    ))
}
