//! Engineers who were on site within the limit of its zone.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::GROUPS;
use super::travel::on_the_way;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// Wall clock from the dispatch; left out where the customer moved the appointment or no zone is known.
pub(crate) static METRIC: Metric = Metric {
    slug: "arrival_on_time",
    family: Family::Levels,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Tickets, column::DISPATCHED_AT), Need::Column(Kind::Tickets, column::ARRIVED_AT)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,zone,dispatched_at,arrived_at\nT1,2026-10-08 09:00,city,2026-10-08 09:10,2026-10-08 11:10\nT2,2026-10-08 09:00,city,2026-10-08 09:10,2026-10-08 11:11\n")],
        result: "1/2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.extend(on_the_way(ticket, rules, ticket.arrived_at, |zone| zone.arrive));
}
