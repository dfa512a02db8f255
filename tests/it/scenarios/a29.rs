//! The watch over the sites in the National Day holiday.

use crate::harness::Folder;

#[test]
fn a29_holiday_watch() {
    let mut rows = Vec::new();
    for (day, checks) in [(1, 2), (2, 3), (3, 2), (5, 1), (6, 2), (7, 2)] {
        for check in 0..checks {
            let status = match (day, check) {
                (2, 2) => "异常,2026-10-02 13:12",
                (3, 1) => "无法访问,2026-10-03 12:45",
                _ => "正常,",
            };
            rows.push(format!("2026-10-{day:02} {:02}:00,李某,门户网站,{status}", 11 + check));
        }
    }
    let folder = Folder::new().table("节假日值守.csv", "巡查时间,值班人员,站点,运行情况,联系服务部门时间", rows);
    let issue = folder.report("2026-10");
    issue.figure("holiday_coverage").is(6, 7).red();
    issue.figure("holiday_checks_rate").is(5, 7).red();
    issue.figure("holiday_issue_contact_on_time").is(1, 2).outcomes(1, 1, 0).yellow();
    assert_eq!(issue.actions("holiday_unwatched"), ["2026-10-04 10-04 +27"]);
    let finding = issue.first_finding();
    assert!(finding.contains("2026-10-04"), "{finding}");
    folder.report("2026-09").figure("holiday_coverage").is(0, 0).none_due();
}
