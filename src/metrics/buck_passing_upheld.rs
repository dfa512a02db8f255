//! Complaints about dodging that were found justified.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::IMPERSONAL;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;
use crate::records::tickets::Cause;

/// Counted in the month in which the complaint was closed; zero tolerance, a count only, never by person.
pub(crate) static METRIC: Metric = Metric {
    slug: "buck_passing_upheld",
    family: Family::Acceptance,
    nature: Nature::Count,
    rule: PeriodRule::Event,
    unit: Unit::Count,
    direction: Direction::Down,
    needs: &[Need::Filled(Kind::Tickets, column::COMPLAINT_UPHELD), Need::Filled(Kind::Tickets, column::COMPLAINT_CAUSE), Need::Column(Kind::Tickets, column::FIRST_RESOLVED_AT)],
    groups: IMPERSONAL,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,category,first_resolved_at,complaint_upheld,complaint_cause\nT1,2026-10-08 09:00,complaint,2026-10-09 10:00,成立,推诿\nT2,2026-10-08 09:00,complaint,2026-10-09 10:00,成立,时效\nT3,2026-10-08 09:00,complaint,2026-10-09 10:00,不成立,推诿\n")],
        result: "1",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let dodged = ticket.upheld == Some(true) && ticket.cause.is_some_and(Cause::is_dodging);
    if let Some(resolved) = ticket.resolved.filter(|_| dodged) {
        verdicts.push(rules.answer(resolved.at, true));
    }
}
