//! Discipline: counts for the report, and rows with people for the restricted file, which is no part of the site.

use chrono::NaiveDate;

use super::requests::RequestCase;
use super::shifts::ShiftCase;
use crate::ingest::Sym;
use crate::metrics::Rules;
use crate::records::shift_requests::RequestKind;
use crate::time::Month;

/// How many requests of each kind a month has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RequestCounts {
    /// Requests for leave.
    pub leave: u32,
    /// Swaps that were not turned down.
    pub swaps: u32,
    /// Of those, beyond the limit.
    pub excess: u32,
    /// Extra shifts that were asked for.
    pub extra: u32,
    /// Of those, filled.
    pub filled: u32,
}

/// Counts the agents' requests that concern shifts of a month.
#[must_use]
pub fn request_counts(cases: &[RequestCase], month: Month, rules: &Rules<'_>) -> RequestCounts {
    let mut counts = RequestCounts::default();
    for case in cases.iter().filter(|case| case.agent && case.begins < rules.as_of()) {
        if rules.month_of(case.begins) != month {
            continue;
        }
        counts.leave += u32::from(case.kind == RequestKind::Leave);
        counts.swaps += u32::from(case.is_swap());
        counts.excess += u32::from(case.excess);
        counts.extra += u32::from(case.kind == RequestKind::Extra);
        counts.filled += u32::from(case.kind == RequestKind::Extra && case.filled == Some(true));
    }
    counts
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DisciplineEvent {
    /// Nobody took the shift.
    Empty,
    /// The scheduled agent missed the shift, and somebody stood in.
    Missed,
    /// The shift began late.
    Late,
    /// The agent left before the end.
    LeftEarly,
    /// The agent left the post without permission.
    LeftPost,
    /// A swap beyond the limit of the month.
    SwapOverLimit,
}

impl DisciplineEvent {
    /// The name of the event in message files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Missed => "missed",
            Self::Late => "late",
            Self::LeftEarly => "left-early",
            Self::LeftPost => "left-post",
            Self::SwapOverLimit => "swap-over-limit",
        }
    }

    /// The regulation names a deduction for it: a shift missed or left empty.
    #[must_use]
    pub const fn is_deducted(self) -> bool {
        matches!(self, Self::Empty | Self::Missed)
    }
}

/// One line of the restricted file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DisciplineRow {
    /// The date of the shift.
    pub date: NaiveDate,
    /// What happened.
    pub event: DisciplineEvent,
    /// Whom it concerns; none where nobody was scheduled.
    pub who: Option<Sym>,
    /// How often.
    pub times: u32,
}

/// The events of a month, by date. They name people and must never reach the site.
#[must_use]
pub fn discipline(
    shifts: &[ShiftCase],
    requests: &[RequestCase],
    month: Month,
    rules: &Rules<'_>,
) -> Vec<DisciplineRow> {
    let mut rows = Vec::new();
    for case in shifts.iter().filter(|case| rules.month_of(case.at) == month) {
        let mut add = |holds: bool, event, who, times| {
            if holds {
                rows.push(DisciplineRow { date: case.date, event, who, times });
            }
        };
        add(case.missed && case.worked.is_none(), DisciplineEvent::Empty, case.scheduled, 1);
        add(case.missed && case.worked.is_some(), DisciplineEvent::Missed, case.scheduled, 1);
        add(case.worked.is_some() && case.late == Some(true), DisciplineEvent::Late, case.worked, 1);
        add(case.worked.is_some() && case.left_early, DisciplineEvent::LeftEarly, case.worked, 1);
        add(case.left_post > 0, DisciplineEvent::LeftPost, case.worked.or(case.scheduled), case.left_post);
    }
    for case in requests.iter().filter(|case| case.excess && case.begins < rules.as_of()) {
        if rules.month_of(case.begins) == month {
            let event = DisciplineEvent::SwapOverLimit;
            rows.push(DisciplineRow { date: case.date, event, who: Some(case.staff), times: 1 });
        }
    }
    rows.sort_unstable();
    rows
}
