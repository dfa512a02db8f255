//! The week that a weekly report says it is about.

use chrono::{Datelike, NaiveDate};

use super::cursor::{Cursor, value};
use super::date::day_of;
use super::fault::{DateFault, Impossible};
use super::stamp::parse_stamp;
use super::weekday::take_weekday;
use super::{DateOrder, DateRules, LONGEST};
use crate::time::Week;
use crate::time::civil::date_of;

/// Reads a week: `2026-W42`, `2026年第42周`, a date in it, or a range of its days such as `10.12-10.16` or
/// `2026/10/12 至 2026/10/16`.
///
/// What lacks a year takes the one that puts it nearest to `reference`, usually the day of submission. A range over
/// two ISO weeks of at most seven days (Sunday to Saturday, say) is the week that holds most of it.
///
/// # Errors
/// Why the text names no week.
pub fn parse_week(text: &str, rules: DateRules, reference: Option<NaiveDate>) -> Result<Week, DateFault> {
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(DateFault::NotADate);
    }
    if let Some(week) = numbered(text, rules, reference) {
        return week;
    }
    let single = match parse_stamp(text, rules, None) {
        Ok(parsed) => return Ok(Week::of(parsed.stamp.at.date())),
        Err(fault) => fault,
    };
    if let Some(range) = range(text, rules, reference) {
        return range;
    }
    match partial(text, rules) {
        Some(day) => day.resolve(reference).map(Week::of),
        // A lone day without a year would have been read with the reference: the rest of the text is in the way.
        None if single == DateFault::NoYear && reference.is_some() => Err(DateFault::NotADate),
        None => Err(single),
    }
}

/// A week by its number; none if the text has another form.
fn numbered(text: &str, rules: DateRules, reference: Option<NaiveDate>) -> Option<Result<Week, DateFault>> {
    let mut cursor = Cursor(text);
    let year = cursor.digits(4..=4).map(value);
    if year.is_some() {
        cursor.eat_spaced(&["-", "/", "年"]);
    }
    let marked = cursor.eat_spaced(&["W", "第"]).is_some();
    let number = u32::try_from(value(cursor.digits_spaced(1..=2)?)).ok()?;
    let named = cursor.eat_spaced(&["周", "週"]).is_some();
    if !(marked || named) {
        return None;
    }
    cursor.skip_spaces();
    let beside = match cursor.0.strip_prefix('(').map(|rest| rest.strip_suffix(')')) {
        Some(inside) => Some(inside.filter(|inside| !inside.contains('('))?),
        None if cursor.is_empty() => None,
        None => return None,
    };
    let week = match (year, reference) {
        (Some(year), _) => Week::new(i32::try_from(year).ok()?, number),
        (None, Some(reference)) => {
            let year = reference.iso_week().year();
            let weeks = (year - 1..=year + 1).filter_map(|year| Week::new(year, number));
            weeks.min_by_key(|week| (week.monday() - reference).num_days().abs())
        }
        (None, None) => return Some(Err(DateFault::NoYear)),
    };
    let year = year.and_then(|year| i32::try_from(year).ok()).or(reference.map(|date| date.year())).unwrap_or(0);
    let Some(week) = week else { return Some(Err(Impossible::Week { year, number }.into())) };
    // Days in brackets beside the number must be days of that week.
    match beside.map(|days| parse_week(days, rules, Some(week.monday()))) {
        None => Some(Ok(week)),
        Some(Ok(other)) if other == week => Some(Ok(week)),
        Some(Ok(other)) => Some(Err(DateFault::NotOneWeek { from: week.monday(), to: other.sunday() })),
        Some(Err(fault)) => Some(Err(fault)),
    }
}

/// A range of days; none if the text has another form.
fn range(text: &str, rules: DateRules, reference: Option<NaiveDate>) -> Option<Result<Week, DateFault>> {
    const MARKS: [&str; 9] = ["至", "到", "~", "〜", "—", "–", "--", " - ", "-"];
    MARKS.iter().find_map(|mark| {
        text.match_indices(mark).find_map(|(at, mark)| {
            let from = partial(&text[..at], rules)?;
            let to = partial(text[at + mark.len()..].trim_start_matches(mark), rules)?;
            from.month.is_some().then(|| week_of_range(from, to, reference))
        })
    })
}

fn week_of_range(from: Partial, to: Partial, reference: Option<NaiveDate>) -> Result<Week, DateFault> {
    let to = Partial { month: to.month.or(from.month), ..to };
    let (from, to) = match (from.year, to.year) {
        (None, Some(_)) => {
            let to = to.resolve(None)?;
            (from.resolve(Some(to))?, to)
        }
        _ => {
            let from = from.resolve(reference)?;
            (from, to.resolve(Some(from))?)
        }
    };
    let (first, last) = (Week::of(from), Week::of(to));
    if first == last && from <= to {
        return Ok(first);
    }
    if from > to || to - from >= chrono::Duration::days(7) {
        return Err(DateFault::NotOneWeek { from, to });
    }
    let (in_first, in_last) = ((last.monday() - from).num_days(), (to - last.monday()).num_days() + 1);
    match in_first.cmp(&in_last) {
        std::cmp::Ordering::Greater => Ok(first),
        std::cmp::Ordering::Less => Ok(last),
        std::cmp::Ordering::Equal => Err(DateFault::NotOneWeek { from, to }),
    }
}

/// A date that may lack its year, and at the end of a range its month.
#[derive(Clone, Copy, Debug)]
struct Partial {
    year: Option<i64>,
    month: Option<i64>,
    day: i64,
}

impl Partial {
    /// The date; a missing year is the one that brings it nearest to `reference`.
    fn resolve(self, reference: Option<NaiveDate>) -> Result<NaiveDate, DateFault> {
        let month = self.month.ok_or(DateFault::NotADate)?;
        if let Some(year) = self.year {
            return day_of(year, month, self.day).map(date_of);
        }
        let reference = reference.ok_or(DateFault::NoYear)?;
        let year = i64::from(reference.year());
        let near = (year - 1..=year + 1).filter_map(|year| day_of(year, month, self.day).ok()).map(date_of);
        match near.min_by_key(|date| (*date - reference).num_days().abs()) {
            Some(date) => Ok(date),
            None => day_of(year, month, self.day).map(date_of),
        }
    }
}

/// A date with or without year and month, and with nothing behind it.
fn partial(text: &str, rules: DateRules) -> Option<Partial> {
    let text = text.trim();
    if let Ok(parsed) = parse_stamp(text, rules, None) {
        let date = parsed.stamp.at.date();
        return Some(Partial {
            year: Some(i64::from(date.year())),
            month: Some(i64::from(date.month())),
            day: i64::from(date.day()),
        });
    }
    let (text, _) = take_weekday(text);
    let mut cursor = Cursor(&text);
    let first = value(cursor.digits(1..=2)?);
    let (month, day) = if cursor.eat_spaced(&["月"]).is_some() {
        let day = value(cursor.digits_spaced(1..=2)?);
        cursor.eat_spaced(&["日", "号", "號"]);
        (Some(first), day)
    } else if cursor.eat(&["-", "/", "."]).is_some() {
        let second = value(cursor.digits(1..=2)?);
        if rules.order == DateOrder::Dmy { (Some(second), first) } else { (Some(first), second) }
    } else {
        cursor.eat_spaced(&["日", "号", "號"]);
        (None, first)
    };
    cursor.skip_spaces();
    cursor.is_empty().then_some(Partial { year: None, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let submitted = "2026-10-16".parse().ok();
        parse_week(text, DateRules::default(), submitted)
            .map_or_else(|fault| fault.to_string(), |week| week.to_string())
    }

    #[test]
    fn every_way_to_name_a_week_is_read() {
        for text in [
            "2026-W42",
            "2026W42",
            "2026年第42周",
            "2026年第 42 周",
            "2026第42周",
            "第42周",
            "W42",
            "42周",
            "2026年第42周(10.12-10.16)",
            "2026-10-14",
            "2026年10月14日",
            "10.14",
            "10月14日",
            "10.12-10.16",
            "10.12~10.18",
            "10/12-10/16",
            "10-12~10-16",
            "2026-10-12~2026-10-16",
            "2026-10-12 - 2026-10-16",
            "2026-10-12--2026-10-16",
            "2026-10-12-2026-10-16",
            "2026/10/12 至 2026/10/16",
            "2026/10/12到10/16",
            "2026.10.12-10.16",
            "2026.10.12—2026.10.16",
            "2026年10月12日-10月16日",
            "2026年10月12日-16日",
            "10月12日至16日",
            "10.12-16",
            "20261012-20261016",
            "2026-10-12 00:00:00~2026-10-18 23:59:59",
            "2026-10-12(周一)~2026-10-16(周五)",
            "10.11-10.17",
        ] {
            assert_eq!(read(text), "2026-W42", "{text}");
        }
    }

    #[test]
    fn the_year_is_the_one_nearest_to_the_submission() {
        let january = "2027-01-04".parse().ok();
        let read = |text| parse_week(text, DateRules::default(), january).unwrap().to_string();
        assert_eq!(read("12.28-1.3"), "2026-W53");
        assert_eq!(read("第53周"), "2026-W53");
        assert_eq!(read("12.28-2027.1.3"), "2026-W53");
        assert_eq!(read("第1周"), "2027-W01");
    }

    #[test]
    fn what_is_no_week_says_why() {
        assert_eq!(read("2026-10-12~2026-10-23"), "2026-10-12 to 2026-10-23 is not one week");
        assert_eq!(read("2026-10-16~2026-10-12"), "2026-10-16 to 2026-10-12 is not one week");
        assert_eq!(read("2026-10-17~2026-10-20"), "2026-10-17 to 2026-10-20 is not one week");
        assert_eq!(read("2025-W53"), "2025 has no week 53");
        assert_eq!(read("2026年第42周(10.19-10.23)"), "2026-10-12 to 2026-10-25 is not one week");
        assert_eq!(read("10.32-11.1"), "October 2026 has 31 days, not 32");
        for text in ["", "上周", "42", "10月第2周", "本周", "W", "第周", "-", "~", "10.12-"] {
            assert_eq!(read(text), "not a date", "{text}");
        }
        let fault = parse_week("10.12-10.16", DateRules::default(), None);
        assert_eq!(fault, Err(DateFault::NoYear));
    }
}
