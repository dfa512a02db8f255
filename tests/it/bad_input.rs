//! Bad input through the program itself: one clear message and the exit code, or a report that says what is not
//! measured; and the site that was there is untouched.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A report folder with a site that stands there already.
struct Case {
    dir: TempDir,
}

/// What the program answered.
struct Answer {
    code: Option<i32>,
    said: String,
    site_untouched: bool,
}

impl Case {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(dir.path().join("data")).expect("a folder");
        Self { dir }
    }

    fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.data().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
        self
    }

    fn data(&self) -> std::path::PathBuf {
        self.dir.path().join("data")
    }

    /// What `jiandu check` says of the folder.
    #[track_caller]
    fn check_says(&self, words: &[&str]) {
        let output = Command::new(env!("CARGO_BIN_EXE_jiandu"))
            .env("JIANDU_LANGUAGE", "en")
            .args(["check", path(self.dir.path()), "--month", "2026-10"])
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{said}");
        for word in words {
            assert!(said.contains(word), "`{word}` is not in: {said}");
        }
    }

    fn build(&self) -> Answer {
        let site = self.dir.path().join("site");
        let output = Command::new(env!("CARGO_BIN_EXE_jiandu"))
            .env("JIANDU_LANGUAGE", "en")
            .args(["build", path(self.dir.path()), "--site", path(&site), "--month", "2026-10"])
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        Answer {
            code: output.status.code(),
            said,
            site_untouched: !site.join("2026-10.draft").exists() && !site.join("2026-10").exists(),
        }
    }
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

impl Answer {
    #[track_caller]
    fn ends(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, Some(code), "{}", self.said);
        for word in words {
            assert!(self.said.contains(word), "`{word}` is not in: {}", self.said);
        }
        assert_eq!(self.site_untouched, code != 0, "{}", self.said);
        assert!(!self.said.contains("panicked"), "{}", self.said);
    }
}

const GOOD: &str = "工单编号,创建时间,首次响应时间\nT1,2026-10-14 11:30,2026-10-14 11:40\n";

#[test]
fn an_empty_folder() {
    Case::new().build().ends(2, &["error:", "data"]);
    let nothing = Command::new(env!("CARGO_BIN_EXE_jiandu"))
        .env("JIANDU_LANGUAGE", "en")
        .args(["build", "no/such/folder"])
        .output()
        .unwrap();
    assert_eq!(nothing.status.code(), Some(2));
}

#[test]
fn a_missing_column() {
    let case = Case::new().file("工单.csv", "工单编号,客户名称\nT1,甲公司\n");
    case.build().ends(0, &["1 error"]);
    case.check_says(&["工单.csv", "opened_at"]);
}

#[test]
fn a_file_in_no_known_encoding() {
    let bytes: Vec<u8> = (0..4_000_u32).map(|i| (i * 37 % 251) as u8 | 0x80).chain([0xff, 0xff, 0x0a]).collect();
    Case::new().file("工单.csv", GOOD).file("满意度.csv", bytes).build().ends(1, &["error", "满意度.csv"]);
}

#[test]
fn a_folder_where_a_file_should_be() {
    let case = Case::new().file("工单.csv", GOOD);
    fs::create_dir(case.data().join("满意度.csv")).unwrap();
    case.build().ends(0, &["1 error"]);
    case.check_says(&["满意度.csv"]);
}

#[test]
fn a_line_of_megabytes_is_read_and_one_above_the_limit_is_told() {
    let long = |bytes: usize| {
        format!("工单编号,创建时间,问题描述\nT1,2026-10-14 11:30,{}\nT2,2026-10-14 11:30,短\n", "x".repeat(bytes))
    };
    Case::new().file("工单.csv", long(3 << 20)).build().ends(0, &[]);
    let case = Case::new().file("工单.csv", long(17 << 20));
    case.build().ends(0, &["2 rows read, 1 rejected"]);
    case.check_says(&["工单.csv:2"]);
}

#[test]
fn ten_thousand_columns() {
    let header: Vec<String> = (0..10_000).map(|i| format!("列{i}")).collect();
    let text = format!("工单编号,创建时间,{}\nT1,2026-10-14 11:30{}\n", header.join(","), ",1".repeat(10_000));
    Case::new().file("工单.csv", text).build().ends(0, &[]);
}

#[test]
fn a_quote_that_never_closes() {
    let text = format!("{GOOD}T2,\"2026-10-14 11:30,\nT3,2026-10-14 11:30,\n");
    let case = Case::new().file("工单.csv", text);
    case.build().ends(0, &["1 rejected"]);
    case.check_says(&["工单.csv:3"]);
}

#[test]
fn a_typing_error_in_the_settings() {
    let case = Case::new().file("工单.csv", GOOD).file("report.toml", "[stats]\nsmal_n = 12\n");
    case.build().ends(2, &["report.toml", "smal_n", "small_n"]);
    Case::new().file("工单.csv", GOOD).file("report.toml", "[stats\n").build().ends(2, &["report.toml"]);
}

#[test]
fn a_month_without_a_ticket() {
    let case = Case::new().file("工单.csv", "工单编号,创建时间\nT1,2026-08-14 11:30\n");
    case.build().ends(0, &[]);
}

#[test]
fn a_workbook_that_is_none() {
    let case = Case::new().file("工单.csv", GOOD).file("满意度.xlsx", "PK this is no workbook");
    case.build().ends(0, &["1 error"]);
    case.check_says(&["满意度.xlsx"]);
}

const TWO_TICKETS: &str = "ticket_id,opened_at,priority\nA1,2026-10-12 09:00,p3\nA2,2026-10-13 09:00,p3\n";

#[test]
fn a_second_build_into_a_folder_is_told_to_wait_and_touches_nothing() {
    let case = Case::new().file("tickets.csv", TWO_TICKETS);
    let answer = case.build();
    assert_eq!(answer.code, Some(0), "{}", answer.said);
    let site = case.dir.path().join("site");
    let page = || fs::read(site.join("2026-10/index.html")).expect("a page");
    let before = page();
    let held = jiandu::site::SiteFolder::open(&site).expect("the lock");
    let answer = case.build();
    assert_eq!(answer.code, Some(1), "{}", answer.said);
    assert!(answer.said.contains("another build is writing"), "{}", answer.said);
    assert_eq!(page(), before);
    drop(held);
    assert_eq!(case.build().code, Some(0), "the lock is gone with the one who held it");
}

#[test]
fn builds_that_start_at_once_leave_one_whole_issue() {
    let case = Case::new().file("tickets.csv", TWO_TICKETS);
    let site = case.dir.path().join("site");
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jiandu"));
        command.args(["build", path(case.dir.path()), "--month", "2026-10", "--quiet"]);
        command.stderr(std::process::Stdio::piped()).spawn().expect("the program runs")
    };
    let ends: Vec<_> =
        [start(), start(), start()].into_iter().map(|it| it.wait_with_output().expect("an end")).collect();
    assert!(ends.iter().any(|end| end.status.success()));
    for end in &ends {
        let said = String::from_utf8_lossy(&end.stderr);
        assert!(
            end.status.success() || (end.status.code() == Some(1) && said.contains("another build is writing")),
            "{said}"
        );
    }
    let names: Vec<String> = fs::read_dir(&site)
        .expect("a site")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with('.') && name != ".jiandu.lock")
        .collect();
    assert!(names.is_empty(), "working folders are left: {names:?}");
    assert!(fs::read_to_string(site.join("index.html")).expect("a list").contains("2026-10/index.html"));
    assert!(site.join("2026-10/figures.json").is_file() && site.join("2026-10/en/print.html").is_file());
}
