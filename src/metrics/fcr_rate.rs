//! Tickets finished in one go.

use super::{Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::GROUPS;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;
use crate::time::DAY;

/// Judged when the quiet days after the first resolution have passed: no hand-over at any time, no reopening and no repeat within them.
pub(crate) static METRIC: Metric = Metric {
    slug: "fcr_rate",
    family: Family::Acceptance,
    nature: Nature::Process,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Tickets, column::FIRST_RESOLVED_AT), Need::Column(Kind::Tickets, column::CUSTOMER)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,customer,category,first_resolved_at\nT1,2026-10-08 09:00,甲,fault,2026-10-08 10:00\nT2,2026-10-15 09:59,甲,fault,\nT3,2026-10-08 09:00,乙,fault,2026-10-08 10:00\nT4,2026-10-15 10:00,乙,fault,\n")],
        result: "1/2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(resolved) = ticket.resolved.filter(|_| ticket.in_scope != Some(false)) else { return };
    let ends = resolved.at + i64::from(rules.when(resolved.at).first_contact.quiet_days) * DAY;
    if resolved.date_only {
        verdicts.push(Verdict::Excluded { month: rules.month_of(ends), reason: Exclusion::DateOnly });
        return;
    }
    if ends >= rules.horizon() {
        verdicts.push(Verdict::Pending { due: ends, kept: true });
        return;
    }
    let reopened = ticket.reopened_undated || ticket.reopened.is_some_and(|stamp| stamp.at < ends);
    let transferred = ticket.transferred
        && (ticket.transferred_at.is_none() || rules.known_with(ends, ticket.transferred_at).is_some());
    verdicts.push(rules.answer(ends, !(transferred || reopened || ticket.repeated)));
}
