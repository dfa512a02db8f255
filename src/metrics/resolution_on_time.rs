//! First resolutions within the limit of the priority, pauses left out.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::{GROUPS, by_priority, deadline, to_the_minute};
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// A later reopening does not change this figure; it spoils the first-time resolution.
pub(crate) static METRIC: Metric = Metric {
    slug: "resolution_on_time",
    family: Family::Acceptance,
    nature: Nature::Process,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Tickets, column::FIRST_RESOLVED_AT)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,first_resolved_at,priority,paused_minutes(分)\nT1,2026-10-13 10:00,2026-10-14 13:30,p2,180\nT2,2026-10-13 10:00,2026-10-14 13:30,p2,\n")],
        result: "1/2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let limit = by_priority(&rules.when(ticket.opened.at).resolution, ticket.priority);
    verdicts.push(to_the_minute(
        rules,
        ticket.opened,
        ticket.resolved,
        |opened| deadline(rules, opened, limit, ticket.paused),
        |due, done| rules.waiting_promise(due, done, ticket.waiting),
    ));
}
