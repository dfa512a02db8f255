//! Neighbours of the scenarios of first contact, visits, weekly reports and liaison forms.

use super::NEXT_YEAR;
use crate::harness::{Folder, Issue};

#[test]
fn a11_who_answers_a_customer_of_the_web_is_the_first_owner_and_a_robot_is_nobody() {
    let issue = Folder::new()
        .table(
            "工单.csv",
            "工单编号,创建时间,渠道,受理人,首接人,首次响应时间,剔除原因",
            [
                "T1,2026-10-13 09:00,企业微信,王某,,2026-10-13 09:10,",
                "T2,2026-10-13 09:00,旺旺,王某,,,",
                "T3,2026-10-13 09:00,电话,王某,,2026-10-13 09:10,",
                "T4,2026-10-13 09:00,网页,,,2026-10-13 09:10,",
                "T5,2026-10-13 09:00,热线,,李某,,",
                "T6,2026-10-13 09:00,网页,,,,机器人",
            ],
        )
        .report("2026-10");
    issue.figure("first_owner_rate").is(2, 5).excluded("机器人", 1).red();
    // Contact, description and category are not exported: the record cannot be complete or incomplete.
    issue.figure("record_complete_rate").not_measured();
}

#[test]
fn a11_a_transfer_of_friday_evening_is_due_on_monday_and_one_without_a_receiver_is_not_registered() {
    let rows = [
        "T1,2026-10-30 16:00,否,运维组,2026-10-30 17:00,2026-11-02 10:00:00",
        "T2,2026-10-30 16:00,否,,2026-10-30 17:00,",
        "T3,2026-10-12 16:00,否,运维组,,2026-10-12 17:00",
        "T4,2026-10-12 16:00,,运维组,2026-10-12 16:30,",
    ];
    let folder = Folder::new().table("工单.csv", "工单编号,创建时间,是否职责范围内,转派给,转派时间,领取时间", rows);
    let october = folder.report("2026-10");
    // One in three of what lies outside the remit; T4 does not say, and its receiver never took it.
    october.figure("transfer_registered_rate").is(1, 3);
    october.figure("transfer_accept_on_time").is(0, 1).pending(2);
    folder.report("2026-11").figure("transfer_accept_on_time").is(1, 2).outcomes(1, 0, 1);
}

#[test]
fn a12_refusals_in_other_words_and_gifts_of_another_year() {
    let rows = ["甲,制度不允许,,有需求,2025-12-30", "乙,已送,2025-12-31,无需求,2026-01-05", "丙,已寄,,已了解,"];
    let folder = Folder::new()
        .table(
            "项目.csv",
            "项目编号,客户名称,上线日期,停用日期",
            ["P1,甲,2024-03-05,", "P2,乙,2024-03-05,2025-12-01", "P3,丙,2025-12-01,", "P4,丁,2024-03-05,2025-11-30"],
        )
        .table("新年礼物.csv", "客户名称,寄送状态,寄出日期,次年需求,登记日期", rows);
    let december = folder.report("2025-12");
    // 乙 is a customer until the end of the day, 丁 no longer; nobody dated what 丙 got.
    december.figure("gift_rate").is(1, 2).outcomes(1, 1, 0).excluded("婉拒", 1).yellow();
    december.figure("demand_rate").is(1, 3).outcomes(1, 1, 1).red();
    assert_eq!(december.actions("gift_open"), [""; 0]);
    assert_eq!(december.actions("demand_open"), ["乙 12-31 +0 截止日后已办 2026-01-05"]);
    folder.report("2026-01").figure("gift_rate").none_due();
}

#[test]
fn a13_other_categories_other_names_and_a_quiet_time_of_three_days() {
    let rows = [
        "T1,2026-10-12 09:00,甲公司,故障,2026-10-12 10:00",
        // Another matter; the short name of the same customer; a first ticket that is still open.
        "T2,2026-10-13 09:00,甲公司,咨询,",
        "T3,2026-10-14 09:00,甲,异常,2026-10-14 10:00",
        "T4,2026-10-30 09:00,甲公司,使用咨询,",
        "T5,2026-10-12 09:00,,故障,2026-10-12 10:00",
        "T6,2026-10-12 11:00,,故障,2026-10-12 12:00",
    ];
    let folder = |settings: &str| {
        Folder::new()
            .settings(&format!("{settings}\n[names]\n\"甲\" = \"甲公司\"\n"))
            .table("工单.csv", "工单编号,创建时间,客户,问题类型,首次完结时间", rows)
            .report("2026-10")
    };
    // T3 repeats T1, T4 repeats T2; nobody is a customer of his own.
    folder("").figure("repeat_contact_rate").is(2, 6).red();
    let short = folder("[limits.first_contact]\nquiet_days = 1");
    short.figure("repeat_contact_rate").is(1, 6);
    short.figure("fcr_rate").is(4, 4);
}

#[test]
fn a15_in_a_month_in_which_nothing_was_major_nothing_is_due() {
    let rows = ["T1,2026-10-12 10:00,否,", "T2,2026-10-12 10:00,,"];
    let issue = Folder::new().table("工单.csv", "工单编号,创建时间,重大事项,总经理汇报时间", rows).report("2026-10");
    issue.figure("major_report_on_time").none_due();
    // Told within the limit of the wall clock at night; a date alone decides only on another day.
    let rows = [
        "T1,2026-10-12 23:50,是,2026-10-13 00:20:00",
        "T2,2026-10-12 10:00,是,2026-10-12",
        "T3,2026-10-12 10:00,是,2026-10-13",
        "T4,2026-10-14 10:00,是,",
    ];
    let issue = Folder::new().table("工单.csv", "工单编号,创建时间,重大事项,总经理汇报时间", rows).report("2026-10");
    issue.figure("major_report_on_time").is(1, 3).outcomes(1, 1, 1).red().excluded("仅有日期", 1);
}

fn visits(delivered: &str, calls: &[&str], month: &str) -> Issue {
    Folder::new()
        .settings(NEXT_YEAR)
        .table("项目台账.csv", "合同编号,客户,交付使用日期,终止日期", [format!("P1,甲公司,{delivered}")])
        .table("回访.csv", "项目编号,拨打时间,接通情况", calls)
        .report(month)
}

#[test]
fn a17_who_was_delivered_on_the_last_of_the_year_is_young_for_twelve_months() {
    let young = visits("2025-12-31,", &["P1,2026-06-30 23:59,接通", "P1,2026-07-01 09:00,无人接听"], "2026-07");
    young.figure("visit_on_time").is(0, 1);
    young.figure_in("visit_on_time", "2026-06").is(1, 1);
    young.figure_in("visit_on_time", "2026-01").is(0, 1);
    visits("2025-12-31,", &["P1,2026-12-31,接通"], "2026-12").figure("visit_on_time").is(1, 1);
    visits("2025-12-31,", &["P1,2026-12-31,接通"], "2027-01").figure("visit_on_time").none_due();
    // Used until the last day of a month it is owed that month, until the day before it is not.
    visits("2026-03-05,2026-10-31", &["P1,2026-09-02,接通"], "2026-10").figure("visit_on_time").is(0, 1);
    visits("2026-03-05,2026-10-30", &["P1,2026-09-02,接通"], "2026-10").figure("visit_on_time").none_due();
}

#[test]
fn a18_anniversaries_of_the_31st_return_to_the_31st() {
    let issue = |month: &str| {
        Folder::new()
            .settings(&format!("[visits]\nschedule = \"anniversary\"\n{NEXT_YEAR}"))
            .table("项目台账.csv", "项目编号,客户,交付日期", ["P1,甲公司,2026-01-31"])
            .table("回访.csv", "项目编号,回访日期,回访结果", ["P1,2026-03-30,接通"])
            .report(month)
            .verdicts("visit_on_time")
            .into_iter()
            .find(|verdict| !verdict.starts_with("Pending"))
    };
    // 31 January to 27 February, 28 February to 30 March, 31 March to 29 April, 30 April to 30 May.
    assert_eq!(issue("2026-02").as_deref(), Some("Missing 02-27 23:59"));
    assert_eq!(issue("2026-03").as_deref(), Some("OnTime 03-30 23:59"));
    assert_eq!(issue("2026-04").as_deref(), Some("Missing 04-29 23:59"));
    assert_eq!(issue("2026-05").as_deref(), Some("Missing 05-30 23:59"));
}

#[test]
fn a21_two_holiday_fridays_in_a_row_give_september_five_due_instants() {
    let weekly = ["09-04 12:00", "09-11 11:00", "09-18 11:00", "09-24 12:00:00", "09-30 12:00:01"];
    let folder = Folder::new()
        .table(
            "名册.csv",
            "工号,姓名,部门,岗位,入职日期",
            ["1,王某,技术服务部,技术服务人员,", "2,李某,技术服务部,技术服务人员,2026-09-25"],
        )
        .table("周报.csv", "提交人,发送时间", weekly.map(|at| format!("王某,2026-{at}")));
    let september = folder.report("2026-09");
    // 李某 joined the day after Thursday's noon and owes the Wednesday.
    september.figure("weekly_report_on_time").is(4, 6).outcomes(4, 1, 1);
    folder.report("2026-10").figure("weekly_report_on_time").is(0, 8);
}

#[test]
fn a22_with_skip_a_holiday_friday_asks_for_nothing() {
    let folder = |mode: &str| {
        Folder::new()
            .settings(&format!("[weekly]\nif_holiday = \"{mode}\"\n"))
            .table("名册.csv", "工号,姓名,部门,岗位", ["1,王某,技术服务部,技术服务人员"])
            .table(
                "周报.csv",
                "姓名,周次,提交时间",
                ["王某,2026-W01,2025-12-31 10:00", "王某,2026-W02,2026-01-09 10:00"],
            )
    };
    folder("skip").report("2026-01").figure("weekly_report_on_time").is(1, 4);
    folder("previous").report("2026-01").figure("weekly_report_on_time").is(1, 4);
    folder("next").report("2026-01").figure("weekly_report_on_time").is(2, 5);
}

#[test]
fn a24_a_form_after_the_spring_festival_and_one_of_a_ticket_that_is_not_solved() {
    let tickets = [
        "T1,2026-02-13 09:00,2026-02-13 22:00,是",
        "T2,2026-02-10 09:00,,是",
        "T3,2026-02-10 09:00,2026-02-10 10:00,否",
        "T4,2026-02-27 09:00,2026-02-28 10:00,是",
    ];
    let issue = Folder::new()
        .table("工单.csv", "工单编号,创建时间,解决时间,是否补单", tickets)
        .table("内部联系单.csv", "编号,联系日期,发件部门,收件部门,工单编号", ["L1,2026-02-24,技术服务部,采购部,T1"])
        .report("2026-02");
    // Saturday the 14th is day one, Tuesday the 24th day two; the 28th is a working Saturday, due on 3 March.
    issue.figure("liaison_after_fix_on_time").is(1, 1).green().pending(1);
    assert_eq!(issue.verdicts("liaison_after_fix_on_time"), ["OnTime 02-24 23:59", "Pending 03-03 23:59"]);
}

#[test]
fn a25_a_date_that_people_wrote_is_taken_literally_and_a_late_ruling_is_late() {
    let issue = Folder::new()
        .table(
            "联络单.csv",
            "单号,日期,发起部门,接收部门,签收日期,完成时限,回复时间,提交裁决日期,裁决日期",
            [
                // Issued on the working Saturday; asked for on a holiday.
                "L1,2026-10-10,技术服务部,采购部,2026-10-12,2026-10-18,2026-10-18,,",
                "L2,2026-09-30,技术服务部,采购部,2026-10-09,2026-10-01,2026-10-08,2026-09-30,2026-10-12",
            ],
        )
        .report("2026-10");
    // Signed for by the next working day: the 12th, and the 8th.
    issue.figure("liaison_ack_on_time").is(1, 2).outcomes(1, 1, 0);
    issue.figure("liaison_reply_on_time").is(1, 2).outcomes(1, 1, 0);
    // 8, 9 and 10 October.
    issue.figure("ruling_on_time").is(0, 1).outcomes(0, 1, 0);
}

#[test]
fn a21_leave_of_every_working_day_excuses_and_nothing_less_does() {
    let staff = [
        "1,王某,技术服务部,技术服务人员,",
        "2,李某,技术服务部,技术服务人员,",
        "3,赵某,技术服务部,技术服务人员,",
        "4,孙某,业务部,其他,是",
        "5,周某,技术服务部,技术服务人员,否",
    ];
    let leave = [
        // The week of 5 to 11 October works on Thursday, Friday and Saturday.
        "年假,王某,2026-10-08,2026-10-10,2026-09-28 10:00,同意",
        "事假,李某,2026-10-08,2026-10-09,2026-09-28 10:00,同意",
        "事假,赵某,2026-10-05,2026-10-11,2026-09-28 10:00,驳回",
    ];
    let issue = Folder::new()
        .table("名册.csv", "工号,姓名,部门,岗位,是否交周报", staff)
        .table("请假申请.csv", "类型,姓名,开始日期,结束日期,申请时间,审批状态", leave)
        .table(
            "周报.csv",
            "姓名,周次,提交时间",
            (42..=44).flat_map(|week| {
                ["王某", "李某", "赵某", "孙某"]
                    .map(|who| format!("{who},2026-W{week},2026-10-{:02} 10:00", 16 + (week - 42) * 7))
            }),
        )
        .report("2026-10");
    // 孙某 hands in by wish of the roster, 周某 does not. Of the holiday week three reports are missing.
    issue.figure("weekly_report_on_time").is(12, 15).outcomes(12, 0, 3).excluded("请假", 1);
    assert_eq!(issue.actions("weekly_report_missing").len(), 2);
}

#[test]
fn leave_is_asked_for_before_midnight_of_the_day_before() {
    let rows = [
        "病假,陈某,2026-10-14,2026-10-13 23:59,同意",
        "事假,周某,2026-10-15,2026-10-15 00:00,同意",
        "事假,陈某,2026-10-20,2026-10-19,同意",
        "事假,王某,2026-10-20,2026-10-20 08:00,同意",
        "事假,周某,2026-11-03,2026-10-20 08:00,同意",
    ];
    let issue = Folder::new()
        .table("名册.csv", "工号,姓名,岗位", ["1,陈某,淘宝客服", "2,周某,淘宝客服", "3,王某,技术服务人员"])
        .table("请假申请.csv", "类型,申请人,请假日期,提出时间,审批结果", rows)
        .report("2026-10");
    issue.figure("leave_notice_rate").is(2, 3).yellow();
}
