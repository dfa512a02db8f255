//! An XLSX workbook: every sheet whose header is found, cell by cell.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::Arc;

use crate::problem::Code;
use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxCellReader, XlsxError};

use super::cells::Cells;
use super::csv_file::{Done, Miss, refuse_duplicates};
use super::encoding::{Input, Text};
use super::file::{Outcome, line_in_sheet};
use super::header::{Matcher, locate};
use super::options::ReadOptions;
use super::reading::Reading;
use super::record::Record;

/// Columns beyond which a sheet's cells are not looked at: formats that reach to the edge are no data.
const WIDEST: usize = 20_000;

/// Reads a workbook. `file` is opened twice: once for its digest, once for its sheets.
pub(crate) fn read_workbook<'o, T: Record>(
    mut open: impl FnMut() -> io::Result<Box<dyn Input>>,
    options: &ReadOptions,
    fresh: impl Fn() -> Reading<'o, T>,
) -> io::Result<(Done<'o, T>, Vec<Arc<str>>)> {
    let sha256 = Text::new(open()?).finish()?;
    let mut reading = fresh();
    let mut sheets: Vec<Arc<str>> = Vec::new();
    let outcome = match Xlsx::new(BufReader::new(Whole(open()?))) {
        Ok(mut book) => match read_sheets(&mut book, options, &mut reading, &mut sheets) {
            Ok(true) => Outcome::Read,
            Ok(false) => Outcome::NoHeader,
            Err(error) => {
                reading.state.problems.add(Code::Unreadable, None, 0, &error.to_string(), false);
                Outcome::Unreadable
            }
        },
        Err(error) => {
            reading.state.problems.add(Code::Unreadable, None, 0, &error.to_string(), false);
            Outcome::Unreadable
        }
    };
    Ok((Done { reading, outcome, encoding: None, sha256 }, sheets))
}

/// A boxed input that can be read and sought.
struct Whole(Box<dyn Input>);

impl Read for Whole {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Seek for Whole {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

/// Reads every sheet that has a header; false if none has.
fn read_sheets<T: Record>(
    book: &mut Xlsx<BufReader<Whole>>,
    options: &ReadOptions,
    reading: &mut Reading<'_, T>,
    sheets: &mut Vec<Arc<str>>,
) -> Result<bool, XlsxError> {
    let matcher = Matcher::new(T::COLUMNS, options);
    let mut nearest: Option<Miss> = None;
    for name in book.sheet_names() {
        let line = |row: u32| line_in_sheet(sheets.len(), row);
        let mut rows = SheetRows { cells: book.worksheet_cells_reader(&name)?, ahead: None, ended: false };
        let mut head: Vec<(u32, Cells)> = Vec::new();
        let mut after = None;
        while let Some((row, record)) = rows.next_row()? {
            if row as usize > options.header_scan + 1 {
                after = Some((row, record));
                break;
            }
            head.push((row, record));
        }
        let records: Vec<_> = head.iter().map(|(_, record)| record.clone()).collect();
        let located = match locate(&matcher, &records, options) {
            Ok(located) => located,
            Err(miss) => {
                let miss = Miss::new(miss, &head);
                if nearest.as_ref().is_none_or(|n| n.known() < miss.known()) {
                    nearest = Some(miss);
                }
                continue;
            }
        };
        let (at, header) = head[located.at].clone();
        if let Some(miss) = refuse_duplicates(&located, at) {
            nearest = Some(miss);
            continue;
        }
        let first = located.at + located.rows;
        let mut last = head[first - 1].0;
        let width = header.len();
        reading.begin(located.matched, header, line(at));
        let mut pending = head.into_iter().skip(first).chain(after);
        while let Some((row, mut record)) = pending.next().map_or_else(|| rows.next_row(), |row| Ok(Some(row)))? {
            reading.blank(u64::from(row.saturating_sub(last + 1)));
            last = row;
            // A sheet ends a row at its last cell that holds anything.
            while record.len() < width {
                record.push(b"");
            }
            reading.take(&record, line(row));
        }
        sheets.push(name.into());
    }
    if sheets.is_empty()
        && let Some(miss) = nearest
    {
        miss.report(reading);
    }
    Ok(!sheets.is_empty())
}

/// The rows of a sheet that hold anything, in order, with their numbers from 1.
struct SheetRows<'b> {
    cells: XlsxCellReader<'b, BufReader<Whole>>,
    ahead: Option<(u32, usize, String)>,
    /// The reader must not be asked again after its end.
    ended: bool,
}

impl SheetRows<'_> {
    fn next_row(&mut self) -> Result<Option<(u32, Cells)>, XlsxError> {
        let mut row: Option<u32> = self.ahead.as_ref().map(|(row, ..)| *row);
        let mut cells: Vec<String> = Vec::new();
        if let Some((_, column, text)) = self.ahead.take() {
            put(&mut cells, column, text);
        }
        while !self.ended {
            let Some(cell) = self.cells.next_cell()? else {
                self.ended = true;
                break;
            };
            let (at, column) = cell.get_position();
            let (at, column) = (at + 1, column as usize);
            let text = text_of(cell.get_value());
            if text.is_empty() || column > WIDEST {
                continue;
            }
            if row.is_some_and(|row| row != at) {
                self.ahead = Some((at, column, text));
                break;
            }
            row = Some(at);
            put(&mut cells, column, text);
        }
        Ok(row.map(|row| (row, cells.into_iter().collect::<Cells>())))
    }
}

fn put(cells: &mut Vec<String>, column: usize, text: String) {
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    cells[column] = text;
}

/// A cell as the text that a CSV export would hold.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => number(*value),
        DataRef::DateTime(value) => moment(*value),
        DataRef::Error(_) => "#N/A".to_owned(),
    }
}

/// A whole number without a point. One of more digits than a spreadsheet keeps is shown the way that says so.
fn number(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() >= 1e15 {
        format!("{value:E}").replace('E', "E+")
    } else {
        value.to_string()
    }
}

fn moment(value: ExcelDateTime) -> String {
    let days = value.as_f64();
    if value.is_duration() || (0.0..1.0).contains(&days) {
        let seconds = (days * 86_400.0).round().max(0.0) as u64;
        return format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let Some(at) = value.as_datetime() else { return days.to_string() };
    let at = at + chrono::TimeDelta::milliseconds(500);
    let format = if days.fract() == 0.0 { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" };
    at.format(format).to_string()
}
