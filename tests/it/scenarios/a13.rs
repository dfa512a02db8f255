//! A second call within seven times twenty-four hours.

use crate::harness::Folder;

#[test]
fn a13_second_call() {
    let folder = Folder::new().table(
        "工单.csv",
        "工单编号,创建时间,客户名称,工单类型,首次完结时间",
        [
            "T1,2026-10-08 09:00,甲公司,故障,2026-10-08 10:00",
            "T2,2026-10-15 09:59,甲公司,报修,2026-10-28 10:00",
            "T3,2026-10-08 09:00,乙公司,故障,2026-10-08 10:00",
            "T4,2026-10-15 10:00:00,乙公司,故障,2026-10-28 10:00",
        ],
    );
    let issue = folder.report("2026-10");
    issue.figure("repeat_contact_rate").is(1, 4).yellow();
    issue.figure("fcr_rate").is(1, 2).pending(2);
    assert_eq!(
        issue.verdicts("fcr_rate"),
        ["No 10-15 10:00", "Pending 11-04 10:00", "Yes 10-15 10:00", "Pending 11-04 10:00"]
    );
    folder.report("2026-11").figure("fcr_rate").is(2, 2);
}
