//! Weekly reports, liaison forms and the shop desk, from exports in a folder to the figures of a report.

use std::fmt::Write as _;
use std::fs;

use jiandu::pipeline::{Department, Order, Outcome, Publication, Unwatched, run};
use jiandu::report::{Amount, Status};

/// A report folder of a test.
#[derive(Default)]
struct Exports {
    files: Vec<(&'static str, String)>,
}

impl Exports {
    fn with(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.files.push((name, text.into()));
        self
    }

    fn report(&self, month: &str) -> Outcome {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in &self.files {
            fs::write(folder.path().join(name), text).expect("a file in the temporary folder");
        }
        let department = Department::load(folder.path()).expect("settings that can be meant");
        let order = Order { month: Some(month.parse().expect("a month")), ..Order::default() };
        run(folder.path(), &department, &order, &Publication::default(), &Unwatched).expect("a report")
    }
}

/// The figure of a metric in the report month: numerator, denominator, colour.
fn share(outcome: &Outcome, slug: &str) -> (u64, u64, Status) {
    let figure = outcome.report.figures.of(slug, outcome.report.month).expect("a metric that exists");
    let Amount::Share(ratio) = &figure.amount else { panic!("{slug}: {:?}", figure.amount) };
    (ratio.k, ratio.n, figure.status)
}

fn count(outcome: &Outcome, slug: &str) -> (u64, Status) {
    let figure = outcome.report.figures.of(slug, outcome.report.month).expect("a metric that exists");
    let Amount::Count(count) = figure.amount else { panic!("{slug}: {:?}", figure.amount) };
    (count, figure.status)
}

fn problems(outcome: &Outcome, code: &str) -> usize {
    outcome.report.problems.iter().filter(|problem| problem.code.slug() == code).count()
}

fn roster(people: u32) -> String {
    let mut text = "工号,姓名,部门,岗位\n".to_owned();
    for person in 1..=people {
        let _ = writeln!(text, "{person},员工{person},技术服务部,技术服务人员");
    }
    text
}

#[test]
fn where_only_sessions_are_known_the_figure_says_so() {
    let chats = "会话ID,客户首次发送消息时间,客服首次发送消息时间,对话回合数,三分钟内回复轮次\n\
                 S1,2026-09-07 20:00:00,2026-09-07 20:01:00,4,3\nS2,2026-10-07 20:00:00,2026-10-07 20:03:01,,\n";
    let outcome = Exports::default().with("旺旺.csv", chats).report("2026-10");
    let badges = |month: &str| {
        let figure = outcome.report.figures.of("chat_reply_3min_rate", month.parse().unwrap()).unwrap();
        figure.badges.iter().map(|badge| badge.code()).collect::<Vec<_>>()
    };
    assert_eq!(badges("2026-10"), ["按会话"]);
    assert!(badges("2026-09").is_empty());
}

/// The shifts of October 2026, each worked as scheduled.
fn shifts() -> Vec<String> {
    (1..=31)
        .map(|day| {
            let kind = if [4, 11, 18, 25].contains(&day) { "全天班" } else { "晚班" };
            let who = if day % 2 == 1 { "陈某" } else { "周某" };
            format!("2026-10-{day:02},{kind},{who},{who},是,无,无")
        })
        .collect()
}

const SHIFTS: &str = "日期,班次,排班人员,实到人员,接班确认,客户疑问,待处理事宜\n";

#[test]
fn a_full_month_at_the_desk_is_green_and_every_deletion_is_red() {
    let report = |rows: &[String]| {
        Exports::default().with("排班.csv", format!("{SHIFTS}{}\n", rows.join("\n"))).report("2026-10")
    };
    let all = shifts();
    let full = report(&all);
    assert_eq!(share(&full, "shift_coverage"), (31, 31, Status::Green));
    assert_eq!(count(&full, "empty_shift_count"), (0, Status::Green));
    assert_eq!(share(&full, "handover_rate"), (31, 31, Status::Green));
    let less = report(&all[..30]);
    assert_eq!(share(&less, "shift_coverage"), (30, 31, Status::Red));
    assert_eq!(count(&less, "empty_shift_count"), (1, Status::Red));
}

#[test]
fn leave_with_proof_of_sudden_illness_is_left_out() {
    let requests = "类型,申请人,班次日期,申请时间,审批结果\n病假,陈某,2026-10-15,2026-10-15 08:00,同意\n\
                    事假,周某,2026-10-20,2026-10-19 23:00,同意\n";
    let exports =
        Exports::default().with("排班.csv", format!("{SHIFTS}{}\n", shifts().join("\n"))).with("请假.csv", requests);
    assert_eq!(share(&exports.report("2026-10"), "leave_notice_rate").0, 1);
    assert_eq!(share(&exports.report("2026-10"), "leave_notice_rate").1, 2);
    let proof = "类型,对象,批准人,日期\n豁免,陈某 2026-10-15,店长,2026-10-16\n";
    let outcome = exports.with("补充说明.csv", proof).report("2026-10");
    assert_eq!(share(&outcome, "leave_notice_rate"), (1, 1, Status::Green));
}

#[test]
fn a_name_that_is_not_on_the_roster_is_told_wherever_it_stands() {
    let tickets =
        "工单编号,创建时间,受理人\nT1,2026-10-09 18:30,员工1\nT2,2026-10-09 18:30,员工9\nT3,2026-10-10 18:30,员工9\n";
    let outcome = Exports::default()
        .with("staff.csv", roster(2))
        .with("工单.csv", tickets)
        .with("周报.csv", "姓名,提交时间\n员工8,2026-10-09 11:00\n")
        .report("2026-10");
    assert_eq!(problems(&outcome, "staff_unknown"), 2);
    let without = Exports::default().with("工单.csv", tickets).report("2026-10");
    assert_eq!(problems(&without, "staff_unknown"), 0);
}

#[test]
fn without_the_records_nothing_is_measured() {
    let outcome = Exports::default().with("工单.csv", "工单编号,创建时间\nT1,2026-10-09 18:30\n").report("2026-10");
    for slug in ["weekly_report_on_time", "liaison_ack_on_time", "shift_coverage", "empty_shift_count", "late_rate"] {
        let figure = outcome.report.figures.of(slug, outcome.report.month).unwrap();
        assert_eq!(figure.status, Status::NotMeasured, "{slug}");
    }
}
