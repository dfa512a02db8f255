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
fn what_an_approved_remark_settles_is_no_longer_asked_for() {
    let folder = |remarks: &[&str]| {
        folder(remarks).settings("[publish]\nengineers = \"coded\"\n").table(
            "duty.csv",
            "检查时间,值班人,网站,运行情况",
            ["2026-10-01 10:00,陆承言,甲站,正常", "2026-10-02 10:00,陆承言,甲站,正常"],
        )
    };
    let days = "2026-10-03 10-03 +28";
    let row = |page: &str, subject: &str| {
        let rows = page.split("<tr").filter(|row| row.contains(subject) && row.contains("</td>"));
        rows.map(str::to_owned).next().expect("a row of the subject")
    };
    // Nobody said anything: the cause is asked for, by a day that can still be met.
    let issue = folder(&[]).report("2026-10");
    assert!(issue.actions("holiday_unwatched").contains(&days.to_owned()), "{:?}", issue.actions("holiday_unwatched"));
    let silent = row(&plain(&issue.page("actions", "zh-CN")), "2026-10-03");
    assert!(silent.contains("说明原因") && silent.contains("2026-11-11"), "{silent}");
    // A note on the metric need not mean this one of five days.
    let many = folder(&["2026-10,说明,holiday_coverage,值班人员请假,业务部,2026-11-02"]).report("2026-10");
    let many = row(&plain(&many.page("actions", "zh-CN")), "2026-10-03");
    assert!(many.contains("说明：值班人员请假") && many.contains("说明原因"), "{many}");
    // Its own note explains it.
    let own = folder(&["2026-10,说明,2026-10-03,值班人员请假,业务部,2026-11-02"]).report("2026-10");
    let own = row(&plain(&own.page("actions", "zh-CN")), "2026-10-03");
    assert!(own.contains("原因已说明并经批准") && own.contains("批准：业务部"), "{own}");
    // Nobody stands for it: it settles nothing.
    let bare = folder(&["2026-10,说明,2026-10-03,值班人员请假,,2026-11-02"]).report("2026-10");
    assert!(!row(&plain(&bare.page("actions", "zh-CN")), "2026-10-03").contains("原因已说明"));
}

#[test]
fn what_evidence_closed_is_shown_as_closed_and_counted_no_more() {
    let open = folder(&[]).report("2026-10");
    let closed = folder(&["2026-10,关闭,A2,客户撤回投诉,业务部,2026-10-30"]).report("2026-10");
    let page = plain(&closed.page("actions", "zh-CN"));
    assert!(page.contains("已凭依据关闭，无需再办"), "{page}");
    let count = |issue: &crate::harness::Issue| {
        let page = issue.page("overview", "zh-CN");
        let after = page.split("逾期未办事项").nth(1).expect("the card");
        let digits = after.split("class=\"value\"").nth(1).expect("its value");
        digits.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect::<String>()
    };
    let (before, after): (u32, u32) = (count(&open).parse().unwrap(), count(&closed).parse().unwrap());
    assert_eq!(before - after, 1);
    assert!(!closed.page("overview", "zh-CN").split("class=\"todo\"").nth(1).unwrap().contains(">A2<"));
}

#[test]
fn illness_of_an_agent_is_shown_nowhere() {
    let issue = folder(&["2026-10,豁免,陆承言 2026-10-15,病假条,店长,2026-10-16"]).report("2026-10");
    for slug in ["quality", "actions", "overview", "shop", "scorecard"] {
        assert!(!issue.page(slug, "zh-CN").contains("病假条"), "{slug}");
    }
}
