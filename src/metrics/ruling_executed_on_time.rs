//! Rulings that were carried out by the date they set.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::LiaisonCase;
use crate::records::liaison as column;

/// The department that was asked owes it.
pub(crate) static METRIC: Metric = Metric {
    slug: "ruling_executed_on_time",
    family: Family::Communication,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Liaison, column::EXECUTE_BY), Need::Column(Kind::Liaison, column::EXECUTED_ON)],
    groups: &[By::Department],
    question: Question::Liaison(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "liaison.csv",
            "form_id,issued_at,from_dept,to_dept,escalated_on,ruled_on,execute_by,executed_on\nD1,2026-10-20,技术服务部,采购部,2026-10-22,2026-10-27,2026-10-30,\nD2,2026-10-12,技术服务部,采购部,2026-10-13,2026-10-14,2026-10-20,2026-10-20\n",
        )],
        result: "1/2",
    },
};

fn judge(form: &LiaisonCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.extend(form.execute_by.map(|due| rules.promise_by_date(due, form.executed_on)));
}
