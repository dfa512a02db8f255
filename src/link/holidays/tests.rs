use proptest::prelude::*;

use super::*;
use crate::ingest::Origin;
use crate::link::testing::{World, at, figure, files, month};

fn check(world: &mut World, line: u32, checked: &str) -> DutyCheck {
    DutyCheck {
        origin: Origin { file: 0, line },
        checked: at(checked),
        staff: world.sym("李某"),
        site: None,
        status: SiteStatus::Fine,
        contacted: None,
    }
}

fn linked(world: &World, rows: &[DutyCheck], month: &str) -> HolidayWatch {
    HolidayWatch::link(rows, &world.rules(month), &files(), &mut Log::default())
}

/// National Day 2026: nobody on the fourth, once on the seventh, twice on the others.
fn national_day(world: &mut World) -> Vec<DutyCheck> {
    let mut rows = Vec::new();
    for day in [1, 2, 3, 5, 6, 7] {
        rows.push(check(world, rows.len() as u32, &format!("2026-10-0{day} 09:10")));
        if day != 7 {
            rows.push(check(world, rows.len() as u32, &format!("2026-10-0{day} 21:10")));
        }
    }
    for (row, contacted) in [(1, "2026-10-01 21:22"), (3, "2026-10-02 21:55")] {
        rows[row].status = SiteStatus::Problem;
        rows[row].contacted = Some(at(contacted));
    }
    rows
}

#[test]
fn a29_holiday_watch() {
    let mut world = World::new("");
    let rows = national_day(&mut world);
    let watch = linked(&world, &rows, "2026-10");
    let rules = world.rules("2026-10");
    assert_eq!(figure(&watch.days, &rules, "holiday_coverage"), "6/7");
    assert_eq!(figure(&watch.days, &rules, "holiday_checks_rate"), "5/7");
    assert_eq!(figure(&watch.problems, &rules, "holiday_issue_contact_on_time"), "1/2");
    let september = linked(&world, &rows, "2026-09");
    let rules = world.rules("2026-09");
    assert_eq!(figure(&september.days, &rules, "holiday_coverage"), "0/0");
    assert_eq!(september.days_of(&rules, month("2026-10")).count(), 7);
}

#[test]
fn a_check_that_stands_in_two_files_counts_once_and_several_sites_are_one_round() {
    let mut world = World::new("");
    let row = check(&mut world, 1, "2026-10-01 09:10");
    let site = world.sym("门户网站");
    let rows = [
        row.clone(),
        DutyCheck { origin: Origin { file: 1, line: 1 }, ..row.clone() },
        DutyCheck { origin: Origin { file: 0, line: 2 }, site: Some(site), ..row },
    ];
    let watch = linked(&world, &rows, "2026-10");
    let rules = world.rules("2026-10");
    assert_eq!(watch.days_of(&rules, month("2026-10")).next().expect("the first").checks, 1);
}

#[test]
fn problems_of_days_that_are_not_to_be_watched_are_no_part_of_the_figure() {
    let mut world = World::new("");
    let problem = |row: DutyCheck| DutyCheck { status: SiteStatus::Problem, contacted: None, ..row };
    // A working day, a rest day of a festival that is not watched, the make-up Saturday, and the last holiday at night.
    let rows: Vec<DutyCheck> = ["2026-10-14 10:00", "2026-09-26 10:00", "2026-10-10 10:00", "2026-10-07 23:50"]
        .iter()
        .zip(1..)
        .map(|(at, line)| problem(check(&mut world, line, at)))
        .collect();
    let of = |names: &str, month: &str| {
        let world = World::new(names);
        let watch = linked(&world, &rows, month);
        figure(&watch.problems, &world.rules(month), "holiday_issue_contact_on_time")
    };
    assert_eq!(of("", "2026-10"), "0/1");
    assert_eq!(of("", "2026-09"), "0/0");
    assert_eq!(of("[holiday_watch]\nnames = [\"中秋\"]\n", "2026-09"), "0/1");
}

#[test]
fn a_listed_festival_is_watched_too() {
    let world = World::new("[holiday_watch]\nnames = [\"中秋\"]\n");
    let watch = linked(&world, &[], "2026-09");
    assert_eq!(figure(&watch.days, &world.rules("2026-09"), "holiday_coverage"), "0/3");
}

proptest! {
    #[test]
    fn taking_checks_away_never_makes_a_figure_better(taken: prop::sample::Index) {
        let mut world = World::new("");
        let rows = national_day(&mut world);
        let mut fewer = rows.clone();
        fewer.remove(taken.index(rows.len()));
        let rules = world.rules("2026-10");
        for slug in ["holiday_coverage", "holiday_checks_rate"] {
            let of = |rows: &[DutyCheck]| {
                crate::link::testing::cell(&linked(&world, rows, "2026-10").days, &rules, slug, "2026-10")
            };
            let (all, less) = (of(&rows), of(&fewer));
            prop_assert_eq!(all.n(), less.n());
            prop_assert!(less.k() <= all.k());
        }
    }
}
