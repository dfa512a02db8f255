//! Published months stay published: late rows, a corrected cell and a changed target are named, and change nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiandu::history::causes::DataFolder;
use jiandu::history::{Cause, Definitions, Fate, History, HistoryError, Item, Restatement, restatements, shelf};
use jiandu::pipeline::publishing::{edition, keep, recompute};
use jiandu::pipeline::{Department, Order, Outcome, Publication, Unwatched, carried, run};
use jiandu::time::{Moment, Month};

const HEAD: &str = "ticket_id,opened_at,customer,channel,category,priority,first_owner,assignee,first_response_at,resolved_at,status\n";

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn noon(date: &str) -> Moment {
    Moment::start_of(date.parse().expect("a date")) + 12 * 3600
}

/// A ticket of every weekday's noon, answered after ten minutes and closed after an hour; one of three is urgent.
fn tickets(year_month: &str, days: u32) -> String {
    (1..=days).fold(HEAD.to_owned(), |mut text, day| {
        let (stamp, priority) = (format!("{year_month}-{day:02}"), if day % 3 == 0 { "p2" } else { "p3" });
        let id = stamp.replace('-', "");
        writeln!(
            text,
            "T{id},{stamp} 10:00,甲厂,phone,question,{priority},李某,李某,{stamp} 10:10,{stamp} 11:00,closed"
        )
        .expect("a string takes everything");
        text
    })
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("tickets")).expect("a folder");
    for (name, days) in [("2026-08", 31), ("2026-09", 30), ("2026-10", 31)] {
        fs::write(folder.path().join(format!("tickets/{name}.csv")), tickets(name, days)).expect("written");
    }
    settings(folder.path(), "");
    folder
}

fn settings(data: &Path, more: &str) {
    fs::write(data.join("report.toml"), format!("[calendar]\nholidays = \"none\"\n{more}")).expect("written");
}

fn publish(data: &Path, name: &str, at: &str) -> u32 {
    let department = Department::load(data).expect("settings");
    let history = History::load(data).expect("a history");
    let order = Order { month: Some(month(name)), ..Order::default() };
    let ready = edition(data, &department, &order, &history, noon(at), &Unwatched).expect("an edition");
    keep(data, &ready).expect("kept");
    ready.snapshot.edition
}

fn report(data: &Path, name: &str) -> (Department, History, Outcome) {
    let department = Department::load(data).expect("settings");
    let history = History::load(data).expect("a history");
    let order = Order { month: Some(month(name)), ..Order::default() };
    let publication = Publication { editions: history.issue_times().collect(), ..Publication::default() };
    let outcome = run(data, &department, &order, &publication, &Unwatched).expect("a report");
    (department, history, outcome)
}

fn restated(data: &Path) -> Vec<Restatement> {
    let (department, history, outcome) = report(data, "2026-10");
    let definitions = |month| Definitions::new(&department.settings, &department.regulation, month);
    restatements(&history, &outcome.report, &definitions, &DataFolder(data.to_owned()))
}

fn change(data: &Path, file: &str, from: &str, to: &str) {
    let path = data.join(file);
    let text = fs::read_to_string(&path).expect("read");
    assert!(text.contains(from));
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

/// The figures of a verification, the department's and those of parts.
fn differing(data: &Path, name: &str) -> BTreeMap<String, usize> {
    let department = Department::load(data).expect("settings");
    let history = History::load(data).expect("a history");
    let found = recompute(data, &department, &history, month(name), &Unwatched).expect("recomputed");
    assert_eq!(found.holds(), found.figures.is_empty() && found.clauses.is_empty());
    found.figures.iter().fold(BTreeMap::new(), |mut all, figure| {
        *all.entry(figure.metric.clone()).or_default() += 1;
        all
    })
}

#[test]
fn nothing_changed_restates_nothing_and_verifies() {
    let folder = folder();
    assert_eq!(publish(folder.path(), "2026-08", "2026-09-03"), 1);
    assert_eq!(publish(folder.path(), "2026-09", "2026-10-09"), 1);
    assert_eq!(restated(folder.path()), []);
    assert!(differing(folder.path(), "2026-08").is_empty());
    assert!(differing(folder.path(), "2026-09").is_empty());
}

#[test]
fn the_flipped_cell_names_its_own_figures_and_its_own_file() {
    let folder = folder();
    let data = folder.path();
    publish(data, "2026-09", "2026-10-09");
    change(data, "tickets/2026-09.csv", "2026-09-14 10:10", "2026-09-14 18:10");
    let figures = differing(data, "2026-09");
    let names: Vec<&str> = figures.keys().map(String::as_str).collect();
    assert_eq!(names, ["first_response_on_time", "first_response_time"]);
    let found = recompute(
        data,
        &Department::load(data).expect("settings"),
        &History::load(data).expect("a history"),
        month("2026-09"),
        &Unwatched,
    )
    .expect("recomputed");
    let files: Vec<&str> = found.surroundings.changed_files().map(|file| file.path.as_str()).collect();
    assert_eq!(files, ["tickets/2026-09.csv"]);
    assert!(found.figures.iter().all(|figure| figure.causes == [corrected("2026-09")]));
}

fn corrected(name: &str) -> Cause {
    Cause::CorrectedRows { path: format!("tickets/{name}.csv") }
}

#[test]
fn late_rows_a_corrected_cell_and_a_changed_target_are_named_with_their_figures() {
    let folder = folder();
    let data = folder.path();
    publish(data, "2026-08", "2026-09-03");
    publish(data, "2026-09", "2026-10-09");
    let sealed = |name: &str| fs::read(data.join("history").join(name)).expect("a snapshot");
    let before = [sealed("2026-08.1.json"), sealed("2026-09.1.json")];

    // Late rows for August, at the end of its file; a corrected cell of September; another target for September.
    let august = data.join("tickets/2026-08.csv");
    let mut text = fs::read_to_string(&august).expect("read");
    text.push_str("T99,2026-08-20 10:00,甲厂,phone,question,p3,李某,李某,2026-08-20 10:10,2026-08-20 11:00,closed\n");
    fs::write(&august, text).expect("written");
    change(data, "tickets/2026-09.csv", "2026-09-14 10:10", "2026-09-14 18:10");
    settings(data, "[since.\"2026-09\".targets]\nresolution_on_time = [99, 85]\n");

    let months = restated(data);
    assert_eq!(months.iter().map(|it| it.month.to_string()).collect::<Vec<_>>(), ["2026-08", "2026-09"]);
    let late = Cause::LateRows { path: "tickets/2026-08.csv".to_owned(), rows: 1, only: true };
    assert!(months[0].figures.iter().all(|figure| figure.causes == [late.clone()]), "{:#?}", months[0]);
    assert!(months[0].figures.iter().any(|figure| figure.metric == "ticket_volume"));
    let of = |metric: &str| {
        let figure = months[1].figures.iter().find(|figure| figure.metric == metric);
        &figure.unwrap_or_else(|| panic!("{metric} is restated")).causes
    };
    assert_eq!(of("first_response_on_time"), &[corrected("2026-09")]);
    assert!(matches!(of("resolution_on_time")[..], [Cause::Target { .. }]));
    assert_eq!(before, [sealed("2026-08.1.json"), sealed("2026-09.1.json")]);

    // A second edition lists the same changes and leaves the first as it is.
    assert_eq!(publish(data, "2026-09", "2026-11-02"), 2);
    assert_eq!(before[1], sealed("2026-09.1.json"));
    let history = History::load(data).expect("a history");
    let second = history.latest(month("2026-09")).expect("an edition");
    assert!(second.changes.iter().any(|change| change.metric == "first_response_on_time"));
    assert!(restated(data).iter().all(|it| it.month == month("2026-08")), "the second edition says it all");
}

#[test]
fn a_snapshot_reads_back_as_it_was_written_and_is_never_written_over() {
    let folder = folder();
    let data = folder.path();
    publish(data, "2026-09", "2026-10-09");
    let history = History::load(data).expect("a history");
    let snapshot = history.latest(month("2026-09")).expect("an edition");
    let path = data.join("history/2026-09.1.json");
    assert_eq!(fs::read_to_string(&path).expect("read"), snapshot.to_json());
    assert!(matches!(shelf::write(data, snapshot), Err(HistoryError::Exists { .. })));
    change(data, "history/2026-09.1.json", "\"format\": 1", "\"format\": 99");
    let error = History::load(data).expect_err("a later format");
    assert!(matches!(error, HistoryError::Format { found: 99, .. }), "{error}");
}

#[test]
fn an_open_action_whose_record_is_taken_away_is_unaccounted_for_until_a_remark_closes_it() {
    let folder = folder();
    let data = folder.path();
    let open = "T20260914,2026-09-14 10:00,甲厂,phone,question,p3,李某,李某,,,open";
    change(
        data,
        "tickets/2026-09.csv",
        "T20260914,2026-09-14 10:00,甲厂,phone,question,p3,李某,李某,2026-09-14 10:10,2026-09-14 11:00,closed",
        open,
    );
    publish(data, "2026-09", "2026-10-09");
    let fates = || -> Vec<Fate> {
        let (_, history, outcome) = report(data, "2026-10");
        let over = carried(&history, &outcome);
        over.items.into_iter().filter(|it| format!("{:?}", it.item).contains("T20260914")).map(|it| it.fate).collect()
    };
    assert!(!fates().is_empty() && fates().iter().all(|fate| *fate == Fate::Open), "{:?}", fates());
    change(data, "tickets/2026-09.csv", &format!("{open}\n"), "");
    assert!(fates().iter().all(|fate| *fate == Fate::Unaccounted), "{:?}", fates());
    fs::write(
        data.join("remarks.csv"),
        "月份,类型,对象,内容,批准人,日期\n2026-10,关闭,T20260914,客户撤回,赵某,2026-10-12\n",
    )
    .expect("written");
    assert!(fates().iter().all(|fate| matches!(fate, Fate::Closed(_))), "{:?}", fates());
}

#[test]
fn a_weekly_report_that_was_missing_is_open_until_it_comes_whatever_else_the_department_owes() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    settings(data, "");
    let staff = "staff_id,name,dept,role\n1,王某,技术服务部,技术服务人员\n2,李某,技术服务部,技术服务人员\n";
    fs::write(data.join("staff.csv"), staff).expect("written");
    // In September both miss the week of the 14th; of October's weeks one report is missing.
    let mut text = "staff,week,submitted_at\n".to_owned();
    for (week, friday) in
        [(36, "09-04"), (37, "09-11"), (39, "09-25"), (40, "10-02"), (41, "10-09"), (42, "10-16"), (43, "10-23")]
    {
        for who in ["王某", "李某"] {
            writeln!(text, "{who},2026-W{week},2026-{friday} 10:00").expect("a string takes everything");
        }
    }
    text.push_str("王某,2026-W44,2026-10-30 10:00\n");
    fs::write(data.join("weekly.csv"), &text).expect("written");
    publish(data, "2026-09", "2026-10-09");
    let fates = || -> Vec<(String, Fate)> {
        let (_, history, outcome) = report(data, "2026-10");
        let items = carried(&history, &outcome).items.into_iter();
        items
            .filter(|it| format!("{:?}", it.item).contains("weekly_report_missing"))
            .map(|it| {
                let Item::Action(action) = it.item else { panic!("an action") };
                (action.subject, it.fate)
            })
            .collect()
    };
    assert_eq!(fates(), [("技术服务部".to_owned(), Fate::Open)]);
    let half = format!("{text}王某,2026-W38,2026-10-12 10:00\n");
    fs::write(data.join("weekly.csv"), &half).expect("written");
    assert_eq!(fates()[0].1, Fate::Open, "one of two is still missing");
    fs::write(data.join("weekly.csv"), format!("{half}李某,2026-W38,2026-10-13 10:00\n")).expect("written");
    assert!(matches!(fates()[0].1, Fate::Closed(_)), "{:?}", fates());
    // An early edition published the count in the subject; it is the same week all the same.
    change(data, "history/2026-09.1.json", "\"subject\":\"技术服务部\"", "\"subject\":\"技术服务部 × 2\"");
    assert!(matches!(fates()[0].1, Fate::Closed(_)), "{:?}", fates());
    fs::write(data.join("staff.csv"), staff.replace("技术服务部,", "工程部,")).expect("written");
    assert_eq!(fates()[0].1, Fate::Unaccounted, "no such department");
}
