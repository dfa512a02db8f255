use std::collections::BTreeSet;

use super::*;
use crate::ingest::{Key, Kind, Origin, Symbols};
use crate::link::{
    ActionCase, FaultCase, FindingCase, InspectionCase, IssueCase, LiaisonCase, ResearchCase, SuggestionCase,
    SurveyCase, TicketCase, UnmetCase, WatchedDay, YearEndCase,
};
use crate::records::tickets::Category;
use crate::report::action::Note;
use crate::report::testing::{Bench, Paper, at, fault, on, ticket};
use crate::report::{Action, Labels};
use crate::settings::Regulation;

/// The actions of cases of one type, as the desk gives them.
fn actions<C: Actionable>(bench: &Bench, cases: &[C]) -> Vec<Action> {
    let rules = bench.rules();
    let mut drafts = Drafts::default();
    let mut clerk = Clerk::new(&rules);
    cases.iter().for_each(|case| clerk.add(case, &mut drafts));
    named(bench, &drafts)
}

fn named(bench: &Bench, drafts: &Drafts) -> Vec<Action> {
    let rules = bench.rules();
    let (labels, regulation) = (Labels::default(), Regulation::default());
    Desk { records: &Paper::default(), labels: &labels, regulation: &regulation, rules: &rules, issued_at: None }
        .actions(drafts.iter())
}

fn lists(actions: &[Action]) -> Vec<(List, &str, Option<i64>)> {
    actions.iter().map(|action| (action.list, action.subject.as_str(), action.days_overdue)).collect()
}

#[test]
fn a_promise_that_falls_due_next_month_is_listed_and_not_overdue() {
    // Friday 17:30: the limit of two hours runs out on Monday.
    let bench = Bench::october();
    let actions = actions(&bench, &[ticket(4, "2026-10-30 17:30")]);
    let response = actions.iter().find(|action| action.metric == "first_response_on_time").unwrap();
    assert_eq!(response.list, List::PromiseDueNext);
    assert_eq!(response.due, Some(on("2026-11-02")));
    assert_eq!((response.days_overdue, response.note), (None, None));
    assert_eq!(response.clause, "1.1a");
    assert_eq!(response.owner, "受理人的主管");
}

#[test]
fn an_unanswered_ticket_is_listed_until_it_is_answered() {
    let bench = Bench::october();
    let mut old = ticket(1, "2026-08-03 10:00");
    let mut cases = vec![old.clone(), ticket(2, "2026-10-12 09:00")];
    assert_eq!(
        lists(&actions(&bench, &cases)).iter().filter(|(list, ..)| *list == List::TicketUnanswered).collect::<Vec<_>>(),
        [&(List::TicketUnanswered, "tickets 1", Some(89)), &(List::TicketUnanswered, "tickets 2", Some(19))]
    );
    old.response = Some(at("2026-09-01 10:00"));
    cases[0] = old;
    let answered = actions(&bench, &cases);
    assert!(answered.iter().all(|action| action.list != List::TicketUnanswered || action.subject == "tickets 2"));
}

#[test]
fn a_fault_without_analysis_across_national_day_is_nineteen_days_overdue() {
    let faults = [fault(0, "2026-09-29 12:04", "2026-09-29 15:00")];
    let september = actions(&Bench::of(2026, 9), &faults);
    assert_eq!(lists(&september), [(List::PromiseDueNext, "faults 0", None)]);
    assert_eq!(september[0].due, Some(on("2026-10-12")));
    let october = actions(&Bench::october(), &faults);
    assert_eq!(lists(&october), [(List::FaultReportMissing, "faults 0", Some(19))]);
    assert_eq!((october[0].clause.as_str(), october[0].owner.as_str()), ("1.7d", "技术服务部主管"));
}

#[test]
fn an_analysis_that_lacks_a_section_or_was_not_fed_back_is_incomplete() {
    let written = |index, sections| FaultCase {
        analysed_on: Some(on("2026-10-10")),
        customer_told_on: Some(on("2026-10-12")),
        business_told_on: Some(on("2026-10-12")),
        sections,
        ..fault(index, "2026-09-29 12:04", "2026-09-29 15:00")
    };
    let whole = written(0, [true; 4]);
    let lacking = written(1, [true, true, true, false]);
    let untold = FaultCase { business_told_on: None, ..written(2, [true; 4]) };
    let actions = actions(&Bench::october(), &[whole, lacking, untold]);
    let incomplete = List::FaultReportIncomplete;
    assert_eq!(lists(&actions), [(incomplete, "faults 1", Some(19)), (incomplete, "faults 2", Some(19))]);
}

#[test]
fn a_complaint_is_overdue_after_its_closing_day_also_when_it_is_open_again() {
    let complaint = |index, opened: &str| TicketCase {
        category: Category::Complaint,
        response: Some(at(opened)),
        ..ticket(index, opened)
    };
    let open = complaint(1, "2026-10-13 20:00");
    let again = TicketCase {
        resolved: Some(at("2026-10-14 10:00")),
        reopened: Some(at("2026-10-28 10:00")),
        ..complaint(2, "2026-10-13 20:00")
    };
    let closed = TicketCase { resolved: Some(at("2026-10-30 10:00")), ..complaint(3, "2026-10-13 20:00") };
    let actions = actions(&Bench::october(), &[open, again, closed]);
    let overdue: Vec<_> = actions.iter().filter(|action| action.list == List::ComplaintOverdue).collect();
    assert_eq!(overdue.iter().map(|action| action.subject.as_str()).collect::<Vec<_>>(), ["tickets 1", "tickets 2"]);
    assert!(overdue.iter().all(|action| action.days_overdue == Some(15)));
}

#[test]
fn what_is_due_on_the_last_day_is_overdue_by_none_and_what_was_done_later_says_so() {
    let action = |index, due: &str| ActionCase {
        index,
        fault: 0,
        number: index,
        project: None,
        customer: None,
        owner: None,
        due_on: on(due),
        done_on: None,
    };
    let bench = Bench::october();
    let rules = bench.rules();
    let mut drafts = Drafts::default();
    let mut clerk = Clerk::new(&rules);
    clerk.add(&action(0, "2026-10-31"), &mut drafts);
    clerk.add(&action(1, "2026-10-20"), &mut drafts);
    let (labels, regulation) = (Labels::default(), Regulation::default());
    let paper = Paper { later: vec![(RowRef { kind: Kind::FaultAnalyses, index: 1 }, on("2026-11-02"))] };
    let actions = Desk { records: &paper, labels: &labels, regulation: &regulation, rules: &rules, issued_at: None }
        .actions(drafts.iter());
    assert_eq!(actions[0].asked, None);
    let notes: Vec<_> = actions.iter().map(|action| (action.days_overdue, action.note)).collect();
    let later = Note::DoneAfterClose(on("2026-11-02"));
    assert_eq!(notes, [(Some(11), Some(later)), (Some(0), Some(Note::DueOnLastDay))]);
    // What was done meanwhile can wait.
    assert_eq!(top(&actions, on("2026-10-31"), 10).len(), 1);
    assert_eq!(overdue(&actions, &rules), Overdue { all: 2, new: 2 });
}

#[test]
fn what_is_overdue_is_asked_for_anew_by_a_day_that_can_still_be_met() {
    let faults = [fault(0, "2026-09-29 12:04", "2026-09-29 15:00")];
    let asked = |bench: &Bench, issued_at: Option<&str>| {
        let rules = bench.rules();
        let mut drafts = Drafts::default();
        let mut clerk = Clerk::new(&rules);
        faults.iter().for_each(|case| clerk.add(case, &mut drafts));
        Clerk::new(&rules).add(&ticket(1, "2026-10-12 09:00"), &mut drafts);
        let (labels, regulation) = (Labels::default(), Regulation::default());
        let issued_at = issued_at.map(|text| at(text).at);
        let desk =
            Desk { records: &Paper::default(), labels: &labels, regulation: &regulation, rules: &rules, issued_at };
        desk.actions(drafts.iter()).iter().map(|action| (action.list, action.asked)).collect::<Vec<_>>()
    };
    // The report on October is due on Wednesday, 4 November: two and five working days later.
    let planned = asked(&Bench::october(), None);
    assert!(planned.contains(&(List::FaultReportMissing, Some(on("2026-11-11")))), "{planned:?}");
    assert!(planned.contains(&(List::TicketUnanswered, Some(on("2026-11-06")))), "{planned:?}");
    // A report that came late asks from the day on which it came, and the department may give more time.
    let bench = Bench::with("[actions]\nnew_date_days = 10\n");
    let late = asked(&bench, Some("2026-11-25 09:00"));
    assert!(late.contains(&(List::FaultReportMissing, Some(on("2026-12-09")))), "{late:?}");
    // What is not yet due has its own date.
    let september = asked(&Bench::of(2026, 9), None);
    assert!(september.contains(&(List::PromiseDueNext, None)), "{september:?}");
}

#[test]
fn the_next_national_day_is_announced_a_month_ahead() {
    let bench = Bench::of(2026, 9);
    let mut drafts = Drafts::default();
    drafts.extend(holidays_next(&bench.rules()));
    let actions = named(&bench, &drafts);
    let dates: Vec<&str> = actions.iter().map(|action| action.subject.as_str()).collect();
    assert_eq!(dates.first().copied(), Some("2026-10-01"));
    assert_eq!(dates.len(), 7);
}

#[test]
fn the_first_page_takes_the_oldest_first_and_then_what_is_due_within_a_week() {
    let bench = Bench::october();
    let cases = [ticket(1, "2026-10-12 09:00"), ticket(2, "2026-10-09 09:00"), ticket(3, "2026-10-30 17:30")];
    let actions = actions(&bench, &cases);
    let first = top(&actions, on("2026-10-31"), 3);
    assert_eq!(
        first.iter().map(|action| action.subject.as_str()).collect::<Vec<_>>(),
        ["tickets 2", "tickets 1", "tickets 3"]
    );
    assert!(top(&actions, on("2026-10-31"), 0).is_empty());
}

fn check<C: Actionable>(seen: &mut BTreeSet<List>) {
    let regulation = Regulation::default();
    for duty in C::duties() {
        let metric = find(duty.metric).unwrap_or_else(|| panic!("{} is no metric", duty.metric));
        assert!(C::question(metric).is_some(), "{} is put to other cases", duty.metric);
        assert!(duty.overdue.is_some() || duty.next.is_some(), "{}", duty.metric);
        assert!(duty.overdue.is_none_or(|list| !list.is_next()), "{}", duty.metric);
        assert!(duty.next.is_none_or(List::is_next), "{}", duty.metric);
        assert!(regulation.lists.contains_key(duty.like.slug()), "{}", duty.metric);
        seen.extend(duty.overdue.into_iter().chain(duty.next));
    }
}

#[test]
fn every_list_has_a_clause_an_owner_and_a_duty_that_fills_it() {
    let regulation = Regulation::default();
    for list in List::ALL {
        let owner = regulation.lists.get(list.slug()).unwrap_or_else(|| panic!("{list:?}"));
        assert!(regulation.clause(&owner.clause).is_some() && regulation.roles.contains_key(&owner.owner));
    }
    let mut seen = BTreeSet::from([
        // These come from all cases of a family at once, or from a case as a whole.
        List::FaultReportIncomplete,
        List::VisitOverdue,
        List::VisitDueNext,
        List::WeeklyReportMissing,
        List::HolidayNext,
    ]);
    check::<TicketCase>(&mut seen);
    check::<SurveyCase>(&mut seen);
    check::<UnmetCase>(&mut seen);
    check::<FaultCase>(&mut seen);
    check::<ActionCase>(&mut seen);
    check::<IssueCase>(&mut seen);
    check::<InspectionCase>(&mut seen);
    check::<FindingCase>(&mut seen);
    check::<ResearchCase>(&mut seen);
    check::<SuggestionCase>(&mut seen);
    check::<YearEndCase>(&mut seen);
    check::<WatchedDay>(&mut seen);
    check::<LiaisonCase>(&mut seen);
    assert_eq!(seen, List::ALL.iter().copied().collect());
}

#[test]
fn a_holiday_that_nobody_watched_and_a_ruling_that_nobody_carried_out_are_listed() {
    let day = |index, day: &str, checks| WatchedDay { index, on: on(day), checks, problems: 0 };
    let bench = Bench::october();
    let watched = actions(&bench, &[day(0, "2026-10-03", 1), day(1, "2026-10-04", 0)]);
    assert_eq!(lists(&watched), [(List::HolidayUnwatched, "2026-10-04", Some(27))]);
    let mut symbols = Symbols::default();
    let department = symbols.intern("采购部");
    let form = |index, escalated: &str, ruled: Option<&str>, execute: Option<&str>| LiaisonCase {
        index,
        form: Key { stem: department, number: index },
        origin: Origin { file: 0, line: 0 },
        from: department,
        to: department,
        ticket: None,
        issued_on: on("2026-10-20"),
        acked_on: Some(on("2026-10-20")),
        required_by: None,
        replied_on: None,
        disputed: true,
        escalated_on: Some(on(escalated)),
        ruled_on: ruled.map(on),
        execute_by: execute.map(on),
        executed_on: None,
    };
    let forms = [form(0, "2026-10-22", Some("2026-10-27"), Some("2026-10-30")), form(1, "2026-10-29", None, None)];
    let listed = actions(&bench, &forms);
    assert_eq!(
        lists(&listed),
        [(List::RulingNotExecuted, "liaison 0", Some(1)), (List::PromiseDueNext, "liaison 1", None)]
    );
    assert_eq!(listed[1].due, Some(on("2026-11-03")));
    assert_eq!(listed[1].owner, "办公室");
}
