//! Neighbours of the scenarios of the shop desk and of dirty exports.

use crate::harness::Folder;

#[test]
fn a39_three_minutes_exactly_the_first_and_last_minute_of_the_window_and_counted_rounds() {
    let sessions = |header: &str, rows: &[&str]| Folder::new().table("旺旺会话.csv", header, rows).report("2026-10");
    let issue = sessions(
        "会话编号,接待客服,咨询时间,首次回复时间,机器人会话,会话有效性",
        &[
            "S1,陈某,2026-10-07 10:00:00,2026-10-07 10:03:00,否,是",
            "S2,陈某,2026-10-07 10:00:00,2026-10-07 10:03:01,否,是",
            "S3,陈某,2026-10-07 08:00:00,2026-10-07 08:00:20,否,是",
            "S4,陈某,2026-10-07 07:59:59,2026-10-07 09:00:20,否,是",
            "S5,陈某,2026-10-07 23:59:59,,否,是",
            "S6,陈某,2026-10-07 12:00:00,,否,否",
        ],
    );
    issue.figure("chat_reply_3min_rate").is(2, 4).red();
    issue.figure("chat_unreplied").value(1.0);
    let counted = sessions(
        "会话编号,客服,咨询时间,首次响应时长(秒),对话回合数,三分钟内回复轮次",
        &["S1,陈某,2026-10-07 10:00:00,20,5,4", "S2,陈某,2026-10-07 11:00:00,200,3,2"],
    );
    counted.figure("chat_reply_3min_rate").is(6, 8).red();
    counted.figure("chat_first_reply_median").value(110.0);
}

#[test]
fn a39_parcels_at_the_turn_of_the_month() {
    let issue = Folder::new()
        .table(
            "订单.csv",
            "订单号,发货时间,首次跟踪时间,异常类型,异常发现时间,主动联系时间",
            [
                "1001,2026-09-30 16:00,2026-10-01 16:00:00,,,",
                "1002,2026-10-05 16:00,2026-10-06 16:00:01,,,",
                "1003,2026-10-31 16:00,2026-10-31 18:00,丢件,2026-10-31 09:00,2026-11-01 08:00",
                "1004,2026-10-20 16:00,,拒收,2026-09-30 12:00,2026-10-01 12:00:01",
            ],
        )
        .report("2026-10");
    issue.figure("ship_tracked_rate").is(1, 3).outcomes(1, 1, 1).pending(1);
    issue.figure("logistics_notice_on_time").is(0, 1).outcomes(0, 1, 0).pending(1);
}

#[test]
fn swaps_are_counted_by_the_month_of_the_calendar_whatever_day_books_close_on() {
    let rows = ["2026-10-05", "2026-10-12", "2026-10-28", "2026-11-03"];
    let folder = Folder::new()
        .settings("[period]\nstart_day = 26\n")
        .table("名册.csv", "工号,姓名,岗位", ["1,陈某,淘宝客服", "2,周某,淘宝客服"])
        .table(
            "换班申请.csv",
            "申请类型,申请人,换班对象,换班日期,申请时间,审批结果",
            rows.map(|day| format!("换班,陈某,周某,{day},2026-10-01 09:00,同意")),
        );
    // The third of October is that of the 28th, which falls into the books of November; November has one.
    folder.report("2026-10").figure("swap_over_limit").value(0.0).green();
    folder.report("2026-11").figure("swap_over_limit").value(1.0).red();
}

#[test]
fn shifts_of_a_week_with_a_sunday_and_a_swap() {
    let rows = [
        "2026-10-12,晚班,陈某,陈某,18:30,24:00,是,无,无",
        "2026-10-13,晚班,周某,陈某,18:31,24:00,是,无,无",
        "2026-10-14,晚班,陈某,,,,,,",
        "2026-10-18,全天班,周某,周某,09:30,24:00,否,无,无",
    ];
    let issue = Folder::new()
        .table("名册.csv", "工号,姓名,岗位", ["1,陈某,淘宝客服", "2,周某,淘宝客服"])
        .table("排班.csv", "班次日期,班次,排班人,实到人员,上班时间,下班时间,接班确认,客户疑问,待处理事项", rows)
        .table(
            "换班申请.csv",
            "申请类型,申请人,换班对象,换班日期,申请时间,审批结果",
            ["换班,周某,陈某,2026-10-13,2026-10-13 18:30:00,同意"],
        )
        .report("2026-10");
    // 31 evenings and Sundays are required; three of them were manned.
    issue.figure("shift_coverage").is(3, 31).red();
    issue.figure("late_rate").is(1, 3);
    issue.figure("handover_rate").is(2, 3);
    // Reported when the shift began is not before it.
    issue.figure("swap_notice_rate").is(0, 1);
    // An approved swap explains two evenings in a row.
    issue.figure("alternation_breaks").value(0.0);
    issue.figure("empty_shift_count").value(29.0 - 1.0);
}

#[test]
fn a40_another_dirty_export_tabs_two_headers_and_utf_16() {
    let text = "导出时间：2026-11-01\n工单编号\t创建时间\t现场服务\t\t优先级\n\t\t出发时间\t到达时间\t\n\
                GD1\t2026/10/5 晚上8:30\t20:40\t\t高\nGD2\t44:00\t\t\t高\nGD2\t2026-10-06 09:00\t\t\t1\n\
                备注：以上\t\t\t\t\n小计\t2\t\t\t\n工单编号\t创建时间\t现场服务\t\t优先级\n\t\t\t\t\nGD3\t昨天\t\t\t高\n";
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let issue = Folder::new().file("工单.csv", utf16).report("2026-10");
    let input = &issue.outcome.report.inputs[0];
    assert_eq!(input.encoding, Some("UTF-16LE"));
    assert_eq!(input.read, input.kept + input.deduplicated + input.skipped + input.rejected);
    assert_eq!((input.kept, input.rejected), (2, 2));
    issue.figure("ticket_volume").value(2.0);
}
