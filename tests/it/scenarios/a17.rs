//! A project's first year ends in the middle of a month.

use super::NEXT_YEAR;
use crate::harness::{Folder, Issue};

fn report(delivered: &str, month: &str) -> Issue {
    Folder::new()
        .settings(NEXT_YEAR)
        .table("项目台账.csv", "项目编号,客户名称,上线日期", [format!("P1,甲公司,{delivered}")])
        .table("回访记录.csv", "项目编号,回访时间,回访结果,回访方式", ["P1,2026-10-09 10:20,已回访,电话"])
        .report(month)
}

/// The visits due in each month of a report's window: `2026-10` for those that had any.
fn months(issue: &Issue) -> Vec<String> {
    let due = issue.outcome.report.figures.series("visit_on_time").filter(|figure| {
        figure.ratio().is_some_and(|ratio| {
            assert!(ratio.n <= 1, "two promises in {}", figure.month);
            ratio.n == 1
        })
    });
    due.map(|figure| figure.month.to_string()).collect()
}

#[test]
fn a17_a_project_turns_one_in_mid_month() {
    let first = report("2025-10-10", "2026-10");
    first.figure("visit_on_time").is(1, 1).green();
    assert_eq!(months(&first).len(), 12);
    assert_eq!(months(&first)[0], "2025-11");
    for month in ["2026-11", "2026-12"] {
        report("2025-10-10", month).figure("visit_on_time").is(0, 0).none_due();
    }
    let quarter = report("2025-10-10", "2027-03");
    quarter.figure("visit_on_time").is(0, 1).outcomes(0, 0, 1).yellow();
    assert_eq!(quarter.verdicts("visit_on_time"), ["Missing 03-31 23:59"]);
    quarter.figure_in("visit_on_time", "2027-02").is(0, 0);

    let second = report("2025-10-01", "2026-10");
    assert_eq!(
        months(&second),
        (0..12).map(|i| format!("{}-{:02}", 2025 + (9 + i) / 12, (9 + i) % 12 + 1)).collect::<Vec<_>>()
    );
    second.figure("visit_on_time").is(0, 0).pending(1);
    let december = report("2025-10-01", "2026-12");
    december.figure("visit_on_time").is(1, 1).green();
    assert_eq!(december.verdicts("visit_on_time"), ["OnTime 12-31 23:59"]);
}
