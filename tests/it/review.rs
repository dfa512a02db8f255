//! Small exports whose report is easily got wrong: names of examples, absent records, doubtful scales.

use std::fs;
use std::process::Command;

use jiandu::pipeline::{Department, Order, Outcome, Publication, Unwatched, run};
use jiandu::report::{Amount, Figure, Status};
use tempfile::TempDir;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file in the folder")).expect("a folder in the temporary folder");
        fs::write(path, text).expect("a file in the temporary folder");
    }
    folder
}

fn order() -> Order {
    Order { month: Some("2026-10".parse().expect("a month")), ..Order::default() }
}

fn report(files: &[(&str, &str)]) -> Outcome {
    let folder = folder(files);
    let department = Department::load(folder.path()).expect("settings that can be meant");
    run(folder.path(), &department, &order(), &Publication::default(), &Unwatched).expect("a report")
}

fn figure<'a>(outcome: &'a Outcome, slug: &str) -> &'a Figure {
    outcome.report.figures.of(slug, outcome.report.month).expect("a metric that exists")
}

fn overdue(outcome: &Outcome) -> Vec<&'static str> {
    let overdue = outcome.report.actions.iter().filter(|action| !action.list.is_next());
    overdue.map(|action| action.list.slug()).collect()
}

#[test]
fn nobody_is_told_that_he_left_undone_what_no_export_could_show() {
    let projects = ("projects.csv", "项目编号,客户名称,交付日期\nP1,甲,2024-01-10\n");
    let tickets = ("tickets.csv", "工单编号,创建时间\nT1,2026-10-08 09:00\n");
    let outcome = report(&[projects, tickets]);
    assert_eq!(overdue(&outcome), Vec::<&str>::new());
    let duty = ("duty.csv", "检查时间,值班人,运行情况\n2026-10-01 09:00,李某,正常\n");
    let outcome = report(&[projects, tickets, duty]);
    assert_eq!(overdue(&outcome), ["holiday_unwatched"; 6]);
}

#[test]
fn a_low_score_that_nobody_answered_is_listed_also_without_tickets() {
    let outcome = report(&[(
        "surveys.csv",
        "序号,提交时间,客户名称,总体满意度,跟进日期,回复客户日期\n1,2026-10-09 10:00,甲,1,2026-10-12,\n2,2026-10-09 10:00,乙,5,,\n",
    )]);
    assert_eq!(overdue(&outcome), ["unmet_unanswered"]);
}

#[test]
fn a_few_answers_on_a_doubtful_scale_are_a_small_sample() {
    let outcome = report(&[("surveys.csv", "序号,提交时间,总体满意度\n1,2026-10-09 10:00,满意\n")]);
    let satisfied = figure(&outcome, "satisfied_rate");
    assert_eq!((satisfied.amount.n(), satisfied.status), (Some(1), Status::SmallSample));
}

#[test]
fn answers_on_a_scale_that_is_not_known_are_not_measured() {
    let mut text = "序号,提交时间,客户,总体满意度,跟进日期\n".to_owned();
    for (number, answer) in ["很满意", "满意", "不满意", "满意", "满意"].iter().enumerate() {
        text += &format!("{number},2026-10-09 10:00,甲,{answer},\n");
    }
    let outcome = report(&[("surveys.csv", &text)]);
    assert_eq!(figure(&outcome, "satisfied_rate").status, Status::NotMeasured);
    assert_eq!(figure(&outcome, "low_score_followup_on_time").status, Status::NotMeasured);
    let outcome = report(&[("surveys.csv", &text), ("report.toml", "[survey.questions]\noverall = \"A\"\n")]);
    assert_eq!(figure(&outcome, "satisfied_rate").amount.n(), Some(5));
}

#[test]
fn each_customer_speaks_once_where_the_settings_say_so() {
    let text = "序号,提交时间,客户,技术安装,系统运行,工程实施,售后服务,客户培训\n\
        1,2026-10-12,甲,5,5,5,5,5\n2,2026-10-12,甲,5,5,5,5,5\n3,2026-10-12,乙,1,1,1,1,1\n\
        4,2026-10-12,丙,3,3,3,3,3\n5,2026-10-12,丁,3,3,3,3,3\n6,2026-10-12,戊,4,3,3,3,3\n";
    let outcome = report(&[("surveys.csv", text)]);
    let index = figure(&outcome, "csi");
    assert_eq!((index.amount.n(), index.value()), (Some(6), Some(58.958_333)), "the mean is not rounded");
    let outcome = report(&[("surveys.csv", text), ("report.toml", "[survey]\nunit = \"customer\"\n")]);
    let index = figure(&outcome, "csi");
    assert_eq!((index.amount.n(), index.value()), (Some(5), Some(50.75)));
}

#[test]
fn an_analysis_without_any_register_makes_its_fault_known() {
    let outcome = report(&[(
        "faults/F9.md",
        "---\n故障编号: F9\n故障等级: 重大\n发生时间: 2026-10-05 10:00\n恢复时间: 2026-10-05 12:00\n项目编号: P1\n\
         提交日期: 2026-10-13\n---\n## 故障影响\n两家客户的门户网站停止服务两小时\n",
    )]);
    assert_eq!(figure(&outcome, "fault_count").amount, Amount::Count(1));
    let analysis = figure(&outcome, "fault_report_on_time");
    assert_eq!((analysis.on_time, analysis.status), (1, Status::Green));
    assert_eq!(figure(&outcome, "exec_notice_on_time").status, Status::NotMeasured);
}

#[test]
fn a_roster_may_hold_the_names_of_the_worked_examples() {
    let folder = folder(&[(
        "data/staff.csv",
        "工号,姓名,部门,岗位\n1,王某,技术服务部,技术服务人员\n2,李某,客服部,客服\n3,陈某,网店,淘宝客服\n4,周某,网店,淘宝客服\n\
         5,张某,技术服务部,项目经理\n",
    )]);
    let site = folder.path().join("site");
    let output = Command::new(env!("CARGO_BIN_EXE_jiandu"))
        .env("JIANDU_LANGUAGE", "en")
        .args(["build", "--month", "2026-10", "--quiet", "--site"])
        .args([&site, folder.path()])
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let methods = fs::read_to_string(site.join("2026-10/methods.html")).expect("a page on methods");
    assert!(methods.contains("***") && !methods.contains("王某"));
}

#[test]
fn a_misleading_mix_is_named_beside_the_red_rate() {
    let mut text = "工单编号,创建时间,首次响应时间,优先级\n".to_owned();
    for (day, priority, kept, all) in [
        ("2026-09-08", "低", 76, 80),
        ("2026-09-08", "高", 10, 20),
        ("2026-10-13", "低", 20, 20),
        ("2026-10-13", "高", 48, 80),
    ] {
        for number in 0..all {
            let answered = if number < kept { "09:20" } else { "16:00" };
            text += &format!("{day}{priority}{number},{day} 09:00,{day} {answered},{priority}\n");
        }
    }
    let outcome = report(&[("tickets.csv", &text)]);
    let rules: Vec<&str> = outcome.report.findings.iter().map(|finding| finding.rule.slug()).collect();
    assert_eq!(rules[..2], ["red_promise", "mix_effect"]);
}
