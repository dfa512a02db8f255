//! Neighbours of the scenario of inspections and research visits: no plan, titles for names, suggestions of all kinds.

use super::NEXT_YEAR;
use crate::harness::{Folder, Issue};

const STAFF: [&str; 3] = ["1,孙某,资深工程师", "2,钱某,高层领导", "3,周某,技术服务人员"];

fn visit(id: &str, planned: &str, done: &str, people: (&str, &str), plan: &str, rows: &[&str]) -> (String, String) {
    let (leaders, engineers) = people;
    let head = format!(
        "---\n调研编号: {id}\n客户: 甲公司\n计划日期: {planned}\n实施日期: {done}\n带队领导: {leaders}\n参加工程师: {engineers}\n\
         方案制定日期: {plan}\n---\n## 意见与建议\n| 序号 | 内容 | 类型 | 责任人 | 完成期限 | 完成日期 | 关联工单 |\n|---|---|---|---|---|---|---|\n"
    );
    (format!("调研/{id}.md"), head + &rows.iter().map(|row| format!("| {row} |\n")).collect::<String>())
}

fn report(files: &[(String, String)], month: &str) -> Issue {
    let folder = Folder::new().settings(NEXT_YEAR).table("人员名册.csv", "工号,姓名,岗位", STAFF);
    files.iter().fold(folder, |folder, (name, text)| folder.file(name, text)).report(month)
}

#[test]
fn a30_without_a_plan_one_visit_a_quarter_is_owed_at_its_end_and_any_visit_keeps_it() {
    let unplanned = [visit("D1", "", "2026-08-12", ("钱某", "孙某"), "", &[])];
    report(&unplanned, "2026-09").figure("research_on_time").is(1, 1).green();
    let december = report(&unplanned, "2026-12");
    december.figure("research_on_time").is(0, 1).outcomes(0, 0, 1);
    december.figure_in("research_on_time", "2026-09").is(1, 1);
    // Within the quarter nothing is due, and the running quarter is pending.
    report(&unplanned, "2026-11").figure("research_on_time").none_due().pending(1);
    // A plan takes the place of the rule: due on its day, late if done after it.
    let planned = [visit("D1", "2026-08-12", "2026-08-20", ("钱某", "孙某"), "", &[])];
    let august = report(&planned, "2026-08");
    august.figure("research_on_time").is(0, 1).outcomes(0, 1, 0);
    report(&planned, "2026-09").figure("research_on_time").none_due();
}

#[test]
fn a30_a_leader_may_go_by_his_title_and_an_ordinary_engineer_is_no_senior_one() {
    let led = |leaders, engineers| {
        report(&[visit("D1", "2026-10-22", "2026-10-22", (leaders, engineers), "", &[])], "2026-10")
            .figure("research_led_rate")
            .figure
            .ratio()
            .map(|ratio| (ratio.k, ratio.n))
    };
    assert_eq!(led("钱某", "孙某"), Some((1, 1)));
    assert_eq!(led("总经理", "孙某、周某"), Some((1, 1)));
    assert_eq!(led("钱某", "周某"), Some((0, 1)));
    assert_eq!(led("周某", "孙某"), Some((0, 1)));
    assert_eq!(led("", "孙某"), Some((0, 1)));
}

#[test]
fn a30_suggestions_fall_due_by_their_own_dates_and_plans_after_ten_working_days() {
    let rows = [
        "1 | 提前送达月报 | 建议 | 张某 | 2026-10-20 | 2026-10-20 |",
        "2 | 增加备件 | 意见 | 张某 | 2026-10-20 | 2026-10-21 |",
        "3 | 电话难打通 | 投诉 | 张某 | 2026-10-30 | |",
        "4 | 表扬 | 建议 | | | |",
    ];
    // Visited on Friday 25 September, a festival: 28, 29, 30 September, 8 to 10, 12 to 15 October.
    let files = [visit("D1", "2026-09-25", "2026-09-25", ("钱某", "孙某"), "2026-10-15", &rows)];
    let october = report(&files, "2026-10");
    october.figure("suggestion_plan_on_time").is(4, 4).green();
    assert_eq!(october.verdicts("suggestion_plan_on_time")[0], "OnTime 10-15 23:59");
    october.figure("suggestion_done_on_time").is(1, 3).outcomes(1, 1, 1);
    assert_eq!(october.actions("suggestion_overdue").len(), 1);
    let late = [visit("D1", "2026-09-25", "2026-09-25", ("钱某", "孙某"), "", &rows)];
    let october = report(&late, "2026-10");
    october.figure("suggestion_plan_on_time").is(0, 4);
    // What is done already needs no plan any more.
    assert_eq!(october.actions("suggestion_without_plan").len(), 2);
}

#[test]
fn visits_by_customer_by_other_methods_and_three_refusals() {
    let issue = Folder::new()
        .settings("[visits]\nmethods = [\"电话\", \"现场\"]\n")
        .table(
            "项目台账.csv",
            "项目编号,客户名称,交付日期,免回访",
            ["P1,甲公司,2026-03-15,", "P2,乙公司,2026-03-15,", "P3,丙公司,2026-03-15,是", "P4,丁公司,2026-03-15,"],
        )
        .table(
            "回访.csv",
            "客户名称,回访时间,回访状态,回访方式,类型",
            [
                "甲公司,2026-10-12,已回访,电话,定期",
                "乙公司,2026-10-12,已回访,微信,定期",
                "丁公司,2026-08-12,拒访,电话,定期",
                "丁公司,2026-09-12,不愿回访,电话,定期",
                "丁公司,2026-10-12,拒访,电话,定期",
                "戊公司,2026-10-12,已回访,电话,定期",
            ],
        )
        .report("2026-10");
    // By WeChat does not count here; who refuses was reached; who wishes not to be called is left out.
    issue.figure("visit_on_time").is(2, 3).excluded("免回访", 1).yellow();
    assert_eq!(issue.problems("unknown_project"), 1);
    assert_eq!(issue.outcome.cases.visits.refusing.len(), 1);
    assert_eq!(
        issue.actions("visit_overdue").iter().filter(|it| it.starts_with("P2")).count(),
        4,
        "October and three before"
    );
}
