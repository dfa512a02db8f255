//! Tickets open at the end of the month.

use super::{Direction, Example, Family, Metric, Nature, Need, Outcome, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::GROUPS;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// State, not flow: a ticket counts in every month at whose close it stood open, also after a reopening.
pub(crate) static METRIC: Metric = Metric {
    slug: "backlog_open",
    family: Family::Acceptance,
    nature: Nature::Count,
    rule: PeriodRule::State,
    unit: Unit::Count,
    direction: Direction::Down,
    needs: &[Need::Column(Kind::Tickets, column::FIRST_RESOLVED_AT)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,first_resolved_at,reopened_at,last_resolved_at\nT1,2026-10-05 09:00,2026-10-06 09:00,,\nT2,2026-10-05 09:00,,,\nT3,2026-09-28 09:00,2026-10-09 09:00,2026-10-30 10:00,\n")],
        result: "2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    for (from, to) in ticket.open_stretches().into_iter().flatten() {
        for month in rules.closes(from, to) {
            verdicts.push(Verdict::Judged { month, outcome: Outcome::Yes, at: from });
        }
    }
}
