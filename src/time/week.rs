//! ISO weeks, and the instant at which something weekly is due.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use super::calendar::Calendar;
use super::civil::{date_of, day_number_of, weekday_index};
use super::moment::{DAY, Moment};

/// A week from Monday to Sunday, `2026-W42`. Weeks sort and subtract over the turn of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    /// Day number of its Monday.
    monday: i64,
}

/// What becomes of a weekly due day that is not worked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IfHoliday {
    /// The last earlier working day of the week, else the next later one.
    #[default]
    Previous,
    /// The next later working day of the week, else the last earlier one.
    Next,
    /// Nothing is due that week.
    Skip,
}

impl Week {
    /// Week `number` of the ISO year `year`, or none if the year has no such week.
    #[must_use]
    pub fn new(year: i32, number: u32) -> Option<Self> {
        NaiveDate::from_isoywd_opt(year, number, Weekday::Mon).map(Self::of)
    }

    /// The week of a date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        let day = day_number_of(date);
        Self { monday: day - weekday_index(day) as i64 }
    }

    /// The week of a moment.
    #[must_use]
    pub const fn of_moment(moment: Moment) -> Self {
        let day = moment.day_number();
        Self { monday: day - weekday_index(day) as i64 }
    }

    /// The ISO year, which differs from the calendar year around New Year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.monday().iso_week().year()
    }

    /// The number of the week in its ISO year, 1 to 53.
    #[must_use]
    pub fn number(self) -> u32 {
        self.monday().iso_week().week()
    }

    /// Its day of the given name.
    #[must_use]
    pub fn day(self, weekday: Weekday) -> NaiveDate {
        date_of(self.monday + i64::from(weekday.num_days_from_monday()))
    }

    /// Its first day.
    #[must_use]
    pub fn monday(self) -> NaiveDate {
        self.day(Weekday::Mon)
    }

    /// Its fifth day.
    #[must_use]
    pub fn friday(self) -> NaiveDate {
        self.day(Weekday::Fri)
    }

    /// Its last day.
    #[must_use]
    pub fn sunday(self) -> NaiveDate {
        self.day(Weekday::Sun)
    }

    /// The week `n` weeks later, earlier if negative.
    #[must_use]
    pub const fn plus(self, n: i64) -> Self {
        Self { monday: self.monday + 7 * n }
    }

    /// The week after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        self.plus(1)
    }

    /// The week before this one.
    #[must_use]
    pub const fn previous(self) -> Self {
        self.plus(-1)
    }

    /// The day on which something due on `weekday` is due this week, none if nothing is.
    #[must_use]
    pub fn due_day(self, calendar: &Calendar, weekday: Weekday, if_holiday: IfHoliday) -> Option<NaiveDate> {
        let due = self.day(weekday);
        if calendar.is_workday(due) {
            return Some(due);
        }
        let worked = |offset: &i64| calendar.is_workday(date_of(self.monday + offset));
        let place = i64::from(weekday.num_days_from_monday());
        let earlier = || (0..place).rev().find(worked);
        let later = || (place + 1..7).find(worked);
        let offset = match if_holiday {
            IfHoliday::Previous => earlier().or_else(later),
            IfHoliday::Next => later().or_else(earlier),
            IfHoliday::Skip => None,
        };
        offset.map(|offset| date_of(self.monday + offset))
    }

    /// The instant at which something due on `weekday` at `second_of_day` is due this week, none if nothing is.
    #[must_use]
    pub fn due_instant(
        self,
        calendar: &Calendar,
        weekday: Weekday,
        second_of_day: i64,
        if_holiday: IfHoliday,
    ) -> Option<Moment> {
        self.due_day(calendar, weekday, if_holiday).map(|day| Moment::start_of(day) + second_of_day)
    }

    /// The first week whose due instant is not before `moment`, and that instant: what is handed in without naming
    /// its week is about this one. None if nothing is due for a year.
    #[must_use]
    pub fn first_due_not_before(
        moment: Moment,
        calendar: &Calendar,
        weekday: Weekday,
        second_of_day: i64,
        if_holiday: IfHoliday,
    ) -> Option<(Self, Moment)> {
        (0..53).map(|n| Self::of_moment(moment).plus(n)).find_map(|week| {
            let due = week.due_instant(calendar, weekday, second_of_day, if_holiday)?;
            (due >= moment).then_some((week, due))
        })
    }

    /// The weeks whose due instant may fall into [`from`, `until`), in order: those that touch it.
    pub fn touching(from: Moment, until: Moment) -> impl Iterator<Item = Self> {
        let first = Self::of_moment(from);
        (0..).map(move |n| first.plus(n)).take_while(move |week| week.monday * DAY < until.seconds())
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year(), self.number())
    }
}

impl FromStr for Week {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.split_once("-W")
            .filter(|(year, week)| year.len() == 4 && week.len() == 2)
            .and_then(|(year, week)| Self::new(year.parse().ok()?, week.parse().ok()?))
            .ok_or_else(|| format!("`{text}` is not a week; write it like 2026-W42"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::calendar::CalendarPlan;
    use super::super::month::Month;
    use super::super::period::Periods;
    use super::*;

    /// Friday-noon instants that fall in a month, as `MM-DD`.
    fn due_in(month: &str, if_holiday: IfHoliday) -> Vec<String> {
        let calendar = Calendar::new(CalendarPlan::default()).unwrap();
        let month: Month = month.parse().unwrap();
        let (from, until) = (Periods::default().start(month), Periods::default().end(month));
        Week::touching(from, until)
            .filter_map(|week| week.due_instant(&calendar, Weekday::Fri, 12 * 3600, if_holiday))
            .filter(|due| from <= *due && *due < until)
            .map(|due| due.naive().format("%m-%d").to_string())
            .collect()
    }

    #[test]
    fn a_friday_off_moves_to_the_last_earlier_working_day_of_its_week() {
        assert_eq!(due_in("2026-04", IfHoliday::Previous), ["04-03", "04-10", "04-17", "04-24", "04-30"]);
        assert_eq!(due_in("2026-05", IfHoliday::Previous), ["05-08", "05-15", "05-22", "05-29"]);
        assert_eq!(due_in("2026-06", IfHoliday::Previous), ["06-05", "06-12", "06-18", "06-26"]);
        assert_eq!(due_in("2026-09", IfHoliday::Previous), ["09-04", "09-11", "09-18", "09-24", "09-30"]);
    }

    #[test]
    fn a_week_without_working_days_owes_nothing() {
        assert_eq!(due_in("2026-02", IfHoliday::Previous), ["02-06", "02-13", "02-27"]);
    }

    #[test]
    fn the_friday_after_new_year_is_due_in_december_or_on_the_make_up_sunday() {
        assert_eq!(due_in("2025-12", IfHoliday::Previous).last().unwrap(), "12-31");
        assert_eq!(due_in("2026-01", IfHoliday::Previous), ["01-09", "01-16", "01-23", "01-30"]);
        assert_eq!(due_in("2026-01", IfHoliday::Next), ["01-04", "01-09", "01-16", "01-23", "01-30"]);
        assert_eq!(due_in("2026-01", IfHoliday::Skip), ["01-09", "01-16", "01-23", "01-30"]);
        assert_eq!(due_in("2025-12", IfHoliday::Skip), ["12-05", "12-12", "12-19", "12-26"]);
    }

    #[test]
    fn a_report_without_a_week_is_about_the_next_due_instant() {
        let calendar = Calendar::new(CalendarPlan::default()).unwrap();
        let about = |date: &str, second| {
            let handed_in = Moment::start_of(date.parse().unwrap()) + second;
            let (week, due) =
                Week::first_due_not_before(handed_in, &calendar, Weekday::Fri, 12 * 3600, IfHoliday::Previous).unwrap();
            (week.to_string(), due.to_string())
        };
        assert_eq!(about("2026-10-16", 12 * 3600), ("2026-W42".into(), "2026-10-16 12:00:00".into()));
        assert_eq!(about("2026-10-16", 12 * 3600 + 1), ("2026-W43".into(), "2026-10-23 12:00:00".into()));
        assert_eq!(about("2026-02-13", 13 * 3600), ("2026-W09".into(), "2026-02-27 12:00:00".into()));
        assert_eq!(about("2026-05-01", 0), ("2026-W19".into(), "2026-05-08 12:00:00".into()));
    }

    #[test]
    fn weeks_follow_the_iso_year() {
        let week: Week = "2026-W01".parse().unwrap();
        assert_eq!((week.monday().to_string(), week.sunday().to_string()), ("2025-12-29".into(), "2026-01-04".into()));
        assert_eq!(Week::of(week.friday()), week);
        assert_eq!(week.previous().to_string(), "2025-W52");
        assert_eq!(week.next().to_string(), "2026-W02");
        assert!("2025-W53".parse::<Week>().is_err() && "2026-W53".parse::<Week>().is_ok());
        assert!("2026-42".parse::<Week>().is_err());
    }
}
