//! Files that are there whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::HistoryError;

/// Writes a new file.
///
/// # Errors
/// The file exists, or what the disk said.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<(), HistoryError> {
    let beside = beside(path, bytes)?;
    // A link is refused where the name is taken, which a rename is not.
    let linked = fs::hard_link(&beside, path).or_else(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Err(error),
        // Some shares know no links; the lock of the site keeps another publication away meanwhile.
        _ if path.exists() => Err(io::ErrorKind::AlreadyExists.into()),
        _ => fs::rename(&beside, path),
    });
    // After a rename there is nothing left to remove.
    let _ = fs::remove_file(&beside);
    linked.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => HistoryError::Exists { path: path.to_owned() },
        _ => HistoryError::disk(path, error),
    })
}

/// Writes a file in the place of an older one.
///
/// # Errors
/// What the disk said; the older one is then untouched.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), HistoryError> {
    let beside = beside(path, bytes)?;
    fs::rename(&beside, path).map_err(|error| {
        let _ = fs::remove_file(&beside);
        HistoryError::disk(path, error)
    })
}

fn beside(path: &Path, bytes: &[u8]) -> Result<PathBuf, HistoryError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.new"));
    let written = File::create(&beside).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        HistoryError::disk(&beside, error)
    })?;
    Ok(beside)
}
