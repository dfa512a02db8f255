//! Complaints resolved by their closing day.

use super::{Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::GROUPS;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;
use crate::records::tickets::Exempt;
use crate::time::Moment;

/// The third working day after the complaint came in, whatever its hour; left out where the customer asked in writing to wait.
pub(crate) static METRIC: Metric = Metric {
    slug: "complaint_closed_on_time",
    family: Family::Acceptance,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Filled(Kind::Tickets, column::CATEGORY), Need::Column(Kind::Tickets, column::FIRST_RESOLVED_AT)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,category,first_resolved_at\nT1,2026-10-13 20:00,complaint,2026-10-16 23:00\nT2,2026-10-13 10:00,complaint,2026-10-17 09:00\n")],
        result: "1/2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(due) = closing_day(ticket, rules) else { return };
    if ticket.exempt == Some(Exempt::CustomerDelay) {
        verdicts.push(Verdict::Excluded { month: rules.month_of(due), reason: Exclusion::CustomerDelay });
    } else {
        verdicts.push(rules.waiting_promise(due, ticket.resolved.map(|stamp| stamp.at), ticket.waiting));
    }
}

/// The last second of the day by which a complaint is to be resolved; none if the ticket is no complaint.
pub(crate) fn closing_day(ticket: &TicketCase, rules: &Rules<'_>) -> Option<Moment> {
    let days = rules.when(ticket.opened.at).complaint.close_days;
    ticket
        .is_complaint()
        .then(|| Moment::end_of(rules.calendar().nth_workday_after(ticket.opened.at.date(), days)))
}
