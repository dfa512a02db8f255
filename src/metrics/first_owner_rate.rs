//! Tickets that name the employee whom the customer asked first.

use super::{Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::GROUPS;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;
use crate::records::tickets::Exempt;

/// A ticket that the customer opened himself (web, WeChat, chat) has its assignee as first owner once he has answered.
pub(crate) static METRIC: Metric = Metric {
    slug: "first_owner_rate",
    family: Family::Acceptance,
    nature: Nature::Census,
    rule: PeriodRule::Volume,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::AnyColumn(Kind::Tickets, &[column::FIRST_OWNER])],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,first_owner,channel,assignee,first_response_at\nT1,2026-10-13 10:00,李某,phone,,\nT2,2026-10-13 10:00,,phone,王某,2026-10-13 10:05\nT3,2026-10-13 10:00,,wechat,王某,2026-10-13 10:05\n")],
        result: "2/3",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if ticket.exempt == Some(Exempt::Robot) {
        verdicts.push(Verdict::Excluded { month: rules.month_of(ticket.opened.at), reason: Exclusion::Robot });
    } else {
        verdicts.push(rules.answer(ticket.opened.at, ticket.has_first_owner(rules)));
    }
}
