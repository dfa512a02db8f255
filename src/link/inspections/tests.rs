use proptest::prelude::*;

use super::*;
use crate::ingest::Symbols;
use crate::link::testing::{World, at, cell, day, figure, files, project};
use crate::records::projects::Project;

fn row(symbols: &mut Symbols, line: u32, id: &str, project: &str) -> Inspection {
    Inspection {
        id: symbols.intern_key(id),
        origin: Origin { file: 0, line },
        project: symbols.intern(project),
        planned: None,
        done: None,
        inspector: None,
        finding_no: None,
        finding: false,
        finding_text: None,
        grade: None,
        submitted: None,
        due: None,
        closed: None,
        new_date: None,
        inconvenient: false,
    }
}

fn linked(world: &mut World, projects: &[Project], rows: &[Inspection], month: &str) -> Inspections {
    let names = world.names();
    let register = Register::new(projects, &names);
    Inspections::link(rows.to_vec(), &register, &names, &world.rules(month), &files(), &mut Log::default()).0
}

#[test]
fn a30_inspections_and_findings() {
    let mut world = World::new("");
    let projects: Vec<Project> =
        (1..=8).map(|n| project(&mut world, &format!("P{n}"), "某客户", "2024-03-05")).collect();
    let mut rows = Vec::new();
    for n in 1..=8 {
        let planned = if n == 8 { at("2026-10-30") } else { at("2026-10-12") };
        let done = if n == 8 { at("2026-11-02") } else { at("2026-10-12") };
        let inspection = row(&mut world.symbols, n, &format!("XJ-{n}"), &format!("P{n}"));
        rows.push(Inspection { planned: Some(planned), done: Some(done), ..inspection });
    }
    // Four findings handed in by the next working day, three of them to be closed in October.
    for (n, due, closed) in [
        (1, "2026-10-20", None),
        (2, "2026-10-15", Some("2026-10-15")),
        (3, "2026-10-16", Some("2026-10-13")),
        (4, "2026-11-20", None),
    ] {
        let row = &mut rows[n];
        row.finding = true;
        row.finding_no = Some(world.symbols.intern_key("1"));
        row.submitted = Some(at("2026-10-13"));
        row.due = Some(at(due));
        row.closed = closed.map(at);
    }
    let fifth = row(&mut world.symbols, 9, "XJ-9", "P1");
    rows.push(Inspection { done: Some(at("2026-10-30")), finding: true, ..fifth });
    let inspections = linked(&mut world, &projects, &rows, "2026-10");
    let rules = world.rules("2026-10");
    assert_eq!(figure(&inspections.due, &rules, "inspection_on_time"), "7/8");
    assert_eq!(figure(&inspections.findings, &rules, "hazard_submit_on_time"), "4/4");
    assert_eq!(figure(&inspections.findings, &rules, "hazard_closed_on_time"), "2/3");
    let overdue: Vec<&InspectionCase> =
        inspections.overdue(&rules).filter(|due| matches!(due.basis, Basis::Planned { .. })).collect();
    assert_eq!(overdue.len(), 1);
    assert_eq!(overdue[0].done_later_on, Some(day("2026-11-02")));
    let november = linked(&mut world, &projects, &rows, "2026-11");
    assert_eq!(figure(&november.findings, &world.rules("2026-11"), "hazard_submit_on_time"), "0/1");
}

#[test]
fn a_quarter_without_a_plan_owes_one_inspection_to_each_project() {
    let mut world = World::new("");
    let projects = [
        project(&mut world, "P1", "某客户", "2024-03-05"),
        project(&mut world, "P2", "某客户", "2024-03-05"),
        project(&mut world, "P3", "某客户", "2026-08-05"),
    ];
    let done = row(&mut world.symbols, 1, "XJ-1", "P1");
    let rows = [Inspection { done: Some(at("2026-07-20")), ..done }];
    let inspections = linked(&mut world, &projects, &rows, "2026-10");
    let rules = world.rules("2026-10");
    // P3 was delivered within the third quarter, so that nothing is owed to it before the fourth.
    let third = cell(&inspections.due, &rules, "inspection_on_time", "2026-09");
    assert_eq!((third.on_time, third.missing), (1, 1));
    let now = cell(&inspections.due, &rules, "inspection_on_time", "2026-10");
    assert_eq!((now.n(), now.pending), (0, 3));
}

#[test]
fn of_what_the_rule_owed_three_spans_before_the_month_are_pursued_as_with_visits() {
    let mut world = World::new("");
    let projects = [project(&mut world, "P1", "某客户", "2024-03-05")];
    let inspections = linked(&mut world, &projects, &[], "2026-12");
    let rules = world.rules("2026-12");
    let due: Vec<String> = inspections.overdue(&rules).map(|it| it.basis.due_on().to_string()).collect();
    assert_eq!(due, ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]);
    // The figure of its own month still knows the fourth one back, and a plan is pursued until it is done.
    assert_eq!(cell(&inspections.due, &rules, "inspection_on_time", "2025-12").missing, 1);
    let planned = row(&mut world.symbols, 1, "X1", "P1");
    let planned = Inspection { planned: Some(at("2025-12-20")), ..planned };
    let inspections = linked(&mut world, &projects, &[planned], "2026-12");
    assert_eq!(inspections.overdue(&world.rules("2026-12")).count(), 5);
}

#[test]
fn a_plan_becomes_a_promise_when_its_quarter_begins() {
    let mut world = World::new("");
    let projects = [project(&mut world, "P1", "某客户", "2024-03-05")];
    let rows: Vec<Inspection> = (1..=12)
        .map(|n| {
            let planned = Some(at(&format!("2026-{n:02}-20")));
            Inspection { planned, ..row(&mut world.symbols, n, &format!("X{n}"), "P1") }
        })
        .collect();
    for (month, pending) in [("2026-04", 2), ("2026-06", 1), ("2026-11", 1), ("2026-12", 0)] {
        let inspections = linked(&mut world, &projects, &rows, month);
        let planned: Vec<_> =
            inspections.due.into_iter().filter(|it| matches!(it.basis, Basis::Planned { .. })).collect();
        assert_eq!(cell(&planned, &world.rules(month), "inspection_on_time", month).pending, pending, "{month}");
    }
}

#[test]
fn a_customer_who_cannot_receive_an_inspection_moves_it_once() {
    let mut world = World::new("");
    let base = row(&mut world.symbols, 1, "XJ-1", "P1");
    let planned = Inspection { planned: Some(at("2026-10-20")), ..base };
    let moved = Inspection { new_date: Some(at("2026-11-05")), inconvenient: true, ..planned.clone() };
    let excused = linked(&mut world, &[], &[moved], "2026-10");
    let cell_of = |world: &World, linked: &Inspections| {
        cell(&linked.due, &world.rules("2026-10"), "inspection_on_time", "2026-10")
    };
    let october = cell_of(&world, &excused);
    assert_eq!((october.n(), october.excluded_total(), october.pending), (0, 1, 1));
    let ours = Inspection { new_date: Some(at("2026-11-05")), ..planned };
    let inspections = linked(&mut world, &[], &[ours], "2026-10");
    assert_eq!(cell_of(&world, &inspections).missing, 1);
}

#[test]
fn a_plan_that_is_quietly_put_off_keeps_its_date() {
    let mut world = World::new("");
    let base = row(&mut world.symbols, 1, "XJ-1", "P1");
    let first = Inspection { planned: Some(at("2026-10-20")), ..base.clone() };
    let no = world.symbols.intern_key("1");
    let second = Inspection {
        planned: Some(at("2026-12-20")),
        finding_no: Some(no),
        origin: Origin { file: 0, line: 2 },
        ..base
    };
    let inspections = linked(&mut world, &[], &[second, first], "2026-10");
    assert_eq!(figure(&inspections.due, &world.rules("2026-10"), "inspection_on_time"), "0/1");
}

#[test]
fn grave_findings_have_three_days_and_others_ten() {
    let mut world = World::new("");
    let base = row(&mut world.symbols, 1, "XJ-1", "P1");
    let found = |line: u32, grade, closed: &str| Inspection {
        origin: Origin { file: 0, line },
        done: Some(at("2026-10-12")),
        finding: true,
        grade,
        closed: Some(at(closed)),
        ..base.clone()
    };
    let mut rows = vec![
        found(1, Some(Grade::Major), "2026-10-15"),
        found(2, Some(Grade::Major), "2026-10-16"),
        found(3, Some(Grade::Serious), "2026-10-26"),
        found(4, None, "2026-10-27"),
    ];
    for (row, no) in rows.iter_mut().zip(["1", "2", "3", "4"]) {
        row.finding_no = Some(world.symbols.intern_key(no));
    }
    let inspections = linked(&mut world, &[], &rows, "2026-10");
    let cell = cell(&inspections.findings, &world.rules("2026-10"), "hazard_closed_on_time", "2026-10");
    assert_eq!((cell.on_time, cell.late), (2, 2));
}

#[test]
fn findings_without_numbers_are_told_apart_by_their_texts() {
    let mut world = World::new("");
    let base = Inspection { done: Some(at("2026-10-12")), finding: true, ..row(&mut world.symbols, 1, "XJ-1", "P1") };
    let texts = ["机柜积灰", "磁盘告警"].map(|text| world.sym(text));
    let of = |line, text, closed| Inspection {
        origin: Origin { file: 0, line },
        finding_text: Some(text),
        closed,
        ..base.clone()
    };
    let rows = [of(1, texts[0], None), of(2, texts[1], None), of(3, texts[0], Some(at("2026-10-13")))];
    let inspections = linked(&mut world, &[], &rows, "2026-10");
    let closed: Vec<_> = inspections.findings.iter().map(|finding| (finding.text, finding.closed_on)).collect();
    assert_eq!(closed, [(Some(texts[1]), None), (Some(texts[0]), Some(day("2026-10-13")))]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn taking_evidence_of_inspections_away_never_makes_a_figure_better(
        drawn in prop::collection::vec((0_usize..3, prop::option::of(200_u32..670), prop::option::of(200_u32..670)), 1..12),
        taken: prop::sample::Index,
        whole: bool,
    ) {
        let mut world = World::new("");
        let projects: Vec<Project> = (0..3).map(|n| project(&mut world, &format!("P{n}"), "某客户", "2025-01-15")).collect();
        let on = |days: u32| at(&(day("2025-01-01") + chrono::Days::new(days.into())).to_string());
        let rows: Vec<Inspection> = drawn
            .iter()
            .zip(1..)
            .map(|(&(project, planned, done), line)| {
                let row = row(&mut world.symbols, line, &format!("XJ-{line}"), &format!("P{project}"));
                Inspection { planned: planned.map(on), done: done.map(on), ..row }
            })
            .collect();
        let taken = taken.index(rows.len());
        let mut fewer = rows.clone();
        // A row without a plan is evidence alone; one with a plan is what is owed, too, and only loses its day.
        if whole && rows[taken].planned.is_none() {
            fewer.remove(taken);
        } else {
            fewer[taken].done = None;
        }
        let all = linked(&mut world, &projects, &rows, "2026-10");
        let less = linked(&mut world, &projects, &fewer, "2026-10");
        let rules = world.rules("2026-10");
        for month in rules.window().months() {
            let of = |linked: &Inspections| cell(&linked.due, &rules, "inspection_on_time", &month.to_string());
            let (all, less) = (of(&all), of(&less));
            prop_assert_eq!(all.n(), less.n());
            prop_assert!(less.k() <= all.k());
        }
    }
}
