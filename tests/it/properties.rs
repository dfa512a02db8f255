//! What holds for any folder: counts add up, promises are judged once, order and threads do not show.

use std::collections::BTreeSet;

use jiandu::ingest::Kind;
use jiandu::metrics::{METRICS, PeriodRule, Unit};
use jiandu::report::{Figure, Status};
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::harness::{Folder, Issue};
use crate::scenarios::NEXT_YEAR;

const HEADER: &str =
    "工单编号,创建时间,首次响应时间,首次完结时间,重开时间,最近完结时间,优先级,工单类型,客户名称,更新时间";

/// A ticket of the summer of 2026: whole minutes from 1 June on, and how long each step took, if it was made.
#[derive(Clone, Debug)]
struct Row {
    id: u8,
    opened: u32,
    steps: [Option<u16>; 4],
    priority: u8,
    kind: u8,
    customer: u8,
}

fn row() -> impl Strategy<Value = Row> {
    let step = || prop::option::weighted(0.8, 0u16..20_000);
    (0u8..60, 0u32..130_000, [step(), step(), step(), step()], 0u8..4, 0u8..3, 0u8..4)
        .prop_map(|(id, opened, steps, priority, kind, customer)| Row { id, opened, steps, priority, kind, customer })
}

fn moment(minutes: u32) -> String {
    let start = chrono::NaiveDate::from_ymd_opt(2026, 6, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
    (start + chrono::TimeDelta::minutes(i64::from(minutes))).format("%Y-%m-%d %H:%M").to_string()
}

impl Row {
    /// The row as it is exported; the number of the version makes its change unique.
    fn text(&self, version: usize) -> String {
        let mut at = self.opened;
        let mut steps = Vec::new();
        let mut over = false;
        for step in self.steps {
            match step.filter(|_| !over) {
                Some(step) => {
                    at += u32::from(step) + 1;
                    steps.push(moment(at));
                }
                None => {
                    over = true;
                    steps.push(String::new());
                }
            }
        }
        let [priority, kind, customer] = [self.priority, self.kind, self.customer];
        format!(
            "T{},{},{},{},{},{}",
            self.id,
            moment(self.opened),
            steps.join(","),
            ["紧急", "高", "中", "低"][usize::from(priority)],
            ["咨询", "故障", "投诉"][usize::from(kind)],
            format_args!("客户{customer},{}", moment(300_000 + u32::try_from(version).unwrap())),
        )
    }
}

fn texts(rows: &[Row]) -> Vec<String> {
    rows.iter().enumerate().map(|(version, row)| row.text(version)).collect()
}

/// Everything in `figures.json` but the list of files.
fn figures(issue: &Issue) -> serde_json::Value {
    let mut json = issue.json();
    let all = json.as_object_mut().expect("an object");
    all.remove("inputs");
    all.remove("problems");
    json
}

/// The first figures that differ.
fn difference(one: &serde_json::Value, two: &serde_json::Value) -> String {
    let lines = |value| serde_json::to_string_pretty(value).expect("JSON");
    let (one, two) = (lines(one), lines(two));
    let pairs = one.lines().zip(two.lines());
    let first: Vec<String> = pairs.filter(|(a, b)| a != b).take(4).map(|(a, b)| format!("{a} / {b}")).collect();
    first.join("\n")
}

fn few(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(few(12))]

    #[test]
    fn what_is_read_and_what_comes_and_goes_adds_up(rows in prop::collection::vec(row(), 1..80), junk in 0usize..4) {
        let noise = ["合计,9", "", "T1,10/5/2026 14:30", "1.9E+15,2026-08-03"];
        let lines = texts(&rows).into_iter().chain(noise[..junk].iter().map(|it| (*it).to_owned()));
        let issue = Folder::new().table("工单.csv", HEADER, lines).report("2026-08");
        let input = &issue.outcome.report.inputs[0];
        prop_assert_eq!(input.read, input.kept + input.deduplicated + input.skipped + input.rejected);
        prop_assert_eq!(input.read, (rows.len() + junk) as u64);
        prop_assert!(issue.outcome.judgement.tickets.flow.is_balanced(), "{:?}", issue.outcome.judgement.tickets.flow);
    }

    #[test]
    fn the_order_of_rows_and_files_decides_nothing(rows in prop::collection::vec(row(), 1..60), at in 0usize..60) {
        let lines = texts(&rows);
        let at = at % lines.len();
        let one = Folder::new().table("工单.csv", HEADER, &lines).report("2026-08");
        let turned = lines.iter().rev();
        let two = Folder::new()
            .table("工单-2.csv", HEADER, turned.clone().skip(at))
            .table("工单-10.csv", HEADER, turned.take(at))
            .report("2026-08");
        let (one, two) = (figures(&one), figures(&two));
        prop_assert!(one == two, "{}", difference(&one, &two));
    }

    #[test]
    fn the_number_of_threads_does_not_show(rows in prop::collection::vec(row(), 1..60)) {
        let lines = texts(&rows);
        let (first, second) = lines.split_at(lines.len() / 2);
        let folder = Folder::new().table("工单-1.csv", HEADER, first).table("工单-2.csv", HEADER, second);
        let run = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| folder.report("2026-08").figures_json())
        };
        let one = run(1);
        prop_assert_eq!(&one, &run(2));
        prop_assert_eq!(&one, &run(4));
    }

    /// Where the month is known beforehand, tickets that were settled long before it are hardly kept: nobody can tell.
    #[test]
    fn naming_the_month_changes_nothing(rows in prop::collection::vec(row(), 1..60)) {
        let folder = Folder::new().settings("[display]\nhistory_months = 1\n").table("工单.csv", HEADER, texts(&rows));
        let newest = folder.newest();
        let named = folder.report(&newest.month().to_string());
        prop_assert_eq!(named.all_problems(), newest.all_problems());
        prop_assert_eq!(named.figures_json(), newest.figures_json());
        for page in ["tickets", "complaints", "actions", "quality"] {
            prop_assert_eq!(named.page(page, "zh-CN"), newest.page(page, "zh-CN"), "{}", page);
        }
    }

    /// A ticket's promises, seen from every month of a year: judged in one month at most, and in one once they are due.
    #[test]
    fn a_promise_is_judged_once(row in row()) {
        let folder = Folder::new().settings(NEXT_YEAR).table("工单.csv", HEADER, [row.text(0)]);
        let months = (0..13).map(|i| format!("{}-{:02}", 2026 + (4 + i) / 12, (4 + i) % 12 + 1)).take(8);
        let issues: Vec<Issue> = months.map(|month| folder.report(&month)).collect();
        for metric in METRICS.iter().filter(|it| it.rule == PeriodRule::Promise && it.unit == Unit::Ratio) {
            let due = |issue: &Issue| issue.figure(metric.slug).figure.ratio().map_or(0, |it| it.n);
            let own: Vec<u64> = issues.iter().map(due).collect();
            prop_assert!(own.iter().sum::<u64>() <= 1, "{}: {own:?}", metric.slug);
            let last = issues.last().expect("reports");
            let series = last.outcome.report.figures.series(metric.slug);
            let later: u64 = series.filter_map(Figure::ratio).map(|it| it.n).sum();
            prop_assert_eq!(own.iter().sum::<u64>(), later, "{}", metric.slug);
            if ["first_response_on_time", "resolution_on_time"].contains(&metric.slug) {
                prop_assert_eq!(later, 1, "{} by December", metric.slug);
            }
        }
    }

    /// The next reports of the same exports tell the same of a month, whatever has come since.
    #[test]
    fn a_month_stays_as_it_was_judged(rows in prop::collection::vec(row(), 1..60)) {
        let folder = Folder::new().table("工单.csv", HEADER, texts(&rows));
        let later = folder.report("2026-09");
        for month in ["2026-06", "2026-07", "2026-08"] {
            prop_assert_eq!(crate::afterwards::changes(&folder.report(month), &later), Vec::<String>::new());
        }
    }

    /// Whoever does not record what was done cannot look better for it.
    #[test]
    fn taking_away_evidence_never_improves_a_rate(rows in prop::collection::vec(row(), 1..40), gone in 0usize..40) {
        let mut rows = rows;
        rows.sort_by_key(|row| row.id);
        rows.dedup_by_key(|row| row.id);
        let gone = gone % rows.len();
        let full = Folder::new().table("工单.csv", HEADER, texts(&rows)).report("2026-08");
        rows[gone].steps = [None; 4];
        let less = Folder::new().table("工单.csv", HEADER, texts(&rows)).report("2026-08");
        for slug in ["first_response_on_time", "resolution_on_time", "complaint_ack_on_time", "complaint_closed_on_time"] {
            let (before, after) = (full.figure(slug).figure.ratio(), less.figure(slug).figure.ratio());
            if let (Some(before), Some(after)) = (before, after) {
                prop_assert_eq!(before.n, after.n, "{}", slug);
                prop_assert!(after.k <= before.k, "{}", slug);
            }
        }
    }
}

/// The example of the repository without the exports of a kind.
fn example_without(kind: Option<Kind>) -> Issue {
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let whole = jiandu::ingest::discover(&data, None).expect("the example");
    let mut folder = Folder::new();
    for entry in walkdir::WalkDir::new(&data).into_iter().filter_map(Result::ok).filter(|it| it.file_type().is_file()) {
        let name = entry.path().strip_prefix(&data).expect("below").to_string_lossy().replace('\\', "/");
        let of_kind = whole.files.iter().any(|found| *found.name == *name && Some(found.kind) == kind);
        if !of_kind && !name.starts_with("history/") {
            folder = folder.file(&name, std::fs::read(entry.path()).expect("a file"));
        }
    }
    folder.report("2026-10")
}

#[test]
fn taking_away_an_export_unmeasures_the_clauses_that_need_it_and_colours_none() {
    let full = example_without(None);
    let standing = |issue: &Issue| -> Vec<(String, Status)> {
        issue.outcome.report.clauses.iter().map(|clause| (clause.id.to_string(), clause.status)).collect()
    };
    let before = standing(&full);
    let ids: BTreeSet<&String> = before.iter().map(|(id, _)| id).collect();
    assert_eq!(ids.len(), before.len(), "every clause once");
    for kind in [
        Kind::Visits,
        Kind::Inspections,
        Kind::WeeklyReports,
        Kind::Liaison,
        Kind::Yearend,
        Kind::HolidayDuty,
        Kind::Shifts,
        Kind::ShiftRequests,
        Kind::ChatSessions,
        Kind::Orders,
        Kind::Research,
    ] {
        let less = example_without(Some(kind));
        for ((id, was), (same, is)) in before.iter().zip(standing(&less)) {
            assert_eq!(*id, same);
            let clause = full.department.regulation.clauses.iter().find(|clause| clause.id == **id).expect("a clause");
            let needs = clause
                .metrics()
                .filter_map(jiandu::metrics::find)
                .any(|metric| metric.needs.iter().any(|need| need.kinds().contains(&kind)));
            if !needs {
                continue;
            }
            let coloured = |status: Status| matches!(status, Status::Green | Status::Yellow);
            assert!(!coloured(is) || coloured(*was), "{id} gains colour without {kind}: {was:?} {is:?}");
            assert!(is != Status::Green, "{id} stays green without {kind}");
        }
    }
}

#[test]
fn each_export_measures_exactly_its_own_clauses() {
    let full = example_without(None);
    let unmeasured = |issue: &Issue| -> BTreeSet<String> {
        let clauses = issue.outcome.report.clauses.iter();
        clauses.filter(|clause| clause.status == Status::NotMeasured).map(|clause| clause.id.to_string()).collect()
    };
    let before = unmeasured(&full);
    assert_eq!(before.iter().map(String::as_str).collect::<Vec<_>>(), UNMEASURED);
    for (kind, clauses) in OWN {
        let lost: Vec<String> = unmeasured(&example_without(Some(*kind))).difference(&before).cloned().collect();
        assert_eq!(lost.join(" "), *clauses, "without {kind}");
    }
}

/// Clauses of which the example measures nothing: the columns of authorisations and of quality records are not exported.
const UNMEASURED: &[&str] = &["1.10.2.2", "2.3.1(6)(7)"];

/// Which clauses are no longer measured when the exports of a kind are gone. Analyses are none: a fault without one is
/// judged missing as soon as it is known.
const OWN: &[(Kind, &str)] = &[
    (Kind::Tickets, "1.10.2.1 1.10.2.3 1.10.3 1.1a 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.2.6 1.2.7a 1.2.7b 1.9"),
    (Kind::Surveys, "1.10.1.2 1.10.3"),
    (Kind::Campaigns, "1.10.1.2"),
    (Kind::Projects, "1.1b 1.3 1.5a 1.5b"),
    (Kind::Visits, "1.1b 1.5b 2.3.1(4)"),
    (Kind::Faults, "1.7a 1.7b 1.7c 1.7d 1.7e"),
    (Kind::FaultAnalyses, ""),
    (Kind::Inspections, "1.10.1.1 1.1b"),
    (Kind::WeeklyReports, "1.4"),
    (Kind::Liaison, "1.2.6 1.6 1.9"),
    (Kind::Research, "1.10.1.3 1.1b"),
    (Kind::Yearend, "1.3"),
    (Kind::HolidayDuty, "1.8"),
    (Kind::Shifts, "2.4.1(1) 2.4.1(2) 2.4.2(1) 2.4.2(2) 2.4.2(5)"),
    (Kind::ShiftRequests, "2.4.2(1) 2.4.2(3) 2.4.2(4)"),
    (Kind::ChatSessions, "2.3.1"),
    (Kind::Orders, "2.3.2"),
    (Kind::Staff, "1.10.1.3 1.4"),
];
