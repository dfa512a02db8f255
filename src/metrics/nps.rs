//! Net promoter score.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::SurveyCase;
use crate::records::surveys as column;

/// Those who answered 9 or 10 less those who answered 0 to 6; a number only from thirty answers.
pub(crate) static METRIC: Metric = Metric {
    slug: "nps",
    family: Family::Satisfaction,
    nature: Nature::Information,
    rule: PeriodRule::Opinion,
    unit: Unit::Points,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Surveys, column::NPS)],
    groups: &[By::Channel],
    question: Question::Survey(judge),
    example: Example {
        month: "2026-10",
        files: &[("surveys.csv", "response_id,submitted_at,nps\n1,2026-10-20 10:00,9\n2,2026-10-20 10:00,9\n3,2026-10-20 10:00,9\n4,2026-10-20 10:00,9\n5,2026-10-20 10:00,9\n6,2026-10-20 10:00,9\n7,2026-10-20 10:00,9\n8,2026-10-20 10:00,9\n9,2026-10-20 10:00,9\n10,2026-10-20 10:00,9\n11,2026-10-20 10:00,9\n12,2026-10-20 10:00,9\n13,2026-10-20 10:00,9\n14,2026-10-20 10:00,9\n15,2026-10-20 10:00,9\n16,2026-10-20 10:00,9\n17,2026-10-20 10:00,9\n18,2026-10-20 10:00,9\n19,2026-10-20 10:00,9\n20,2026-10-20 10:00,9\n21,2026-10-20 10:00,9\n22,2026-10-20 10:00,9\n23,2026-10-20 10:00,7\n24,2026-10-20 10:00,7\n25,2026-10-20 10:00,7\n26,2026-10-20 10:00,7\n27,2026-10-20 10:00,7\n28,2026-10-20 10:00,7\n29,2026-10-20 10:00,7\n30,2026-10-20 10:00,7\n31,2026-10-20 10:00,7\n32,2026-10-20 10:00,7\n33,2026-10-20 10:00,3\n34,2026-10-20 10:00,3\n35,2026-10-20 10:00,3\n36,2026-10-20 10:00,3\n37,2026-10-20 10:00,3\n38,2026-10-20 10:00,3\n39,2026-10-20 10:00,3\n40,2026-10-20 10:00,3\n")],
        result: "35.0",
    },
};

fn judge(survey: &SurveyCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if let Some(recommend) = survey.recommend {
        verdicts.push(rules.value(survey.submitted, i64::from(recommend)));
    }
}
