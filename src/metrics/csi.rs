//! The weighted satisfaction index.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::SurveyCase;
use crate::records::surveys as column;

/// Each questionnaire counts once; its answered dimensions must carry at least half of the weight.
pub(crate) static METRIC: Metric = Metric {
    slug: "csi",
    family: Family::Satisfaction,
    nature: Nature::Opinion,
    rule: PeriodRule::Opinion,
    unit: Unit::Points,
    direction: Direction::Up,
    needs: &[Need::AnyColumn(Kind::Surveys, &[column::D_INSTALL, column::D_OPERATION, column::D_IMPLEMENT, column::D_AFTERSALES, column::D_TRAINING])],
    groups: &[By::Channel, By::Owner, By::Customer, By::Project, By::Dimension],
    question: Question::Survey(judge),
    example: Example {
        month: "2026-10",
        files: &[("surveys.csv", "response_id,submitted_at,d_install,d_operation,d_implement,d_aftersales,d_training\n1,2026-10-20 10:00,5,5,5,5,5\n2,2026-10-20 10:00,4,4,4,4,4\n3,2026-10-20 10:00,4,4,4,4,4\n4,2026-10-20 10:00,4,4,4,4,4\n5,2026-10-20 10:00,4,4,4,4,4\n")],
        result: "80.0",
    },
};

fn judge(survey: &SurveyCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let month = rules.month_of(survey.submitted);
    if let Some(composite) = survey.composite {
        verdicts.push(rules.value(survey.submitted, i64::from(composite)));
    }
    verdicts.extend((0u8..).zip(survey.dimensions).filter_map(|(dimension, value)| {
        Some(Verdict::Dimension { month, dimension, value: value? })
    }));
}
