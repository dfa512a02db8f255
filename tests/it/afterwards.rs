//! A month stays as it was judged: the next month's report of the same exports tells the same of it.

use jiandu::metrics::METRICS;

use crate::harness::{Folder, Issue};

/// What two reports of the same exports say otherwise about a month.
pub(crate) fn changes(then: &Issue, later: &Issue) -> Vec<String> {
    let month = then.month();
    let told = |issue: &Issue, slug: &str| {
        let figure = issue.outcome.report.figures.of(slug, month).expect("a figure of every month of the window");
        format!("{:?} {:?} {:?} {:?} {:?}", figure.amount, figure.on_time, figure.late, figure.missing, figure.excluded)
    };
    let slugs = METRICS.iter().map(|metric| metric.slug);
    slugs
        .filter(|slug| told(then, slug) != told(later, slug))
        .map(|slug| format!("{month} {slug}: {} then {}", told(then, slug), told(later, slug)))
        .collect()
}

#[test]
fn the_months_of_the_example_stay_as_they_were_judged() {
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut folder = Folder::new();
    for entry in walkdir::WalkDir::new(&data).into_iter().filter_map(Result::ok).filter(|it| it.file_type().is_file()) {
        let name = entry.path().strip_prefix(&data).expect("below").to_string_lossy().replace('\\', "/");
        if !name.starts_with("history/") {
            folder = folder.file(&name, std::fs::read(entry.path()).expect("a file"));
        }
    }
    let months = ["2025-11", "2025-12", "2026-01", "2026-02", "2026-06", "2026-07", "2026-08", "2026-09"];
    let later = folder.report("2026-10");
    let changed: Vec<String> = months.iter().flat_map(|month| changes(&folder.report(month), &later)).collect();
    assert_eq!(changed, [""; 0]);
}

#[test]
fn what_comes_after_the_close_of_a_month_changes_nothing_in_it() {
    let folder = Folder::new()
        .table(
            "tickets.csv",
            "ticket_id,opened_at,channel,assignee,first_owner,in_scope,transferred_to,transferred_at,first_resolved_at,customer",
            [
                // Opened by the customer, answered in November; handed over in November.
                "T1,2026-10-30 17:00,web,王某,,否,运维组,2026-11-02 09:30,2026-11-02 10:00,甲",
                "T2,2026-10-12 17:00,web,王某,,否,运维组,2026-10-12 17:30,2026-10-13 10:00,乙",
                // Solved at once, its quiet week over in October, handed over when that was long judged.
                "T3,2026-10-08 10:00,phone,王某,李某,是,运维组,2026-11-03 09:00,2026-10-08 11:00,丙",
                "T4,2026-11-05 10:00,phone,王某,李某,是,,,2026-11-05 11:00,丁",
            ],
        )
        .table("campaigns.csv", "campaign_id,sent_count,closed_on", ["十月,4,2026-10-30"])
        .table(
            "surveys.csv",
            "response_id,submitted_at,campaign_id,overall",
            ["1,2026-10-20 10:00,十月,满意", "2,2026-11-02 10:00,十月,满意"],
        )
        .table(
            "chats.csv",
            "session_id,agent,first_msg_at,first_reply_at,robot_only,valid",
            ["S1,陈某,2026-10-31 23:59:30,2026-11-01 00:00:20,否,是", "S2,陈某,2026-10-31 20:00:00,2026-10-31 20:00:20,否,是"],
        )
        .table(
            "faults.csv",
            "fault_id,project_id,severity,occurred_at,known_at,owner_notified_at,manager_notified_at,filed_at,exec_notified_at",
            ["F1,P1,重大,2026-10-31 20:00,2026-10-31 20:00,2026-11-01 08:00,2026-11-01 08:00,2026-11-01 09:00,2026-11-01 09:10"],
        );
    let (then, later) = (folder.report("2026-10"), folder.report("2026-11"));
    then.figure("first_owner_rate").is(2, 3);
    then.figure("transfer_registered_rate").is(1, 2);
    then.figure("fcr_rate").is(1, 1);
    then.figure("survey_response_rate").is(1, 4);
    then.figure("chat_reply_3min_rate").is(1, 2);
    then.figure("exec_notice_on_time").is(0, 1);
    assert_eq!(changes(&then, &later), [""; 0]);
    // What was judged in October is not judged again in November.
    later.figure("exec_notice_on_time").is(0, 0);
}
