//! The company's calendar: the announced days off of 2025 and 2026, working days and working hours.
//!
//! It stands on its own and borrows nothing from the report's clocks, so that the example can catch their mistakes.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

type Day = (i32, u32, u32);

/// The first day of the example.
pub(super) const FIRST: Day = (2025, 9, 1);
/// The last day of the example.
pub(super) const LAST: Day = (2026, 10, 31);

/// Announced spans of days off, with the number of their days.
const OFF: [(&str, Day, i64); 13] = [
    ("元旦", (2025, 1, 1), 1),
    ("春节", (2025, 1, 28), 8),
    ("清明节", (2025, 4, 4), 3),
    ("劳动节", (2025, 5, 1), 5),
    ("端午节", (2025, 5, 31), 3),
    ("国庆节", (2025, 10, 1), 8),
    ("元旦", (2026, 1, 1), 3),
    ("春节", (2026, 2, 15), 9),
    ("清明节", (2026, 4, 4), 3),
    ("劳动节", (2026, 5, 1), 5),
    ("端午节", (2026, 6, 19), 3),
    ("中秋节", (2026, 9, 25), 3),
    ("国庆节", (2026, 10, 1), 7),
];

/// Weekend days on which people work.
const MADE_UP: [Day; 11] = [
    (2025, 1, 26),
    (2025, 2, 8),
    (2025, 4, 27),
    (2025, 9, 28),
    (2025, 10, 11),
    (2026, 1, 4),
    (2026, 2, 14),
    (2026, 2, 28),
    (2026, 5, 9),
    (2026, 9, 20),
    (2026, 10, 10),
];

/// The date of a triple.
pub(super) fn day((year, month, day): Day) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date that exists")
}

/// The moment `hour:minute` of `date`.
pub(super) fn at(date: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    date.and_hms_opt(hour, minute, 0).expect("a time of day")
}

/// The dates from `from` to `to`, both included.
pub(super) fn dates(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |date| *date <= to)
}

/// Every date of the example.
pub(super) fn all_dates() -> impl Iterator<Item = NaiveDate> {
    dates(day(FIRST), day(LAST))
}

/// The fourteen months of the example, by first and last day.
pub(super) fn months() -> Vec<(NaiveDate, NaiveDate)> {
    (0..14)
        .map(|n| {
            let first = day(FIRST) + chrono::Months::new(n);
            (first, first + chrono::Months::new(1) - Duration::days(1))
        })
        .collect()
}

/// The holiday to which `date` belongs.
pub(super) fn holiday(date: NaiveDate) -> Option<&'static str> {
    OFF.iter().find(|(_, from, days)| (0..*days).contains(&(date - day(*from)).num_days())).map(|(name, ..)| *name)
}

/// Whether people work on `date`.
pub(super) fn works(date: NaiveDate) -> bool {
    let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    MADE_UP.iter().any(|made_up| day(*made_up) == date) || (!weekend && holiday(date).is_none())
}

/// The `n`-th working day strictly after `date`.
pub(super) fn workday_after(date: NaiveDate, n: i64) -> NaiveDate {
    let mut date = date;
    let mut left = n;
    while left > 0 {
        date += Duration::days(1);
        left -= i64::from(works(date));
    }
    date
}

/// `date`, or the first working day after it.
pub(super) fn on_workday(date: NaiveDate) -> NaiveDate {
    if works(date) { date } else { workday_after(date, 1) }
}

/// The instant at which `minutes` of working time have passed since `start` (09:00–12:00 and 13:00–18:00).
pub(super) fn after_working(start: NaiveDateTime, minutes: i64) -> NaiveDateTime {
    let mut now = start;
    let mut left = minutes;
    loop {
        let date = now.date();
        for (from, to) in [(9, 12), (13, 18)] {
            let (from, to) = (at(date, from, 0), at(date, to, 0));
            if !works(date) || now >= to {
                continue;
            }
            let begin = now.max(from);
            let room = (to - begin).num_minutes();
            if left <= room {
                return begin + Duration::minutes(left);
            }
            left -= room;
            now = to;
        }
        now = (date + Duration::days(1)).and_time(NaiveTime::MIN);
    }
}

/// The Friday report of the week of `friday` is due on this day, if any day of that week is left.
pub(super) fn report_day(friday: NaiveDate) -> Option<NaiveDate> {
    let earlier = (0..5).map(|back| friday - Duration::days(back));
    let later = (1..3).map(|ahead| friday + Duration::days(ahead));
    earlier.chain(later).find(|date| works(*date))
}
