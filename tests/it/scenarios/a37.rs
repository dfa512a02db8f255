//! Control charts: individual values, shares and counts.

use crate::harness::{Folder, Issue};
use jiandu::report::control::{Trend, trend};
use jiandu::stats::Interval;
use jiandu::stats::control::{Baseline, Series, Signal, Value, chart};

fn control(issue: &Issue, slug: &str) -> Trend {
    let rules = issue.department.rules(issue.month(), issue.outcome.as_of);
    trend(slug, &issue.outcome.report.figures, &rules).expect("a chart")
}

/// Twenty tickets a month, answered after so many minutes; the last month is October.
fn medians(minutes: &[u32]) -> Trend {
    let first = 11 - minutes.len();
    let rows = (first..).zip(minutes).flat_map(|(month, minutes)| {
        (0..20).map(move |i| format!("{month}-{i},2026-{month:02}-14 09:00,2026-{month:02}-14 09:{minutes:02},紧急"))
    });
    let issue = Folder::new().table("工单.csv", "工单编号,创建时间,首次响应时间,优先级", rows).report("2026-10");
    control(&issue, "first_response_time")
}

#[test]
fn a37_a_medians() {
    let months = [30, 34, 28, 32, 36, 30, 33, 33];
    let with = |last: u32| medians(&[months.as_slice(), &[last]].concat());
    let high = with(44);
    let centre = high.chart.centre.as_ref().expect("eight months are a baseline");
    let minutes = |seconds: f64| (seconds / 6.0).round() / 10.0;
    assert_eq!(minutes(centre.line), 32.0);
    assert_eq!(centre.range_limit.map(minutes), Some(12.6));
    let last = high.chart.points.last().expect("October");
    assert_eq!(last.limits.map(|it| (minutes(it.low), minutes(it.high))), Some((21.7, 42.3)));
    assert_eq!(last.signals, [Signal::Above]);
    assert_eq!(with(42).chart.points.last().expect("October").signals, []);
}

#[test]
fn a37_b_shares() {
    let last = |kept: usize, of: usize| {
        let month = |month: usize, kept: usize, of: usize| {
            (0..of).map(move |i| {
                let answered = if i < kept { "09:10" } else { "09:30" };
                format!("{month}-{i},2026-{month:02}-14 09:00,2026-{month:02}-14 {answered},紧急")
            })
        };
        let rows = (2..10).flat_map(|it| month(it, 46, 50)).chain(month(10, kept, of));
        let issue = Folder::new().table("工单.csv", "工单编号,创建时间,首次响应时间,优先级", rows).report("2026-10");
        let trend = control(&issue, "first_response_on_time");
        assert!((trend.chart.centre.expect("eight months").line - 0.92).abs() < 1e-12);
        trend.chart.points.last().expect("October").signals.clone()
    };
    assert_eq!(last(47, 60), [Signal::Below]);
    assert_eq!(last(48, 60), []);
    assert_eq!(last(60, 60), []);
}

#[test]
fn a37_c_counts() {
    let last = |complaints: usize| {
        let month =
            |month: usize, count: usize| (0..count).map(move |i| format!("{month}-{i},2026-{month:02}-14 09:00,投诉"));
        let rows = (2..10).flat_map(|it| month(it, 4)).chain(month(10, complaints));
        let issue = Folder::new().table("工单.csv", "工单编号,创建时间,工单类型", rows).report("2026-10");
        control(&issue, "complaint_count").chart.points.last().expect("October").signals.clone()
    };
    assert_eq!(last(9), []);
    assert_eq!(last(11), []);
    assert_eq!(last(12), [Signal::Above]);
}

#[test]
fn a37_d_seven_months_have_no_limits() {
    let short = medians(&[30, 34, 28, 32, 36, 30, 33]);
    assert_eq!(short.chart.centre, None);
    assert!(short.chart.points.iter().all(|point| point.limits.is_none() && point.signals.is_empty()));
    assert!(short.is_short());
}

#[test]
fn a37_e_a_point_on_the_centre_line_neither_counts_nor_breaks_a_run() {
    let signals = |values: &[f64]| {
        let values: Vec<Option<Value>> = values.iter().map(|value| Some(Value { value: *value, n: 20 })).collect();
        let baseline = Baseline::Frozen { months: 0..8, least: 8 };
        let range = Interval { low: 0.0, high: f64::INFINITY };
        chart(Series::Values(&values, range), 0, &baseline).points.last().expect("a month").signals.clone()
    };
    let level = [9.0, 11.0, 9.0, 11.0, 9.0, 11.0, 9.0, 11.0];
    let run = |tail: &[f64]| signals(&[level.as_slice(), tail].concat());
    assert_eq!(run(&[9.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5]), [Signal::RunAbove]);
    assert_eq!(run(&[9.5, 10.5, 10.5, 10.5, 10.5, 10.0, 10.5, 10.5, 10.5, 10.5]), [Signal::RunAbove]);
    assert_eq!(run(&[9.5, 10.5, 10.5, 10.5, 10.5, 10.0, 10.5, 10.5, 10.5]), []);
    assert_eq!(run(&[9.5, 10.5, 10.5, 10.5, 10.5, 9.5, 10.5, 10.5, 10.5, 10.5]), []);
}
