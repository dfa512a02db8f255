//! What keeps a site from being written.

use std::io;
use std::path::{Path, PathBuf};

use super::engine::TemplateError;
use super::gate::Finding;
use super::links::LinkFault;

/// Why the site was not written; the site that was there is untouched.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// A template cannot be read, parsed or rendered.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The disk refused: full, read-only, or something stands in the way.
    #[error("{}: {source}", path.display())]
    Disk {
        /// The file or folder concerned.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another build is at work in the same site folder.
    #[error("{}: another build is writing this site; wait until it has ended", path.display())]
    Locked {
        /// The lock file.
        path: PathBuf,
    },
    /// A folder stands in the place that no build of ours has made.
    #[error("{}: is not an issue that jiandu has written (no file `.jiandu` in it) and is left alone", path.display())]
    NotOurs {
        /// The folder.
        path: PathBuf,
    },
    /// A file name that may not stand in a site: absolute, climbing out, or unknown to some system.
    #[error("`{path}` cannot be the path of a file of the site")]
    BadPath {
        /// The path as it was asked for.
        path: String,
    },
    /// Two files of one path, also where only the case of letters differs.
    #[error("`{path}` would be written twice")]
    Twice {
        /// The second path.
        path: String,
    },
    /// Personal data stands in finished files.
    #[error("personal data found in the output at {} place(s), the first: {}", findings.len(), findings[0])]
    PersonalData {
        /// Every place, ordered by file and offset; never empty.
        findings: Vec<Finding>,
    },
    /// Links that lead nowhere, outside resources, scripts, or files that nothing leads to.
    #[error("{} fault(s) in the links of the finished pages, the first: {}", faults.len(), faults[0])]
    Links {
        /// Every fault, ordered by file; never empty.
        faults: Vec<LinkFault>,
    },
    /// A table of rows or an archive could not be composed.
    #[error("`{path}`: {reason}")]
    Compose {
        /// The file that was being composed.
        path: String,
        /// What was wrong.
        reason: String,
    },
}

impl SiteError {
    /// An error of the system at a path.
    #[must_use]
    pub fn disk(path: &Path, source: io::Error) -> Self {
        Self::Disk { path: path.to_owned(), source }
    }

    /// Whether something that the user wrote is to blame, rather than the data, the disk or ourselves.
    #[must_use]
    pub fn is_users(&self) -> bool {
        match self {
            Self::Template(error) => error.is_users,
            Self::NotOurs { .. } => true,
            _ => false,
        }
    }
}
