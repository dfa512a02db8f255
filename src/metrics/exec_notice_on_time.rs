//! Senior leaders told of a major fault in time.

use super::{By, Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use super::ticket::{deadline, to_the_minute, wall};
use crate::link::FaultCase;
use crate::records::faults as column;
use crate::time::Stamp;

/// The clock starts when the manager filed it; without a filing time at the notice, without a notice at the notice's deadline.
pub(crate) static METRIC: Metric = Metric {
    slug: "exec_notice_on_time",
    family: Family::Faults,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::Faults, column::EXEC_NOTIFIED_AT)],
    groups: &[By::Customer, By::Project],
    question: Question::Fault(judge),
    example: Example {
        month: "2026-10",
        files: &[("faults.csv", "fault_id,project_id,severity,occurred_at,known_at,filed_at,exec_notified_at\nF1,P1,重大,2026-10-20 02:04,2026-10-20 02:10,2026-10-20 03:05,2026-10-20 04:05\nF2,P1,重大,2026-10-21 02:04,2026-10-21 02:10,2026-10-21 03:05,2026-10-21 04:06\n")],
        result: "1/2",
    },
};

fn judge(fault: &FaultCase, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    let limits = &rules.when(fault.known.at).faults;
    let notice_due = Stamp { at: fault.known.at + i64::from(limits.notice_minutes) * 60, ..fault.known };
    let limit = wall(limits.exec_minutes);
    // Filing or a notice that came when the month of the earlier deadline had been judged moves nothing any more.
    let known = |start: Stamp, next| rules.known_with(deadline(rules, start.at, limit, 0), next).unwrap_or(start);
    let start = known(notice_due, fault.told().or(fault.first_notice()));
    let start = known(start, fault.filed);
    verdicts.push(to_the_minute(
        rules,
        start,
        fault.leaders_told,
        |start| deadline(rules, start, limit, 0),
        |due, done| rules.promise(due, done),
    ));
}
