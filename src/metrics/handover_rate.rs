//! Shifts whose log is complete.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::ShiftCase;
use crate::records::shifts as column;

/// The receiver signed, and both open questions and pending matters are written down, were it only that there are none.
pub(crate) static METRIC: Metric = Metric {
    slug: "handover_rate",
    family: Family::Shop,
    nature: Nature::Census,
    rule: PeriodRule::Event,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[
        Need::Column(Kind::Shifts, column::ACTUAL),
        Need::Column(Kind::Shifts, column::QUESTIONS),
        Need::Column(Kind::Shifts, column::PENDING),
        Need::Column(Kind::Shifts, column::SIGNED),
    ],
    groups: &[By::Shift],
    question: Question::Shift(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "shifts.csv",
            "date,shift,scheduled,actual,questions,pending,signed\n2026-10-12,晚班,陈某,陈某,尺码咨询,无,是\n2026-10-13,晚班,周某,周某,无,,是\n2026-10-14,晚班,陈某,陈某,无,无,否\n2026-10-15,晚班,周某,,,,\n",
        )],
        result: "1/3",
    },
};

fn judge(shift: &ShiftCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if shift.worked.is_some() {
        verdicts.push(rules.answer(shift.at, shift.handover.is_complete()));
    }
}
