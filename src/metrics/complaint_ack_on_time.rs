//! Complaints acknowledged within the limit.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::{GROUPS, deadline, to_the_minute, working};
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// The working clock runs for complaints of every priority.
pub(crate) static METRIC: Metric = Metric {
    slug: "complaint_ack_on_time",
    family: Family::Acceptance,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Filled(Kind::Tickets, column::CATEGORY), Need::Column(Kind::Tickets, column::FIRST_RESPONSE_AT)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,category,first_response_at\nT1,2026-10-13 10:00,complaint,2026-10-13 12:00\nT2,2026-10-13 10:00,complaint,2026-10-13 13:01\n")],
        result: "1/2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if !ticket.is_complaint() {
        return;
    }
    let limit = working(rules.when(ticket.opened.at).complaint.ack_minutes);
    verdicts.push(to_the_minute(
        rules,
        ticket.opened,
        ticket.response,
        |opened| deadline(rules, opened, limit, 0),
        |due, done| rules.waiting_promise(due, done, ticket.waiting),
    ));
}
