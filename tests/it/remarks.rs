//! What people add is shown wherever it applies, with who stands for it and without anybody's name.

use crate::harness::Folder;

fn folder(remarks: &[&str]) -> Folder {
    Folder::new()
        .settings("[calendar]\nholidays = \"none\"\n[publish]\nengineers = \"coded\"\n")
        .table("staff.csv", "姓名,工号,部门,岗位,入职日期", ["陆承言,1001,业务部,其他,2024-03-01"])
        .table("projects.csv", "项目编号,客户,交付日期,免回访", ["P-1,甲厂,2024-01-05,是", "P-2,乙厂,2024-02-05,是"])
        .table(
            "tickets.csv",
            "ticket_id,opened_at,customer,category,priority,first_response_at,first_resolved_at",
            ["A1,2026-10-12 09:00,甲厂,fault,p1,,", "A2,2026-10-13 09:00,甲厂,complaint,p2,2026-10-20 10:00,"],
        )
        .table("remarks.csv", "月份,类型,对象,内容,批准人,日期", remarks)
}

/// A page without the marks around dates.
fn plain(page: &str) -> String {
    page.replace("<time>", "").replace("</time>", "")
}

#[test]
fn an_exemption_stands_beside_the_exclusion_with_who_approved_it() {
    let issue = folder(&["2026-10,豁免,P-1,客户书面要求,总经理,2026-08-20"]).report("2026-10");
    let page = plain(&issue.page("quality", "zh-CN"));
    assert!(page.contains("豁免：客户书面要求 · 2026-08-20 · 批准：总经理"), "{page}");
    assert!(page.contains("无批准依据"), "the other project has no ground");
    // A remark about another month says nothing here.
    let issue = folder(&["2026-09,豁免,P-1,客户书面要求,总经理,2026-08-20"]).report("2026-10");
    assert!(!issue.page("quality", "zh-CN").contains("客户书面要求"));
}

#[test]
fn evidence_and_notes_stand_beside_actions_findings_and_figures() {
    let remarks = [
        "2026-10,关闭,A2,客户撤回投诉,业务部,2026-10-30",
        "2026-10,说明,first_response_on_time,人手集中抢修,业务部,2026-11-02",
    ];
    let issue = folder(&remarks).report("2026-10");
    assert_eq!(issue.actions("complaint_overdue"), ["A2 10-16 +15"]);
    let actions = plain(&issue.page("actions", "zh-CN"));
    assert!(actions.contains("关闭依据：客户撤回投诉 · 2026-10-30 · 批准：业务部"), "{actions}");
    let overview = issue.page("overview", "zh-CN");
    assert!(overview.contains("<small>关闭依据：客户撤回投诉"), "{overview}");
    let tickets = plain(&issue.page("tickets", "zh-CN"));
    assert!(tickets.contains("说明：人手集中抢修 · 2026-11-02 · 批准：业务部"), "{tickets}");
    assert!(plain(&issue.page("tickets", "en")).contains("approved by 业务部"));
}

#[test]
fn illness_of_an_agent_is_shown_nowhere() {
    let issue = folder(&["2026-10,豁免,陆承言 2026-10-15,病假条,店长,2026-10-16"]).report("2026-10");
    for slug in ["quality", "actions", "overview", "shop", "scorecard"] {
        assert!(!issue.page(slug, "zh-CN").contains("病假条"), "{slug}");
    }
}
