//! Major faults that began in the month.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::FaultCase;

/// The days since the last one say more than the count.
pub(crate) static METRIC: Metric = Metric {
    slug: "fault_count",
    family: Family::Faults,
    nature: Nature::Count,
    rule: PeriodRule::Event,
    unit: Unit::Count,
    direction: Direction::Down,
    needs: &[Need::Kind(Kind::Faults)],
    groups: &[By::Customer, By::Project],
    question: Question::Fault(judge),
    example: Example {
        month: "2026-10",
        files: &[("faults.csv", "fault_id,project_id,severity,occurred_at\nF1,P1,重大,2026-10-20 02:04\nF2,P1,一般,2026-10-21 02:04\n")],
        result: "1",
    },
};

fn judge(fault: &FaultCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.push(rules.answer(fault.occurred.at, true));
}
