//! What a figure opens to: the lines of `rows/`, and those of a group that `explain` prints.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn jiandu(dir: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_jiandu")).args(arguments).current_dir(dir).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn folder(publish: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let data = dir.path().join("data");
    fs::create_dir_all(&data).expect("made");
    let write = |name: &str, text: &str| fs::write(data.join(name), text).expect("written");
    write("report.toml", &format!("[publish]\n{publish}\n"));
    write("projects.csv", "项目编号,客户,交付日期\nP-1,甲厂,2025-01-01\nP-2,乙厂,2025-02-01\n");
    write(
        "inspections.csv",
        "inspection_id,project_id,planned_on,done_on,finding_no,finding,grade,due_on,closed_on\n\
         X1,P-1,2026-10-12,2026-10-12,1,电池鼓包,重大,2026-10-15,2026-10-20\n\
         X1,P-1,2026-10-12,2026-10-12,2,机柜积灰,一般,2026-10-27,2026-10-26\n",
    );
    write(
        "visits.csv",
        "project_id,visited_at,result,kind\nP-1,2026-10-09 10:00,reached,regular\n网店,2026-10-10 10:00,reached,shop\n\
         网店,2026-10-11 10:00,reached,shop\n",
    );
    write(
        "tickets.csv",
        "ticket_id,opened_at,customer,project,priority,category,first_response_at,first_resolved_at\n\
         A1,2026-10-12 09:00,甲厂,P-1,p1,fault,2026-10-12 09:05,2026-10-12 10:00\n\
         A2,2026-10-12 09:00,乙厂,P-2,p3,consult,2026-10-14 09:05,2026-10-15 10:00\n\
         A3,2026-10-13 09:00,丙厂,,p3,consult,2026-10-13 09:05,2026-10-13 10:00\n",
    );
    dir
}

fn rows(dir: &Path, name: &str) -> Vec<Vec<String>> {
    let bytes = fs::read(dir.join("site/2026-10/rows").join(name)).expect("written");
    let text = String::from_utf8(bytes).expect("text");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

/// The cells of these columns, line by line.
fn columns(rows: &[Vec<String>], names: &[&str]) -> Vec<String> {
    let at =
        |name: &&str| rows[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("{name}: {:?}", rows[0]));
    let places: Vec<usize> = names.iter().map(at).collect();
    rows[1..]
        .iter()
        .map(|row| places.iter().map(|place| row[*place].as_str()).collect::<Vec<_>>().join(" | "))
        .collect()
}

#[test]
fn cases_of_different_sorts_have_lines_of_their_own_with_customer_and_project() {
    let dir = folder("");
    jiandu(dir.path(), &["build", "--month", "2026-10", "--quiet"]);
    let inspections = rows(dir.path(), "inspections.csv");
    let told = columns(
        &inspections,
        &["record", "case", "customer", "project", "inspection_on_time", "hazard_closed_on_time"],
    );
    assert!(told.contains(&"X1 | inspection | C02 | P-1 | on_time | ".to_owned()), "{told:#?}");
    assert!(told.contains(&"X1 | finding 1 | C02 | P-1 |  | late".to_owned()), "{told:#?}");
    assert!(told.contains(&"X1 | finding 2 | C02 | P-1 |  | on_time".to_owned()), "{told:#?}");

    let visits =
        columns(&rows(dir.path(), "visits.csv"), &["record", "case", "project", "visit_on_time", "shop_visit_count"]);
    assert!(visits.contains(&"P-1 | visit | P-1 | pending | ".to_owned()), "{visits:#?}");
    assert!(visits.contains(&"2026-10-10 | shop_visit |  |  | yes".to_owned()), "{visits:#?}");
    assert!(visits.contains(&"2026-10-11 | shop_visit |  |  | yes".to_owned()), "{visits:#?}");

    // Codes, not names; who has no project has no code.
    let tickets = columns(&rows(dir.path(), "tickets.csv"), &["record", "customer", "project"]);
    assert_eq!(tickets, ["A1 | C02 | P-1", "A2 | C01 | P-2", "A3 |  | "]);
}

#[test]
fn hidden_customers_have_no_column() {
    let dir = folder("customers = \"hidden\"");
    jiandu(dir.path(), &["build", "--month", "2026-10", "--quiet"]);
    assert!(!rows(dir.path(), "tickets.csv")[0].contains(&"customer".to_owned()));
}

#[test]
fn the_rows_of_a_group_are_those_that_its_figure_counts() {
    let dir = folder("");
    let explain = |by: &str| -> Value {
        let said =
            jiandu(dir.path(), &["explain", "first_response_on_time", "--month", "2026-10", "--by", by, "--json"]);
        serde_json::from_str(&said).expect("JSON")
    };
    for (by, records) in [
        ("priority=p1", vec!["A1"]),
        ("priority=p3", vec!["A2", "A3"]),
        ("customer=C01", vec!["A2"]),
        ("category=consult", vec!["A2", "A3"]),
    ] {
        let said = explain(by);
        let found: Vec<&str> =
            said["rows"].as_array().expect("rows").iter().filter_map(|it| it["record"].as_str()).collect();
        assert_eq!((&said["rows_of"], found), (&Value::from(by), records), "{by}");
        assert_eq!(said["figure"]["n"].as_u64(), said["rows"].as_array().map(|rows| rows.len() as u64), "{by}");
    }
    let said = jiandu(dir.path(), &["explain", "first_response_on_time", "--month", "2026-10", "--by", "priority=p1"]);
    assert!(said.contains("rows of priority=p1") && said.contains("A1") && !said.contains("A2"), "{said}");
}
