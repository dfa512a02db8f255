//! Absences from the post without permission.

use super::{Direction, Example, Family, Metric, Nature, Need, Outcome, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::ShiftCase;
use crate::records::shifts as column;

/// As recorded; information, never by person.
pub(crate) static METRIC: Metric = Metric {
    slug: "left_post_count",
    family: Family::Shop,
    nature: Nature::Count,
    rule: PeriodRule::Event,
    unit: Unit::Count,
    direction: Direction::Down,
    needs: &[Need::Column(Kind::Shifts, column::LEFT_POST)],
    groups: &[],
    question: Question::Shift(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "shifts.csv",
            "date,shift,scheduled,actual,left_post\n2026-10-12,晚班,陈某,陈某,2\n2026-10-13,晚班,周某,周某,0\n2026-10-14,晚班,陈某,陈某,1\n",
        )],
        result: "3",
    },
};

fn judge(shift: &ShiftCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if shift.left_post > 0 {
        let outcome = Outcome::Part { yes: shift.left_post, no: 0 };
        verdicts.push(Verdict::Judged { month: rules.month_of(shift.at), outcome, at: shift.at });
    }
}
