use super::*;
use crate::metrics::{Outcome, Verdict, index_of};
use crate::report::testing::{Bench, everything};
use crate::report::{Availability, Labels};
use crate::tally::Tally;
use crate::time::Moment;

/// The figures of a rate, one pair a month up to the report month.
fn figures(bench: &Bench, slug: &str, pairs: &[(u64, u64)]) -> Figures {
    let rules = bench.rules();
    let mut tally = Tally::new(rules.window());
    let index = index_of(slug).unwrap();
    for (back, (k, n)) in (0..).zip(pairs.iter().rev()) {
        let month = rules.window().last.plus(-back);
        let at = Moment::start_of(month.first_day());
        for case in 0..*n {
            let outcome = if case < *k { Outcome::OnTime } else { Outcome::Late };
            tally.add(index, &Verdict::Judged { month, outcome, at }, &[]);
        }
    }
    Figures::new(&tally, &rules, &everything(), &Labels::default())
}

#[test]
fn a_month_below_the_exact_limit_is_an_alarm_and_one_case_more_is_not() {
    let bench = Bench::october();
    let mut pairs = vec![(92, 100); 12];
    pairs.push((47, 60));
    let alarm = |pairs: &[(u64, u64)]| {
        let trend = trend("first_response_on_time", &figures(&bench, "first_response_on_time", pairs), &bench.rules());
        trend.unwrap().alarm()
    };
    assert!(matches!(alarm(&pairs), Some(Alarm::Outside(_))));
    pairs[12] = (48, 60);
    assert_eq!(alarm(&pairs), None);
    // Above the limits is not bad for a rate that should be high.
    pairs[12] = (100, 100);
    assert_eq!(alarm(&pairs), None);
}

#[test]
fn seven_months_have_dots_and_no_limits() {
    let bench = Bench::october();
    let figures = figures(&bench, "first_response_on_time", &[(90, 100); 7]);
    let trend = trend("first_response_on_time", &figures, &bench.rules()).unwrap();
    assert!(trend.is_short());
    assert_eq!(trend.alarm(), None);
    assert_eq!(trend.months.len(), trend.chart.points.len());
}

#[test]
fn a_run_on_the_bad_side_says_since_when() {
    let bench =
        Bench::with("[stats]\nbaseline_freeze = { from = \"2025-10\", to = \"2026-08\", reason = \"new system\" }\n");
    let mut pairs = vec![(96, 100); 5];
    pairs.extend(vec![(90, 100); 8]);
    let figures = figures(&bench, "first_response_on_time", &pairs);
    let trend = trend("first_response_on_time", &figures, &bench.rules()).unwrap();
    assert!(trend.frozen);
    let march = Month::new(2026, 3).unwrap();
    assert!(matches!(trend.alarm(), Some(Alarm::Run { since, length: 8, .. }) if since == march));
}

#[test]
fn a_list_of_obligations_gives_no_alarm() {
    let bench = Bench::october();
    let mut pairs = vec![(95, 100); 12];
    pairs.push((20, 100));
    let trend = trend("fault_report_on_time", &figures(&bench, "fault_report_on_time", &pairs), &bench.rules());
    assert_eq!(trend.unwrap().alarm(), None);
    let nothing =
        Figures::new(&Tally::new(bench.rules().window()), &bench.rules(), &Availability::default(), &Labels::default());
    assert!(super::trend("no_such_metric", &nothing, &bench.rules()).is_none());
}

/// A limit of the response that holds from a month on.
fn tightened(month: &str) -> Bench {
    Bench::with(&format!("[since.\"{month}\".limits.response]\np2 = {{ minutes = 20, clock = \"working\" }}\n"))
}

#[test]
fn a_tighter_limit_is_not_read_as_a_worse_process() {
    let slug = "first_response_on_time";
    let mut pairs = vec![(96, 100); 8];
    pairs.extend(vec![(80, 100); 5]);
    let of = |bench: &Bench| trend(slug, &figures(bench, slug, &pairs), &bench.rules()).unwrap();
    assert!(matches!(of(&Bench::october()).alarm(), Some(Alarm::Outside(_))));
    // Five months under the new limit are too few for a baseline.
    let cut = of(&tightened("2026-06"));
    assert_eq!((cut.is_short(), cut.since, cut.alarm()), (true, 8, None));
    assert!(cut.chart.points.iter().all(|point| point.limits.is_none() && point.signals.is_empty()));
}

#[test]
fn enough_months_since_the_change_set_limits_of_their_own_and_a_run_begins_with_them() {
    let slug = "first_response_on_time";
    let bench = tightened("2025-12");
    let mut pairs = vec![(40, 100); 2];
    pairs.extend(vec![(90, 100); 10]);
    pairs.push((60, 100));
    let trend = trend(slug, &figures(&bench, slug, &pairs), &bench.rules()).unwrap();
    let centre = trend.chart.centre.clone().unwrap();
    assert_eq!((centre.line, centre.months), (0.9, (2..12).collect()));
    assert!(matches!(trend.alarm(), Some(Alarm::Outside(_))));
    assert_eq!(trend.chart.points[0].limits, None);
}

#[test]
fn a_frozen_baseline_of_an_older_definition_judges_nothing() {
    let slug = "first_response_on_time";
    let toml = "[stats]\nbaseline_freeze = { from = \"2025-10\", to = \"2026-06\", reason = \"new system\" }\n\
        [since.\"2026-07\".limits.response]\np2 = { minutes = 20, clock = \"working\" }\n";
    let bench = Bench::with(toml);
    let mut pairs = vec![(96, 100); 9];
    pairs.extend(vec![(70, 100); 4]);
    let trend = trend(slug, &figures(&bench, slug, &pairs), &bench.rules()).unwrap();
    assert!(trend.is_short() && trend.alarm().is_none());
}
