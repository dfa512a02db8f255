//! How long it took to the first resolution, pauses left out.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::{GROUPS, by_priority, elapsed};
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;
use crate::settings::Clock;

/// Working time net of pauses; wall time where the limit is a wall clock.
pub(crate) static METRIC: Metric = Metric {
    slug: "resolution_time",
    family: Family::Acceptance,
    nature: Nature::Duration,
    rule: PeriodRule::Duration,
    unit: Unit::Seconds,
    direction: Direction::Down,
    needs: &[Need::Column(Kind::Tickets, column::FIRST_RESOLVED_AT)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,first_resolved_at,priority,paused_minutes(分)\nT1,2026-10-13 10:00,2026-10-14 13:30,p2,180\n")],
        result: "7:30:00",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(resolved) = ticket.resolved.filter(|stamp| !stamp.date_only && !ticket.opened.date_only) else { return };
    let limit = by_priority(&rules.when(ticket.opened.at).resolution, ticket.priority);
    let gross = elapsed(rules, ticket, limit, resolved.at);
    let net = match limit.clock {
        Clock::Wall => gross,
        Clock::Working => (gross - ticket.paused).max(0),
    };
    verdicts.push(rules.value(resolved.at, net));
}
