//! A ticket that waits for the customer is neither punished nor hidden.

use crate::harness::Folder;

#[test]
fn waiting_tickets_are_listed_and_those_of_a_month_are_called_parked() {
    let issue = Folder::new()
        .table(
            "工单.csv",
            "工单编号,创建时间,优先级,首次响应时间,首次完结时间,工单状态",
            [
                "T1,2026-10-26 10:00,中,2026-10-26 10:05,,待客户确认",
                "T2,2026-09-30 10:00,中,2026-09-30 10:05,,已挂起",
                "T3,2026-10-01 10:00,中,2026-10-01 10:05,,挂起",
                // Solved before the close, whatever its status says; open without waiting; solved after the close.
                "T4,2026-09-01 10:00,中,2026-09-01 10:05,2026-09-02 10:00,挂起",
                "T5,2026-09-01 10:00,中,2026-09-01 10:05,,处理中",
                "T6,2026-09-01 10:00,中,2026-09-01 10:05,2026-11-03 10:00,挂起",
            ],
        )
        .report("2026-10");
    let mut listed = issue.actions("promise_due_next");
    listed.sort();
    assert_eq!(listed, ["T1 暂停中", "T2 长期挂起", "T3 暂停中", "T6 截止日后已办 2026-11-03"]);
    assert_eq!(issue.problems("suspended_long"), 2);
    // October's promise of a waiting ticket has no final date; September's was judged by its times.
    issue.figure("resolution_on_time").is(0, 0).pending(3);
    issue.figure_in("resolution_on_time", "2026-09").outcomes(1, 0, 2);
    let page = issue.page("tickets", "zh-CN");
    for text in ["暂停中的工单", "长期挂起", "T2"] {
        assert!(page.contains(text), "{text}");
    }
    assert!(issue.page("actions", "en").contains("on hold"));
}
