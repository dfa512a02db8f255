//! Suggestions of research visits for which a plan was made in time.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::SuggestionCase;
use crate::time::Moment;

/// Within ten working days of the visit.
pub(super) static METRIC: Metric = Metric {
    slug: "suggestion_plan_on_time",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Kind(Kind::Research)],
    groups: &[By::Customer, By::Owner],
    question: Question::Suggestion(judge),
    example: Example {
        month: "2026-10",
        files: &[
            (
                "research/DY1.md",
                "---\n调研编号: DY1\n客户: 甲\n计划日期: 2026-10-13\n实施日期: 2026-10-13\n带队领导: \n参加工程师: \n方案制定日期: 2026-10-27\n---\n## 意见与建议\n\n| 序号 | 内容 | 类型 | 责任人 | 完成期限 | 完成日期 | 关联工单 |\n|---|---|---|---|---|---|---|\n| 1 | 提前送达巡检报告 | 建议 | 张某 | 2026-11-20 | | |\n",
            ),
            (
                "research/DY2.md",
                "---\n调研编号: DY2\n客户: 甲\n计划日期: 2026-10-13\n实施日期: 2026-10-13\n带队领导: \n参加工程师: \n方案制定日期: 2026-10-28\n---\n## 意见与建议\n\n| 序号 | 内容 | 类型 | 责任人 | 完成期限 | 完成日期 | 关联工单 |\n|---|---|---|---|---|---|---|\n| 1 | 增加培训 | 建议 | 张某 | 2026-11-20 | | |\n",
            ),
        ],
        result: "1/2",
    },
};

fn judge(suggestion: &SuggestionCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let days = rules.when(Moment::start_of(suggestion.visited_on)).followup.suggestion_plan_days;
    let due = rules.calendar().nth_workday_after(suggestion.visited_on, days);
    verdicts.push(rules.promise_by_date(due, suggestion.planned_on));
}
