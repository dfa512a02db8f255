//! Major matters reach the general manager within half an hour.

use crate::harness::Folder;

#[test]
fn a15_major_matters_to_the_general_manager() {
    let folder = Folder::new().table(
        "工单.csv",
        "工单编号,创建时间,是否重大,上报总经理时间",
        [
            "GD1,2026-10-12 10:00,是,2026-10-12 10:10",
            "GD2,2026-10-13 22:00:00,是,2026-10-13 22:30:00",
            "GD3,2026-10-14 10:00,是,10:31",
            "GD4,2026-10-31 23:45,是,2026-10-31 23:59",
        ],
    );
    let issue = folder.report("2026-10");
    issue.figure("major_report_on_time").is(2, 3).outcomes(2, 1, 0).red().pending(1).prints("2/3");
    let finding = issue.first_finding();
    assert!(finding.contains("GD3") && finding.contains("31分"), "{finding}");
    let november = folder.report("2026-11");
    november.figure("major_report_on_time").is(1, 1).green();
    assert_eq!(november.verdicts("major_report_on_time"), ["OnTime 11-01 00:15"]);
}
