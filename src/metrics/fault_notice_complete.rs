//! Fault notices that say when, where, what and what is planned.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::FaultCase;
use crate::records::faults as column;

/// Judged where a notice was given; a notice that was never given is missing in the on-time rate.
pub(crate) static METRIC: Metric = Metric {
    slug: "fault_notice_complete",
    family: Family::Faults,
    nature: Nature::Census,
    rule: PeriodRule::Event,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Faults, column::PLACE), Need::Column(Kind::Faults, column::PHENOMENON), Need::Column(Kind::Faults, column::PLAN)],
    groups: &[By::Customer, By::Project],
    question: Question::Fault(judge),
    example: Example {
        month: "2026-10",
        files: &[("faults.csv", "fault_id,project_id,severity,occurred_at,place,phenomenon,plan,owner_notified_at,manager_notified_at\nF1,P1,重大,2026-10-20 02:04,机房,无法访问,切换备机,2026-10-20 02:31,2026-10-20 02:40\nF2,P1,重大,2026-10-21 02:04,机房,无法访问,,2026-10-21 02:31,2026-10-21 02:41\n")],
        result: "1/2",
    },
};

fn judge(fault: &FaultCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if let Some(notice) = fault.first_notice() {
        verdicts.push(rules.answer(notice.at, fault.place && fault.phenomenon && fault.plan));
    }
}
