//! A promise belongs to the month in which it falls due.

use crate::harness::Folder;

#[test]
fn a04_judged_when_due() {
    let folder = Folder::new().table(
        "工单.csv",
        "工单编号,创建时间,首次响应时间,优先级",
        ["GD1,2026-10-30 17:30,2026-11-02 10:31,中"],
    );
    let october = folder.report("2026-10");
    october.figure("ticket_volume").value(1.0);
    october.figure("first_response_on_time").is(0, 0).none_due().pending(1);
    assert_eq!(october.verdicts("first_response_on_time"), ["Pending 11-02 10:30"]);
    assert_eq!(october.actions("promise_due_next"), ["GD1 11-02", "GD1 11-04"], "answer and solution");
    assert!(october.page("actions", "zh-CN").contains("下月到期"));

    let november = folder.report("2026-11");
    november.figure("first_response_on_time").is(0, 1).outcomes(0, 1, 0).yellow().pending(0);
    assert_eq!(november.verdicts("first_response_on_time"), ["Late 11-02 10:30"]);
    november.figure_in("first_response_on_time", "2026-10").is(0, 0);
}
