//! Required shifts that were manned.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::ShiftCase;
use crate::records::shifts as column;

/// The shifts come from the regulation, not from the rota: a day that nobody scheduled is a gap. Zero tolerance.
pub(crate) static METRIC: Metric = Metric {
    slug: "shift_coverage",
    family: Family::Shop,
    nature: Nature::Census,
    rule: PeriodRule::Event,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Shifts, column::ACTUAL)],
    groups: &[By::Shift],
    question: Question::Shift(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "shifts.csv",
            "date,shift,scheduled,actual\n2026-10-01,晚班,陈某,陈某\n2026-10-02,晚班,周某,周某\n2026-10-03,晚班,陈某,陈某\n2026-10-04,全天班,周某,周某\n2026-10-05,晚班,陈某,陈某\n2026-10-06,晚班,周某,周某\n2026-10-07,晚班,陈某,陈某\n2026-10-08,晚班,周某,周某\n2026-10-09,晚班,陈某,陈某\n2026-10-10,晚班,周某,周某\n2026-10-11,全天班,陈某,陈某\n2026-10-12,晚班,周某,周某\n2026-10-14,晚班,周某,周某\n2026-10-15,晚班,陈某,陈某\n2026-10-16,晚班,周某,周某\n2026-10-17,晚班,陈某,陈某\n2026-10-18,全天班,周某,周某\n2026-10-19,晚班,陈某,陈某\n2026-10-20,晚班,周某,\n2026-10-21,晚班,陈某,陈某\n2026-10-22,晚班,周某,周某\n2026-10-23,晚班,陈某,陈某\n2026-10-24,晚班,周某,周某\n2026-10-25,全天班,陈某,陈某\n2026-10-26,晚班,周某,周某\n2026-10-27,晚班,陈某,陈某\n2026-10-28,晚班,周某,周某\n2026-10-29,晚班,陈某,陈某\n2026-10-30,晚班,周某,周某\n2026-10-31,晚班,陈某,陈某\n",
        )],
        result: "29/31",
    },
};

fn judge(shift: &ShiftCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if shift.required {
        verdicts.push(rules.answer(shift.at, shift.worked.is_some()));
    }
}
