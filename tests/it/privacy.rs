//! Nothing personal gets out: it is planted in every column of every record type, in names of files and sheets and in
//! documents, and looked for in every byte that is written.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output};

use jiandu::ingest::{Column, Kind, Need, Type};

use crate::workbook::workbook;

/// What nobody may read anywhere, as it is planted in texts.
const PLANTS: &[&str] = &[
    "13912345678",
    "139 1234 5679",
    "0571-88881234",
    "11010519491231002X",
    "planted.mail@example.com",
    "京A12345",
    "48765元",
    "欧阳探针",
    "探针路8号院",
    "67345678",
    "诸葛某甲",
    "上官某乙",
];
/// Contacts: they stand in columns that are read only to learn whether they are empty.
const CONTACT: &str = "欧阳探针女士";
const ADDRESS: &str = "探针路8号院";
const EXTENSION: &str = "67345678";
/// A member of staff on the roster, and one who is not.
const MEMBER: &str = "诸葛某甲";
const STRANGER: &str = "上官某乙";

fn sentence() -> String {
    format!(
        "请联系欧阳探针 13912345678 或 139 1234 5679、0571-88881234、{EXTENSION}，邮箱planted.mail@example.com，\
         身份证11010519491231002X，车牌京A12345，地址{ADDRESS}，由{MEMBER}和{STRANGER}办理，退款48765元。"
    )
}

/// What may stand in a column of this kind, with something planted in it.
fn planted(column: &Column) -> Option<String> {
    match column.ty {
        Type::Key => Some("13912345678".into()),
        Type::Text if column.name == "month" => None,
        Type::Text | Type::Dept => Some(format!("甲13912345678号{EXTENSION}")),
        Type::Content | Type::Presence | Type::Choice(_) | Type::YesNo | Type::Rating | Type::Score | Type::Integer => {
            Some(sentence())
        }
        Type::Stamp | Type::StampOrDuration | Type::Date | Type::Duration | Type::Week | Type::TimeOrStamp => {
            Some("13912345678".into())
        }
        Type::Staff => Some(STRANGER.into()),
        Type::Contact => Some(CONTACT.into()),
    }
}

/// A table of a record type: a plain row, and one for every column with something planted in it.
fn table(kind: Kind) -> String {
    let columns = jiandu::records::columns(kind);
    let key = columns.iter().position(|it| matches!(it.ty, Type::Key) && it.need == Need::Required).unwrap_or(0);
    let mut text = columns.iter().map(|column| column.name).collect::<Vec<_>>().join(",");
    text.push_str(",收货人,收货地址,固定电话,身份证号\n");
    for row in 0..=columns.len() {
        let cell = |(at, column): (usize, &Column)| {
            let value = match (row.checked_sub(1) == Some(at)).then(|| planted(column)).flatten() {
                Some(planted) => planted,
                None if at == key && matches!(column.ty, Type::Key) => format!("{}-{row}", column.example),
                None if column.example == "(dropped)" => CONTACT.to_owned(),
                // Free texts have something planted in every row, so that whichever row is shown has it.
                None if matches!(column.ty, Type::Content) || column.name == "text" => sentence(),
                None => column.example.to_owned(),
            };
            format!("\"{value}\"")
        };
        let cells: Vec<String> = columns.iter().enumerate().map(cell).collect();
        let _ = writeln!(text, "{},{CONTACT},{ADDRESS},{EXTENSION},11010519491231002X", cells.join(","));
    }
    text
}

fn folder(dir: &Path, publish: &str) {
    let data = dir.join("data");
    fs::create_dir_all(&data).expect("made");
    let write = |name: &str, text: &str| {
        let path = data.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    };
    write("report.toml", &format!("[publish]\n{publish}\n"));
    for &kind in Kind::ALL {
        match kind {
            Kind::FaultAnalyses | Kind::Staff => {}
            // Names of files tell things too.
            _ => write(&format!("{}/欧阳探针13912345678.csv", kind.slug()), &table(kind)),
        }
    }
    write(
        "staff.csv",
        &format!("姓名,工号,部门,岗位,入职日期,手机\n{MEMBER},1001,技术服务部,技术服务人员,2024-03-01,13912345678\n"),
    );
    write(
        "faults/探针故障13912345678.md",
        &format!(
            "---\n故障编号: F-2026-031-0\n提交日期: 2026-10-22\n编写人: {STRANGER}\n---\n## 故障影响\n{s}\n\n\
             <b>{s}</b>\n## 处理情况\n- {s}\n## 原因分析\n`{s}` [{s}](http://example.com)\n\n```\n{s}\n```\n\
             ## 纠正预防措施\n| 措施 | 责任人 | 完成期限 | 完成日期 |\n|---|---|---|---|\n| {s} | {STRANGER} | 2026-10-25 | |\n",
            s = sentence()
        ),
    );
    write(
        "research/调研.md",
        &format!(
            "---\n调研编号: DY-1\n客户: 华东某印务\n计划日期: 2026-10-15\n实施日期: 2026-10-16\n带队领导: {MEMBER}\n参加工程师: {STRANGER}\n---\n\
             ## 意见\n| 序号 | 内容 | 责任人 | 完成期限 |\n|---|---|---|---|\n| 1 | {} | {STRANGER} | 2026-10-20 |\n",
            sentence()
        ),
    );
}

fn build(dir: &Path) -> Output {
    let path = |name: &str| dir.join(name).to_str().expect("a plain path").to_owned();
    Command::new(env!("CARGO_BIN_EXE_jiandu"))
        .args(["build", dir.to_str().expect("a plain path"), "--month", "2026-10"])
        .args(["--single-file", &path("site/one.html"), "--zip", &path("all.zip")])
        .output()
        .expect("the program runs")
}

/// Every file that was written, those of the archive among them.
fn written(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let site = dir.join("site");
    let entries = walkdir::WalkDir::new(&site).into_iter().map(|entry| entry.expect("an entry"));
    let mut files: BTreeMap<String, Vec<u8>> = entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&site).expect("below").to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).expect("a file"))
        })
        .collect();
    let mut archive = zip::ZipArchive::new(fs::File::open(dir.join("all.zip")).expect("written")).expect("an archive");
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("read");
        files.insert(format!("zip:{}", file.name()), bytes);
    }
    files
}

/// The places where something planted stands, in the bytes or in the names of files.
fn leaks(files: &BTreeMap<String, Vec<u8>>, plants: &[&str]) -> Vec<String> {
    let mut leaks = Vec::new();
    for (path, bytes) in files {
        for plant in plants {
            let found = memchr::memmem::find(bytes, plant.as_bytes());
            if let Some(at) = found.or_else(|| path.contains(plant).then_some(0)) {
                let around =
                    String::from_utf8_lossy(&bytes[at.saturating_sub(60)..(at + 60).min(bytes.len())]).into_owned();
                leaks.push(format!("{path}: {plant} in …{around}…"));
            }
        }
    }
    leaks
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// What the build of a folder with these lines of `[publish]` wrote and said.
fn report(publish: &str) -> BTreeMap<String, Vec<u8>> {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), publish);
    let output = build(dir.path());
    assert!(output.status.success(), "{publish}\n{}", said(&output));
    let mut files = written(dir.path());
    // All that is said on the way is as public as the site.
    files.insert("said".to_owned(), said(&output).into_bytes());
    files
}

/// Asserts that nothing planted stands anywhere, but names of staff in these places.
fn is_clean(publish: &str, files: &BTreeMap<String, Vec<u8>>, may_name: impl Fn(&str) -> bool) {
    let people = [MEMBER, STRANGER];
    let others: Vec<&str> = PLANTS.iter().copied().filter(|plant| !people.contains(plant)).collect();
    let mut found = leaks(files, &others);
    found
        .extend(leaks(files, &people).into_iter().filter(|leak| !may_name(leak.split(':').next().unwrap_or_default())));
    assert!(found.is_empty(), "{publish}\n{}", found.join("\n"));
}

#[test]
fn nothing_that_was_planted_is_found_where_people_have_codes_or_are_hidden() {
    for publish in [
        "comments = true",
        "engineers = \"hidden\"\ncustomers = \"hidden\"\ncomments = true",
        "customers = \"coded\"\nfree_text = false",
    ] {
        let files = report(publish);
        is_clean(publish, &files, |_| false);
        let json: serde_json::Value = serde_json::from_slice(&files["2026-10/figures.json"]).expect("JSON");
        for input in json["inputs"].as_array().expect("inputs") {
            assert!(input["kept"].as_u64() > Some(0), "what was planted was not read: {input}");
        }
        let shown = |path: &str| String::from_utf8_lossy(&files[path]).contains("***");
        assert!(shown("2026-10/quality.html") && shown("2026-10/rows/tickets.csv"), "{publish}");
        let told = String::from_utf8_lossy(&files["2026-10/faults/F-2026-031-0.html"]).contains("办理");
        assert_eq!(told, !publish.contains("free_text"), "{publish}");
    }
}

/// Adds exports whose files, sheets and headers are called after people and their numbers.
fn telling_names(dir: &Path) {
    let data = dir.join("data");
    let header = |columns: &[Column], telling: &str| -> Vec<String> {
        columns.iter().map(|column| column.name.to_owned()).chain([telling.to_owned()]).collect()
    };
    for (kind, path, sheet) in [
        (Kind::Visits, "visits/回访-诸葛某甲.xlsx", "上官某乙13912345678"),
        (Kind::Inspections, "inspections/上官某乙13912345678.xlsx", "诸葛某甲的巡检"),
        (Kind::Surveys, "surveys/探针路8号院.xlsx", "欧阳探针 67345678"),
    ] {
        let columns = jiandu::records::columns(kind);
        let example = |column: &Column| {
            if column.example == "(dropped)" { CONTACT.to_owned() } else { column.example.replace("06", "9906") }
        };
        let good: Vec<String> = columns.iter().map(example).chain([CONTACT.to_owned()]).collect();
        // A cell of every column that cannot be read, so that there are problems with places to tell of.
        let bad = columns.iter().map(|_| "？？".to_owned()).collect();
        let rows = [header(columns, "诸葛某甲13912345678评语"), good, bad];
        fs::write(data.join(path), workbook(sheet, &rows, &[])).expect("written");
    }
    let columns = jiandu::records::columns(Kind::Tickets);
    let cells: Vec<&str> = columns.iter().map(|_| "？？").collect();
    let telling = "联系上官某乙13912345678,欧阳探针意见,planted.mail@example.com,诸葛某甲";
    let head = header(columns, telling).join(",");
    fs::write(data.join("tickets/诸葛某甲与上官某乙.csv"), format!("{head}\n{}\n", cells.join(","))).expect("written");
    // What is read as nothing, and a header that stands twice.
    fs::write(data.join("上官某乙.csv"), "诸葛某甲,上官某乙13912345678\n1,2\n").expect("written");
    fs::write(data.join("欧阳探针13912345678.docx"), "x").expect("written");
    let twice = "工单编号,创建时间,诸葛某甲,诸葛某甲\nZ1,2026-10-12 09:00,1,2\n";
    fs::write(data.join("tickets/twice.csv"), twice).expect("written");
}

#[test]
fn names_of_files_sheets_and_headers_tell_nobody() {
    for publish in ["comments = true", "engineers = \"hidden\"\ncustomers = \"hidden\""] {
        let dir = tempfile::tempdir().expect("a folder");
        folder(dir.path(), publish);
        telling_names(dir.path());
        let output = build(dir.path());
        assert!(output.status.success(), "{publish}\n{}", said(&output));
        let mut files = written(dir.path());
        files.insert("said".to_owned(), said(&output).into_bytes());
        for command in ["check", "diff"] {
            let mut asked = Command::new(env!("CARGO_BIN_EXE_jiandu"));
            asked.args([command, dir.path().to_str().expect("a plain path")]);
            let output = match command {
                "check" => asked.args(["--month", "2026-10", "--language", "zh-CN"]).output(),
                _ => asked.args(["2026-09", "2026-10"]).output(),
            };
            files.insert(command.to_owned(), said(&output.expect("the program runs")).into_bytes());
        }
        is_clean(publish, &files, |_| false);
        // The workbooks were read, and what is wrong in them is told with their sheets.
        let json: serde_json::Value = serde_json::from_slice(&files["2026-10/figures.json"]).expect("JSON");
        let inputs = json["inputs"].as_array().expect("inputs").iter();
        let read = inputs.filter(|it| it["path"].as_str().is_some_and(|path| path.ends_with(".xlsx")));
        assert_eq!(read.filter(|it| it["kept"].as_u64() > Some(0)).count(), 3, "{publish}");
        assert!(String::from_utf8_lossy(&files["check"]).contains("***!3"), "{publish}");
    }
}

#[test]
fn engineers_are_named_on_their_pages_only_and_owners_beside_their_actions_only() {
    let publish = "engineers = \"named\"\nnamed_basis = \"某制度第三条\"\ncustomers = \"coded\"\ncomments = true";
    let own = |path: &str| path.trim_start_matches("2026-10/").trim_start_matches("en/").starts_with("engineers/");
    let files = report(publish);
    is_clean(publish, &files, |path| own(path) || path == "one.html" || path == "zip");
    assert!(!leaks(&files, &[STRANGER]).is_empty(), "nobody is named at all");

    let publish = "owner_names = true\ncomments = true";
    let beside = |path: &str| {
        let page = path.trim_start_matches("2026-10/").trim_start_matches("en/");
        ["index.html", "actions.html", "print.html"].contains(&page)
            || page.starts_with("customers/")
            || page.starts_with("faults/")
    };
    let files = report(publish);
    is_clean(publish, &files, |path| beside(path) || path == "one.html" || path == "zip");
    assert!(!leaks(&files, &[STRANGER]).is_empty(), "no owner is named at all");
    let lists = ["2026-10/shop.html", "2026-10/teamwork.html", "2026-10/rows/actions.csv", "2026-10/figures.json"];
    assert!(lists.iter().all(|path| files.contains_key(*path)));
}

#[test]
fn a_kind_that_the_settings_do_not_mask_is_refused_with_its_place() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "mask = [\"phone\", \"email\", \"id_card\"]");
    let output = build(dir.path());
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("plate `京A…`") && !dir.path().join("site/2026-10").exists(), "{}", said(&output));
}

#[test]
fn a_contact_that_is_called_what_we_call_ourselves_stops_no_report() {
    let dir = tempfile::tempdir().expect("a folder");
    let data = dir.path().join("data");
    fs::create_dir_all(&data).expect("made");
    let tickets = "工单编号,创建时间,客户名称,联系人,处理人\nA1,2026-10-12 09:00,甲厂,甲厂,技术服务部\n\
                   A2,2026-10-13 09:00,甲厂,客服部,客户\nA3,2026-10-13 10:00,甲厂,总经理,1001\n";
    fs::write(data.join("tickets.csv"), tickets).expect("written");
    let projects = "项目编号,客户,交付日期,联系人\nP-1,甲厂,2025-01-01,办公室\n";
    fs::write(data.join("projects.csv"), projects).expect("written");
    let output = build(dir.path());
    assert!(output.status.success(), "{}", said(&output));
    let page = fs::read_to_string(dir.path().join("site/2026-10/customers/index.html")).expect("written");
    assert!(page.contains("甲厂"));
}

/// A shop desk with a shift that nobody took and one that began late.
fn shop(dir: &Path, publish: &str) {
    let data = dir.join("data");
    fs::create_dir_all(&data).expect("made");
    let shifts = "日期,班次,排班人员,实到人员,上班时间,下班时间\n2026-10-12,晚班,诸葛某甲,,,\n\
                  2026-10-13,晚班,上官某乙,上官某乙,18:55,24:00\n";
    fs::write(data.join("shifts.csv"), shifts).expect("written");
    fs::write(data.join("report.toml"), format!("[publish]\n{publish}\n")).expect("written");
}

#[test]
fn the_restricted_file_names_people_outside_the_site_and_only_when_asked() {
    let dir = tempfile::tempdir().expect("a folder");
    shop(dir.path(), "");
    assert!(build(dir.path()).status.success());
    assert!(!dir.path().join("restricted").exists());

    shop(dir.path(), "restricted_discipline_file = true");
    let output = build(dir.path());
    assert!(output.status.success(), "{}", said(&output));
    let text = fs::read_to_string(dir.path().join("restricted/discipline-2026-10.csv")).expect("written");
    // Shifts that nobody was scheduled for stand there too, without a name.
    let rows = text.trim_start_matches('\u{feff}').lines();
    let rows: Vec<&str> = rows.filter(|row| !row.ends_with("空班,,1,")).collect();
    let expected = ["日期,事项,姓名,次数,扣款（元）", "2026-10-12,空班,诸葛某甲,1,20", "2026-10-13,迟到,上官某乙,1,"];
    assert_eq!(rows, expected);
    assert!(leaks(&written(dir.path()), &[MEMBER, STRANGER, "扣款"]).is_empty());

    let path = dir.path().to_str().expect("a plain path");
    for site in [path.to_owned(), format!("{path}/restricted")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jiandu"));
        let output = command.args(["build", path, "--month", "2026-10", "--site", &site]).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains("a part of the site"), "{}", said(&output));
    }
}

#[test]
fn what_is_published_is_as_clean_as_a_draft() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "comments = true");
    let path = dir.path().to_str().expect("a plain path");
    let arguments = ["publish", path, "--month", "2026-10", "--issued-at", "2026-11-03 10:00"];
    let output = Command::new(env!("CARGO_BIN_EXE_jiandu")).args(arguments).output().expect("the program runs");
    assert!(output.status.success(), "{}", said(&output));
    // The archive is what `build` makes beside the draft of the month.
    assert!(build(dir.path()).status.success());
    let files = written(dir.path());
    assert!(files.contains_key("2026-10/figures.json") && files.contains_key("2026-10.draft/figures.json"));
    is_clean("published", &files, |_| false);
    // What is sealed beside the exports names their files, and nothing else of them.
    let path = dir.path().join("data/history/2026-10.1.json");
    let mut seal: serde_json::Value = serde_json::from_slice(&fs::read(&path).expect("written")).expect("JSON");
    let named = seal["inputs"].as_array().expect("inputs").iter().any(|it| it["path"].to_string().contains("欧阳探针"));
    assert!(named, "files are found again by their names");
    seal["inputs"].take();
    is_clean("sealed", &BTreeMap::from([("2026-10.1.json".to_owned(), seal.to_string().into_bytes())]), |_| false);

    // A late row in a file with a telling name restates the month on the page of the year.
    let late = dir.path().join("data/tickets/欧阳探针13912345678.csv");
    let text = fs::read_to_string(&late).expect("read");
    let row = text.lines().nth(1).expect("a row").replacen("-0", "-99", 1);
    fs::write(&late, format!("{text}{row}\n")).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_jiandu"))
        .args(["build", dir.path().to_str().expect("a plain path"), "--month", "2026-11", "--quiet"])
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", said(&output));
    let files = written(dir.path());
    assert!(String::from_utf8_lossy(&files["2026-11/year.html"]).contains("tickets/***"), "the cause is named");
    is_clean("restated", &files, |_| false);
}
