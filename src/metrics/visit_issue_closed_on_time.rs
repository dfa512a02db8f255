//! What customers brought up in return visits, settled in time.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::IssueCase;
use crate::records::visits as column;
use crate::time::Moment;

/// By the day that the customer was promised; where none is recorded, within five working days.
pub(super) static METRIC: Metric = Metric {
    slug: "visit_issue_closed_on_time",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Visits, column::ISSUE), Need::Column(Kind::Visits, column::ISSUE_CLOSED_ON)],
    groups: &[By::Customer, By::Project, By::Owner],
    question: Question::VisitIssue(judge),
    example: Example {
        month: "2026-10",
        files: &[
            (
                "projects.csv",
                "project_id,customer,delivered_on\nP1,甲,2026-03-05\nP2,乙,2026-03-05\nP3,丙,2024-03-05\n",
            ),
            (
                "visits.csv",
                "project_id,visited_at,result,issue,issue_due,issue_closed_on\nP1,2026-10-12,reached,希望增加报表,2026-10-19,2026-10-16\nP2,2026-10-12,reached,页面打开慢,,2026-10-20\nP3,2026-10-12,reached,无,,\n",
            ),
        ],
        result: "1/2",
    },
};

fn judge(issue: &IssueCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let due = issue.due_on.unwrap_or_else(|| {
        let days = rules.when(Moment::start_of(issue.visited_on)).followup.visit_issue_days;
        rules.calendar().nth_workday_after(issue.visited_on, days)
    });
    verdicts.push(rules.promise_by_date(due, issue.closed_on));
}
