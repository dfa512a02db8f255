//! Inspections that were not made, and hidden defects that are not put right.

use chrono::NaiveDate;

use super::{Actionable, Duty, Parties, Subject};
use crate::link::{FindingCase, InspectionCase};
use crate::report::List;

impl Actionable for InspectionCase {
    fn duties() -> Vec<Duty<Self>> {
        vec![Duty {
            metric: "inspection_on_time",
            overdue: Some(List::InspectionOverdue),
            next: Some(List::InspectionDueNext),
            like: List::InspectionOverdue,
            open: |inspection| inspection.done_on.is_none() && inspection.pursued,
        }]
    }

    fn parties(&self) -> Parties {
        Parties { subject: Some(Subject::Project(self.project)), customer: self.customer, person: self.owner }
    }

    fn done_later(&self, _metric: &'static str) -> Option<NaiveDate> {
        self.done_later_on
    }
}

impl Actionable for FindingCase {
    fn duties() -> Vec<Duty<Self>> {
        vec![
            Duty {
                metric: "hazard_closed_on_time",
                overdue: Some(List::HazardOpen),
                next: Some(List::PromiseDueNext),
                like: List::HazardOpen,
                open: |finding| finding.closed_on.is_none(),
            },
            Duty {
                metric: "hazard_submit_on_time",
                overdue: None,
                next: Some(List::PromiseDueNext),
                like: List::InspectionOverdue,
                open: |finding| finding.submitted_on.is_none(),
            },
        ]
    }

    fn parties(&self) -> Parties {
        Parties { subject: Some(Subject::Project(self.project)), customer: self.customer, person: self.owner }
    }

    fn done_later(&self, metric: &'static str) -> Option<NaiveDate> {
        self.closed_later_on.filter(|_| metric == "hazard_closed_on_time")
    }
}
