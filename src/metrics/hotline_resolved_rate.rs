//! Solved by the hotline, of what began there.

use super::{Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::IMPERSONAL;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;
use crate::records::tickets::{Channel, Level};

/// Depends on the mix of problems, so it is never coloured.
pub(crate) static METRIC: Metric = Metric {
    slug: "hotline_resolved_rate",
    family: Family::Levels,
    nature: Nature::Information,
    rule: PeriodRule::Duration,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Tickets, column::FIRST_RESOLVED_AT), Need::Column(Kind::Tickets, column::LEVEL), Need::Column(Kind::Tickets, column::CHANNEL)],
    groups: IMPERSONAL,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,first_resolved_at,channel,level\nT1,2026-10-08 09:00,2026-10-08 10:00,phone,hotline\nT2,2026-10-08 09:00,2026-10-08 10:00,phone,remote\nT3,2026-10-08 09:00,2026-10-08 10:00,email,hotline\n")],
        result: "1/2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(resolved) = ticket.resolved.filter(|_| ticket.channel.is_some_and(Channel::is_hotline)) else { return };
    verdicts.push(match ticket.level {
        Some(level) => rules.answer(resolved.at, level == Level::Hotline),
        None => Verdict::Excluded { month: rules.month_of(resolved.at), reason: Exclusion::LevelUnknown },
    });
}
