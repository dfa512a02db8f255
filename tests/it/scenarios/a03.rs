//! Waiting for the customer stops the clock.

use crate::harness::Folder;

fn issue(pause: &str) -> crate::harness::Issue {
    Folder::new()
        .table(
            "工单.csv",
            "服务单号,报修时间,完成时间,紧急程度,挂起时长(分钟)",
            [format!("T1,2026-10-13 10:00,2026-10-14 13:30,高,{pause}")],
        )
        .report("2026-10")
}

#[test]
fn a03_paused_clock() {
    let paused = issue("180");
    paused.figure("resolution_on_time").is(1, 1).green();
    assert_eq!(paused.verdicts("resolution_on_time"), ["OnTime 10-14 14:00"]);
    paused.figure("resolution_time").value(450.0 * 60.0).prints("7小时30分");
    assert_eq!(paused.problems("pause_large"), 0, "180 of 630 minutes are 28.6 %");

    let running = issue("");
    running.figure("resolution_on_time").is(0, 1).outcomes(0, 1, 0).yellow();
    assert_eq!(running.verdicts("resolution_on_time"), ["Late 10-14 10:00"]);
    running.figure("resolution_time").value(630.0 * 60.0);

    // Above half of the gross time the pause is worth a look.
    assert_eq!(issue("315").problems("pause_large"), 0);
    assert_eq!(issue("316").problems("pause_large"), 1);
}
