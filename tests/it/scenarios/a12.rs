//! Gifts and next year's needs are judged at the end of the year, of those who were customers on 1 December.

use super::NEXT_YEAR;
use crate::harness::Folder;

#[test]
fn a12_year_end_campaign() {
    let projects = (0..60).map(|i| format!("P{i},客户{i:02},2026-03-15")).chain(["P60,新客户,2026-12-10".to_owned()]);
    let rows = (0..60).map(|i| {
        let gift = match i {
            0..4 => "婉拒,",
            4 => "已寄,2027-01-04",
            _ => "已寄,2026-12-18",
        };
        let need = match i {
            51..60 => "无需求,2026-12-22",
            3..51 => "已了解,2026-12-22",
            _ => "未了解,",
        };
        format!("客户{i:02},{gift},{need}")
    });
    let folder = Folder::new().settings(NEXT_YEAR).table("项目台账.csv", "项目编号,客户名称,交付日期", projects).table(
        "新年礼物.csv",
        "客户名称,礼物状态,寄送日期,需求了解,了解日期",
        rows,
    );
    let december = folder.report("2026-12");
    december.figure("gift_rate").is(55, 56).outcomes(55, 0, 1).yellow().prints("98.2%").excluded("婉拒", 4);
    december.figure("demand_rate").is(57, 60).green().prints("95.0%");
    assert_eq!(december.actions("gift_open"), ["客户04 12-31 +0 截止日后已办 2027-01-04"]);
    assert_eq!(december.actions("demand_open").len(), 3);

    let november = folder.report("2026-11");
    november.figure("gift_rate").none_due().pending(56);
    november.figure("demand_rate").none_due().pending(60);
}
