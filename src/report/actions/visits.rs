//! Return visits that were missed or are to come, and what customers brought up in them.

use super::{Actionable, Draft, Drafts, Duty, Parties, Subject};
use crate::ingest::Kind;
use crate::link::visits::Visits;
use crate::link::{IssueCase, VisitDue};
use crate::metrics::Rules;
use crate::report::List;
use crate::tally::RowRef;

/// Missed visits of the month and of the spans before it that are not made up, and those that fall due next month.
/// How far back a missed visit is pursued depends on the other visits of its project, so this takes them all.
pub fn visits(visits: &Visits, rules: &Rules<'_>, drafts: &mut Drafts) {
    let open = |due: &&VisitDue| due.done_on().is_none();
    drafts.extend(visits.overdue(rules).into_iter().filter(open).map(|due| draft(due, List::VisitOverdue)));
    drafts.extend(visits.due_next(rules).filter(open).map(|due| draft(due, List::VisitDueNext)));
}

fn draft(due: &VisitDue, list: List) -> Draft {
    Draft {
        list,
        metric: "visit_on_time",
        like: list,
        subject: Subject::Project(due.project),
        due: Some(due.span.last),
        row: Some(RowRef { kind: Kind::Visits, index: due.index }),
        customer: Some(due.customer),
        person: due.owner,
        done_later: due.reached_later_on,
        note: None,
    }
}

impl Actionable for IssueCase {
    fn duties() -> Vec<Duty<Self>> {
        vec![Duty {
            metric: "visit_issue_closed_on_time",
            overdue: None,
            next: Some(List::PromiseDueNext),
            like: List::VisitOverdue,
            open: |issue| issue.closed_on.is_none(),
        }]
    }

    fn parties(&self) -> Parties {
        Parties { subject: self.project.map(Subject::Project), customer: self.customer, person: self.owner }
    }
}
