//! A low score on the eve of the Spring Festival.

use crate::harness::Folder;

#[test]
fn a34_low_score_before_the_spring_festival() {
    let issue = Folder::new()
        .table(
            "满意度问卷.csv",
            "序号,提交答卷时间,客户名称,总体满意度,跟进日期,原因分析日期,改善措施日期,回复客户日期",
            ["1,2026-02-13 20:00,甲公司,2,2026-02-25,,,", "2,2026-02-13 21:00,,1,,,,", "3,2026-02-12,乙公司,5,,,,"],
        )
        .table("工单.csv", "工单编号,创建时间,工单类型,是否属实", ["T1,2026-02-09 10:00,咨询,"])
        .report("2026-02");
    issue.figure("low_score_followup_on_time").is(1, 1).green().excluded("匿名低分", 1);
    assert!(issue.verdicts("low_score_followup_on_time").contains(&"OnTime 02-25 23:59".to_owned()));
    issue.figure("unmet_reply_on_time").none_due().pending(1);
    assert!(issue.verdicts("unmet_reply_on_time").contains(&"Pending 03-05 23:59".to_owned()));
}
