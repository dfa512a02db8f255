//! What the metrics of tickets share.

use super::{By, Exclusion, Rules, Verdict};
use crate::link::TicketCase;
use crate::records::tickets::Priority;
use crate::settings::{ByPriority, Clock, Limit};
use crate::time::{Moment, Stamp};

/// By what figures of tickets may be split.
pub(super) const GROUPS: &[By] =
    &[By::Priority, By::Category, By::Channel, By::Zone, By::Level, By::Owner, By::Customer, By::Project];

/// By what they may be split where the question is one of conduct: never by person.
pub(super) const IMPERSONAL: &[By] =
    &[By::Priority, By::Category, By::Channel, By::Zone, By::Level, By::Customer, By::Project];

/// The deadline of a limit for a clock that starts at `start`, put off by working seconds of pause.
///
/// A wall clock is not stopped by pauses: it is used where minutes count for safety.
pub(super) fn deadline(rules: &Rules<'_>, start: Moment, limit: Limit, paused: i64) -> Moment {
    let seconds = i64::from(limit.minutes) * 60;
    match limit.clock {
        Clock::Wall => start + seconds,
        Clock::Working => rules.clock().deadline(start, seconds + paused),
    }
}

/// Seconds between two moments on the clock of the ticket's priority: wall for the most urgent, working for others.
pub(super) fn elapsed(rules: &Rules<'_>, ticket: &TicketCase, limit: Limit, until: Moment) -> i64 {
    match limit.clock {
        Clock::Wall => until - ticket.opened.at,
        Clock::Working => rules.clock().elapsed(ticket.opened.at, until),
    }
}

/// A promise counted in minutes: left out where a date without a time would decide it.
///
/// A date alone still decides where every time of that day gives the same answer.
pub(super) fn to_the_minute(
    rules: &Rules<'_>,
    start: Stamp,
    done: Option<Stamp>,
    due: impl FnOnce(Moment) -> Moment,
    judge: impl FnOnce(Moment, Option<Moment>) -> Verdict,
) -> Verdict {
    let due = due(start.at);
    match done {
        _ if start.date_only => Verdict::Excluded { month: rules.month_of(due), reason: Exclusion::DateOnly },
        Some(done) if done.date_only && done.at.date() == due.date() => {
            Verdict::Excluded { month: rules.month_of(due), reason: Exclusion::DateOnly }
        }
        _ => judge(due, done.map(|stamp| stamp.at)),
    }
}

/// The limit for a ticket's priority.
pub(super) const fn by_priority(limits: &ByPriority, priority: Priority) -> Limit {
    match priority {
        Priority::P1 => limits.p1,
        Priority::P2 => limits.p2,
        Priority::P3 => limits.p3,
        Priority::P4 => limits.p4,
    }
}

/// Minutes of working time.
pub(super) const fn working(minutes: u32) -> Limit {
    Limit { minutes, clock: Clock::Working }
}

/// Minutes on the wall.
pub(super) const fn wall(minutes: u32) -> Limit {
    Limit { minutes, clock: Clock::Wall }
}
