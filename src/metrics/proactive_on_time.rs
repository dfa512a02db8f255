//! Proactive service done by its day: return visits, inspections and research visits together.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Unit};
use crate::ingest::Kind;
use crate::records::inspections as column;

/// The sum of three figures, which answers the regulation's question after proactive maintenance. It is not measured
/// where one of them is not.
pub(super) static METRIC: Metric = Metric {
    slug: "proactive_on_time",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[
        Need::Kind(Kind::Projects),
        Need::Kind(Kind::Visits),
        Need::Column(Kind::Inspections, column::DONE_ON),
        Need::Kind(Kind::Research),
    ],
    groups: &[],
    question: Question::Pooled(&["visit_on_time", "inspection_on_time", "research_on_time"]),
    example: Example {
        month: "2026-10",
        files: &[
            ("projects.csv", "project_id,customer,delivered_on\nP1,甲,2026-03-05\n"),
            ("visits.csv", "project_id,visited_at,result\nP1,2026-10-12,reached\n"),
            ("inspections.csv", "inspection_id,project_id,planned_on,done_on\nX1,P1,2026-10-12,\n"),
            (
                "research/DY1.md",
                "---\n调研编号: DY1\n客户: 甲\n计划日期: 2026-10-22\n实施日期: 2026-10-22\n带队领导: \n参加工程师: \n方案制定日期: \n---\n",
            ),
        ],
        result: "2/3",
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{Outcome, Verdict, Window, index_of};
    use crate::tally::Tally;
    use crate::time::{Moment, Month};

    #[test]
    fn a30_visits_inspections_and_research_are_one_figure() {
        let month = Month::new(2026, 10).expect("a month");
        let mut tally = Tally::new(Window { first: month, last: month });
        let at = Moment::from_seconds(0);
        for (slug, on_time, missing) in
            [("visit_on_time", 18, 2), ("inspection_on_time", 7, 1), ("research_on_time", 1, 0)]
        {
            let metric = index_of(slug).expect("a metric");
            for (outcome, count) in [(Outcome::OnTime, on_time), (Outcome::Missing, missing)] {
                (0..count).for_each(|_| tally.add(metric, &Verdict::Judged { month, outcome, at }, &[]));
            }
        }
        let Question::Pooled(parts) = METRIC.question else { panic!("a pooled metric") };
        let parts: Vec<u16> = parts.iter().filter_map(|part| index_of(part)).collect();
        let pooled = index_of(METRIC.slug).expect("a metric");
        tally.pool(pooled, &parts);
        let cell = tally.cell(pooled, month).expect("in the window");
        assert_eq!((cell.k(), cell.n()), (26, 29));
    }
}
