//! A rate is never rounded up to all nor down to nothing, and thresholds are compared in integers.

use crate::harness::Folder;
use jiandu::pages::words::rate;
use jiandu::stats::Ratio;

#[test]
fn a09_rounding_guards() {
    for (k, n, text) in [
        (1_999, 2_000, ">99.9%"),
        (1, 2_000, "0.1%"),
        (1, 16, "6.3%"),
        (1, 3_000, "<0.1%"),
        (0, 12, "0.0%"),
        (0, 7, "0/7"),
        (12, 12, "100.0%"),
        (0, 0, "—"),
    ] {
        assert_eq!(rate(Ratio::new(k, n), 10), text, "{k}/{n}");
    }
}

#[test]
fn a09_a_rate_at_its_target_is_green() {
    let tickets = |kept: usize| {
        let rows = (0..40).map(move |i| {
            let answered = if i < kept { "10:00" } else { "14:30" };
            format!("T{i},2026-10-14 09:00,2026-10-14 {answered},中")
        });
        Folder::new().table("工单.csv", "工单编号,创建时间,首次响应时间,优先级", rows).report("2026-10")
    };
    tickets(38).figure("first_response_on_time").is(38, 40).green().uncertain(true).prints("95.0%");
    tickets(37).figure("first_response_on_time").is(37, 40).yellow();
}
