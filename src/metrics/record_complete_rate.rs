//! Tickets with everything that must be written down.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use super::ticket::GROUPS;
use crate::link::TicketCase;
use crate::ingest::Kind;
use crate::records::tickets as column;

/// Customer, contact, channel, category, description and first owner; of the contact only its presence is known.
pub(crate) static METRIC: Metric = Metric {
    slug: "record_complete_rate",
    family: Family::Acceptance,
    nature: Nature::Census,
    rule: PeriodRule::Volume,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Tickets, column::CUSTOMER), Need::Column(Kind::Tickets, column::CONTACT_PRESENT), Need::Column(Kind::Tickets, column::CHANNEL), Need::Column(Kind::Tickets, column::CATEGORY), Need::Column(Kind::Tickets, column::DESCRIPTION_PRESENT), Need::Column(Kind::Tickets, column::FIRST_OWNER)],
    groups: GROUPS,
    question: Question::Ticket(judge),
    example: Example {
        month: "2026-10",
        files: &[("tickets.csv", "ticket_id,opened_at,customer,contact_present,channel,category,description_present,first_owner\nT1,2026-10-13 10:00,华东某印务,是,phone,fault,白屏,李某\nT2,2026-10-13 10:00,华东某印务,,phone,fault,白屏,李某\n")],
        result: "1/2",
    },
};

fn judge(ticket: &TicketCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let complete = ticket.customer.is_some()
        && ticket.contact_present
        && ticket.channel.is_some()
        && ticket.category_present
        && ticket.description_present
        && ticket.has_first_owner(rules);
    verdicts.push(rules.answer(ticket.opened.at, complete));
}
