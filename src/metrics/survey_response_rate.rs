//! Questionnaires that came back with a valid answer.

use super::{By, Direction, Example, Family, Metric, Nature, Need, Outcome, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::CampaignCase;
use crate::records::surveys as column;

/// How many were sent is known from the rounds, or from questionnaires with the time of their sending; without either
/// the rate is not measured. A round belongs to the month in which it closes, with all its valid answers.
pub(crate) static METRIC: Metric = Metric {
    slug: "survey_response_rate",
    family: Family::Satisfaction,
    nature: Nature::Process,
    rule: PeriodRule::Opinion,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[
        Need::Kind(Kind::Surveys),
        Need::Any(&[Need::Kind(Kind::Campaigns), Need::Column(Kind::Surveys, column::SENT_AT)]),
    ],
    groups: &[By::Channel],
    question: Question::Campaign(judge),
    example: Example {
        month: "2026-10",
        files: &[("campaigns.csv", "campaign_id,sent_count,closed_on\n2026-10,4,2026-10-25\n"), ("surveys.csv", "response_id,submitted_at,campaign_id,overall\n1,2026-10-20 10:00,2026-10,满意\n2,2026-10-21 10:00,2026-10,一般\n")],
        result: "2/4",
    },
};

fn judge(round: &CampaignCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let outcome = Outcome::Part { yes: round.valid, no: round.sent.saturating_sub(round.valid) };
    verdicts.push(Verdict::Judged { month: rules.month_of(round.at), outcome, at: round.at });
}
