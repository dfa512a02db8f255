//! A CSV or TSV file: its encoding, its delimiter and its header are found out, then its rows are read.

use std::io::{self, Cursor};

use crate::problem::Code;

use super::cells::Cells;
use super::column::Col;
use super::encoding::{Encoding, Input, Text, ladder};
use super::file::Outcome;
use super::header::{Located, Matcher, Nearest, locate};
use super::options::ReadOptions;
use super::reading::Reading;
use super::record::Record;
use super::rows::{DELIMITERS, Rows, Step, first_rows};
use super::source::{Source, WIDE_COMMA};

/// What is looked at to find the header; more only where a line is longer.
const PREFIX: usize = 256 << 10;
const LONGEST_PREFIX: usize = 16 << 20;
/// Rows after which the number of all rows is estimated.
const SAMPLE: usize = 1024;

/// What came of reading a file.
pub(crate) struct Done<'o, T> {
    pub(crate) reading: Reading<'o, T>,
    pub(crate) outcome: Outcome,
    pub(crate) encoding: Option<Encoding>,
    pub(crate) sha256: [u8; 32],
}

/// A header and what stands before it.
struct Start {
    encoding: Encoding,
    delimiter: u8,
    located: Located,
    line: u32,
    header: Cells,
}

/// Reads a file of text. `fresh` makes an empty reading; a file may have to be begun anew.
pub(crate) fn read_csv<'o, T: Record>(
    input: Box<dyn Input + '_>,
    size: u64,
    options: &ReadOptions,
    fresh: impl Fn() -> Reading<'o, T>,
) -> io::Result<Done<'o, T>> {
    let matcher = Matcher::new(T::COLUMNS, options);
    let mut text = Text::new(input);
    let mut prefix = text.prefix(PREFIX)?;
    if prefix.len() == PREFIX && memchr::memchr(b'\n', &prefix).is_none() && memchr::memchr(b'\r', &prefix).is_none() {
        prefix = text.prefix(LONGEST_PREFIX)?;
    }
    let whole = (prefix.len() as u64) >= size;
    let encodings = options.encoding.map_or_else(|| ladder(&prefix), |encoding| declared(encoding, &prefix));
    let mut nearest: Option<(Encoding, Miss)> = None;
    for encoding in encodings {
        let Some(decoded) = decode(&prefix, encoding, whole) else { continue };
        let start = match find_header(&matcher, &decoded, encoding, options, whole) {
            Ok(start) => start,
            Err(miss) => {
                if nearest.as_ref().is_none_or(|(_, best)| best.known < miss.known) {
                    nearest = Some((encoding, miss));
                }
                continue;
            }
        };
        text.begin(encoding, &prefix)?;
        let mut reading = fresh();
        let mut rows = Rows::new(Source::new(text, start.delimiter == WIDE_COMMA), start.delimiter, start.header.len());
        let read = read_rows(&mut rows, &mut reading, start, size);
        let refuted = rows.is_refuted();
        match (read, rows.into_source()) {
            (Ok(()), source) => {
                let sha256 = source.text.finish()?;
                return Ok(Done { reading, outcome: Outcome::Read, encoding: Some(encoding), sha256 });
            }
            (Err(_), source) if refuted => text = source.text,
            (Err(error), _) => return Err(error),
        }
    }
    let mut reading = fresh();
    let sha256 = text.finish()?;
    let Some((encoding, miss)) = nearest else {
        reading.state.problems.add(Code::UnknownEncoding, None, 0, "", false);
        return Ok(Done { reading, outcome: Outcome::UnknownEncoding, encoding: None, sha256 });
    };
    miss.report(&mut reading);
    Ok(Done { reading, outcome: Outcome::NoHeader, encoding: Some(encoding), sha256 })
}

/// The encodings that a declared one stands for.
fn declared(encoding: Encoding, prefix: &[u8]) -> Vec<Encoding> {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom if prefix.starts_with(b"\xef\xbb\xbf") => vec![Encoding::Utf8Bom],
        Encoding::Utf8Bom => vec![Encoding::Utf8],
        other => vec![other],
    }
}

/// The beginning of a file as text; none if a byte refutes the encoding.
fn decode(prefix: &[u8], encoding: Encoding, whole: bool) -> Option<Vec<u8>> {
    // Where the file goes on, the prefix may end inside a character.
    (0..if whole { 1 } else { 4 }).find_map(|less| {
        let mut text = Text::new(Box::new(Cursor::new(&prefix[..prefix.len().saturating_sub(less)])));
        text.begin(encoding, prefix).ok()?;
        let mut decoded = Vec::new();
        let mut buffer = vec![0; 1 << 16];
        loop {
            match text.read(&mut buffer) {
                Ok(0) => return Some(decoded),
                Ok(n) => decoded.extend_from_slice(&buffer[..n]),
                Err(_) => return None,
            }
        }
    })
}

/// Why no header was found.
pub(crate) struct Miss {
    line: u32,
    known: usize,
    missing: Vec<Col>,
    found: String,
    duplicate: Option<(Col, String)>,
}

impl Miss {
    pub(crate) fn new(nearest: Nearest, rows: &[(u32, Cells)]) -> Self {
        let row = rows.get(nearest.at);
        let found = row.map_or_else(String::new, |(_, record)| {
            record.iter().map(|c| super::text::clean(c).into_owned()).collect::<Vec<_>>().join(", ")
        });
        let line = row.map_or(0, |(line, _)| *line);
        Self { line, known: nearest.known, missing: nearest.missing, found, duplicate: None }
    }

    pub(crate) fn known(&self) -> usize {
        self.known
    }

    /// Says on the nearest line what is missing, or which header stands there twice.
    pub(crate) fn report<T: Record>(self, reading: &mut Reading<'_, T>) {
        let problems = &mut reading.state.problems;
        if let Some((col, header)) = self.duplicate {
            problems.add(Code::DuplicateHeader, Some(col), self.line, &header, false);
            return;
        }
        problems.add(Code::HeaderNotFound, None, self.line, &self.found, false);
        let names: Vec<_> = self.missing.iter().filter_map(|c| T::COLUMNS.get(c.index())).map(|c| c.name).collect();
        problems.expected(Code::HeaderNotFound, None, || names.join(", "));
    }
}

/// A header that feeds a field twice cannot be read: nobody knows which one is meant.
pub(crate) fn refuse_duplicates(located: &Located, line: u32) -> Option<Miss> {
    let note = located.matched.notes.iter().find(|note| note.code == Code::DuplicateHeader)?;
    let duplicate = Some((note.col?, note.found.clone()));
    Some(Miss { line, known: located.matched.known, missing: Vec::new(), found: String::new(), duplicate })
}

/// The delimiter that gives the header the most known columns, and that header.
fn find_header(
    matcher: &Matcher,
    decoded: &[u8],
    encoding: Encoding,
    options: &ReadOptions,
    whole: bool,
) -> Result<Start, Miss> {
    let wide = memchr::memmem::find(decoded, "，".as_bytes()).is_some();
    let occurs = |&delimiter: &u8| match delimiter {
        WIDE_COMMA => wide,
        delimiter => memchr::memchr(delimiter, decoded).is_some(),
    };
    let mut candidates: Vec<u8> = match options.delimiter {
        Some('，') => vec![WIDE_COMMA],
        Some(other) => vec![u8::try_from(other).unwrap_or(b',')],
        None => DELIMITERS.into_iter().filter(occurs).collect(),
    };
    if candidates.is_empty() {
        candidates.push(b',');
    }
    let (mut best, mut tied, mut miss) = (None::<Start>, false, None::<Miss>);
    for delimiter in candidates {
        let replaced =
            (delimiter == WIDE_COMMA).then(|| String::from_utf8_lossy(decoded).replace('，', "\u{1f}").into_bytes());
        let rows = first_rows(replaced.as_deref().unwrap_or(decoded), delimiter, options.header_scan, whole);
        let records: Vec<_> = rows.iter().map(|(_, record)| record.clone()).collect();
        match locate(matcher, &records, options) {
            Ok(located) => {
                let (line, header) = rows[located.at].clone();
                let known = located.matched.known;
                let before = best.as_ref().map_or(0, |b| b.located.matched.known);
                tied = known == before && best.as_ref().is_some_and(|b| b.header.len() > 1 || header.len() > 1);
                if known > before {
                    best = Some(Start { encoding, delimiter, located, line, header });
                }
            }
            Err(nearest) => {
                let this = Miss::new(nearest, &rows);
                if miss.as_ref().is_none_or(|m| m.known < this.known) {
                    miss = Some(this);
                }
            }
        }
    }
    match best {
        Some(start) if !tied => match refuse_duplicates(&start.located, start.line) {
            Some(miss) => Err(miss),
            None => Ok(start),
        },
        Some(start) => {
            let nearest = Nearest { at: 0, known: start.located.matched.known, missing: Vec::new() };
            Err(Miss { line: start.line, ..Miss::new(nearest, &[(start.line, start.header)]) })
        }
        None => {
            Err(miss.unwrap_or(Miss { line: 0, known: 0, missing: Vec::new(), found: String::new(), duplicate: None }))
        }
    }
}

fn read_rows<T: Record>(rows: &mut Rows<'_>, reading: &mut Reading<'_, T>, start: Start, size: u64) -> io::Result<()> {
    let mut record = Cells::default();
    for _ in 0..start.located.at + start.located.rows {
        rows.step(&mut record)?;
    }
    let before = std::mem::take(&mut rows.blank);
    debug_assert!(before <= u64::from(start.line) + 2);
    reading.begin(start.located.matched, start.header, start.line);
    let wide = start.encoding != Encoding::Utf8 && start.encoding != Encoding::Utf8Bom;
    let mut last = start.line;
    loop {
        match rows.step(&mut record)? {
            Step::Row(line) => {
                last = line;
                reading.take(&record, line);
            }
            Step::Broken(line, code) => {
                last = line;
                reading.broken(line, code);
            }
            Step::End => break,
        }
        if reading.counts.read == SAMPLE as u64 {
            // Text of two bytes a character is up to half again as long in UTF-8.
            let size = if wide { size + size / 2 } else { size };
            let rows = size * SAMPLE as u64 / rows.position().max(1);
            reading.records.reserve_exact(usize::try_from(rows + rows / 64).unwrap_or(0));
        }
    }
    reading.blank(rows.blank);
    if rows.was_cut() {
        reading.cut_off(last);
    }
    reading.records.shrink_to_fit();
    Ok(())
}
