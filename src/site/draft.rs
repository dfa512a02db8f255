//! An issue in the making: every file is scanned and indexed on its way to the output.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::error::SiteError;
use super::gate::{Finding, Gate};
use super::links::LinkBook;
use super::output::Output;
use super::paths;

/// Collects what the finished files say while they are written; several threads may add at once.
pub struct Draft<'a> {
    prefix: String,
    output: &'a dyn Output,
    gate: &'a Gate,
    state: Mutex<State>,
}

struct State {
    book: LinkBook,
    /// Paths in small letters.
    paths: BTreeSet<String>,
    findings: Vec<Finding>,
    bytes: u64,
}

/// Proof that an issue was looked through and found fit to be shown.
#[derive(Debug)]
pub struct Checked {
    files: usize,
    links: usize,
    bytes: u64,
}

impl Checked {
    /// How many files there are.
    #[must_use]
    pub fn files(&self) -> usize {
        self.files
    }

    /// How many links between them were followed.
    #[must_use]
    pub fn links(&self) -> usize {
        self.links
    }

    /// How many bytes they hold.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl std::fmt::Debug for Draft<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Draft").finish_non_exhaustive()
    }
}

impl<'a> Draft<'a> {
    /// A draft of the issue of this name (`2026-10`), whose files go to the output.
    #[must_use]
    pub fn new(issue: &str, output: &'a dyn Output, gate: &'a Gate) -> Self {
        let book = LinkBook::new(issue);
        let prefix = book.prefix().to_owned();
        let state = State { book, paths: BTreeSet::new(), findings: Vec::new(), bytes: 0 };
        Self { prefix, output, gate, state: Mutex::new(state) }
    }

    /// Adds a finished file.
    ///
    /// # Errors
    /// A path that cannot be one, a path added before, or the disk. Personal data and broken links are kept for
    /// [`Draft::check`], so that all of them are told at once.
    pub fn add(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        paths::check(path)?;
        let findings = self.gate.scan(path, bytes);
        let facts = LinkBook::read(&self.prefix, path, bytes);
        {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            if !state.paths.insert(path.to_lowercase()) {
                return Err(SiteError::Twice { path: path.to_owned() });
            }
            state.findings.extend(findings);
            state.bytes += bytes.len() as u64;
            state.book.insert(path, facts);
        }
        self.output.write(path, bytes)
    }

    /// Adds many finished files, on all threads.
    ///
    /// # Errors
    /// As [`Draft::add`].
    pub fn add_all(&self, files: &[(String, Vec<u8>)]) -> Result<(), SiteError> {
        files.par_iter().try_for_each(|(path, bytes)| self.add(path, bytes))
    }

    /// Judges the whole: no personal data, every link leads somewhere, every file can be reached.
    ///
    /// `outside` says whether a file of the site outside this issue exists (`index.html`, `2026-09/index.html`).
    ///
    /// # Errors
    /// [`SiteError::PersonalData`] first, then [`SiteError::Links`], each with everything that was found.
    pub fn check(self, outside: &dyn Fn(&str) -> bool) -> Result<Checked, SiteError> {
        let mut state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        if !state.findings.is_empty() {
            state.findings.sort();
            return Err(SiteError::PersonalData { findings: state.findings });
        }
        let faults = state.book.faults(outside);
        if !faults.is_empty() {
            return Err(SiteError::Links { faults });
        }
        Ok(Checked { files: state.paths.len(), links: state.book.count(), bytes: state.bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::super::output::Memory;
    use super::*;

    fn files() -> Vec<(String, Vec<u8>)> {
        let page = |next: usize| format!("<p id=a></p><a href=\"p{next}.html#a\">x</a>").into_bytes();
        let mut files = vec![("index.html".to_owned(), page(0))];
        files.extend((0..50).map(|at| (format!("p{at}.html"), page((at + 1) % 50))));
        files
    }

    #[test]
    fn a_site_can_be_looked_at_without_a_disk() {
        let (memory, gate) = (Memory::default(), Gate::default());
        let draft = Draft::new("2026-10", &memory, &gate);
        draft.add_all(&files()).expect("added");
        let checked = draft.check(&|_| false).expect("fit to be shown");
        assert_eq!((checked.files(), checked.links()), (51, 51));
        assert_eq!(memory.into_files(), files().into_iter().collect());
    }

    #[test]
    fn a_path_is_written_once_and_stays_inside() {
        let (memory, gate) = (Memory::default(), Gate::default());
        let draft = Draft::new("2026-10", &memory, &gate);
        draft.add("A.html", b"").expect("added");
        assert!(matches!(draft.add("a.html", b""), Err(SiteError::Twice { .. })));
        assert!(matches!(draft.add("../a.html", b""), Err(SiteError::BadPath { .. })));
    }

    #[test]
    fn all_personal_data_is_told_at_once_in_the_order_of_files() {
        let (memory, gate) = (Memory::default(), Gate::default());
        let draft = Draft::new("2026-10", &memory, &gate);
        draft.add("index.html", b"<a href='b.html'>x</a> 13912345678").expect("kept for the check");
        draft.add("b.html", b"li@example.com 13912345678").expect("kept for the check");
        let Err(SiteError::PersonalData { findings }) = draft.check(&|_| false) else { panic!("refused") };
        let places: Vec<_> = findings.iter().map(|finding| (finding.path.as_str(), finding.offset)).collect();
        assert_eq!(places, [("b.html", 0), ("b.html", 15), ("index.html", 23)]);
    }
}
