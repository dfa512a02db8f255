//! Spans of days in which something is owed: months and quarters of the calendar, and those since a delivery.

use chrono::NaiveDate;

use super::projects::Entry;
use crate::settings::{Every, Schedule, Visits};
use crate::time::{Month, Periods, months_after, months_window};

/// When a project is in use: from its delivery to its end, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// The day of delivery.
    pub delivered: NaiveDate,
    /// The last day, if it is known.
    pub ended: Option<NaiveDate>,
}

impl From<&Entry> for Life {
    fn from(project: &Entry) -> Self {
        Self { delivered: project.delivered_on, ended: project.ended_on }
    }
}

impl Life {
    /// Whether the project is in use on a day.
    #[must_use]
    pub fn in_use(self, date: NaiveDate) -> bool {
        self.delivered <= date && self.ended.is_none_or(|ended| date <= ended)
    }

    /// Whether it is in use on the first and on the last day of a span, without which nothing is owed in it.
    #[must_use]
    pub fn covers(self, first: NaiveDate, last: NaiveDate) -> bool {
        self.in_use(first) && self.in_use(last)
    }
}

/// Projects in their first year are owed more than older ones. A project is older from its anniversary day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Cohort {
    /// 首年
    FirstYear,
    /// 一年以上
    Older,
}

impl Cohort {
    /// Every cohort, in the order of its number among the groups.
    pub const ALL: &[Self] = &[Self::FirstYear, Self::Older];

    /// The name in `figures.json`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::FirstYear => "first_year",
            Self::Older => "older",
        }
    }
}

/// A span of days in which one contact is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day, by which the contact is owed.
    pub last: NaiveDate,
    /// Whether the project is young.
    pub cohort: Cohort,
}

/// How many months there are from one duty to the next.
#[must_use]
pub const fn months_of(every: Every) -> u32 {
    match every {
        Every::Month => 1,
        Every::Quarter => 3,
        Every::Halfyear => 6,
        Every::Year => 12,
    }
}

/// The span of the calendar (a month, a quarter, half a year, a year) in which a month lies: its last month.
#[must_use]
pub fn closing_month(every: Every, month: Month) -> Month {
    let length = months_of(every);
    month.plus(((length - month.month() % length) % length).cast_signed())
}

/// First and last day of the span that closes with a month of the calendar, whatever day the department's books
/// close on.
#[must_use]
pub fn closing_with(every: Every, month: Month) -> (NaiveDate, NaiveDate) {
    (month.plus(1 - months_of(every).cast_signed()).first_day(), Periods::default().last_day(month))
}

/// The spans of the calendar whose last day falls into one of the reporting months, in order.
///
/// Customers and managers count in months of the calendar. Where books close on the 25th, October ends in the
/// reporting month of November.
pub fn calendar_spans(
    every: Every,
    periods: Periods,
    first: Month,
    last: Month,
) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
    // A calendar month ends in the reporting month of its own name, or in the next one.
    let before = first.previous();
    (0..=last.since(before))
        .map(move |n| before.plus(n))
        .filter(move |month| closing_month(every, *month) == *month)
        .map(move |month| closing_with(every, month))
        .filter(move |(_, end)| (first..=last).contains(&periods.month_of_date(*end)))
}

/// The spans in which a project is owed a return visit, and which end in one of the months, in order.
#[must_use]
pub fn visit_spans(life: Life, plan: &Visits, periods: Periods, first: Month, last: Month) -> Vec<Span> {
    let spans = match plan.schedule {
        Schedule::Calendar => by_calendar(life, plan, periods, first, last),
        Schedule::Anniversary => by_anniversary(life, plan, periods, first, last),
    };
    spans.into_iter().filter(|span| life.covers(span.first, span.last)).collect()
}

/// Spans of the first year begin before the anniversary; the later ones begin after it and after the last of those,
/// so that no day is owed two visits.
fn by_calendar(life: Life, plan: &Visits, periods: Periods, first: Month, last: Month) -> Vec<Span> {
    let anniversary = months_after(life.delivered, 12);
    let young = calendar_spans(plan.first_year, periods, first, last)
        .filter(|(from, _)| life.delivered <= *from && *from < anniversary)
        .map(|(first, last)| Span { first, last, cohort: Cohort::FirstYear });
    let eve = anniversary.pred_opt().unwrap_or(anniversary);
    let last_young = closing_with(plan.first_year, closing_month(plan.first_year, Month::of(eve)));
    let older_from = if life.delivered <= last_young.0 { anniversary.max(next_day(last_young.1)) } else { anniversary };
    let older = calendar_spans(plan.after, periods, first, last)
        .filter(|(from, _)| older_from <= *from)
        .map(|(first, last)| Span { first, last, cohort: Cohort::Older });
    let mut spans: Vec<Span> = young.chain(older).collect();
    spans.sort_unstable();
    spans
}

/// Spans count from the day of delivery, each time from the original date, so that a day 29 to 31 does not drift.
fn by_anniversary(life: Life, plan: &Visits, periods: Periods, first: Month, last: Month) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut from = 0;
    loop {
        let cohort = if from < 12 { Cohort::FirstYear } else { Cohort::Older };
        let length = months_of(if from < 12 { plan.first_year } else { plan.after });
        let (start, end) = months_window(life.delivered, from, from + length);
        let month = periods.month_of_date(end);
        if month > last || start >= end {
            return spans;
        }
        if month >= first {
            spans.push(Span { first: start, last: end, cohort });
        }
        from += length;
    }
}

fn next_day(date: NaiveDate) -> NaiveDate {
    date.succ_opt().unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn month(text: &str) -> Month {
        text.parse().expect("a month")
    }

    fn plan(schedule: Schedule) -> Visits {
        Visits { schedule, ..Settings::default().visits }
    }

    fn life(delivered: &str) -> Life {
        Life { delivered: day(delivered), ended: None }
    }

    fn spans(life: Life, schedule: Schedule, from: &str, to: &str) -> Vec<(String, String)> {
        visit_spans(life, &plan(schedule), Periods::default(), month(from), month(to))
            .iter()
            .map(|span| (span.first.to_string(), span.last.to_string()))
            .collect()
    }

    #[test]
    fn a_project_is_owed_exactly_twelve_monthly_visits_and_then_quarterly_ones() {
        for (delivered, first, last, quarter) in [
            ("2025-10-10", "2025-11-01", "2026-10-01", "2027-01-01"),
            ("2025-10-01", "2025-10-01", "2026-09-01", "2026-10-01"),
            ("2024-02-29", "2024-03-01", "2025-02-01", "2025-04-01"),
            ("2025-12-31", "2026-01-01", "2026-12-01", "2027-01-01"),
        ] {
            let all = visit_spans(
                life(delivered),
                &plan(Schedule::Calendar),
                Periods::default(),
                month("2023-01"),
                month("2030-12"),
            );
            let (young, older): (Vec<Span>, Vec<Span>) =
                all.into_iter().partition(|span| span.cohort == Cohort::FirstYear);
            assert_eq!(young.len(), 12, "{delivered}");
            assert_eq!(young[0].first, day(first));
            assert_eq!(young[11].first, day(last));
            assert_eq!(older[0].first, day(quarter), "{delivered}");
        }
    }

    #[test]
    fn a_leap_day_returns_after_each_short_month() {
        let spans = spans(life("2024-02-29"), Schedule::Anniversary, "2024-02", "2026-05");
        let due: Vec<&str> = spans.iter().map(|(_, last)| last.as_str()).collect();
        assert_eq!(due[..3], ["2024-03-28", "2024-04-28", "2024-05-28"]);
        assert_eq!(due[11], "2025-02-27");
        assert_eq!(due[12..], ["2025-05-28", "2025-08-28", "2025-11-28", "2026-02-27", "2026-05-28"]);
        assert_eq!(spans[1].0, "2024-03-29");
    }

    #[test]
    fn nothing_is_owed_in_a_span_at_whose_end_the_project_is_gone() {
        let gone = Life { delivered: day("2025-10-10"), ended: Some(day("2026-02-27")) };
        let spans = spans(gone, Schedule::Calendar, "2025-10", "2026-12");
        assert_eq!(spans.last().expect("some").1, "2026-01-31");
    }

    #[test]
    fn books_that_close_on_the_25th_leave_the_months_of_the_calendar_alone() {
        let shifted = Periods::new(26).expect("a day of every month");
        let of = |periods| {
            visit_spans(life("2025-10-10"), &plan(Schedule::Calendar), periods, month("2025-10"), month("2028-01"))
        };
        assert_eq!(of(shifted)[0], of(Periods::default())[0]);
        assert_eq!(of(shifted)[..12], of(Periods::default())[..12], "the first year is the same twelve months");
        assert_eq!(of(shifted)[12].last, day("2027-03-31"));
    }

    #[test]
    fn a_calendar_month_closes_in_the_reporting_month_of_its_last_day() {
        let shifted = Periods::new(26).expect("a day of every month");
        let closing = |of| calendar_spans(Every::Month, shifted, month(of), month(of)).collect::<Vec<_>>();
        assert_eq!(closing("2026-11"), [(day("2026-10-01"), day("2026-10-31"))]);
        let quarter: Vec<_> = calendar_spans(Every::Quarter, shifted, month("2026-10"), month("2026-10")).collect();
        assert_eq!(quarter, [(day("2026-07-01"), day("2026-09-30"))]);
        // With 1 as the first day nothing is shifted, and nothing doubled at the edges.
        let plain: Vec<_> =
            calendar_spans(Every::Month, Periods::default(), month("2026-10"), month("2026-11")).collect();
        assert_eq!(plain, [(day("2026-10-01"), day("2026-10-31")), (day("2026-11-01"), day("2026-11-30"))]);
    }

    #[test]
    fn no_day_is_owed_two_visits_whatever_the_rhythms() {
        let rhythms = [Every::Month, Every::Quarter, Every::Halfyear, Every::Year];
        for first_year in rhythms {
            for after in rhythms {
                for schedule in [Schedule::Calendar, Schedule::Anniversary] {
                    let plan = Visits { schedule, first_year, after, ..Settings::default().visits };
                    let all =
                        visit_spans(life("2025-05-17"), &plan, Periods::default(), month("2025-01"), month("2030-12"));
                    assert!(all.windows(2).all(|pair| pair[0].last < pair[1].first), "{first_year:?} {after:?}");
                }
            }
        }
    }
}
