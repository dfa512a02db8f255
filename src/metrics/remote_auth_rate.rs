//! Remote sessions with the customer's recorded authorisation.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::GROUPS;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// A matter of compliance, so one session without it is red.
pub(crate) static METRIC: Metric = Metric {
    slug: "remote_auth_rate",
    family: Family::Levels,
    nature: Nature::Census,
    rule: PeriodRule::Duration,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Tickets, column::FIRST_RESOLVED_AT), Need::Column(Kind::Tickets, column::REMOTE_AUTHORIZED)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,first_resolved_at,remote_used,remote_authorized\nT1,2026-10-08 09:00,2026-10-08 10:00,是,已授权\nT2,2026-10-08 09:00,2026-10-08 10:00,是,\n")],
        result: "1/2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if let Some(resolved) = ticket.resolved.filter(|_| ticket.remote_used) {
        verdicts.push(rules.answer(resolved.at, ticket.remote_authorized));
    }
}
