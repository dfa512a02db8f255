//! Solved on site, of what somebody travelled for.

use super::{Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::IMPERSONAL;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;
use crate::records::tickets::Level;

/// Depends on the mix of problems, so it is never coloured.
pub(crate) static METRIC: Metric = Metric {
    slug: "onsite_resolved_rate",
    family: Family::Levels,
    nature: Nature::Information,
    rule: PeriodRule::Duration,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Tickets, column::FIRST_RESOLVED_AT), Need::Column(Kind::Tickets, column::LEVEL), Need::Column(Kind::Tickets, column::ARRIVED_AT)],
    groups: IMPERSONAL,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,first_resolved_at,arrived_at,level\nT1,2026-10-08 09:00,2026-10-08 16:00,2026-10-08 11:00,onsite\nT2,2026-10-08 09:00,2026-10-08 16:00,2026-10-08 11:00,remote\n")],
        result: "1/2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(resolved) = ticket.resolved.filter(|_| ticket.arrived_at.is_some()) else { return };
    verdicts.push(match ticket.level {
        Some(level) => rules.answer(resolved.at, level == Level::Onsite),
        None => Verdict::Excluded { month: rules.month_of(resolved.at), reason: Exclusion::LevelUnknown },
    });
}
