//! Tickets: answers, resolutions, complaints, hand-overs, major matters, liaison forms.

use super::{Actionable, Draft, Drafts, Duty, Parties, Subject};
use crate::ingest::Kind;
use crate::link::TicketCase;
use crate::metrics::Rules;
use crate::report::{List, Note};
use crate::tally::RowRef;

/// A promise that only stands among those that fall due next month: its breach is a figure, not a list.
const fn coming(metric: &'static str, like: List, open: fn(&TicketCase) -> bool) -> Duty<TicketCase> {
    Duty { metric, overdue: None, next: Some(List::PromiseDueNext), like, open }
}

const fn listed(metric: &'static str, list: List, open: fn(&TicketCase) -> bool) -> Duty<TicketCase> {
    Duty { metric, overdue: Some(list), next: Some(List::PromiseDueNext), like: list, open }
}

impl Actionable for TicketCase {
    fn duties() -> Vec<Duty<Self>> {
        let unresolved: fn(&Self) -> bool = |ticket| ticket.resolved.is_none();
        vec![
            Duty {
                metric: "complaint_overdue_open",
                overdue: Some(List::ComplaintOverdue),
                next: None,
                like: List::ComplaintOverdue,
                open: |ticket| {
                    ticket.is_complaint() && ticket.open_stretches().into_iter().flatten().any(|(_, to)| to.is_none())
                },
            },
            coming("complaint_closed_on_time", List::ComplaintOverdue, unresolved),
            listed("first_response_on_time", List::TicketUnanswered, |ticket| ticket.response.is_none()),
            coming("resolution_on_time", List::TicketUnanswered, unresolved),
            coming("transfer_accept_on_time", List::TicketUnanswered, |ticket| {
                ticket.transferred_at.is_some() && ticket.accepted_at.is_none()
            }),
            coming("major_report_on_time", List::TicketUnanswered, |ticket| {
                ticket.major && ticket.manager_told_at.is_none()
            }),
            listed("liaison_after_fix_on_time", List::LiaisonFormMissing, |ticket| {
                ticket.fix_first && ticket.form_on.is_none()
            }),
        ]
    }

    /// A ticket that waits for the customer has no final date; it is listed, so that parking hides nothing.
    fn more(&self, rules: &Rules<'_>, drafts: &mut Drafts) {
        if !self.waits_at(rules.as_of()) {
            return;
        }
        let row = RowRef { kind: Kind::Tickets, index: self.index };
        let Parties { customer, person, .. } = self.parties();
        drafts.push(Draft {
            list: List::PromiseDueNext,
            metric: "resolution_on_time",
            like: List::TicketUnanswered,
            subject: Subject::Record(row),
            due: None,
            row: Some(row),
            customer,
            person,
            done_later: None,
            note: Some(if self.is_parked_at(rules.as_of()) { Note::Parked } else { Note::Waiting }),
        });
    }

    fn parties(&self) -> Parties {
        Parties { subject: None, customer: self.customer.filter(|_| self.is_client), person: self.assignee }
    }
}
