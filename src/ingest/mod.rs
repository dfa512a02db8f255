//! From the bytes of wounded exports to rows of typed values.
//!
//! Files are found ([`discover()`]), decoded, taken apart into rows, and their headers matched to the columns of a
//! record type ([`Column`]). A record type then reads each [`Row`]. What is wrong with a file is a list of
//! problems beside its records; nothing here knows what the records mean.

mod cache;
mod cells;
mod column;
mod csv_file;
pub mod dates;
pub mod discover;
mod document;
mod door;
pub mod durations;
mod encoding;
mod file;
mod header;
mod kind;
mod markdown_file;
mod numbers;
mod options;
mod plan;
mod rating;
mod read;
mod reading;
mod record;
mod row;
mod rows;
mod sink;
mod source;
mod state;
mod symbols;
pub mod text;
mod workbook;

pub use column::{Col, Column, Need, Type, Vocabulary, Word, Words};
pub use dates::{DateOrder, DateRules};
pub use discover::{Discovered, Found, discover, month_named};
pub use document::{Document, MarkdownTable, Section, markdown_options};
pub use door::Door;
pub use durations::Unit;
pub use encoding::{Encoding, ladder};
pub use file::{Counts, Fed, FileRead, Outcome, ReadFile};
pub use kind::{Format, Kind};
pub use markdown_file::document_text;
pub use options::ReadOptions;
pub use rating::{Answer, Said};
pub use read::{read_bytes, read_file};
pub use record::{Origin, Record, RecordKey};
pub use row::Row;
pub use symbols::{Key, Remap, Sym, Symbols};

#[cfg(test)]
mod endless_tests;
#[cfg(test)]
mod tests;
