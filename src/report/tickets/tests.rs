use proptest::prelude::*;

use super::*;
use crate::records::tickets::Category;
use crate::report::testing::{Bench, at, ticket};
use crate::time::Moment;

fn detail(bench: &Bench, tickets: &[TicketCase]) -> TicketDetail {
    let rules = bench.rules();
    let mut detail = TicketDetail::new(&rules);
    for ticket in tickets {
        detail.add(ticket, &rules);
    }
    detail.sorted()
}

fn many(from: u32, count: u32, opened: &str, resolved: Option<&str>) -> impl Iterator<Item = TicketCase> {
    let resolved = resolved.map(at);
    (from..from + count).map(move |index| TicketCase { resolved, ..ticket(index, opened) })
}

#[test]
fn february_is_balanced_compared_by_working_day_and_with_january_in_one() {
    // 105 in January of which 12 are still open, 88 in February, two reopened, 93 resolved.
    let mut tickets: Vec<TicketCase> = many(0, 93, "2026-01-12 10:00", Some("2026-01-20 10:00")).collect();
    tickets.extend(many(93, 12, "2026-01-20 10:00", Some("2026-02-03 10:00")));
    tickets.extend(many(105, 81, "2026-02-02 10:00", Some("2026-02-05 10:00")));
    tickets.extend(many(186, 7, "2026-02-27 10:00", None));
    for ticket in &mut tickets[..2] {
        ticket.reopened = Some(at("2026-02-10 09:00"));
    }
    let bench = Bench::of(2026, 2);
    let (detail, rules) = (detail(&bench, &tickets), bench.rules());
    let flow = detail.flow;
    assert_eq!((flow.opening, flow.new, flow.reopened, flow.resolved, flow.closing), (12, 88, 2, 93, 9));
    assert!(flow.is_balanced());
    // 02-28 is a make-up working day: the seven of the 27th are one day old, the reopened ones older than ten.
    assert_eq!(flow.ages, [7, 0, 2, 0]);
    let february = detail.volume(rules.window().last, &rules).unwrap();
    let january = detail.volume(rules.window().last.previous(), &rules).unwrap();
    assert_eq!((january.per_day_tenths(), february.per_day_tenths()), (Some(50), Some(55)));
    assert_eq!(february.change_tenths(january), Some(-162));
    assert_eq!(february.daily_change_tenths(january), Some(100));
    assert_eq!(detail.spring(&rules).unwrap().opened, 193);
    assert_eq!(detail.year_on_year(&rules), None);
}

#[test]
fn january_alone_is_never_compared_with_the_year_before() {
    let tickets: Vec<TicketCase> =
        many(0, 5, "2025-01-06 10:00", None).chain(many(5, 3, "2026-01-06 10:00", None)).collect();
    let bench = Bench::of(2026, 1);
    assert_eq!(detail(&bench, &tickets).year_on_year(&bench.rules()), None);
    let tickets: Vec<TicketCase> = tickets.into_iter().chain(many(8, 1, "2025-02-06 10:00", None)).collect();
    let bench = Bench::of(2026, 2);
    let both = detail(&bench, &tickets).year_on_year(&bench.rules()).unwrap();
    assert_eq!((both.combined, both.now.opened, both.before.opened), (true, 3, 6));
}

#[test]
fn complaints_of_the_month_and_open_older_ones_are_listed_in_order() {
    let complaint = |index, opened| TicketCase { category: Category::Complaint, ..ticket(index, opened) };
    let closed = TicketCase { resolved: Some(at("2026-09-10 10:00")), ..complaint(0, "2026-09-08 10:00") };
    let caused = TicketCase { cause: Some(Cause::Attitude), ..complaint(3, "2026-10-13 20:00") };
    let cases = [caused, closed, complaint(2, "2026-10-20 10:00"), complaint(1, "2026-09-08 10:00")];
    let detail = detail(&Bench::october(), &cases);
    let rows: Vec<(u32, bool)> = detail.complaints.iter().map(|it| (it.row.index, it.of_month)).collect();
    assert_eq!(rows, [(1, false), (3, true), (2, true)]);
    assert_eq!(detail.complaints[1].due.to_string(), "2026-10-16");
    assert_eq!(detail.causes(), [(None, 1), (Some(Cause::Attitude), 1)]);
}

#[test]
fn the_hours_count_openings_of_the_month_and_leave_out_dates_without_a_time() {
    let cases = [
        ticket(0, "2026-10-12 09:59"),
        ticket(1, "2026-09-14 09:30"),
        TicketCase {
            opened: Stamp::date(chrono::NaiveDate::from_ymd_opt(2026, 10, 12).unwrap()),
            ..ticket(2, "2026-10-12 09:00")
        },
    ];
    let detail = detail(&Bench::october(), &cases);
    assert_eq!(detail.hours[0][9], 1);
    assert_eq!(detail.hours.as_flattened().iter().sum::<u64>(), 1);
    assert_eq!(detail.hour_unknown, 1);
}

#[test]
fn a_major_matter_told_after_31_minutes_is_kept_by_name() {
    let major = |index, opened, told: &str| TicketCase {
        major: true,
        manager_told_at: Some(at(told)),
        ..ticket(index, opened)
    };
    let cases = [
        major(0, "2026-10-08 09:00", "2026-10-08 09:10"),
        major(1, "2026-10-08 09:00", "2026-10-08 09:30"),
        major(2, "2026-10-08 09:00", "2026-10-08 09:31"),
        major(3, "2026-10-31 23:45", "2026-10-31 23:59"),
    ];
    let detail = detail(&Bench::october(), &cases);
    assert_eq!(detail.unreported.iter().map(|matter| matter.row.index).collect::<Vec<_>>(), [2]);
}

proptest! {
    #[test]
    fn the_flow_is_always_balanced_and_parts_merge(
        tickets in prop::collection::vec((0_i64..100, prop::option::of(0_i64..80), prop::option::of(0_i64..40), prop::option::of(0_i64..40)), 0..60),
        cut in 0_usize..60,
    ) {
        let bench = Bench::october();
        let rules = bench.rules();
        let base = Moment::start_of(chrono::NaiveDate::from_ymd_opt(2026, 8, 1).unwrap());
        let happened = |at: Moment| (at < rules.as_of()).then(|| Stamp::exact(at));
        let cases: Vec<TicketCase> = (0..).zip(tickets).filter_map(|(index, (opened, resolved, reopened, again))| {
            let day = 86_400;
            let opened = base + opened * day;
            let first = resolved.and_then(|days| happened(opened + days * day));
            let second = first.and_then(|first| happened(first.at + reopened? * day));
            let last = second.and_then(|second| happened(second.at + again? * day));
            let case = TicketCase { resolved: first, reopened: second, resolved_again: last, ..ticket(index, "2026-08-01 00:00") };
            happened(opened).map(|opened| TicketCase { opened, ..case })
        }).collect();
        let whole = detail(&bench, &cases);
        prop_assert!(whole.flow.is_balanced());
        prop_assert_eq!(whole.flow.ages.iter().sum::<u64>(), whole.flow.closing);
        let (a, b) = cases.split_at(cut.min(cases.len()));
        let mut merged = detail(&bench, b);
        merged.merge(detail(&bench, a));
        prop_assert_eq!(merged.sorted(), whole);
    }
}
