//! How long customers waited for a first answer.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::{GROUPS, by_priority, elapsed};
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// Working time; wall time where the limit is a wall clock. Unanswered tickets have no duration: they are listed with their age.
pub(crate) static METRIC: Metric = Metric {
    slug: "first_response_time",
    family: Family::Acceptance,
    nature: Nature::Duration,
    rule: PeriodRule::Duration,
    unit: Unit::Seconds,
    direction: Direction::Down,
    needs: &[Need::Column(Kind::Tickets, column::FIRST_RESPONSE_AT)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,first_response_at\nT1,2026-10-14 11:30,2026-10-14 13:40\nT2,2026-10-16 18:00,2026-10-19 10:00\nT3,2026-10-16 17:30,2026-10-19 10:30\n")],
        result: "1:10:00",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(response) = ticket.response.filter(|stamp| !stamp.date_only && !ticket.opened.date_only) else { return };
    let limit = by_priority(&rules.when(ticket.opened.at).response, ticket.priority);
    verdicts.push(rules.value(response.at, elapsed(rules, ticket, limit, response.at)));
}
