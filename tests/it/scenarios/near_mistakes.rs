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

#[test]
fn files_that_begin_with_their_month_are_read_by_what_follows_it() {
    let issue =
        Folder::new().table("2026年10月工单明细.csv", "工单编号,创建时间", ["T1,2026-10-13 10:00"]).report("2026-10");
    issue.figure("ticket_volume").value(1.0);
}

/// Tickets of October that were all answered in time.
fn answered(name: &str) -> Folder {
    let rows = (0..12).map(|i| format!("T{i},2026-10-13 10:00,2026-10-13 10:10"));
    Folder::new().table(name, "工单编号,创建时间,首次响应时间", rows)
}

#[test]
fn nothing_is_green_because_the_other_export_could_not_be_read() {
    let other = |name: &str, header: &str, row: &str| {
        let rows = (0..12).map(|i| format!("L{i},{row}"));
        answered("工单2026-10.csv").table(name, header, rows).report("2026-10")
    };
    let unread = other("工单补录.csv", "号,何时,答复", "2026-10-13 10:00,2026-10-15 10:00");
    unread.figure("first_response_on_time").not_measured();
    unread.figure("ticket_volume").not_measured();
    // A name that tells the month costs that month alone; so do rows of which none could be dated.
    let august = other("工单2026-08.csv", "号,何时,答复", "2026-08-13 10:00,2026-08-15 10:00");
    august.figure("first_response_on_time").is(12, 12);
    august.figure_in("first_response_on_time", "2026-08").not_measured();
    let undated = other("工单2026年9月.csv", "工单编号,创建时间,首次响应时间", "10/11/2026 10:00,");
    undated.figure("first_response_on_time").is(12, 12);
    undated.figure_in("first_response_on_time", "2026-09").not_measured();
    other("工单补录.csv", "工单编号,创建时间,首次响应时间", "10/11/2026 10:00,")
        .figure("first_response_on_time")
        .not_measured();
    // A note in the folder is not an export.
    answered("工单/2026-10.csv")
        .file("工单/说明.txt", "字段含义")
        .report("2026-10")
        .figure("ticket_volume")
        .value(12.0);
}

#[test]
fn a_broken_workbook_hides_its_month() {
    let issue = answered("工单2026-10.csv").file("工单2026-09.xlsx", b"PK\x03\x04 cut").report("2026-10");
    issue.figure("ticket_volume").value(12.0);
    issue.figure_in("first_response_on_time", "2026-09").not_measured();
    answered("工单2026-10.csv")
        .file("工单.xlsx", b"PK\x03\x04 cut")
        .report("2026-10")
        .figure("ticket_volume")
        .not_measured();
}

#[test]
fn calls_that_cannot_be_dated_are_not_calls_that_were_not_made() {
    let issue = Folder::new()
        .table("项目.csv", "项目编号,客户,交付日期", ["P1,甲公司,2026-03-01"])
        .table("回访.csv", "项目编号,回访时间,回访结果", ["P1,10/11/2026,接通"; 5])
        .report("2026-10");
    issue.figure("visit_on_time").not_measured();
}

#[test]
fn projects_that_could_not_be_read_are_not_customers_who_were_called() {
    let projects = |bad: usize| {
        let rows = (0..20).map(|i| {
            let delivered = if i < bad { "3/4/2026" } else { "2026-03-04" };
            format!("P{i},客户{i},{delivered}")
        });
        let calls = (0..20).map(|i| format!("P{i},2026-10-12,接通"));
        Folder::new()
            .table("项目.csv", "项目编号,客户,交付日期", rows)
            .table("回访.csv", "项目编号,回访日期,回访结果", calls)
            .report("2026-10")
    };
    projects(0).figure("visit_on_time").is(20, 20).green();
    projects(3).figure("visit_on_time").is(17, 17);
    projects(4).figure("visit_on_time").not_measured();
}

#[test]
fn words_that_are_neither_yes_nor_no_say_neither() {
    let report = |word: &str| {
        let rows = (0..5).map(|i| format!("T{i},2026-10-13 10:00,2026-10-13 11:00,远程,{word}"));
        Folder::new().table("工单.csv", "工单编号,创建时间,解决时间,服务方式,客户授权", rows).report("2026-10")
    };
    report("已授权").figure("remote_auth_rate").is(5, 5).green();
    report("未授权").figure("remote_auth_rate").is(0, 5).red();
    report("口头同意").figure("remote_auth_rate").not_measured();
}

#[test]
fn what_one_of_two_exports_lacks_is_not_measured_in_their_month() {
    let hotline = || answered("热线工单.csv");
    let web = |header: &str, cell: &str, count: usize| {
        let rows = (0..count).map(|i| format!("W{i},2026-10-14 10:00,{cell}"));
        hotline().table("网页工单.csv", &format!("工单编号,创建时间,{header}"), rows).report("2026-10")
    };
    // Nobody exported whether the customers of the web were answered.
    web("标题", "白屏", 12).figure("first_response_on_time").not_measured();
    web("首次响应时间", "2026-10-15 10:00", 12).figure("first_response_on_time").is(12, 24).red();
    web("标题", "白屏", 3).figure("first_response_on_time").is(12, 15);
    // Complaints hide in an export without categories.
    let complaints = |header: &str| {
        let rows = (0..4).map(|i| format!("C{i},2026-10-09 10:00,投诉,"));
        Folder::new()
            .table("工单1.csv", &format!("工单编号,创建时间,{header},解决时间"), rows)
            .table("工单2.csv", "工单编号,创建时间,工单类型,解决时间", ["T1,2026-10-13 10:00,咨询,2026-10-13 11:00"])
            .report("2026-10")
    };
    complaints("工单类型").figure("complaint_overdue_open").value(4.0).red();
    complaints("标题").figure("complaint_overdue_open").not_measured();
}

#[test]
fn upheld_complaints_without_a_cause_are_no_proof_of_good_conduct() {
    let report = |cause: &str| {
        let rows = (0..2).map(|i| format!("C{i},2026-10-09 10:00,投诉,2026-10-12 10:00,是,{cause}"));
        Folder::new().table("工单.csv", "工单编号,创建时间,工单类型,解决时间,是否属实,投诉原因", rows).report("2026-10")
    };
    report("推诿").figure("buck_passing_upheld").value(2.0).red();
    report("时效").figure("buck_passing_upheld").value(0.0).green();
    report("").figure("buck_passing_upheld").not_measured();
}
