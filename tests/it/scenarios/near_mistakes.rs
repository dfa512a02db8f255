//! Exports and settings with a mistake that would bend a figure: it is said, and the figure is not measured.

use crate::harness::Folder;
use jiandu::pipeline::Error;

#[test]
fn answers_whose_length_has_no_unit_are_not_late() {
    // Forty-five of what? Nobody answered late because the header lacks a unit.
    let rows =
        |value: &str| (0..12).map(|i| format!("T{i},2026-10-19 11:30,{value},2026-10-20 14:00")).collect::<Vec<_>>();
    let report = |header: &str, rows: Vec<String>| {
        Folder::new().table("工单.csv", &format!("工单编号,创建时间,{header},完成时间"), rows).report("2026-10")
    };
    let issue = report("首次响应时间", rows("45"));
    issue.figure("first_response_on_time").not_measured();
    issue.figure("first_response_time").not_measured();
    issue.figure("resolution_on_time").is(12, 12);
    assert_eq!(issue.problems("value_not_understood"), 12);
    report("首次响应时长(分)", rows("45")).figure("first_response_on_time").is(12, 12);
    // Days and months that may be exchanged are no better.
    report("首次响应时间", rows("10/11/2026 09:00")).figure("first_response_on_time").not_measured();
    // Up to three such cells cost themselves.
    let few = [rows("2026-10-19 11:40")[..9].to_vec(), rows("45")[9..].to_vec()].concat();
    report("首次响应时间", few).figure("first_response_on_time").is(9, 12);
}

#[test]
fn more_answers_than_questionnaires_are_no_response_rate() {
    let report = |sent: u32| {
        let rows = (0..5).map(|i| format!("{i},2026-秋,微信,2026-10-1{i} 10:00,很满意"));
        Folder::new()
            .table("问卷发放.csv", "批次,渠道,发放份数,截止日期", [format!("2026-秋,微信,{sent},2026-10-25")])
            .table("满意度.csv", "答卷编号,批次,渠道,提交时间,总体满意度", rows)
            .report("2026-10")
    };
    let issue = report(4);
    issue.figure("survey_response_rate").not_measured();
    assert_eq!(issue.lines("contradiction"), [2]);
    let issue = report(5);
    issue.figure("survey_response_rate").is(5, 5).green();
    issue.figure_of("survey_response_rate", "channel", "wechat").is(5, 5);
}

#[test]
fn a_score_of_promoters_is_rounded_by_pages_only() {
    let rows = (0..30).map(|i| format!("{i},2026-10-20 10:00,{}", if i < 22 { 9 } else { 8 }));
    let issue = Folder::new().table("满意度.csv", "序号,提交时间,推荐意愿", rows).report("2026-10");
    issue.figure("nps").value(100.0 * 22.0 / 30.0).prints("+73.3");
}

#[test]
fn festivals_are_watched_by_the_names_of_the_clause_and_misspelt_ones_are_refused() {
    let watch = |names: &str| {
        Folder::new()
            .settings(&format!("[holiday_watch]\nnames = {names}\n"))
            .table("值守.csv", "检查时间,值班人,检查结果", ["2026-05-01 09:00,李某,正常"])
            .try_report("2026-05", None)
    };
    let issue = watch(r#"["五一", "国庆", "元旦", "春节"]"#).unwrap_or_else(|error| panic!("{error}"));
    issue.figure("holiday_coverage").is(1, 5).red();
    let refused = |outcome: Result<_, Error>| outcome.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(refused(watch(r#"["劳动结"]"#)).contains("劳动结"));
}

#[test]
fn words_that_a_column_does_not_know_are_refused_in_the_settings() {
    let refused = |settings: &str| {
        let folder = Folder::new().settings(settings).table("工单.csv", "工单编号,创建时间", ["T1,2026-10-13 10:00"]);
        folder.try_report("2026-10", None).err().map(|error| error.to_string())
    };
    assert!(refused("[values.tickets.priority]\n\"3\" = \"p9\"\n").is_some_and(|error| error.contains("p9")));
    assert!(refused("[constant.tickets]\npriority = \"urgent!\"\n").is_some_and(|error| error.contains("urgent!")));
    assert_eq!(refused("[values.tickets.priority]\n\"3\" = \"紧急\"\n[constant.tickets]\npriority = \"3\"\n"), None);
}
