//! Neighbours of the scenario of a dirty export: what the rules of reading make of rows, and of rows that disagree.

use crate::harness::{Folder, Issue};

const HEAD: &str = "工单编号,创建时间,首次响应时间,优先级";

fn opened(issue: &Issue, id: &str) -> String {
    let cases = &issue.outcome.cases;
    let ticket = cases.tickets.rows().find(|ticket| cases.symbols.key_text(ticket.id) == id);
    ticket.unwrap_or_else(|| panic!("no ticket {id}: {:?}", issue.all_problems())).opened.at().naive().to_string()
}

#[test]
fn every_accepted_form_of_a_date_and_none_of_the_refused_ones() {
    let good = [
        "2026-10-05 14:30:00",
        "2026.10.5 14:30",
        "2026/10/5 14:30",
        "2026年10月5日14时30分",
        "2026年10月5号 14:30",
        "2026/10/5 下午2:30",
        "2026-10-05 下午 02:30:00",
        "2026/10/5 PM 2:30",
        "2026/10/5 2:30 PM",
        "2026-10-05(周一) 14:30",
        "2026-10-05T06:30:00Z",
        "2026-10-05T14:30:00+08:00",
        "46300.604166667",
        "1791181800",
        "1791181800000",
        "20261005143000",
    ];
    let bad =
        ["26-10-05 14:30", "10/5/2026 14:30", "5-10-26", "10月5日 14:30", "二〇二六年十月五日", "昨天", "2026-13-05"];
    let rows = good.iter().enumerate().map(|(i, text)| format!("G{i},{text},,中"));
    let all = rows.chain(bad.iter().enumerate().map(|(i, text)| format!("B{i},{text},,中")));
    // So many refused rows would cost the figures of the month; here the rows are what is asked for.
    let issue =
        Folder::new().settings("[ingest]\nmax_reject_share = 0.9\n").table("工单.csv", HEAD, all).report("2026-10");
    for (i, text) in good.iter().enumerate() {
        assert_eq!(opened(&issue, &format!("G{i}")), "2026-10-05 14:30:00", "{text}");
    }
    let input = &issue.outcome.report.inputs[0];
    assert_eq!((input.kept, input.rejected), (good.len() as u64, bad.len() as u64));
    // Midnight, noon and the small hours in words; a weekday that does not fit is a warning.
    let words = [
        ("2026-10-05 凌晨12:10", "2026-10-05 00:10:00"),
        ("2026-10-05 中午1:10", "2026-10-05 13:10:00"),
        ("2026-10-05 中午12:10", "2026-10-05 12:10:00"),
        ("2026-10-05 晚上12:00", "2026-10-06 00:00:00"),
        ("2026-10-05 24:00", "2026-10-06 00:00:00"),
        ("2026-10-05 上午12:10", "2026-10-05 00:10:00"),
        ("2026-10-05 下午12:05", "2026-10-05 12:05:00"),
        ("2026-10-05(周二) 14:30", "2026-10-05 14:30:00"),
    ];
    let rows = words.iter().enumerate().map(|(i, (text, _))| format!("W{i},{text},,中"));
    let issue = Folder::new().table("工单.csv", HEAD, rows).report("2026-10");
    for (i, (text, at)) in words.iter().enumerate() {
        assert_eq!(opened(&issue, &format!("W{i}")), *at, "{text}");
    }
}

#[test]
fn of_rows_about_one_ticket_the_newest_counts_whatever_file_it_stands_in() {
    let head = "工单编号,创建时间,首次响应时间,优先级,更新时间";
    let by_update = Folder::new()
        .table("工单-2026-10.csv", head, ["T1,2026-10-13 10:00,2026-10-13 10:05,中,2026-10-14 09:00"])
        .table("工单-2026-11.csv", head, ["T1,2026-10-13 10:00,,中,2026-10-13 12:00"])
        .report("2026-10");
    by_update.figure("first_response_on_time").is(1, 1);
    assert_eq!(by_update.problems("duplicate_changed"), 1);
    // Without it the row with the newest instant, and else the last in the natural order of files.
    let by_instant = Folder::new()
        .table("工单-2026-9.csv", HEAD, ["T1,2026-10-13 10:00,2026-10-13 10:05,中"])
        .table("工单-2026-10.csv", HEAD, ["T1,2026-10-13 10:00,,中"])
        .report("2026-10");
    by_instant.figure("first_response_on_time").is(1, 1);
    let by_order = Folder::new()
        .table("工单-2026-9.csv", HEAD, ["T1,2026-10-13 10:00,2026-10-13 10:40,高"])
        .table("工单-2026-10.csv", HEAD, ["T1,2026-10-13 10:00,2026-10-13 10:40,中"])
        .report("2026-10");
    // Forty minutes are in time for the p3 of the last file, not for the p2 of the first.
    by_order.figure("first_response_on_time").is(1, 1);
}

#[test]
fn words_that_begin_a_row_to_be_skipped_must_stand_alone() {
    let rows = [
        "合计,2,,",
        "总计：3,,,",
        "备注 以上为本月工单,,,",
        "小计2,,,",
        "备注说明-01,2026-10-13 10:00,,中",
        ",,,",
        "工单编号,创建时间,首次响应时间,优先级",
        "T1,2026-10-13 10:00,,中",
    ];
    let issue = Folder::new().table("工单.csv", HEAD, rows).report("2026-10");
    let input = &issue.outcome.report.inputs[0];
    assert_eq!((input.read, input.kept, input.skipped, input.rejected), (8, 2, 6, 0));
}

#[test]
fn digits_as_priorities_are_refused_until_somebody_says_what_they_mean() {
    let row = "T1,2026-10-13 10:00,2026-10-13 10:40,3";
    let unclear = Folder::new().table("工单.csv", HEAD, [row]).report("2026-10");
    unclear.figure("first_response_on_time").is(1, 1);
    assert!(
        unclear.problems("value_not_understood") + unclear.problems("priority_digits") > 0,
        "{:?}",
        unclear.all_problems()
    );
    let told = Folder::new()
        .settings("[values.tickets.priority]\n\"3\" = \"p1\"\n")
        .table("工单.csv", HEAD, [row])
        .report("2026-10");
    told.figure("first_response_on_time").is(0, 1);
}

#[test]
fn weeks_are_read_from_numbers_dates_and_ranges_and_late_reports_answer_the_week_they_missed() {
    let weekly = [
        "王某,2026-W41,2026-10-09 10:00",
        "王某,10.12-10.16,2026-10-16 11:00",
        "王某,2026/10/19 至 2026/10/23,2026-10-23 11:00",
        "王某,2026-10-26~2026-10-30,2026-10-30 12:00:00",
    ];
    let folder = |rows: &[&str]| {
        Folder::new()
            .table("名册.csv", "工号,姓名,部门,岗位", ["1,王某,技术服务部,技术服务人员"])
            .table("周报.csv", "姓名,周期,提交时间", rows)
            .report("2026-10")
    };
    folder(&weekly).figure("weekly_report_on_time").is(4, 4).green();
    let late = ["王某,,2026-10-09 10:00", "王某,,2026-10-16 15:00", "王某,,2026-10-23 11:00", "王某,,2026-10-30 11:00"];
    folder(&late).figure("weekly_report_on_time").is(3, 4).outcomes(3, 1, 0);
}

#[test]
fn a_rating_is_of_ten_when_one_answer_in_a_hundred_is_and_of_five_otherwise() {
    let report = |tens: usize, fours: usize| {
        let answers = (0..tens).map(|_| "9").chain((0..fours).map(|_| "4"));
        let rows = answers.enumerate().map(|(i, answer)| format!("{i},2026-10-20 10:00,{answer}"));
        Folder::new().table("满意度.csv", "序号,提交时间,总体满意度", rows).report("2026-10")
    };
    // Two of 100: a scale of ten, on which four is no satisfied answer.
    report(2, 98).figure("satisfied_rate").is(2, 100);
    // One of 200: a scale of five, outside of which nine is no answer.
    report(1, 199).figure("satisfied_rate").is(199, 199);
}

#[test]
fn a_column_that_is_everywhere_the_same_can_be_declared() {
    let issue = Folder::new()
        .settings("[constant.tickets]\ncategory = \"投诉\"\nlevel = \"热线\"\nchannel = \"电话\"\n")
        .table(
            "工单.csv",
            "工单编号,创建时间,首次响应时间,首次完结时间",
            ["T1,2026-10-13 10:00,2026-10-13 10:05,2026-10-14 10:00"],
        )
        .report("2026-10");
    issue.figure("complaint_count").value(1.0);
    issue.figure("complaint_closed_on_time").is(1, 1);
    issue.figure("hotline_resolved_rate").is(1, 1);
}

#[test]
fn too_many_rejected_rows_cost_their_months_and_no_others() {
    let rows = |bad: usize| {
        (0..40)
            .map(|i| format!("T{i},2026-10-13 10:00,2026-10-13 10:05,中"))
            .chain((0..bad).map(|i| format!("B{i},昨天,,中")))
            .collect::<Vec<_>>()
    };
    let september = ["S1,2026-09-14 10:00,2026-09-14 10:05,中"];
    let report = |bad| {
        Folder::new().table("工单-09.csv", HEAD, september).table("工单-10.csv", HEAD, rows(bad)).report("2026-10")
    };
    report(3).figure("first_response_on_time").is(40, 40);
    let spoiled = report(4);
    spoiled.figure("first_response_on_time").not_measured();
    spoiled.figure("ticket_volume").not_measured();
    spoiled.figure_in("first_response_on_time", "2026-09").is(1, 1);
}
