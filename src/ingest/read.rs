//! Reads one file into the records of its kind.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::problem::{Code, Place, Problem};

use super::column::{Col, Need};
use super::csv_file::{Done, read_csv};
use super::door::Door;
use super::encoding::Input;
use super::file::{Fed, FileRead, Outcome, ReadFile, place};
use super::kind::Format;
use super::markdown_file::read_markdown;
use super::options::ReadOptions;
use super::reading::Reading;
use super::record::Record;
use super::state::State;
use super::symbols::Symbols;
use super::workbook::read_workbook;

/// Reads a file. `path` is where it is, `name` what it is called in the report, `number` its place among all
/// files that are read. What goes wrong is told in the answer.
#[must_use]
pub fn read_file<T: Record>(path: &Path, name: &Arc<str>, number: u16, options: &ReadOptions) -> FileRead<T> {
    let fresh = || Reading::new(options, name, number);
    let open = || -> io::Result<Box<dyn Input>> { Ok(Box::new(File::open(path)?)) };
    let read = || -> io::Result<_> {
        // Opening a folder succeeds on some systems, and reading it fails with words that help nobody.
        if path.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        match ending(name).as_str() {
            "xlsx" => read_workbook(open, options, fresh),
            "md" | "markdown" => read_markdown(open()?, options, fresh).map(|done| (done, Vec::new())),
            _ => read_csv(open()?, path.metadata()?.len(), options, fresh).map(|done| (done, Vec::new())),
        }
    };
    match read() {
        Ok((done, sheets)) => finish(done, sheets, name),
        Err(error) => {
            let file = ReadFile {
                path: Arc::clone(name),
                kind: T::KIND,
                sha256: [0; 32],
                encoding: None,
                outcome: Outcome::Unreadable,
                counts: super::Counts::default(),
                span: None,
                columns: Vec::new(),
                missing: Vec::new(),
                sheets: Vec::new(),
                problems: vec![Problem::new(Code::Unreadable, Place::file(name)).found(error.to_string())],
            };
            FileRead {
                file,
                records: Vec::new(),
                symbols: Symbols::default(),
                labels: Symbols::default(),
                door: Door::default(),
            }
        }
    }
}

/// Reads bytes in memory as if they were a file with a name.
///
/// # Errors
/// Never of the bytes themselves; memory can be read.
pub fn read_bytes<T: Record>(bytes: &[u8], name: &Arc<str>, options: &ReadOptions) -> io::Result<FileRead<T>> {
    let fresh = || Reading::new(options, name, 0);
    let input = || Box::new(io::Cursor::new(bytes.to_vec())) as Box<dyn Input>;
    let (done, sheets) = match ending(name).as_str() {
        "xlsx" => read_workbook(|| Ok(input()), options, fresh)?,
        "md" | "markdown" => (read_markdown(input(), options, fresh)?, Vec::new()),
        _ => (read_csv(input(), bytes.len() as u64, options, fresh)?, Vec::new()),
    };
    Ok(finish(done, sheets, name))
}

/// The ending of a file's name in small letters.
pub(crate) fn ending(name: &str) -> String {
    Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// How a file with this name is written; none if it is not read.
pub(crate) fn format_of(name: &str) -> Option<Format> {
    match ending(name).as_str() {
        "csv" | "tsv" | "txt" | "xlsx" => Some(Format::Table),
        "md" | "markdown" => Some(Format::Markdown),
        _ => None,
    }
}

fn finish<T: Record>(done: Done<'_, T>, sheets: Vec<Arc<str>>, name: &Arc<str>) -> FileRead<T> {
    let Done { reading, outcome, encoding, sha256 } = done;
    let cols =
        || T::COLUMNS.iter().enumerate().map(|(at, column)| (Col(u16::try_from(at).unwrap_or(u16::MAX)), column));
    let plan = &reading.plan;
    let fed = |(col, column): (Col, &super::Column)| {
        plan.has(col).then(|| Fed { column: column.name, header: plan.header(col).unwrap_or_default().to_owned() })
    };
    let (columns, missing) = if outcome == Outcome::Read {
        let missing = cols().filter(|(col, column)| column.need != Need::Optional && !plan.has(*col));
        (cols().filter_map(fed).collect(), missing.map(|(_, column)| column.name).collect())
    } else {
        (Vec::new(), Vec::new())
    };
    let problems = reading
        .state
        .problems
        .into_problems(|col| T::COLUMNS[col.index()].name.to_owned(), |line| place(name, &sheets, line));
    let file = ReadFile {
        path: Arc::clone(name),
        kind: T::KIND,
        sha256,
        encoding,
        outcome,
        counts: reading.counts,
        span: reading.state.span,
        columns,
        missing,
        sheets,
        problems,
    };
    let State { symbols, labels, door, .. } = reading.state;
    FileRead { file, records: reading.records, symbols, labels, door }
}
