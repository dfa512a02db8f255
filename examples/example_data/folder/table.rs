//! Tables as exports write them: CSV text, encodings, and the files of the folder in memory.

use std::collections::BTreeMap;
use std::fmt::Display;

use chrono::{NaiveDate, NaiveDateTime};

/// The files of a report folder, by relative path.
#[derive(Default)]
pub(crate) struct Folder(BTreeMap<String, Vec<u8>>);

impl Folder {
    /// Path and content of each file, in order of path.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Adds a file as it is.
    pub(super) fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        let path = path.into();
        let earlier = self.0.insert(path.clone(), bytes.into());
        assert!(earlier.is_none(), "{path} is written twice");
    }

    /// Adds `text` in the encoding of `form`.
    pub(super) fn add_text(&mut self, path: impl Into<String>, text: &str, form: Form) {
        self.add(path, form.encode(text));
    }
}

/// How a system writes its text files.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Plain,
    Bom,
    Gb18030,
}

impl Form {
    fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Plain => text.as_bytes().to_vec(),
            Self::Bom => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            Self::Gb18030 => encoding_rs::GB18030.encode(&text.replace('\n', "\r\n")).0.into_owned(),
        }
    }
}

/// A header and its rows.
pub(super) struct Table {
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with these headers, written with commas between them.
    pub(super) fn new(header: &str) -> Self {
        Self { header: header.split(',').map(|name| name.trim().to_owned()).collect(), rows: Vec::new() }
    }

    /// Adds a row, which must fit the header.
    pub(super) fn push(&mut self, row: Vec<String>) {
        assert_eq!(row.len(), self.header.len(), "a row has as many cells as the header: {row:?}");
        self.rows.push(row);
    }

    /// The table as CSV, lines ending in a line feed.
    pub(super) fn csv(&self) -> String {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in std::iter::once(&self.header).chain(&self.rows) {
            writer.write_record(row).expect("a vector takes every byte");
        }
        String::from_utf8(writer.into_inner().expect("a vector takes every byte")).expect("cells are text")
    }
}

/// A row of cells, each written as it displays.
macro_rules! row {
    ($($cell:expr),* $(,)?) => { vec![$($cell.to_string()),*] };
}
pub(super) use row;

/// A moment to the minute, as the ticket system writes it.
pub(super) fn minute(moment: NaiveDateTime) -> String {
    moment.format("%Y-%m-%d %H:%M").to_string()
}

/// A date without padding, as a spreadsheet writes it.
pub(super) fn slashed(date: NaiveDate) -> String {
    date.format("%Y/%-m/%-d").to_string()
}

/// What is there, or an empty cell.
pub(super) fn maybe<T: Display>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// 是 or 否.
pub(super) fn yes(value: bool) -> &'static str {
    if value { "是" } else { "否" }
}
