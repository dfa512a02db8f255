//! Cells that speak of time: dates, moments, times of day and weeks, in the forms that exports really use.
//!
//! What could be read in two ways is refused with both readings, never guessed. Texts come normalised (NFKC) and
//! trimmed; the plain numeric form takes a path of its own, because nearly every cell has it.

mod ascii;
mod clock_time;
mod cursor;
mod date;
mod fault;
mod number;
mod stamp;
mod week;
mod weekday;

pub use ascii::parse_ascii_stamp;
pub use clock_time::parse_time_of_day;
pub use fault::{DateFault, Impossible};
pub use number::stamp_of_serial;
pub use stamp::{ParsedStamp, parse_stamp};
pub use week::parse_week;

use serde::Deserialize;

/// Bytes beyond which a text is no date but a text: keeps the patient readers from pasted essays.
const LONGEST: usize = 160;

/// How a date is to be read that has its year at the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// Nobody said: such a date is refused.
    #[default]
    #[serde(skip)]
    Unknown,
    /// Month first, `10/5/2026` is 5 October.
    Mdy,
    /// Day first, `10/5/2026` is 10 May.
    Dmy,
}

/// What the settings say about the dates of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRules {
    /// How `10/5/2026` is to be read.
    pub order: DateOrder,
    /// Minutes that the report's time zone is ahead of UTC: moments with an offset are converted to it.
    pub offset_minutes: i32,
}

impl Default for DateRules {
    /// No order known, Asia/Shanghai.
    fn default() -> Self {
        Self { order: DateOrder::Unknown, offset_minutes: 8 * 60 }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::{DAY, Moment, Week};

    const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

    /// The moment in every form that carries seconds, minutes, or the date alone.
    fn forms(moment: Moment) -> [Vec<String>; 3] {
        let naive = moment.naive();
        let to = |formats: &[&str]| formats.iter().map(|format| naive.format(format).to_string()).collect::<Vec<_>>();
        let weekday = WEEKDAYS[(naive.format("%u").to_string().parse::<usize>().unwrap()) - 1];
        let (hour, rest) = (moment.second_of_day() / 3600, naive.format("%M:%S"));
        let mut seconds = to(&[
            "%Y-%m-%d %H:%M:%S",
            "%Y/%-m/%-d %-H:%M:%S",
            "%Y.%m.%-d %H:%M:%S",
            "%Y-%m-%dT%H:%M:%S",
            "%Y-%m-%dT%H:%M:%S.123+08:00",
            "%Y-%m-%d %H:%M:%S +0800",
            "%Y年%-m月%-d日 %H:%M:%S",
            "%Y年%m月%d日%H时%M分%S秒",
            "%Y年%-m月%-d号%-H点%-M分%-S秒",
            "%Y%m%d%H%M%S",
            "%Y%m%dT%H%M%S",
            "%Y/%m/%d %-I:%M:%S %p",
            "%Y/%m/%d %p %I:%M:%S",
        ]);
        seconds.push(format!("{}(周{weekday}) {}", naive.format("%Y-%m-%d"), naive.format("%H:%M:%S")));
        seconds.push(format!("{} 星期{weekday} {}", naive.format("%Y年%-m月%-d日"), naive.format("%-H:%M:%S")));
        seconds.push((moment - 8 * 3600).naive().format("%Y-%m-%dT%H:%M:%SZ").to_string());
        seconds.push(format!("{}", moment.seconds() - 8 * 3600));
        seconds.push(format!("{}999", moment.seconds() - 8 * 3600));
        let serial = (moment.seconds() as f64) / DAY as f64 + 25_569.0;
        if moment.second_of_day() != 0 {
            seconds.push(format!("{serial:.9}"));
        }
        let word = ["凌晨", "早上", "上午", "中午", "下午", "晚上"][match hour {
            0..6 => 0,
            6..9 => 1,
            9..11 => 2,
            11..14 => 3,
            14..18 => 4,
            _ => 5,
        }];
        let spoken = match hour {
            0 => 12,
            1..=12 => hour,
            _ => hour - 12,
        };
        seconds.push(format!("{}{word}{spoken}:{rest}", naive.format("%Y年%-m月%-d日")));
        seconds.push(format!("{} {word}{hour}:{rest}", naive.format("%Y/%-m/%-d")));
        let minutes =
            to(&["%Y-%m-%d %H:%M", "%Y/%-m/%-d %-H:%M", "%Y年%-m月%-d日%H时%M分", "%Y%m%d%H%M", "%Y/%m/%d %-I:%M %p"]);
        let mut dates = to(&["%Y-%m-%d", "%Y/%-m/%-d", "%Y.%-m.%-d", "%Y年%-m月%-d日", "%Y年%-m月%-d号", "%Y%m%d"]);
        dates.push(format!("{} 星期{weekday}", naive.format("%Y-%m-%d")));
        dates.push(format!("{serial:.0}", serial = serial.floor()));
        [seconds, minutes, dates]
    }

    proptest! {
        #[test]
        fn every_form_of_a_moment_reads_back_as_that_moment(seconds in 1_000_100_000_i64..4_000_000_000) {
            let moment = Moment::from_seconds(seconds);
            let [exact, minutes, dates] = forms(moment);
            let read = |text: &str| parse_stamp(text, DateRules::default(), None).map_err(|fault| format!("{text}: {fault}"));
            let expect = |texts: Vec<String>, at: Moment, date_only| -> Result<(), TestCaseError> {
                for text in texts {
                    let parsed = read(&text).map_err(TestCaseError::fail)?;
                    prop_assert_eq!((parsed.stamp.at, parsed.stamp.date_only), (at, date_only), "{}", text);
                    prop_assert!(!parsed.weekday_mismatch, "{}", text);
                }
                Ok(())
            };
            expect(exact, moment, false)?;
            expect(minutes, moment - seconds % 60, false)?;
            expect(dates, Moment::start_of(moment.date()), true)?;
        }

        #[test]
        fn a_declared_order_reads_back_and_without_it_nothing_is_guessed(seconds in 0..4_000_000_000_i64) {
            let date = Moment::from_seconds(seconds).date();
            for (order, format) in [(DateOrder::Mdy, "%-m/%-d/%Y"), (DateOrder::Dmy, "%d-%m-%Y")] {
                let text = date.format(format).to_string();
                let rules = DateRules { order, ..DateRules::default() };
                prop_assert_eq!(parse_stamp(&text, rules, None).unwrap().stamp.at.date(), date);
                let refused = matches!(parse_stamp(&text, DateRules::default(), None), Err(DateFault::Ambiguous { .. }));
                prop_assert!(refused);
            }
        }

        #[test]
        fn the_fast_reader_agrees_with_the_patient_one(text in "[12][09][0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?") {
            if let Some(stamp) = parse_ascii_stamp(text.as_bytes()) {
                // A space behind a date is no part of the fast form, so this takes the other road.
                let patient = parse_stamp(&format!("{text} "), DateRules::default(), None);
                prop_assert_eq!(patient.map(|parsed| parsed.stamp), Ok(stamp));
            } else {
                prop_assert!(text.contains("24:00") || parse_stamp(&text, DateRules::default(), None).is_err());
            }
        }

        #[test]
        fn a_week_reads_back_from_its_number_and_its_days(seconds in 0..4_000_000_000_i64) {
            let date = Moment::from_seconds(seconds).date();
            let week = Week::of(date);
            let (monday, friday) = (week.monday().format("%Y-%m-%d"), week.friday().format("%Y-%m-%d"));
            let short = format!("{}-{}", week.monday().format("%-m.%-d"), week.sunday().format("%-m.%-d"));
            for text in [week.to_string(), format!("{monday}~{friday}"), date.to_string(), short] {
                prop_assert_eq!(parse_week(&text, DateRules::default(), Some(date)), Ok(week), "{}", text);
            }
        }

        #[test]
        fn no_text_makes_a_reader_panic(text in "\\PC{0,40}", like in "[0-9年月日号时点分秒第周WTZ上下午凌晨一二:/.~()+ -]{0,30}") {
            for text in [&text, &like] {
                for order in [DateOrder::Unknown, DateOrder::Mdy, DateOrder::Dmy] {
                    let rules = DateRules { order, ..DateRules::default() };
                    let anchor = "2026-10-05".parse().ok();
                    let _ = parse_stamp(text, rules, anchor);
                    let _ = parse_week(text, rules, anchor);
                }
                let _ = parse_time_of_day(text);
                let _ = parse_ascii_stamp(text.as_bytes());
            }
        }
    }
}
