//! Inspections done by their day.

use super::{
    By, Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict,
};
use crate::ingest::Kind;
use crate::link::{Basis, InspectionCase};
use crate::records::inspections as column;

/// The day of the plan; where nothing is planned for a project, the end of the quarter. A customer who cannot receive
/// it moves it once, to the new date.
pub(super) static METRIC: Metric = Metric {
    slug: "inspection_on_time",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Inspections, column::DONE_ON)],
    groups: &[By::Customer, By::Project, By::Owner],
    question: Question::Inspection(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "inspections.csv",
            "inspection_id,project_id,planned_on,done_on,new_date,reason\nX1,P1,2026-10-12,2026-10-12,,\nX2,P2,2026-10-30,2026-11-02,,\nX3,P3,2026-10-20,2026-10-27,2026-10-28,客户不便\nX4,P4,2026-10-20,2026-10-27,2026-10-28,人手不足\n",
        )],
        result: "2/4",
    },
};

fn judge(inspection: &InspectionCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let due = inspection.basis.due_on();
    if let Basis::Planned { on, moved_to: Some(_) } = inspection.basis {
        let month = rules.periods().month_of_date(on);
        if month != rules.periods().month_of_date(due) {
            verdicts.push(Verdict::Excluded { month, reason: Exclusion::CustomerInconvenient });
        }
    }
    verdicts.push(rules.promise_by_date(due, inspection.done_on));
}
