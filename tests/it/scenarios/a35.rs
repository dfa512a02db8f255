//! The net promoter score, and when it is not printed.

use crate::harness::{Folder, Issue};

fn issue(promoters: usize, passives: usize, detractors: usize) -> Issue {
    let scores = [["10", "9"].repeat(promoters), ["8", "7"].repeat(passives), ["6", "0"].repeat(detractors)];
    let [p, s, d] = scores;
    let scores =
        p.into_iter().take(promoters).chain(s.into_iter().take(passives)).chain(d.into_iter().take(detractors));
    let rows = (1..).zip(scores).map(|(i, score)| format!("{i},2026-10-12,{score}"));
    Folder::new().table("满意度.csv", "序号,提交时间,推荐意愿", rows).report("2026-10")
}

#[test]
fn a35_net_promoter_score() {
    let forty = issue(22, 10, 8);
    let shown = forty.figure("nps").uncoloured().value(35.0).prints("+35.0").interval(Some("8.9–56.2"));
    assert!(shown.figure.target.is_none());
    let few = issue(15, 8, 6);
    few.figure("nps").small_sample().no_value().interval(None);
    let page = few.page("satisfaction", "zh-CN");
    assert!(page.contains("15") && page.contains("样本不足"));
    let json = few.json();
    let nps = json["figures"].as_array().unwrap().iter().find(|it| it["metric"] == "nps" && it["month"] == "2026-10");
    let nps = nps.expect("a figure");
    assert_eq!([&nps["promoters"], &nps["passives"], &nps["detractors"]], [15, 8, 6]);
    assert!(nps["value"].is_null());
}
