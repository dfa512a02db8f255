//! A liaison form that a make-up Saturday makes late.

use crate::harness::{Folder, Issue};

fn issue(settings: &str) -> Issue {
    Folder::new()
        .settings(settings)
        .table(
            "工单.csv",
            "工单编号,创建时间,解决时间,先处理后补单",
            ["T1,2026-10-09 18:30,2026-10-09 20:00,是", "T2,2026-10-19 09:00,2026-10-19 10:00,是"],
        )
        .table(
            "工作联系单.csv",
            "工作联系单编号,发起日期,需求部门,接收部门,关联工单",
            ["L1,2026-10-13,技术服务部,采购部,T1", "L2,2026-10-16,技术服务部,采购部,T2"],
        )
        .report("2026-10")
}

#[test]
fn a24_late_liaison_form_across_a_make_up_saturday() {
    let issue_cn = issue("");
    issue_cn.figure("liaison_after_fix_on_time").is(1, 2).outcomes(1, 1, 0).yellow();
    assert_eq!(issue_cn.verdicts("liaison_after_fix_on_time"), ["Late 10-12 23:59", "OnTime 10-21 23:59"]);
    assert_eq!(issue_cn.problems("form_before_fix"), 1);
    // Without the make-up day the form is on time: the calendar decides.
    let plain = issue("[calendar]\nholidays = \"none\"\n");
    plain.figure("liaison_after_fix_on_time").is(2, 2).green();
    assert_eq!(plain.verdicts("liaison_after_fix_on_time")[0], "OnTime 10-13 23:59");
}
