//! What is expected of a set of exports, and how the program's answer differs from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use jiandu::pipeline::{Department, Order, Outcome, Publication, Unwatched, run};
use jiandu::report::Amount;
use serde::Deserialize;

/// `expected.toml` of a set, and its `report.toml`.
pub(super) struct Expectation {
    settings: PathBuf,
    runs: Vec<Run>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    run: Vec<Run>,
}

/// One report folder and what its report must say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    name: String,
    month: String,
    /// File of the report folder → file or folder of the exports.
    files: BTreeMap<String, String>,
    /// Only lines whose first cell also begins a line of this export.
    shared_with: Option<String>,
    /// File → encoding that must be found.
    #[serde(default)]
    encodings: BTreeMap<String, String>,
    /// Rows read, kept, left out as duplicates, skipped, rejected: of all files together.
    rows: Option<[u64; 5]>,
    /// Code → how often.
    #[serde(default)]
    problems: BTreeMap<String, u64>,
    figures: BTreeMap<String, String>,
}

impl Expectation {
    pub(super) fn read(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join("expected.toml")).expect("an expectation");
        let File { run } = toml::from_str(&text).expect("an expectation that can be read");
        Self { settings: folder.join("report.toml"), runs: run }
    }

    pub(super) fn differences(&self, data: &Path) -> Vec<String> {
        self.runs.iter().flat_map(|run| run.differences(&self.settings, data)).collect()
    }
}

impl Run {
    fn differences(&self, settings: &Path, data: &Path) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::copy(settings, folder.path().join("report.toml")).expect("settings");
        for (name, source) in &self.files {
            let (source, target) = (data.join(source), folder.path().join(name));
            copy(&source, &target);
            if let Some(other) = &self.shared_with {
                keep_shared(&target, &data.join(other));
            }
        }
        let department = match Department::load(folder.path()) {
            Ok(department) => department,
            Err(error) => return vec![format!("{}: {error}", self.name)],
        };
        let order = Order { month: Some(self.month.parse().expect("a month")), ..Order::default() };
        match run(folder.path(), &department, &order, &Publication::default(), &Unwatched) {
            Ok(outcome) => self.compare(&outcome),
            Err(error) => vec![format!("{}: {error}", self.name)],
        }
    }

    fn compare(&self, outcome: &Outcome) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut check = |what: &str, found: String, expected: String| {
            if found != expected {
                wrong.push(format!("{}: {what} is {found}, expected {expected}", self.name));
            }
        };
        let files = &outcome.cases.files;
        assert!(files.iter().all(|file| file.counts.add_up()), "rows of a file are unaccounted for");
        if let Some(rows) = self.rows {
            let sum = |of: fn(&jiandu::ingest::Counts) -> u64| files.iter().map(|file| of(&file.counts)).sum::<u64>();
            let found =
                [sum(|c| c.read), sum(|c| c.kept), sum(|c| c.deduplicated), sum(|c| c.skipped), sum(|c| c.rejected)];
            check("rows read, kept, deduplicated, skipped, rejected", format!("{found:?}"), format!("{rows:?}"));
        }
        for (name, encoding) in &self.encodings {
            let file = files.iter().find(|file| *file.path == **name);
            let found = file.and_then(|file| file.encoding).map(|encoding| encoding.name().to_owned());
            check(name, found.unwrap_or_default(), encoding.clone());
        }
        for (code, expected) in &self.problems {
            let of_code = outcome.report.problems.iter().filter(|problem| problem.code.slug() == code);
            let found: u64 = of_code.map(|problem| problem.count).sum();
            check(code, found.to_string(), expected.to_string());
        }
        for (slug, expected) in &self.figures {
            check(slug, figure(outcome, slug), expected.clone());
        }
        wrong
    }
}

/// A figure of the report month as the expectations write it.
fn figure(outcome: &Outcome, slug: &str) -> String {
    let Some(figure) = outcome.report.figures.of(slug, outcome.report.month) else { return "unknown".to_owned() };
    let tenths = |tenths: &Option<i64>| tenths.map_or("none".to_owned(), |tenths| tenths.to_string());
    match &figure.amount {
        Amount::Absent => "absent".to_owned(),
        Amount::Share(ratio) => format!("{}/{}", ratio.k, ratio.n),
        Amount::Count(count) => count.to_string(),
        Amount::Durations { n, median, p90 } => {
            let p90 = p90.map_or("none".to_owned(), |seconds| seconds.to_string());
            format!("{n}: {} {p90}", median.map_or("none".to_owned(), |median| median.0.to_string()))
        }
        Amount::Index { n, tenths: index, .. } => format!("{n}: {}", tenths(index)),
        Amount::Promoters { promoters, passives, detractors, tenths: index } => {
            format!("{promoters} {passives} {detractors}: {}", tenths(index))
        }
    }
}

/// Copies a file, or the files of a folder.
pub(super) fn copy(source: &Path, target: &Path) {
    fs::create_dir_all(target.parent().expect("a folder")).expect("a folder below the temporary one");
    if !source.is_dir() {
        // Bytes, not the file: exports may be read-only.
        fs::write(target, fs::read(source).unwrap_or_else(|error| panic!("{}: {error}", source.display())))
            .expect("a file in the temporary folder");
        return;
    }
    fs::create_dir_all(target).expect("a folder below the temporary one");
    for entry in fs::read_dir(source).expect("a folder of exports") {
        let entry = entry.expect("an entry");
        copy(&entry.path(), &target.join(entry.file_name()));
    }
}

/// Leaves the header and the lines whose first cell begins a line of `other` too.
fn keep_shared(target: &Path, other: &Path) {
    let first = |line: &str| line.split(',').next().unwrap_or_default().to_owned();
    let other = fs::read_to_string(other).expect("the other export");
    let shared: BTreeSet<String> = other.lines().map(first).collect();
    let text = fs::read_to_string(target).expect("the export");
    let kept: String = text.split_inclusive('\n').filter(|line| shared.contains(&first(line))).collect();
    fs::write(target, kept).expect("a file in the temporary folder");
}
