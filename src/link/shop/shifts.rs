//! Shifts: those that the rules require and those that were scheduled, and who came.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::requests::Requests;
use super::{planned, required, slot};
use crate::ingest::{Kind, Origin, ReadFile, Sym};
use crate::link::duplicates::{PassedByFile, passed_over};
use crate::link::staff::Roster;
use crate::link::{Names, date_of, group_key, number, place};
use crate::metrics::{By, Case, Group, Rules};
use crate::problem::{Code, Log, Problem};
use crate::records::shifts::{Attendance, Shift, ShiftKind};
use crate::time::Moment;

/// What the log of a shift holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Handover {
    /// The next agent signed for it.
    pub signed: bool,
    /// It says which questions of customers are open, or that none is.
    pub questions: bool,
    /// It says which matters are pending, or that none is.
    pub pending: bool,
}

impl Handover {
    /// Nothing is missing.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.signed && self.questions && self.pending
    }
}

/// A shift that is required, scheduled or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftCase {
    /// The place of the shift among all.
    pub index: u32,
    /// Where its row stands; none where nobody was scheduled at all.
    pub origin: Option<Origin>,
    /// Its date.
    pub date: NaiveDate,
    /// Evening, full day or extra.
    pub kind: ShiftKind,
    /// When it counts: its planned start, else the start of its date.
    pub at: Moment,
    /// The rules require it.
    pub required: bool,
    /// Who was to come.
    pub scheduled: Option<Sym>,
    /// Who came.
    pub worked: Option<Sym>,
    /// Nobody came, or somebody else than was scheduled without approval.
    pub missed: bool,
    /// The agent began after the start; none where nobody can tell.
    pub late: Option<bool>,
    /// The agent left before the end.
    pub left_early: bool,
    /// How often the agent left the post without permission.
    pub left_post: u32,
    /// The handover log.
    pub handover: Handover,
    /// The same agent worked the evening before, without a request that explains it.
    pub again: bool,
}

/// Makes the shifts: one case for each row, and one for each required place that no row fills.
///
/// Required places begin with the month of the first row, at the latest with the report month: a desk is not blamed for
/// the time before it began to export, and taking rows away leaves places empty.
pub fn shifts(
    rows: Vec<Shift>,
    requests: &Requests,
    roster: &Roster,
    names: &Names,
    rules: &Rules<'_>,
    files: &[ReadFile],
    log: &mut Log,
) -> (Vec<ShiftCase>, PassedByFile) {
    let (rows, passed) = passed_over(rows, files, log);
    let shop = &rules.settings().shop;
    let mut cases: Vec<ShiftCase> = rows
        .iter()
        .map(|row| case(row, requests, roster, names, rules))
        .filter(|case| case.at < rules.as_of())
        .collect();
    for row in &rows {
        report_contradiction(row, rules, files, log);
    }
    let window = rules.window();
    let first = cases.iter().map(|case| rules.month_of(case.at)).min().unwrap_or(window.last);
    let first = rules.periods().first_day(first.clamp(window.first, window.last));
    let last = rules.periods().last_day(window.last);
    let mut by_place: BTreeMap<(NaiveDate, u32), Vec<usize>> = BTreeMap::new();
    for (number, case) in cases.iter().enumerate() {
        by_place.entry((case.date, slot(case.kind))).or_default().push(number);
    }
    for date in first.iter_days().take_while(|date| *date <= last) {
        for (kind, people) in required(shop, date) {
            let at = planned(shop, kind, date).map_or_else(|| Moment::start_of(date), |(from, _)| from);
            if at >= rules.as_of() {
                continue;
            }
            let mut mine = by_place.get(&(date, slot(kind))).cloned().unwrap_or_default();
            mine.sort_by_key(|case| cases[*case].worked.is_none());
            let people = people as usize;
            for case in mine.iter().take(people) {
                cases[*case].required = true;
            }
            for _ in mine.len()..people {
                cases.push(empty(date, kind, at));
            }
        }
    }
    mark_again(&mut cases, requests);
    cases.sort_by_key(|case| (case.date, slot(case.kind), case.origin));
    for (place, case) in cases.iter_mut().enumerate() {
        case.index = number(place);
    }
    (cases, passed)
}

/// A required place that no row fills.
fn empty(date: NaiveDate, kind: ShiftKind, at: Moment) -> ShiftCase {
    ShiftCase {
        index: 0,
        origin: None,
        date,
        kind,
        at,
        required: true,
        scheduled: None,
        worked: None,
        missed: true,
        late: None,
        left_early: false,
        left_post: 0,
        handover: Handover::default(),
        again: false,
    }
}

fn case(row: &Shift, requests: &Requests, roster: &Roster, names: &Names, rules: &Rules<'_>) -> ShiftCase {
    let shop = &rules.settings().shop;
    let date = date_of(row.date);
    let span = planned(shop, row.shift, date);
    let scheduled = roster.who(row.scheduled, names, date);
    let untimed = row.start.is_none() && row.end.is_none();
    let absent = untimed && matches!(row.attendance, Some(Attendance::Absent | Attendance::Leave));
    let worked = row.actual.filter(|_| !absent).map(|actual| roster.who(actual, names, date));
    let missed = match worked {
        None => true,
        Some(worked) => worked != scheduled && !requests.excuses(scheduled, date),
    };
    ShiftCase {
        index: 0,
        origin: Some(row.origin),
        date,
        kind: row.shift,
        at: span.map_or_else(|| row.date.at(), |(from, _)| from),
        required: false,
        scheduled: Some(scheduled),
        worked,
        missed,
        late: late(row, rules),
        left_early: match (span, row.end) {
            (Some((_, end)), Some(left)) => left.at() < end,
            _ => row.attendance == Some(Attendance::Early),
        },
        left_post: row.left_post.into(),
        handover: Handover { signed: row.signed == Some(true), questions: row.questions, pending: row.pending },
        again: false,
    }
}

/// Times decide; what attendance says counts only where they are missing.
fn late(row: &Shift, rules: &Rules<'_>) -> Option<bool> {
    let shop = &rules.settings().shop;
    match (planned(shop, row.shift, date_of(row.date)), row.start) {
        (Some((from, _)), Some(begun)) => Some(begun.at() > from + i64::from(shop.late_grace_minutes) * 60),
        _ => match row.attendance? {
            Attendance::Late => Some(true),
            Attendance::Normal | Attendance::Early => Some(false),
            Attendance::Missing | Attendance::Absent | Attendance::Leave => None,
        },
    }
}

/// Lists rows whose attendance says otherwise than their times.
fn report_contradiction(row: &Shift, rules: &Rules<'_>, files: &[ReadFile], log: &mut Log) {
    let Some(attendance) = row.attendance.filter(|_| row.start.is_some()) else { return };
    let contradicts = match attendance {
        Attendance::Normal => late(row, rules) == Some(true),
        Attendance::Late => late(row, rules) == Some(false),
        Attendance::Absent | Attendance::Leave => true,
        Attendance::Early | Attendance::Missing => false,
    };
    if contradicts {
        log.add(Problem::new(Code::Contradiction, place(files, row.origin)).field("attendance"));
    }
}

/// Marks evenings whose agent had worked the evening before, where no approved request of either day explains it.
fn mark_again(cases: &mut [ShiftCase], requests: &Requests) {
    let evenings: BTreeSet<(Sym, NaiveDate)> = cases
        .iter()
        .filter(|case| case.kind == ShiftKind::Evening)
        .filter_map(|case| Some((case.worked?, case.date)))
        .collect();
    for case in cases.iter_mut().filter(|case| case.kind == ShiftKind::Evening) {
        let (Some(who), Some(before)) = (case.worked, case.date.pred_opt()) else { continue };
        case.again =
            evenings.contains(&(who, before)) && !requests.explains(who, case.date) && !requests.explains(who, before);
    }
}

impl Case for ShiftCase {
    const KIND: Kind = Kind::Shifts;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        groups.push(Group { by: By::Shift, key: slot(self.kind) });
        groups.extend(self.worked.map(|worked| Group { by: By::Owner, key: group_key(worked) }));
    }
}
