//! Customers who are satisfied or very satisfied on the whole.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::SurveyCase;
use crate::records::surveys as column;

/// The top two of five steps, eight and more of ten, three of three.
pub(crate) static METRIC: Metric = Metric {
    slug: "satisfied_rate",
    family: Family::Satisfaction,
    nature: Nature::Opinion,
    rule: PeriodRule::Opinion,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Surveys, column::OVERALL)],
    groups: &[By::Channel, By::Owner, By::Customer, By::Project],
    question: Question::Survey(judge),
    example: Example {
        month: "2026-10",
        files: &[("surveys.csv", "response_id,submitted_at,overall\n1,2026-10-20 10:00,很满意\n2,2026-10-20 10:00,满意\n3,2026-10-20 10:00,一般\n4,2026-10-20 10:00,满意\n5,2026-10-20 10:00,很不满意\n")],
        result: "3/5",
    },
};

fn judge(survey: &SurveyCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if let Some(overall) = survey.overall {
        verdicts.push(rules.answer(survey.submitted, overall.satisfied));
    }
}
