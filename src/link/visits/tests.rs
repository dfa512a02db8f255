use proptest::prelude::*;

use super::*;
use crate::ingest::Symbols;
use crate::link::testing::{World, at, cell, day, figure, files, project};
use crate::records::projects::Project;
use crate::tally::Cell;

fn visit(symbols: &mut Symbols, line: u32, project: &str, visited: &str, outcome: Outcome) -> Visit {
    Visit {
        id: None,
        origin: Origin { file: 0, line },
        project: symbols.intern(project),
        visited: at(visited),
        outcome,
        method: None,
        kind: VisitKind::Regular,
        visitor: None,
        issue: false,
        issue_text: None,
        issue_due: None,
        issue_closed: None,
        recorded: None,
    }
}

fn linked(world: &mut World, projects: &[Project], rows: &[Visit], month: &str) -> Visits {
    let names = world.names();
    let register = Register::new(projects, &names);
    Visits::link(rows.to_vec(), &register, &names, &world.rules(month), &files(), &mut Log::default()).0
}

fn on_time(world: &mut World, projects: &[Project], rows: &[Visit], month: &str) -> Cell {
    let visits = linked(world, projects, rows, month);
    cell(&visits.due, &world.rules(month), "visit_on_time", month)
}

#[test]
fn a17_a_project_turns_one_in_mid_month() {
    let mut world = World::new("");
    let projects = [project(&mut world, "P1", "P1", "2025-10-10"), project(&mut world, "P2", "P2", "2025-10-01")];
    let rows: Vec<Visit> = [(1, "P1"), (2, "P2")]
        .map(|(line, name)| visit(&mut world.symbols, line, name, "2026-10-09", Outcome::Reached))
        .to_vec();
    for (name, months) in
        [(0, [(1, 1), (0, 0), (0, 0), (0, 0), (0, 0), (0, 1)]), (1, [(0, 0), (0, 0), (1, 1), (0, 0), (0, 0), (0, 1)])]
    {
        for (month, (k, n)) in
            ["2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03"].into_iter().zip(months)
        {
            let cell = on_time(&mut world, &projects[name..=name], &rows[name..=name], month);
            assert_eq!((cell.k(), cell.n()), (k, n), "P{} in {month}", name + 1);
        }
    }
    let visits = linked(&mut world, &projects[1..], &rows[1..], "2026-10");
    let rules = world.rules("2026-10");
    assert_eq!(visits.in_progress(&rules), InProgress { due: 1, reached: 1 });
    assert_eq!(visits.due_next(&rules).count(), 0);
}

#[test]
fn a18_a_project_delivered_on_a_leap_day_is_owed_a_quarter_from_april() {
    let mut world = World::new("");
    let projects = [project(&mut world, "P1", "P1", "2024-02-29")];
    let missing = |world: &mut World, month| on_time(world, &projects, &[], month).missing;
    assert_eq!(missing(&mut world, "2024-02"), 0);
    for month in ["2024-03", "2024-12", "2025-02", "2025-06"] {
        assert_eq!(missing(&mut world, month), 1, "{month}");
    }
    for month in ["2025-03", "2025-04", "2025-05"] {
        assert_eq!(missing(&mut world, month), 0, "{month}");
    }
}

#[test]
fn a18_the_anniversary_schedule_counts_from_the_day_of_delivery() {
    let mut world = World::new("[visits]\nschedule = \"anniversary\"\n");
    let projects = [project(&mut world, "P1", "P1", "2024-02-29")];
    let rows = [visit(&mut world.symbols, 1, "P1", "2024-03-28", Outcome::Reached)];
    let cell = on_time(&mut world, &projects, &rows, "2024-03");
    assert_eq!((cell.k(), cell.n()), (1, 1));
    assert_eq!(on_time(&mut world, &projects, &rows, "2024-04").missing, 1);
}

#[test]
fn a_call_that_reached_nobody_is_no_visit_and_a_refusal_is_one() {
    let mut world = World::new("");
    let projects = [project(&mut world, "P1", "P1", "2026-03-05"), project(&mut world, "P2", "P2", "2026-03-05")];
    let rows = [
        visit(&mut world.symbols, 1, "P1", "2026-10-12", Outcome::Unreached),
        visit(&mut world.symbols, 2, "P1", "2026-10-13", Outcome::Unreached),
        visit(&mut world.symbols, 3, "P2", "2026-10-31 23:59", Outcome::Refused),
    ];
    let visits = linked(&mut world, &projects, &rows, "2026-10");
    let rules = world.rules("2026-10");
    assert_eq!(figure(&visits.due, &rules, "visit_on_time"), "1/2");
    let mine: Vec<&VisitDue> = visits.of_month(&rules).collect();
    assert_eq!((mine[0].unreached, mine[0].mark(&rules)), (2, Mark::Missed));
    assert_eq!((mine[1].unreached, mine[1].mark(&rules)), (0, Mark::Kept));
}

#[test]
fn a_customer_who_refused_three_times_in_a_row_is_proposed_for_an_exemption() {
    let mut world = World::new("");
    let projects = [project(&mut world, "P1", "P1", "2024-03-05"), project(&mut world, "P2", "P2", "2024-03-05")];
    let rows: Vec<Visit> = [
        ("P1", "2026-08-01", Outcome::Refused),
        ("P1", "2026-09-01", Outcome::Refused),
        ("P1", "2026-09-15", Outcome::Unreached),
        ("P1", "2026-10-01", Outcome::Refused),
        ("P2", "2026-08-01", Outcome::Refused),
        ("P2", "2026-09-01", Outcome::Refused),
        ("P2", "2026-10-01", Outcome::Reached),
    ]
    .into_iter()
    .zip(1..)
    .map(|((name, visited, outcome), line)| visit(&mut world.symbols, line, name, visited, outcome))
    .collect();
    let visits = linked(&mut world, &projects, &rows, "2026-10");
    assert_eq!(visits.refusing, [projects[0].id]);
}

#[test]
fn a_later_visit_makes_up_on_the_list_but_not_in_the_figure() {
    let mut world = World::new("");
    let projects = [project(&mut world, "P1", "P1", "2026-03-05")];
    let rows = [visit(&mut world.symbols, 1, "P1", "2026-10-12", Outcome::Reached)];
    let visits = linked(&mut world, &projects, &rows, "2026-10");
    let rules = world.rules("2026-10");
    assert_eq!(cell(&visits.due, &rules, "visit_on_time", "2026-09").missing, 1);
    assert_eq!(cell(&visits.due, &rules, "visit_on_time", "2026-10").on_time, 1);
    assert!(visits.overdue(&rules).is_empty());
    assert_eq!(visits.calendar(&rules)[0].months[11..], [(Some(Mark::MadeUp), 0), (Some(Mark::Kept), 1)]);
}

#[test]
fn missed_visits_stay_on_the_list_for_three_spans() {
    let mut world = World::new("");
    let projects = [project(&mut world, "P1", "P1", "2026-03-05")];
    let visits = linked(&mut world, &projects, &[], "2026-10");
    let rules = world.rules("2026-10");
    let due: Vec<String> = visits.overdue(&rules).iter().map(|due| due.span.last.to_string()).collect();
    assert_eq!(due, ["2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31"]);
    let next: Vec<String> = visits.due_next(&rules).map(|due| due.span.last.to_string()).collect();
    assert_eq!(next, ["2026-11-30"]);
}

#[test]
fn an_exempt_project_is_left_out_and_listed() {
    let mut world = World::new("");
    let exempt = Project { exempt: true, ..project(&mut world, "P1", "P1", "2026-03-05") };
    let cell = on_time(&mut world, &[exempt], &[], "2026-10");
    assert_eq!((cell.n(), cell.excluded_total()), (0, 1));
}

#[test]
fn a_visit_after_the_close_of_the_data_has_not_happened_yet() {
    let mut world = World::new("");
    let projects = [project(&mut world, "P1", "P1", "2026-03-05")];
    let rows = [visit(&mut world.symbols, 1, "P1", "2026-11-02", Outcome::Reached)];
    let visits = linked(&mut world, &projects, &rows, "2026-10");
    let rules = world.rules("2026-10");
    assert_eq!(cell(&visits.due, &rules, "visit_on_time", "2026-10").missing, 1);
    assert_eq!(visits.of_month(&rules).next().expect("one").reached_later_on, Some(day("2026-11-02")));
    let late = world.rules_as_of("2026-10", at("2026-11-03").at());
    let names = Names::default();
    let register = Register::new(&projects, &names);
    let (visits, _) = Visits::link(rows.to_vec(), &register, &names, &late, &files(), &mut Log::default());
    assert_eq!(cell(&visits.due, &late, "visit_on_time", "2026-10").late, 1);
}

#[test]
fn long_silence_counts_from_the_last_contact_or_the_delivery() {
    let mut world = World::new("");
    let projects = [
        project(&mut world, "P1", "P1", "2024-03-05"),
        project(&mut world, "P2", "P2", "2024-03-05"),
        project(&mut world, "P3", "P3", "2026-07-22"),
    ];
    let rows = [
        visit(&mut world.symbols, 1, "P1", "2026-07-23", Outcome::Reached),
        visit(&mut world.symbols, 2, "P2", "2026-07-22", Outcome::Reached),
    ];
    let visits = linked(&mut world, &projects, &rows, "2026-10");
    let rules = world.rules("2026-10");
    assert_eq!(cell(&visits.projects, &rules, "visit_gap_watch", "2026-10").yes, 2);
    assert_eq!(cell(&visits.projects, &rules, "visit_gap_watch", "2026-09").yes, 0);
    assert_eq!(figure(&visits.projects, &rules, "archive_rate"), "3/3");
}

#[test]
fn an_issue_without_a_promised_day_has_five_working_days() {
    let mut world = World::new("");
    let projects = [project(&mut world, "P1", "P1", "2024-03-05")];
    let base = visit(&mut world.symbols, 1, "P1", "2026-09-29", Outcome::Reached);
    let rows = [
        Visit { issue: true, issue_closed: Some(at("2026-10-12")), ..base.clone() },
        Visit { issue: true, visited: at("2026-09-28"), issue_closed: Some(at("2026-10-12")), ..base.clone() },
        Visit { issue: true, visited: at("2026-10-10"), issue_due: Some(at("2026-11-20")), ..base.clone() },
        Visit { visited: at("2026-10-13"), ..base },
    ]
    .into_iter()
    .zip(1..)
    .map(|(visit, line)| Visit { origin: Origin { file: 0, line }, ..visit })
    .collect::<Vec<_>>();
    let visits = linked(&mut world, &projects, &rows, "2026-10");
    let cell = cell(&visits.issues, &world.rules("2026-10"), "visit_issue_closed_on_time", "2026-10");
    assert_eq!((cell.on_time, cell.late, cell.missing, cell.pending), (1, 1, 0, 1));
}

#[test]
fn of_two_rows_about_one_visit_the_one_with_the_newest_instant_counts() {
    let mut world = World::new("");
    let projects = [project(&mut world, "P1", "P1", "2024-03-05")];
    let id = Some(world.symbols.intern_key("HF-1"));
    let open = Visit { id, issue: true, ..visit(&mut world.symbols, 2, "P1", "2026-10-12", Outcome::Reached) };
    let closed = Visit { issue_closed: Some(at("2026-10-15")), origin: Origin { file: 0, line: 1 }, ..open.clone() };
    let names = world.names();
    let register = Register::new(&projects, &names);
    let (rules, mut log) = (world.rules("2026-10"), Log::default());
    let (visits, passed) = Visits::link(vec![closed, open], &register, &names, &rules, &files(), &mut log);
    assert_eq!(visits.issues.iter().map(|issue| issue.closed_on).collect::<Vec<_>>(), [Some(day("2026-10-15"))]);
    assert_eq!(passed, BTreeMap::from([(0, 1)]));
    let problems = log.into_problems();
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::DuplicateChanged]);
}

#[test]
fn visits_to_unknown_projects_and_outside_their_life_are_told() {
    let mut world = World::new("");
    let projects = [project(&mut world, "P1", "甲", "2026-03-05")];
    let rows = [
        visit(&mut world.symbols, 1, "P9", "2026-10-12", Outcome::Reached),
        visit(&mut world.symbols, 2, "P1", "2026-02-12", Outcome::Reached),
        visit(&mut world.symbols, 3, "甲", "2026-10-12", Outcome::Reached),
        Visit {
            recorded: Some(at("2026-10-16")),
            ..visit(&mut world.symbols, 4, "P1", "2026-10-12", Outcome::Unreached)
        },
    ];
    let names = world.names();
    let register = Register::new(&projects, &names);
    let (rules, mut log) = (world.rules("2026-10"), Log::default());
    let (visits, _) = Visits::link(rows.to_vec(), &register, &names, &rules, &files(), &mut log);
    let codes: Vec<Code> = log.into_problems().iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::LateEntry, Code::ProjectNotInUse, Code::UnknownProject]);
    assert_eq!(visits.late, LateEntry { dated: 1, late: 1 });
    // The only project of a customer goes by the customer's name too.
    assert_eq!(visits.projects[0].reached, [day("2026-02-12"), day("2026-10-12")]);
}

/// Projects and visits of 2025 and 2026, drawn by numbers.
fn drawn(world: &mut World, delivered: &[u32], visits: &[(usize, u32, u8)]) -> (Vec<Project>, Vec<Visit>) {
    let date = |days: u32| (day("2025-01-01") + chrono::Days::new(days.into())).to_string();
    let projects: Vec<Project> = delivered
        .iter()
        .enumerate()
        .map(|(n, days)| project(world, &format!("P{n}"), &format!("客户{n}"), &date(*days)))
        .collect();
    let rows = visits
        .iter()
        .zip(1..)
        .map(|(&(project, days, outcome), line)| {
            let outcome = [Outcome::Reached, Outcome::Unreached, Outcome::Refused][usize::from(outcome)];
            visit(&mut world.symbols, line, &format!("P{}", project % delivered.len()), &date(days), outcome)
        })
        .collect();
    (projects, rows)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_promise_is_in_at_most_one_month_whatever_the_close(
        delivered in prop::collection::vec(0_u32..500, 1..4),
        anniversary: bool,
        closes in prop::collection::vec((0_i64..35, 1_i32..14), 1..4),
    ) {
        let schedule = if anniversary { "anniversary" } else { "calendar" };
        let mut world = World::new(&format!("[visits]\nschedule = \"{schedule}\"\n"));
        let (projects, rows) = drawn(&mut world, &delivered, &[]);
        let names = world.names();
        let register = Register::new(&projects, &names);
        let mut judged = BTreeMap::new();
        for (days, months) in closes {
            let month = crate::link::testing::month("2025-10").plus(months);
            let end = crate::time::Periods::default().end(month);
            let rules = world.rules_as_of(&month.to_string(), end + days * DAY);
            let (visits, _) = Visits::link(rows.clone(), &register, &names, &rules, &files(), &mut Log::default());
            for due in &visits.due {
                let mut verdicts = Vec::new();
                let ask = crate::metrics::find("visit_on_time").and_then(<VisitDue as crate::metrics::Asked>::question);
                ask.expect("a question to visits")(due, &rules, &mut verdicts);
                for verdict in verdicts {
                    if let crate::metrics::Verdict::Judged { month, .. } = verdict {
                        let first = *judged.entry((due.project, due.span)).or_insert(month);
                        prop_assert_eq!(first, month);
                    }
                }
            }
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        delivered in prop::collection::vec(0_u32..600, 1..4),
        visits in prop::collection::vec((0_usize..4, 300_u32..680, 0_u8..3), 1..20),
        turn: prop::sample::Index,
    ) {
        let mut world = World::new("");
        let (projects, rows) = drawn(&mut world, &delivered, &visits);
        let mut turned = rows.clone();
        turned.rotate_left(turn.index(rows.len()));
        let (one, other) =
            (linked(&mut world, &projects, &rows, "2026-10"), linked(&mut world, &projects, &turned, "2026-10"));
        prop_assert_eq!(one.due, other.due);
        prop_assert_eq!(one.projects, other.projects);
        prop_assert_eq!(one.refusing, other.refusing);
    }

    #[test]
    fn taking_visits_away_never_makes_a_figure_better(
        delivered in prop::collection::vec(0_u32..600, 1..5),
        visits in prop::collection::vec((0_usize..5, 300_u32..680, 0_u8..3), 1..20),
        taken: prop::sample::Index,
    ) {
        let mut world = World::new("");
        let (projects, rows) = drawn(&mut world, &delivered, &visits);
        let mut fewer = rows.clone();
        fewer.remove(taken.index(rows.len()));
        for month in ["2025-12", "2026-06", "2026-09", "2026-10"] {
            let (all, less) =
                (on_time(&mut world, &projects, &rows, month), on_time(&mut world, &projects, &fewer, month));
            prop_assert_eq!(all.n(), less.n());
            prop_assert!(less.k() <= all.k());
        }
    }
}
