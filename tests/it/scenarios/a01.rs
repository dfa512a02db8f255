//! Three tickets around lunch and closing time; equality is on time.

use crate::harness::Folder;

#[test]
fn a01_lunch_break_closing_time_equality() {
    let issue = Folder::new()
        .table(
            "工单-2026-10.csv",
            "工单编号,创建时间,首次响应时间,优先级",
            [
                "T1,2026-10-14 11:30,2026-10-14 13:40,中",
                "T2,2026/10/16 18:00:00,2026/10/19 11:00:00,普通",
                "T3,2026年10月16日 18:00,2026-10-19 11:00:01,p3",
            ],
        )
        .report("2026-10");
    issue
        .figure("first_response_on_time")
        .is(2, 3)
        .outcomes(2, 1, 0)
        .yellow()
        .prints("2/3")
        .beside(None)
        .interval(None);
    assert_eq!(
        issue.verdicts("first_response_on_time"),
        ["OnTime 10-14 14:30", "OnTime 10-19 11:00", "Late 10-19 11:00"]
    );
    assert_eq!(
        issue.verdicts("first_response_time"),
        ["Value(4200) 10-14 13:40", "Value(7200) 10-19 11:00", "Value(7201) 10-19 11:00"]
    );
    issue.figure("first_response_time").value(7200.0).uncoloured().prints("2小时0分");
}
