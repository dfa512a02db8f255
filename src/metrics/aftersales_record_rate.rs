//! After-sales cases that have a quality record.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::OrderCase;
use crate::records::orders as column;

/// Counted in the month in which the case was opened.
pub(crate) static METRIC: Metric = Metric {
    slug: "aftersales_record_rate",
    family: Family::Shop,
    nature: Nature::Census,
    rule: PeriodRule::Volume,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Orders, column::AFTERSALES_AT), Need::Column(Kind::Orders, column::QUALITY_NO)],
    groups: &[],
    question: Question::Order(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "orders.csv",
            "order_id,shipped_at,aftersales,aftersales_at,quality_no\nx1,2026-10-10 16:20,退货,2026-10-14 10:00,ZL-01\nx2,2026-10-10 16:20,换货,2026-10-15 10:00,\nx3,2026-10-10 16:20,,,\n",
        )],
        result: "1/2",
    },
};

fn judge(order: &OrderCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.extend(order.aftersales_at.map(|opened| rules.answer(opened.at, order.recorded)));
}
