//! What the exports do not tell is not measured, and never good.

use crate::harness::Folder;
use jiandu::report::Status;

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
fn an_answer_without_a_number_keeps_its_name_when_others_come_above_it() {
    let header = "submitted_at,customer,overall,followed_up_on,cause_analysed_on,improved_on,answered_on";
    let open = |rows: &[&str]| {
        Folder::new()
            .table("2026-10/surveys.csv", header, rows)
            .table("tickets.csv", TICKETS, [""; 0])
            .report("2026-10")
            .actions("unmet_unanswered")
    };
    let low = "2026-10-12 10:00,甲,1,,,,";
    let alone = open(&[low]);
    assert!(alone.len() == 1 && alone[0].starts_with("surveys/2026-10-12-"), "{alone:?}");
    assert_eq!(open(&["2026-10-11 09:00,丙,5,,,,", low]), alone);
    assert_eq!(open(&["2026-08-11 09:00,丙,5,,,,", low]), alone);
    // What the department writes beside it changes nothing in what the customer said.
    assert_eq!(open(&["2026-10-11 09:00,丙,5,,,,", "2026-10-12 10:00,甲公司,1,2026-10-13,2026-10-14,,"]), alone);
    // Two who said the same at the same time are told apart by their order.
    let twins = open(&[low, "2026-10-12 10:00,乙,1,,,,"]);
    let second = alone[0].replacen(' ', "-2 ", 1);
    assert_eq!(twins, [alone[0].clone(), second]);
    assert_ne!(open(&["2026-10-12 10:00,甲,2,,,,"]), alone);
}

#[test]
fn answers_count_for_the_round_of_their_channel_and_for_the_whole_campaign_where_they_do_not_say_it() {
    let sent = ["甲,wechat,10,2026-10-20", "甲,phone,20,2026-11-05"];
    let report = |rows: &[&str], sent: &[&str], month: &str| {
        Folder::new()
            .table("surveys.csv", "response_id,submitted_at,campaign_id,channel,overall", rows)
            .table("campaigns.csv", "campaign_id,channel,sent_count,closed_on", sent)
            .report(month)
    };
    let told = ["1,2026-10-12 10:00,甲,wechat,4", "2,2026-10-13 10:00,甲,phone,4", "3,2026-10-14 10:00,甲,phone,4"];
    report(&told, &sent, "2026-10").figure("survey_response_rate").is(1, 10);
    report(&told, &sent, "2026-11").figure("survey_response_rate").is(2, 20);
    // One silent answer, and the rounds cannot be told apart: together they close with the later one.
    let silent = [told[0], told[1], "3,2026-10-14 10:00,甲,,4"];
    report(&silent, &sent, "2026-10").figure("survey_response_rate").none_due();
    report(&silent, &sent, "2026-11").figure("survey_response_rate").is(3, 30);
    // So it is with one that came by a way by which nothing was sent: it belongs to the campaign all the same.
    let stray = [told[0], told[1], "3,2026-10-14 10:00,甲,email,4"];
    report(&stray, &sent, "2026-11").figure("survey_response_rate").is(3, 30);
    // A campaign of one channel keeps it.
    let only = report(&["1,2026-10-12 10:00,甲,,4", "2,2026-10-12 11:00,甲,phone,4"], &sent[..1], "2026-10");
    only.figure("survey_response_rate").is(2, 10);
    only.figure_of("survey_response_rate", "channel", "wechat").is(2, 10);
    // Rounds of another campaign are left as they are.
    let two = ["甲,wechat,10,2026-10-20", "乙,wechat,5,2026-10-20", "乙,phone,5,2026-10-20"];
    let other = report(&["1,2026-10-12 10:00,甲,,4", "2,2026-10-12 11:00,乙,phone,4"], &two, "2026-10");
    other.figure("survey_response_rate").is(2, 20);
    other.figure_of("survey_response_rate", "channel", "phone").is(1, 5);
}

#[test]
fn unmet_expectations_are_counted_only_where_both_surveys_and_tickets_tell_of_them() {
    let surveys = "response_id,submitted_at,customer,overall,cause_analysed_on,improved_on,answered_on";
    let low = ["1,2026-10-12 10:00,甲,2,2026-10-20,2026-10-22,2026-10-26", "2,2026-10-12 10:00,乙,2,,,"];
    let only_surveys = || Folder::new().table("surveys.csv", surveys, low);
    only_surveys().report("2026-10").figure("unmet_reply_on_time").not_measured();
    let tickets = format!("{TICKETS},cause_analysed_on,improved_on,answered_on");
    let upheld = ["T1,2026-10-08 10:00,complaint,2026-10-08 10:05,2026-10-09 10:00,成立,时效,,,"];
    let only_tickets = Folder::new().table("tickets.csv", &tickets, upheld).report("2026-10");
    only_tickets.figure("unmet_reply_on_time").not_measured();
    let both = only_surveys().table("tickets.csv", &tickets, upheld).report("2026-10");
    both.figure("unmet_reply_on_time").is(1, 3);
    assert_eq!(both.actions("unmet_unanswered").len(), 2);
    // Tickets that do not say which complaints were justified leave as much open as none.
    let undecided = only_surveys().table("tickets.csv", "ticket_id,opened_at", ["T1,2026-10-08 10:00"]);
    undecided.report("2026-10").figure("unmet_reply_on_time").not_measured();
    // Low scores of an export that does not say what became of them are held against nobody, and hide nothing.
    let silent = Folder::new()
        .table("tickets.csv", &tickets, upheld)
        .table("surveys.csv", "response_id,submitted_at,customer,overall", ["1,2026-10-12 10:00,甲,2"])
        .report("2026-10");
    silent.figure("unmet_reply_on_time").not_measured();
    let listed = silent.actions("unmet_unanswered");
    assert!(listed.len() == 1 && listed[0].starts_with("T1 "), "{listed:?}");
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

/// An export, and for columns of it the figures that cannot be measured without them.
type Needs = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static [&'static str])]);

const NEEDS: &[Needs] = &[
    (
        "工单.csv",
        "工单编号,创建时间,客户名称,联系人,渠道,工单类型,问题描述,首问责任人,职责范围,移交人,移交时间,接收时间,首次响应时间,首次完结时间,派工时间,出发时间,到达时间,区域,是否重大,上报总经理时间,服务方式,远程授权,先处理后补单,是否属实,投诉原因,重开时间",
        "T1,2026-10-13 10:00,甲,张,电话,投诉,慢,李某,否,运维组,2026-10-13 10:10,2026-10-13 10:20,2026-10-13 10:05,2026-10-13 16:00,2026-10-13 10:30,2026-10-13 10:40,2026-10-13 11:00,市区,是,2026-10-13 10:10,远程,已授权,否,成立,时效,2026-10-14 10:00",
        &[
            ("客户名称", &["record_complete_rate", "repeat_contact_rate", "fcr_rate"]),
            ("联系人", &["record_complete_rate"]),
            ("渠道", &["record_complete_rate", "hotline_resolved_rate"]),
            (
                "工单类型",
                &["complaint_count", "complaint_ack_on_time", "complaint_closed_on_time", "complaint_overdue_open"],
            ),
            ("问题描述", &["record_complete_rate"]),
            ("首问责任人", &["first_owner_rate", "record_complete_rate"]),
            ("职责范围", &["transfer_registered_rate"]),
            ("移交人", &["transfer_registered_rate"]),
            ("移交时间", &["transfer_registered_rate", "transfer_accept_on_time"]),
            ("接收时间", &["transfer_accept_on_time"]),
            ("首次响应时间", &["first_response_on_time", "first_response_time", "complaint_ack_on_time"]),
            (
                "首次完结时间",
                &[
                    "resolution_on_time",
                    "resolution_time",
                    "fcr_rate",
                    "backlog_open",
                    "complaint_closed_on_time",
                    "remote_auth_rate",
                ],
            ),
            ("派工时间", &["departure_on_time", "arrival_on_time"]),
            ("出发时间", &["departure_on_time"]),
            ("到达时间", &["arrival_on_time", "onsite_resolved_rate"]),
            ("上报总经理时间", &["major_report_on_time"]),
            ("远程授权", &["remote_auth_rate"]),
            ("先处理后补单", &["liaison_after_fix_on_time"]),
            ("是否属实", &["buck_passing_upheld"]),
            ("投诉原因", &["buck_passing_upheld"]),
            ("重开时间", &["reopen_rate"]),
        ],
    ),
    (
        "满意度.csv",
        "序号,提交时间,客户名称,总体满意度,技术安装,推荐意愿,跟进日期,回复客户日期",
        "1,2026-10-13 10:00,甲,满意,满意,9,2026-10-14,2026-10-15",
        &[
            ("总体满意度", &["satisfied_rate", "low_score_followup_on_time"]),
            ("技术安装", &["csi"]),
            ("推荐意愿", &["nps"]),
            ("跟进日期", &["low_score_followup_on_time"]),
            ("回复客户日期", &["unmet_reply_on_time"]),
        ],
    ),
    (
        "节假日值守.csv",
        "检查时间,值班人,运行情况,联系时间",
        "2026-10-01 10:00,李某,异常,2026-10-01 10:10",
        &[("联系时间", &["holiday_issue_contact_on_time"])],
    ),
    (
        "巡检.csv",
        "巡检编号,项目编号,计划日期,巡检日期,问题序号,隐患内容,递交日期,整改完成日期",
        "X1,P1,2026-10-13,2026-10-13,1,告警,2026-10-14,2026-10-15",
        &[
            ("巡检日期", &["inspection_on_time"]),
            ("隐患内容", &["hazard_submit_on_time", "hazard_closed_on_time"]),
            ("递交日期", &["hazard_submit_on_time"]),
            ("整改完成日期", &["hazard_closed_on_time"]),
        ],
    ),
    (
        "联络单.csv",
        "联络单编号,发文日期,发文部门,收文部门,签收日期,要求完成时间,回复日期,提交办公室日期,裁决日期,裁决执行期限,执行完成日期",
        "L1,2026-10-13,甲部,乙部,2026-10-14,2026-10-16,2026-10-15,2026-10-16,2026-10-19,2026-10-23,2026-10-22",
        &[
            ("签收日期", &["liaison_ack_on_time"]),
            ("要求完成时间", &["liaison_reply_on_time"]),
            ("回复日期", &["liaison_reply_on_time"]),
            ("提交办公室日期", &["ruling_on_time"]),
            ("裁决日期", &["ruling_on_time"]),
            ("裁决执行期限", &["ruling_executed_on_time"]),
            ("执行完成日期", &["ruling_executed_on_time"]),
        ],
    ),
    (
        "重大故障.csv",
        "故障编号,项目编号,故障等级,故障发生时间,故障地点,故障现象,处理预案,通知分管经理时间,转达高层时间,故障恢复时间",
        "F1,P1,重大,2026-10-13 10:00,机房,中断,切换,2026-10-13 10:10,2026-10-13 10:20,2026-10-13 12:00",
        &[
            ("故障地点", &["fault_notice_complete"]),
            ("处理预案", &["fault_notice_complete"]),
            ("通知分管经理时间", &["fault_notice_on_time"]),
            ("转达高层时间", &["exec_notice_on_time"]),
        ],
    ),
    (
        "订单.csv",
        "订单编号,发货时间,跟踪时间,异常发现时间,告知买家时间,售后类型,售后发起时间,质量跟踪编号",
        "1001,2026-10-13 10:00,2026-10-13 12:00,2026-10-14 10:00,2026-10-14 11:00,退款,2026-10-15 10:00,Q1",
        &[
            ("跟踪时间", &["ship_tracked_rate"]),
            ("异常发现时间", &["logistics_notice_on_time"]),
            ("告知买家时间", &["logistics_notice_on_time"]),
            ("质量跟踪编号", &["aftersales_record_rate"]),
        ],
    ),
];

#[test]
fn without_its_column_a_figure_is_not_measured_and_with_it_it_is() {
    for (file, header, row, needs) in NEEDS {
        let whole = Folder::new().table(file, header, [row]).report("2026-10");
        let (names, cells): (Vec<&str>, Vec<&str>) = (header.split(',').collect(), row.split(',').collect());
        assert_eq!(names.len(), cells.len(), "{file}");
        for (column, slugs) in *needs {
            let keep: Vec<usize> = (0..names.len()).filter(|place| names[*place] != *column).collect();
            assert_eq!(keep.len() + 1, names.len(), "{file} {column}");
            let pick = |from: &[&str]| keep.iter().map(|place| from[*place]).collect::<Vec<_>>().join(",");
            let less = Folder::new().table(file, &pick(&names), [pick(&cells)]).report("2026-10");
            for slug in *slugs {
                less.figure(slug).not_measured();
                // These need another record type beside this one.
                let needs_more = ["liaison_after_fix_on_time", "unmet_reply_on_time"].contains(slug);
                assert!(needs_more || whole.figure(slug).figure.status != Status::NotMeasured, "{slug} with {column}");
            }
        }
    }
}
