//! A whole cell as a date or moment.

use chrono::NaiveDate;

use super::ascii::parse_ascii_stamp;
use super::clock_time::{clock_time, compact_time, lone_day_part, parse_time_of_day};
use super::cursor::{Cursor, value};
use super::date::date;
use super::fault::{DateFault, Impossible};
use super::number::numeric_stamp;
use super::weekday::take_weekday;
use super::{DateRules, LONGEST};
use crate::time::civil::{day_number_of, weekday_index};
use crate::time::{DAY, Moment, Stamp};

/// A date or moment read from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedStamp {
    /// What the cell says, in the report's time zone.
    pub stamp: Stamp,
    /// The cell names a weekday, and not that of its date.
    pub weekday_mismatch: bool,
}

impl From<Stamp> for ParsedStamp {
    fn from(stamp: Stamp) -> Self {
        Self { stamp, weekday_mismatch: false }
    }
}

/// Reads a normalised, trimmed cell as a date or moment.
///
/// A time of day alone is put on the date `anchor`; without one it is refused.
///
/// # Errors
/// Why the text is not a date, or could be two.
pub fn parse_stamp(text: &str, rules: DateRules, anchor: Option<NaiveDate>) -> Result<ParsedStamp, DateFault> {
    if let Some(stamp) = parse_ascii_stamp(text.as_bytes()) {
        return Ok(stamp.into());
    }
    if text.len() > LONGEST {
        return Err(DateFault::NotADate);
    }
    if let Some(stamp) = numeric_stamp(text, rules.offset_minutes) {
        return stamp.map(ParsedStamp::from);
    }
    let (bare, weekday) = take_weekday(text);
    match parse_time_of_day(&bare) {
        Ok(time) => {
            let day = day_number_of(anchor.ok_or(DateFault::NoDate)?);
            return Ok(checked(day, Stamp::exact(Moment::from_seconds(day * DAY + time)), weekday));
        }
        Err(impossible @ DateFault::Impossible(_)) => return Err(impossible),
        Err(_) => {}
    }
    let (day, stamp) = written(&bare, rules).map_err(|fault| match fault {
        DateFault::NotADate if in_chinese_numerals(&bare) => DateFault::ChineseNumerals,
        fault => fault,
    })?;
    Ok(checked(day, stamp, weekday))
}

fn checked(day: i64, stamp: Stamp, weekday: Option<usize>) -> ParsedStamp {
    ParsedStamp { stamp, weekday_mismatch: weekday.is_some_and(|weekday| weekday != weekday_index(day)) }
}

/// The day that is written and the moment it stands for, which an offset or 24:00 may put on another day.
fn written(text: &str, rules: DateRules) -> Result<(i64, Stamp), DateFault> {
    let mut cursor = Cursor(text);
    let day = date(&mut cursor, rules)?;
    let midnight = Moment::from_seconds(day * DAY);
    let compact = cursor.eat(&["T"]).is_some();
    if !compact {
        cursor.eat_spaced(&[","]);
        cursor.skip_spaces();
    }
    let mut time = clock_time(&mut cursor)?;
    if time.is_none() && compact {
        time = compact_time(&mut cursor)?;
    }
    let stamp = match time {
        Some(time) => {
            let offset = offset(&mut cursor)?.map_or(0, |offset| i64::from(rules.offset_minutes) - offset);
            Stamp::exact(midnight + time + offset * 60)
        }
        None if compact => return Err(DateFault::NotADate),
        None => {
            lone_day_part(&mut cursor);
            Stamp { at: midnight, date_only: true }
        }
    };
    cursor.skip_spaces();
    if cursor.is_empty() { Ok((day, stamp)) } else { Err(DateFault::NotADate) }
}

/// Takes an offset from UTC in minutes: `Z`, `UTC`, `+08:00`, `+0800`, `+08`.
fn offset(cursor: &mut Cursor<'_>) -> Result<Option<i64>, DateFault> {
    let utc = cursor.eat_spaced(&["Z", "UTC", "GMT"]).is_some();
    let Some(sign) = cursor.eat_spaced(&["+", "-"]) else { return Ok(utc.then_some(0)) };
    let minutes = if let Some(digits) = cursor.digits(4..=4) {
        value(&digits[..2]) * 60 + value(&digits[2..])
    } else {
        let hours = cursor.digits(1..=2).map(value).ok_or(DateFault::NotADate)?;
        let minutes = match cursor.eat(&[":"]) {
            Some(_) => cursor.digits(2..=2).map(value).ok_or(DateFault::NotADate)?,
            None => 0,
        };
        hours * 60 + minutes
    };
    let minutes = if sign == "-" { -minutes } else { minutes };
    if minutes.abs() > 14 * 60 { Err(Impossible::Offset(minutes).into()) } else { Ok(Some(minutes)) }
}

/// Whether a year, month or day in Chinese numerals stands in the text.
fn in_chinese_numerals(text: &str) -> bool {
    let numeral = |c: char| "〇零一二三四五六七八九十廿卅".contains(c);
    text.match_indices(['年', '月', '日', '号']).any(|(at, _)| text[..at].ends_with(numeral))
}

#[cfg(test)]
mod tests {
    use super::super::DateOrder;
    use super::*;

    fn parse(text: &str) -> Result<ParsedStamp, DateFault> {
        parse_stamp(text, DateRules::default(), None)
    }

    fn show(parsed: Result<ParsedStamp, DateFault>) -> String {
        match parsed {
            Ok(parsed) if parsed.stamp.date_only => parsed.stamp.at.date().to_string(),
            Ok(parsed) => parsed.stamp.at.to_string(),
            Err(fault) => fault.to_string(),
        }
    }

    #[test]
    fn every_accepted_form_of_half_past_two_is_the_same_moment() {
        for text in [
            "2026-10-05 14:30:00",
            "2026/10/5 14:30",
            "2026.10.5 14:30",
            "2026-10-05 14:30:00.123",
            "2026-10-05 14:30:00,123",
            "2026-10-05T14:30",
            "2026-10-05T14:30:00.000+08:00",
            "2026-10-05T14:30:00+0800",
            "2026-10-05 14:30:00 +0800",
            "2026-10-05T06:30:00Z",
            "2026-10-05 06:30:00 UTC",
            "2026-10-05T01:30-05:00",
            "2026-10-05T14:30+08",
            "20261005T143000",
            "20261005T063000Z",
            "20261005 14:30",
            "20261005143000",
            "202610051430",
            "20261005143000123",
            "2026年10月5日 14:30",
            "2026年10月05日14时30分",
            "2026年10月5日14时30分00秒",
            "2026年10月5号 14点30分",
            "2026 年 10 月 5 日 14 时 30 分",
            "2026年10月5日下午2:30",
            "2026年10月5日 下午 2点半",
            "2026/10/5 下午2:30",
            "2026/10/5 下午 02:30:00",
            "2026/10/5 PM 2:30",
            "2026/10/5 2:30 PM",
            "2026/10/5 2:30:00pm",
            "2026-10-05(周一) 14:30",
            "2026-10-05 星期一 14:30",
            "2026-10-05 14:30 (周一)",
            "2026- 10- 5 14:30",
            "46300.604166667",
            "1791181800",
            "1791181800000",
        ] {
            let parsed = parse(text);
            assert_eq!(show(parsed.clone()), "2026-10-05 14:30:00", "{text}");
            assert!(!parsed.unwrap().weekday_mismatch, "{text}");
        }
    }

    #[test]
    fn a_date_without_a_time_is_a_date_only() {
        for text in ["2026-10-05", "2026/10/5", "2026.10.5", "2026年10月5日", "2026年10月5号", "2026年10月5日 星期一"]
            .into_iter()
            .chain(["20261005", "46300", "46300.0", "2026年10月5日下午", "2026-10-05(周一)", "Mon, 2026-10-05"])
        {
            assert_eq!(show(parse(text)), "2026-10-05", "{text}");
        }
    }

    #[test]
    fn words_and_midnight_move_the_hour_as_people_mean_it() {
        for (text, expected) in [
            ("2026-10-05 24:00", "2026-10-06 00:00:00"),
            ("2026-12-31 24:00:00", "2027-01-01 00:00:00"),
            ("2026-10-05 晚上12:00", "2026-10-06 00:00:00"),
            ("2026-10-05 凌晨12:10", "2026-10-05 00:10:00"),
            ("2026-10-05 中午1:10", "2026-10-05 13:10:00"),
            ("2026-10-05T20:00:00Z", "2026-10-06 04:00:00"),
            ("46300.999999999", "2026-10-06 00:00:00"),
        ] {
            assert_eq!(show(parse(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_weekday_that_is_not_that_of_the_date_is_reported() {
        assert!(parse("2026-10-05(周二) 14:30").unwrap().weekday_mismatch);
        assert!(!parse("2026-10-05(周一) 24:00").unwrap().weekday_mismatch);
        assert!(!parse("2026-10-05 星期一 20:00Z").unwrap().weekday_mismatch);
    }

    #[test]
    fn what_could_be_two_dates_is_refused_with_both() {
        let date = |text: &str| Some(text.parse().unwrap());
        let both = DateFault::Ambiguous { month_first: date("2026-10-05"), day_first: date("2026-05-10") };
        assert_eq!(parse("10/5/2026"), Err(both.clone()));
        assert_eq!(parse("10-05-2026 14:30"), Err(both));
        let only = DateFault::Ambiguous { month_first: date("2026-10-25"), day_first: None };
        assert_eq!(parse("10/25/2026"), Err(only));
        assert_eq!(show(parse("13/32/2026")), "there is no month 13");
    }

    #[test]
    fn a_declared_order_reads_dates_with_the_year_last() {
        let read = |text, order| show(parse_stamp(text, DateRules { order, ..DateRules::default() }, None));
        assert_eq!(read("10/5/2026", DateOrder::Mdy), "2026-10-05");
        assert_eq!(read("10/5/2026 2:30 PM", DateOrder::Mdy), "2026-10-05 14:30:00");
        assert_eq!(read("10.05.2026 14:30:15", DateOrder::Dmy), "2026-05-10 14:30:15");
        assert_eq!(read("25/12/2026", DateOrder::Mdy), "there is no month 25");
        assert_eq!(read("10/5/26", DateOrder::Mdy), "the year has only two digits");
        assert_eq!(read("2026-10-05", DateOrder::Dmy), "2026-10-05");
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for (text, expected) in [
            ("5-10-26", "the year has only two digits"),
            ("26/10/05 14:30", "the year has only two digits"),
            ("26年10月5日", "the year has only two digits"),
            ("10月5日", "the year is missing"),
            ("10月5日 14:30", "the year is missing"),
            ("10-05 14:30", "the year is missing"),
            ("2026年10月", "the day is missing"),
            ("2026-10", "the day is missing"),
            ("14:30", "a time without a date"),
            ("二〇二六年十月五日", "Chinese numerals are not read"),
            ("十月五号", "Chinese numerals are not read"),
            ("2026-06-31", "June 2026 has 30 days, not 31"),
            ("2026年2月29日", "February 2026 has 28 days, not 29"),
            ("20261301", "there is no month 13"),
            ("0000-00-00 00:00:00", "the year 0 is outside 1900 to 9999"),
            ("2026-10-05 24:30", "there is no hour 24"),
            ("2026-10-05 14:61", "there is no minute 61"),
            ("2026-10-05T14:30+23:00", "no place is 1380 minutes ahead of UTC"),
            ("昨天", "not a date"),
            ("昨天 14:30", "not a date"),
            ("2026-10-05 14", "not a date"),
            ("2026-10/05", "not a date"),
            ("2026-10-05 14:30 前", "not a date"),
            ("2026", "not a date"),
            ("12345678", "not a date"),
            ("19999", "not a date"),
            ("80000.5", "not a date"),
            ("123456789", "not a date"),
            ("", "not a date"),
            ("2026-10-05T", "not a date"),
            ("处理中", "not a date"),
            ("1000.00", "not a date"),
            ("7-9 Henchman St", "not a date"),
            ("电梯故障近一个月", "not a date"),
        ] {
            assert_eq!(show(parse(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_time_alone_takes_the_date_of_its_anchor() {
        let anchor = "2026-10-05".parse().ok();
        let read = |text| show(parse_stamp(text, DateRules::default(), anchor));
        assert_eq!(read("10:20"), "2026-10-05 10:20:00");
        assert_eq!(read("下午2:30"), "2026-10-05 14:30:00");
        assert_eq!(read("24:00"), "2026-10-06 00:00:00");
        assert_eq!(read("10月5日"), "the year is missing");
    }
}
