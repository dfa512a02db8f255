//! Suggestions of research visits carried out by their day.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::SuggestionCase;

/// A suggestion without a day is owed a plan, not yet a deed.
pub(super) static METRIC: Metric = Metric {
    slug: "suggestion_done_on_time",
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
        files: &[(
            "research/DY1.md",
            "---\n调研编号: DY1\n客户: 甲\n计划日期: 2026-09-15\n实施日期: 2026-09-15\n带队领导: \n参加工程师: \n方案制定日期: 2026-09-20\n---\n## 意见与建议\n\n| 序号 | 内容 | 类型 | 责任人 | 完成期限 | 完成日期 | 关联工单 |\n|---|---|---|---|---|---|---|\n| 1 | 提前送达巡检报告 | 建议 | 张某 | 2026-10-20 | 2026-10-20 | |\n| 2 | 增加培训 | 建议 | 张某 | 2026-10-20 | | |\n| 3 | 改版首页 | 意见 | 张某 | | | |\n",
        )],
        result: "1/2",
    },
};

fn judge(suggestion: &SuggestionCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.extend(suggestion.due_on.map(|due| rules.promise_by_date(due, suggestion.done_on)));
}
