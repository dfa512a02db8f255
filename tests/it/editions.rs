//! Issues that were published stay as they were, whatever is built and published later.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const HEAD: &str = "ticket_id,opened_at,customer,channel,category,priority,first_owner,assignee,first_response_at,resolved_at,status\n";

fn tickets(month: &str, days: u32) -> String {
    (1..=days).fold(HEAD.to_owned(), |mut text, day| {
        let on = format!("{month}-{day:02}");
        let id = on.replace('-', "");
        writeln!(text, "T{id},{on} 10:00,甲厂,phone,question,p3,李某,李某,{on} 10:10,{on} 11:00,closed")
            .expect("a string takes everything");
        text
    })
}

fn jiandu(dir: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_jiandu")).args(arguments).current_dir(dir).output().expect("it runs");
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("text")).concat();
    (output.status.code().expect("an exit code"), text)
}

#[track_caller]
fn done(dir: &Path, arguments: &[&str]) -> String {
    let (code, said) = jiandu(dir, arguments);
    assert_eq!(code, 0, "{arguments:?}: {said}");
    said
}

fn issue(dir: &Path, name: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = dir.join("site").join(name);
    let entries = walkdir::WalkDir::new(&folder).into_iter().map(|entry| entry.expect("an entry"));
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file")))
        .collect()
}

fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("read");
    assert!(text.contains(from));
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn old_issues_are_byte_identical_after_late_rows_a_corrected_cell_and_a_changed_target() {
    let dir = tempfile::tempdir().expect("a folder");
    let (dir, data) = (dir.path(), dir.path().join("data"));
    fs::create_dir_all(data.join("tickets")).expect("made");
    for (month, days) in [("2026-08", 31), ("2026-09", 30), ("2026-10", 31)] {
        fs::write(data.join(format!("tickets/{month}.csv")), tickets(month, days)).expect("written");
    }
    fs::write(data.join("report.toml"), "[calendar]\nholidays = \"none\"\n").expect("written");
    done(dir, &["publish", "--month", "2026-08", "--issued-at", "2026-09-03 10:00", "--quiet"]);
    done(dir, &["publish", "--month", "2026-09", "--issued-at", "2026-10-09 10:00", "--quiet"]);
    let before = [issue(dir, "2026-08"), issue(dir, "2026-09")];
    assert!(before.iter().all(|files| files.len() > 20));

    let august = data.join("tickets/2026-08.csv");
    let late = "T99,2026-08-20 10:00,甲厂,phone,question,p3,李某,李某,2026-08-20 10:10,2026-08-20 11:00,closed\n";
    fs::write(&august, fs::read_to_string(&august).expect("read") + late).expect("written");
    change(&data.join("tickets/2026-09.csv"), "2026-09-14 10:10", "2026-09-14 18:10");
    let target = "[calendar]\nholidays = \"none\"\n[since.\"2026-09\".targets]\nresolution_on_time = [99, 85]\n";
    fs::write(data.join("report.toml"), target).expect("written");

    // A draft of the next month, then the next month, then drafts of the published ones.
    done(dir, &["build", "--month", "2026-10", "--quiet"]);
    let year = fs::read_to_string(dir.join("site/2026-10/year.html")).expect("written");
    for cause in ["2026-08.csv", "2026-09.csv"] {
        assert!(year.contains(cause), "{cause} is not named");
    }
    done(dir, &["publish", "--month", "2026-10", "--issued-at", "2026-11-04 10:00", "--quiet"]);
    done(dir, &["build", "--month", "2026-08", "--quiet"]);
    done(dir, &["build", "--month", "2026-09", "--quiet"]);
    assert!(before == [issue(dir, "2026-08"), issue(dir, "2026-09")], "an old issue was touched");

    // What was published is told from what the exports say now, figure by figure.
    let (code, said) = jiandu(dir, &["verify", "--month", "2026-09", "--json"]);
    assert_eq!(code, 1, "{said}");
    let found: Value = serde_json::from_str(said.split("\nerror").next().unwrap_or_default()).expect("JSON");
    let mut metrics: Vec<&str> =
        found["figures"].as_array().expect("figures").iter().filter_map(|it| it["metric"].as_str()).collect();
    metrics.sort_unstable();
    metrics.dedup();
    // The flipped cell, and the clause's own target that now stands beside the figure.
    assert_eq!(metrics, ["first_response_on_time", "first_response_time", "resolution_on_time"], "{said}");

    // The second edition takes the place of the first and says what it changes; August is as it was.
    done(dir, &["publish", "--month", "2026-09", "--issued-at", "2026-11-05 10:00", "--quiet"]);
    assert!(before[0] == issue(dir, "2026-08") && before[1] != issue(dir, "2026-09"));
    let second = fs::read_to_string(dir.join("site/2026-09/year.html")).expect("written");
    assert!(second.contains("2026-09.csv"), "the list of changes names the cause");
    assert_eq!(jiandu(dir, &["verify", "--month", "2026-09"]).0, 0);
}
