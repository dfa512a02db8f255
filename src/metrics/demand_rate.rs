//! Customers whose needs of the next year were learnt by the end of the year.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::YearEndCase;
use crate::records::yearend as column;

/// Customers with a project in use on 1 December, those who declined the gift included. That there is no need is an
/// answer.
pub(super) static METRIC: Metric = Metric {
    slug: "demand_rate",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Kind(Kind::Projects), Need::Column(Kind::Yearend, column::DEMAND_ON)],
    groups: &[By::Customer, By::Owner],
    question: Question::YearEnd(judge),
    example: Example {
        month: "2025-12",
        files: &[
            (
                "projects.csv",
                "project_id,customer,delivered_on\nP1,甲,2024-03-05\nP2,乙,2024-03-05\nP3,丙,2024-03-05\nP4,丁,2026-12-02\n",
            ),
            (
                "yearend.csv",
                "customer,gift_status,sent_on,demand_status,demand_on\n甲,已寄,2025-12-18,已了解,2025-12-22\n乙,未寄,,未了解,\n丙,婉拒,,无需求,2025-12-22\n",
            ),
        ],
        result: "2/3",
    },
};

fn judge(customer: &YearEndCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.push(if customer.demand_undated {
        rules.promise_undated(customer.due_on)
    } else {
        rules.promise_by_date(customer.due_on, customer.demand_on)
    });
}
