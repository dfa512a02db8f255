//! Low scores that nobody followed up, and unmet expectations without an answer.

use super::{Actionable, Duty, Parties};
use crate::link::surveys::Unmet;
use crate::link::{SurveyCase, UnmetCase};
use crate::report::List;

impl Actionable for SurveyCase {
    fn duties() -> Vec<Duty<Self>> {
        vec![Duty {
            metric: "low_score_followup_on_time",
            overdue: Some(List::LowScoreUnfollowed),
            next: Some(List::PromiseDueNext),
            like: List::LowScoreUnfollowed,
            open: |survey| survey.followed_on.is_none() && survey.overall.is_some_and(|overall| overall.low),
        }]
    }

    /// A score is not published beside the name of who gave it, so the customer stays out.
    fn parties(&self) -> Parties {
        Parties::default()
    }
}

impl Actionable for UnmetCase {
    fn duties() -> Vec<Duty<Self>> {
        vec![Duty {
            metric: "unmet_reply_on_time",
            overdue: Some(List::UnmetUnanswered),
            next: Some(List::PromiseDueNext),
            like: List::UnmetUnanswered,
            open: |unmet| unmet.done_on().is_none(),
        }]
    }

    fn parties(&self) -> Parties {
        let open = self.source == Unmet::Complaint && self.is_client;
        Parties { customer: self.customer.filter(|_| open), ..Parties::default() }
    }
}
