//! Departments that disagree, and the ruling.

use crate::harness::Folder;
use jiandu::report::Status;

#[test]
fn a25_disagreement_and_ruling() {
    let issue = Folder::new()
        .table(
            "联络单.csv",
            "联络单编号,发文日期,发文部门,收文部门,提交办公室日期,裁决日期,裁决执行期限,执行完成日期,要求回复时间,回复日期",
            [
                "D1,2026-10-20,技术服务部,采购部,2026-10-22,2026-10-27,2026-10-30,,2026-10-21,2026-10-21",
                "D2,2026-10-28,技术服务部,采购部,2026-10-29,,,,2026-10-29,2026-10-29",
            ],
        )
        .report("2026-10");
    issue.figure("ruling_on_time").is(1, 1).green().pending(1);
    assert_eq!(issue.verdicts("ruling_on_time"), ["OnTime 10-27 23:59", "Pending 11-03 23:59"]);
    issue.figure("ruling_executed_on_time").is(0, 1).outcomes(0, 0, 1).yellow();
    assert_eq!(issue.actions("ruling_not_executed"), ["D1 10-30 +1"]);
    assert_eq!(issue.clause("1.6"), Status::Yellow);
}
