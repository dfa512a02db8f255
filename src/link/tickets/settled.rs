//! Tickets that can say nothing of the report's months any more.
//!
//! A department's exports reach back for years, a report looks back over its window. A plain ticket that was solved so
//! long before the window that none of its promises could fall due within it is in no figure, on no list and near no
//! repeat of the report: it need not be judged again.

use crate::metrics::Rules;
use crate::records::tickets::{Category, Facts, Priority, Ticket};
use crate::time::{DAY, Moment};

/// A department whose limits reach further back than this looks at everything.
const FURTHEST_DAYS: i64 = 400;

/// Whatever a plain ticket was last told of before this moment is settled before the window.
pub(super) fn bound(rules: &Rules<'_>) -> Moment {
    // Comparisons look at the month before the window too.
    let first = rules.periods().start(rules.window().first.previous());
    let (mut seconds, mut quiet) = (0, 0);
    for limits in rules.settings().at_all_times().map(|effective| &effective.limits) {
        for by_priority in [&limits.response, &limits.resolution] {
            for limit in [by_priority.p1, by_priority.p2, by_priority.p3, by_priority.p4] {
                seconds = seconds.max(i64::from(limit.minutes) * 60);
            }
        }
        quiet = quiet.max(i64::from(limits.first_contact.quiet_days) * DAY);
    }
    let due = |from: Moment| rules.clock().deadline(from, seconds).max(from + seconds).max(from + quiet + DAY);
    let days = (0..FURTHEST_DAYS).map(|back| first - back * DAY);
    days.into_iter().find(|from| due(*from) < first).unwrap_or_else(|| Moment::from_seconds(i64::MIN / 2))
}

/// A plain ticket, solved, of which nothing was heard since `bound`.
pub(super) fn is_settled(ticket: &Ticket, bound: Moment) -> bool {
    let facts = ticket.facts;
    let major = facts.has(Facts::MAJOR) || (!facts.has(Facts::MAJOR_KNOWN) && ticket.priority == Priority::P1);
    let plain = ticket.rare.is_none()
        && ticket.category != Category::Complaint
        && ticket.paused == 0
        && ticket.reopened.is_none()
        && !major
        && !facts.has(Facts::FIX_FIRST)
        && !facts.has(Facts::REOPENED_UNDATED);
    plain && ticket.resolved.is_some() && ticket.newest().at() < bound
}
