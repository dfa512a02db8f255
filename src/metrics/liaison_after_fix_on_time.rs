//! Matters solved first whose liaison form followed in time.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::GROUPS;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// Due by the second working day after the first resolution.
pub(crate) static METRIC: Metric = Metric {
    slug: "liaison_after_fix_on_time",
    family: Family::Acceptance,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Tickets, column::FIX_FIRST), Need::Column(Kind::Tickets, column::FIRST_RESOLVED_AT), Need::Kind(Kind::Liaison)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,fix_first,first_resolved_at\nT1,2026-10-09 19:00,是,2026-10-09 20:00\nT2,2026-10-19 09:00,是,2026-10-19 10:00\n"), ("liaison.csv", "form_id,issued_at,from_dept,to_dept,ticket_id\nL1,2026-10-13,技术服务部,采购部,T1\nL2,2026-10-16,技术服务部,采购部,T2\n")],
        result: "1/2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(resolved) = ticket.resolved.filter(|_| ticket.fix_first) else { return };
    let days = rules.when(resolved.at).first_contact.liaison_after_fix_days;
    let due = rules.calendar().nth_workday_after(resolved.at.date(), days);
    verdicts.push(rules.promise_by_date(due, ticket.form_on));
}
