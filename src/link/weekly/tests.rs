use super::super::testing::{World, at, cell, day, maybe_at, names, origin, ratio};
use super::*;
use crate::ingest::Symbols;
use crate::records::shift_requests::{Approval, RequestKind, ShiftRequest};
use crate::records::staff::{Role, Staff};

struct Team {
    symbols: Symbols,
    staff: Vec<Staff>,
    reports: Vec<WeeklyReport>,
    requests: Vec<ShiftRequest>,
}

impl Team {
    fn of(people: usize) -> Self {
        let mut symbols = Symbols::default();
        let dept = Some(symbols.intern("技术服务部"));
        let staff = (0..people)
            .map(|n| Staff {
                origin: origin(2),
                id: symbols.intern(&format!("{n}")),
                name: symbols.intern(&format!("员工{n}")),
                code: None,
                dept,
                role: Some(Role::Technician),
                joined: None,
                left: None,
                weekly_report: None,
            })
            .collect();
        Self { symbols, staff, reports: Vec::new(), requests: Vec::new() }
    }

    fn hand_in(&mut self, person: usize, week: Option<&str>, when: &str) {
        self.reports.push(WeeklyReport {
            origin: origin(2),
            staff: self.staff[person].name,
            week: week.map(|week| week.parse().unwrap()),
            submitted: at(when),
            has_service: true,
            has_feedback: true,
        });
    }

    fn leave(&mut self, person: usize, from: &str, to: &str, approved: Option<Approval>) {
        self.requests.push(ShiftRequest {
            origin: origin(2),
            kind: RequestKind::Leave,
            staff: self.staff[person].name,
            partner: None,
            date: at(from),
            end: maybe_at(to),
            requested: at("2026-03-01 09:00"),
            approved,
            filled: None,
        });
    }

    fn cases(&mut self, rules: &Rules<'_>) -> Vec<WeeklyCase> {
        let names = names(&mut self.symbols);
        let roster = Roster::new(&self.staff, &names);
        let leave = Leave::new(&self.requests, &roster, &names, rules);
        staff_weeks(&self.reports, &roster, &leave, &names, rules)
    }
}

const SLUG: &str = "weekly_report_on_time";

#[test]
fn a21_a_friday_that_is_a_holiday_moves_to_the_day_before() {
    let world = World::default();
    let rules = world.rules_between("2026-04", "2026-04");
    let mut team = Team::of(6);
    for person in 0..6 {
        for friday in ["2026-04-03 11:00", "2026-04-10 11:00", "2026-04-17 11:00", "2026-04-24 11:00"] {
            team.hand_in(person, None, friday);
        }
        let last = ["2026-04-30 12:01", "2026-04-30 12:00", "2026-04-30 09:00"][person.min(2)];
        team.hand_in(person, None, last);
    }
    let cases = team.cases(&rules);
    let april = cell(&cases, &rules, SLUG, "2026-04");
    assert_eq!((april.on_time, april.late, april.missing), (29, 1, 0));
    // The month after has four due instants, of which none has come.
    assert_eq!(april.pending, 24);
    let rules = world.rules_between("2026-04", "2026-05");
    assert_eq!(cell(&team.cases(&rules), &rules, SLUG, "2026-05").n(), 24);
    let rows = grid(&cases, crate::link::testing::month("2026-04"), &rules);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].weeks.iter().map(|(_, _, cell)| cell.on_time).collect::<Vec<_>>(), [6, 6, 6, 6, 5]);
}

#[test]
fn a22_a_week_without_working_days_owes_nothing() {
    let world = World::default();
    let rules = world.rules_between("2025-12", "2026-02");
    let mut team = Team::of(1);
    for at in ["2025-12-31 11:00", "2026-02-06 10:00", "2026-02-13 10:00", "2026-02-20 10:00"] {
        team.hand_in(0, None, at);
    }
    let cases = team.cases(&rules);
    let due = |month: &str| {
        let mine = cases.iter().filter(|case| rules.month_of(case.due) == crate::link::testing::month(month));
        mine.map(|case| case.due.date()).collect::<Vec<_>>()
    };
    assert_eq!(due("2026-02"), [day("2026-02-06"), day("2026-02-13"), day("2026-02-27")]);
    assert_eq!(due("2025-12").last(), Some(&day("2025-12-31")));
    assert_eq!(due("2026-01").len(), 4);
    assert_eq!(ratio(&cases, &rules, SLUG, "2026-02"), (2, 3));

    let next = World::new("[weekly]\nif_holiday = \"next\"\n");
    let rules = next.rules_between("2025-12", "2026-02");
    let january: Vec<_> = team
        .cases(&rules)
        .iter()
        .filter(|case| rules.month_of(case.due) == crate::link::testing::month("2026-01"))
        .map(|case| case.due.date())
        .collect();
    assert_eq!(january.len(), 5);
    assert_eq!(january[0], day("2026-01-04"));
}

#[test]
fn who_joins_or_leaves_owes_only_the_weeks_between() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let mut team = Team::of(3);
    team.staff[0].joined = maybe_at("2026-10-16");
    team.staff[1].left = maybe_at("2026-10-15");
    team.staff[2].role = Some(Role::ProjectManager);
    let cases = team.cases(&rules);
    // 16, 23 and 30 October for the one, 9 October for the other.
    assert_eq!(cell(&cases, &rules, SLUG, "2026-10").missing, 4);
    team.staff[2].weekly_report = Some(true);
    assert_eq!(cell(&team.cases(&rules), &rules, SLUG, "2026-10").missing, 8);
}

#[test]
fn only_approved_leave_of_every_working_day_excuses() {
    let world = World::default();
    let rules = world.rules_between("2026-10", "2026-10");
    let excused = |from: &str, to: &str, approved| {
        let mut team = Team::of(1);
        team.leave(0, from, to, approved);
        cell(&team.cases(&rules), &rules, SLUG, "2026-10").excluded_total()
    };
    assert_eq!(excused("2026-10-12", "2026-10-16", Some(Approval::Approved)), 1);
    assert_eq!(excused("2026-10-13", "2026-10-16", Some(Approval::Approved)), 0);
    assert_eq!(excused("2026-10-12", "2026-10-16", None), 0);
    assert_eq!(excused("2026-10-12", "2026-10-16", Some(Approval::Rejected)), 0);
    // The make-up Saturday of the week after the National Day is a working day of that week.
    assert_eq!(excused("2026-10-08", "2026-10-09", Some(Approval::Approved)), 0);
    assert_eq!(excused("2026-10-08", "2026-10-10", Some(Approval::Approved)), 1);
}

#[test]
fn a_department_is_not_blamed_for_the_time_before_its_first_report() {
    let world = World::default();
    let rules = world.rules_between("2026-08", "2026-10");
    let mut team = Team::of(1);
    assert_eq!(cell(&team.cases(&rules), &rules, SLUG, "2026-09").n(), 0);
    assert_eq!(cell(&team.cases(&rules), &rules, SLUG, "2026-10").missing, 4);
    team.hand_in(0, Some("2026-W37"), "2026-09-11 11:00");
    assert_eq!(ratio(&team.cases(&rules), &rules, SLUG, "2026-09").0, 1);
    assert_eq!(cell(&team.cases(&rules), &rules, SLUG, "2026-08").n(), 0);
}
