//! Puts a finished folder in the place of another in one step, or so that no kill leaves less than a whole one.

use std::io;
use std::path::Path;

/// Puts `fresh` in the place of `target`. What stood there is at `fresh` or at `old` afterwards, or nowhere when
/// nothing stood there; the caller clears both away.
///
/// Linux exchanges the two folders in one step. Where that is not known there are two renames; a reader who comes
/// between them finds no folder for an instant, and a kill between them is mended by [`restore`].
///
/// # Errors
/// What the system said; `target` is then as it was.
pub fn swap(target: &Path, fresh: &Path, old: &Path) -> io::Result<()> {
    if std::fs::symlink_metadata(target).is_err() {
        return std::fs::rename(fresh, target);
    }
    if exchange(fresh, target) { Ok(()) } else { two_renames(target, fresh, old) }
}

#[cfg(target_os = "linux")]
fn exchange(fresh: &Path, target: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    // Some file systems do not know it: then the two renames are tried, and tell the error if there is one.
    renameat_with(CWD, fresh, CWD, target, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_fresh: &Path, _target: &Path) -> bool {
    false
}

fn two_renames(target: &Path, fresh: &Path, old: &Path) -> io::Result<()> {
    std::fs::rename(target, old)?;
    std::fs::rename(fresh, target).inspect_err(|_| {
        // The old one must stand in its place again; if even this fails, the next build mends it.
        let _ = std::fs::rename(old, target);
    })
}

/// Mends a kill between the two renames: the old folder returns to its place if nothing stands there.
///
/// # Errors
/// What the system said.
pub fn restore(target: &Path, old: &Path) -> io::Result<()> {
    let there = |path: &Path| std::fs::symlink_metadata(path).is_ok();
    if there(old) && !there(target) { std::fs::rename(old, target) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder(path: &Path, text: &str) {
        fs::create_dir(path).expect("created");
        fs::write(path.join("a"), text).expect("written");
    }

    #[test]
    fn both_ways_of_swapping_leave_the_new_folder_in_place() {
        for swap in [swap, two_renames] {
            let dir = tempfile::tempdir().expect("a folder");
            let [target, fresh, old] = ["t", "f", "o"].map(|name| dir.path().join(name));
            folder(&target, "old");
            folder(&fresh, "new");
            swap(&target, &fresh, &old).expect("swapped");
            assert_eq!(fs::read_to_string(target.join("a")).expect("read"), "new");
        }
    }

    #[test]
    fn a_swap_that_fails_leaves_the_old_folder_in_place() {
        let dir = tempfile::tempdir().expect("a folder");
        let [target, fresh, old] = ["t", "f", "o"].map(|name| dir.path().join(name));
        folder(&target, "old");
        assert!(swap(&target, &fresh, &old).is_err());
        assert_eq!(fs::read_to_string(target.join("a")).expect("read"), "old");
    }
}
