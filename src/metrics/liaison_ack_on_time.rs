//! Liaison forms that were signed for in time.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::LiaisonCase;
use crate::records::liaison as column;
use crate::time::Moment;

/// Due by the next working day; the number of days is the department's.
pub(crate) static METRIC: Metric = Metric {
    slug: "liaison_ack_on_time",
    family: Family::Communication,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Liaison, column::ACKED_ON)],
    groups: &[By::Department],
    question: Question::Liaison(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "liaison.csv",
            "form_id,issued_at,from_dept,to_dept,acked_on\nL1,2026-10-16,技术服务部,采购部,2026-10-19\nL2,2026-10-16,技术服务部,采购部,2026-10-20\nL3,2026-10-19,技术服务部,业务部,\nL4,2026-10-30,技术服务部,业务部,\n",
        )],
        result: "1/3",
    },
};

fn judge(form: &LiaisonCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let days = rules.when(Moment::start_of(form.issued_on)).liaison.ack_days;
    let due = rules.calendar().nth_workday_after(form.issued_on, days);
    verdicts.push(rules.promise_by_date(due, form.acked_on));
}
