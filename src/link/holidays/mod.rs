//! The watch over customers' sites on holidays: which days the calendar makes watched ones, and who checked on them.

mod case;
#[cfg(test)]
mod tests;

pub use case::{WatchProblem, WatchedDay};

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::number;
use super::seen::happened;
use super::subject::{Subject, of_two_sorts};
use crate::ingest::{ReadFile, Sym};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Problem};
use crate::records::holiday_duty::{DutyCheck, SiteStatus};
use crate::time::{Moment, Month, Stamp};

/// The watch of a report, linked.
#[derive(Debug, Default)]
pub struct HolidayWatch {
    /// The days to be watched in the window and in the month after it. Their indices come first.
    pub days: Vec<WatchedDay>,
    /// What was found. Their indices go on where those of [`HolidayWatch::days`] end.
    pub problems: Vec<WatchProblem>,
}

/// A case of a row of the watch.
#[derive(Clone, Copy, Debug)]
pub enum WatchRow<'a> {
    /// A day to be watched.
    Day(&'a WatchedDay),
    /// A problem.
    Problem(&'a WatchProblem),
}

/// One round of a person over the sites: several sites at one moment are one check.
type Round = (Moment, Sym);

impl HolidayWatch {
    /// Links the checks of all files. A check that stands in two files counts once.
    #[must_use]
    pub fn link(rows: &[DutyCheck], rules: &Rules<'_>, files: &[ReadFile], log: &mut Log) -> Self {
        let mut rounds: BTreeMap<NaiveDate, BTreeSet<Round>> = BTreeMap::new();
        let mut found: BTreeMap<(Stamp, Option<Sym>), Option<Stamp>> = BTreeMap::new();
        for row in rows {
            let checked = row.checked.stamp();
            if checked.at >= rules.as_of() {
                log.add(Problem::new(Code::AfterAsOf, super::place(files, row.origin)).field("checked_at"));
                continue;
            }
            rounds.entry(checked.at.date()).or_default().insert((checked.at, row.staff));
            if row.status == SiteStatus::Problem {
                let contacted = found.entry((checked, row.site)).or_default();
                *contacted = contacted.iter().copied().chain(happened(row.contacted, rules)).min();
            }
        }
        let window = rules.window();
        let first = rules.periods().first_day(window.first);
        let before = rules.periods().first_day(window.last.plus(2));
        let names = &rules.settings().holiday_watch.names;
        let mut linked = Self::default();
        for on in rules.calendar().off_dates(names, first, before) {
            linked.days.push(WatchedDay {
                index: number(linked.days.len()),
                on,
                checks: number(rounds.get(&on).map_or(0, BTreeSet::len)),
                problems: number(found.keys().filter(|(at, _)| at.at.date() == on).count()),
            });
        }
        let watched: BTreeSet<NaiveDate> = linked.days.iter().map(|day| day.on).collect();
        for ((found, site), contacted) in found {
            let index = number(linked.days.len() + linked.problems.len());
            let watched = watched.contains(&found.at.date());
            linked.problems.push(WatchProblem { index, found, site, contacted, watched });
        }
        linked
    }

    /// The case with a number.
    #[must_use]
    pub fn row(&self, index: u32) -> Option<WatchRow<'_>> {
        of_two_sorts(index, (&self.days, WatchRow::Day), (&self.problems, WatchRow::Problem))
    }

    /// Whom and what the case with a number is about.
    #[must_use]
    pub fn subject(&self, index: u32) -> Option<Subject> {
        Some(match self.row(index)? {
            WatchRow::Day(day) => Subject { since: Some(day.on), ..Subject::default() },
            WatchRow::Problem(problem) => Subject {
                since: Some(problem.found.at.date()),
                text: problem.site,
                done_on: problem.contacted.map(|contacted| contacted.at.date()),
                ..Subject::default()
            },
        })
    }

    /// The days of a month that are to be watched, with the number of checks: the calendar of the watch for the
    /// report month, 下月节假日值守日 for the month after it.
    pub fn days_of<'a>(&'a self, rules: &'a Rules<'_>, month: Month) -> impl Iterator<Item = &'a WatchedDay> {
        self.days.iter().filter(move |day| rules.periods().month_of_date(day.on) == month)
    }
}
