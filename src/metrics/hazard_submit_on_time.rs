//! Findings of inspections handed in to the customer-service department in time.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::FindingCase;
use crate::records::inspections as column;
use crate::time::Moment;

/// By the next working day after the inspection.
pub(super) static METRIC: Metric = Metric {
    slug: "hazard_submit_on_time",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Inspections, column::FINDING), Need::Column(Kind::Inspections, column::SUBMITTED_ON)],
    groups: &[By::Customer, By::Project, By::Owner],
    question: Question::Finding(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "inspections.csv",
            "inspection_id,project_id,done_on,finding_no,finding,submitted_on\nX1,P1,2026-10-16,1,UPS 电池鼓包,2026-10-19\nX1,P1,2026-10-16,2,机柜积灰,2026-10-20\nX2,P1,2026-10-30,1,磁盘告警,2026-11-02\nX3,P1,2026-10-16,,无,\n",
        )],
        result: "1/2",
    },
};

fn judge(finding: &FindingCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let days = rules.when(Moment::start_of(finding.found_on)).followup.hazard_submit_days;
    let due = rules.calendar().nth_workday_after(finding.found_on, days);
    verdicts.push(rules.promise_by_date(due, finding.submitted_on));
}
