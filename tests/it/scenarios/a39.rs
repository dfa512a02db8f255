//! Rounds of a chat, and parcels that got stuck.

use crate::harness::Folder;

#[test]
fn a39_chat_rounds_and_parcels() {
    let issue = Folder::new()
        .table(
            "旺旺会话.csv",
            "会话ID,轮次序号,客服昵称,客户首次发送消息时间,客服首次发送消息时间,机器人会话,是否有效会话",
            [
                "S1,1,陈某,2026-10-07 10:10:15,2026-10-07 10:18:10,否,是",
                "S1,2,陈某,2026-10-07 10:18:30,2026-10-07 10:19:00,否,是",
                "S2,1,,2026-10-08 11:00:00,,是,是",
                "S3,1,陈某,2026-10-09 02:00:00,2026-10-09 02:00:30,否,是",
            ],
        )
        .table(
            "订单.csv",
            "主订单编号,发货时间,跟单时间,物流异常,异常发现时间,告知买家时间",
            [
                "=\"1001\",2026-10-10 16:20,2026-10-11 09:05,停滞,2026-10-12 09:00,2026-10-13 09:00:00",
                "1002,2026-10-28 16:20,2026-10-29 09:00,破损,2026-10-30 20:00,",
                "1003,2026-10-29 16:20,2026-10-30 09:00,丢件,2026-10-31 10:00,",
            ],
        )
        .report("2026-10");
    issue.figure("chat_reply_3min_rate").is(1, 2).yellow();
    issue.figure("chat_first_reply_median").value(475.0).prints("7分55秒");
    issue.figure("logistics_notice_on_time").is(1, 2).outcomes(1, 0, 1).yellow().pending(1);
    assert_eq!(
        issue.verdicts("logistics_notice_on_time"),
        ["OnTime 10-13 09:00", "Missing 10-31 20:00", "Pending 11-01 10:00"]
    );
}
