//! Projects whose customer has not been reached for long.

use super::{
    By, Direction, Example, Family, Metric, Nature, Need, Outcome, PeriodRule, Question, Rules, Unit, Verdict,
};
use crate::ingest::Kind;
use crate::link::ProjectCase;

/// More than 100 days at the end of the month, counted from the delivery where he was never reached. It catches what
/// lies between two quarters, and is information: the visits themselves are judged.
pub(super) static METRIC: Metric = Metric {
    slug: "visit_gap_watch",
    family: Family::Proactive,
    nature: Nature::Information,
    rule: PeriodRule::State,
    unit: Unit::Count,
    direction: Direction::Down,
    needs: &[Need::Kind(Kind::Projects), Need::Kind(Kind::Visits)],
    groups: &[By::Customer, By::Owner],
    question: Question::Project(judge),
    example: Example {
        month: "2026-10",
        files: &[
            (
                "projects.csv",
                "project_id,customer,delivered_on\nP1,甲,2024-03-05\nP2,乙,2024-03-05\nP3,丙,2026-10-05\n",
            ),
            ("visits.csv", "project_id,visited_at,result\nP1,2026-07-23,reached\nP2,2026-07-22,reached\n"),
        ],
        result: "1",
    },
};

fn judge(project: &ProjectCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if project.exempt {
        return;
    }
    let watched = i64::from(rules.settings().visits.gap_watch_days);
    for month in rules.window().months() {
        let close = rules.judged_at(month);
        if project.silent_days(close).is_some_and(|days| days > watched) {
            verdicts.push(Verdict::Judged { month, outcome: Outcome::Yes, at: close - 1 });
        }
    }
}
