//! The whole way of the example: from the command line to the files of a site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use jiandu::pages::issues::Headline;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::harness::Folder;

const EXAMPLE: &str = env!("CARGO_MANIFEST_DIR");

fn jiandu(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jiandu"));
    command.args(arguments);
    command
}

fn build(site: &Path, more: &[&str]) -> Output {
    let site = site.to_str().expect("a plain path");
    let mut arguments = vec!["build", EXAMPLE, "--site", site];
    arguments.extend(more);
    jiandu(&arguments).output().expect("the program runs")
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).expect("a file"))
        })
        .collect()
}

fn digest(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut all = Sha256::new();
    for (path, bytes) in files {
        all.update(path.as_bytes());
        all.update([0]);
        all.update(bytes);
    }
    all.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn pages(files: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (&str, &str)> {
    files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("pages are UTF-8")))
}

#[test]
fn the_list_of_issues_says_of_a_report_what_its_figures_say() {
    let rows = ["T1,2026-10-14 09:00,投诉,", "T2,2026-10-15 09:00,咨询,2026-10-15 09:05"];
    let issue = Folder::new().table("工单.csv", "工单编号,创建时间,工单类型,首次响应时间", rows).report("2026-10");
    let chinese = issue.findings("zh-CN").into_iter();
    let sentences: Vec<_> = chinese.map(|text| BTreeMap::from([("zh-CN".to_owned(), text)])).collect();
    let headline = Headline::of(&issue.outcome.report, &sentences);
    assert_eq!(headline, Headline::read(issue.figures_json().as_bytes()));
    assert!(!headline.finding.is_empty() && !headline.clauses.is_empty());
}

#[test]
fn the_example_becomes_a_whole_site_in_both_languages() {
    let dir = tempfile::tempdir().expect("a folder");
    let output = build(dir.path(), &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(said.contains("2026-10") && said.contains("index.html"), "{said}");

    let files = tree(dir.path());
    let names = [
        "index",
        "scorecard",
        "actions",
        "tickets",
        "complaints",
        "satisfaction",
        "faults",
        "proactive",
        "teamwork",
        "shop",
        "customers/index",
        "engineers/index",
        "year",
        "quality",
        "methods",
        "print",
    ];
    for name in names {
        for folder in ["2026-10/", "2026-10/en/"] {
            assert!(files.contains_key(&format!("{folder}{name}.html")), "{folder}{name}.html");
        }
    }
    for file in
        ["index.html", "2026-10/.jiandu", "2026-10/assets/site.css", "2026-10/figures.json", "2026-10/rows/tickets.csv"]
    {
        assert!(files.contains_key(file), "{file}");
    }

    let lists: BTreeSet<&str> =
        pages(&files).filter(|(_, html)| html.contains("<script")).map(|(path, _)| path).collect();
    for (path, html) in pages(&files) {
        assert!(html.starts_with("<!DOCTYPE html>") && html.trim_end().ends_with("</html>"), "{path}");
        let language = if path.contains("/en/") { "en" } else { "zh-CN" };
        assert!(html.contains(&format!("<html lang=\"{language}\">")), "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path} has one heading");
        assert!(!html.contains(jiandu::locale::MISSING_MARK), "{path} lacks a word");
        assert!(html.len() <= 250_000, "{path} weighs {}", html.len());
        if lists.contains(path) {
            assert!(html.contains("data-list"), "{path} has a script and no list");
            assert_eq!(html.matches("<script").count(), 1, "{path}");
        }
    }
    for overview in ["2026-10/index.html", "2026-10/en/index.html"] {
        assert!(files[overview].len() <= 80_000, "{overview} weighs {}", files[overview].len());
        assert!(!lists.contains(overview));
    }
    let rows = &files["2026-10/rows/tickets.csv"];
    assert!(rows.starts_with("\u{feff}record,at,".as_bytes()));
}

#[test]
fn figures_json_has_the_shape_that_is_promised() {
    let dir = tempfile::tempdir().expect("a folder");
    assert!(build(dir.path(), &["--quiet"]).status.success());
    let bytes = fs::read(dir.path().join("2026-10/figures.json")).expect("written");
    let file: Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!((&file["format"], &file["month"], &file["edition"]), (&1.into(), &"2026-10".into(), &0.into()));
    assert_eq!(file["as_of"], "2026-11-01T00:00:00+08:00");
    for input in file["inputs"].as_array().expect("inputs") {
        let count = |name: &str| input[name].as_u64().expect("a count");
        let parts = ["kept", "deduplicated", "skipped", "rejected"].map(count).iter().sum::<u64>();
        assert_eq!(count("read"), parts, "{input}");
        assert_eq!(input["sha256"].as_str().map(str::len), Some(64));
    }
    let figures = file["figures"].as_array().expect("figures");
    let promise = figures
        .iter()
        .find(|it| it["metric"] == "first_response_on_time" && it["month"] == "2026-10" && it["group"].is_null())
        .expect("a figure");
    let number = |name: &str| promise[name].as_u64().expect("a number");
    assert_eq!(number("n"), ["on_time", "late", "missing"].map(number).iter().sum::<u64>());
    assert_eq!((&promise["unit"], &promise["rule"], &promise["kind"]), (&"ratio".into(), &"P".into(), &"R".into()));
    for finding in file["findings"].as_array().expect("findings") {
        for tag in ["zh-CN", "en"] {
            let text = finding["text"][tag].as_str().unwrap_or_default();
            assert!(!text.is_empty() && !text.contains('⟦'), "{finding}");
        }
    }
    assert!(file["clauses"].as_array().is_some_and(|clauses| clauses.len() > 36));
    assert!(file["actions"].as_array().is_some_and(|actions| !actions.is_empty()));
    assert!(file["problems"].as_array().is_some_and(|problems| !problems.is_empty()));
}

#[test]
fn a_rebuild_gives_the_same_bytes_on_other_threads_and_in_another_place_and_tongue() {
    let digests: BTreeSet<String> = [("1", "UTC", "C"), ("4", "America/New_York", "tr_TR.UTF-8")]
        .into_iter()
        .map(|(threads, zone, language)| {
            let dir = tempfile::tempdir().expect("a folder");
            let site = dir.path().to_str().expect("a plain path");
            let output = jiandu(&["build", EXAMPLE, "--site", site, "--threads", threads, "--quiet"])
                .env("TZ", zone)
                .env("LANG", language)
                .env("LC_ALL", language)
                .current_dir(dir.path())
                .output()
                .expect("the program runs");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            assert!(output.stdout.is_empty());
            digest(&tree(dir.path()))
        })
        .collect();
    assert_eq!(digests.len(), 1);
}

#[test]
fn one_file_and_an_archive_hold_the_issue() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = |name: &str| dir.path().join(name).to_str().expect("a plain path").to_owned();
    let (single, archive) = (path("report.html"), path("report.zip"));
    let output = build(&dir.path().join("site"), &["--single-file", &single, "--zip", &archive, "--json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(said["month"], "2026-10");
    let html = fs::read_to_string(&single).expect("written");
    assert!(html.len() < 2_000_000, "{}", html.len());
    assert!(!html.contains("<script") && html.contains("<style"));
    assert!(fs::read(&archive).expect("written").starts_with(b"PK"));
}

/// A report folder with a few tickets.
fn folder(dir: &Path, template: Option<(&str, &str)>) {
    let data = dir.join("data/tickets");
    fs::create_dir_all(&data).expect("made");
    let tickets = "ticket_id,opened_at,first_response_at,first_resolved_at,category,priority\n\
                   A1,2026-10-12 09:00,2026-10-12 09:30,2026-10-12 11:00,consult,p3\n\
                   A2,2026-10-29 10:00,2026-10-29 10:10,2026-10-30 09:00,fault,p2\n";
    fs::write(data.join("2026-10.csv"), tickets).expect("written");
    if let Some((name, text)) = template {
        fs::create_dir_all(dir.join("templates")).expect("made");
        fs::write(dir.join("templates").join(name), text).expect("written");
    }
}

fn build_folder(dir: &Path) -> Output {
    jiandu(&["build", dir.to_str().expect("a plain path"), "--month", "2026-10"]).output().expect("the program runs")
}

#[test]
fn a_folder_with_tickets_alone_gives_a_report_that_says_what_is_not_measured() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), None);
    let output = build_folder(dir.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let files = tree(&dir.path().join("site/2026-10"));
    let page = |name: &str| String::from_utf8(files[name].clone()).expect("text");
    assert!(page("quality.html").contains("没有收到"));
    assert!(page("actions.html").contains("未测"), "an absent list is not an empty one");
    assert!(page("index.html").contains("未测"));
}

#[test]
fn personal_data_and_broken_templates_end_the_build_and_leave_the_old_site() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), None);
    assert!(build_folder(dir.path()).status.success());
    let before = digest(&tree(&dir.path().join("site")));
    let year = "{% extends \"base.html\" %}{% block content %}";
    for (text, code, told) in [
        (format!("{year}13912345678{{% endblock content %}}"), 1, "year.html"),
        (format!("{year}<a href=\"gone.html\">x</a>{{% endblock content %}}"), 1, "gone.html"),
        (format!("{year}{{{{ nothing.here }}}}{{% endblock content %}}"), 2, "year.html"),
        ("{% if %}".to_owned(), 2, "year.html"),
    ] {
        folder(dir.path(), Some(("year.html", &text)));
        let output = build_folder(dir.path());
        let error = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(code), "{error}");
        assert!(error.contains(told) && !error.contains("139123"), "{error}");
        assert_eq!(digest(&tree(&dir.path().join("site"))), before, "{told}");
    }
}

#[test]
fn a_published_month_is_built_beside_itself() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), None);
    let path = dir.path().to_str().expect("a plain path");
    let output = jiandu(&["publish", path, "--month", "2026-10", "--issued-at", "2026-11-04 10:00"]).output();
    let output = output.expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(build_folder(dir.path()).status.success());
    assert!(dir.path().join("site/2026-10.draft/index.html").is_file());
    let list = fs::read_to_string(dir.path().join("site/index.html")).expect("written");
    assert!(list.contains("2026-10/index.html") && list.contains("第1版") && !list.contains("draft"), "{list}");
    let issue = fs::read_to_string(dir.path().join("site/2026-10/index.html")).expect("written");
    assert!(issue.contains("第1版") && issue.contains("2026-11-04"));
}
