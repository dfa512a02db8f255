//! Hand-overs that the receiver took within the limit.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::{GROUPS, deadline, to_the_minute, working};
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// Working clock from the hand-over.
pub(crate) static METRIC: Metric = Metric {
    slug: "transfer_accept_on_time",
    family: Family::Acceptance,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Tickets, column::TRANSFERRED_AT), Need::Column(Kind::Tickets, column::TRANSFER_ACCEPTED_AT)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,transferred_to,transferred_at,transfer_accepted_at\nT1,2026-10-16 17:00,运维组,2026-10-16 17:30,2026-10-19 10:30:00\n")],
        result: "1/1",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(transferred) = ticket.transferred_at else { return };
    let limit = working(rules.when(transferred.at).first_contact.transfer_accept_minutes);
    verdicts.push(to_the_minute(
        rules,
        transferred,
        ticket.accepted_at,
        |start| deadline(rules, start, limit, 0),
        |due, done| rules.promise(due, done),
    ));
}
