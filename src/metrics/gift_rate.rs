//! Customers to whom a new-year gift was sent by the end of the year.

use super::{
    By, Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict,
};
use crate::ingest::Kind;
use crate::link::{Gift, YearEndCase};
use crate::records::yearend as column;

/// Customers with a project in use on 1 December. A gift that nobody dated was sent, but not known to be sent in time. Those who declined, or may not accept gifts, are left out and
/// counted.
pub(super) static METRIC: Metric = Metric {
    slug: "gift_rate",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Kind(Kind::Projects), Need::Column(Kind::Yearend, column::SENT_ON)],
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
                "customer,gift_status,sent_on,demand_status,demand_on\n甲,已寄,2025-12-18,已了解,2025-12-22\n乙,未寄,,未了解,\n丙,婉拒,,已了解,2025-12-22\n",
            ),
        ],
        result: "1/2",
    },
};

fn judge(customer: &YearEndCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let due = customer.due_on;
    verdicts.push(match customer.gift {
        Gift::Sent(day) => rules.promise_by_date(due, Some(day)),
        Gift::SentUndated => rules.promise_undated(due),
        Gift::Open => rules.promise_by_date(due, None),
        Gift::Declined => Verdict::Excluded { month: rules.periods().month_of_date(due), reason: Exclusion::Declined },
    });
}
