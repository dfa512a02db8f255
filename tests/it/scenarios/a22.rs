//! A week without a working day, and a Friday on New Year's holiday.

use super::a21::{ROSTER, roster};
use crate::harness::{Folder, Issue};

fn due(issue: &Issue) -> Vec<String> {
    issue.verdicts("weekly_report_on_time").into_iter().filter(|verdict| !verdict.starts_with("Pending")).collect()
}

#[test]
fn a22_a_week_without_working_days_new_years_friday() {
    let folder = Folder::new().table("staff.csv", ROSTER, roster(1)).table(
        "周报.csv",
        "姓名,周次,提交时间",
        [
            "员工1,2025-12-31,2025-12-31 11:00",
            "员工1,2026-02-06,2026-02-06 10:00",
            "员工1,2026-02-13,2026-02-13 10:00",
            "员工1,2026-02-20,2026-02-20 10:00",
        ],
    );
    let february = folder.report("2026-02");
    february.figure("weekly_report_on_time").is(2, 3).yellow();
    assert_eq!(due(&february), ["OnTime 02-06 12:00", "OnTime 02-13 12:00", "Missing 02-27 12:00"]);
    let january = folder.report("2026-01");
    january.figure("weekly_report_on_time").is(0, 4);
    assert_eq!(due(&january).len(), 4);
    assert!(due(&january)[0].ends_with("01-09 12:00"));
    // Due on the Wednesday, in December's report.
    let december = folder.report("2025-12");
    assert!(due(&december).contains(&"OnTime 12-31 12:00".to_owned()), "{:?}", due(&december));

    let next = folder.settings("[weekly]\nif_holiday = \"next\"\n").report("2026-01");
    next.figure("weekly_report_on_time").is(1, 5);
    assert_eq!(due(&next)[0], "OnTime 01-04 12:00");
}
