//! Fault analyses that are missing or incomplete, and the corrective actions that they promise.

use super::{Actionable, Draft, Drafts, Duty, Parties, Subject};
use crate::link::{ActionCase, FaultCase};
use crate::metrics::Rules;
use crate::metrics::fault_report_on_time::report_due;
use crate::report::List;
use crate::tally::RowRef;
use crate::time::Moment;

impl Actionable for FaultCase {
    fn duties() -> Vec<Duty<Self>> {
        vec![
            Duty {
                metric: "fault_report_on_time",
                overdue: Some(List::FaultReportMissing),
                next: Some(List::PromiseDueNext),
                like: List::FaultReportMissing,
                open: |fault| fault.analysed_on.is_none(),
            },
            Duty {
                metric: "fault_feedback_on_time",
                overdue: None,
                next: Some(List::PromiseDueNext),
                like: List::FaultReportIncomplete,
                open: |fault| fault.analysed_on.is_some() && fault.fed_back_on().is_none(),
            },
        ]
    }

    fn parties(&self) -> Parties {
        Parties { subject: None, customer: self.customer, person: None }
    }

    /// A handed-in analysis that lacks a section, or that the customer or the business department has not seen.
    fn more(&self, rules: &Rules<'_>, drafts: &mut Drafts) {
        let (Some(due), Some(_)) = (report_due(self, rules), self.analysed_on) else { return };
        let whole = self.sections.iter().all(|real| *real);
        if Moment::end_of(due) >= rules.horizon() || (whole && self.fed_back_on().is_some()) {
            return;
        }
        let row = RowRef { kind: crate::ingest::Kind::Faults, index: self.index };
        drafts.push(Draft {
            list: List::FaultReportIncomplete,
            metric: if whole { "fault_feedback_on_time" } else { "fault_report_complete" },
            like: List::FaultReportIncomplete,
            subject: Subject::Record(row),
            due: Some(due),
            row: Some(row),
            customer: self.customer,
            person: None,
            done_later: None,
            note: None,
        });
    }
}

impl Actionable for ActionCase {
    fn duties() -> Vec<Duty<Self>> {
        vec![Duty {
            metric: "action_closed_on_time",
            overdue: Some(List::CorrectiveActionOverdue),
            next: Some(List::PromiseDueNext),
            like: List::CorrectiveActionOverdue,
            open: |action| action.done_on.is_none(),
        }]
    }

    fn parties(&self) -> Parties {
        Parties { subject: None, customer: self.customer, person: self.owner }
    }
}
