//! Twenty answers: three conventions of the index, and labels that fit two scales.

use crate::harness::{Folder, Issue};
use jiandu::stats::Ratio;
use jiandu::stats::proportions::nonresponse_bounds;

fn issue(settings: &str) -> Issue {
    let answers = ["很满意"; 9].into_iter().chain(["满意"; 8]).chain(["一般"; 2]).chain(["不满意"]);
    let rows = (1..)
        .zip(answers)
        .map(|(i, it)| format!("{i},2026/10/{} 9:05:11,客户{i},{it},{it},{it},{it},{it},{it}", 10 + i));
    Folder::new()
        .settings(settings)
        .table("问卷发放.csv", "调查批次,发放份数,截止日期", ["问卷,50,2026-10-31"])
        .table("问卷.csv", "序号,提交答卷时间,客户名称,总体满意度,技术安装,系统运行,工程实施,售后服务,客户培训", rows)
        .report("2026-10")
}

#[test]
fn a32_twenty_answers_three_conventions() {
    let rescaled = issue("");
    rescaled.figure("survey_response_rate").is(20, 50).green().prints("40.0%");
    let satisfied = rescaled.figure("satisfied_rate").is(17, 20).yellow().uncertain(true);
    satisfied.prints("85.0%").beside(Some("17/20")).interval(Some("64.0–94.8"));
    assert_eq!(nonresponse_bounds(Ratio::new(17, 20), 50), Some((Ratio::new(17, 50), Ratio::new(47, 50))));
    let page = rescaled.page("satisfaction", "zh-CN");
    for text in ["34.0%", "94.0%"] {
        assert!(page.contains(text), "{text} is not on the page");
    }
    rescaled.figure("csi").prints("81.3");
    issue("[survey]\nindex = \"proportional\"\n").figure("csi").prints("85.0");
    issue("[survey]\nindex = \"table\"\n").figure("csi").prints("84.5");
}

#[test]
fn a32_labels_of_two_scales_are_refused() {
    let rows = |n: usize| (0..n).map(|i| format!("{i},2026-10-12,{}", ["很满意", "满意", "不满意"][i % 3]));
    let folder = |n| Folder::new().table("问卷.csv", "序号,提交时间,总体满意度", rows(n));
    let refused = folder(6).report("2026-10");
    refused.figure("satisfied_rate").not_measured();
    assert_eq!(refused.problems("scale_unclear"), 1);
    assert!(refused.page("quality", "zh-CN").contains("不满意"));
    // With fewer answers there is nothing to quarrel about.
    folder(3).report("2026-10").figure("satisfied_rate").small_sample();
    let told = folder(6).settings("[survey.questions]\noverall = \"A\"\n").report("2026-10");
    told.figure("satisfied_rate").is(4, 6);
}
