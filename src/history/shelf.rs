//! `data/history/`: every edition that was ever published.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::snapshot::{FORMAT, Snapshot};
use super::{HistoryError, file};
use crate::time::{Moment, Month};

/// The folder below the data folder.
pub const FOLDER: &str = "history";

/// The published months of a report folder, each with its editions, oldest first.
#[derive(Clone, Debug, Default)]
pub struct History {
    editions: BTreeMap<(Month, u32), Snapshot>,
}

/// The part of a snapshot that every version of the program can read.
#[derive(Deserialize)]
struct Head {
    format: u32,
}

impl History {
    /// Reads the history of a data folder; none is an empty one.
    ///
    /// # Errors
    /// A snapshot cannot be read, is damaged, or was written by a later version of the program.
    pub fn load(data: &Path) -> Result<Self, HistoryError> {
        let folder = data.join(FOLDER);
        if !folder.is_dir() {
            return Ok(Self::default());
        }
        let mut history = Self::default();
        let entries = fs::read_dir(&folder).map_err(|error| HistoryError::disk(&folder, error))?;
        let mut files = Vec::new();
        for entry in entries {
            let path = entry.map_err(|error| HistoryError::disk(&folder, error))?.path();
            if named(&path).is_some() {
                files.push(path);
            }
        }
        files.sort();
        for path in files {
            let text = fs::read_to_string(&path).map_err(|error| HistoryError::disk(&path, error))?;
            let snapshot = read(&text, &path)?;
            let says = (snapshot.month, snapshot.edition);
            if named(&path) != Some(says) {
                let reason = format!("its name does not fit what it holds, {}, edition {}", says.0, says.1);
                return Err(HistoryError::Damaged { path, reason });
            }
            history.add(snapshot);
        }
        Ok(history)
    }

    /// Adds an edition.
    pub fn add(&mut self, snapshot: Snapshot) {
        self.editions.insert((snapshot.month, snapshot.edition), snapshot);
    }

    /// Nothing was ever published.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.editions.is_empty()
    }

    /// The newest edition of a month.
    #[must_use]
    pub fn latest(&self, month: Month) -> Option<&Snapshot> {
        self.editions(month).next_back()
    }

    /// The editions of a month, first to newest.
    pub fn editions(&self, month: Month) -> impl DoubleEndedIterator<Item = &Snapshot> {
        self.editions.range((month, 0)..=(month, u32::MAX)).map(|(_, snapshot)| snapshot)
    }

    /// The published months, oldest first, each once.
    #[must_use]
    pub fn months(&self) -> Vec<Month> {
        let mut months: Vec<Month> = self.editions.keys().map(|(month, _)| *month).collect();
        months.dedup();
        months
    }

    /// The newest edition of the last month that was published before `month`.
    #[must_use]
    pub fn before(&self, month: Month) -> Option<&Snapshot> {
        self.editions.range(..(month, 0)).next_back().map(|(_, snapshot)| snapshot)
    }

    /// The number of the next edition of a month.
    #[must_use]
    pub fn next_edition(&self, month: Month) -> u32 {
        self.latest(month).map_or(1, |snapshot| snapshot.edition + 1)
    }

    /// When each edition was issued: what says whether the reports came in time.
    pub fn issue_times(&self) -> impl Iterator<Item = (Month, Moment)> + '_ {
        self.editions.values().map(|snapshot| (snapshot.month, snapshot.issued_at.at))
    }

    /// The name of the issue folder that `build` writes for a month: a published month stays as it is.
    #[must_use]
    pub fn draft_name(&self, month: Month) -> String {
        if self.latest(month).is_some() { format!("{month}.draft") } else { month.to_string() }
    }
}

/// Month and edition in the name of a snapshot, `2026-10.1.json`.
fn named(path: &Path) -> Option<(Month, u32)> {
    let name = path.file_name()?.to_str()?.strip_suffix(".json")?;
    let (month, edition) = name.split_once('.')?;
    Some((month.parse().ok()?, edition.parse().ok()?))
}

/// Reads a snapshot from its text.
///
/// # Errors
/// The text is damaged, or of a later version of the program.
pub fn read(text: &str, path: &Path) -> Result<Snapshot, HistoryError> {
    let damaged = |error: serde_json::Error| HistoryError::Damaged { path: path.to_owned(), reason: error.to_string() };
    // The number of the format comes first: what follows may mean something else in another one.
    let Head { format } = serde_json::from_str(text).map_err(damaged)?;
    if format > FORMAT {
        return Err(HistoryError::Format { path: path.to_owned(), found: format, known: FORMAT });
    }
    serde_json::from_str(text).map_err(damaged)
}

/// Writes an edition into the history of a data folder. It is there whole or not at all, and never twice.
///
/// # Errors
/// The edition exists, or what the disk said.
pub fn write(data: &Path, snapshot: &Snapshot) -> Result<PathBuf, HistoryError> {
    let folder = data.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| HistoryError::disk(&folder, error))?;
    let path = folder.join(snapshot.file_name());
    file::create(&path, snapshot.to_json().as_bytes())?;
    Ok(path)
}
