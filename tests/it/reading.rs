//! What readers of the pages need to be told: how the month stands, what a mark means, where a time comes from.

use crate::harness::{Folder, Issue};

const TICKETS: &str = "ticket_id,opened_at,customer,category,priority,first_response_at,first_resolved_at";
const FAULTS: &str = "故障编号,项目编号,故障等级,故障发生时间,发现时间,故障恢复时间,原因分类";

fn folder() -> Folder {
    Folder::new()
        .table("staff.csv", "姓名,工号,部门,岗位", ["梁牧之,1001,技术服务部,技术服务人员"])
        .table("projects.csv", "项目编号,客户名称,交付日期", ["P-1,甲厂,2024-01-05"])
        .table("tickets.csv", TICKETS, ["G1,2026-10-12 09:00,甲厂,consultation,p3,2026-10-12 09:10,2026-10-12 11:00"])
}

/// The words of a page, without marks.
fn words(page: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for sign in page.chars() {
        match sign {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(sign),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn verdict(issue: &Issue, tag: &str) -> String {
    let page = issue.page("overview", tag);
    let begun = page.split("class=\"verdict\"").nth(1).expect("a verdict");
    words(&format!("<{}", begun.split("</p>").next().expect("its end")))
}

#[test]
fn the_verdict_counts_the_clauses_and_says_where_satisfaction_stands() {
    let none = folder().report("2026-10");
    let said = verdict(&none, "zh-CN");
    assert!(said.contains("项条款：达标") && said.contains("不达标 0") && said.contains("满意率未测"), "{said}");
    // What has no register cannot be said to be without harm.
    assert!(!said.contains("没有重大故障"), "{said}");
    let answers =
        (0..10).map(|i| format!("S{i},2026-10-{:02} 10:00,{}", i + 10, if i < 8 { "满意" } else { "不满意" }));
    let few = folder()
        .settings("[survey.questions]\noverall = \"A\"\n")
        .table("surveys.csv", "response_id,submitted_at,overall", answers)
        .report("2026-10");
    let said = verdict(&few, "zh-CN");
    assert!(said.contains("8/10"), "{said}");
    assert!(verdict(&few, "en").contains("80.0% satisfied (8/10)"), "{}", verdict(&few, "en"));
}

#[test]
fn the_verdict_names_the_longest_fault_else_the_overdue_complaint() {
    let faults = [
        "F-1,P-1,重大,2026-10-14 15:00,2026-10-14 15:05,2026-10-14 17:00,软件",
        "F-2,P-1,重大,2026-10-20 09:00,2026-10-20 09:05,2026-10-20 13:30,软件",
    ];
    let issue = folder().table("faults.csv", FAULTS, faults).report("2026-10");
    let said = verdict(&issue, "zh-CN");
    assert!(said.contains("重大故障 2 起，最长 4小时30分（F-2）"), "{said}");
    let open = "F-3,P-1,重大,2026-10-30 09:00,2026-10-30 09:05,,软件";
    let issue = folder().table("faults.csv", FAULTS, [faults[0], open]).report("2026-10");
    assert!(verdict(&issue, "zh-CN").contains("F-3 未记录恢复"));
    let complaint = ["G2,2026-10-12 09:00,甲厂,complaint,p3,2026-10-12 09:10,"];
    let issue = folder().table("tickets2.csv", TICKETS, complaint).report("2026-10");
    assert!(verdict(&issue, "zh-CN").contains("投诉 1 起超期未结"), "{}", verdict(&issue, "zh-CN"));
}

#[test]
fn every_cell_of_the_strip_has_its_name_and_every_mark_its_key() {
    let page = folder().report("2026-10").page("overview", "zh-CN");
    let cells: Vec<&str> = page.split("class=\"cell ").skip(1).collect();
    assert!(cells.len() > 20);
    for cell in cells {
        let title = cell.split("class=\"title\">").nth(1).and_then(|it| it.split('<').next());
        assert!(title.is_some_and(|title| !title.trim().is_empty()), "{cell}");
    }
    let text = words(&page);
    for word in ["区间：", "不确定：", "评色：", "未 未测"] {
        assert!(text.contains(word), "{word} in {text}");
    }
}

#[test]
fn a_counted_figure_says_what_it_was_a_month_ago() {
    let complaints = [
        "G2,2026-09-07 09:00,甲厂,complaint,p3,2026-09-07 09:10,",
        "G3,2026-10-12 09:00,甲厂,complaint,p3,2026-10-12 09:10,",
    ];
    let page = folder().table("tickets2.csv", TICKETS, complaints).report("2026-10").page("overview", "zh-CN");
    let card = page.split("超期未结投诉").nth(1).and_then(|it| it.split("</li>").next()).expect("its card");
    assert!(words(&format!("<{card}")).contains("上月 1"), "{card}");
}

/// The page of the only customer.
fn customer(issue: &Issue) -> String {
    issue.page("customer", "zh-CN")
}

#[test]
fn a_customer_page_begins_with_how_the_month_stands_and_what_is_to_be_done() {
    let tickets = [
        "G2,2026-10-12 09:00,甲厂,fault,p3,2026-10-12 15:00,2026-10-13 10:00",
        "G3,2026-10-13 09:00,甲厂,complaint,p3,2026-10-13 09:10,",
        "G4,2026-10-30 17:30,甲厂,fault,p3,,",
    ];
    let page = customer(&folder().table("tickets2.csv", TICKETS, tickets).report("2026-10"));
    let text = words(&page);
    assert!(text.contains("本月受理 4 单；首次响应及时率 2/3"), "{text}");
    assert!(text.contains("投诉 1 起。 逾期未办"), "{text}");
    // The late ticket has a name, and the numbers that do not agree are explained.
    let missed = page.split("id=\"list-misses\"").nth(1).and_then(|it| it.split("</table>").next()).expect("a table");
    assert!(missed.contains("G2") && missed.contains("2026-10-12 11:00"), "{missed}");
    assert!(text.contains("三者不是同一批工单") && text.contains("未到期 1"), "{text}");
    // One miss of few is yellow; that the list calls it a miss is explained.
    assert!(text.contains("不足 10 件时，一次未按时为关注"), "{text}");
    let places = ["class=\"verdict\"", "id=\"actions\"", "id=\"tickets\"", "id=\"projects\""].map(|it| page.find(it));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
}

#[test]
fn a_customer_page_says_which_defects_are_open_and_no_date_that_it_does_not_know() {
    let inspections = ["X1,P-1,2026-10-15,2026-10-15,磁盘空间不足一成,重大,2026-10-15,2026-10-19,"];
    let columns = "巡检编号,项目编号,计划日期,完成日期,隐患内容,隐患等级,递交日期,整改期限,整改完成日期";
    let issue = folder().table("inspections.csv", columns, inspections).report("2026-10");
    let text = words(&customer(&issue));
    assert!(text.contains("磁盘空间不足一成"), "{text}");
    // Once in the to-do, once in the list; the page of all to-dos, which everybody reads, shows no free text.
    assert_eq!(text.matches("磁盘空间不足一成").count(), 2, "{text}");
    assert!(!issue.page("actions", "zh-CN").contains("磁盘空间不足一成"));
    assert!(!text.contains("不晚于 —"), "{text}");
}

const REGISTER: &str = "故障编号,项目编号,故障等级,故障发生时间,发现时间,通知签单人员时间,通知分管经理时间,备案时间,转达高层时间,故障恢复时间,原因分类";

fn analysis(handed_in: &str) -> String {
    format!(
        "---\n故障编号: F-2\n提交日期: {handed_in}\n反馈客户日期: 2026-10-21\n反馈业务部日期: 2026-10-20\n---\n## 故障影响\n门店下单受阻两个多小时，梁牧之到场。\n\
         ## 处理情况\n15:27 客户来电，建单并通报；17:45 恢复。\n## 原因分析\n缺少索引，单张处理时间升到 2.4 秒。\n## 纠正预防措施\n\
         | 序号 | 措施 | 类型 | 责任人 | 完成期限 | 完成日期 |\n|---|---|---|---|---|---|\n| 1 | 补建索引 | 纠正 | 梁牧之 | 2026-10-23 | 2026-10-22 |\n"
    )
}

fn faulty(handed_in: &str) -> Issue {
    let faults = [
        "F-1,P-1,重大,2026-08-03 10:00,2026-08-03 10:05,2026-08-03 10:20,2026-08-03 10:21,2026-08-03 10:30,2026-08-03 10:40,2026-08-03 12:00,软件",
        "F-2,P-1,重大,2026-10-14 15:22,2026-10-14 15:27,2026-10-14 15:41,2026-10-14 16:07,2026-10-14 16:10,2026-10-14 16:58,2026-10-14 17:45,软件",
    ];
    let tickets = ["G8,2026-10-08 09:00,甲厂,fault,p3,2026-10-08 09:10,2026-10-08 10:00"];
    folder()
        .table("faults.csv", REGISTER, faults)
        .table("tickets2.csv", TICKETS, tickets)
        .file("faults/F-2.md", analysis(handed_in))
        .report("2026-10")
}

/// The page of the fault whose title holds an id.
fn fault(issue: &Issue, id: &str) -> String {
    let pages = issue.page("fault", "zh-CN");
    pages
        .split("<!DOCTYPE html>")
        .find(|page| page.contains(&format!("<h1>重大故障 {id}</h1>")))
        .expect("its page")
        .to_owned()
}

#[test]
fn a_fault_page_says_in_words_by_how_much_a_step_was_late_and_where_its_times_are_from() {
    let text = words(&fault(&faulty("2026-10-20"), "F-2"));
    assert!(text.contains("从发生到恢复 2小时23分。 超过时限：通报分管经理超出 10分。"), "{text}");
    assert!(text.contains("得知后 40分") && text.contains("2026-10-14 15:57"), "{text}");
    assert!(text.contains("时刻取自台账 faults.csv") && text.contains("分析报告 faults/F-2.md"), "{text}");
}

#[test]
fn a_fault_page_names_posts_and_flags_what_was_written_after_the_date_of_the_text() {
    let issue = faulty("2026-10-20");
    let page = fault(&issue, "F-2");
    let measures = page.split("id=\"list-own-measures\"").nth(1).and_then(|it| it.split("</table>").next());
    assert!(words(measures.expect("measures")).contains("补建索引技术服务人员"), "{measures:?}");
    let text = words(&page);
    assert!(
        text.contains("提交日期为 2026-10-20，文中却有此后的内容：反馈客户 2026-10-21、措施 1 完成于 2026-10-22"),
        "{text}"
    );
    assert!(!words(&fault(&faulty("2026-10-23"), "F-2")).contains("文中却有此后的内容"));
}

#[test]
fn a_fault_page_leads_to_the_faults_and_tickets_before_it() {
    let page = fault(&faulty("2026-10-20"), "F-2");
    let earlier =
        page.split("id=\"list-earlier-faults\"").nth(1).and_then(|it| it.split("</table>").next()).expect("one");
    assert!(earlier.contains("href=\"../faults/F-1.html\"") && earlier.contains("疑似重复"), "{earlier}");
    let text = words(&page);
    assert!(text.contains("有报障与投诉工单 1 单") && text.contains("G8"), "{text}");
}

#[test]
fn a_to_do_about_an_incomplete_analysis_says_what_is_missing() {
    let text = "---\n故障编号: F-1\n提交日期: 2026-08-10\n反馈客户日期: 2026-08-10\n---\n## 故障影响\n门店下单受阻两个多小时。\n\
                ## 处理情况\n切换到备机并核对数据一致。\n## 原因分析\n待补充\n## 纠正预防措施\n更换控制器并增加写入监控。\n";
    let fault = "F-1,P-1,重大,2026-08-03 10:00,2026-08-03 10:05,2026-08-03 10:20,2026-08-03 10:21,2026-08-03 10:30,2026-08-03 10:40,2026-08-03 12:00,软件";
    let issue = folder().table("faults.csv", REGISTER, [fault]).file("faults/F-1.md", text).report("2026-10");
    for slug in ["actions", "overview"] {
        let page = words(&issue.page(slug, "zh-CN"));
        assert!(page.contains("补齐：原因分析、反馈业务部"), "{page}");
    }
}
