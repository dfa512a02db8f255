//! Neighbours of the scenarios of rates, small numbers, scores and counts.

use crate::harness::{Folder, Issue, answered};
use jiandu::stats::Arrow;

fn two_months(before: (usize, usize), now: (usize, usize)) -> Issue {
    let rows = [answered(9, before.0, before.1), answered(10, now.0, now.1)].concat();
    Folder::new().table("工单.csv", "工单编号,创建时间,首次响应时间,优先级", rows).report("2026-10")
}

#[test]
fn a07_a_change_that_chance_does_not_explain_has_an_arrow() {
    let issue = two_months((30, 60), (57, 60));
    let shown = issue.figure("first_response_on_time");
    // 57/60: 86.3 to 98.3, so that the target of 95 lies within; the 99 % interval of the change is +24.8 to +61.2.
    shown.is(57, 60).green().uncertain(true).interval(Some("86.3–98.3"));
    let change = shown.figure.change.expect("two months to compare");
    assert_eq!([change.interval.low, change.interval.high].map(|it| (it * 1000.0).round()), [248.0, 612.0]);
    assert_eq!(change.arrow, Arrow::Up);
    // 28/30 after 20/30: 95 % would say so, 99 % does not.
    let issue = two_months((20, 30), (28, 30));
    let shown = issue.figure("first_response_on_time").yellow().uncertain(true);
    let change = shown.figure.change.expect("two months to compare");
    assert_eq!([change.interval.low, change.interval.high].map(|it| (it * 1000.0).round()), [-6.0, 506.0]);
    assert_eq!(change.arrow, Arrow::None);
    // With nine cases in either month nothing is compared.
    assert!(two_months((9, 9), (20, 30)).figure("first_response_on_time").figure.change.is_none());
    assert!(two_months((20, 30), (9, 9)).figure("first_response_on_time").figure.change.is_none());
}

#[test]
fn a08_ten_cases_have_a_percentage_and_nine_have_misses() {
    let nine = two_months((50, 50), (8, 9));
    nine.figure("first_response_on_time").is(8, 9).yellow().prints("8/9").beside(None);
    two_months((50, 50), (7, 9)).figure("first_response_on_time").red();
    let ten = two_months((50, 50), (9, 10));
    ten.figure("first_response_on_time").is(9, 10).yellow().prints("90.0%").beside(Some("9/10"));
    two_months((50, 50), (8, 10)).figure("first_response_on_time").red();
    // A lower-is-better rate counts what happens as misses.
    let repeats = |again: usize, of: usize| {
        let rows = (0..of).map(|i| {
            let customer = if i <= again { "甲".to_owned() } else { format!("客户{i}") };
            format!("T{i},2026-10-{:02} 09:00,{customer},咨询", 9 + i)
        });
        Folder::new().table("工单.csv", "工单编号,创建时间,客户名称,工单类型", rows).report("2026-10")
    };
    repeats(1, 9).figure("repeat_contact_rate").is(1, 9).yellow();
    repeats(2, 9).figure("repeat_contact_rate").is(2, 9).red();
    repeats(1, 20).figure("repeat_contact_rate").is(1, 20).green();
    repeats(2, 20).figure("repeat_contact_rate").is(2, 20).yellow();
    repeats(3, 20).figure("repeat_contact_rate").is(3, 20).red();
}

#[test]
fn a08_a_score_needs_three_fifths_of_its_weight() {
    let score = |weights: &str| {
        let issue = Folder::new()
            .settings(&format!("[score.weights]\n{weights}\n"))
            .table("工单.csv", "工单编号,创建时间,首次响应时间,优先级", answered(10, 45, 50))
            .report("2026-10");
        let score = issue.outcome.report.score.expect("a score is asked for");
        (score.score, score.coverage)
    };
    // 90 of 95 and 85: 60 and half of 40. Not measured weighs nothing in the total, and counts against the coverage.
    assert_eq!(score("first_response_on_time = 60\nvisit_on_time = 40"), (Some(80.0), 0.6));
    assert_eq!(score("first_response_on_time = 59\nvisit_on_time = 41"), (None, 0.59));
    // A rate that is better when lower: nobody calls twice, of fifty without a customer.
    assert_eq!(score("first_response_on_time = 30").0, Some(80.0));
}

#[test]
fn a10_counts_carry_their_exact_interval() {
    let report = |complaints: usize| {
        let rows = (0..complaints).map(|i| format!("C{i},2026-10-12 09:00,投诉,2026-10-12 10:00"));
        let rows = rows.chain(["T,2026-10-12 09:00,咨询,2026-10-12 10:00".to_owned()]);
        Folder::new().table("工单.csv", "工单编号,创建时间,工单类型,解决时间", rows).report("2026-10")
    };
    for (count, interval) in [(0, "0–3.7"), (1, "0.03–5.6"), (4, "1.1–10.2")] {
        let issue = report(count);
        let shown = issue.figure("complaint_count").value(count as f64);
        let found = shown.figure.interval.expect("a count has its interval");
        let text: Vec<f64> = interval.split('–').map(|end| end.parse().expect("a number")).collect();
        assert!((found.low - text[0]).abs() < 0.05 && (found.high - text[1]).abs() < 0.06, "{count}: {found:?}");
    }
}

#[test]
fn a37_f_months_with_few_cases_raise_no_signal() {
    // Eight good months of twenty, then nineteen with almost nothing kept: a hollow dot.
    let rows = (2..10).flat_map(|month| answered(month, 20, 20)).collect::<Vec<_>>();
    let signals = |of: usize| {
        let rows = [rows.clone(), answered(10, 2, of)].concat();
        let issue = Folder::new()
            .settings("[calendar]\nholidays = \"none\"\n")
            .table("工单.csv", "工单编号,创建时间,首次响应时间,优先级", rows)
            .report("2026-10");
        let rules = issue.department.rules(issue.month(), issue.outcome.as_of);
        let trend = jiandu::report::control::trend("first_response_on_time", &issue.outcome.report.figures, &rules)
            .expect("a chart");
        trend.chart.points.last().expect("October").signals.len()
    };
    assert_eq!((signals(19), signals(20)), (0, 1));
}

#[test]
fn a37_h_a_rate_under_a_new_limit_is_not_compared_with_the_one_before_it() {
    let report = |month: &str| {
        let since = format!("[since.\"{month}\".limits.response]\np3 = {{ minutes = 90, clock = \"working\" }}\n");
        let rows = [answered(9, 50, 50), answered(10, 25, 50)].concat();
        Folder::new()
            .settings(&since)
            .table("工单.csv", "工单编号,创建时间,首次响应时间,优先级", rows)
            .report("2026-10")
    };
    let (changed, same) = (report("2026-10"), report("2026-09"));
    changed.figure("first_response_on_time").is(25, 50).change(None);
    assert!(same.figure("first_response_on_time").figure.change.is_some());
    // What the limit does not decide is compared as ever.
    assert_eq!(changed.figure("fcr_rate").figure.change.is_some(), same.figure("fcr_rate").figure.change.is_some());
}

#[test]
fn a37_g_a_new_limit_cuts_the_line_of_what_it_decides() {
    let report = |settings: &str| {
        let rows = (5..11).flat_map(|month| answered(month, 20, 20));
        Folder::new()
            .settings(settings)
            .table("工单.csv", "工单编号,创建时间,首次响应时间,优先级", rows)
            .report("2026-10")
            .page("tickets", "zh-CN")
    };
    let plain = report("[calendar]\nholidays = \"none\"\n");
    let changed = report(
        "[calendar]\nholidays = \"none\"\n[since.\"2026-08\".limits.response]\np3 = { minutes = 90, clock = \"working\" }\n",
    );
    assert!(!plain.contains("时限变更") && changed.contains("时限变更"));
}
