//! Where finished files go: one small interface, so that tests look at a site without a disk.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::error::SiteError;

/// Takes finished files, from several threads at once.
pub trait Output: Sync {
    /// Writes a file at a path relative to the issue, with `/` between parts.
    ///
    /// # Errors
    /// What the disk said.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError>;

    /// Writes more of a file that was begun with [`Output::write`].
    ///
    /// # Errors
    /// What the disk said.
    fn append(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError>;
}

/// Takes files and keeps nothing: for work whose checks alone are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nowhere;

impl Output for Nowhere {
    fn write(&self, _path: &str, _bytes: &[u8]) -> Result<(), SiteError> {
        Ok(())
    }

    fn append(&self, _path: &str, _bytes: &[u8]) -> Result<(), SiteError> {
        Ok(())
    }
}

/// A site in memory.
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Memory {
    /// The files, ordered by path.
    #[must_use]
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Output for Memory {
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn append(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.entry(path.to_owned()).or_default().extend_from_slice(bytes);
        Ok(())
    }
}
