//! Inputs that were collected to break readers: every one under every kind ends in a report or in one clear message.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use jiandu::ingest::Kind;
use jiandu::pipeline::{Department, Order, Publication, Unwatched, Writing, run, write};
use walkdir::WalkDir;

use super::data;

const SETS: [&str; 5] = ["nasty_blns", "nasty_csv_injection", "nasty_csv_spectrum", "nasty_csvlint", "nasty_encodings"];

fn files(data: &Path) -> Vec<PathBuf> {
    let walk = SETS.iter().flat_map(|set| WalkDir::new(data.join(set)).sort_by_file_name());
    let files: Vec<PathBuf> = walk
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    assert!(files.len() > 50, "the sets are incomplete");
    files
}

/// The message of a report folder with this one export, if there is no report.
fn message(name: &str, bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join(name);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder below the temporary one");
    fs::write(&file, bytes).expect("a file in the temporary folder");
    let department = Department::load(folder.path()).expect("the default settings");
    let order = Order { month: Some("2026-10".parse().expect("a month")), ..Order::default() };
    match run(folder.path(), &department, &order, &Publication::default(), &Unwatched) {
        Ok(outcome) => {
            assert!(outcome.cases.files.iter().all(|file| file.counts.add_up()), "{name}: rows are unaccounted for");
            None
        }
        Err(error) => Some(error.to_string()),
    }
}

#[test]
fn hostile_files_end_in_a_report_or_in_one_line() {
    let Some(data) = data("files that break readers") else { return };
    for path in files(&data) {
        let bytes = fs::read(&path).expect("a hostile file");
        for kind in [Kind::Tickets, Kind::Surveys, Kind::FaultAnalyses] {
            let ending = match kind {
                Kind::FaultAnalyses => "md",
                _ if path.extension() == Some(OsStr::new("tsv")) => "tsv",
                _ => "csv",
            };
            if let Some(message) = message(&format!("{}/x.{ending}", kind.slug()), &bytes) {
                assert_eq!(message.lines().count(), 1, "{}: {message}", path.display());
                assert!(message.contains("x."), "{}: {message}", path.display());
            }
        }
    }
}

#[test]
fn naughty_strings_are_kept_and_reach_no_page_as_markup() {
    let Some(data) = data("naughty strings") else { return };
    let text = fs::read_to_string(data.join("nasty_blns/blns.json")).expect("the strings");
    let strings: Vec<String> = serde_json::from_str(&text).expect("a list of strings");
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["工单编号", "创建时间", "客户名称", "问题描述", "处理人"]).expect("a header");
    for (number, naughty) in strings.iter().enumerate() {
        let id = format!("T{number:04}");
        writer.write_record([&id, "2026-10-14 11:30", naughty, naughty, naughty]).expect("a row");
    }
    let bytes = writer.into_inner().expect("bytes");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    fs::create_dir(&data).expect("a folder below the temporary one");
    fs::write(data.join("tickets.csv"), bytes).expect("a file in the temporary folder");
    let department = Department::load(&data).expect("the default settings");
    let outcome = run(&data, &department, &Order::default(), &Publication::default(), &Unwatched);
    let outcome = outcome.expect("a report");
    let counts = outcome.cases.files[0].counts;
    assert_eq!((counts.kept, counts.rejected), (strings.len() as u64, 0));
    let writing = Writing {
        folder: folder.path().to_owned(),
        site: folder.path().join("site"),
        issue: "2026-10".to_owned(),
        single_file: None,
        zip: None,
        changes: Vec::new(),
    };
    let written = write(&outcome, &department, &writing, &Unwatched).expect("a site");
    for entry in WalkDir::new(&written.folder) {
        let entry = entry.expect("an entry");
        if entry.path().extension() != Some(OsStr::new("html")) {
            continue;
        }
        let page = fs::read_to_string(entry.path()).expect("a page").to_ascii_lowercase();
        // The one script that pages load themselves.
        let page = page.replace("<script defer src=", "");
        for markup in [
            "<script",
            "<iframe",
            "<img src=x",
            "onerror=\"",
            "href=\"javascript:",
            "<foo val",
            "<plaintext",
            "<audio",
            "<video",
        ] {
            let around =
                page.find(markup).map(|at| page[at.saturating_sub(20)..].chars().take(120).collect::<String>());
            assert_eq!(around, None, "{}", entry.path().display());
        }
    }
}
