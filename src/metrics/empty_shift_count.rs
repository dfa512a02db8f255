//! Shifts that nobody took, or that the scheduled agent missed.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::ShiftCase;
use crate::records::shifts as column;

/// Somebody who stands in after an approved swap or leave misses nothing. Zero tolerance; counted for the desk, never by person.
pub(crate) static METRIC: Metric = Metric {
    slug: "empty_shift_count",
    family: Family::Shop,
    nature: Nature::Count,
    rule: PeriodRule::Event,
    unit: Unit::Count,
    direction: Direction::Down,
    needs: &[Need::Column(Kind::Shifts, column::ACTUAL)],
    groups: &[By::Shift],
    question: Question::Shift(judge),
    example: Example {
        month: "2026-10",
        files: &[
            (
                "shifts.csv",
                "date,shift,scheduled,actual\n2026-10-01,晚班,陈某,陈某\n2026-10-02,晚班,周某,周某\n2026-10-03,晚班,陈某,陈某\n2026-10-04,全天班,周某,周某\n2026-10-05,晚班,陈某,陈某\n2026-10-06,晚班,周某,周某\n2026-10-07,晚班,陈某,陈某\n2026-10-08,晚班,周某,周某\n2026-10-09,晚班,陈某,陈某\n2026-10-10,晚班,周某,周某\n2026-10-11,全天班,陈某,陈某\n2026-10-12,晚班,周某,周某\n2026-10-13,晚班,陈某,\n2026-10-14,晚班,周某,周某\n2026-10-15,晚班,陈某,陈某\n2026-10-16,晚班,周某,周某\n2026-10-17,晚班,陈某,陈某\n2026-10-18,全天班,周某,周某\n2026-10-19,晚班,陈某,陈某\n2026-10-20,晚班,周某,陈某\n2026-10-21,晚班,陈某,周某\n2026-10-22,晚班,周某,周某\n2026-10-23,晚班,陈某,陈某\n2026-10-24,晚班,周某,周某\n2026-10-25,全天班,陈某,陈某\n2026-10-26,晚班,周某,周某\n2026-10-27,晚班,陈某,陈某\n2026-10-28,晚班,周某,周某\n2026-10-29,晚班,陈某,陈某\n2026-10-30,晚班,周某,周某\n2026-10-31,晚班,陈某,陈某\n",
            ),
            (
                "requests.csv",
                "kind,staff,partner,shift_date,requested_at,approved\n换班,陈某,周某,2026-10-21,2026-10-20 15:00,同意\n",
            ),
        ],
        result: "2",
    },
};

fn judge(shift: &ShiftCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if shift.missed {
        verdicts.push(rules.answer(shift.at, true));
    }
}
