//! A project that was delivered on a leap day.

use crate::harness::{Folder, Issue};

fn folder(schedule: &str) -> Folder {
    Folder::new()
        .settings(&format!("[visits]\nschedule = \"{schedule}\"\n"))
        .table("项目台账.csv", "项目编号,客户名称,交付使用日期", ["P1,甲公司,2024-02-29"])
        .table("回访.csv", "项目编号,回访日期,是否接通", ["P1,2024-03-10,接通"])
}

fn due(issue: &Issue) -> Vec<String> {
    issue.verdicts("visit_on_time").into_iter().filter(|verdict| !verdict.starts_with("Pending")).collect()
}

#[test]
fn a18_delivered_on_29_february() {
    let folder = folder("calendar");
    let first = folder.report("2025-02");
    for figure in first.outcome.report.figures.series("visit_on_time") {
        let n = u64::from(figure.month.to_string() != "2024-02");
        assert_eq!(figure.ratio().map(|ratio| ratio.n), Some(n), "{}", figure.month);
    }
    assert_eq!(due(&folder.report("2025-03")), [""; 0]);
    assert_eq!(due(&folder.report("2025-06")), ["Missing 06-30 23:59"]);
}

#[test]
fn a18_by_anniversary_the_day_returns_after_each_short_month() {
    let folder = folder("anniversary");
    let mut days = Vec::new();
    for i in 2..=28 {
        let month = format!("{}-{:02}", 2024 + i / 12, i % 12 + 1);
        for verdict in due(&folder.report(&month)) {
            let day = verdict.split(' ').nth(1).expect("a date after the outcome");
            days.push(format!("{}-{day}", 2024 + i / 12));
        }
    }
    assert_eq!(
        days,
        [
            "2024-03-28",
            "2024-04-28",
            "2024-05-28",
            "2024-06-28",
            "2024-07-28",
            "2024-08-28",
            "2024-09-28",
            "2024-10-28",
            "2024-11-28",
            "2024-12-28",
            "2025-01-28",
            "2025-02-27",
            "2025-05-28",
            "2025-08-28",
            "2025-11-28",
            "2026-02-27",
            "2026-05-28",
        ]
    );
}
