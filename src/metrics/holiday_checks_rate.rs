//! Holiday dates on which the sites were checked often enough.

use super::holiday_coverage::watched;
use super::{Direction, Example, Family, Metric, Nature, Need, PeriodRule, Question, Rules, Unit, Verdict};
use crate::ingest::Kind;
use crate::link::WatchedDay;

/// Two checks a date, unless the settings ask for another number. Several sites at one moment are one check.
pub(super) static METRIC: Metric = Metric {
    slug: "holiday_checks_rate",
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
        result: "5/7",
    },
};

fn judge(day: &WatchedDay, rules: &Rules<'_>, verdicts: &mut Vec<Verdict>) {
    verdicts.extend(watched(day, rules, day.checks >= rules.settings().holiday_watch.checks_per_day));
}
