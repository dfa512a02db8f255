//! First responses within the limit of the priority.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::{GROUPS, by_priority, deadline, to_the_minute};
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// Judged once, in the month in which the limit runs out.
pub(crate) static METRIC: Metric = Metric {
    slug: "first_response_on_time",
    family: Family::Acceptance,
    nature: Nature::Process,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Tickets, column::FIRST_RESPONSE_AT)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,first_response_at,priority\nT1,2026-10-14 11:30,2026-10-14 13:40,p3\nT2,2026-10-16 18:00:00,2026-10-19 11:00:00,p3\nT3,2026-10-16 18:00:00,2026-10-19 11:00:01,p3\n")],
        result: "2/3",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let limit = by_priority(&rules.when(ticket.opened.at).response, ticket.priority);
    verdicts.push(to_the_minute(
        rules,
        ticket.opened,
        ticket.response,
        |opened| deadline(rules, opened, limit, 0),
        |due, done| rules.waiting_promise(due, done, ticket.waiting),
    ));
}
