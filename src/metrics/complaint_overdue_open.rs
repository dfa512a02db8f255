//! Complaints past their closing day and still open at the end of the month.

use super::{Direction, Example, Family, Metric, Nature, Need, Outcome, PeriodRule, Question, Rules, Unit, Verdict};
use super::complaint_closed_on_time::closing_day;
use super::ticket::IMPERSONAL;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;
use crate::records::tickets::Exempt;

/// Zero tolerance: one is red. A complaint that the customer asked to let rest is never overdue.
pub(crate) static METRIC: Metric = Metric {
    slug: "complaint_overdue_open",
    family: Family::Acceptance,
    nature: Nature::Count,
    rule: PeriodRule::State,
    unit: Unit::Count,
    direction: Direction::Down,
    needs: &[Need::Filled(Kind::Tickets, column::CATEGORY), Need::Column(Kind::Tickets, column::FIRST_RESOLVED_AT)],
    groups: IMPERSONAL,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,category,first_resolved_at\nT1,2026-10-13 20:00,complaint,\nT2,2026-10-13 10:00,complaint,2026-10-27 09:00\nT3,2026-10-29 10:00,complaint,\n")],
        result: "1",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(due) = closing_day(ticket, rules) else { return };
    if ticket.exempt == Some(Exempt::CustomerDelay) {
        return;
    }
    let waits = ticket.waiting && ticket.resolved.is_none() && rules.month_of(due) == rules.window().last;
    for (from, to) in ticket.open_stretches().into_iter().flatten() {
        for month in rules.closes(from, to).filter(|month| due < rules.judged_at(*month)) {
            if !(waits && month == rules.window().last) {
                verdicts.push(Verdict::Judged { month, outcome: Outcome::Yes, at: due });
            }
        }
    }
}
