//! Service research visits made by their day.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::ResearchCase;

/// The day of the plan; where no visit is planned, one in each quarter by its end.
pub(super) static METRIC: Metric = Metric {
    slug: "research_on_time",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Kind(Kind::Research)],
    groups: &[By::Customer],
    question: Question::Research(judge),
    example: Example {
        month: "2026-10",
        files: &[
            (
                "research/DY1.md",
                "---\n调研编号: DY1\n客户: 甲\n计划日期: 2026-10-22\n实施日期: 2026-10-22\n带队领导: 赵某\n参加工程师: 钱某\n方案制定日期: \n---\n",
            ),
            (
                "research/DY2.md",
                "---\n调研编号: DY2\n客户: 甲\n计划日期: 2026-10-23\n实施日期: \n带队领导: \n参加工程师: \n方案制定日期: \n---\n",
            ),
        ],
        result: "1/2",
    },
};

fn judge(visit: &ResearchCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.extend(visit.due_on.map(|due| rules.promise_by_date(due, visit.done_on)));
}
