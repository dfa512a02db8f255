//! Findings of inspections put right in time.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::{Kind, Words};
use crate::link::FindingCase;
use crate::records::inspections as column;
use crate::records::inspections::Grade;
use crate::time::Moment;
use chrono::NaiveDate;

/// By the day set for it; where none is recorded, within a number of working days that depends on the grade.
pub(super) static METRIC: Metric = Metric {
    slug: "hazard_closed_on_time",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Inspections, column::FINDING), Need::Column(Kind::Inspections, column::CLOSED_ON)],
    groups: &[By::Customer, By::Project, By::Owner],
    question: Question::Finding(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "inspections.csv",
            "inspection_id,project_id,done_on,finding_no,finding,grade,due_on,closed_on\nX1,P1,2026-10-12,1,UPS 电池鼓包,重大,,2026-10-15\nX1,P1,2026-10-12,2,机柜积灰,一般,,2026-10-27\nX1,P1,2026-10-12,3,磁盘告警,一般,2026-10-20,\n",
        )],
        result: "1/3",
    },
};

fn judge(finding: &FindingCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.push(rules.promise_by_date(closing_day(finding, rules), finding.closed_on));
}

/// The day by which a finding is to be put right.
#[must_use]
pub(crate) fn closing_day(finding: &FindingCase, rules: &Rules<'_>) -> NaiveDate {
    finding.due_on.unwrap_or_else(|| {
        let limits = &rules.when(Moment::start_of(finding.found_on)).followup.hazard_close_days;
        // Keys are what the department calls its grades: any word for the grade will do.
        let days = limits.iter().find(|(name, _)| Grade::VOCABULARY.find(name) == Some(finding.grade as u8));
        let days = days.map(|(_, days)| *days).or_else(|| limits.values().copied().max()).unwrap_or(DEFAULT_DAYS);
        rules.calendar().nth_workday_after(finding.found_on, days)
    })
}

/// Working days where the settings name no grade at all.
const DEFAULT_DAYS: u32 = 10;
