//! Why a published figure is another one today: late rows, corrected rows, changed settings, changed definitions.
//!
//! Only figures and files are sealed, not rows, so causes are decided from what surrounds a figure: the digests and
//! row counts of the files that its metric reads, the settings that its metric obeys, the digest of its definition.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::definitions::SettingChange;
use super::{Definitions, Line, SealedInput, Snapshot};
use crate::ingest::Kind;
use crate::metrics::{Family, Metric, PeriodRule, Question, find};
use crate::settings::Decimal;

/// What became of a published file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum FileFate {
    /// It was not there when the month was published.
    Added {
        /// Records in it.
        rows: u64,
    },
    /// It is gone.
    Gone {
        /// Records that were in it.
        rows: u64,
    },
    /// It holds more records than it did.
    Grown {
        /// How many more.
        rows: u64,
        /// The old bytes stand unchanged at its beginning.
        appended: bool,
    },
    /// It holds fewer records.
    Shrunk {
        /// How many fewer.
        rows: u64,
    },
    /// It holds as many records, but not the same bytes.
    Edited,
}

/// A file that is not as it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileChange {
    /// Path relative to the data folder.
    pub path: String,
    /// The record type.
    pub kind: String,
    /// What became of it.
    #[serde(flatten)]
    pub fate: FileFate,
    /// It is new, and all it holds lies behind the close of the published data: the exports of later months.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub later: bool,
    /// What it holds, or held, reaches into the published month.
    #[serde(skip)]
    pub within: bool,
}

/// Why a figure changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "cause", rename_all = "snake_case")]
pub enum Cause {
    /// 迟到记录: records came after the month was published.
    LateRows {
        /// The file.
        path: String,
        /// How many.
        rows: u64,
        /// Nothing but them: the file was added, or they stand behind the old ones.
        only: bool,
    },
    /// 更正记录: records were changed.
    CorrectedRows {
        /// The file.
        path: String,
    },
    /// 撤回记录: records were taken away.
    WithdrawnRows {
        /// The file.
        path: String,
        /// How many.
        rows: u64,
    },
    /// 目标调整: another target or floor.
    Target {
        /// Target and floor as published.
        was: Vec<Decimal>,
        /// Target and floor now.
        now: Vec<Decimal>,
    },
    /// 口径调整: a setting that the metric obeys.
    Setting {
        /// Its key.
        key: String,
        /// What it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<String>,
        /// What it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        now: Option<String>,
    },
    /// 定义变更: the metric is defined otherwise.
    Definition,
    /// 新增指标 or 取消指标: the metric, or this part of it, stands only on one side.
    Scope,
    /// 顺延到期: promises that waited, or were not yet due, when the month was published.
    Deferred {
        /// How many were open then.
        pending: u64,
    },
    /// 程序版本: nothing else changed, but another version of the program judged.
    Program {
        /// The version that published.
        was: String,
        /// The version that recomputed.
        now: String,
    },
    /// 截止推后: nothing changed but the close of the data, behind which the exports know more about the old records.
    LaterClose,
    /// Nothing that is known changed.
    Unknown,
}

impl Cause {
    /// The name of its message.
    #[must_use]
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::LateRows { .. } => "late_rows",
            Self::CorrectedRows { .. } => "corrected_rows",
            Self::WithdrawnRows { .. } => "withdrawn_rows",
            Self::Target { .. } => "target",
            Self::Setting { .. } => "setting",
            Self::Definition => "definition",
            Self::Scope => "scope",
            Self::Deferred { .. } => "deferred",
            Self::Program { .. } => "program",
            Self::LaterClose => "later_close",
            Self::Unknown => "unknown",
        }
    }
}

/// The files of a data folder, as far as they must be looked at again.
pub trait Files {
    /// SHA-256 of the first `bytes` bytes of a file, if it is that long.
    fn digest_of_start(&self, path: &str, bytes: u64) -> Option<String>;
}

/// A data folder on disk.
#[derive(Clone, Debug)]
pub struct DataFolder(pub PathBuf);

impl DataFolder {
    /// The length of a file.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Option<u64> {
        self.0.join(path).metadata().ok().map(|meta| meta.len())
    }
}

impl Files for DataFolder {
    fn digest_of_start(&self, path: &str, bytes: u64) -> Option<String> {
        digest_of_start(&self.0.join(path), bytes).ok().flatten()
    }
}

fn digest_of_start(path: &Path, bytes: u64) -> std::io::Result<Option<String>> {
    let mut rest = File::open(path)?.take(bytes);
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut seen = 0;
    loop {
        let got = rest.read(&mut buffer)?;
        if got == 0 {
            break;
        }
        hasher.update(&buffer[..got]);
        seen += got as u64;
    }
    let hex = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((seen == bytes).then_some(hex))
}

/// Everything around the figures of a published month that is not as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Causes {
    /// Files.
    pub files: Vec<FileChange>,
    /// Settings, without targets.
    pub settings: Vec<SettingChange>,
    /// Metrics that are defined otherwise.
    pub redefined: BTreeSet<String>,
    /// The versions of the program, if they differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program: Option<(String, String)>,
    /// The data closes later than it did for the published month.
    #[serde(skip)]
    pub later_close: bool,
}

impl Causes {
    /// Compares what surrounded a published month with what is there now.
    #[must_use]
    pub fn new(published: &Snapshot, inputs: &[SealedInput], definitions: &Definitions, files: &dyn Files) -> Self {
        let before = &published.definitions;
        let program = super::snapshot::generator();
        Self {
            files: file_changes(published, inputs, files),
            settings: before.changed_settings(definitions),
            redefined: before.metrics.keys().filter(|slug| before.redefines(definitions, slug)).cloned().collect(),
            later_close: false,
            program: (program != published.generator).then(|| (published.generator.clone(), program)),
        }
    }

    /// Nothing that figures come from is other than it was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed_files().next().is_none() && self.settings.is_empty() && self.redefined.is_empty()
    }

    /// The files that are not as they were, without the exports of later months.
    pub fn changed_files(&self) -> impl Iterator<Item = &FileChange> {
        self.files.iter().filter(|change| !change.later)
    }

    /// Why a figure is another one, most certain first; never empty.
    #[must_use]
    pub fn of(&self, before: Option<&Line>, now: Option<&Line>) -> Vec<Cause> {
        let Some(line) = before.or(now) else { return vec![Cause::Unknown] };
        let mut causes = Vec::new();
        if let (Some(before), Some(now)) = (before, now)
            && !before.same_target(now)
        {
            let pair = |line: &Line| line.target.into_iter().chain(line.floor).collect();
            causes.push(Cause::Target { was: pair(before), now: pair(now) });
            if before.same_value(now) {
                return causes;
            }
        }
        let metric = line.metric();
        if self.redefined.contains(&line.metric) {
            causes.push(Cause::Definition);
        }
        let kinds = metric.map(reads).unwrap_or_default();
        let read = |change: &&FileChange| change.kind.parse().is_ok_and(|kind: Kind| kinds.contains(&kind));
        // The files of the month itself come first; one of another month matters only where none of these changed.
        let mut near: Vec<_> = self.changed_files().filter(read).filter(|file| file.within).collect();
        if near.is_empty() {
            near = self.changed_files().filter(read).collect();
        }
        let near: Vec<_> = near.into_iter().map(FileChange::cause).collect();
        let obeyed = |change: &&SettingChange| metric.is_none_or(|metric| obeys(metric, &change.key));
        let settings: Vec<_> = self.settings.iter().filter(obeyed).map(SettingChange::cause).collect();
        // A file of another type matters through joins; it is named only where nothing nearer explains the figure.
        let explained = !(near.is_empty() && settings.is_empty() && !causes.contains(&Cause::Definition));
        causes.extend(near);
        causes.extend(settings);
        if !explained {
            causes.extend(self.changed_files().map(FileChange::cause));
        }
        if !causes.is_empty() {
            return causes;
        }
        let others = |causes: Vec<Cause>| if causes.is_empty() { vec![Cause::Unknown] } else { causes };
        match (before, now, &self.program) {
            (None, _, _) | (_, None, _) => vec![Cause::Scope],
            (Some(before), ..) if before.pending > 0 && waits(metric) => {
                vec![Cause::Deferred { pending: before.pending }]
            }
            (.., Some((was, now))) => vec![Cause::Program { was: was.clone(), now: now.clone() }],
            _ if !self.settings.is_empty() => self.settings.iter().map(SettingChange::cause).collect(),
            _ if self.later_close => vec![Cause::LaterClose],
            _ => others(self.files.iter().filter(read).map(FileChange::cause).collect()),
        }
    }
}

impl FileChange {
    fn cause(&self) -> Cause {
        let path = self.path.clone();
        match self.fate {
            FileFate::Added { rows } => Cause::LateRows { path, rows, only: true },
            FileFate::Grown { rows, appended } => Cause::LateRows { path, rows, only: appended },
            FileFate::Edited => Cause::CorrectedRows { path },
            FileFate::Gone { rows } | FileFate::Shrunk { rows } => Cause::WithdrawnRows { path, rows },
        }
    }
}

impl SettingChange {
    fn cause(&self) -> Cause {
        Cause::Setting { key: self.key.clone(), was: self.was.clone(), now: self.now.clone() }
    }
}

/// Compares the files of a published month with those of today.
fn file_changes(published: &Snapshot, now: &[SealedInput], files: &dyn Files) -> Vec<FileChange> {
    let (begins, closed) = (published.month.first_day(), published.as_of.at.date());
    // One file may hold records of several kinds.
    let keyed = |inputs: &[SealedInput]| -> BTreeMap<(String, String), SealedInput> {
        inputs.iter().map(|input| ((input.path.clone(), input.kind.clone()), input.clone())).collect()
    };
    let (before, now) = (keyed(&published.inputs), keyed(now));
    let keys: BTreeSet<_> = before.keys().chain(now.keys()).collect();
    keys.into_iter()
        .filter_map(|key| {
            let fate = match (before.get(key), now.get(key)) {
                (Some(was), Some(is)) if was.sha256 == is.sha256 => return None,
                (Some(was), Some(is)) if is.kept > was.kept => {
                    let start = was.bytes.and_then(|bytes| files.digest_of_start(&was.path, bytes));
                    FileFate::Grown { rows: is.kept - was.kept, appended: start.as_ref() == Some(&was.sha256) }
                }
                (Some(was), Some(is)) if is.kept < was.kept => FileFate::Shrunk { rows: was.kept - is.kept },
                (Some(_), Some(_)) => FileFate::Edited,
                (Some(was), None) => FileFate::Gone { rows: was.kept },
                (None, Some(is)) => FileFate::Added { rows: is.kept },
                (None, None) => return None,
            };
            let added = matches!(fate, FileFate::Added { .. });
            let span = |list: &BTreeMap<(String, String), SealedInput>| list.get(key).and_then(|input| input.span);
            let spans = [span(&before), span(&now)].into_iter().flatten();
            Some(FileChange {
                path: key.0.clone(),
                kind: key.1.clone(),
                fate,
                later: added && span(&now).is_some_and(|(first, _)| first >= closed),
                within: spans.clone().count() == 0
                    || spans.into_iter().any(|(first, last)| first < closed && last >= begins),
            })
        })
        .collect()
}

/// The record types that a metric reads.
fn reads(metric: &Metric) -> BTreeSet<Kind> {
    match metric.question {
        Question::Pooled(parts) => parts.iter().filter_map(|slug| find(slug)).flat_map(reads).collect(),
        _ => metric.needs.iter().flat_map(|need| need.kinds()).collect(),
    }
}

/// Promises that were not due when a month was published are judged in it once they are.
fn waits(metric: Option<&'static Metric>) -> bool {
    metric.is_some_and(|metric| metric.rule == PeriodRule::Promise)
}

/// Whether a setting may change a metric. Tables that belong to one part of the report change that part only; all
/// others (calendar, statistics) may change anything.
fn obeys(metric: &Metric, key: &str) -> bool {
    let mut words = key.split('.');
    let (table, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let family = |families: &[Family]| families.contains(&metric.family);
    match (table, second) {
        ("limits", "response") => metric.slug.starts_with("first_response"),
        ("limits", "resolution") => metric.slug.starts_with("resolution"),
        ("limits", "complaint") => metric.slug.starts_with("complaint"),
        ("limits", "zones") => family(&[Family::Levels]),
        ("limits", "faults") => family(&[Family::Faults]),
        ("limits", "first_contact" | "liaison") => family(&[Family::Acceptance, Family::Communication]),
        ("limits", "followup") => !family(&[Family::Levels, Family::Faults, Family::Shop]),
        ("visits" | "proactive" | "yearend" | "holiday_watch", _) => family(&[Family::Proactive]),
        ("weekly", _) => family(&[Family::Communication, Family::Proactive]),
        ("survey", _) => family(&[Family::Satisfaction]),
        ("shop", _) => family(&[Family::Shop, Family::Communication]),
        ("zero_tolerance", _) => true,
        ("aliases" | "values" | "constant", kind) => reads(metric).iter().any(|read| read.slug() == kind),
        ("ingest", kind) if kind.parse::<Kind>().is_ok() => reads(metric).iter().any(|read| read.slug() == kind),
        _ => true,
    }
}
