//! Tickets opened.

use super::ticket::GROUPS;
use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::link::TicketCase;
use crate::ingest::Kind;

/// Every ticket counts once, in the month in which it was opened.
pub(crate) static METRIC: Metric = Metric {
    slug: "ticket_volume",
    family: Family::Acceptance,
    nature: Nature::Count,
    rule: PeriodRule::Volume,
    unit: Unit::Count,
    direction: Direction::None,
    needs: &[Need::Kind(Kind::Tickets)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at\nT1,2026-09-30 17:59\nT2,2026-10-01 00:00\nT3,2026-10-31 23:59\n")],
        result: "2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.push(rules.answer(ticket.opened.at, true));
}
