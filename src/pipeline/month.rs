//! Which month the report is about, and when its data closes.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::{Blame, Department, Error, Exports};
use crate::ingest::dates::{DateRules, parse_stamp};
use crate::ingest::{Kind, ReadFile};
use crate::problem::{Problem, Severity};
use crate::said::{Said, said};
use crate::time::{Moment, Month, Periods};

/// The close of the data, as it is written on the command line: a date means its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf(Moment);

impl AsOf {
    /// The instant, exclusive.
    #[must_use]
    pub const fn instant(self) -> Moment {
        self.0
    }

    /// The instant that `text` names in a time zone so many minutes ahead of universal time.
    ///
    /// # Errors
    /// The text is no date and no instant.
    pub fn parse(text: &str, offset_minutes: i32) -> Result<Self, Error> {
        let rules = DateRules { offset_minutes, ..DateRules::default() };
        let wrong = |fault| {
            Error::new(Blame::User, said!("`{text}` is no instant: {fault}", "`{text}` 不是时刻：{fault}")).help(said!(
                "write a date like 2026-11-03, whose end is meant, or an instant like 2026-11-03T12:00:00+08:00",
                "写日期如 2026-11-03（指当日结束），或时刻如 2026-11-03T12:00:00+08:00"
            ))
        };
        let stamp = parse_stamp(text.trim(), rules, None).map_err(wrong)?.stamp;
        Ok(Self(if stamp.date_only { Moment::end_of(stamp.at.date()) + 1 } else { stamp.at }))
    }
}

impl FromStr for AsOf {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::parse(text, 8 * 60)
    }
}

/// The newest month that has events in its last seven days and at least a tenth of the median month's.
///
/// # Errors
/// No record has a date.
pub fn newest_month(exports: &Exports, periods: Periods) -> Result<Month, Error> {
    let mut events: BTreeMap<Month, (u64, bool)> = BTreeMap::new();
    for at in exports.moments() {
        let month = periods.month_of(at);
        let (count, late) = events.entry(month).or_default();
        *count += 1;
        *late |= at >= periods.end(month) - 7 * crate::time::DAY;
    }
    let mut counts: Vec<u64> = events.values().map(|(count, _)| *count).collect();
    counts.sort_unstable();
    let median = counts.get(counts.len() / 2).copied().unwrap_or(0);
    let complete = events.iter().rev().find(|(_, (count, late))| *late && count * 10 >= median);
    complete.or_else(|| events.iter().next_back()).map(|(month, _)| *month).ok_or_else(|| {
        let message = said!(
            "no record of the exports has a date, so there is no month to report on",
            "导出文件里没有一条带日期的记录，不知道该报告哪个月"
        );
        undated(exports, Error::new(Blame::User, message))
    })
}

/// Why there are no records: what is wrong with the files, or that they hold nothing below their headers.
fn undated(exports: &Exports, error: Error) -> Error {
    let grave = |problem: &&Problem| problem.code.severity() == Severity::Error;
    let of_file = |file: &ReadFile| -> Vec<(Kind, Problem)> {
        file.problems.iter().filter(grave).map(|problem| (file.kind, problem.clone())).collect()
    };
    let mut problems: Vec<(Kind, Problem)> = exports.files.iter().flat_map(of_file).collect();
    super::privacy::mask_quotes(problems.iter_mut().map(|(_, problem)| problem), &exports.door);
    let help = if problems.is_empty() {
        said!(
            "the files hold no row below their headers; export all rows of the month",
            "这些文件在表头下面没有一行数据；请导出当月的全部行"
        )
    } else {
        said!("mend the problems that are listed here first", "先改正这里列出的问题")
    };
    Error { problems, ..error.help(help) }
}

/// Refuses a month whose working days are not known: a report that takes the Spring Festival for working days is worse
/// than none.
///
/// # Errors
/// The table of days off of a year is missing.
pub(super) fn check(department: &Department, month: Month, as_of: Moment) -> Result<(), Error> {
    if as_of <= department.periods.start(month) {
        let message = said!("the data would close before {month} begins", "数据截止早于 {month} 的开始");
        return Err(Error::new(Blame::User, message)
            .help(said!("`--as-of` must lie within the month or after it", "`--as-of` 应在该月之内或之后")));
    }
    let missing = department.missing_years(month, last_due(department, month));
    let Some(year) = missing.first() else { return Ok(()) };
    let message = said!(
        "the days off of {year} are not known, and the report of {month} needs them",
        "不知道 {year} 年的放假安排，而 {month} 的报告要用到它"
    );
    Err(Error::new(Blame::Report, message).help(said!(
        "add the State Council's table to data/report.toml: `[calendar.{year}]` with `off` and `work`, \
         or `[calendar] holidays = \"none\"` where there are none",
        "把国务院的安排写进 data/report.toml：`[calendar.{year}]` 的 `off` 和 `work`；没有放假的地方写 `[calendar] holidays = \"none\"`"
    )))
}

/// An error of a month that no record reaches is most likely one of the month itself, and says so first.
pub(super) fn beyond(error: Error, month: Month, newest: Option<Moment>, department: &Department) -> Error {
    let Some(last) = newest.map(|at| department.periods.month_of(at)).filter(|last| *last < month) else {
        return error;
    };
    let help = error.help.map(|help| *help).unwrap_or_default();
    let asked = said!("is the month right? The newest record is of {last}", "月份写对了吗？最新的记录在 {last}");
    let both = |asked: &str, help: &str| format!("{asked}\n        {help}").into();
    let help = Said { en: both(&asked.en, &help.en), zh: both(&asked.zh, &help.zh) };
    Error { help: Some(Box::new(help)), ..error }
}

/// The last day that a deadline of the month's report, or a due list of the next one, can touch.
fn last_due(department: &Department, month: Month) -> chrono::NaiveDate {
    department.periods.last_day(month.next())
}
