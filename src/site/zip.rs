//! The issue as one archive, the same bytes for the same files.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::error::SiteError;

/// Packs the files under a folder of this name. Every entry has the same time, as a clock would change the bytes.
///
/// # Errors
/// [`SiteError::Compose`] where the archive cannot hold a file.
pub fn zip(folder: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, SiteError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let failed = |reason: String| SiteError::Compose { path: path.clone(), reason };
        archive.start_file(format!("{folder}/{path}"), options).map_err(|error| failed(error.to_string()))?;
        archive.write_all(bytes).map_err(|error| failed(error.to_string()))?;
    }
    let done = archive.finish();
    let done = done.map_err(|error| SiteError::Compose { path: folder.to_owned(), reason: error.to_string() })?;
    Ok(done.into_inner())
}

/// The files of a finished issue folder, by their paths in it.
///
/// # Errors
/// What the disk said.
pub fn read_folder(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, SiteError> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| SiteError::disk(folder, error.into()))?;
        if !entry.file_type().is_file() {
            continue;
        }
        let inner = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
        let bytes = fs::read(entry.path()).map_err(|error| SiteError::disk(entry.path(), error))?;
        files.insert(parts.join("/"), bytes);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn an_archive_has_the_same_bytes_today_and_tomorrow() {
        let files = BTreeMap::from([
            ("index.html".to_owned(), b"<p>x</p>".to_vec()),
            ("customers/华东.html".to_owned(), "华".repeat(999).into_bytes()),
        ]);
        let one = zip("2026-10", &files).expect("packed");
        assert_eq!(Sha256::digest(&one), Sha256::digest(zip("2026-10", &files).expect("packed")));
        let mut archive = zip::ZipArchive::new(Cursor::new(one)).expect("an archive");
        let mut names: Vec<_> = archive.file_names().map(str::to_owned).collect();
        names.sort();
        assert_eq!(names, ["2026-10/customers/华东.html", "2026-10/index.html"]);
        let time = archive.by_index(0).expect("a file").last_modified().expect("a time");
        assert_eq!((time.year(), time.month(), time.day()), (1980, 1, 1));
    }

    #[test]
    fn a_folder_is_read_with_plain_paths() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir(dir.path().join("en")).expect("made");
        fs::write(dir.path().join("en/a.html"), "x").expect("written");
        fs::write(dir.path().join(".jiandu"), "").expect("written");
        let files = read_folder(dir.path()).expect("read");
        assert_eq!(files.keys().map(String::as_str).collect::<Vec<_>>(), [".jiandu", "en/a.html"]);
    }
}
