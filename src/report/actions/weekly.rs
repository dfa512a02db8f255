//! Weekly reports that were not handed in: how many a department owes for a week, and nobody's name.

use std::collections::BTreeMap;

use super::{Draft, Drafts, Subject};
use crate::ingest::Sym;
use crate::link::WeeklyCase;
use crate::metrics::{Ask, Asked, Outcome, Rules, Verdict, find};
use crate::report::List;
use crate::time::Moment;

const METRIC: &str = "weekly_report_on_time";

/// One draft for each department and week of the month with missing reports.
pub fn weekly(weeks: &[WeeklyCase], rules: &Rules<'_>, drafts: &mut Drafts) {
    let Some(ask) = find(METRIC).and_then(WeeklyCase::question) else { return };
    let mut missing: BTreeMap<(Moment, Option<Sym>), u64> = BTreeMap::new();
    for week in weeks.iter().filter(|week| week.submitted.is_none()) {
        if is_missing(ask, week, rules) {
            *missing.entry((week.due, week.department)).or_default() += 1;
        }
    }
    drafts.extend(missing.into_iter().map(|((due, department), count)| Draft {
        list: List::WeeklyReportMissing,
        metric: METRIC,
        like: List::WeeklyReportMissing,
        subject: Subject::Department(department, count),
        due: Some(due.date()),
        row: None,
        customer: None,
        person: None,
        done_later: None,
        note: None,
    }));
}

fn is_missing(ask: Ask<WeeklyCase>, week: &WeeklyCase, rules: &Rules<'_>) -> bool {
    let mut verdicts = Vec::new();
    ask(week, rules, &mut verdicts);
    let last = rules.window().last;
    let missing = |verdict: &Verdict| matches!(verdict, Verdict::Judged { month, outcome: Outcome::Missing, .. } if *month == last);
    verdicts.iter().any(missing)
}
