//! Disagreements on which the office ruled in time.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::LiaisonCase;
use crate::records::liaison as column;
use crate::time::Moment;

/// Counted in working days from the day on which a disagreement was put to the office.
pub(crate) static METRIC: Metric = Metric {
    slug: "ruling_on_time",
    family: Family::Communication,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Liaison, column::ESCALATED_ON), Need::Column(Kind::Liaison, column::RULED_ON)],
    groups: &[],
    question: Question::Liaison(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "liaison.csv",
            "form_id,issued_at,from_dept,to_dept,escalated_on,ruled_on\nD1,2026-10-20,技术服务部,采购部,2026-10-22,2026-10-27\nD2,2026-10-20,技术服务部,采购部,2026-10-29,\n",
        )],
        result: "1/1",
    },
};

fn judge(form: &LiaisonCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let Some(escalated) = form.escalated_on else { return };
    let days = rules.when(Moment::start_of(escalated)).liaison.ruling_days;
    let due = rules.calendar().nth_workday_after(escalated, days);
    verdicts.push(rules.promise_by_date(due, form.ruled_on));
}
