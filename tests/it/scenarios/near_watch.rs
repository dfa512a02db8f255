//! Neighbours of the scenarios of faults, holidays, inspections and questionnaires.

use super::NEXT_YEAR;
use crate::harness::{Folder, Issue};
use jiandu::report::Status;

const FAULTS: &str =
    "故障单号,所属系统,故障级别,故障时间,接报时间,通知业务时间,通知时间,备案时间,上报领导时间,解除时间";

#[test]
fn a26_before_the_spring_festival_the_make_up_saturday_is_a_day() {
    // Recovered on Wednesday 11 February: 12, 13, 14 (make-up), 24, 25.
    let faults = |more: &[&str]| Folder::new().table("重大故障.csv", FAULTS, more);
    let row = "F1,门户网站,P1,2026-02-11 09:00,,,,,,2026-02-11 15:00";
    let issue = faults(&[row]).report("2026-02");
    assert_eq!(issue.verdicts("fault_report_on_time"), ["Missing 02-25 23:59"]);
    assert_eq!(issue.actions("fault_report_missing"), ["F1 02-25 +3"]);
    issue.figure("fault_report_on_time").red();
    // The analysis is owed to customer and department by the same day, as soon as the fault is known.
    issue.figure("fault_feedback_on_time").is(0, 1);
    issue.figure("fault_report_complete").not_measured();
    // Grave, but not major; and one that still lasts.
    let others =
        faults(&["F2,门户网站,二级,2026-02-11 09:00,,,,,,2026-02-11 15:00", "F3,门户网站,特大,2026-02-27 09:00,,,,,,"]);
    let issue = others.report("2026-02");
    issue.figure("fault_count").value(1.0);
    issue.figure("fault_report_on_time").none_due();
}

#[test]
fn a26_notices_count_to_the_minute_and_leaders_from_the_filing_or_what_stands_for_it() {
    let issue = Folder::new()
        .table(
            "重大故障.csv",
            FAULTS,
            [
                // Both told at half an hour; filed after 40 minutes, the leaders an hour later.
                "F1,甲,重大,2026-10-12 02:00,2026-10-12 02:10,2026-10-12 02:31,2026-10-12 02:40:00,2026-10-12 02:50,2026-10-12 03:50:00,2026-10-12 04:00",
                // The later of the two is too late; without filing the leaders' hour begins with it.
                "F2,乙,重大,2026-10-13 02:00,2026-10-13 02:10,2026-10-13 02:41,2026-10-13 02:20,,2026-10-13 03:41:01,2026-10-13 04:00",
                // Nobody was told at all: due at 02:40, and the leaders at 03:40.
                "F3,丙,重大,2026-10-14 02:00,2026-10-14 02:10,,,,2026-10-14 03:40,2026-10-14 04:00",
            ],
        )
        .report("2026-10");
    issue.figure("fault_notice_on_time").is(1, 3).outcomes(1, 1, 1);
    issue.figure("exec_notice_on_time").is(2, 3).outcomes(2, 1, 0);
    issue.figure("fault_mttr").value(7200.0).uncoloured();
}

#[test]
fn a29_labour_day_and_a_festival_that_is_not_watched() {
    let rows = (1..=5).flat_map(|day| {
        ["09:00", "21:00"].map(|at| format!("2026-05-0{day} {at},李某,,正常,")).into_iter().take(if day == 5 {
            1
        } else {
            2
        })
    });
    let problem = ["2026-04-05 10:00,李某,门户网站,故障,2026-04-05 12:00".to_owned()];
    let folder = Folder::new().table("值守.csv", "检查时间,值班人,站点,检查结果,通知时间", rows.chain(problem));
    let may = folder.report("2026-05");
    may.figure("holiday_coverage").is(5, 5).green();
    may.figure("holiday_checks_rate").is(4, 5).yellow();
    may.figure("holiday_issue_contact_on_time").none_due();
    // Qingming is not among the watched ones, so that its problem is outside.
    let april = folder.report("2026-04");
    april.figure("holiday_coverage").none_due();
    april.figure("holiday_issue_contact_on_time").none_due();
    assert_eq!(april.actions("holiday_next").len(), 5);
    let listed = folder.settings("[holiday_watch]\nnames = [\"清明节\"]\n").report("2026-04");
    listed.figure("holiday_coverage").is(1, 3).red();
    listed.figure("holiday_issue_contact_on_time").is(0, 1);
}

#[test]
fn a30_a_moved_inspection_and_findings_of_three_grades() {
    let rows = [
        // Moved by the customer to November; moved without the customer's wish.
        "X1,P1,2026-10-20,,1,,,,,,2026-11-05,客户不便",
        "X2,P2,2026-10-20,2026-10-22,1,,,,,,2026-10-23,人手不足",
        // Found on Friday the 9th: grave, three days (10, 12, 13); ordinary, ten days (…, 23).
        "X3,P3,2026-10-09,2026-10-09,1,电池鼓包,重大,2026-10-10,,2026-10-13,,",
        "X3,P3,2026-10-09,2026-10-09,2,温度偏高,一般,2026-10-12,,2026-10-24,,",
        "X3,P3,2026-10-09,2026-10-09,3,线缆零乱,较大,2026-10-12,,,,",
    ];
    let issue = Folder::new()
        .table(
            "巡检.csv",
            "巡检编号,项目编号,应检日期,检查日期,问题序号,存在问题,问题等级,提交日期,完成时限,关闭日期,改期日期,改期原因",
            rows,
        )
        .report("2026-10");
    issue.figure("inspection_on_time").is(1, 2).excluded("客户不便", 1).pending(1);
    // The working Saturday is the next working day after the 9th.
    issue.figure("hazard_submit_on_time").is(1, 3).outcomes(1, 2, 0);
    issue.figure("hazard_closed_on_time").is(1, 3).outcomes(1, 1, 1);
    assert_eq!(issue.actions("hazard_open").len(), 1);
    assert_eq!(issue.actions("inspection_due_next"), ["P1 11-05"]);
}

#[test]
fn a31_five_answers_are_enough_to_speak_and_nobody_is_asked_twice() {
    let report = |answers: usize| {
        Folder::new()
            .table(
                "满意度.csv",
                "样本编号,填写时间,调查批次,整体评价",
                (0..answers).map(|i| format!("{i},2026-10-2{i},十月,非常满意")),
            )
            .table("问卷发放.csv", "调查批次,发放份数,截止日期", ["十月,20,2026-10-31"])
            .report("2026-10")
    };
    let four = report(4);
    four.figure("satisfied_rate").small_sample();
    four.figure("survey_response_rate").is(4, 20).yellow();
    let five = report(5);
    five.figure("satisfied_rate").is(5, 5).green();
    five.figure("survey_response_rate").is(5, 20).yellow();
}

#[test]
fn a32_three_steps_ten_points_and_labels_that_fit_no_scale() {
    let told = |answers: &[&str], settings: &str| {
        let rows = answers.iter().enumerate().map(|(i, answer)| format!("{i},2026-10-20 10:00,{answer}"));
        Folder::new().settings(settings).table("满意度.csv", "序号,提交时间,总体满意度", rows).report("2026-10")
    };
    let overall = |answers: &[&str]| told(answers, "");
    // The highest of three is satisfied; but these words stand on five steps too, with other values.
    let three = ["满意", "满意", "满意", "一般", "不满意"];
    told(&three, "[survey.questions]\noverall = \"C\"\n").figure("satisfied_rate").is(3, 5);
    overall(&three).figure("satisfied_rate").not_measured();
    // Eight of ten is satisfied; values outside the scale are no answers.
    overall(&["8", "10", "7", "9", "6", "0", "99"]).figure("satisfied_rate").is(3, 5);
    let refused = overall(&["好", "好", "差", "好", "好"]);
    refused.figure("satisfied_rate").not_measured();
    assert_eq!(refused.problems("scale_unclear"), 1);
}

fn low(month: &str, row: &str) -> Issue {
    Folder::new()
        .settings(NEXT_YEAR)
        .table(
            "满意度问卷.csv",
            "序号,提交答卷时间,客户名称,总体满意度,回访日期,原因分析日期,改善措施日期,回复客户日期",
            [row.to_owned()].into_iter().chain((1..5).map(|i| format!("{i},2026-05-1{i} 10:00,乙公司,5,,,,"))),
        )
        .table("工单.csv", "工单编号,创建时间,工单类型,是否属实", [""; 0])
        .report(month)
}

#[test]
fn a34_low_scores_before_national_day_and_at_the_end_of_a_month() {
    // Submitted on Wednesday 30 September: 8, 9 and 10 October for the call; ten working days to the 20th.
    let row = "9,2026-09-30 20:00,甲公司,1,2026-10-10,2026-10-12,2026-10-14,2026-10-20";
    let september = low("2026-09", row);
    september.figure("low_score_followup_on_time").none_due().pending(1);
    let october = low("2026-10", row);
    october.figure("low_score_followup_on_time").is(1, 1);
    assert_eq!(october.verdicts("low_score_followup_on_time"), ["OnTime 10-10 23:59"]);
    assert_eq!(october.verdicts("unmet_reply_on_time"), ["OnTime 10-20 23:59"]);
    // One of the three steps is missing, and the reply is not complete.
    let row = "9,2026-09-30 20:00,甲公司,2,2026-10-13,2026-10-12,,2026-10-20";
    let october = low("2026-10", row);
    october.figure("low_score_followup_on_time").is(0, 1).outcomes(0, 1, 0);
    october.figure("unmet_reply_on_time").is(0, 1).outcomes(0, 0, 1);
    assert_eq!(october.actions("unmet_unanswered").len(), 1);
    // An anonymous one stands where it would have fallen due.
    let row = "9,2026-09-30 20:00,,1,,,,";
    low("2026-09", row).figure("low_score_followup_on_time").excluded("匿名低分", 0).none_due();
    low("2026-10", row).figure("low_score_followup_on_time").excluded("匿名低分", 1).none_due();
    // Three of five is not low.
    low("2026-10", "9,2026-09-30 20:00,甲公司,3,,,,").figure("low_score_followup_on_time").none_due();
}

#[test]
fn a35_thirty_answers_print_a_score_and_values_that_are_none_do_not_count() {
    let report = |promoters: usize, detractors: usize| {
        let answers = (0..promoters).map(|_| "10").chain((0..detractors).map(|_| "6")).chain(["11", "不清楚"]);
        let rows = answers.enumerate().map(|(i, answer)| format!("{i},2026-10-20 10:00,{answer}"));
        Folder::new().table("满意度.csv", "序号,提交时间,推荐意愿", rows).report("2026-10")
    };
    report(20, 10).figure("nps").value(100.0 * 10.0 / 30.0).prints("+33.3");
    report(19, 10).figure("nps").no_value().small_sample();
}

#[test]
fn a_clause_of_which_one_record_is_missing_is_partly_measured_and_never_green() {
    let issue = Folder::new()
        .table("项目台账.csv", "项目编号,客户名称,交付日期", ["P1,甲公司,2026-03-15"])
        .table("回访.csv", "项目编号,回访时间,回访结果", ["P1,2026-10-13 10:00,接通"])
        .report("2026-10");
    issue.figure("visit_on_time").is(1, 1).green();
    issue.figure("proactive_on_time").not_measured();
    assert_eq!(issue.clause("1.5b"), Status::NotMeasured);
    issue.figure("visit_issue_closed_on_time").not_measured();
    assert_eq!(issue.clause("1.10.1.1"), Status::NotMeasured);
}

#[test]
fn a31_rounds_are_counted_by_channel_and_belong_to_the_month_in_which_they_close() {
    let answers = (0..12).map(|i| {
        let channel = if i < 9 { "微信" } else { "电话" };
        // Two of the answers by telephone come when the round has closed, one of them after the month.
        let day = if i == 10 {
            "10-31"
        } else if i == 11 {
            "11-03"
        } else {
            "10-20"
        };
        format!("{i},2026-{day} 10:00,十月调查,{channel},满意")
    });
    let folder = Folder::new().table("满意度.csv", "序号,提交时间,调查批次,来源,总体满意度", answers).table(
        "问卷发放.csv",
        "调查批次,发放方式,发放数量,截止日期",
        ["十月调查,微信,30,2026-10-30", "十月调查,电话,10,2026-10-30", "十一月调查,,50,2026-11-30"],
    );
    let october = folder.report("2026-10");
    october.figure("survey_response_rate").is(11, 40).yellow();
    october.figure_of("survey_response_rate", "channel", "wechat").is(9, 30);
    october.figure_of("survey_response_rate", "channel", "phone").is(2, 10);
    let november = folder.report("2026-11");
    november.figure("survey_response_rate").is(0, 50).red();
    november.figure_in("survey_response_rate", "2026-10").is(11, 40);
}

#[test]
fn a31_questionnaires_that_were_sent_one_by_one_belong_to_the_month_of_their_sending() {
    let rows = [
        "1,2026-09-30 09:00,2026-10-02 10:00,满意",
        "2,2026-10-12 09:00,2026-10-13 10:00,满意",
        "3,2026-10-12 09:00,,",
        "4,2026-10-31 09:00,2026-11-02 10:00,满意",
        "5,2026-10-12 09:00,2026-10-13 10:00,不满意",
    ];
    let folder = |header: &str| Folder::new().table("满意度.csv", header, rows);
    let october = folder("序号,发送时间,提交时间,总体满意度").report("2026-10");
    // Four were sent in October, of which two had come back; one of September's had not, when September closed.
    october.figure("survey_response_rate").is(2, 4);
    october.figure_in("survey_response_rate", "2026-09").is(0, 1);
    assert_eq!(october.outcome.report.inputs[0].rejected, 0);
}
