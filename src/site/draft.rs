//! An issue in the making: every file is scanned and indexed on its way to the output.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::error::SiteError;
use super::gate::{Finding, Gate, Scan};
use super::links::{Facts, LinkBook};
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
        self.note(path, findings, bytes.len() as u64, facts)?;
        self.output.write(path, bytes)
    }

    /// Adds a table that comes in pieces, the header first, each of whole lines: it may be too long for the memory.
    ///
    /// # Errors
    /// As [`Draft::add`].
    pub fn add_table(&self, path: &str, pieces: impl Iterator<Item = Vec<u8>>) -> Result<(), SiteError> {
        paths::check(path)?;
        let mut scan = self.gate.begin(path);
        let mut findings = Vec::new();
        for (place, piece) in pieces.enumerate() {
            findings.extend(scan.further(&piece));
            if place == 0 {
                self.output.write(path, &piece)?;
            } else {
                self.output.append(path, &piece)?;
            }
        }
        self.note(path, findings, scan.length(), LinkBook::read(&self.prefix, path, b""))
    }

    /// Adds a file of lines that `write` writes: a long one is looked through and put away piece by piece.
    ///
    /// # Errors
    /// As [`Draft::add`].
    pub fn add_written(
        &self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), SiteError> {
        paths::check(path)?;
        let scan = self.gate.begin(path);
        let mut pieces = Pieces { draft: self, path, scan, findings: Vec::new(), waiting: Vec::new(), fault: None };
        let written = write(&mut pieces).and_then(|()| pieces.put_away(pieces.waiting.len()));
        let Pieces { scan, findings, fault, .. } = pieces;
        if let Some(fault) = fault {
            return Err(fault);
        }
        written.map_err(|error| SiteError::disk(Path::new(path), error))?;
        self.note(path, findings, scan.length(), LinkBook::read(&self.prefix, path, b""))
    }

    /// Notes what a file says.
    fn note(&self, path: &str, findings: Vec<Finding>, bytes: u64, facts: Facts) -> Result<(), SiteError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if !state.paths.insert(path.to_lowercase()) {
            return Err(SiteError::Twice { path: path.to_owned() });
        }
        state.findings.extend(findings);
        state.bytes += bytes;
        state.book.insert(path, facts);
        Ok(())
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

/// A long file while it is written.
struct Pieces<'d> {
    draft: &'d Draft<'d>,
    path: &'d str,
    scan: Scan<'d>,
    findings: Vec<Finding>,
    waiting: Vec<u8>,
    /// Why the output refused a piece.
    fault: Option<SiteError>,
}

impl Pieces<'_> {
    /// Lets the first bytes that wait go to the output.
    fn put_away(&mut self, length: usize) -> io::Result<()> {
        let piece = &self.waiting[..length];
        let first = self.scan.length() == 0;
        self.findings.extend(self.scan.further(piece));
        let output = self.draft.output;
        let put = if first { output.write(self.path, piece) } else { output.append(self.path, piece) };
        self.waiting.drain(..length);
        put.map_err(|fault| {
            self.fault = Some(fault);
            io::ErrorKind::Other.into()
        })
    }
}

impl Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        /// Enough for all threads to look at, little beside what a report holds.
        const PIECE: usize = 4 << 20;
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= PIECE
            && let Some(end) = memchr::memrchr(b'\n', &self.waiting)
        {
            self.put_away(end + 1)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use rayon::prelude::*;

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
        files().par_iter().try_for_each(|(path, bytes)| draft.add(path, bytes)).expect("added");
        let checked = draft.check(&|_| false).expect("fit to be shown");
        assert_eq!((checked.files(), checked.links()), (51, 51));
        assert_eq!(memory.into_files(), files().into_iter().collect());
    }

    #[test]
    fn a_table_that_comes_in_pieces_is_looked_through_as_if_it_came_whole() {
        let pieces = ["记录,说明\r\n", "A1,很好\r\nA2,13912345678\r\n", "A3,\"好,\n13912345678\"\r\n", "A4,x\r\n"];
        let told = |add: &dyn Fn(&Draft<'_>)| {
            let (memory, gate) = (Memory::default(), Gate::default());
            let draft = Draft::new("2026-10", &memory, &gate);
            add(&draft);
            let Err(SiteError::PersonalData { findings }) = draft.check(&|_| false) else { panic!("refused") };
            (findings, memory.into_files())
        };
        let whole = told(&|draft| draft.add("rows/a.csv", pieces.concat().as_bytes()).expect("added"));
        let parts = pieces.map(|piece| piece.as_bytes().to_vec());
        assert_eq!(told(&|draft| draft.add_table("rows/a.csv", parts.clone().into_iter()).expect("added")), whole);
        assert_eq!(
            whole.0.iter().map(|it| (it.line, it.field.as_deref())).collect::<Vec<_>>(),
            [(3, Some("说明")), (5, Some("说明"))]
        );
    }

    #[test]
    fn a_long_file_that_is_written_line_by_line_is_looked_through_as_if_it_came_whole() {
        let lines: Vec<String> = (0..400_000).map(|n| format!("\"at\": {n},\n")).collect();
        let planted =
            |at: usize| [&lines[..at].concat(), "\"note\": \"13912345678\"\n", &lines[at..].concat()].concat();
        for text in [lines.concat(), planted(3), planted(399_000)] {
            let told = |add: &dyn Fn(&Draft<'_>)| {
                let (memory, gate) = (Memory::default(), Gate::default());
                let draft = Draft::new("2026-10", &memory, &gate);
                add(&draft);
                let findings = match draft.check(&|_| true) {
                    Err(SiteError::PersonalData { findings }) => findings,
                    _ => Vec::new(),
                };
                (findings, memory.into_files())
            };
            let whole = told(&|draft| draft.add("figures.json", text.as_bytes()).expect("added"));
            let written = told(&|draft| {
                let write = |out: &mut dyn Write| text.lines().try_for_each(|line| writeln!(out, "{line}"));
                draft.add_written("figures.json", write).expect("added");
            });
            assert_eq!(written.0, whole.0);
            assert!(written.1 == whole.1 && whole.0.len() == usize::from(text.contains("note")));
        }
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
