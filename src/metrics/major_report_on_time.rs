//! Major matters reported to the general manager at once.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::{IMPERSONAL, deadline, to_the_minute, wall};
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// Wall clock from the opening; zero tolerance.
pub(crate) static METRIC: Metric = Metric {
    slug: "major_report_on_time",
    family: Family::Acceptance,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Tickets, column::GM_REPORTED_AT)],
    groups: IMPERSONAL,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,is_major,gm_reported_at\nT1,2026-10-08 09:00,是,2026-10-08 09:30:00\nT2,2026-10-08 09:00,是,2026-10-08 09:31\nT3,2026-10-31 23:45,是,2026-10-31 23:59\n")],
        result: "1/2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if !ticket.major {
        return;
    }
    let limit = wall(rules.when(ticket.opened.at).first_contact.major_report_minutes);
    verdicts.push(to_the_minute(
        rules,
        ticket.opened,
        ticket.manager_told_at,
        |opened| deadline(rules, opened, limit, 0),
        |due, done| rules.promise(due, done),
    ));
}
