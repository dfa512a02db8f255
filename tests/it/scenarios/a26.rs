//! The analysis of a major fault falls due across the National Day holiday.

use crate::harness::Folder;

fn folder() -> Folder {
    Folder::new().table(
        "重大故障台账.csv",
        "故障编号,项目名称,故障等级,故障发生时间,故障恢复时间",
        ["F-2026-031,门户网站,重大,2026-09-29 13:00,2026-09-29 15:00"],
    )
}

#[test]
fn a26_major_fault_without_analysis_across_national_day() {
    let september = folder().report("2026-09");
    september.figure("fault_report_on_time").none_due().pending(1);
    assert!(september.actions("promise_due_next").contains(&"F-2026-031 10-12".to_owned()));
    let october = folder().report("2026-10");
    october.figure("fault_report_on_time").is(0, 1).outcomes(0, 0, 1).red();
    assert_eq!(october.verdicts("fault_report_on_time"), ["Missing 10-12 23:59"]);
    assert_eq!(october.actions("fault_report_missing"), ["F-2026-031 10-12 +19"]);
    let finding = october.first_finding();
    assert!(finding.contains("F-2026-031") && finding.contains("19 天"), "{finding}");
    assert!(october.page("actions", "zh-CN").contains("逾期 19 天"));
}

#[test]
fn a26_an_analysis_that_came_late_is_yellow() {
    let text = "---\n故障编号: F-2026-031\n提交日期: 2026-10-13\n---\n## 故障影响\n三个频道无法访问约两小时。\n";
    let october = folder().file("faults/F-2026-031.md", text).report("2026-10");
    october.figure("fault_report_on_time").is(0, 1).outcomes(0, 1, 0).yellow();
    assert_eq!(october.actions("fault_report_missing"), [""; 0]);
}
