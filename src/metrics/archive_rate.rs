//! Projects in use whose visit file is complete.

use super::{
    By, Direction, Example, Family, Metric, Nature, Need, Outcome, PeriodRule, Question, Rules, Unit, Verdict,
};
use crate::ingest::Kind;
use crate::link::ProjectCase;
use crate::records::projects as column;

/// Customer, contact person, day of delivery and visit owner, of the projects in use at the end of the month. The
/// register says nothing of when its cells were filled: a filled cell restates earlier months as a corrected row.
pub(super) static METRIC: Metric = Metric {
    slug: "archive_rate",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::State,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Projects, column::VISIT_OWNER), Need::Column(Kind::Projects, column::CONTACT_PRESENT)],
    groups: &[By::Customer, By::Owner],
    question: Question::Project(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "projects.csv",
            "project_id,customer,delivered_on,ended_on,visit_owner,contact_present\nP1,甲,2025-10-10,,李某,有\nP2,乙,2025-10-10,,,有\nP3,丙,2025-10-10,2026-10-30,,\n",
        )],
        result: "1/2",
    },
};

fn judge(project: &ProjectCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    for month in rules.window().months() {
        let last = rules.judged_at(month) - 1;
        if project.life.in_use(last.date()) {
            let outcome = if project.filed { Outcome::Yes } else { Outcome::No };
            verdicts.push(Verdict::Judged { month, outcome, at: last });
        }
    }
}
