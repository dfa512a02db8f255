//! The site folder on disk: locked, staged beside its place, swapped in whole.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::draft::{Checked, Draft};
use super::error::SiteError;
use super::gate::Gate;
use super::output::Output;
use super::{paths, swap};

/// The file that says that a folder is an issue of ours.
pub const MARKER: &str = ".jiandu";
const LOCK: &str = ".jiandu.lock";
/// Endings of the folders that a build works in; with the leading dot no server lists them.
const FRESH: &str = ".new";
const OLD: &str = ".old";

/// A site folder that this process alone may write to, until it is dropped.
#[derive(Debug)]
pub struct SiteFolder {
    root: PathBuf,
    /// Held for its lock, which the system lets go when the process ends, however it ends.
    _lock: File,
}

impl SiteFolder {
    /// Makes the folder if need be, locks it and clears away what killed builds have left.
    ///
    /// # Errors
    /// [`SiteError::Locked`] where another build is at work, or what the disk said.
    pub fn open(root: &Path) -> Result<Self, SiteError> {
        fs::create_dir_all(root).map_err(|error| SiteError::disk(root, error))?;
        let path = root.join(LOCK);
        let lock = File::options().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(|error| SiteError::disk(&path, error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(SiteError::Locked { path }),
            Err(TryLockError::Error(error)) => return Err(SiteError::disk(&path, error)),
        }
        let folder = Self { root: root.to_owned(), _lock: lock };
        folder.clear_leftovers()?;
        Ok(folder)
    }

    /// Begins an issue folder (`2026-10`, `2026-10.draft`) beside its place.
    ///
    /// # Errors
    /// [`SiteError::NotOurs`] where something else stands in its place, or what the disk said.
    pub fn stage(&self, name: &str) -> Result<Staged<'_>, SiteError> {
        if name.contains('/') || name.starts_with('.') {
            return Err(SiteError::BadPath { path: name.to_owned() });
        }
        paths::check(name)?;
        let target = self.root.join(name);
        if fs::symlink_metadata(&target).is_ok() && !is_ours(&target) {
            return Err(SiteError::NotOurs { path: target });
        }
        let fresh = self.root.join(format!(".{name}{FRESH}"));
        fs::create_dir(&fresh).map_err(|error| SiteError::disk(&fresh, error))?;
        let old = self.root.join(format!(".{name}{OLD}"));
        let staged = Staged { site: self, target, fresh, old, made: Mutex::default() };
        // The marker comes first, so that whatever a kill leaves is known to be ours.
        staged.write(MARKER, b"jiandu\n")?;
        Ok(staged)
    }

    /// The issues that stand in the site, newest first; drafts are not listed.
    ///
    /// # Errors
    /// What the disk said.
    pub fn issues(&self) -> Result<Vec<String>, SiteError> {
        let month = |name: &str| {
            name.len() == 7
                && name.bytes().enumerate().all(|(at, b)| if at == 4 { b == b'-' } else { b.is_ascii_digit() })
        };
        let mut names = self.entries()?;
        names.retain(|name| month(name) && is_ours(&self.root.join(name)));
        names.reverse();
        Ok(names)
    }

    /// Whether a file stands in the site; the question that [`Draft::check`] asks.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        // The list of issues is written last, so links to it may come before it.
        path == "index.html" || paths::check(path).is_ok() && self.root.join(path).is_file()
    }

    /// The bytes of a file that stands in the site.
    #[must_use]
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        paths::check(path).ok().and_then(|()| fs::read(self.root.join(path)).ok())
    }

    /// Writes a page of the site's root, the list of issues, after the same checks as an issue, by rename.
    ///
    /// # Errors
    /// Personal data, links that lead nowhere, or what the disk said.
    pub fn write_root(&self, path: &str, bytes: &[u8], gate: &Gate) -> Result<(), SiteError> {
        let nowhere = super::output::Memory::default();
        let draft = Draft::new("", &nowhere, gate);
        draft.add(path, bytes)?;
        draft.check(&|other| self.has(other))?;
        write_file(&self.root.join(path), bytes)
    }

    fn entries(&self) -> Result<Vec<String>, SiteError> {
        let disk = |error| SiteError::disk(&self.root, error);
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.root).map_err(disk)? {
            names.extend(entry.map_err(disk)?.file_name().into_string());
        }
        names.sort();
        Ok(names)
    }

    /// The lock is ours, so nobody is at work in the folders of other builds.
    fn clear_leftovers(&self) -> Result<(), SiteError> {
        for name in self.entries()? {
            let path = self.root.join(&name);
            let issue = |ending| name.strip_prefix('.').and_then(|rest: &str| rest.strip_suffix(ending));
            if let Some(issue) = issue(OLD).filter(|_| is_ours(&path)) {
                swap::restore(&self.root.join(issue), &path).map_err(|error| SiteError::disk(&path, error))?;
            }
            // A folder of that name that holds something but no marker is somebody's, and stays.
            if issue(OLD).or(issue(FRESH)).is_some() {
                match remove(&path) {
                    Err(SiteError::NotOurs { .. }) | Ok(()) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }
}

/// An issue folder in the making; dropped without [`Staged::commit`] it vanishes.
#[derive(Debug)]
pub struct Staged<'a> {
    site: &'a SiteFolder,
    target: PathBuf,
    fresh: PathBuf,
    old: PathBuf,
    made: Mutex<BTreeSet<String>>,
}

impl Staged<'_> {
    /// Swaps the folder into its place. The proof is asked for so that nothing unchecked is ever shown.
    ///
    /// # Errors
    /// What the disk said; the old issue is then still in its place.
    pub fn commit(self, _checked: &Checked) -> Result<PathBuf, SiteError> {
        // Folders that a reader, or a file browser, has put there meanwhile are nobody's but theirs.
        if fs::symlink_metadata(&self.target).is_ok() && !is_ours(&self.target) {
            return Err(SiteError::NotOurs { path: self.target.clone() });
        }
        swap::swap(&self.target, &self.fresh, &self.old).map_err(|error| SiteError::disk(&self.target, error))?;
        sync_folder(&self.site.root);
        Ok(self.target.clone())
    }
}

impl Output for Staged<'_> {
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        if let Some((folder, _)) = path.rsplit_once('/') {
            let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
            if !made.contains(folder) {
                let place = self.fresh.join(folder);
                fs::create_dir_all(&place).map_err(|error| SiteError::disk(&place, error))?;
                made.insert(folder.to_owned());
            }
        }
        let place = self.fresh.join(path);
        fs::write(&place, bytes).map_err(|error| SiteError::disk(&place, error))
    }

    fn append(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let place = self.fresh.join(path);
        let more = File::options().append(true).open(&place).and_then(|mut file| file.write_all(bytes));
        more.map_err(|error| SiteError::disk(&place, error))
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        // After a swap these hold the old issue, before it the unfinished one. What cannot be removed now, the next
        // build removes.
        let _ = remove(&self.fresh);
        let _ = remove(&self.old);
    }
}

/// Whether a folder, not a link to one, carries our marker.
fn is_ours(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_dir()) && path.join(MARKER).is_file()
}

/// Removes a working folder of ours. One without a marker is removed only if it is empty, as a kill may leave it.
fn remove(path: &Path) -> Result<(), SiteError> {
    if fs::symlink_metadata(path).is_err() {
        return Ok(());
    }
    if !is_ours(path) {
        return match fs::remove_dir(path) {
            Ok(()) => Ok(()),
            Err(_) => Err(SiteError::NotOurs { path: path.to_owned() }),
        };
    }
    // The marker goes last, so that a kill in the middle leaves something that is still known to be ours.
    let disk = |error| SiteError::disk(path, error);
    for entry in fs::read_dir(path).map_err(disk)? {
        let entry = entry.map_err(disk)?;
        if entry.file_name() == MARKER {
            continue;
        }
        let is_dir = entry.file_type().map_err(disk)?.is_dir();
        if is_dir { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) }.map_err(disk)?;
    }
    fs::remove_dir_all(path).map_err(disk)
}

/// Writes a single file whole or not at all: beside its place, then by rename.
///
/// # Errors
/// What the disk said; what stood there is then untouched.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), SiteError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}{FRESH}"));
    let written = File::create(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        SiteError::disk(path, error)
    })
}

/// Asks the system to keep a rename; only a power failure would show that it did not.
#[cfg(unix)]
fn sync_folder(path: &Path) {
    let _ = File::open(path).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
fn sync_folder(_path: &Path) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(root: &Path, text: &str) -> Result<PathBuf, SiteError> {
        let site = SiteFolder::open(root)?;
        let staged = site.stage("2026-10")?;
        let gate = Gate::default();
        let draft = Draft::new("2026-10", &staged, &gate);
        draft.add("index.html", format!("<p>{text}</p><a href=\"faults/a.html\">a</a>").as_bytes())?;
        draft.add("faults/a.html", b"<p>a</p>")?;
        let checked = draft.check(&|path| site.has(path))?;
        staged.commit(&checked)
    }

    fn shown(root: &Path) -> String {
        fs::read_to_string(root.join("2026-10/index.html")).expect("an issue is shown")
    }

    fn names(root: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(root)
            .expect("read")
            .map(|e| e.expect("entry").file_name().into_string().expect("name"))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_build_replaces_the_issue_and_leaves_nothing_else_behind() {
        let dir = tempfile::tempdir().expect("a folder");
        build(dir.path(), "one").expect("built");
        build(dir.path(), "two").expect("built");
        assert!(shown(dir.path()).contains("two"));
        assert_eq!(names(dir.path()), [LOCK, "2026-10"]);
        let site = SiteFolder::open(dir.path()).expect("opened");
        assert_eq!(site.issues().expect("listed"), ["2026-10"]);
        site.write_root("index.html", b"<a href=\"2026-10/index.html\">x</a>", &Gate::default()).expect("written");
        assert!(site.write_root("index.html", b"<a href=\"2026-11/index.html\">x</a>", &Gate::default()).is_err());
        assert_eq!(names(dir.path()), [LOCK, "2026-10", "index.html"]);
    }

    #[test]
    fn two_builds_at_once_are_kept_apart() {
        let dir = tempfile::tempdir().expect("a folder");
        let first = SiteFolder::open(dir.path()).expect("opened");
        let error = SiteFolder::open(dir.path()).expect_err("locked");
        assert!(matches!(error, SiteError::Locked { .. }));
        assert!(error.to_string().contains("another build"));
        drop(first);
        assert!(build(dir.path(), "free").is_ok());
    }

    #[test]
    fn a_folder_without_the_marker_is_never_replaced() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir(dir.path().join("2026-10")).expect("made");
        fs::write(dir.path().join("2026-10/thesis.txt"), "dear").expect("written");
        let error = build(dir.path(), "x").expect_err("refused");
        assert!(matches!(error, SiteError::NotOurs { .. }) && error.is_users());
        assert_eq!(fs::read_to_string(dir.path().join("2026-10/thesis.txt")).expect("kept"), "dear");
        assert_eq!(names(dir.path()), [LOCK, "2026-10"]);
    }

    #[test]
    fn personal_data_and_broken_links_leave_the_old_issue_untouched() {
        let dir = tempfile::tempdir().expect("a folder");
        build(dir.path(), "old").expect("built");
        assert!(matches!(build(dir.path(), "13912345678"), Err(SiteError::PersonalData { .. })));
        assert!(matches!(build(dir.path(), "<a href=x.html>"), Err(SiteError::Links { .. })));
        assert!(shown(dir.path()).contains("old"));
        assert_eq!(names(dir.path()), [LOCK, "2026-10"]);
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_the_old_issue_untouched() {
        let dir = tempfile::tempdir().expect("a folder");
        build(dir.path(), "old").expect("built");
        let site = SiteFolder::open(dir.path()).expect("opened");
        let staged = site.stage("2026-10").expect("staged");
        staged.write("a", b"a file").expect("written");
        assert!(matches!(staged.write("a/b.html", b"x"), Err(SiteError::Disk { .. })));
        drop(staged);
        assert!(shown(dir.path()).contains("old"));
        assert_eq!(names(dir.path()), [LOCK, "2026-10"]);
    }

    #[test]
    fn a_kill_at_any_step_leaves_the_old_issue_or_the_new_one() {
        let unfinished = |root: &Path, ending: &str, text: &str| {
            let place = root.join(format!(".2026-10{ending}"));
            fs::create_dir(&place).expect("made");
            fs::write(place.join(MARKER), "jiandu\n").expect("written");
            fs::write(place.join("index.html"), text).expect("written");
        };
        // What stands on the disk after a kill, and what a reader must see after the next start.
        type Left = (&'static str, fn(&Path, &dyn Fn(&Path, &str, &str)), &'static str);
        let cases: [Left; 5] = [
            ("before the marker", |root, _| fs::create_dir(root.join(".2026-10.new")).expect("made"), "shown"),
            ("while files are written", |root, put| put(root, FRESH, "half"), "shown"),
            ("after the exchange", |root, put| put(root, FRESH, "the old one"), "shown"),
            (
                "between the two renames",
                |root, put| {
                    fs::rename(root.join("2026-10"), root.join(".2026-10.old")).expect("renamed");
                    put(root, FRESH, "new");
                },
                "shown",
            ),
            ("after the two renames", |root, put| put(root, OLD, "the old one"), "shown"),
        ];
        for (when, leave, expected) in cases {
            let dir = tempfile::tempdir().expect("a folder");
            build(dir.path(), "shown").expect("built");
            leave(dir.path(), &unfinished);
            drop(SiteFolder::open(dir.path()).expect(when));
            assert!(shown(dir.path()).contains(expected), "{when}");
            assert_eq!(names(dir.path()), [LOCK, "2026-10"], "{when}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told_and_leaves_what_was_there() {
        let full = |path: &Path| std::os::unix::fs::symlink("/dev/full", path).expect("linked");
        let dir = tempfile::tempdir().expect("a folder");
        build(dir.path(), "old").expect("built");
        let site = SiteFolder::open(dir.path()).expect("opened");
        let staged = site.stage("2026-10").expect("staged");
        full(&dir.path().join(".2026-10.new/index.html"));
        let error = staged.write("index.html", b"x").expect_err("no space");
        assert!(matches!(&error, SiteError::Disk { source, .. } if source.kind() == std::io::ErrorKind::StorageFull));
        drop(staged);
        assert!(shown(dir.path()).contains("old"));
        fs::write(dir.path().join("index.html"), "list").expect("written");
        full(&dir.path().join(".index.html.new"));
        assert!(write_file(&dir.path().join("index.html"), b"x").is_err());
        assert_eq!(names(dir.path()), [LOCK, "2026-10", "index.html"]);
        assert_eq!(fs::read_to_string(dir.path().join("index.html")).expect("read"), "list");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_reader_sees_a_whole_issue_while_it_is_replaced() {
        use std::sync::atomic::{AtomicBool, Ordering};
        let dir = tempfile::tempdir().expect("a folder");
        build(dir.path(), "0").expect("built");
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let reader = scope.spawn(|| {
                let mut reads = 0;
                while !done.load(Ordering::Relaxed) {
                    assert!(shown(dir.path()).ends_with("a</a>"));
                    reads += 1;
                }
                reads
            });
            for number in 1..60 {
                build(dir.path(), &number.to_string()).expect("built");
            }
            done.store(true, Ordering::Relaxed);
            assert!(reader.join().expect("every read found an issue") > 0);
        });
    }

    #[cfg(unix)]
    #[test]
    fn files_have_ordinary_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().expect("a folder");
        build(dir.path(), "x").expect("built");
        fs::write(dir.path().join("ordinary"), "").expect("written");
        let mode = |name: &str| fs::metadata(dir.path().join(name)).expect("there").permissions().mode();
        assert_eq!(mode("2026-10/index.html"), mode("ordinary"));
    }
}
