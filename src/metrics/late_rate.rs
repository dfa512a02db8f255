//! Shifts that began late.

use super::{
    By, Direction, Example, Exclusion, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict,
};
use crate::ingest::Kind;
use crate::link::ShiftCase;
use crate::records::shifts as column;

/// Of the shifts that were worked; one whose beginning nobody recorded is left out and listed.
pub(crate) static METRIC: Metric = Metric {
    slug: "late_rate",
    family: Family::Shop,
    nature: Nature::Process,
    rule: PeriodRule::Event,
    unit: Unit::Ratio,
    direction: Direction::Down,
    needs: &[
        Need::AnyColumn(Kind::Shifts, &[column::START_AT, column::ATTENDANCE]),
        Need::Column(Kind::Shifts, column::ACTUAL),
    ],
    groups: &[By::Shift],
    question: Question::Shift(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "shifts.csv",
            "date,shift,scheduled,actual,start_at,end_at,attendance\n2026-10-12,晚班,陈某,陈某,18:30,24:00,正常\n2026-10-13,晚班,周某,周某,18:31,24:00,\n2026-10-14,晚班,陈某,陈某,,,迟到\n2026-10-15,晚班,周某,周某,,,\n2026-10-16,晚班,陈某,,,,\n",
        )],
        result: "2/3",
    },
};

fn judge(shift: &ShiftCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if shift.worked.is_none() {
        return;
    }
    verdicts.push(match shift.late {
        Some(late) => rules.answer(shift.at, late),
        None => Verdict::Excluded { month: rules.month_of(shift.at), reason: Exclusion::DateOnly },
    });
}
