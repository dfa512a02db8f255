//! Problems found on holidays, of which the service department was told in time.

use super::ticket::{deadline, to_the_minute, wall};
use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::WatchProblem;
use crate::records::holiday_duty as column;

/// Within 30 minutes on the wall, on the days that are to be watched.
pub(super) static METRIC: Metric = Metric {
    slug: "holiday_issue_contact_on_time",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Promise,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Column(Kind::HolidayDuty, column::CONTACTED_AT)],
    groups: &[],
    question: Question::WatchProblem(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "duty.csv",
            "checked_at,staff,site,status,contacted_at\n2026-10-03 21:10,李某,门户网站,problem,2026-10-03 21:40\n2026-10-04 21:10,李某,门户网站,problem,2026-10-04 21:41\n2026-10-05 21:10,李某,门户网站,ok,\n",
        )],
        result: "1/2",
    },
};

fn judge(problem: &WatchProblem, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    if !problem.watched {
        return;
    }
    let limit = wall(rules.settings().holiday_watch.contact_minutes);
    verdicts.push(to_the_minute(
        rules,
        problem.found,
        problem.contacted,
        |found| deadline(rules, found, limit, 0),
        |due, done| rules.promise(due, done),
    ));
}
