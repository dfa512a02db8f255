//! Dissatisfied customers who were called in time.

use super::{By, Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::SurveyCase;
use crate::records::surveys as column;

/// Within three working days; an anonymous low score is left out and counted.
pub(crate) static METRIC: Metric = Metric {
    slug: "low_score_followup_on_time",
    family: Family::Satisfaction,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Surveys, column::OVERALL), Need::Column(Kind::Surveys, column::FOLLOWED_UP_ON)],
    groups: &[By::Channel, By::Customer, By::Project],
    question: Question::Survey(judge),
    example: Example {
        month: "2026-10",
        files: &[("surveys.csv", "response_id,submitted_at,customer,overall,followed_up_on\n1,2026-10-20 10:00,甲,很不满意,2026-10-23\n2,2026-10-20 10:00,乙,不满意,2026-10-24\n3,2026-10-20 10:00,,不满意,\n4,2026-10-20 10:00,丙,一般,\n5,2026-10-20 10:00,丙,满意,\n6,2026-10-20 10:00,丙,很满意,\n")],
        result: "1/2",
    },
};

fn judge(survey: &SurveyCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if !survey.overall.is_some_and(|overall| overall.low) {
        return;
    }
    let days = rules.when(survey.submitted).followup.low_score_days;
    let due = rules.calendar().nth_workday_after(survey.submitted.date(), days);
    verdicts.push(if survey.customer.is_none() {
        Verdict::Excluded { month: rules.periods().month_of_date(due), reason: Exclusion::Anonymous }
    } else {
        rules.promise_by_date(due, survey.followed_on)
    });
}
