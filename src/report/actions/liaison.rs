//! Liaison forms: answers, rulings and their execution.

use super::{Actionable, Duty, Parties};
use crate::link::LiaisonCase;
use crate::report::List;

const fn listed(metric: &'static str, list: List, open: fn(&LiaisonCase) -> bool) -> Duty<LiaisonCase> {
    Duty { metric, overdue: Some(list), next: Some(List::PromiseDueNext), like: list, open }
}

impl Actionable for LiaisonCase {
    fn duties() -> Vec<Duty<Self>> {
        vec![
            listed("liaison_reply_on_time", List::LiaisonReplyOverdue, |form| form.replied_on.is_none()),
            listed("ruling_on_time", List::RulingPending, |form| form.ruled_on.is_none()),
            listed("ruling_executed_on_time", List::RulingNotExecuted, |form| form.executed_on.is_none()),
            Duty {
                metric: "liaison_ack_on_time",
                overdue: None,
                next: Some(List::PromiseDueNext),
                like: List::LiaisonReplyOverdue,
                open: |form| form.acked_on.is_none(),
            },
        ]
    }

    fn parties(&self) -> Parties {
        Parties::default()
    }
}
