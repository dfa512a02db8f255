//! Buyers who were told of a parcel in trouble within a day.

use super::ticket::{deadline, to_the_minute, wall};
use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::OrderCase;
use crate::records::orders as column;

/// From the moment at which the trouble was found; hours run on the wall.
pub(crate) static METRIC: Metric = Metric {
    slug: "logistics_notice_on_time",
    family: Family::Shop,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Orders, column::EXCEPTION_AT), Need::Column(Kind::Orders, column::NOTIFIED_AT)],
    groups: &[],
    question: Question::Order(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "orders.csv",
            "order_id,exception,exception_at,notified_at\nx1,停滞,2026-10-12 09:00,2026-10-13 09:00:00\nx2,破损,2026-10-30 20:00,\nx3,丢件,2026-10-31 10:00,\n",
        )],
        result: "1/2",
    },
};

fn judge(order: &OrderCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(found) = order.exception_at else { return };
    let limit = wall(rules.settings().shop.exception_notice_hours * 60);
    verdicts.push(to_the_minute(
        rules,
        found,
        order.notified,
        |start| deadline(rules, start, limit, 0),
        |due, done| rules.promise(due, done),
    ));
}
