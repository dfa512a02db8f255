//! One answer says nothing, and neither do four about an engineer.

use crate::harness::Folder;

#[test]
fn a31_one_answer() {
    let issue = Folder::new()
        .table("项目台账.csv", "项目编号,客户名称,上线日期", ["P1,华东某印务,2025-03-15"])
        .table("问卷发放.csv", "批次,发放数量,截止日期", ["2026-10,12,2026-10-27"])
        .table(
            "满意度.csv",
            "序号,提交答卷时间,批次,客户名称,总体满意度,技术安装,系统运行,工程实施,售后服务,客户培训",
            ["1,2026-10-20 9:05:11,2026-10,华东某印务,满意,满意,满意,满意,满意,满意"],
        )
        .report("2026-10");
    for slug in ["satisfied_rate", "csi"] {
        issue.figure(slug).small_sample().no_value().interval(None).prints("n=1");
    }
    issue.figure("survey_response_rate").is(1, 12).red().prints("8.3%").interval(Some("1.5–35.4"));
    let customer = issue.page("customer", "zh-CN");
    assert!(customer.contains("有反馈，见总体"));
    let satisfaction = issue.page("satisfaction", "zh-CN");
    assert!(satisfaction.contains("样本不足"));
}

#[test]
fn a31_a_small_engineer() {
    let tickets = (0..9).map(|i| {
        let answered = if i < 8 { "10:00" } else { "14:30" };
        format!("T{i},2026-10-14 09:00,2026-10-14 {answered},周某,中")
    });
    let issue = Folder::new()
        .table("名册.csv", "工号,姓名,代号,岗位", ["7,周某,E03,技术服务人员"])
        .table("工单.csv", "工单编号,创建时间,首次响应时间,受理人,优先级", tickets)
        .table("满意度.csv", "序号,提交时间,关联工单,满意度", (0..4).map(|i| format!("{i},2026-10-20,T{i},满意")))
        .report("2026-10");
    issue.figure_of("first_response_on_time", "owner", "E03").is(8, 9).uncoloured().prints("8/9").interval(None);
    issue.figure_of("satisfied_rate", "owner", "E03").small_sample().prints("n=4");
}
