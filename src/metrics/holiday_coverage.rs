//! Holiday dates on which somebody watched the customers' sites.

use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::WatchedDay;
use crate::time::Moment;

/// The whole announced span of the holidays named in the settings, swapped days included. One check by a named person
/// covers a date.
pub(super) static METRIC: Metric = Metric {
    slug: "holiday_coverage",
    family: Family::Proactive,
    nature: Nature::Census,
    rule: PeriodRule::Event,
    unit: Unit::Ratio,
    direction: Direction::Up,
    needs: &[Need::Kind(Kind::HolidayDuty)],
    groups: &[],
    question: Question::WatchedDay(judge),
    example: Example {
        month: "2026-10",
        files: &[(
            "duty.csv",
            "checked_at,staff,status,contacted_at\n2026-10-01 09:10,李某,ok,\n2026-10-02 09:10,李某,ok,\n2026-10-03 09:10,李某,ok,\n2026-10-05 09:10,李某,ok,\n2026-10-06 09:10,李某,ok,\n2026-10-07 09:10,李某,ok,\n2026-10-01 21:10,李某,ok,\n2026-10-02 21:10,李某,ok,\n2026-10-03 21:10,李某,ok,\n2026-10-05 21:10,李某,ok,\n2026-10-06 21:10,李某,ok,\n",
        )],
        result: "6/7",
    },
};

fn judge(day: &WatchedDay, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.extend(watched(day, rules, day.checks > 0));
}

/// The answer about a date, once it is over.
pub(super) fn watched(day: &WatchedDay, rules: &Rules<'_>, yes: bool) -> Option<Verdict> {
    (Moment::end_of(day.on) < rules.horizon()).then(|| rules.answer(Moment::start_of(day.on), yes))
}
