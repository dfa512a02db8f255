//! Gathers what is wrong with one file: the first places of each kind, and a count of the rest.

use crate::problem::{Code, Place, Problem};

use super::column::Col;
use super::text::shorten;

/// Further places that are kept beside the first.
const PLACES: usize = 2;
/// Distinct findings of one kind in one column that are told apart; the others are counted together.
const FINDINGS: usize = 20;
/// Characters of a finding that are kept.
const FOUND: usize = 60;

struct Entry {
    code: Code,
    col: Option<Col>,
    rejects: bool,
    found: Option<String>,
    expected: Option<String>,
    lines: Vec<u32>,
    count: u64,
}

/// The problems of the rows of one file.
#[derive(Default)]
pub(crate) struct Sink {
    entries: Vec<Entry>,
}

impl Sink {
    /// Counts a problem with a row. `found` is raw text of the file, empty if there is nothing to show.
    pub(crate) fn add(&mut self, code: Code, col: Option<Col>, line: u32, found: &str, rejects: bool) -> &mut Self {
        let short = (!found.is_empty()).then(|| shorten(found, FOUND));
        let alike = |e: &Entry| e.code == code && e.col == col && e.rejects == rejects;
        let same = self.entries.iter().position(|e| alike(e) && e.found == short);
        let at = same.or_else(|| {
            let mut others = (0..self.entries.len()).filter(|&at| alike(&self.entries[at]));
            others.by_ref().nth(FINDINGS - 1)
        });
        match at {
            Some(at) => {
                let entry = &mut self.entries[at];
                entry.count += 1;
                if entry.lines.len() <= PLACES {
                    entry.lines.push(line);
                }
                if same.is_none() {
                    entry.found = None;
                }
            }
            None => {
                let lines = vec![line];
                self.entries.push(Entry { code, col, rejects, found: short, expected: None, lines, count: 1 });
            }
        }
        self
    }

    /// Tells something that stands for `count` things.
    pub(crate) fn tell(&mut self, code: Code, col: Option<Col>, line: u32, found: &str, count: u64) {
        self.add(code, col, line, found, false);
        if let Some(entry) = self.entries.last_mut() {
            entry.count = count;
        }
    }

    /// What would have been right, told once with the entry that was added last.
    pub(crate) fn expected(&mut self, code: Code, col: Option<Col>, expected: impl FnOnce() -> String) {
        let entry = self.entries.iter_mut().rev().find(|e| e.code == code && e.col == col);
        if let Some(entry) = entry.filter(|e| e.expected.is_none()) {
            entry.expected = Some(expected());
        }
    }

    /// The problems, in the order in which they were first met.
    pub(crate) fn into_problems(self, name: impl Fn(Col) -> String, place: impl Fn(u32) -> Place) -> Vec<Problem> {
        self.entries
            .into_iter()
            .map(|e| Problem {
                code: e.code,
                place: place(e.lines[0]),
                field: e.col.map(&name),
                found: e.found,
                expected: e.expected,
                count: e.count,
                more: e.lines[1..].iter().map(|&line| place(line)).collect(),
                rejects: e.rejects,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn the_first_three_places_are_named_and_the_rest_counted() {
        let mut sink = Sink::default();
        for line in 3..10 {
            sink.add(Code::ValueNotUnderstood, Some(Col(1)), line, "也许", false);
        }
        let path: Arc<str> = "a.csv".into();
        let problems =
            sink.into_problems(|_| "状态".to_owned(), |line| Place { line: u64::from(line), ..Place::file(&path) });
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].count, problems[0].place.line, problems[0].more.len()), (7, 3, 2));
    }

    #[test]
    fn endless_different_findings_do_not_fill_the_memory() {
        let mut sink = Sink::default();
        for line in 0..1000 {
            sink.add(Code::ValueNotUnderstood, Some(Col(1)), line, &format!("v{line}"), false);
        }
        assert_eq!(sink.entries.len(), FINDINGS);
        assert_eq!(sink.entries.iter().map(|e| e.count).sum::<u64>(), 1000);
    }
}
