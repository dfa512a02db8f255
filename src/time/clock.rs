//! The working clock: elapsed working seconds and deadlines, millions of times a build.
//!
//! Every moment has a position, the number of working seconds before it. Elapsed time is a difference of
//! positions, and a deadline is the first moment whose position is the one wanted.

use super::calendar::Calendar;
use super::moment::{DAY, Moment};

/// A clock that runs only in the working intervals of working days.
#[derive(Clone, Debug)]
pub struct WorkClock {
    first: i64,
    days: Vec<Day>,
    /// Working seconds of all days written out.
    total: i64,
    /// Intervals of each kind of day; number 0, the day off, has none.
    intervals: Vec<Vec<(i64, i64)>>,
    /// The endless weeks before and after the days written out.
    before: Tail,
    after: Tail,
}

/// A day written out: eight bytes, so that a lookup touches one cache line.
#[derive(Clone, Copy, Debug)]
struct Day {
    /// Working seconds of the days before this one.
    before: u32,
    plan: u8,
}

/// Weeks without end that repeat the same seven days from an anchor day on, in both directions.
#[derive(Clone, Debug)]
struct Tail {
    anchor: i64,
    /// Working seconds before the anchor day.
    position: i64,
    week: i64,
    /// Working seconds of the week before each of its days, and the kind of day.
    days: [(i64, u8); 7],
}

impl Tail {
    fn new(calendar: &Calendar, anchor: i64, sample: i64, position: i64) -> Self {
        let mut week = 0;
        let mut days = [(0, 0); 7];
        for (offset, slot) in (0..).zip(&mut days) {
            let plan = calendar.plan(sample + offset);
            *slot = (week, plan);
            week += calendar.plan_intervals(plan).iter().map(|(start, end)| end - start).sum::<i64>();
        }
        Self { anchor, position, week, days }
    }

    /// Working seconds before a day, and its kind.
    fn day(&self, day: i64) -> (i64, u8) {
        let ahead = day - self.anchor;
        let (before, plan) = self.days[ahead.rem_euclid(7) as usize];
        (self.position + ahead.div_euclid(7) * self.week + before, plan)
    }

    /// The day in which the working second `target` (the first one is 1) passes.
    fn day_of(&self, target: i64) -> i64 {
        let ahead = target - self.position - 1;
        let rest = ahead.rem_euclid(self.week);
        let day = self.days.iter().rposition(|(before, _)| *before <= rest).unwrap_or(0);
        self.anchor + ahead.div_euclid(self.week) * 7 + day as i64
    }
}

impl WorkClock {
    /// The clock of a calendar.
    #[must_use]
    pub fn new(calendar: &Calendar) -> Self {
        let plan_numbers = (0..calendar.plan_count()).map(|plan| u8::try_from(plan).unwrap_or(u8::MAX));
        let intervals: Vec<Vec<(i64, i64)>> = plan_numbers.map(|plan| calendar.plan_intervals(plan).to_vec()).collect();
        let lengths: Vec<i64> = intervals.iter().map(|day| day.iter().map(|(start, end)| end - start).sum()).collect();
        let (first, plans) = calendar.written_out();
        let mut total = 0;
        let days = plans
            .iter()
            .map(|&plan| {
                // At most 112 years of 86,400 seconds: below 2^32.
                let day = Day { before: u32::try_from(total).unwrap_or(u32::MAX), plan };
                total += lengths[usize::from(plan)];
                day
            })
            .collect();
        let end = first + plans.len() as i64;
        // Seven days that lie wholly outside show the ordinary week at either end.
        let before = Tail::new(calendar, first, first - 7, 0);
        let after = Tail::new(calendar, end, end, total);
        Self { first, days, total, intervals, before, after }
    }

    /// Working seconds in [`a`, `b`); 0 if `b` is not after `a`.
    #[must_use]
    pub fn elapsed(&self, a: Moment, b: Moment) -> i64 {
        if b <= a { 0 } else { self.position(b) - self.position(a) }
    }

    /// The first moment at which `seconds` have elapsed since `a`; `a` itself if there is nothing to wait for.
    ///
    /// A limit that is reached exactly at the end of an interval falls due at that end.
    #[must_use]
    pub fn deadline(&self, a: Moment, seconds: i64) -> Moment {
        if seconds <= 0 {
            return a;
        }
        let target = self.position(a) + seconds;
        let (day, before, plan) = self.day_of(target, a.day_number());
        let mut rest = target - before;
        for &(start, end) in &self.intervals[usize::from(plan)] {
            if rest <= end - start {
                return Moment::from_seconds(day * DAY + start + rest);
            }
            rest -= end - start;
        }
        // Not reached: the day was chosen because its intervals hold the rest.
        Moment::from_seconds((day + 1) * DAY)
    }

    fn position(&self, moment: Moment) -> i64 {
        let (before, plan) = self.day(moment.day_number());
        let second = moment.second_of_day();
        let done = |&(start, end): &(i64, i64)| (second - start).clamp(0, end - start);
        before + self.intervals[usize::from(plan)].iter().map(done).sum::<i64>()
    }

    fn day(&self, day: i64) -> (i64, u8) {
        match usize::try_from(day - self.first).ok().and_then(|at| self.days.get(at)) {
            Some(day) => (i64::from(day.before), day.plan),
            None if day < self.first => self.before.day(day),
            None => self.after.day(day),
        }
    }

    /// The day in which the working second `target` passes, the seconds before it and its kind; `from` is a day
    /// at or before it, where the search begins.
    fn day_of(&self, target: i64, from: i64) -> (i64, i64, u8) {
        let outside = |tail: &Tail| {
            let day = tail.day_of(target);
            let (before, plan) = tail.day(day);
            (day, before, plan)
        };
        if target <= 0 {
            return outside(&self.before);
        }
        if target > self.total {
            return outside(&self.after);
        }
        // Most limits end within days: look at the next ones before searching all of them.
        const NEAR: usize = 12;
        let from = usize::try_from(from - self.first).unwrap_or(0).min(self.days.len());
        let passed = |day: &Day| i64::from(day.before) < target;
        let near = &self.days[from..(from + NEAR).min(self.days.len())];
        let at = match near.iter().position(|day| !passed(day)) {
            Some(at) => from + at,
            None => from + self.days[from..].partition_point(passed),
        };
        let at = at.saturating_sub(1);
        let day = self.days[at];
        (self.first + at as i64, i64::from(day.before), day.plan)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveDateTime, Weekday};
    use proptest::prelude::*;

    use super::super::calendar::{CalendarPlan, Holidays};
    use super::super::hours::WorkHours;
    use super::*;

    fn at(text: &str) -> Moment {
        let format = if text.len() == 16 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
        Moment::from_naive(NaiveDateTime::parse_from_str(text, format).unwrap())
    }

    fn standard() -> WorkClock {
        WorkClock::new(&Calendar::new(CalendarPlan::default()).unwrap())
    }

    const MINUTE: i64 = 60;

    #[test]
    fn the_lunch_break_does_not_count() {
        let clock = standard();
        assert_eq!(clock.elapsed(at("2026-10-14 11:30"), at("2026-10-14 13:40")), 70 * MINUTE);
        assert_eq!(clock.deadline(at("2026-10-14 11:30"), 120 * MINUTE), at("2026-10-14 14:30"));
    }

    #[test]
    fn a_ticket_opened_at_closing_time_starts_with_the_next_interval() {
        let clock = standard();
        assert_eq!(clock.deadline(at("2026-10-16 18:00"), 120 * MINUTE), at("2026-10-19 11:00"));
        assert_eq!(clock.elapsed(at("2026-10-16 18:00"), at("2026-10-19 11:00:01")), 120 * MINUTE + 1);
        assert_eq!(clock.deadline(at("2026-10-16 17:59:59"), 1), at("2026-10-16 18:00"));
        assert_eq!(clock.deadline(at("2026-10-16 17:59:59"), 2), at("2026-10-19 09:00:01"));
    }

    #[test]
    fn a_limit_reached_at_the_end_of_an_interval_is_due_at_that_end() {
        let clock = standard();
        assert_eq!(clock.deadline(at("2026-10-14 09:00"), 480 * MINUTE), at("2026-10-14 18:00"));
        assert_eq!(clock.deadline(at("2026-10-14 09:00"), 180 * MINUTE), at("2026-10-14 12:00"));
        assert_eq!(clock.deadline(at("2026-10-13 18:00"), 480 * MINUTE), at("2026-10-14 18:00"));
    }

    #[test]
    fn the_make_up_saturday_before_the_spring_festival_is_worked() {
        let clock = standard();
        assert_eq!(clock.elapsed(at("2026-02-14 17:00"), at("2026-02-24 09:50")), 110 * MINUTE);
        assert_eq!(clock.deadline(at("2026-02-14 17:00"), 120 * MINUTE), at("2026-02-24 10:00"));
    }

    #[test]
    fn a_pause_moves_the_deadline_by_its_length() {
        let clock = standard();
        let opened = at("2026-10-13 10:00");
        assert_eq!(clock.elapsed(opened, at("2026-10-14 13:30")), 630 * MINUTE);
        assert_eq!(clock.deadline(opened, 480 * MINUTE), at("2026-10-14 10:00"));
        assert_eq!(clock.deadline(opened, (480 + 180) * MINUTE), at("2026-10-14 14:00"));
    }

    #[test]
    fn a_ticket_of_the_last_friday_evening_is_due_in_the_next_month() {
        assert_eq!(standard().deadline(at("2026-10-30 17:30"), 120 * MINUTE), at("2026-11-02 10:30"));
    }

    #[test]
    fn the_clock_goes_on_outside_the_years_of_the_tables() {
        let clock = standard();
        assert_eq!(clock.deadline(at("2090-03-01 09:00"), 960 * MINUTE), at("2090-03-02 18:00"));
        assert_eq!(clock.deadline(at("2090-03-03 18:00"), 480 * MINUTE + 1), at("2090-03-07 09:00:01"));
        assert_eq!(clock.deadline(at("1965-03-01 09:00"), 480 * MINUTE), at("1965-03-01 18:00"));
        assert_eq!(clock.elapsed(at("1965-03-05 17:00"), at("1965-03-08 10:00")), 120 * MINUTE);
    }

    #[test]
    fn nothing_elapses_backwards_and_a_limit_of_nothing_is_due_at_once() {
        let clock = standard();
        assert_eq!(clock.elapsed(at("2026-10-14 13:40"), at("2026-10-14 11:30")), 0);
        assert_eq!(clock.deadline(at("2026-10-17 03:00"), 0), at("2026-10-17 03:00"));
    }

    /// Calendars of every sort: the standard one, round the clock, six days, and a change in between.
    fn calendars() -> Vec<Calendar> {
        let all = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
        let around = WorkHours::new(&all, &[(0, DAY)]).unwrap();
        let odd = WorkHours::new(&all[..6], &[(0, 1), (7 * 3600, 11 * 3600), (11 * 3600, 15 * 3600 + 7)]).unwrap();
        let night = WorkHours::new(&all[5..], &[(0, 6 * 3600), (22 * 3600, DAY)]).unwrap();
        let changed = CalendarPlan {
            changes: [(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(), odd.clone())].into(),
            ..CalendarPlan::default()
        };
        let plans = [
            CalendarPlan::default(),
            changed,
            CalendarPlan { hours: around, holidays: Holidays::None, ..CalendarPlan::default() },
            CalendarPlan { hours: odd, ..CalendarPlan::default() },
            CalendarPlan { hours: night, holidays: Holidays::None, ..CalendarPlan::default() },
        ];
        plans.into_iter().map(|plan| Calendar::new(plan).unwrap()).collect()
    }

    /// Walks the intervals of every day from `a` on: plain, slow and independent of positions.
    fn walk(calendar: &Calendar, a: Moment) -> impl Iterator<Item = (i64, i64)> + '_ {
        a.date().iter_days().flat_map(move |date| {
            let midnight = Moment::start_of(date).seconds();
            let intervals = calendar.intervals_on(date).iter();
            intervals.map(move |(start, end)| ((midnight + start).max(a.seconds()), (midnight + end).max(a.seconds())))
        })
    }

    fn walked_elapsed(calendar: &Calendar, a: Moment, b: Moment) -> i64 {
        let inside = walk(calendar, a).take_while(|(start, _)| *start < b.seconds());
        inside.map(|(start, end)| end.min(b.seconds()) - start).sum()
    }

    fn walked_deadline(calendar: &Calendar, a: Moment, mut seconds: i64) -> Moment {
        for (start, end) in walk(calendar, a) {
            if seconds <= end - start {
                return Moment::from_seconds(start + seconds);
            }
            seconds -= end - start;
        }
        unreachable!("days go on")
    }

    proptest! {
        #[test]
        fn the_clock_agrees_with_a_walk_through_the_intervals(
            which in 0..5_usize, start in 1_000_000_000_i64..2_100_000_000, span in 0..40 * DAY, limit in 1..20 * DAY,
        ) {
            let calendar = &calendars()[which];
            let clock = WorkClock::new(calendar);
            let (a, b) = (Moment::from_seconds(start), Moment::from_seconds(start + span));
            prop_assert_eq!(clock.elapsed(a, b), walked_elapsed(calendar, a, b));
            prop_assert_eq!(clock.deadline(a, limit), walked_deadline(calendar, a, limit));
        }

        #[test]
        fn moments_at_the_edges_of_intervals_agree_with_the_walk(
            which in 0..5_usize, edge in 0..7_usize, near in -1..=1_i64, limit in 1..200_i64,
            // Days of 2026, around both ends of the days written out, and far outside.
            day in prop_oneof![20_454..20_850_i64, 12_390..12_440_i64, 22_990..23_050_i64, -9_000..-8_900_i64, 40_000..40_100_i64],
        ) {
            let calendar = &calendars()[which];
            let clock = WorkClock::new(calendar);
            let edges = [0, 7 * 3600, 9 * 3600, 12 * 3600, 13 * 3600, 18 * 3600, DAY];
            let a = Moment::from_seconds(day * DAY + edges[edge] + near);
            let limit = limit * 30 * MINUTE + near;
            prop_assert_eq!(clock.deadline(a, limit), walked_deadline(calendar, a, limit));
        }

        #[test]
        fn exactly_the_limit_has_elapsed_at_the_deadline_and_not_a_second_before(
            which in 0..5_usize, start in -5_000_000_000_i64..9_000_000_000, limit in 1..400 * DAY,
        ) {
            let clock = WorkClock::new(&calendars()[which]);
            let a = Moment::from_seconds(start);
            let due = clock.deadline(a, limit);
            prop_assert_eq!(clock.elapsed(a, due), limit);
            prop_assert_eq!(clock.elapsed(a, due - 1), limit - 1);
        }

        #[test]
        fn later_openings_and_longer_limits_are_never_due_earlier(
            which in 0..5_usize, start in 1_500_000_000_i64..2_000_000_000, wait in 0..5 * DAY, limit in 1..9 * DAY,
        ) {
            let clock = WorkClock::new(&calendars()[which]);
            let (a, b) = (Moment::from_seconds(start), Moment::from_seconds(start + wait));
            prop_assert!(clock.deadline(a, limit) <= clock.deadline(b, limit));
            prop_assert!(clock.deadline(a, limit) < clock.deadline(a, limit + 1));
            let c = b + limit;
            prop_assert_eq!(clock.elapsed(a, b) + clock.elapsed(b, c), clock.elapsed(a, c));
        }
    }
}
