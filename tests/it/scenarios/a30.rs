//! Inspections, what they found, and the visits of the leaders.

use crate::harness::Folder;

const RESEARCH: &str = "---\n调研编号: DY-2026-04\n客户: 客户0\n计划日期: 2026-10-22\n实施日期: 2026-10-22\n带队领导:\n\
                        参加工程师: 孙某、吴某\n方案制定日期:\n---\n## 意见与建议\n\
                        | 序号 | 内容 | 类型 | 责任人 | 完成期限 | 完成日期 | 关联工单 |\n|---|---|---|---|---|---|---|\n";

#[test]
fn a30_inspection_findings_research() {
    let inspections = (1..=8).map(|i| match i {
        // Found on Monday the 12th and handed in on the 13th, at the latest.
        1 => "X1,P1,2026-10-12,2026-10-12,1,UPS 电池鼓包,重大,2026-10-13,2026-10-15,2026-10-15".to_owned(),
        2 => "X2,P2,2026-10-12,2026-10-12,1,机房温度偏高,一般,2026-10-12,2026-10-20,".to_owned(),
        3 => "X3,P3,2026-10-13,2026-10-13,1,备份任务失败,一般,2026-10-14,2026-10-28,2026-10-27".to_owned(),
        4 => "X4,P4,2026-10-14,2026-10-14,1,证书将到期,一般,2026-10-15,2026-11-20,".to_owned(),
        5 => "X5,P5,2026-10-30,2026-10-30,1,磁盘告警,一般,,2026-11-20,".to_owned(),
        6..8 => format!("X{i},P{i},2026-10-16,2026-10-15,,无,,,,"),
        _ => "X8,P8,2026-10-30,2026-11-02,,未发现,,,,".to_owned(),
    });
    let suggestions: String =
        (1..=5).map(|i| format!("| {i} | 希望月报提前送达之{i} | 建议 | 张某 | 2026-11-20 | | |\n")).collect();
    let issue = Folder::new()
        .table("项目台账.csv", "项目编号,客户名称,验收日期", (0..20).map(|i| format!("P{i},客户{i},2026-03-15")))
        .table("回访.csv", "项目编号,实际回访时间,接通情况", (0..18).map(|i| format!("P{i},2026-10-13 10:00,接通")))
        .table(
            "巡检.csv",
            "巡检单号,巡检项目,计划巡检日期,实际巡检日期,问题序号,隐患内容,隐患等级,递交客服部日期,整改期限,整改完成日期",
            inspections,
        )
        .table("人员名册.csv", "工号,姓名,岗位", ["1,孙某,资深工程师", "2,吴某,资深工程师", "3,钱某,高层领导"])
        .file("调研/DY-2026-04.md", format!("{RESEARCH}{suggestions}"))
        .report("2026-10");
    issue.figure("inspection_on_time").is(7, 8).yellow();
    issue.figure("hazard_submit_on_time").is(4, 4).green().pending(1);
    assert!(issue.verdicts("hazard_submit_on_time").contains(&"Pending 11-02 23:59".to_owned()));
    issue.figure("hazard_closed_on_time").is(2, 3).outcomes(2, 0, 1).yellow();
    let open = issue.actions("hazard_open");
    assert_eq!(open.len(), 1);
    assert!(open[0].contains("10-20 +11"), "{open:?}");
    issue.figure("research_on_time").is(1, 1).green();
    issue.figure("research_led_rate").is(0, 1).yellow();
    issue.figure("suggestion_plan_on_time").none_due().pending(5);
    assert!(issue.verdicts("suggestion_plan_on_time").iter().all(|verdict| verdict == "Pending 11-05 23:59"));
    issue.figure("visit_on_time").is(18, 20);
    issue.figure("proactive_on_time").is(26, 29).yellow().prints("89.7%");
}
