use super::*;
use crate::ingest::Origin;
use crate::link::testing::{World, at, cell, day, figure, files, project};
use crate::records::projects::Project;

fn row(world: &mut World, customer: &str) -> Yearend {
    Yearend {
        origin: Origin { file: 0, line: 2 },
        customer: world.sym(customer),
        gift: Status::Todo,
        sent: None,
        year: None,
        demand: Demand::Todo,
        class: None,
        demand_on: None,
    }
}

fn linked(world: &mut World, projects: &[Project], rows: &[Yearend], month: &str) -> YearEnds {
    let names = world.names();
    let register = Register::new(projects, &names);
    YearEnds::link(rows, &register, &names, &world.rules(month), &files(), &mut Log::default())
}

#[test]
fn a12_year_end_campaign() {
    let mut world = World::new("");
    let mut projects: Vec<Project> =
        (0..60).map(|n| project(&mut world, &format!("P{n}"), &format!("客户{n}"), "2024-03-05")).collect();
    projects.push(project(&mut world, "十二月客户", "十二月客户", "2026-12-10"));
    let rows: Vec<Yearend> = (0..60)
        .map(|n| {
            let row = row(&mut world, &format!("客户{n}"));
            let (gift, sent) = match n {
                0..55 => (Status::Sent, Some(at("2026-12-18"))),
                55 => (Status::Sent, Some(at("2027-01-04"))),
                _ => (Status::Declined, None),
            };
            Yearend { gift, sent, demand_on: (n < 57).then(|| at("2026-12-22")), ..row }
        })
        .collect();
    let december = linked(&mut world, &projects, &rows, "2026-12");
    let rules = world.rules("2026-12");
    assert_eq!(figure(&december.cases, &rules, "gift_rate"), "55/56");
    assert_eq!(cell(&december.cases, &rules, "gift_rate", "2026-12").excluded_total(), 4);
    assert_eq!(figure(&december.cases, &rules, "demand_rate"), "57/60");
    let late: Vec<NaiveDate> = december.cases.iter().filter_map(|case| case.sent_later_on).collect();
    assert_eq!(late, [day("2027-01-04")]);
    let november = linked(&mut world, &projects, &[], "2026-11");
    let preview = cell(&november.cases, &world.rules("2026-11"), "gift_rate", "2026-11");
    assert_eq!((preview.n(), preview.pending), (0, 60));
    let january = linked(&mut world, &projects, &rows, "2027-01");
    assert_eq!(figure(&january.cases, &world.rules("2027-01"), "gift_rate"), "0/0");
}

#[test]
fn who_declined_stays_in_the_next_year() {
    let mut world = World::new("");
    let projects = [project(&mut world, "甲", "甲", "2024-03-05"), project(&mut world, "乙", "乙", "2024-03-05")];
    let declined = Yearend { gift: Status::Declined, ..row(&mut world, "甲") };
    let sent = Yearend { gift: Status::Sent, sent: Some(at("2025-12-18")), ..row(&mut world, "乙") };
    let linked = linked(&mut world, &projects, &[declined, sent], "2026-12");
    let rules = world.rules("2026-12");
    let before = cell(&linked.cases, &rules, "gift_rate", "2025-12");
    assert_eq!((before.on_time, before.excluded_total()), (1, 1));
    let now = cell(&linked.cases, &rules, "gift_rate", "2026-12");
    assert_eq!((now.missing, now.excluded_total()), (2, 0));
}

#[test]
fn a_gift_without_a_day_is_not_known_to_be_in_time() {
    let mut world = World::new("");
    let projects = [project(&mut world, "甲", "甲", "2024-03-05")];
    let undated = Yearend { gift: Status::Sent, ..row(&mut world, "甲") };
    let linked = linked(&mut world, &projects, &[undated], "2026-12");
    let rules = world.rules("2026-12");
    assert_eq!(figure(&linked.cases, &rules, "gift_rate"), "0/1");
    // It was sent all the same: nobody need send it again, and of the needs nothing is known.
    let of = |slug| cell(&linked.cases, &rules, slug, "2026-12");
    assert_eq!((of("gift_rate").late, of("gift_rate").missing), (1, 0));
    assert_eq!((of("demand_rate").late, of("demand_rate").missing), (0, 1));
}
