use super::*;
use crate::link::testing::{World, at, cell, figure, files};
use crate::records::research::Suggestion;

fn visit(world: &mut World, id: &str) -> Research {
    Research {
        id: world.symbols.intern_key(id),
        origin: Origin { file: 0, line: 1 },
        customer: None,
        planned: None,
        done: None,
        leaders: Vec::new(),
        engineers: Vec::new(),
        plan: None,
        suggestions: Vec::new(),
    }
}

fn suggestion(due: Option<&str>, done: Option<&str>) -> Suggestion {
    Suggestion {
        number: 1,
        text: None,
        kind: Some(SuggestionKind::Suggestion),
        owner: None,
        due: due.map(at),
        done: done.map(at),
        ticket: None,
    }
}

fn person(world: &mut World, name: &str, role: Role) -> Staff {
    Staff {
        origin: Origin { file: 0, line: 2 },
        id: world.sym(name),
        name: world.sym(name),
        code: None,
        dept: None,
        role: Some(role),
        joined: None,
        left: None,
        weekly_report: None,
    }
}

fn linked(world: &mut World, staff: &[Staff], rows: &[Research], month: &str) -> (ResearchVisits, Vec<Problem>) {
    let names = world.names();
    let mut log = Log::default();
    let rules = world.rules(month);
    let known = BTreeSet::new();
    let people = People::new(staff, &names, &world.symbols, "总经理");
    let visits = ResearchVisits::link(rows.to_vec(), &people, Some(&known), &names, &rules, &files(), &mut log).0;
    (visits, log.into_problems())
}

#[test]
fn a30_a_research_visit_without_a_leader() {
    let mut world = World::new("");
    let staff = [
        person(&mut world, "钱某", Role::SeniorEngineer),
        person(&mut world, "孙某", Role::SeniorEngineer),
        person(&mut world, "赵某", Role::Leader),
    ];
    let mut row = visit(&mut world, "DY-1");
    row.planned = Some(at("2026-10-22"));
    row.done = Some(at("2026-10-22"));
    row.engineers = vec![staff[0].name, staff[1].name];
    row.suggestions = vec![suggestion(None, None); 5];
    let (visits, _) = linked(&mut world, &staff, &[row.clone()], "2026-10");
    let rules = world.rules("2026-10");
    assert_eq!(figure(&visits.visits, &rules, "research_on_time"), "1/1");
    assert_eq!(figure(&visits.visits, &rules, "research_led_rate"), "0/1");
    let plans = cell(&visits.suggestions, &rules, "suggestion_plan_on_time", "2026-10");
    assert_eq!((plans.n(), plans.pending), (0, 5));
    row.plan = Some(at("2026-11-05"));
    let (visits, _) = linked(&mut world, &staff, &[row.clone()], "2026-11");
    assert_eq!(figure(&visits.suggestions, &world.rules("2026-11"), "suggestion_plan_on_time"), "5/5");
    row.leaders = vec![staff[2].name];
    let (visits, _) = linked(&mut world, &staff, &[row], "2026-10");
    assert_eq!(figure(&visits.visits, &world.rules("2026-10"), "research_led_rate"), "1/1");
}

#[test]
fn a_leader_may_be_named_by_title() {
    let mut world = World::new("");
    let staff = [person(&mut world, "钱某", Role::SeniorEngineer)];
    let mut row = visit(&mut world, "DY-1");
    row.done = Some(at("2026-10-22"));
    row.engineers = vec![staff[0].name];
    row.leaders = vec![world.sym("副总经理")];
    let (visits, _) = linked(&mut world, &staff, &[row.clone()], "2026-10");
    assert_eq!(figure(&visits.visits, &world.rules("2026-10"), "research_led_rate"), "1/1");
    row.leaders = vec![world.sym("李某")];
    let (visits, _) = linked(&mut world, &staff, &[row], "2026-10");
    assert_eq!(figure(&visits.visits, &world.rules("2026-10"), "research_led_rate"), "0/1");
}

#[test]
fn a_quarter_without_a_plan_owes_one_visit() {
    let mut world = World::new("");
    let (visits, _) = linked(&mut world, &[], &[], "2026-09");
    let rules = world.rules("2026-09");
    assert_eq!(figure(&visits.visits, &rules, "research_on_time"), "0/1");
    assert_eq!(figure(&visits.visits, &rules, "research_led_rate"), "0/0");
    let mut row = visit(&mut world, "DY-1");
    row.done = Some(at("2026-08-22"));
    let (visits, _) = linked(&mut world, &[], &[row], "2026-09");
    assert_eq!(figure(&visits.visits, &world.rules("2026-09"), "research_on_time"), "1/1");
}

#[test]
fn a_complaint_without_a_ticket_is_told() {
    let mut world = World::new("");
    let mut row = visit(&mut world, "DY-1");
    row.done = Some(at("2026-10-22"));
    let ticket = world.symbols.intern_key("GD-1");
    row.suggestions = vec![
        Suggestion { kind: Some(SuggestionKind::Complaint), ..suggestion(None, None) },
        Suggestion { kind: Some(SuggestionKind::Complaint), ticket: Some(ticket), ..suggestion(None, None) },
        suggestion(None, None),
    ];
    let (_, problems) = linked(&mut world, &[], &[row], "2026-10");
    assert_eq!(
        problems.iter().map(|problem| (problem.code, problem.count)).collect::<Vec<_>>(),
        [(Code::ComplaintUnregistered, 2)]
    );
}

#[test]
fn a_suggestion_is_owed_by_its_own_day() {
    let mut world = World::new("");
    let mut row = visit(&mut world, "DY-1");
    row.done = Some(at("2026-09-15"));
    row.suggestions = vec![
        suggestion(Some("2026-10-20"), Some("2026-10-20")),
        suggestion(Some("2026-10-20"), Some("2026-10-21")),
        suggestion(Some("2026-10-20"), None),
        suggestion(None, None),
    ];
    let (visits, _) = linked(&mut world, &[], &[row], "2026-10");
    let cell = cell(&visits.suggestions, &world.rules("2026-10"), "suggestion_done_on_time", "2026-10");
    assert_eq!((cell.on_time, cell.late, cell.missing), (1, 1, 1));
}
