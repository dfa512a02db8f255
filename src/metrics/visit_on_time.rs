//! Projects whose customer was reached in the month or quarter in which a return visit was owed.

use super::{
    By, Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict,
};
use crate::ingest::Kind;
use crate::link::VisitDue;

/// Monthly in the first year, quarterly afterwards. A call that reached nobody is no visit; a refusal is one, since
/// the customer was reached. An exempt project is left out and listed.
pub(super) static METRIC: Metric = Metric {
    slug: "visit_on_time",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Kind(Kind::Projects), Need::Kind(Kind::Visits)],
    groups: &[By::Cohort, By::Customer, By::Project, By::Owner],
    question: Question::VisitDue(judge),
    example: Example {
        month: "2026-10",
        files: &[
            (
                "projects.csv",
                "project_id,customer,delivered_on\nP1,甲,2026-03-05\nP2,乙,2026-03-05\nP3,丙,2024-03-05\n",
            ),
            (
                "visits.csv",
                "project_id,visited_at,result\nP1,2026-10-12,reached\nP2,2026-10-12,unreached\nP3,2026-10-12,reached\n",
            ),
        ],
        result: "1/2",
    },
};

fn judge(visit: &VisitDue, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.push(if visit.exempt {
        let month = rules.periods().month_of_date(visit.span.last);
        Verdict::Excluded { month, reason: Exclusion::Exempt }
    } else {
        rules.promise_by_date(visit.span.last, visit.done_on())
    });
}
