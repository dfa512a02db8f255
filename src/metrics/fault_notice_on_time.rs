//! Account owner and manager told of a major fault at once.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use super::ticket::{deadline, to_the_minute, wall};
use crate::link::FaultCase;
use crate::records::faults as column;

/// The later of the two notices counts; the clock starts when somebody first knew.
pub(crate) static METRIC: Metric = Metric {
    slug: "fault_notice_on_time",
    family: Family::Faults,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Faults, column::MANAGER_NOTIFIED_AT)],
    groups: &[By::Customer, By::Project],
    question: Question::Fault(judge),
    example: Example {
        month: "2026-10",
        files: &[("faults.csv", "fault_id,project_id,severity,occurred_at,known_at,owner_notified_at,manager_notified_at\nF1,P1,重大,2026-10-20 02:04,2026-10-20 02:10,2026-10-20 02:31,2026-10-20 02:40\nF2,P1,重大,2026-10-21 02:04,2026-10-21 02:10,2026-10-21 02:31,2026-10-21 02:41\n")],
        result: "1/2",
    },
};

fn judge(fault: &FaultCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let limit = wall(rules.when(fault.known.at).faults.notice_minutes);
    verdicts.push(to_the_minute(
        rules,
        fault.known,
        fault.told(),
        |start| deadline(rules, start, limit, 0),
        |due, done| rules.promise(due, done),
    ));
}
