//! The calendar of shifts and the gaps in their logs: counts and dates, never names.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::shifts::{Handover, ShiftCase};
use crate::metrics::Rules;
use crate::time::Month;

/// One date of the calendar of shifts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CalendarDay {
    /// Places that the rules require.
    pub required: u32,
    /// Of those, manned.
    pub manned: u32,
    /// Shifts that nobody took, or that the scheduled agent missed.
    pub missed: u32,
    /// Shifts that began late.
    pub late: u32,
    /// Shifts that ended early.
    pub left_early: u32,
}

/// The dates of a month with what happened on them; dates that have not come yet are not in it.
#[must_use]
pub fn calendar(cases: &[ShiftCase], month: Month, rules: &Rules<'_>) -> BTreeMap<NaiveDate, CalendarDay> {
    let mut days: BTreeMap<NaiveDate, CalendarDay> = BTreeMap::new();
    for case in cases.iter().filter(|case| rules.month_of(case.at) == month) {
        let day = days.entry(case.date).or_default();
        day.required += u32::from(case.required);
        day.manned += u32::from(case.required && case.worked.is_some());
        day.missed += u32::from(case.missed);
        day.late += u32::from(case.worked.is_some() && case.late == Some(true));
        day.left_early += u32::from(case.worked.is_some() && case.left_early);
    }
    days
}

/// A shift whose log is not complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandoverGap {
    /// The date of the shift.
    pub date: NaiveDate,
    /// The shift, as a number among [`super::SLOTS`].
    pub slot: u32,
    /// What the log holds.
    pub handover: Handover,
}

/// The shifts of a month that were worked and whose log is not complete, by date.
#[must_use]
pub fn handover_gaps(cases: &[ShiftCase], month: Month, rules: &Rules<'_>) -> Vec<HandoverGap> {
    cases
        .iter()
        .filter(|case| rules.month_of(case.at) == month && case.worked.is_some() && !case.handover.is_complete())
        .map(|case| HandoverGap { date: case.date, slot: super::slot(case.kind), handover: case.handover })
        .collect()
}
