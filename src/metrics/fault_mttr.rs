//! How long major faults lasted.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::FaultCase;

/// From the beginning to the recovery, on the wall.
pub(crate) static METRIC: Metric = Metric {
    slug: "fault_mttr",
    family: Family::Faults,
    nature: Nature::Duration,
    rule: PeriodRule::Duration,
    unit: Unit::Seconds,
    direction: Direction::Down,
    needs: &[Need::Kind(Kind::Faults)],
    groups: &[By::Customer, By::Project],
    question: Question::Fault(judge),
    example: Example {
        month: "2026-10",
        files: &[("faults.csv", "fault_id,project_id,severity,occurred_at,recovered_at\nF1,P1,重大,2026-10-20 02:04,2026-10-20 04:14\n")],
        result: "2:10:00",
    },
};

fn judge(fault: &FaultCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if let Some(recovered) = fault.recovered.filter(|stamp| !stamp.date_only && !fault.occurred.date_only) {
        verdicts.push(rules.value(recovered.at, recovered.at - fault.occurred.at));
    }
}
