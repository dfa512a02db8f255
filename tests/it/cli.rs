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
    assert!(
        out.lines().any(|line| line.contains("acked_on") && line.contains("Liaison forms signed for on time")),
        "{out}"
    );
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

/// The READMEs of the repository and of the starter folder.
fn readmes() -> Vec<String> {
    let dir = starter();
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    [ours, dir.path().join("README.md")].map(|path| fs::read_to_string(path).expect("there")).into()
}

#[test]
fn every_command_that_a_readme_names_exists() {
    let (code, help, _) = jiandu(Path::new("."), &["--help"]);
    assert_eq!(code, 0);
    for readme in readmes() {
        let mut named = 0;
        for line in readme.lines() {
            // Where the program is called: in code, or at the beginning of a line of a script.
            let calls = line.split("jiandu ").skip(1).zip(line.split("jiandu "));
            for (after, before) in calls {
                if !before.is_empty() && !before.ends_with(['`', ' ']) {
                    continue;
                }
                let word: String = after.chars().take_while(char::is_ascii_lowercase).collect();
                let is_code = before.ends_with('`') || before.ends_with("&& ") || before.ends_with("do ");
                if is_code && !word.is_empty() && word != "man" {
                    named += 1;
                    assert!(help.contains(&format!("\n  {word} ")), "`jiandu {word}` in: {line}");
                }
            }
        }
        assert!(named > 5, "a README names the commands");
    }
}

#[test]
fn every_setting_that_a_readme_shows_is_accepted() {
    for readme in readmes() {
        let blocks: Vec<&str> = readme.split("```toml").skip(1).filter_map(|it| it.split("```").next()).collect();
        assert!(!blocks.is_empty(), "a README shows settings");
        for block in blocks {
            let dir = starter();
            fs::write(dir.path().join("data/report.toml"), block).expect("written");
            if block.contains("\"fr\"") {
                // As the README does it.
                let (_, language, _) = jiandu(dir.path(), &["schema", "language"]);
                fs::create_dir(dir.path().join("languages")).expect("made");
                fs::write(dir.path().join("languages/fr.ftl"), language).expect("written");
            }
            let (code, _, error) = jiandu(dir.path(), &["check", "--quiet"]);
            assert_eq!(code, 0, "{block}\n{error}");
        }
    }
}

#[test]
fn the_starter_folder_makes_every_page_in_both_languages() {
    let dir = starter();
    let (code, _, error) = jiandu(dir.path(), &["build", "--strict", "--quiet"]);
    assert_eq!((code, error.as_str()), (0, ""));
    let issue = dir.path().join("site/2026-10");
    for page in
        jiandu::pages::table::TABLE.iter().filter(|page| !["customer", "engineer", "fault"].contains(&page.slug))
    {
        let name = if page.slug == "overview" { "index" } else { page.slug };
        for folder in [issue.clone(), issue.join("en")] {
            let (page, index) = (folder.join(format!("{name}.html")), folder.join(name).join("index.html"));
            assert!(page.is_file() || index.is_file(), "{}", page.display());
        }
    }
}

#[test]
fn machines_get_columns_as_json_and_quiet_commands_say_nothing() {
    let dir = starter();
    let (code, out, _) = jiandu(dir.path(), &["schema", "tickets", "--json"]);
    assert_eq!(code, 0);
    let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&value["kind"], &value["columns"][0]["name"]), (&"tickets".into(), &"ticket_id".into()));
    let priority = value["columns"].as_array().expect("columns").iter().find(|it| it["name"] == "priority");
    assert!(priority.expect("a column")["words"]["p1"].is_array(), "{out}");
    for quiet in [
        &["build", "--quiet"][..],
        &["check", "--quiet"],
        &["explain", "csi", "--quiet"],
        &["diff", "2026-09", "2026-10", "--quiet"],
        &["publish", "--month", "2026-10", "--issued-at", "2026-11-04", "--quiet"],
        &["verify", "--month", "2026-10", "--quiet"],
    ] {
        let (code, out, error) = jiandu(dir.path(), quiet);
        assert_eq!((code, out.as_str(), error.as_str()), (0, "", ""), "{quiet:?}");
    }
    for json in [
        &["build", "--json"][..],
        &["check", "--json"],
        &["explain", "csi", "--json"],
        &["diff", "2026-09", "2026-10", "--json"],
        &["publish", "--month", "2026-10", "--issued-at", "2026-11-05", "--json"],
        &["verify", "--month", "2026-10", "--json"],
    ] {
        let (_, out, error) = jiandu(dir.path(), json);
        assert!(serde_json::from_str::<serde_json::Value>(&out).is_ok(), "{json:?}: {out}{error}");
    }
}

#[test]
fn nothing_is_coloured_where_it_is_not_wanted_or_nobody_looks() {
    let dir = tempfile::tempdir().expect("a folder");
    for wish in [None, Some("1")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jiandu"));
        command.arg("build").arg(dir.path()).env_remove("NO_COLOR").env("JIANDU_LANGUAGE", "en");
        command.envs(wish.map(|value| ("NO_COLOR", value)));
        let output = command.output().expect("it runs");
        assert!(output.stderr.starts_with(b"error: ") && !output.stderr.contains(&0x1b));
    }
}

/// A report folder whose tickets have one row that cannot be read.
fn with_a_bad_row(dir: &Path) {
    let data = dir.join("data/tickets");
    fs::create_dir_all(&data).expect("made");
    let tickets = "ticket_id,opened_at,first_response_at,first_resolved_at,category,priority\n\
                   A1,2026-10-12 09:00,2026-10-12 09:30,2026-10-12 11:00,consult,p3\n\
                   A2,10/5/2026 14:30,,,fault,p2\n\
                   A3,2026-10-29 10:00,2026-10-29 10:10,2026-10-30 09:00,fault,p2\n";
    fs::write(data.join("2026-10.csv"), tickets).expect("written");
}

#[test]
fn a_build_names_its_first_problems_with_place_expectation_and_help() {
    let dir = tempfile::tempdir().expect("a folder");
    with_a_bad_row(dir.path());
    let (code, out, err) = jiandu(dir.path(), &["build", "--month", "2026-10"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("1 file, 3 rows read, 1 rejected; 1 error, "), "{out}");
    assert!(err.contains("data/tickets/2026-10.csv:3: opened_at: `10/5/2026 14:30`"), "{err}");
    assert!(err.contains("expected: 2026-10-05 / 2026-05-10") && err.contains("date_order"), "{err}");
    assert!(err.matches("help:").count() <= 5, "{err}");
    let (_, _, err) = jiandu(dir.path(), &["build", "--month", "2026-10", "--quiet"]);
    assert_eq!(err, "");
    for (tag, told) in [("en", ": 1 error, "), ("zh-CN", "错误 1，")] {
        let (code, out, _) = jiandu(dir.path(), &["check", "--month", "2026-10", "--language", tag]);
        assert!(code == 0 && out.contains(told), "{out}");
    }
}

#[test]
fn a_check_returns_what_a_build_would_and_writes_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    with_a_bad_row(dir.path());
    let templates = dir.path().join("templates");
    fs::create_dir_all(&templates).expect("made");
    let page = |text: &str| format!("{{% extends \"base.html\" %}}{{% block content %}}{text}{{% endblock content %}}");
    for (text, code, told) in [
        (page("13912345678"), 1, "year.html"),
        (page("<a href=\"gone.html\">x</a>"), 1, "gone.html"),
        (page("{{ nothing.here }}"), 2, "year.html"),
        ("{% if %}".to_owned(), 2, "year.html"),
    ] {
        fs::write(templates.join("year.html"), text).expect("written");
        let checked = jiandu(dir.path(), &["check", "--month", "2026-10", "--quiet"]);
        let built = jiandu(dir.path(), &["build", "--month", "2026-10", "--quiet"]);
        assert_eq!((checked.0, built.0), (code, code), "{}{}", checked.2, built.2);
        assert!(checked.2.contains(told) && checked.2 == built.2, "{}{}", checked.2, built.2);
        assert!(!dir.path().join("site/2026-10").exists());
    }
}
