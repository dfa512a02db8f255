//! Finds the files of a data folder and says what each holds, by its name or by the settings.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use glob::{MatchOptions, Pattern};
use walkdir::{DirEntry, WalkDir};

use crate::problem::{Code, Place, Problem};
use crate::time::Month;

use super::kind::{Format, Kind};
use super::read::format_of;

/// Files and folders of the data folder that are no exports.
const OURS: &[&str] = &["report.toml", "regulation.toml", "codes.csv", "history", "templates"];
/// What systems leave lying about.
const LITTER: &[&str] = &["thumbs.db", "desktop.ini", "__macosx"];

/// A file that will be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// Its path relative to the data folder, with `/` between parts.
    pub name: Arc<str>,
    /// What it holds.
    pub kind: Kind,
}

/// What a data folder holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discovered {
    /// The files to read, in natural order of their paths.
    pub files: Vec<Found>,
    /// Files that are not read, one note each.
    pub not_read: Vec<Problem>,
    /// Patterns of the settings that no file fits.
    pub unmatched: Vec<(Kind, String)>,
}

/// Looks through the folder `root`. With `inputs` the patterns in it decide what is read; without, names do.
///
/// # Errors
/// If the folder cannot be read, or a pattern of `inputs` is none.
pub fn discover(root: &Path, inputs: Option<&BTreeMap<Kind, Vec<String>>>) -> io::Result<Discovered> {
    let inside = root.canonicalize()?;
    let patterns = inputs.map(patterns).transpose()?;
    let mut used = patterns.as_ref().map_or_else(Vec::new, |p| vec![false; p.len()]);
    let mut found = Discovered::default();
    let walk = WalkDir::new(root)
        .min_depth(1)
        .sort_by(|a, b| natural(&a.file_name().to_string_lossy(), &b.file_name().to_string_lossy()));
    let mut walk = walk.into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().and_then(|p| p.strip_prefix(root).ok()).map(slashed).unwrap_or_default();
                found.not_read.push(Problem::new(Code::Unreadable, Place::file(&path.into())).found(error.to_string()));
                continue;
            }
        };
        if is_passed_over(&entry) {
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        let name: Arc<str> = slashed(entry.path().strip_prefix(root).unwrap_or(entry.path())).into();
        let folder = entry.file_type().is_dir();
        // A folder whose name is that of an export stands where a file should be; reading it will say so.
        if folder && format_of(&name).is_none() {
            continue;
        }
        if folder {
            walk.skip_current_dir();
        }
        let stays = !entry.path_is_symlink() || entry.path().canonicalize().is_ok_and(|to| to.starts_with(&inside));
        let kinds: Vec<Kind> = match &patterns {
            _ if !stays => Vec::new(),
            Some(patterns) => {
                let fits = patterns.iter().enumerate().filter(|(_, (kind, pattern))| {
                    let can = format_of(&name).is_some_and(|format| kind.has(format));
                    can && pattern.matches_with(&name, OPTIONS)
                });
                let fits: Vec<_> = fits.map(|(at, (kind, _))| (at, *kind)).collect();
                fits.iter().for_each(|(at, _)| used[*at] = true);
                let mut kinds: Vec<_> = fits.into_iter().map(|(_, kind)| kind).collect();
                kinds.dedup();
                kinds
            }
            None => kind_of(&name).into_iter().collect(),
        };
        if kinds.is_empty() {
            found.not_read.push(Problem::new(Code::FileNotRead, Place::file(&name)));
        }
        let path = entry.path();
        found.files.extend(kinds.into_iter().map(|kind| Found {
            path: path.to_owned(),
            name: Arc::clone(&name),
            kind,
        }));
    }
    found.files.sort_by(|a, b| natural(&a.name, &b.name).then(a.kind.cmp(&b.kind)));
    found.unmatched = patterns
        .into_iter()
        .flatten()
        .zip(used)
        .filter(|(_, used)| !used)
        .map(|((kind, pattern), _)| (kind, pattern.as_str().to_owned()))
        .collect();
    Ok(found)
}

const OPTIONS: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

fn patterns(inputs: &BTreeMap<Kind, Vec<String>>) -> io::Result<Vec<(Kind, Pattern)>> {
    let all = inputs.iter().flat_map(|(kind, patterns)| patterns.iter().map(move |pattern| (*kind, pattern)));
    all.map(|(kind, pattern)| {
        let plain = pattern.replace('\\', "/");
        let plain = plain.strip_prefix("./").unwrap_or(&plain);
        Pattern::new(plain).map(|compiled| (kind, compiled)).map_err(|error| {
            io::Error::new(io::ErrorKind::InvalidInput, format!("inputs.{kind}: `{pattern}`: {error}"))
        })
    })
    .collect()
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let ours = entry.depth() == 1 && OURS.contains(&&*name);
    ours || name.starts_with('.') || name.starts_with("~$") || LITTER.contains(&name.to_lowercase().as_str())
}

/// What a file holds, by its name up to the first digit, or else by the folders it lies in, or else by what follows the
/// digits (`2026年10月工单.csv`).
#[must_use]
pub fn kind_of(name: &str) -> Option<Kind> {
    let format = format_of(name)?;
    let (folders, file) = name.rsplit_once('/').unwrap_or(("", name));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let before = stem.split(|c: char| c.is_ascii_digit()).next().unwrap_or("");
    let candidates = std::iter::once(before).chain(folders.rsplit('/')).chain([stem]);
    candidates.filter(|name| !name.is_empty()).find_map(|name| kind_named(name, format))
}

/// The kind whose longest name stands in `text`.
fn kind_named(text: &str, format: Format) -> Option<Kind> {
    let text = text.to_lowercase();
    let names = |kind: Kind| std::iter::once(kind.slug()).chain(kind.names().iter().copied());
    Kind::ALL
        .iter()
        .filter(|kind| kind.has(format))
        .flat_map(|&kind| names(kind).map(move |name| (name, kind)))
        .filter(|(name, _)| stands_in(&text, name))
        .max_by_key(|(name, kind)| (name.chars().count(), std::cmp::Reverse(*kind)))
        .map(|(_, kind)| kind)
}

/// Chinese names stand anywhere in a text, Latin ones as words.
fn stands_in(text: &str, name: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + name.len()..].chars().next());
        !name.is_ascii() || !(letter(before) || letter(after))
    })
}

/// The month that a file is called after (`tickets/2026-10.csv`, `工单2026年9月.xlsx`, `202610.csv`), if it is after one.
#[must_use]
pub fn month_named(name: &str) -> Option<Month> {
    let digits = |text: &str, most: usize| text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let runs = name.match_indices("20").map(|(at, _)| &name[at..]).filter(|rest| digits(rest, 4) == 4);
    runs.filter_map(|rest| {
        let (year, rest) = rest.split_at(4);
        let rest = rest.strip_prefix(['-', '_', '.', '/', ' ', '年']).unwrap_or(rest);
        let month = &rest[..digits(rest, 2)];
        Month::new(year.parse().ok()?, month.parse().ok()?)
    })
    .next()
}

/// Orders names as people do: 2026-9 before 2026-10.
#[must_use]
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (Some(x), Some(y)) = (left.chars().next(), right.chars().next()) else {
            return left.len().cmp(&right.len()).then_with(|| a.cmp(b));
        };
        let order = if x.is_ascii_digit() && y.is_ascii_digit() {
            let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
            let (m, n) = (digits(left), digits(right));
            let (p, q) = (left[..m].trim_start_matches('0'), right[..n].trim_start_matches('0'));
            (left, right) = (&left[m..], &right[n..]);
            p.len().cmp(&q.len()).then_with(|| p.cmp(q))
        } else {
            (left, right) = (&left[x.len_utf8()..], &right[y.len_utf8()..]);
            // A folder comes before the files whose names begin like it.
            let rank = |c: char| if c == '/' { '\0' } else { c };
            rank(x).cmp(&rank(y))
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_folders_say_what_a_file_holds() {
        for (name, kind) in [
            ("tickets/2026-10.csv", Some(Kind::Tickets)),
            ("工单/十月.csv", Some(Kind::Tickets)),
            ("工单2026-10.csv", Some(Kind::Tickets)),
            ("shop/requests.csv", Some(Kind::ShiftRequests)),
            ("shop/shift_requests.csv", Some(Kind::ShiftRequests)),
            ("shop/shifts-2026.csv", Some(Kind::Shifts)),
            ("满意度问卷2026.xlsx", Some(Kind::Surveys)),
            ("问卷发放.csv", Some(Kind::Campaigns)),
            ("faults.csv", Some(Kind::Faults)),
            ("faults/F-2026-031.md", Some(Kind::FaultAnalyses)),
            ("故障/某次.md", Some(Kind::FaultAnalyses)),
            ("weekly/2026-W42.md", Some(Kind::WeeklyReports)),
            ("duty/国庆.csv", Some(Kind::HolidayDuty)),
            ("2026年10月工单明细.csv", Some(Kind::Tickets)),
            ("回访/2026工单.csv", Some(Kind::Visits)),
            ("tickets/README.pdf", None),
            ("notes.csv", None),
            ("remarks.csv", Some(Kind::Remarks)),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }

    #[test]
    fn a_file_may_be_called_after_its_month() {
        for (name, month) in [
            ("tickets/2026-10.csv", Some("2026-10")),
            ("工单2026年9月明细.xlsx", Some("2026-09")),
            ("工单_20261031.csv", Some("2026-10")),
            ("2026/9.csv", Some("2026-09")),
            ("工单2026.csv", None),
            ("工单2026-13.csv", None),
            ("工单.csv", None),
        ] {
            assert_eq!(month_named(name).map(|month| month.to_string()).as_deref(), month, "{name}");
        }
    }

    #[test]
    fn files_are_ordered_as_people_count() {
        let mut names = ["t/2026-10.csv", "t/2026-9.csv", "t/2026-09b.csv", "a.csv", "t/2025-12.csv", "t.csv"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["a.csv", "t/2025-12.csv", "t/2026-9.csv", "t/2026-09b.csv", "t/2026-10.csv", "t.csv"]);
    }

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        folder
    }

    #[test]
    fn litter_is_passed_over_and_strange_files_are_listed() {
        let folder = folder(&[
            "tickets/1.csv",
            "tickets/~$1.xlsx",
            ".git/tickets.csv",
            "Thumbs.db",
            "report.toml",
            "codes.csv",
            "history/2026-09.json",
            "photo.jpg",
        ]);
        let found = discover(folder.path(), None).unwrap();
        let names: Vec<_> = found.files.iter().map(|f| &*f.name).collect();
        assert_eq!(names, ["tickets/1.csv"]);
        let not_read: Vec<_> = found.not_read.iter().map(|p| &*p.place.path).collect();
        assert_eq!(not_read, ["photo.jpg"]);
    }

    #[test]
    fn patterns_of_the_settings_decide_where_there_are_any() {
        let folder = folder(&["export/a.csv", "export/b.csv", "tickets/1.csv", "deep/er/c.csv"]);
        let mut inputs = BTreeMap::new();
        inputs.insert(
            Kind::Tickets,
            vec!["export/a*.csv".to_owned(), "deep/**/*.csv".to_owned(), "none/*.csv".to_owned()],
        );
        let found = discover(folder.path(), Some(&inputs)).unwrap();
        let names: Vec<_> = found.files.iter().map(|f| &*f.name).collect();
        assert_eq!(names, ["deep/er/c.csv", "export/a.csv"]);
        assert_eq!(found.unmatched, [(Kind::Tickets, "none/*.csv".to_owned())]);
        inputs.insert(Kind::Tickets, vec!["***".to_owned()]);
        assert!(discover(folder.path(), Some(&inputs)).is_err());
    }

    #[test]
    fn a_folder_in_the_place_of_a_file_is_found() {
        let folder = folder(&["campaigns.csv/inner.csv"]);
        let found = discover(folder.path(), None).unwrap();
        assert_eq!(found.files.len(), 1);
        assert_eq!(&*found.files[0].name, "campaigns.csv");
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_outside_are_not_followed() {
        let outside = folder(&["secret.csv"]);
        let folder = folder(&["tickets/1.csv"]);
        std::os::unix::fs::symlink(outside.path().join("secret.csv"), folder.path().join("tickets/2.csv")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("tickets/1.csv"), folder.path().join("tickets/3.csv")).unwrap();
        let found = discover(folder.path(), None).unwrap();
        let names: Vec<_> = found.files.iter().map(|f| &*f.name).collect();
        assert_eq!(names, ["tickets/1.csv", "tickets/3.csv"]);
        assert_eq!(found.not_read.len(), 1);
    }
}
