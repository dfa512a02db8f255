//! Which days are worked: weekly hours, announced days off, make-up days, and changes from a date on.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use thiserror::Error;

use super::civil::{date_of, day_number, day_number_of, weekday_index};
use super::holidays::{OffSpan, TableFault, YearTable, state_council};
use super::hours::WorkHours;

/// Where the announced days off come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Holidays {
    /// The built-in tables of the State Council; a year without a table is not covered.
    #[default]
    #[serde(rename = "CN")]
    StateCouncil,
    /// None but those of the tables given; every year counts as covered.
    #[serde(rename = "none")]
    None,
}

/// What a calendar is made of. The default is the State Council's, Monday to Friday, eight hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarPlan {
    /// Weekly hours until the first change.
    pub hours: WorkHours,
    /// Weekly hours that hold from a date (the first day of a reporting month) on.
    pub changes: BTreeMap<NaiveDate, WorkHours>,
    /// Where the announced days off come from.
    pub holidays: Holidays,
    /// Tables of the department's own; one replaces the built-in table of its year whole.
    pub tables: BTreeMap<i32, YearTable>,
}

/// Why a calendar cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CalendarFault {
    /// The table of a year cannot be right.
    #[error("calendar of {year}: {fault}")]
    Table {
        /// The year.
        year: i32,
        /// What is wrong with its table.
        fault: TableFault,
    },
    /// A table or a change belongs to a year that no report is about.
    #[error("the year {0} is outside {FIRST_YEAR} to {LAST_YEAR}")]
    YearOutOfRange(i32),
    /// The hours change more often than days can remember.
    #[error("the working hours change more than {MOST_CHANGES} times")]
    TooManyChanges,
}

/// Years that a table or change may be about.
const FIRST_YEAR: i32 = 1990;
/// See [`FIRST_YEAR`].
const LAST_YEAR: i32 = 2100;
/// A day remembers its hours in one byte, 0 being the day off and 1 the hours before the first change.
const MOST_CHANGES: usize = 254;
/// Days of these years are always written out day by day; tables and changes widen the span.
const WRITTEN_OUT: (i32, i32) = (2004, 2032);

/// A working calendar. It answers for every date; in a year without a table as if nothing had been announced,
/// which is why the caller asks [`Calendar::missing_years`] first.
#[derive(Clone, Debug)]
pub struct Calendar {
    holidays: Holidays,
    tables: BTreeMap<i32, YearTable>,
    /// Kinds of working day; number 0 is the day off.
    plans: Vec<WorkHours>,
    first: i64,
    /// Plan of each day from `first` on: 0 is off, n is `plans[n - 1]`.
    days: Vec<u8>,
}

impl Calendar {
    /// The calendar of a plan.
    ///
    /// # Errors
    /// If a table of the plan cannot be right or a year lies far outside any report.
    pub fn new(plan: CalendarPlan) -> Result<Self, CalendarFault> {
        let CalendarPlan { hours, changes, holidays, tables: own } = plan;
        for (&year, table) in &own {
            table.validate(year).map_err(|fault| CalendarFault::Table { year, fault })?;
        }
        if changes.len() > MOST_CHANGES {
            return Err(CalendarFault::TooManyChanges);
        }
        let years = || own.keys().copied().chain(changes.keys().map(Datelike::year));
        if let Some(year) = years().find(|year| !(FIRST_YEAR..=LAST_YEAR).contains(year)) {
            return Err(CalendarFault::YearOutOfRange(year));
        }
        let from = years().min().map_or(WRITTEN_OUT.0, |year| WRITTEN_OUT.0.min(year - 1));
        let to = years().max().map_or(WRITTEN_OUT.1, |year| WRITTEN_OUT.1.max(year + 1));

        let mut tables = match holidays {
            Holidays::StateCouncil => state_council().clone(),
            Holidays::None => BTreeMap::new(),
        };
        tables.extend(own);

        let first = day_number(i64::from(from), 1, 1);
        let starts: Vec<i64> = changes.keys().map(|date| day_number_of(*date)).collect();
        let plans: Vec<WorkHours> = std::iter::once(hours).chain(changes.into_values()).collect();
        let plan_on = |day: i64| starts.partition_point(|start| *start <= day);
        let as_plan = |index: usize| u8::try_from(index + 1).unwrap_or(u8::MAX);
        let mut days: Vec<u8> = (first..day_number(i64::from(to) + 1, 1, 1))
            .map(|day| if plans[plan_on(day)].works_on(weekday_index(day)) { as_plan(plan_on(day)) } else { 0 })
            .collect();
        let mut set = |day: i64, plan: u8| {
            if let Some(slot) = usize::try_from(day - first).ok().and_then(|at| days.get_mut(at)) {
                *slot = plan;
            }
        };
        for table in tables.values() {
            table.off.iter().flat_map(OffSpan::dates).for_each(|date| set(day_number_of(date), 0));
            for day in table.work.iter().map(|date| day_number_of(*date)) {
                set(day, as_plan(plan_on(day)));
            }
        }
        Ok(Self { holidays, tables, plans, first, days })
    }

    /// Whether what is off in `year` is known.
    #[must_use]
    pub fn covers(&self, year: i32) -> bool {
        self.holidays == Holidays::None || self.tables.contains_key(&year)
    }

    /// The years between `from` and `to`, both included, whose table is missing.
    #[must_use]
    pub fn missing_years(&self, from: NaiveDate, to: NaiveDate) -> Vec<i32> {
        (from.year()..=to.year()).filter(|year| !self.covers(*year)).collect()
    }

    /// Whether `date` is worked.
    #[must_use]
    pub fn is_workday(&self, date: NaiveDate) -> bool {
        self.works(day_number_of(date))
    }

    /// The announced span of days off around `date`.
    #[must_use]
    pub fn off_span(&self, date: NaiveDate) -> Option<&OffSpan> {
        self.spans().find(|span| span.contains(date))
    }

    /// The announced spans of the festivals `names`, in the order of their first days.
    #[must_use]
    pub fn spans_named(&self, names: &[impl AsRef<str>]) -> Vec<&OffSpan> {
        let mut spans: Vec<&OffSpan> =
            self.spans().filter(|span| names.iter().any(|name| span.is_named(name.as_ref()))).collect();
        spans.sort_by_key(|span| span.from);
        spans
    }

    /// The days from `from` until before `before` that are off for one of the festivals `names`, in order.
    #[must_use]
    pub fn off_dates(&self, names: &[impl AsRef<str>], from: NaiveDate, before: NaiveDate) -> Vec<NaiveDate> {
        let spans = self.spans_named(names);
        let mut dates: Vec<NaiveDate> =
            spans.into_iter().flat_map(OffSpan::dates).filter(|date| from <= *date && *date < before).collect();
        dates.sort_unstable();
        dates.dedup();
        dates
    }

    /// Working days from `from` until before `before`; 0 if that is no stretch at all.
    #[must_use]
    pub fn workdays_between(&self, from: NaiveDate, before: NaiveDate) -> i64 {
        let days = day_number_of(from)..day_number_of(before);
        days.map(|day| i64::from(self.works(day))).sum()
    }

    /// The `n`-th working day strictly after `date`, which itself is day 0 whether worked or not.
    #[must_use]
    pub fn nth_workday_after(&self, date: NaiveDate, n: u32) -> NaiveDate {
        let mut day = day_number_of(date);
        for _ in 0..n {
            day += 1;
            while !self.works(day) {
                day += 1;
            }
        }
        date_of(day)
    }

    /// The last working day before `date`.
    #[must_use]
    pub fn previous_workday(&self, date: NaiveDate) -> NaiveDate {
        let mut day = day_number_of(date) - 1;
        while !self.works(day) {
            day -= 1;
        }
        date_of(day)
    }

    /// The first working day after `date`.
    #[must_use]
    pub fn next_workday(&self, date: NaiveDate) -> NaiveDate {
        self.nth_workday_after(date, 1)
    }

    /// The working intervals of a day, none if it is off.
    #[must_use]
    pub fn intervals_on(&self, date: NaiveDate) -> &[(i64, i64)] {
        self.plan_intervals(self.plan(day_number_of(date)))
    }

    fn spans(&self) -> impl Iterator<Item = &OffSpan> {
        self.tables.values().flat_map(|table| &table.off)
    }

    fn works(&self, day: i64) -> bool {
        self.plan(day) != 0
    }

    /// The days written out one by one: the first one's number and the plan of each.
    pub(super) fn written_out(&self) -> (i64, &[u8]) {
        (self.first, &self.days)
    }

    /// The plan of a day; outside the days written out the weekly hours at their nearer end go on.
    pub(super) fn plan(&self, day: i64) -> u8 {
        let at = day - self.first;
        match usize::try_from(at).ok().and_then(|at| self.days.get(at)) {
            Some(plan) => *plan,
            None => {
                let plan = if at < 0 { 1 } else { self.plans.len() };
                if self.plans[plan - 1].works_on(weekday_index(day)) {
                    u8::try_from(plan).unwrap_or(u8::MAX)
                } else {
                    0
                }
            }
        }
    }

    /// The intervals of a plan, none for the day off.
    pub(super) fn plan_intervals(&self, plan: u8) -> &[(i64, i64)] {
        match plan {
            0 => &[],
            n => self.plans.get(usize::from(n) - 1).map_or(&[], WorkHours::intervals),
        }
    }

    /// How many plans there are, the day off included.
    pub(super) fn plan_count(&self) -> usize {
        self.plans.len() + 1
    }
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn standard() -> Calendar {
        Calendar::new(CalendarPlan::default()).unwrap()
    }

    #[test]
    fn working_days_of_2026_are_those_counted_by_hand() {
        let calendar = standard();
        for (month, expected) in [(1, 21), (2, 16), (4, 21), (5, 19), (9, 22), (10, 18), (11, 21)] {
            let from = NaiveDate::from_ymd_opt(2026, month, 1).unwrap();
            assert_eq!(calendar.workdays_between(from, from + chrono::Months::new(1)), expected, "month {month}");
        }
        assert_eq!(calendar.workdays_between(day("2026-10-02"), day("2026-10-01")), 0);
    }

    #[test]
    fn a_make_up_saturday_is_the_first_day_after_a_friday_night() {
        let calendar = standard();
        assert_eq!(calendar.nth_workday_after(day("2026-10-09"), 2), day("2026-10-12"));
        assert_eq!(calendar.next_workday(day("2026-10-09")), day("2026-10-10"));
        assert_eq!(calendar.previous_workday(day("2026-10-12")), day("2026-10-10"));
    }

    #[test]
    fn five_days_after_a_fault_before_national_day_is_the_twelfth() {
        assert_eq!(standard().nth_workday_after(day("2026-09-29"), 5), day("2026-10-12"));
    }

    #[test]
    fn the_day_of_the_event_is_day_zero_even_when_off() {
        assert_eq!(standard().nth_workday_after(day("2026-10-03"), 1), day("2026-10-08"));
        assert_eq!(standard().nth_workday_after(day("2026-10-03"), 0), day("2026-10-03"));
    }

    #[test]
    fn a_year_without_a_table_is_missing_unless_there_are_no_holidays() {
        let calendar = standard();
        assert_eq!(calendar.missing_years(day("2026-12-01"), day("2028-01-31")), [2027, 2028]);
        assert!(calendar.covers(2007) && !calendar.covers(2006));
        assert!(calendar.is_workday(day("2027-10-01")) && !calendar.is_workday(day("2027-10-02")));
        let none = Calendar::new(CalendarPlan { holidays: Holidays::None, ..Default::default() }).unwrap();
        assert_eq!(none.missing_years(day("1999-12-01"), day("2050-01-31")), Vec::<i32>::new());
        assert!(none.is_workday(day("2026-10-01")));
    }

    #[test]
    fn a_table_of_the_department_replaces_or_adds_a_year() {
        let mut plan = CalendarPlan::default();
        let off = |from: &str, to: &str| OffSpan { name: "厂休".to_owned(), from: day(from), to: day(to) };
        plan.tables.insert(2026, YearTable { off: vec![off("2026-08-03", "2026-08-07")], work: vec![] });
        plan.tables.insert(2027, YearTable { off: vec![off("2026-12-31", "2027-01-03")], work: vec![] });
        let calendar = Calendar::new(plan).unwrap();
        assert!(calendar.is_workday(day("2026-10-01")) && !calendar.is_workday(day("2026-08-05")));
        assert!(!calendar.is_workday(day("2026-12-31")) && calendar.covers(2027));
        assert_eq!(calendar.off_span(day("2027-01-01")).unwrap().from, day("2026-12-31"));
    }

    #[test]
    fn a_wrong_table_is_refused_with_its_year() {
        let mut plan = CalendarPlan::default();
        plan.tables.insert(2027, YearTable { off: vec![], work: vec![day("2027-01-04")] });
        assert!(Calendar::new(plan).unwrap_err().to_string().starts_with("calendar of 2027: 2027-01-04 is listed"));
        let mut plan = CalendarPlan::default();
        plan.tables.insert(3027, YearTable::default());
        assert_eq!(Calendar::new(plan).unwrap_err(), CalendarFault::YearOutOfRange(3027));
    }

    #[test]
    fn a_change_of_the_week_holds_from_its_day_on() {
        let mut plan = CalendarPlan::default();
        let six = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat];
        plan.changes.insert(day("2026-11-01"), WorkHours::new(&six, &[(8 * 3600, 12 * 3600)]).unwrap());
        let calendar = Calendar::new(plan).unwrap();
        assert!(!calendar.is_workday(day("2026-10-31")) && calendar.is_workday(day("2026-11-07")));
        assert_eq!(calendar.intervals_on(day("2026-11-02")), [(8 * 3600, 12 * 3600)]);
        assert!(calendar.is_workday(day("2090-01-07")), "a Saturday long after the days written out");
        assert!(!calendar.is_workday(day("1995-01-07")), "a Saturday long before them");
    }

    #[test]
    fn the_watch_sees_the_whole_announced_span_of_the_named_festivals() {
        let calendar = standard();
        let names = ["元旦", "春节", "劳动节", "国庆节"];
        let october = calendar.off_dates(&names, day("2026-10-01"), day("2026-11-01"));
        assert_eq!((october.len(), october[0], october[6]), (7, day("2026-10-01"), day("2026-10-07")));
        assert!(calendar.off_dates(&names, day("2026-09-01"), day("2026-10-01")).is_empty());
        assert_eq!(calendar.off_dates(&names, day("2022-12-01"), day("2023-01-01")), [day("2022-12-31")]);
        assert_eq!(calendar.off_dates(&["中秋节"], day("2025-10-01"), day("2025-11-01")).len(), 8);
    }
}
