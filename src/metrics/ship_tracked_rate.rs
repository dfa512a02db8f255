//! Parcels that somebody looked after within a day of shipping.

use super::ticket::{deadline, to_the_minute, wall};
use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::OrderCase;
use crate::records::orders as column;

/// Every shipped order is owed it; hours run on the wall.
pub(crate) static METRIC: Metric = Metric {
    slug: "ship_tracked_rate",
    family: Family::Shop,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Orders, column::SHIPPED_AT), Need::Column(Kind::Orders, column::TRACKED_AT)],
    groups: &[],
    question: Question::Order(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "orders.csv",
            "order_id,shipped_at,tracked_at\nx1,2026-10-10 16:20,2026-10-11 16:20\nx2,2026-10-10 16:20,2026-10-11 16:21\nx3,2026-10-10 16:20,\nx4,2026-10-31 16:20,\n",
        )],
        result: "1/3",
    },
};

fn judge(order: &OrderCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(shipped) = order.shipped else { return };
    let limit = wall(rules.settings().shop.track_hours * 60);
    verdicts.push(to_the_minute(
        rules,
        shipped,
        order.tracked,
        |start| deadline(rules, start, limit, 0),
        |due, done| rules.promise(due, done),
    ));
}
