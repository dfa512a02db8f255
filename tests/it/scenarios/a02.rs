//! The working clock runs on a make-up Saturday and stands still through the Spring Festival.

use crate::harness::Folder;

#[test]
fn a02_spring_festival_with_a_make_up_saturday() {
    let issue = Folder::new()
        .table(
            "工单.csv",
            "工单号,提单时间,首次响应时间,优先级",
            [
                "T1,2026-02-14 17:00,2026-02-24 09:50,中",
                "T2,2026-02-17 03:00,2026-02-17 03:14,紧急",
                "T3,2026-02-17 凌晨3:00,2026-02-17 凌晨3:16,紧急",
            ],
        )
        .report("2026-02");
    issue.figure("first_response_on_time").is(2, 3).outcomes(2, 1, 0).yellow();
    assert_eq!(
        issue.verdicts("first_response_on_time"),
        ["OnTime 02-24 10:00", "OnTime 02-17 03:15", "Late 02-17 03:15"]
    );
    // 60 minutes on the make-up Saturday and 50 on the first day back; a Monday-to-Friday calendar would say 50.
    assert_eq!(
        issue.verdicts("first_response_time"),
        ["Value(6600) 02-24 09:50", "Value(840) 02-17 03:14", "Value(960) 02-17 03:16"]
    );
}
