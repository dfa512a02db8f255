//! The Friday report when Friday is a holiday.

use std::collections::BTreeSet;

use crate::harness::{Folder, Issue};

/// A roster of technical staff.
pub(super) fn roster(people: u32) -> Vec<String> {
    (1..=people).map(|person| format!("{person},员工{person},技术服务部,技术服务人员")).collect()
}

pub(super) const ROSTER: &str = "工号,姓名,部门,岗位";

/// What was judged in the month, each kind of verdict once.
pub(super) fn judged(issue: &Issue) -> Vec<String> {
    let verdicts = issue.verdicts("weekly_report_on_time").into_iter();
    verdicts.filter(|verdict| !verdict.starts_with("Pending")).collect::<BTreeSet<_>>().into_iter().collect()
}

#[test]
fn a21_friday_is_a_holiday() {
    let weekly = (1..=6).flat_map(|person| {
        let last = ["12:01:00", "12:00:00", "09:00:00"][(person - 1).min(2)];
        let days = ["04-03 11:42", "04-10 11:42", "04-17 11:42", "04-24 11:42"].map(str::to_owned);
        days.into_iter().chain([format!("04-30 {last}")]).map(move |at| format!("员工{person},2026-{at}"))
    });
    let folder = Folder::new().table("名册.csv", ROSTER, roster(6)).table("周报.csv", "汇报人,提交时间", weekly);
    let april = folder.report("2026-04");
    april.figure("weekly_report_on_time").is(29, 30).outcomes(29, 1, 0).yellow().prints("96.7%");
    let due = judged(&april);
    assert_eq!(
        due,
        [
            "Late 04-30 12:00",
            "OnTime 04-03 12:00",
            "OnTime 04-10 12:00",
            "OnTime 04-17 12:00",
            "OnTime 04-24 12:00",
            "OnTime 04-30 12:00",
        ]
    );
    let may = folder.report("2026-05");
    may.figure("weekly_report_on_time").is(0, 24).red();
    let due = judged(&may);
    assert_eq!(due, ["Missing 05-08 12:00", "Missing 05-15 12:00", "Missing 05-22 12:00", "Missing 05-29 12:00"]);
}
