use super::limits::share_limits;
use super::*;

const USUAL: Baseline = Baseline::First { take: 12, least: 8 };
const MINUTES: Interval = Interval { low: 0.0, high: f64::INFINITY };

fn values(values: &[f64], n: u64) -> Vec<Option<Value>> {
    values.iter().map(|value| Some(Value { value: *value, n })).collect()
}

fn xmr(months: &[Option<Value>], baseline: &Baseline) -> Chart {
    chart(Series::Values(months, MINUTES), 0, baseline)
}

fn counts(months: &[u64], baseline: &Baseline) -> Chart {
    chart(Series::Counts(&months.iter().map(|count| Some(*count)).collect::<Vec<_>>()), 0, baseline)
}

/// Twelve months of 92 of 100, then the given month.
fn after_92_percent(month: Ratio) -> Point {
    let mut months = vec![Some(Ratio::new(92, 100)); 12];
    months.push(Some(month));
    chart(Series::Shares(&months), 0, &USUAL).points.pop().unwrap()
}

const MEDIANS: [f64; 8] = [30.0, 34.0, 28.0, 32.0, 36.0, 30.0, 33.0, 33.0];

#[test]
fn individual_values_have_the_published_limits() {
    let chart = xmr(&values(&MEDIANS, 50), &USUAL);
    let centre = chart.centre.unwrap();
    assert_eq!(chart.method, Method::Xmr);
    assert_eq!(centre.line, 32.0);
    assert_eq!(centre.months, (0..8).collect::<Vec<_>>());
    let ranges: Vec<_> = chart.points.iter().filter_map(|point| point.moving_range).collect();
    assert_eq!(ranges, [4.0, 6.0, 4.0, 4.0, 6.0, 3.0, 0.0]);
    let limits = chart.points[0].limits.unwrap();
    assert!((limits.low - (32.0 - 2.66 * 27.0 / 7.0)).abs() < 1e-9);
    assert!((limits.high - (32.0 + 2.66 * 27.0 / 7.0)).abs() < 1e-9);
    assert!((centre.range_limit.unwrap() - 3.268 * 27.0 / 7.0).abs() < 1e-9);
    assert!(chart.points.iter().all(|point| point.signals.is_empty()));
}

#[test]
fn a_ninth_median_of_44_signals_and_42_does_not() {
    let ninth = |value| {
        let months = values(&[&MEDIANS[..], &[value]].concat(), 50);
        xmr(&months, &Baseline::Frozen { months: 0..8, least: 8 }).points.pop().unwrap().signals
    };
    assert_eq!(ninth(44.0), [Signal::Above]);
    assert_eq!(ninth(42.0), []);
    // 33 to 19 is a step of 14, above 12.6, and 19 is below 21.7.
    assert_eq!(ninth(19.0), [Signal::Below, Signal::MovingRange]);
}

#[test]
fn shares_have_exact_binomial_limits_for_their_own_n() {
    assert_eq!(after_92_percent(Ratio::new(47, 60)).signals, [Signal::Below]);
    for inside in [48, 55, 60] {
        assert_eq!(after_92_percent(Ratio::new(inside, 60)).signals, [], "{inside}/60");
    }
    let limits = after_92_percent(Ratio::new(55, 60)).limits.unwrap();
    assert_eq!((limits.low, limits.high), (0.8, 1.0));
    assert_eq!(share_limits(Ratio::new(92, 100), 0), (0, 0));
    assert_eq!(share_limits(Ratio::new(12, 12), 50), (50, 50));
}

#[test]
fn counts_have_exact_poisson_limits() {
    let last = |count| counts(&[&[4; 12][..], &[count]].concat(), &USUAL).points.pop().unwrap().signals;
    assert_eq!(last(12), [Signal::Above]);
    assert_eq!(last(11), []);
    assert_eq!(last(9), []);
    assert_eq!(last(0), []);
}

#[test]
fn seven_months_are_dots_without_limits() {
    let chart = xmr(&values(&MEDIANS[..7], 50), &USUAL);
    assert_eq!(chart.centre, None);
    assert!(chart.points.iter().all(|point| point.limits.is_none() && point.signals.is_empty()));
    assert_eq!(chart.points.len(), 7);
    assert_eq!(counts(&[], &USUAL).centre, None);
}

#[test]
fn a_month_that_was_not_measured_is_no_baseline_month() {
    let mut months = values(&MEDIANS, 50);
    months[3] = None;
    assert_eq!(xmr(&months, &USUAL).centre, None);
    months.push(Some(Value { value: 31.0, n: 50 }));
    let chart = xmr(&months, &USUAL);
    assert_eq!(chart.centre.unwrap().months, [0, 1, 2, 4, 5, 6, 7, 8]);
    assert_eq!(chart.points[3].value, None);
    assert_eq!(chart.points[4].moving_range, Some(8.0));
    let months = vec![Some(Ratio::new(0, 0)); 9];
    assert_eq!(super::chart(Series::Shares(&months), 0, &USUAL).centre, None);
}

/// Signals of the months after a frozen baseline with the mean 4.
fn run_after_mean_four(later: &[u64]) -> Vec<Vec<Signal>> {
    let months = [&[3, 5, 3, 5, 3, 5, 3, 5][..], later].concat();
    let chart = counts(&months, &Baseline::Frozen { months: 0..8, least: 8 });
    chart.points.into_iter().skip(8).map(|point| point.signals).collect()
}

#[test]
fn eight_on_one_side_are_a_run_and_the_other_side_breaks_it() {
    // The last month of the baseline is above the line too; a month below comes first.
    let signals = run_after_mean_four(&[3, 5, 5, 5, 5, 5, 5, 5, 5, 5]);
    assert!(signals[..8].iter().all(Vec::is_empty));
    assert_eq!(signals[8], [Signal::RunAbove]);
    assert_eq!(signals[9], [Signal::RunAbove]);
    assert!(run_after_mean_four(&[3, 5, 5, 5, 5, 3, 5, 5, 5, 5]).iter().all(Vec::is_empty));
}

#[test]
fn a_point_on_the_centre_line_neither_counts_nor_breaks_the_run() {
    let signals = run_after_mean_four(&[3, 5, 5, 5, 5, 4, 5, 5, 5, 5]);
    assert!(signals[..9].iter().all(Vec::is_empty));
    assert_eq!(signals[9], [Signal::RunAbove]);
    // The same with measured values whose mean is not exact in binary.
    let months =
        [&[0.1, 0.3, 0.1, 0.3, 0.1, 0.3, 0.1, 0.3, 0.1][..], &[0.3, 0.3, 0.3, 0.2, 0.3, 0.3, 0.3, 0.3]].concat();
    let frozen = Baseline::Frozen { months: 0..8, least: 8 };
    let chart = xmr(&values(&months, 50), &frozen);
    assert!(chart.points.iter().all(|point| point.signals.is_empty()));
    let chart = xmr(&values(&[&months[..], &[0.3]].concat(), 50), &frozen);
    assert_eq!(chart.points.last().unwrap().signals, [Signal::RunAbove]);
}

#[test]
fn a_month_with_few_cases_is_hollow_and_raises_no_signal() {
    let point = after_92_percent(Ratio::new(2, 19));
    assert!(point.hollow && point.limits.is_some());
    assert_eq!(point.signals, []);
    let point = after_92_percent(Ratio::new(2, 20));
    assert!(!point.hollow);
    assert_eq!(point.signals, [Signal::Below]);
    assert!(!counts(&[1; 9], &USUAL).points[0].hollow);
}

#[test]
fn large_shares_are_judged_by_their_own_scatter() {
    let months: Vec<_> =
        [9300, 9400, 9350, 9250, 9300, 9400, 9350, 9250].iter().map(|k| Some(Ratio::new(*k, 10_000))).collect();
    let chart = super::chart(Series::Shares(&months), 0, &USUAL);
    assert_eq!(chart.method, Method::Xmr);
    assert!(chart.points.iter().all(|point| point.signals.is_empty()));
    let months = vec![Some(Ratio::new(930, 1000)); 8];
    assert_eq!(super::chart(Series::Shares(&months), 0, &USUAL).method, Method::P);
    // Limits stay on the scale.
    let months = [Some(Ratio::new(4_999_999, 5_000_000)), Some(Ratio::new(4_900_000, 5_000_000))].repeat(4);
    let limits = super::chart(Series::Shares(&months), 0, &USUAL).points[0].limits.unwrap();
    assert_eq!(limits.high, 1.0);
}

#[test]
fn a_stable_process_seldom_signals() {
    // The exact chance that a month of a process that has not changed lies outside is at most two tails.
    for n in [20, 60, 200, 1000] {
        for k in [50, 80, 92, 99] {
            let (low, high) = share_limits(Ratio::new(k, 100), n);
            let masses = crate::stats::masses::Masses::binomial(n, k, 100);
            let outside: f64 = (0..low).chain(high + 1..=n).map(|x| masses.at(x)).sum();
            assert!(outside < 2.0 * TAIL, "n = {n}, p = {k} %");
        }
    }
}

#[test]
fn a_month_is_judged_by_those_alone_that_were_measured_as_it_was() {
    let month = |k| Some(Ratio::new(k, 100));
    let mut months = vec![month(99); 12];
    months.extend(vec![month(80); 8]);
    let whole = super::chart(Series::Shares(&months), 0, &USUAL);
    assert!(whole.points[19].signals.contains(&Signal::Below));
    let cut = super::chart(Series::Shares(&months), 12, &USUAL);
    assert_eq!(cut.centre.as_ref().map(|centre| centre.months.clone()), Some((12..20).collect()));
    assert!(cut.points.iter().all(|point| point.signals.is_empty()));
    assert!(cut.points[..12].iter().all(|point| point.value.is_some() && point.limits.is_none()));
    assert!(cut.points[12..].iter().all(|point| point.limits.is_some()));
    // Seven months since the change are too few, however many there were before it.
    assert_eq!(super::chart(Series::Shares(&months), 13, &USUAL).centre, None);
    assert_eq!(super::chart(Series::Shares(&months), 99, &USUAL).centre, None);
}

#[test]
fn the_step_over_a_change_of_definition_is_no_step_of_the_process() {
    let months: Vec<_> = [30.0, 30.0, 90.0, 91.0, 90.0, 91.0, 90.0, 91.0, 90.0, 91.0]
        .iter()
        .map(|value| Some(Value { value: *value, n: 50 }))
        .collect();
    let cut = super::chart(Series::Values(&months, MINUTES), 2, &USUAL);
    assert_eq!(cut.points[2].moving_range, None);
    assert_eq!(cut.points[3].moving_range, Some(1.0));
    assert!(cut.centre.is_some() && cut.points.iter().all(|point| point.signals.is_empty()));
}
