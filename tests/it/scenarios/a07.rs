//! A rate with its uncertainty, and a change that may be chance.

use crate::harness::{Folder, answered};
use jiandu::stats::proportions::newcombe;
use jiandu::stats::{Ratio, fisher};

#[test]
fn a07_rate_interval_comparison() {
    let issue = Folder::new()
        .table(
            "工单.csv",
            "工单编号,创建时间,首次响应时间,优先级",
            [answered(9, 40, 50), answered(10, 47, 50)].concat(),
        )
        .report("2026-10");
    let shown = issue.figure("first_response_on_time");
    shown.is(47, 50).outcomes(47, 3, 0).yellow().uncertain(true);
    shown.prints("94.0%").beside(Some("47/50")).interval(Some("83.8–97.9"));
    issue.figure_in("first_response_on_time", "2026-09").is(40, 50).prints("80.0%");

    let (now, before) = (Ratio::new(47, 50), Ratio::new(40, 50));
    assert_eq!(now.points_since(before), Some(140));
    let points = |confidence| {
        let interval = newcombe(now, before, confidence).expect("cases in both months");
        [interval.low, interval.high].map(|end| (end * 1000.0).round() / 10.0)
    };
    assert_eq!(points(0.95), [0.5, 27.6]);
    assert_eq!(points(0.99), [-4.2, 32.2]);
    let change = shown.figure.change.expect("two months to compare");
    let ends = [change.interval.low, change.interval.high].map(|end| (end * 1000.0).round() / 10.0);
    assert_eq!(ends, [-4.2, 32.2]);
    assert_eq!(change.arrow, jiandu::stats::Arrow::None);
    shown.change(Some("较上月无法断定有变化"));
    let p = fisher::fisher_exact(now, before).expect("cases in both months");
    assert_eq!((p * 1000.0).round(), 71.0);
    assert!(!fisher::any_expected_below_five(now, before));
}
