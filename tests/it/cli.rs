//! What a new user meets at the command line: helpful first errors, and the everyday commands.

use std::fs;
use std::path::Path;
use std::process::Command;

fn jiandu(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_jiandu"))
        .env("JIANDU_LANGUAGE", "en")
        .args(arguments)
        .current_dir(dir)
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text").replace('\\', "/");
    (output.status.code().expect("an exit code"), text(output.stdout), text(output.stderr))
}

/// The starter folder, and what stands in it.
fn starter() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let (code, _, error) = jiandu(dir.path(), &["init", "--quiet"]);
    assert_eq!((code, error.as_str()), (0, ""));
    dir
}

/// The command ends with code 2, says something like `said`, offers help, and writes no result.
fn is_refused(dir: &Path, arguments: &[&str], said: &str) {
    let (code, out, error) = jiandu(dir, arguments);
    assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {error}");
    assert!(error.contains(said), "{arguments:?} says: {error}");
    assert!(error.contains("help:"), "{arguments:?} offers no help: {error}");
    assert!(!dir.join("site").exists(), "{arguments:?} began a site");
}

#[test]
fn a_folder_that_is_no_report_folder_is_refused_with_help() {
    let dir = tempfile::tempdir().expect("a folder");
    is_refused(dir.path(), &["build"], "data");
    is_refused(dir.path(), &["check", "no-such-folder"], "no-such-folder");
    fs::create_dir(dir.path().join("data")).expect("made");
    is_refused(dir.path(), &["build"], "holds no export");
    fs::write(dir.path().join("data/工单.pdf"), "%PDF").expect("written");
    fs::write(dir.path().join("data/工单.xls"), "old").expect("written");
    is_refused(dir.path(), &["build"], "holds no export");
    is_refused(dir.path(), &["open"], "holds no issue");
}

#[test]
fn misspelt_names_are_answered_with_the_nearest_one() {
    let dir = starter();
    is_refused(dir.path(), &["explain", "first_respons_on_time"], "there is no metric `first_respons_on_time`");
    let (_, _, error) = jiandu(dir.path(), &["explain", "first_respons_on_time"]);
    assert!(error.contains("did you mean `first_response_on_time`?"), "{error}");
    is_refused(dir.path(), &["explain", "first_response_on_time", "--by", "priority=p9"], "no group `priority=p9`");
    is_refused(dir.path(), &["explain", "first_response_on_time", "--by", "p1"], "names no group");
    is_refused(dir.path(), &["schema", "tikets"], "there is no record type `tikets`");
    fs::write(dir.path().join("data/report.toml"), "[org]\ncompani = \"x\"\n").expect("written");
    let (code, _, error) = jiandu(dir.path(), &["check"]);
    assert_eq!(code, 2);
    assert!(error.contains("compani") && error.contains("company"), "{error}");
}

#[test]
fn the_starter_folder_builds_and_is_not_overwritten() {
    let dir = starter();
    let (code, out, error) = jiandu(dir.path(), &["build"]);
    assert_eq!(code, 0, "{error}");
    assert!(out.starts_with("2026-10") && out.contains("0 rejected; 0 errors, 0 warnings"), "{out}");
    let (code, out, _) = jiandu(dir.path(), &["open", "--print"]);
    assert_eq!(code, 0);
    assert!(Path::new(out.trim()).is_file(), "{out}");
    let (code, _, error) = jiandu(dir.path(), &["init"]);
    assert_eq!(code, 2);
    assert!(error.contains("nothing was written"), "{error}");
}

#[test]
fn check_says_what_is_wrong_and_what_is_not_measured_in_either_language() {
    let dir = starter();
    fs::remove_file(dir.path().join("data/liaison/2026.csv")).expect("there");
    let tickets = dir.path().join("data/tickets/2026-10.csv");
    let text = fs::read_to_string(&tickets).expect("there");
    fs::write(&tickets, text.replacen("2026-10-09 09:12", "10/9/2026 9:12", 1)).expect("written");
    let (code, out, _) = jiandu(dir.path(), &["check"]);
    assert_eq!(code, 0);
    let first: Vec<&str> = out.lines().take(2).collect();
    assert_eq!(first[0], "data/tickets/2026-10.csv", "{out}");
    assert!(
        first[1].starts_with("  error  data/tickets/2026-10.csv:2: ") && first[1].contains("`10/9/2026 9:12`"),
        "{out}"
    );
    assert!(out.lines().any(|line| line.contains("liaison") && line.contains("liaison_ack_on_time")), "{out}");
    let (_, out, _) = jiandu(dir.path(), &["check", "--language", "zh-CN"]);
    assert!(out.contains("  错误  data/tickets/2026-10.csv:2: "), "{out}");
    assert_eq!(jiandu(dir.path(), &["check", "--strict", "--quiet"]).0, 1);
    let (_, out, _) = jiandu(dir.path(), &["check", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(value["problems"][0]["code"], "ambiguous_date");
}

#[test]
fn explain_shows_definition_figure_and_the_misses_first() {
    let dir = starter();
    let (code, out, error) = jiandu(dir.path(), &["explain", "first_response_on_time"]);
    assert_eq!(code, 0, "{error}");
    assert!(out.contains("6/7 = 85.7%") && out.contains("counted   7: 6 on time, 1 late, 0 missing"), "{out}");
    let rows = out.split_once("exceptions first (7):\n").expect("rows").1;
    assert_eq!(rows.lines().next(), Some("  GD20261012-001  2026-10-12 15:00  late"));
    let (_, out, _) = jiandu(dir.path(), &["explain", "first_response_on_time", "--by", "priority=p2", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&value["figure"]["k"], &value["figure"]["n"]), (&0.into(), &1.into()));
}

#[test]
fn the_settings_reference_of_the_readme_is_that_of_the_code() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("there");
    let block =
        readme.split_once("<!-- settings -->\n").expect("begun").1.split_once("<!-- /settings -->").expect("ended").0;
    let now = jiandu::settings::reference::markdown("en");
    assert!(block == now, "README.md is stale: put the output of `jiandu schema settings` between its marks");
}
