//! Complaints opened.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::IMPERSONAL;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// Whether a complaint was justified is shown beside the count, not taken off it.
pub(crate) static METRIC: Metric = Metric {
    slug: "complaint_count",
    family: Family::Acceptance,
    nature: Nature::Count,
    rule: PeriodRule::Volume,
    unit: Unit::Count,
    direction: Direction::Down,
    needs: &[Need::Filled(Kind::Tickets, column::CATEGORY)],
    groups: IMPERSONAL,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,category\nT1,2026-10-13 10:00,complaint\nT2,2026-10-14 10:00,fault\n")],
        result: "1",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if ticket.is_complaint() {
        verdicts.push(rules.answer(ticket.opened.at, true));
    }
}
