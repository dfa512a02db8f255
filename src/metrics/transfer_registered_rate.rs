//! Matters outside the remit that were handed over with receiver and time.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::GROUPS;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// The population is what the export marks as outside the first owner's remit.
pub(crate) static METRIC: Metric = Metric {
    slug: "transfer_registered_rate",
    family: Family::Acceptance,
    nature: Nature::Census,
    rule: PeriodRule::Volume,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Tickets, column::IN_SCOPE), Need::Column(Kind::Tickets, column::TRANSFERRED_TO), Need::Column(Kind::Tickets, column::TRANSFERRED_AT)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,in_scope,transferred_to,transferred_at\nT1,2026-10-08 09:00,否,运维组,2026-10-08 09:20\nT2,2026-10-08 09:00,否,,\nT3,2026-10-08 09:00,是,,\n")],
        result: "1/2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if ticket.in_scope == Some(false) {
        let transferred = rules.known_with(ticket.opened.at, ticket.transferred_at);
        verdicts.push(rules.answer(ticket.opened.at, ticket.receiver_present && transferred.is_some()));
    }
}
