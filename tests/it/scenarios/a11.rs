//! Who took the call, what was written down, who took it over.

use crate::harness::Folder;

#[test]
fn a11_registration_completeness_transfer() {
    let tickets = (0..40).map(|i| {
        let owner = if i < 38 { "李某" } else { "" };
        let contact = if i < 36 { "13800000000" } else { "" };
        // Six lie outside the remit; one of them names no receiver.
        let (scope, to, at, accepted) = match i {
            0 => ("否", "运维组", "2026-10-16 17:30", "2026-10-19 10:30:00"),
            1..5 => ("否", "运维组", "2026-10-13 10:00", "2026-10-13 11:00"),
            5 => ("否", "", "", ""),
            _ => ("是", "", "", ""),
        };
        format!("T{i},2026-10-13 09:00,客户{i},{contact},电话,咨询,登录后白屏,{owner},{scope},{to},{at},{accepted}")
    });
    let issue = Folder::new()
        .table(
            "工单.csv",
            "工单编号,创建时间,客户名称,联系电话,渠道,工单类型,问题描述,首问责任人,职责范围,移交人,移交时间,接收时间",
            tickets,
        )
        .report("2026-10");
    issue.figure("first_owner_rate").is(38, 40).yellow().prints("95.0%");
    issue.figure("record_complete_rate").is(36, 40).yellow().prints("90.0%");
    issue.figure("transfer_registered_rate").is(5, 6).yellow().prints("5/6");
    issue.figure("transfer_accept_on_time").is(5, 5).green();
    assert_eq!(issue.verdicts("transfer_accept_on_time")[0], "OnTime 10-19 10:30");
}
