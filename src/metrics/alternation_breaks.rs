//! Evenings in a row of one agent.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::ShiftCase;
use crate::records::shifts as column;

/// One day on, one day off: two evenings that follow each other need an approved swap or extra shift. Information.
pub(crate) static METRIC: Metric = Metric {
    slug: "alternation_breaks",
    family: Family::Shop,
    nature: Nature::Count,
    rule: PeriodRule::Event,
    unit: Unit::Count,
    direction: Direction::Down,
    needs: &[Need::Column(Kind::Shifts, column::ACTUAL)],
    groups: &[],
    question: Question::Shift(judge),
    example: Example {
        month: "2026-10",
        files: &[
            (
                "shifts.csv",
                "date,shift,scheduled,actual\n2026-10-12,晚班,陈某,陈某\n2026-10-13,晚班,陈某,陈某\n2026-10-14,晚班,周某,周某\n2026-10-15,晚班,周某,周某\n",
            ),
            (
                "requests.csv",
                "kind,staff,partner,shift_date,requested_at,approved\n换班,陈某,周某,2026-10-15,2026-10-12 15:00,同意\n",
            ),
        ],
        result: "1",
    },
};

fn judge(shift: &ShiftCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if shift.again {
        verdicts.push(rules.answer(shift.at, true));
    }
}
