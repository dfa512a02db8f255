//! Liaison forms that were answered by the date they ask for.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::LiaisonCase;
use crate::records::liaison as column;

/// Dates that people wrote are taken literally, even on a holiday.
pub(crate) static METRIC: Metric = Metric {
    slug: "liaison_reply_on_time",
    family: Family::Communication,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Liaison, column::REQUIRED_BY), Need::Column(Kind::Liaison, column::REPLIED_ON)],
    groups: &[By::Department],
    question: Question::Liaison(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "liaison.csv",
            "form_id,issued_at,from_dept,to_dept,required_by,replied_on\nL1,2026-10-09,技术服务部,采购部,2026-10-15,2026-10-15\nL2,2026-10-09,技术服务部,采购部,2026-10-18,2026-10-19\nL3,2026-10-09,技术服务部,业务部,2026-11-02,\nL4,2026-10-09,技术服务部,业务部,,\n",
        )],
        result: "1/2",
    },
};

fn judge(form: &LiaisonCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.extend(form.required_by.map(|due| rules.promise_by_date(due, form.replied_on)));
}
