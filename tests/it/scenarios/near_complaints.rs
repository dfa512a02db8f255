//! Complaints: acknowledged, closed, overdue, upheld, answered.

use crate::harness::{Folder, Issue};

const HEAD: &str = "工单编号,创建时间,工单类型,首次响应时间,首次完结时间,重开时间,最近完结时间,状态,剔除原因,是否属实,责任原因,原因分析日期,改善措施日期,答复日期";

fn report(rows: &[&str], month: &str) -> Issue {
    let surveys = "序号,提交答卷时间,总体满意度,回复客户日期";
    Folder::new().table("工单.csv", HEAD, rows).table("问卷.csv", surveys, [""; 0]).report(month)
}

#[test]
fn complaints_are_closed_by_the_third_working_day_whatever_the_hour() {
    let rows = [
        // Friday night before the working Saturday: 10, 12, 13 October.
        "C1,2026-10-09 23:00,投诉,2026-10-10 11:00:00,2026-10-13 23:50,,,已结案,,否,质量,,,",
        // In the holiday: 8, 9 and 10 October; the acknowledgement is due on the 8th at eleven.
        "C2,2026-10-03 10:00,客诉,2026-10-08 11:00:01,2026-10-12 09:00,,,已结案,,否,质量,,,",
        "C3,2026-10-28 17:00,抱怨,,,,,处理中,,,,,,",
        // The customer asked to wait: never overdue, not among those to be closed.
        "C4,2026-10-12 10:00,投诉,2026-10-12 10:30,,,,处理中,客户原因延期,,,,,",
        // Nobody closed it; and one that was closed in time and reopened.
        "C5,2026-10-12 10:00,投诉,2026-10-12 10:30,,,,处理中,,,,,,",
        "C6,2026-10-12 10:00,投诉,2026-10-12 10:30,2026-10-13 10:00,2026-10-20 10:00,,处理中,,否,质量,,,",
    ];
    let october = report(&rows, "2026-10");
    october.figure("complaint_count").value(6.0);
    // C3's acknowledgement is due on the 29th at ten.
    october.figure("complaint_ack_on_time").is(4, 6).outcomes(4, 1, 1).red();
    // C3 falls due on Monday 2 November.
    october.figure("complaint_closed_on_time").is(2, 4).outcomes(2, 1, 1).excluded("客户原因延期", 1).pending(1).red();
    october.figure("complaint_overdue_open").value(2.0).red();
    assert_eq!(october.actions("complaint_overdue"), ["C5 10-15 +16", "C6 10-15 +16"]);
    // Complaints are tickets, too: each was to be answered in its month.
    october.figure("first_response_on_time").is(4, 6);
    let november = report(&rows, "2026-11");
    november.figure("complaint_closed_on_time").is(0, 1).outcomes(0, 0, 1);
}

#[test]
fn a_complaint_that_waits_for_the_customer_is_pending_and_not_overdue() {
    let rows = [
        "C1,2026-10-12 10:00,投诉,2026-10-12 10:30,,,,待客户确认,,,,,,",
        "C2,2026-09-14 10:00,投诉,2026-09-14 10:30,,,,待客户确认,,,,,,",
    ];
    let issue = report(&rows, "2026-10");
    issue.figure("complaint_closed_on_time").none_due().pending(1);
    // September's was judged by its times and stands open.
    issue.figure("complaint_overdue_open").value(1.0).red();
    issue.figure_in("complaint_closed_on_time", "2026-09").is(0, 1);
}

#[test]
fn an_upheld_complaint_is_an_unmet_expectation_from_its_first_resolution() {
    let rows = [
        // Resolved on Wednesday 30 September: ten working days to 20 October.
        "C1,2026-09-28 10:00,投诉,2026-09-28 10:30,2026-09-30 10:00,,,已结案,,成立,推诿,2026-10-12,2026-10-13,2026-10-20",
        "C2,2026-09-28 10:00,投诉,2026-09-28 10:30,2026-09-30 10:00,,,已结案,,属实,误导,2026-10-12,2026-10-13,2026-10-21",
        "C3,2026-09-28 10:00,投诉,2026-09-28 10:30,2026-09-30 10:00,,,已结案,,不属实,推诿,,,",
        "C4,2026-10-12 10:00,投诉,2026-10-12 10:30,2026-10-13 10:00,,,已结案,,成立,时效,,,",
    ];
    let october = report(&rows, "2026-10");
    // C4's ten days end on the 27th.
    october.figure("unmet_reply_on_time").is(1, 3).outcomes(1, 1, 1);
    assert_eq!(october.actions("unmet_unanswered"), ["C4 10-27 +4"]);
    october.figure("buck_passing_upheld").value(0.0).green();
    let september = report(&rows, "2026-09");
    september.figure("buck_passing_upheld").value(2.0).red();
    september.figure("unmet_reply_on_time").none_due().pending(2);
    // The count is of events, and never of persons.
    assert!(
        !september
            .figures_json()
            .contains("\"metric\":\"buck_passing_upheld\",\"month\":\"2026-09\",\"group\":{\"by\":\"owner\"")
    );
}
