//! Neighbours of the scenarios of clocks and months: other days, words and months under the same rules.

use super::NEXT_YEAR;
use crate::harness::{Folder, Issue};

fn responses(month: &str, rows: &[&str]) -> Issue {
    Folder::new().table("客服工单.csv", "服务单号,来电时间,首响时间,紧急程度", rows).report(month)
}

#[test]
fn a01_on_the_eve_of_the_dragon_boat_festival_the_clock_waits_until_monday() {
    // p2 has 30 working minutes: 15 on Thursday, 15 on Monday the 22nd; Friday to Sunday are off.
    let issue = responses(
        "2026-06",
        &["T1,2026-06-18 17:45,2026-06-22 09:15:00,高", "T2,2026-06-18 17:45,2026-06-22 09:15:01,重要"],
    );
    issue.figure("first_response_on_time").is(1, 2).yellow();
    assert_eq!(issue.verdicts("first_response_on_time"), ["OnTime 06-22 09:15", "Late 06-22 09:15"]);
    issue.figure("first_response_time").value((1800.0 + 1801.0) / 2.0);
}

#[test]
fn a01_at_lunch_the_clock_starts_at_one_and_a_make_up_saturday_counts() {
    let issue = responses(
        "2026-10",
        &[
            "T1,2026-10-14 12:20,2026-10-14 15:00:00,一般",
            "T2,2026-10-10 17:30,2026-10-12 10:30,标准",
            // A Sunday between: 18:00 of Saturday is the end, nine of Monday the beginning.
            "T3,2026-10-10 18:00,2026-10-12 11:00:01,三级",
            // A length instead of a moment, and a date without a time, which decides nothing to the minute.
            "T4,2026-10-14 09:00,1小时59分,普通",
            "T5,2026-10-14 09:00,2026-10-14,普通",
            "T6,2026-10-14 09:00,2026-10-15,普通",
        ],
    );
    issue.figure("first_response_on_time").is(3, 5).outcomes(3, 2, 0).red().excluded("仅有日期", 1);
}

#[test]
fn a02_the_spring_festival_of_2025_has_a_working_sunday() {
    let issue = responses(
        "2025-02",
        &[
            // Sunday 26 January works; the 27th is an ordinary Monday; 28 January to 4 February are off.
            "T1,2025-01-27 17:00,2025-02-05 10:00:00,中",
            "T2,2025-01-27 17:00,2025-02-05 10:00:01,中",
            "T3,2025-02-01 03:00,2025-02-01 03:15:00,特急",
            "T4,2025-02-08 17:30,2025-02-10 10:30:00,中",
        ],
    );
    issue.figure("first_response_on_time").is(3, 4).outcomes(3, 1, 0).yellow();
    responses("2025-01", &["T5,2025-01-26 16:30,2025-01-27 09:30:00,中"]).figure("first_response_on_time").is(1, 1);
}

#[test]
fn a03_a_pause_in_hours_of_a_normal_ticket_and_none_on_the_wall() {
    let paused = |row: &str| {
        Folder::new().table("工单.csv", "工单号,提单时间,解决时间,优先级,工单累计暂停时长", [row]).report("2026-10")
    };
    // Three days of 480 minutes and 2.5 hours of pause: Tuesday 10:00 to Friday 13:30 (the lunch is no time).
    let issue = paused("T1,2026-10-13 10:00,2026-10-16 13:30:00,中,2.5h");
    assert_eq!(issue.verdicts("resolution_on_time"), ["OnTime 10-16 13:30"]);
    issue.figure("resolution_time").value(1440.0 * 60.0);
    paused("T1,2026-10-13 10:00,2026-10-16 13:30:01,中,2小时30分").figure("resolution_on_time").is(0, 1);
    // The wall clock of the most urgent is not stopped.
    let urgent = paused("T1,2026-10-13 10:00,2026-10-13 14:00:01,紧急,2.5h");
    urgent.figure("resolution_on_time").is(0, 1);
}

#[test]
fn a04_a_deadline_at_the_end_of_an_interval_is_that_end_and_belongs_to_its_month() {
    let rows = ["T1,2026-07-31 17:00,2026-08-03 12:00:00,低", "T2,2026-07-31 17:00,2026-08-03 12:00:01,四级"];
    let folder = Folder::new().table("工单.csv", "工单编号,创建时间,响应时间,优先级", rows);
    let july = folder.report("2026-07");
    july.figure("ticket_volume").value(2.0);
    july.figure("first_response_on_time").none_due().pending(2);
    assert_eq!(july.actions("promise_due_next").iter().filter(|it| it.ends_with("08-03")).count(), 2);
    let august = folder.report("2026-08");
    august.figure("first_response_on_time").is(1, 2).outcomes(1, 1, 0);
    august.figure("ticket_volume").value(0.0);
    // A close of the data in August does not draw August's promises into July.
    let late: jiandu::pipeline::AsOf = "2026-08-05".parse().expect("a date");
    let july = folder.try_report("2026-07", Some(late)).expect("a report");
    july.figure("first_response_on_time").none_due().pending(2);
}

#[test]
fn a04_at_the_turn_of_the_year_the_promise_is_judged_in_january() {
    // Thursday 31 December 17:30, two hours; 1 to 3 January are off: Monday the 4th, 10:30.
    let folder = Folder::new().settings(NEXT_YEAR).table(
        "工单.csv",
        "工单编号,创建时间,首次响应时间,优先级",
        ["T1,2026-12-31 17:30,2027-01-04 10:30,中"],
    );
    folder.report("2026-12").figure("first_response_on_time").none_due().pending(1);
    folder.report("2027-01").figure("first_response_on_time").is(1, 1);
}

#[test]
fn a06_tickets_reopened_and_solved_in_one_month_and_void_ones_add_up() {
    let rows = [
        "T1,2026-04-28 10:00,,,,待处理",
        "T2,2026-05-06 10:00,2026-05-07 10:00,2026-05-11 10:00,2026-05-12 10:00,已完结",
        "T3,2026-05-06 10:00,2026-05-07 10:00,2026-05-28 10:00,,处理中",
        "T4,2026-05-06 10:00,2026-06-02 10:00,,,已完结",
        "T5,2026-05-06 10:00,,,,已撤销",
        "T6,2026-05-06 10:00,,,,测试",
    ];
    let issue = Folder::new()
        .table("工单.csv", "工单编号,创建时间,首次完结时间,重新打开时间,最近完结时间,工单状态", rows)
        .report("2026-05");
    issue.figure("ticket_volume").value(3.0);
    // T1, T3 and T4 are open; T4 is solved in June.
    issue.figure("backlog_open").value(3.0);
    let flow = issue.outcome.judgement.tickets.flow;
    assert_eq!((flow.opening, flow.new, flow.reopened, flow.resolved, flow.closing), (1, 3, 2, 3, 3));
    issue.figure("reopen_rate").value(2.0);
}

#[test]
fn books_that_close_on_the_25th_move_promises_and_not_the_months_of_customers() {
    let folder = || {
        Folder::new()
            .settings(&format!("[period]\nstart_day = 26\n{NEXT_YEAR}"))
            .table("工单.csv", "工单编号,创建时间,首次响应时间,优先级", ["T1,2026-10-23 17:30,2026-10-26 10:30,中"])
            .table(
                "项目台账.csv",
                "项目编号,客户名称,交付日期",
                ["P1,甲公司,2026-03-15", "P2,乙公司,2024-03-15", "P3,丙公司,2026-10-10"],
            )
            .table(
                "回访.csv",
                "项目编号,回访日期,回访结果",
                ["P1,2026-09-28,已回访", "P1,2026-10-30,已回访", "P2,2026-10-01,已回访"],
            )
            .table("巡检.csv", "巡检编号,项目编号,巡检日期", ["X1,P1,2026-09-29"])
    };
    // Friday 23 October 17:30 falls due on Monday the 26th, which is November's.
    let october = folder().report("2026-10");
    october.figure("ticket_volume").value(1.0);
    october.figure("first_response_on_time").none_due().pending(1);
    // September of the calendar and its quarter end on 30 September, in October's report: P1 was called on the 28th,
    // P2 not before October.
    october.figure("visit_on_time").is(1, 2).outcomes(1, 1, 0);
    let mut due = october.verdicts("visit_on_time");
    due.retain(|verdict| !verdict.starts_with("Pending"));
    assert_eq!(due, ["OnTime 09-30 23:59", "Late 09-30 23:59"]);
    october.figure("inspection_on_time").is(1, 2);
    // Falling due in the November report: P1's October, but nothing of P3, delivered within that month.
    assert_eq!(october.actions("visit_due_next"), ["P1 10-31 截止日后已办 2026-10-30"]);
    let november = folder().report("2026-11");
    november.figure("first_response_on_time").is(1, 1);
    november.figure("visit_on_time").is(1, 1);
    assert_eq!(november.actions("visit_due_next"), ["P1 11-30", "P3 11-30"]);
    // The last quarter ends on 31 December, in January's report.
    folder().report("2026-12").figure("inspection_on_time").is(0, 0);
    folder().report("2027-01").figure("inspection_on_time").is(0, 2);
}
