//! Why the history of a report folder cannot be used.

use std::io;
use std::path::{Path, PathBuf};

/// A fault of `data/history/` or `data/codes.csv`.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HistoryError {
    /// The disk said no.
    #[error("{path}: {source}")]
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A snapshot was written by a later version of the program.
    #[error("{path}: this snapshot has format {found}, and this version of jiandu reads format {known} and older")]
    Format {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// The newest format that is understood.
        known: u32,
    },
    /// A snapshot is damaged.
    #[error("{path}: this is no snapshot of a published month: {reason}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The edition is already there; a published month is never written over.
    #[error("{path} exists: a published edition is never written over")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The list of codes contradicts itself.
    #[error("{path}:{line}: {reason}")]
    Codes {
        /// The file.
        path: PathBuf,
        /// The line.
        line: u64,
        /// What is wrong.
        reason: String,
    },
}

impl HistoryError {
    pub(super) fn disk(path: &Path, source: io::Error) -> Self {
        Self::Disk { path: path.to_owned(), source }
    }

    /// Whether the user wrote what is wrong, rather than the disk or a program.
    #[must_use]
    pub const fn is_users(&self) -> bool {
        matches!(self, Self::Codes { .. })
    }
}
