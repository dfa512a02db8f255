//! What the commands say, word for word, in both languages: a month of work in the starter folder, and the mistakes that
//! a new user makes.
//!
//! A session is a list of commands and changes of files; the transcript is kept beside this file. After a deliberate
//! change of words, `INSTA_UPDATE=always cargo test transcripts` writes it anew, to be read before it is committed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::workbook::workbook;

struct Session {
    dir: TempDir,
    language: &'static str,
    text: String,
}

impl Session {
    fn new(language: &'static str) -> Self {
        Self { dir: tempfile::tempdir().expect("a folder"), language, text: String::new() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// A command as one types it, with what it says and how it ends.
    fn types(&mut self, line: &str) -> &mut Self {
        let output = Command::new(env!("CARGO_BIN_EXE_jiandu"))
            .args(arguments(line))
            .current_dir(self.dir.path())
            .env("JIANDU_LANGUAGE", self.language)
            .env("NO_COLOR", "1")
            .output()
            .expect("it runs");
        let home = self.dir.path().canonicalize().expect("there").display().to_string();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&home, "HERE").replace('\\', "/");
        let _ = writeln!(self.text, "$ jiandu {line}");
        self.text.push_str(&shortened(&text(&output.stdout)));
        self.text.push_str(&text(&output.stderr));
        match output.status.code() {
            Some(0) => self.text.push('\n'),
            code => {
                let _ = writeln!(self.text, "[{}]\n", code.expect("a code"));
            }
        }
        self
    }

    fn says(&mut self, what: &str) -> &mut Self {
        let _ = writeln!(self.text, "# {what}");
        self
    }

    fn file(&mut self, name: &str, text: impl AsRef<[u8]>) -> &mut Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
        self
    }

    fn replace(&mut self, name: &str, before: &str, after: &str) -> &mut Self {
        let text = fs::read_to_string(self.path(name)).expect("text");
        assert!(text.contains(before), "{before} is not in {name}");
        self.file(name, text.replacen(before, after, 1))
    }

    fn remove(&mut self, name: &str) -> &mut Self {
        let path: &Path = &self.path(name);
        let done = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        done.expect("removed");
        self
    }
}

/// A long answer by its beginning and its end, and without the sizes of a site: what a month's figures are is proved
/// elsewhere, here it is how a command speaks.
fn shortened(text: &str) -> String {
    const SIZES: [&str; 6] = [" files written", " links followed", "\"bytes\":", "\"files\":", "写入 ", "检查了 "];
    let lines: Vec<&str> = text.lines().collect();
    let cut = lines.len() > 24;
    let kept = lines.iter().enumerate().filter(|(at, _)| !cut || *at < 14 || *at + 3 >= lines.len());
    let mut out = String::new();
    for (at, line) in kept {
        if cut && at + 3 == lines.len() {
            out.push_str("[…]\n");
        }
        if SIZES.iter().any(|size| line.contains(size)) {
            out.push_str(&without_numbers(line));
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// A line whose numbers of three digits and more, unless they are a year, are left out.
fn without_numbers(line: &str) -> String {
    let mut out = String::new();
    for part in line.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        let is_size = digits.len() > 1 && !part.ends_with('-') && !out.ends_with('-');
        out.push_str(if is_size { "N" } else { digits });
        out.push_str(&part[digits.len()..]);
    }
    out
}

/// The words of a line; what stands in quotes is one.
fn arguments(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(at, part)| {
            if at % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
        })
        .collect()
}

fn a_month(language: &'static str) -> String {
    let mut session = Session::new(language);
    session
        .types("init r")
        .types("build r")
        .types("build r --json")
        .types("open r --print")
        .types("check r")
        .types("explain visit_on_time r")
        .types("explain first_response_on_time r --by priority=p2")
        .types("diff r 2026-09 2026-10")
        .types("publish r --month 2026-10 --issued-at \"2026-11-04 09:30\"")
        .types("verify r --month 2026-10")
        .says("a first response is corrected, a late row comes in, a target is changed")
        .replace("r/data/tickets/2026-10.csv", "2026-10-12 15:10", "2026-10-12 14:50")
        .replace(
            "r/data/visits/2026.csv",
            "HF-001,",
            "HF-000,P-2025-002,2026-10-05 10:00,接通,电话,定期,林一诺,,,,2026-10-05 18:00\r\nHF-001,",
        )
        .file("r/data/report.toml", "[targets]\nvisit_on_time = [90, 80]\n")
        .types("verify r --month 2026-10")
        .types("publish r --month 2026-10 --issued-at \"2026-11-06 09:30\"")
        .types("check r --quiet");
    session.text
}

fn mistakes(language: &'static str) -> String {
    let mut session = Session::new(language);
    let tickets =
        "工单编号,创建时间,首次响应时间,优先级\nT1,2026-10-14 11:30,2026-10-14 11:40,加急件\nT2,10/5/2026 14:30,,高\n";
    session
        .says("wrong folders")
        .types("build nowhere")
        .file("empty/data/.keep", "")
        .types("build empty")
        .file("bare/notes.odt", "x")
        .types("build bare")
        .file("flat/工单2026-10.csv", tickets)
        .types("build flat")
        .types("build flat/工单2026-10.csv")
        .file("inside/data/工单2026-10.csv", tickets)
        .types("check inside/data")
        .says("files that cannot be read")
        .file("old/data/工单.xls", "old")
        .file("old/data/制度.pdf", "%PDF")
        .file("old/data/说明.doc", "old")
        .types("build old")
        .file("packed/data/导出.zip", "PK")
        .types("build packed")
        .file("unnamed/data/export.csv", tickets)
        .types("build unnamed")
        .says("months")
        .types("build inside")
        .types("build inside --month 2026-08")
        .types("build inside --month 2027-03")
        .types("build inside --month October")
        .types("build inside --as-of yesterday")
        .types("publish inside")
        .types("verify inside --month 2026-09")
        .says("misspelt names")
        .types("explain first_respons_on_time inside")
        .types("explain first_response_on_time inside --by priority=p9")
        .types("schema tikets")
        .types("biuld inside")
        .file(
            "inside/data/report.toml",
            "[display]\nlanguage = [\"en\"]\n\n[targets]\nfirst_respons_on_time = [95, 85]\n",
        )
        .types("check inside")
        .file(
            "inside/data/report.toml",
            "[stats]\nsmall_n = \"ten\"\n\n[period]\nstart_day = 31\n\n[limits.complaint]\nack_minutes = -1\n",
        )
        .types("check inside")
        .file("inside/data/report.toml", "[org]\ncompany = 甲公司\n")
        .types("check inside")
        .file("inside/data/report.toml", "[inputs]\ntickets = [\"gongdan/*.csv\"]\n")
        .types("check inside")
        .file("inside/data/report.toml", "[display]\nlanguages = [\"fr\"]\n")
        .types("check inside")
        .remove("inside/data/report.toml")
        .says("the site")
        .file("foreign/2026-10/mine.txt", "mine")
        .types("build inside --site foreign")
        .file("taken", "a file")
        .types("build inside --site taken/site")
        .types("open flat")
        .types("init inside")
        .says("what is read with problems")
        .file("inside/data/report.toml", "[calendar]\nholidays = \"CN\"\n")
        .types("check inside")
        .types("build inside --strict");
    session.text
}

/// What goes wrong on the command line, and between a spreadsheet and an export.
fn slips(language: &'static str) -> String {
    let mut session = Session::new(language);
    let header = "工单编号,创建时间,客户名称,优先级,首次响应时间,挂起时长\n";
    let row = |n: usize| format!("GD{n:02},2026-10-{n:02} 09:00,甲公司,中,2026-10-{n:02} 09:30,\n");
    let rows: String = (12..18).map(row).collect();
    let good = format!("{header}{rows}");
    session
        .says("the command line")
        .types("bulid")
        .types("build --mnth 2026-10")
        .types("build --month")
        .types("build --threads many")
        .types("build here there")
        .types("explain")
        .types("diff 2026-10")
        .types("schema tickets --csv --json")
        .types("completions tcsh")
        .types("verify --help")
        .types("diff --help")
        .says("another delimiter")
        .file("a/data/工单.csv", good.replace(',', "|"))
        .types("check a")
        .says("a column by another name")
        .file("b/data/工单.csv", good.replace("创建时间", "建单时刻"))
        .types("build b")
        .says("days and months in an order that nobody knows")
        .file("c/data/工单.csv", "工单编号,创建时间\nA1,05/10/2026 9:00\nA2,06/10/2026 9:00\nA3,07/10/2026 9:00\nA4,08/10/2026 9:00\nA5,09/10/2026 9:00\n")
        .types("check c")
        .says("a workbook whose name was changed")
        .file("d/data/工单.csv", [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0xff; 64]].concat())
        .types("check d")
        .file("e/data/工单.csv", [&b"PK\x03\x04"[..], &[0xff; 64]].concat())
        .types("check e")
        .file("f/data/工单.xlsx", &good)
        .types("check f")
        .file("g/data/工单.csv", "<html><table><tr><td>工单编号</td></tr></table></html>")
        .types("check g")
        .says("nothing to read")
        .file("h/data/工单.csv", header)
        .types("check h")
        .file("i/data/工单.csv", "")
        .types("check i")
        .says("a header that stands twice")
        .file("j/data/工单.csv", good.replace("首次响应时间", "创建时间"))
        .types("check j")
        .says("a number without a unit")
        .file("k/data/工单.csv", good.replace(":30,\n", ":30,7\n"))
        .types("check k")
        .says("merged cells")
        .file("l/data/工单.xlsx", workbook("10月", &merged(&good), &["B4:B8"]))
        .types("check l");
    session.text
}

/// The rows of a table of text as a workbook has them, after the openings of all but the first two were merged away.
fn merged(text: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    rows.iter_mut().skip(3).for_each(|row| row[1].clear());
    rows
}

#[test]
fn slips_of_the_hand_are_answered_at_once() {
    for language in ["en", "zh-CN"] {
        insta::assert_snapshot!(format!("slips_{language}"), slips(language));
    }
}

#[test]
fn a_month_of_work_reads_well() {
    for language in ["en", "zh-CN"] {
        insta::assert_snapshot!(format!("month_{language}"), a_month(language));
    }
}

#[test]
fn every_likely_mistake_of_a_new_user_is_answered_with_what_to_do() {
    for language in ["en", "zh-CN"] {
        let text = mistakes(language);
        insta::assert_snapshot!(format!("mistakes_{language}"), text);
    }
}
