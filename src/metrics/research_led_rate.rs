//! Research visits with a senior leader and a senior engineer.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::ResearchCase;
use crate::records::staff as column;
use crate::time::Moment;

/// Both are recognised by their role on the roster; a leader may also be named by title.
pub(super) static METRIC: Metric = Metric {
    slug: "research_led_rate",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Event,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Kind(Kind::Research), Need::Column(Kind::Staff, column::ROLE)],
    groups: &[By::Customer],
    question: Question::Research(judge),
    example: Example {
        month: "2026-10",
        files: &[
            ("staff.csv", "staff_id,name,role\n1,赵某,高层领导\n2,钱某,资深工程师\n"),
            (
                "research/DY1.md",
                "---\n调研编号: DY1\n客户: 甲\n计划日期: 2026-10-22\n实施日期: 2026-10-22\n带队领导: 赵某\n参加工程师: 钱某\n方案制定日期: \n---\n",
            ),
            (
                "research/DY2.md",
                "---\n调研编号: DY2\n客户: 甲\n计划日期: 2026-10-23\n实施日期: 2026-10-23\n带队领导: \n参加工程师: 钱某\n方案制定日期: \n---\n",
            ),
        ],
        result: "1/2",
    },
};

fn judge(visit: &ResearchCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    // A span that the rule owes is kept by a visit that has a case of its own.
    if let (Some(_), Some(day)) = (visit.visit, visit.done_on) {
        verdicts.push(rules.answer(Moment::start_of(day), visit.led && visit.advised));
    }
}
