//! Few cases are judged by their misses, nothing due has no colour, and the score leaves out what is not measured.

use crate::harness::Folder;

const ANALYSIS: &str = "## 故障影响\n门户网站三个频道无法访问约两小时。\n\n## 处理情况\n切换到备用环境，随后恢复主库。\n\n\
                        ## 原因分析\n存储控制器固件缺陷导致写入中断。\n\n## 纠正预防措施\n更换控制器并在每次巡检时核对固件版本。\n";

#[test]
fn a08_small_n_nothing_due() {
    let onsite = (0..5).map(|i| {
        let arrived = if i == 0 { "12:01" } else { "11:59" };
        format!("D{i},2026-10-14 09:30,故障,市区,2026-10-14 10:00,10:10,{arrived},2026-10-14 15:00")
    });
    let complaints = (0..5).map(|i| {
        let solved = if i < 3 { "2026-10-16 10:00" } else { "2026-10-21 10:00" };
        format!("C{i},2026-10-14 09:30,投诉,,,,,{solved}")
    });
    let faults = (0..5).map(|i| format!("F{i},P1,重大,2026-10-13 09:00,2026-10-13 11:00"));
    let mut folder = Folder::new()
        .table(
            "工单.csv",
            "工单编号,创建时间,工单类型,区域,派单时间,出发时间,到达时间,首次完结时间",
            onsite.chain(complaints),
        )
        .table("故障台账/重大故障.csv", "故障编号,项目编号,故障等级,发生时间,恢复时间", faults)
        .table(
            "联络单.csv",
            "联络单编号,发文日期,发文部门,收文部门,提交裁决日期,裁决日期",
            ["L1,2026-10-12,技术服务部,采购部,,"],
        );
    for i in 0..5 {
        let head = format!(
            "---\n故障编号: F{i}\n提交日期: 2026-10-15\n反馈客户日期: 2026-10-20\n反馈业务部日期: 2026-10-19\n---\n"
        );
        folder = folder.file(&format!("faults/F{i}.md"), head + ANALYSIS);
    }
    let issue = folder.report("2026-10");
    issue.figure("arrival_on_time").is(4, 5).yellow().prints("4/5");
    issue.figure("complaint_closed_on_time").is(3, 5).red().prints("3/5");
    issue.figure("fault_feedback_on_time").is(5, 5).green().prints("5/5");
    issue.figure("ruling_on_time").is(0, 0).none_due().prints("—");
    assert!(issue.page("scorecard", "zh-CN").contains("本月无应办"));
}

#[test]
fn a08_score() {
    let tickets = (0..50).map(|i| {
        let answered = if i < 47 { "10:00" } else { "14:30" };
        // The limit of three working days ends on the 19th.
        let solved = if i < 44 { "2026-10-15 10:00" } else { "2026-10-20 10:00" };
        format!("T{i},2026-10-14 09:00,2026-10-14 {answered},{solved},中")
    });
    let issue = Folder::new()
        .settings(
            "[score.weights]\nfirst_response_on_time = 20\nresolution_on_time = 20\nvisit_on_time = 20\n\
             fault_report_on_time = 20\nsatisfied_rate = 20\n",
        )
        .table("工单.csv", "工单编号,创建时间,首次响应时间,首次完结时间,优先级", tickets)
        .table("项目台账.csv", "项目编号,客户名称,交付日期", (0..20).map(|i| format!("P{i},客户{i},2026-03-15")))
        .table("回访.csv", "项目编号,回访时间,回访结果", (0..18).map(|i| format!("P{i},2026-10-13,接通")))
        .table(
            "faults.csv",
            "故障编号,项目编号,故障等级,发生时间,恢复时间",
            ["F1,P1,重大,2026-10-13 09:00,2026-10-13 11:00"],
        )
        .table(
            "满意度.csv",
            "序号,提交答卷时间,总体满意度",
            ["1,2026-10-13,满意", "2,2026-10-13,很满意", "3,2026-10-13,一般"],
        )
        .report("2026-10");
    issue.figure("first_response_on_time").is(47, 50);
    issue.figure("resolution_on_time").is(44, 50);
    issue.figure("visit_on_time").is(18, 20).prints("90.0%");
    issue.figure("fault_report_on_time").is(0, 1).outcomes(0, 0, 1).red();
    issue.figure("satisfied_rate").small_sample();
    // (96 + 92 + 60 + 0) of the four that are measured.
    let score = issue.outcome.report.score.as_ref().expect("enough is measured");
    assert_eq!((score.score, score.coverage), (Some(62.0), 0.8));
    let json = issue.json();
    assert_eq!((json["score"]["value"].as_f64(), json["score"]["coverage"].as_f64()), (Some(62.0), Some(0.8)));
}
