//! Research visits to come, and suggestions without a plan or past their day.

use chrono::NaiveDate;

use super::{Actionable, Duty, Parties, Subject};
use crate::link::{ResearchCase, SuggestionCase};
use crate::report::List;

impl Actionable for ResearchCase {
    /// A missed research visit is a figure; what helps is the list of those to come.
    fn duties() -> Vec<Duty<Self>> {
        vec![Duty {
            metric: "research_on_time",
            overdue: None,
            next: Some(List::ResearchDueNext),
            like: List::ResearchDueNext,
            open: |visit| visit.done_on.is_none(),
        }]
    }

    fn parties(&self) -> Parties {
        Parties { subject: self.customer.map(Subject::Customer), customer: self.customer, person: None }
    }

    fn done_later(&self, _metric: &'static str) -> Option<NaiveDate> {
        self.done_later_on
    }
}

impl Actionable for SuggestionCase {
    fn duties() -> Vec<Duty<Self>> {
        vec![
            Duty {
                metric: "suggestion_plan_on_time",
                overdue: Some(List::SuggestionWithoutPlan),
                next: Some(List::PromiseDueNext),
                like: List::SuggestionWithoutPlan,
                open: |suggestion| suggestion.planned_on.is_none() && suggestion.done_on.is_none(),
            },
            Duty {
                metric: "suggestion_done_on_time",
                overdue: Some(List::SuggestionOverdue),
                next: Some(List::PromiseDueNext),
                like: List::SuggestionOverdue,
                open: |suggestion| suggestion.done_on.is_none(),
            },
        ]
    }

    fn parties(&self) -> Parties {
        Parties { subject: None, customer: self.customer, person: self.owner }
    }

    fn done_later(&self, metric: &'static str) -> Option<NaiveDate> {
        self.done_later_on.filter(|_| metric == "suggestion_done_on_time")
    }
}
