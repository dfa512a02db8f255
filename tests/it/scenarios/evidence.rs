//! What the exports do not tell is not measured, and never good.

use crate::harness::Folder;

const TICKETS: &str =
    "ticket_id,opened_at,category,first_response_at,first_resolved_at,complaint_upheld,complaint_cause";

#[test]
fn a_category_that_nobody_filled_hides_no_complaints() {
    let blank = |month: &str| format!("T{month},2026-{month}-12 10:00,,2026-{month}-12 10:05,2026-{month}-13 10:00,,");
    let slugs = ["complaint_count", "complaint_ack_on_time", "complaint_closed_on_time", "complaint_overdue_open"];
    let never = Folder::new().table("tickets.csv", TICKETS, [blank("10")]).report("2026-10");
    for slug in slugs {
        never.figure(slug).not_measured();
    }
    never.figure("first_response_on_time").is(1, 1);
    // Filled until September: October alone is not known, and a month with a word in it is.
    let until = "T1,2026-09-14 10:00,complaint,2026-09-14 10:05,2026-09-15 10:00,是,时效".to_owned();
    let until = Folder::new().table("tickets.csv", TICKETS, [until, blank("10")]).report("2026-10");
    for slug in slugs {
        until.figure(slug).not_measured();
    }
    until.figure_in("complaint_count", "2026-09").value(1.0);
    let some = Folder::new()
        .table("tickets.csv", TICKETS, [blank("10"), "T9,2026-10-14 10:00,fault,,,,".to_owned()])
        .report("2026-10");
    some.figure("complaint_count").value(0.0);
    some.figure("complaint_overdue_open").value(0.0).green();
}

#[test]
fn complaints_of_which_nobody_says_whether_they_were_justified_are_no_proof_of_good_conduct() {
    let complaint = |upheld: &str| {
        let row = format!("T1,2026-10-12 10:00,complaint,2026-10-12 10:05,2026-10-13 10:00,{upheld},推诿");
        Folder::new().table("tickets.csv", TICKETS, [row]).report("2026-10")
    };
    complaint("").figure("buck_passing_upheld").not_measured();
    complaint("不成立").figure("buck_passing_upheld").value(0.0).green();
    complaint("成立").figure("buck_passing_upheld").value(1.0).red();
    // Without a complaint the column is rightly empty.
    let row = "T1,2026-10-12 10:00,fault,2026-10-12 10:05,2026-10-13 10:00,,";
    Folder::new()
        .table("tickets.csv", TICKETS, [row])
        .report("2026-10")
        .figure("buck_passing_upheld")
        .value(0.0)
        .green();
}

#[test]
fn blank_marks_of_major_matters_are_none_where_others_are_marked() {
    let report = |header: &str, rows: &[&str]| {
        Folder::new()
            .table("tickets.csv", &format!("ticket_id,opened_at,category,priority,gm_reported_at{header}"), rows)
            .report("2026-10")
    };
    let [marked, blank] = ["T1,2026-10-12 10:00,fault,p3,2026-10-12 10:20,是", "T2,2026-10-12 10:00,fault,p1,,"];
    report(",is_major", &[marked, blank]).figure("major_report_on_time").is(1, 1).green();
    // A column in which nobody marks anything is no mark: the most urgent faults count.
    report(",is_major", &[blank]).figure("major_report_on_time").is(0, 1).red();
    report(",is_major", &["T2,2026-10-12 10:00,fault,p1,,否"]).figure("major_report_on_time").is(0, 0).none_due();
    report("", &["T2,2026-10-12 10:00,fault,p1,"]).figure("major_report_on_time").is(0, 1).red();
    // Each export answers for itself.
    let two = Folder::new()
        .table(
            "tickets-09.csv",
            "ticket_id,opened_at,category,priority,gm_reported_at",
            ["S1,2026-10-02 10:00,fault,p1,"],
        )
        .table("tickets-10.csv", "ticket_id,opened_at,category,priority,gm_reported_at,is_major", [marked, blank])
        .report("2026-10");
    two.figure("major_report_on_time").is(1, 2).red();
}

#[test]
fn answers_without_what_was_sent_give_no_response_rate() {
    let answers = "1,2026-10-20 10:00,满意";
    let plain = Folder::new().table("surveys.csv", "response_id,submitted_at,overall", [answers]).report("2026-10");
    plain.figure("survey_response_rate").not_measured();
    plain.figure("satisfied_rate").small_sample();
    let rows = ["1,2026-10-20 10:00,2026-10-19 09:00,满意", "2,,2026-10-19 09:00,"];
    let sent = Folder::new().table("surveys.csv", "response_id,submitted_at,sent_at,overall", rows).report("2026-10");
    sent.figure("survey_response_rate").is(1, 2);
    let rounds = Folder::new()
        .table("surveys.csv", "response_id,submitted_at,campaign_id,overall", ["1,2026-10-20 10:00,甲,满意"])
        .table("campaigns.csv", "campaign_id,sent_count,closed_on", ["甲,12,2026-10-25", "乙,12,2026-11-25"]);
    rounds.report("2026-10").figure("survey_response_rate").is(1, 12).red();
}

#[test]
fn unmet_expectations_are_judged_by_the_records_that_tell_of_them() {
    let surveys = "response_id,submitted_at,customer,overall,cause_analysed_on,improved_on,answered_on";
    let low = ["1,2026-10-12 10:00,甲,2,2026-10-20,2026-10-22,2026-10-26", "2,2026-10-12 10:00,乙,2,,,"];
    let only_surveys = Folder::new().table("surveys.csv", surveys, low);
    only_surveys.report("2026-10").figure("unmet_reply_on_time").is(1, 2);
    assert_eq!(only_surveys.report("2026-10").actions("unmet_unanswered").len(), 1);
    let tickets = format!("{TICKETS},cause_analysed_on,improved_on,answered_on");
    let upheld = ["T1,2026-10-08 10:00,complaint,2026-10-08 10:05,2026-10-09 10:00,成立,时效,,,"];
    let only_tickets = Folder::new().table("tickets.csv", &tickets, upheld).report("2026-10");
    only_tickets.figure("unmet_reply_on_time").is(0, 1);
    // Low scores of an export that does not say what became of them are held against nobody, and hide nothing.
    let silent = Folder::new()
        .table("tickets.csv", &tickets, upheld)
        .table("surveys.csv", "response_id,submitted_at,customer,overall", ["1,2026-10-12 10:00,甲,2"])
        .report("2026-10");
    silent.figure("unmet_reply_on_time").not_measured();
    assert_eq!(silent.actions("unmet_unanswered"), [""; 0]);
    Folder::new()
        .table("surveys.csv", "response_id,submitted_at,customer,overall", ["1,2026-10-12 10:00,甲,2"])
        .report("2026-10")
        .figure("unmet_reply_on_time")
        .not_measured();
}

#[test]
fn a_column_that_one_month_exports_is_not_missed_in_another() {
    let folder = Folder::new()
        .table(
            "工单-09.csv",
            "工单编号,创建时间,首次响应时间,首次完结时间",
            ["S1,2026-09-14 10:00,2026-09-14 10:30,2026-09-15 10:00"],
        )
        .table(
            "工单-10.csv",
            "工单编号,创建时间,首次完结时间",
            ["T1,2026-10-14 10:00,2026-10-15 10:00", "T2,2026-10-20 10:00,"],
        );
    let october = folder.report("2026-10");
    // Nobody can tell when October's tickets were answered, and nobody is reproached with it.
    october.figure("first_response_on_time").not_measured();
    october.figure_in("first_response_on_time", "2026-09").is(1, 1);
    assert_eq!(october.actions("ticket_unanswered"), [""; 0]);
    assert!(october.page("quality", "en").contains("first_response_at"));
    october.figure("resolution_on_time").is(1, 2);
    // A second export of the month that has the column answers for the month.
    let more = folder.table("工单-10b.csv", "工单编号,创建时间,首次响应时间", ["T3,2026-10-14 10:00,2026-10-14 10:30"]);
    more.report("2026-10").figure("first_response_on_time").is(1, 3);
}
