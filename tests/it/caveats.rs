//! What is wrong with the data is said in the order of what it costs a reader to miss.

use crate::harness::Folder;

#[test]
fn refused_scales_come_before_rejected_rows_and_those_before_what_is_absent() {
    let answers = (0..6).map(|i| format!("{i},2026-10-12,{}", ["很满意", "满意", "不满意"][i % 3]));
    let bad = (0..10).map(|i| format!("P-1,{},接通", if i < 5 { "2026-10-09" } else { "昨天" }));
    let issue = Folder::new()
        .settings("[calendar]\nholidays = \"none\"\n")
        .table("问卷.csv", "序号,提交时间,总体满意度", answers)
        .table("回访.csv", "项目编号,回访时间,回访结果", bad)
        .report("2026-10");
    let said = issue.findings("zh-CN");
    let at = |part: &str| {
        let place = said.iter().position(|text| text.contains(part));
        place.unwrap_or_else(|| panic!("nothing says {part}: {said:#?}"))
    };
    let (scale, rejected, absent) = (at("量表"), at("被拒绝"), at("没有收到"));
    assert!(scale < rejected && rejected < absent, "{said:#?}");
    assert!(said[scale].contains("问卷.csv") && said[scale].contains("survey.questions"), "{said:#?}");
    assert!(said[rejected].contains("5/10"), "{said:#?}");
    let english = issue.findings("en");
    assert!(english.iter().any(|text| text.starts_with("Not received: ") && text.contains(" more kinds of records; ")));
}
