//! Faults that were found in the headline numbers of other programs, one test each: we do not have them.

use crate::harness::{Folder, Issue};

fn tickets(header: &str, rows: &[&str]) -> Folder {
    Folder::new().table("工单.csv", header, rows)
}

#[test]
fn peers_01_solved_at_once_is_asked_of_what_happened_after_and_not_of_a_quarter_of_an_hour() {
    // Closed after ten minutes, and back within a week; closed after two days, and never again.
    let header = "工单编号,创建时间,首次完结时间,重开时间,客户名称,工单类型";
    let rows = [
        "T1,2026-10-08 09:00,2026-10-08 09:10,2026-10-09 09:00,甲,故障",
        "T2,2026-10-08 09:00,2026-10-10 10:00,,乙,咨询",
    ];
    let issue = tickets(header, &rows).report("2026-10");
    issue.figure("fcr_rate").is(1, 2);
    assert_eq!(issue.verdicts("fcr_rate"), ["No 10-15 09:10", "Yes 10-17 10:00"]);
}

#[test]
fn peers_02_nothing_promised_is_not_a_hundred_per_cent() {
    let issue = tickets("工单编号,创建时间,首次响应时间,优先级", &["T1,2026-10-30 17:59,,低"]).report("2026-10");
    issue.figure("first_response_on_time").is(0, 0).none_due().no_value().prints("—").pending(1);
}

#[test]
fn peers_03_answers_and_questionnaires_are_counted_over_the_same_rounds() {
    let issue = Folder::new()
        .table("问卷发放.csv", "批次,发放方式,发放数量,截止日期", ["秋,微信,10,2026-10-20", "秋,电话,30,2026-10-20"])
        .table(
            "问卷.csv",
            "序号,提交时间,批次,来源,总体满意度",
            (0..8).map(|i| format!("{i},2026-10-12,秋,微信,很满意")),
        )
        .report("2026-10");
    issue.figure("survey_response_rate").is(8, 40);
    issue.figure_of("survey_response_rate", "channel", "wechat").is(8, 10);
    issue.figure_of("survey_response_rate", "channel", "phone").is(0, 30);
}

#[test]
fn peers_04_a_second_solution_is_not_measured_from_the_first_opening() {
    let header = "工单编号,创建时间,首次完结时间,重开时间,最近完结时间,更新时间,优先级";
    let rows = ["T1,2026-10-12 09:00,2026-10-12 10:00,2026-10-26 09:00,2026-10-26 11:00,2026-10-30 09:00,中"];
    let issue = tickets(header, &rows).report("2026-10");
    issue.figure("resolution_time").value(3_600.0);
    issue.figure("resolution_on_time").is(1, 1);
}

#[test]
fn peers_05_a_robot_answers_for_nobody() {
    let header = "会话ID,客服,客户首次发送消息时间,客服首次发送消息时间,机器人会话,是否有效会话";
    let rows =
        ["S1,,2026-10-07 10:00:00,2026-10-07 10:00:01,是,是", "S2,陈某,2026-10-07 10:00:00,2026-10-07 10:02:00,否,是"];
    let issue = Folder::new().table("旺旺.csv", header, rows).report("2026-10");
    issue.figure("chat_reply_3min_rate").is(1, 1);
    issue.figure("chat_first_reply_median").value(120.0);
}

#[test]
fn peers_06_months_of_different_length_are_compared_by_working_day() {
    let january = (0..21).map(|i| format!("J{i},2026-01-12 10:00"));
    let february = (0..16).map(|i| format!("F{i},2026-02-10 10:00"));
    let issue = Folder::new().table("工单.csv", "工单编号,创建时间", january.chain(february)).report("2026-02");
    let rules = issue.department.rules(issue.month(), issue.outcome.as_of);
    let volume = |month| issue.outcome.judgement.tickets.volume(month, &rules).expect("a month of the window");
    let (now, before) = (volume(issue.month()), volume(issue.month().previous()));
    assert_eq!(now.daily_change_tenths(before), Some(0), "one a day in both months");
    assert_eq!(now.change_tenths(before), Some(-238));
}

/// Tickets of one month in every state a promise can have.
fn mixed() -> Issue {
    let header = "工单编号,创建时间,首次响应时间,首次完结时间,优先级";
    let rows = [
        "T1,2026-10-14 09:00,2026-10-14 10:00,2026-10-14 11:00,中",
        "T2,2026-10-14 09:00,2026-10-14 16:00,2026-10-23 11:00,中",
        "T3,2026-10-14 09:00,,,中",
        "T4,2026-10-30 17:59,,,低",
        "T5,2026-09-30 17:59,2026-10-08 09:30,,低",
    ];
    tickets(header, &rows).report("2026-10")
}

#[test]
fn peers_07_what_is_kept_is_part_of_what_was_due() {
    for figure in mixed().outcome.report.figures.all() {
        let Some(ratio) = figure.ratio() else { continue };
        assert!(ratio.k <= ratio.n, "{}", figure.metric.slug);
        let promises = figure.on_time + figure.late + figure.missing;
        if promises > 0 {
            assert_eq!((ratio.k, ratio.n), (figure.on_time, promises), "{}", figure.metric.slug);
        }
    }
}

#[test]
fn peers_08_a_trend_of_a_rate_shows_the_rate() {
    let issue = mixed();
    let rules = issue.department.rules(issue.month(), issue.outcome.as_of);
    let trend = jiandu::report::control::trend("first_response_on_time", &issue.outcome.report.figures, &rules);
    let trend = trend.expect("a chart");
    for (month, point) in trend.months.iter().zip(&trend.chart.points) {
        let figure = issue.outcome.report.figures.of("first_response_on_time", *month).expect("a figure");
        assert_eq!(point.value, figure.ratio().and_then(jiandu::stats::Ratio::share), "{month}");
        assert!(point.value.is_none_or(|share| (0.0..=1.0).contains(&share)));
    }
}

#[test]
fn peers_09_durations_are_not_rounded_up_to_days() {
    let header = "工单编号,创建时间,首次完结时间,优先级";
    let rows = ["T1,2026-10-14 09:00:00,2026-10-14 09:00:01,紧急", "T2,2026-10-14 09:00:00,2026-10-14 09:00:04,紧急"];
    tickets(header, &rows).report("2026-10").figure("resolution_time").value(2.5);
}

#[test]
fn peers_10_seconds_count_before_anything_is_averaged() {
    let header = "工单编号,创建时间,首次响应时间,优先级";
    let rows = ["T1,2026-10-14 09:00,2026-10-14 09:59:59,紧急", "T2,2026-10-14 09:00,2026-10-14 09:59:59,紧急"];
    tickets(header, &rows).report("2026-10").figure("first_response_time").value(3_599.0).prints("1小时0分");
}

#[test]
fn peers_11_what_never_happened_has_no_duration() {
    let issue = tickets("工单编号,创建时间,首次完结时间", &["T1,2026-10-14 09:00,"]).report("2026-10");
    issue.figure("resolution_time").none_due().no_value();
}

#[test]
fn peers_12_new_hours_do_not_move_old_deadlines() {
    let rows = ["T1,2026-09-14 17:00,2026-09-15 09:50,中", "T2,2026-10-14 16:00,2026-10-14 17:00,中"];
    let folder = tickets("工单编号,创建时间,首次响应时间,优先级", &rows);
    let before = folder.report("2026-10");
    before.figure_in("first_response_on_time", "2026-09").is(1, 1);
    let folder = folder.settings("[since.\"2026-10\".limits.response]\np3 = { minutes = 30, clock = \"working\" }\n");
    let after = folder.report("2026-10");
    after.figure_in("first_response_on_time", "2026-09").is(1, 1);
    before.figure("first_response_on_time").is(1, 1);
    after.figure("first_response_on_time").is(0, 1);
}

#[test]
fn peers_13_a_change_of_the_row_is_no_answer() {
    let rows = ["T1,2026-10-14 09:00,,2026-10-14 09:05,中"];
    let issue = tickets("工单编号,创建时间,首次响应时间,更新时间,优先级", &rows).report("2026-10");
    issue.figure("first_response_on_time").is(0, 1).outcomes(0, 0, 1);
    issue.figure("first_response_time").none_due();
}

#[test]
fn peers_14_a_figure_reads_the_same_on_every_page() {
    let rows: Vec<String> =
        (0..50).map(|i| format!("T{i},2026-10-14 09:00,2026-10-14 {}:30,中", if i < 47 { 10 } else { 14 })).collect();
    let issue = Folder::new().table("工单.csv", "工单编号,创建时间,首次响应时间,优先级", rows).report("2026-10");
    for page in ["overview", "scorecard", "tickets", "print"] {
        let text = issue.page(page, "zh-CN");
        assert!(text.contains("94.0%") && text.contains("47/50"), "{page}");
    }
}

#[test]
fn peers_15_what_was_open_and_came_less_what_was_solved_is_what_is_open() {
    let flow = mixed().outcome.judgement.tickets.flow;
    assert_eq!((flow.opening, flow.new, flow.reopened, flow.resolved, flow.closing), (1, 4, 0, 2, 3));
    assert!(flow.is_balanced());
}

#[test]
fn peers_16_nothing_is_cut_off_in_silence() {
    let rows = (0..7_000).map(|i| format!("T{i},2026-10-14 09:00"));
    let issue = Folder::new().table("工单.csv", "工单编号,创建时间", rows).report("2026-10");
    issue.figure("ticket_volume").value(7_000.0);
    assert_eq!(issue.outcome.report.inputs[0].kept, 7_000);
    let (rows, tickets) = (&issue.outcome.report.rows, jiandu::ingest::Kind::Tickets);
    assert!(rows.is_whole(tickets) && rows.len(tickets) == 7_000);
}

#[test]
fn peers_17_a_rating_is_credited_to_the_one_who_solved_the_ticket() {
    let issue = Folder::new()
        .table("名册.csv", "工号,姓名,代号,岗位", ["1,周某,E01,技术服务人员", "2,王某,E02,技术服务人员"])
        .table(
            "工单.csv",
            "工单编号,创建时间,首问责任人,受理人,移交人,移交时间",
            (0..6).map(|i| format!("T{i},2026-10-14 09:00,周某,王某,王某,2026-10-14 09:30")),
        )
        .table("问卷.csv", "序号,提交时间,关联工单,总体满意度", (0..6).map(|i| format!("{i},2026-10-20,T{i},很满意")))
        .report("2026-10");
    issue.figure_of("satisfied_rate", "owner", "E02").is(6, 6);
    let credited = issue.outcome.report.figures.all().iter().filter(|figure| {
        figure.metric.slug == "satisfied_rate" && figure.part.as_ref().is_some_and(|part| part.by.name() == "owner")
    });
    assert_eq!(credited.filter_map(jiandu::report::Figure::ratio).map(|ratio| ratio.n).sum::<u64>(), 6);
}
