//! The detail pages of the example and of months with nothing in them, in every language.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiandu::locale::{LANGUAGES, Locale, MISSING_MARK};
use jiandu::pages::context::{Context, Matter};
use jiandu::pages::table::{TABLE, present};
use jiandu::pages::templates::{self, TEMPLATES};
use jiandu::pages::view::frame::Shell;
use jiandu::pipeline::{Department, Order, Outcome, Publication, Unwatched, run};
use jiandu::site::{Engine, GateLists, Masker};

use crate::harness::draft_of;

/// Everything but the pages that have tests of their own.
const DETAIL: [&str; 12] = [
    "tickets",
    "complaints",
    "satisfaction",
    "faults",
    "fault",
    "proactive",
    "teamwork",
    "shop",
    "customers",
    "customer",
    "engineers",
    "engineer",
];

struct Folder {
    department: Department,
    outcome: Outcome,
    documents: BTreeMap<String, String>,
}

fn folder(data: &Path, month: Option<&str>) -> Folder {
    let department = Department::load(data).expect("settings that can be read");
    let order = Order { month: month.map(|month| month.parse().expect("a month")), ..Order::default() };
    let outcome = run(data, &department, &order, &Publication::default(), &Unwatched).expect("a report");
    Folder { department, outcome, documents: BTreeMap::new() }
}

/// Path and text of every detail page in a language.
fn pages(folder: &Folder, tag: &str) -> Vec<(String, String)> {
    let lists = GateLists::default();
    let masker = Masker::new(jiandu::site::personal::Kinds::USUAL, &lists, true);
    let matter = Matter::new(&folder.outcome, &folder.department, &masker).with_documents(folder.documents.clone());
    let locale = Arc::new(Locale::builtin(tag).expect("a language"));
    let has = present(&matter);
    let issue = draft_of(folder.outcome.report.month, &locale);
    let shell = Shell { locale: &locale, languages: &[("zh-CN", "中文"), ("en", "English")], issue, has: &has };
    let context = Context { matter: &matter, locale: &locale, shell: &shell };
    let engine =
        Engine::new(TEMPLATES.iter().copied(), None, |tera| templates::register(tera, &locale)).expect("templates");
    let mut pages = Vec::new();
    for page in TABLE.iter().filter(|page| DETAIL.contains(&page.slug)) {
        for (place, file) in (page.files)(&matter).iter().enumerate() {
            let text = (page.render)(&context, place, file, &engine).unwrap_or_else(|error| panic!("{file}: {error}"));
            pages.push((file.clone(), text));
        }
    }
    pages
}

fn assert_finished(pages: &[(String, String)], tag: &str) {
    assert!(pages.len() >= 7);
    for (file, text) in pages {
        let missing = text.split(MISSING_MARK).nth(1).map(|rest| rest.split('⟧').next().unwrap_or(rest));
        assert_eq!(missing, None, "{tag} {file} has a word that is missing");
        assert!(!text.contains("NaN"), "{tag} {file}");
    }
}

#[test]
fn every_detail_page_of_the_example_is_finished_in_every_language() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut folder = folder(&data, Some("2026-10"));
    for file in &folder.outcome.cases.files {
        if let Ok(text) = std::fs::read_to_string(data.join(&*file.path)) {
            folder.documents.insert(file.path.to_string(), text);
        }
    }
    for (tag, _) in LANGUAGES {
        let pages = pages(&folder, tag);
        assert_finished(&pages, tag);
    }
}

/// A report folder with these files in its data.
fn data_of(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

const SETTINGS: &str = "[org]\ncompany = \"示例\"\n[calendar]\nholidays = \"none\"\n";
const PROJECTS: &str = "项目编号,客户名称,交付日期\nP-1,甲公司,2026-01-05\nP-2,乙公司,2024-01-05\n";

#[test]
fn every_detail_page_of_a_month_without_records_is_finished() {
    let data = data_of(&[("report.toml", SETTINGS), ("projects.csv", PROJECTS)]);
    let folder = folder(data.path(), Some("2026-10"));
    for (tag, _) in LANGUAGES {
        let pages = pages(&folder, tag);
        assert!(pages.iter().any(|(file, _)| file == "tickets.html"));
        assert_finished(&pages, tag);
    }
}

const FAULTS: &str = "故障编号,项目编号,故障等级,故障发生时间,发现时间,故障地点,故障现象,处理预案,通知签单人员时间,通知分管经理时间,故障恢复时间\n\
    F-1,P-1,重大,2026-10-12 09:05,2026-10-12 09:10,机房,<script>alert(1)</script>,切换,2026-10-12 09:20,2026-10-12 09:25,2026-10-12 12:00\n";
const HOSTILE: &str = "---\n故障编号: F-1\n提交日期: 2026-10-15\n---\n## 故障影响\n<script>alert(1)</script>\n\n\
    <img src=x onerror=alert(1)> 登录后白屏，影响一百二十名用户，联系 13912345678。\n\n## 处理情况\n\
    [点这里](javascript:alert(1)) [外部](https://example.com/x) ![图](https://example.com/x.png)\n\n<iframe src=\"//example.com\"></iframe>\n\n\
    ## 原因分析\n证书到期未续 <svg onload=alert(1)>\n\n## 纠正预防措施\n| 措施 | 责任人 | 完成期限 |\n|---|---|---|\n| <b onclick=alert(1)>换证书</b> | 张三 | 2026-10-30 |\n";

#[test]
fn markup_in_a_fault_and_its_analysis_never_reaches_a_page_as_markup() {
    let data = data_of(&[
        ("report.toml", SETTINGS),
        ("projects.csv", PROJECTS),
        ("faults.csv", FAULTS),
        ("faults/F-1.md", HOSTILE),
    ]);
    let mut folder = folder(data.path(), Some("2026-10"));
    folder.documents.insert("faults/F-1.md".into(), HOSTILE.into());
    let pages = pages(&folder, "zh-CN");
    let (_, fault) = pages.iter().find(|(file, _)| file.starts_with("faults/F-1")).expect("the page of the fault");
    assert!(fault.contains("登录后白屏") && fault.contains("证书到期未续"), "the analysis is shown");
    assert!(!fault.contains("13912345678"), "personal data are masked");
    for (file, text) in &pages {
        let lower = text.to_lowercase();
        for bad in ["<script>alert", "<img", "<iframe", "href=\"javascript", "<svg onload", "<b onclick", "src=\"https"]
        {
            assert!(!lower.contains(bad), "{file}: {bad}");
        }
    }
}

/// Answers of one customer, in the columns of the export.
fn surveys(answers: usize) -> String {
    let mut csv = String::from("答卷编号,批次,提交时间,发出时间,客户名称,项目编号,总体满意度,是否有效\n");
    for n in 0..answers {
        csv.push_str(&format!("R-{n},2026-10,2026-10-2{n} 10:00,2026-10-10,甲公司,P-1,非常满意,是\n"));
    }
    csv
}

#[test]
fn a_customer_s_answers_are_shown_from_five_on_and_his_fewer_only_in_the_total() {
    for (answers, shown) in [(4, false), (5, true)] {
        let data =
            data_of(&[("report.toml", SETTINGS), ("projects.csv", PROJECTS), ("surveys.csv", &surveys(answers))]);
        let folder = folder(data.path(), Some("2026-10"));
        assert_eq!(folder.outcome.cases.surveys.answers.len(), answers, "{:?}", folder.outcome.report.problems);
        let pages = pages(&folder, "zh-CN");
        let page =
            |name: &str| pages.iter().find(|(file, text)| file.starts_with("customers/C") && text.contains(name));
        let (_, text) = page("<h1>甲公司").expect("the page of the customer");
        let survey = text.split("id=\"survey\"").nth(1).expect("the survey part").split("</section>").next().unwrap();
        assert_eq!(survey.contains("5/5") || survey.contains("satisfied_rate"), shown, "{survey}");
        assert_eq!(survey.contains("有反馈，见总体"), !shown, "{survey}");
    }
}
