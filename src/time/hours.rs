//! The weekly working hours of a department.

use chrono::Weekday;
use thiserror::Error;

use super::moment::DAY;

/// Which weekdays are worked, and between which times: half-open intervals in seconds of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkHours {
    weekdays: [bool; 7],
    intervals: Vec<(i64, i64)>,
}

/// Why working hours cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum HoursFault {
    /// No weekday is worked.
    #[error("no working day is named")]
    NoWorkday,
    /// A word that names no weekday.
    #[error("`{0}` is not a weekday; write it like Mon")]
    NotWeekday(String),
    /// No interval is given.
    #[error("no working interval is named")]
    NoInterval,
    /// An interval is empty, runs backwards or leaves the day.
    #[error("the interval {0} is not a stretch of one day")]
    NotInterval(String),
    /// Two intervals overlap or are out of order.
    #[error("the interval {0} begins before the one in front of it ends")]
    Overlap(String),
}

impl WorkHours {
    /// Working hours on `weekdays` in `intervals`, each from its first second to the second after its last.
    ///
    /// # Errors
    /// If nothing would ever be worked, or the intervals are not in order within one day.
    pub fn new(weekdays: &[Weekday], intervals: &[(i64, i64)]) -> Result<Self, HoursFault> {
        let mut worked = [false; 7];
        for day in weekdays {
            worked[day.num_days_from_monday() as usize] = true;
        }
        if !worked.contains(&true) {
            return Err(HoursFault::NoWorkday);
        }
        if intervals.is_empty() {
            return Err(HoursFault::NoInterval);
        }
        let mut free_from = 0;
        for &(start, end) in intervals {
            let text = || format!("{}-{}", clock_face(start), clock_face(end));
            if start < 0 || end > DAY || start >= end {
                return Err(HoursFault::NotInterval(text()));
            }
            if start < free_from {
                return Err(HoursFault::Overlap(text()));
            }
            free_from = end;
        }
        Ok(Self { weekdays: worked, intervals: intervals.to_vec() })
    }

    /// Working hours in the words of the settings: `["Mon", "Tue"]` and `["09:00-12:00", "22:00-24:00"]`.
    ///
    /// # Errors
    /// If a word is not read, or as in [`WorkHours::new`].
    pub fn parse(weekdays: &[impl AsRef<str>], intervals: &[impl AsRef<str>]) -> Result<Self, HoursFault> {
        let weekday = |text: &str| text.parse().map_err(|_| HoursFault::NotWeekday(text.to_owned()));
        let interval = |text: &str| {
            let ends = text.split_once('-').and_then(|(start, end)| Some((second(start)?, second(end)?)));
            ends.ok_or_else(|| HoursFault::NotInterval(text.to_owned()))
        };
        let weekdays: Vec<Weekday> = weekdays.iter().map(|text| weekday(text.as_ref())).collect::<Result<_, _>>()?;
        let intervals: Vec<(i64, i64)> =
            intervals.iter().map(|text| interval(text.as_ref())).collect::<Result<_, _>>()?;
        Self::new(&weekdays, &intervals)
    }

    /// Whether the weekday (Monday 0 to Sunday 6) is worked in an ordinary week.
    #[must_use]
    pub const fn works_on(&self, weekday: usize) -> bool {
        self.weekdays[weekday % 7]
    }

    /// The working intervals of a working day in seconds of the day.
    #[must_use]
    pub fn intervals(&self) -> &[(i64, i64)] {
        &self.intervals
    }

    /// Working seconds of a whole working day.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.intervals.iter().map(|(start, end)| end - start).sum()
    }
}

impl Default for WorkHours {
    /// Monday to Friday, 09:00 to 12:00 and 13:00 to 18:00.
    fn default() -> Self {
        const HOUR: i64 = 3_600;
        let weekdays = [true, true, true, true, true, false, false];
        Self { weekdays, intervals: vec![(9 * HOUR, 12 * HOUR), (13 * HOUR, 18 * HOUR)] }
    }
}

/// `HH:MM` as a second of the day, 24:00 included.
fn second(text: &str) -> Option<i64> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let two = |text: &str| text.parse().ok().filter(|_| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()));
    let (hours, minutes): (i64, i64) = (two(hours)?, two(minutes)?);
    (minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(hours * 3_600 + minutes * 60)
}

fn clock_face(second: i64) -> String {
    format!("{:02}:{:02}", second.div_euclid(3_600), second.rem_euclid(3_600) / 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_that_are_never_worked_or_out_of_order_are_refused() {
        let monday = [Weekday::Mon];
        assert_eq!(WorkHours::new(&[], &[(0, DAY)]), Err(HoursFault::NoWorkday));
        assert_eq!(WorkHours::new(&monday, &[]), Err(HoursFault::NoInterval));
        let night = WorkHours::new(&monday, &[(22 * 3600, 6 * 3600)]).unwrap_err();
        assert_eq!(night.to_string(), "the interval 22:00-06:00 is not a stretch of one day");
        let overlap = WorkHours::new(&monday, &[(9 * 3600, 13 * 3600), (12 * 3600, 18 * 3600)]);
        assert_eq!(overlap, Err(HoursFault::Overlap("12:00-18:00".to_owned())));
        assert!(WorkHours::new(&monday, &[(0, DAY)]).is_ok());
    }

    #[test]
    fn the_words_of_the_settings_are_read() {
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri"];
        assert_eq!(WorkHours::parse(&weekdays, &["09:00-12:00", "13:00-18:00"]), Ok(WorkHours::default()));
        assert_eq!(WorkHours::parse(&["Sun"], &["22:00-24:00"]).unwrap().seconds(), 2 * 3600);
        assert_eq!(WorkHours::parse(&["Funday"], &["09:00-12:00"]), Err(HoursFault::NotWeekday("Funday".to_owned())));
        for wrong in ["9-12", "09:00", "09:00-24:30", "09:60-12:00", "12:00-09:00", "09:00-12:00-13:00"] {
            assert_eq!(WorkHours::parse(&["Mon"], &[wrong]), Err(HoursFault::NotInterval(wrong.to_owned())), "{wrong}");
        }
    }

    #[test]
    fn the_default_working_day_has_eight_hours() {
        assert_eq!(WorkHours::default().seconds(), 8 * 3600);
    }
}
