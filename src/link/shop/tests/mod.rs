//! The desk: shifts and requests.

mod trade;

use std::collections::BTreeSet;

use super::super::testing::{World, at, cell, codes, files, maybe_at, month, names, origin, ratio};
use super::*;
use crate::ingest::{Sym, Symbols};
use crate::link::Roster;
use crate::metrics::Rules;
use crate::problem::{Code, Log};
use crate::records::shift_requests::{Approval, RequestKind, ShiftRequest};
use crate::records::shifts::{Attendance, Shift};

/// A row of a shift that was worked as scheduled, from start to end, with a complete log.
fn shift(date: &str, kind: ShiftKind, who: Sym) -> Shift {
    let date = at(date);
    let (from, to) = match kind {
        ShiftKind::FullDay => ("09:30", "24:00"),
        _ => ("18:30", "24:00"),
    };
    let at = |text: &str| {
        let seconds: crate::settings::TimeOfDay = text.parse().unwrap();
        crate::time::Packed::new(crate::time::Stamp::exact(date.at() + seconds.seconds()))
    };
    Shift {
        origin: origin(2),
        date,
        shift: kind,
        scheduled: who,
        actual: Some(who),
        start: at(from),
        end: at(to),
        attendance: None,
        left_post: 0,
        handover_to: None,
        questions: true,
        pending: true,
        signed: Some(true),
    }
}

fn request(kind: RequestKind, staff: Sym, partner: Option<Sym>, date: &str, requested: &str) -> ShiftRequest {
    ShiftRequest {
        origin: origin(2),
        kind,
        staff,
        partner,
        date: at(date),
        end: None,
        requested: at(requested),
        approved: Some(Approval::Approved),
        filled: None,
    }
}

/// The desk of October 2026: two agents who take turns, one of them on each date.
struct Desk {
    symbols: Symbols,
    chen: Sym,
    zhou: Sym,
    rows: Vec<Shift>,
    requests: Vec<ShiftRequest>,
    ill: BTreeSet<(Sym, NaiveDate)>,
}

impl Desk {
    fn october() -> Self {
        let mut symbols = Symbols::default();
        let (chen, zhou) = (symbols.intern("陈某"), symbols.intern("周某"));
        let rows = (1..=31)
            .map(|day| {
                let sunday = [4, 11, 18, 25].contains(&day);
                let kind = if sunday { ShiftKind::FullDay } else { ShiftKind::Evening };
                shift(&format!("2026-10-{day:02}"), kind, if day % 2 == 1 { chen } else { zhou })
            })
            .collect();
        Self { symbols, chen, zhou, rows, requests: Vec::new(), ill: BTreeSet::new() }
    }

    fn linked(&mut self, rules: &Rules<'_>) -> (Vec<ShiftCase>, Requests) {
        let (cases, requests, _) = self.logged(rules);
        (cases, requests)
    }

    fn logged(&mut self, rules: &Rules<'_>) -> (Vec<ShiftCase>, Requests, Log) {
        let mut log = Log::default();
        let names = names(&mut self.symbols);
        let roster = Roster::default();
        let requests = Requests::link(&self.requests, &self.rows, &roster, &self.ill, &names, rules);
        let (cases, _) = shifts(self.rows.clone(), &requests, &roster, &names, rules, &files(), &mut log);
        (cases, requests, log)
    }

    fn shift_ratio(&mut self, slug: &str, rules: &Rules<'_>) -> (u64, u64) {
        ratio(&self.linked(rules).0, rules, slug, "2026-10")
    }

    fn request_ratio(&mut self, slug: &str, rules: &Rules<'_>) -> (u64, u64) {
        ratio(self.linked(rules).1.cases(), rules, slug, "2026-10")
    }
}

#[test]
fn every_evening_and_sunday_is_required_whether_scheduled_or_not() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut desk = Desk::october();
    assert_eq!(desk.shift_ratio("shift_coverage", &rules), (31, 31));
    assert_eq!(desk.shift_ratio("empty_shift_count", &rules).0, 0);
    desk.rows[12].actual = None;
    desk.rows.remove(19);
    assert_eq!(desk.shift_ratio("shift_coverage", &rules), (29, 31));
    assert_eq!(desk.shift_ratio("empty_shift_count", &rules).0, 2);
    // A full-day shift does not man a weekday's evening.
    desk.rows[0].shift = ShiftKind::FullDay;
    assert_eq!(desk.shift_ratio("shift_coverage", &rules), (28, 31));
    desk.rows.clear();
    assert_eq!(desk.shift_ratio("shift_coverage", &rules), (0, 31));
}

#[test]
fn who_stands_in_with_approval_misses_nothing() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut desk = Desk::october();
    let (chen, zhou) = (desk.chen, desk.zhou);
    desk.rows[12].actual = Some(zhou);
    assert_eq!(desk.shift_ratio("empty_shift_count", &rules).0, 1);
    desk.requests.push(request(RequestKind::Swap, chen, Some(zhou), "2026-10-13", "2026-10-12 15:00"));
    assert_eq!(desk.shift_ratio("empty_shift_count", &rules).0, 0);
    desk.requests[0].approved = Some(Approval::Rejected);
    assert_eq!(desk.shift_ratio("empty_shift_count", &rules).0, 1);
    desk.requests[0] = request(RequestKind::Leave, chen, None, "2026-10-13", "2026-10-12 15:00");
    assert_eq!(desk.shift_ratio("empty_shift_count", &rules).0, 0);
}

#[test]
fn two_evenings_in_a_row_break_the_alternation_unless_a_request_explains_them() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut desk = Desk::october();
    let (chen, zhou) = (desk.chen, desk.zhou);
    assert_eq!(desk.shift_ratio("alternation_breaks", &rules).0, 0);
    // Tuesday the 13th, between two evenings of the other agent.
    desk.rows[12].actual = Some(zhou);
    assert_eq!(desk.shift_ratio("alternation_breaks", &rules).0, 2);
    desk.requests.push(request(RequestKind::Swap, chen, Some(zhou), "2026-10-13", "2026-10-12 15:00"));
    assert_eq!(desk.shift_ratio("alternation_breaks", &rules).0, 0);
}

#[test]
fn a_sunday_between_them_keeps_two_evenings_apart() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut desk = Desk::october();
    let chen = desk.chen;
    // Saturday the 10th and Monday the 12th.
    desk.rows[9].actual = Some(chen);
    desk.rows[9].scheduled = chen;
    desk.rows[11].actual = Some(chen);
    desk.rows[11].scheduled = chen;
    desk.rows[8].actual = None;
    desk.rows[12].actual = None;
    assert_eq!(desk.shift_ratio("alternation_breaks", &rules).0, 0);
}

#[test]
fn times_decide_lateness_and_attendance_only_stands_in_for_them() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut desk = Desk::october();
    desk.rows[0].start = maybe_at("2026-10-01 18:30:01");
    desk.rows[1].start = maybe_at("2026-10-02 18:29:59");
    desk.rows[1].attendance = Some(Attendance::Late);
    desk.rows[2].start = None;
    desk.rows[2].attendance = Some(Attendance::Late);
    desk.rows[4].start = None;
    let (cases, _, log) = desk.logged(&rules);
    assert_eq!(codes(log), [(Code::Contradiction, Some("attendance".into()))]);
    let late = cell(&cases, &rules, "late_rate", "2026-10");
    assert_eq!((late.k(), late.n(), late.excluded_total()), (2, 30, 1));
    let graceful = World::new("[shop]\nlate_grace_minutes = 5\n");
    assert_eq!(desk.shift_ratio("late_rate", &graceful.rules_between("2026-10", "2026-10")), (1, 30));
}

#[test]
fn a_log_without_signature_or_content_is_no_handover() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut desk = Desk::october();
    desk.rows[0].signed = None;
    desk.rows[1].pending = false;
    desk.rows[2].questions = false;
    desk.rows[4].actual = None;
    assert_eq!(desk.shift_ratio("handover_rate", &rules), (27, 30));
    let cases = desk.linked(&rules).0;
    assert_eq!(handover_gaps(&cases, month("2026-10"), &rules).len(), 3);
    let days = calendar(&cases, month("2026-10"), &rules);
    assert_eq!(days.len(), 31);
    assert_eq!(days.values().map(|day| day.required - day.manned).sum::<u32>(), 1);
}

#[test]
fn leave_is_asked_for_before_midnight_of_the_day_before() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut desk = Desk::october();
    let (chen, zhou) = (desk.chen, desk.zhou);
    let stranger = desk.symbols.intern("王某");
    desk.requests = vec![
        request(RequestKind::Leave, chen, None, "2026-10-13", "2026-10-12 23:59:59"),
        request(RequestKind::Leave, zhou, None, "2026-10-14", "2026-10-14 00:00:00"),
        request(RequestKind::Leave, chen, None, "2026-10-15", "2026-10-15 08:00:00"),
        request(RequestKind::Leave, stranger, None, "2026-10-15", "2026-10-15 08:00:00"),
        // The shift has not come yet when the data closes.
        request(RequestKind::Leave, chen, None, "2026-11-05", "2026-10-15 08:00:00"),
    ];
    assert_eq!(desk.request_ratio("leave_notice_rate", &rules), (1, 3));
    desk.ill.insert((chen, "2026-10-15".parse().unwrap()));
    assert_eq!(desk.request_ratio("leave_notice_rate", &rules), (1, 2));
}

#[test]
fn the_third_swap_of_one_initiator_is_too_many() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut desk = Desk::october();
    let (chen, zhou) = (desk.chen, desk.zhou);
    let swap = |who, with, date: &str, asked: &str| request(RequestKind::Swap, who, Some(with), date, asked);
    desk.requests = vec![
        swap(chen, zhou, "2026-10-05", "2026-10-04 15:00"),
        swap(chen, zhou, "2026-10-13", "2026-10-12 15:00"),
        swap(zhou, chen, "2026-10-14", "2026-10-14 18:30"),
        swap(chen, zhou, "2026-10-21", "2026-10-20 15:00"),
    ];
    assert_eq!(desk.request_ratio("swap_over_limit", &rules).0, 1);
    assert_eq!(desk.request_ratio("swap_notice_rate", &rules), (3, 4));
    let counts = request_counts(desk.linked(&rules).1.cases(), month("2026-10"), &rules);
    assert_eq!((counts.swaps, counts.excess), (4, 1));
    let both = World::new("[shop]\nswap_counts = \"both\"\n");
    assert_eq!(desk.request_ratio("swap_over_limit", &both.rules_between("2026-10", "2026-10")).0, 2);
    desk.requests[0].approved = Some(Approval::Rejected);
    assert_eq!(desk.request_ratio("swap_over_limit", &rules).0, 0);
}

#[test]
fn the_restricted_rows_say_who_and_what() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut desk = Desk::october();
    desk.rows[0].start = maybe_at("2026-10-01 18:45");
    desk.rows[1].actual = None;
    desk.rows[2].left_post = 2;
    let (chen, zhou) = (desk.chen, desk.zhou);
    let (cases, requests) = desk.linked(&rules);
    let rows = discipline(&cases, requests.cases(), month("2026-10"), &rules);
    let rows: Vec<_> = rows.iter().map(|row| (row.event, row.who, row.times)).collect();
    let expected = [
        (DisciplineEvent::Late, Some(chen), 1),
        (DisciplineEvent::Empty, Some(zhou), 1),
        (DisciplineEvent::LeftPost, Some(chen), 2),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn sundays_add_up_over_the_year() {
    let world = World::default();
    let rules = world.rules_between("2026-09", "2026-10");
    let mut desk = Desk::october();
    let chen = desk.chen;
    desk.rows.push(shift("2026-09-27", ShiftKind::FullDay, chen));
    let cases = desk.linked(&rules).0;
    assert_eq!(cell(&cases, &rules, "sunday_balance", "2026-09").k(), 1);
    assert_eq!(cell(&cases, &rules, "sunday_balance", "2026-10").k(), 5);
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Rows that vanish, agents who did not come, logs without signature: no figure gets better by it.
        #[test]
        fn deleting_evidence_never_improves_a_figure(damage in prop::collection::vec((0usize..31, 0u8..4), 1..12)) {
            let world = World::default();
            let rules = world.rules_between("2026-10", "2026-10");
            let mut desk = Desk::october();
            let mut before = (31, 0, (31, 31));
            let mut gone = Vec::new();
            for (place, what) in damage {
                match what {
                    0 => gone.push(place),
                    1 => desk.rows[place].actual = None,
                    2 => desk.rows[place].signed = None,
                    _ => desk.rows[place].questions = false,
                }
                let mut rest = Desk::october();
                rest.rows = (0..31).filter(|place| !gone.contains(place)).map(|place| desk.rows[place].clone()).collect();
                let (manned, required) = rest.shift_ratio("shift_coverage", &rules);
                let empty = rest.shift_ratio("empty_shift_count", &rules).0;
                let handed = rest.shift_ratio("handover_rate", &rules);
                prop_assert_eq!(required, 31);
                prop_assert!(manned <= before.0 && empty >= before.1);
                // The number of complete logs never rises, whatever the number of shifts worked.
                prop_assert!(handed.0 <= before.2.0);
                before = (manned, empty, handed);
            }
        }
    }
}
