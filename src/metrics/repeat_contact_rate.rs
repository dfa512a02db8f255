//! Tickets with which a customer had to ask again.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::GROUPS;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// It repeats a ticket of the same customer and category that is open or was resolved within the quiet days, or the customer called more than once about it.
pub(crate) static METRIC: Metric = Metric {
    slug: "repeat_contact_rate",
    family: Family::Acceptance,
    nature: Nature::Process,
    rule: PeriodRule::Volume,
    unit: Unit::Ratio,
    direction: Direction::Down,
    needs: &[Need::Column(Kind::Tickets, column::CUSTOMER)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,customer,category,first_resolved_at\nT1,2026-10-08 09:00,甲,fault,2026-10-08 10:00\nT2,2026-10-15 09:59,甲,fault,\nT3,2026-10-08 09:00,乙,fault,2026-10-08 10:00\nT4,2026-10-15 10:00,乙,fault,\n")],
        result: "1/4",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.push(rules.answer(ticket.opened.at, ticket.repeats || ticket.contacts >= 2));
}
