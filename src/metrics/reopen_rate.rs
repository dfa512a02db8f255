//! Reopenings in the month.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::GROUPS;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// Shown as a count and per hundred resolutions.
pub(crate) static METRIC: Metric = Metric {
    slug: "reopen_rate",
    family: Family::Acceptance,
    nature: Nature::Count,
    rule: PeriodRule::Event,
    unit: Unit::Count,
    direction: Direction::Down,
    needs: &[Need::Column(Kind::Tickets, column::REOPENED_AT)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,first_resolved_at,reopened_at\nT1,2026-10-08 09:00,2026-10-08 10:00,2026-10-12 10:00\nT2,2026-10-08 09:00,2026-10-08 10:00,\n")],
        result: "1",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if let Some(reopened) = ticket.reopened {
        verdicts.push(rules.answer(reopened.at, true));
    }
}
