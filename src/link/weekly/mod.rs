//! Weekly reports: every staff-week that the roster and the calendar make, and the report that answers it.

mod case;
mod grid;
mod matching;

pub use case::WeeklyCase;
pub use grid::{GridCell, GridRow, grid};

use std::collections::BTreeMap;

use self::matching::{Due, Submission, matched};
use super::leave::Leave;
use super::staff::Roster;
use super::{Names, date_of, number};
use crate::ingest::Sym;
use crate::metrics::Rules;
use crate::records::weekly_reports::WeeklyReport;
use crate::settings::IfHoliday as Setting;
use crate::time::{IfHoliday, Moment, Week};

/// Makes the staff-weeks whose due instant lies in the window, and those of the month after it, which are pending.
///
/// They begin with the month of the first report that was ever handed in, at the latest with the report month: a
/// department is not blamed for the time before it began to export, and an export that is missing hides no report.
#[must_use]
pub fn staff_weeks(
    reports: &[WeeklyReport],
    roster: &Roster,
    leave: &Leave,
    names: &Names,
    rules: &Rules<'_>,
) -> Vec<WeeklyCase> {
    let mut handed: BTreeMap<Sym, Vec<&WeeklyReport>> = BTreeMap::new();
    for report in reports.iter().filter(|report| report.submitted.at() < rules.as_of()) {
        let who = roster.who(report.staff, names, date_of(report.submitted));
        handed.entry(who).or_default().push(report);
    }
    let weeks = due_weeks(rules);
    let first = first_month_start(handed.values().flatten().map(|report| report.submitted.at()), rules);
    let mut cases = Vec::new();
    for person in roster.people().iter().filter(|person| person.weekly) {
        let reports = handed.get(&person.who).map_or(&[][..], Vec::as_slice);
        let dues: Vec<Due> = weeks
            .iter()
            .map(|&(week, at)| {
                let owed = person.is_there(at.date()) && !leave.covers_week(person.who, week, rules);
                Due { week, at, owed }
            })
            .collect();
        let submissions: Vec<Submission> =
            reports.iter().map(|report| Submission { week: report.week, at: report.submitted.at() }).collect();
        for (due, answer) in dues.iter().zip(matched(&dues, &submissions, rules.as_of())) {
            if due.at < first || !person.is_there(due.at.date()) {
                continue;
            }
            let report = answer.map(|answer| reports[answer]);
            cases.push(WeeklyCase {
                index: number(cases.len()),
                person: person.who,
                department: person.department,
                week: due.week,
                due: due.at,
                on_leave: !due.owed,
                submitted: report.map(|report| report.submitted.stamp()),
                has_service: report.is_some_and(|report| report.has_service),
                has_feedback: report.is_some_and(|report| report.has_feedback),
            });
        }
    }
    cases
}

/// The due instants from two weeks before the window, which late reports may answer, to the month after it.
fn due_weeks(rules: &Rules<'_>) -> Vec<(Week, Moment)> {
    let weekly = &rules.settings().weekly;
    let if_holiday = match weekly.if_holiday {
        Setting::Previous => IfHoliday::Previous,
        Setting::Next => IfHoliday::Next,
        Setting::Skip => IfHoliday::Skip,
    };
    let window = rules.window();
    let from = rules.periods().start(window.first) - 14 * crate::time::DAY;
    let until = rules.periods().end(window.last.next());
    // The week after the end may be due in it, where its day is off.
    Week::touching(from, until + 7 * crate::time::DAY)
        .filter_map(|week| {
            let due = week.due_instant(rules.calendar(), weekly.weekday.0, weekly.time.seconds(), if_holiday)?;
            (due < until).then_some((week, due))
        })
        .collect()
}

/// From when on reports are owed.
fn first_month_start(handed: impl Iterator<Item = Moment>, rules: &Rules<'_>) -> Moment {
    let window = rules.window();
    let first = handed.min().map_or(window.last, |first| rules.month_of(first));
    rules.periods().start(first.clamp(window.first, window.last))
}

#[cfg(test)]
mod tests;
