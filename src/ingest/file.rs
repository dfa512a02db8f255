//! What is told about a file that was read.

use std::sync::Arc;

use crate::problem::{Code, Place, Problem};
use crate::time::Moment;

use super::door::Door;
use super::encoding::Encoding;
use super::kind::Kind;
use super::symbols::Symbols;

/// What became of the rows of a file: `read` = `kept` + `deduplicated` + `skipped` + `rejected`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows after the header, blank lines among them.
    pub read: u64,
    /// Rows that became records.
    pub kept: u64,
    /// Records left out because another row says the same; counted when records are linked.
    pub deduplicated: u64,
    /// Sums, notes, repeated headers and blank lines.
    pub skipped: u64,
    /// Rows that could not be used.
    pub rejected: u64,
}

impl Counts {
    /// Every row is accounted for.
    #[must_use]
    pub const fn add_up(&self) -> bool {
        self.read == self.kept + self.deduplicated + self.skipped + self.rejected
    }
}

/// How far reading a file came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its rows were read.
    Read,
    /// It was decoded, but none of its rows is the header, or the header is ambiguous: its metrics are not measured.
    NoHeader,
    /// It is in no encoding that we know: the report cannot be made.
    UnknownEncoding,
    /// It could not be opened, or is not what its name says.
    Unreadable,
}

/// A column of a file and the header that feeds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fed {
    /// Our name of the field.
    pub column: &'static str,
    /// The header as it stands in the file; empty where a constant of the settings stands for the column.
    pub header: String,
}

/// What is told about a file that was read.
#[derive(Clone, Debug)]
pub struct ReadFile {
    /// Path relative to the data folder, with `/` between parts.
    pub path: Arc<str>,
    /// What it holds.
    pub kind: Kind,
    /// Digest of its bytes.
    pub sha256: [u8; 32],
    /// The encoding of a text file; none for a workbook.
    pub encoding: Option<Encoding>,
    /// How far reading came.
    pub outcome: Outcome,
    /// What became of its rows.
    pub counts: Counts,
    /// The first and last moment in the column that dates the rows.
    pub span: Option<(Moment, Moment)>,
    /// The columns that were found, in the order of the record type.
    pub columns: Vec<Fed>,
    /// The columns that metrics need and the file lacks.
    pub missing: Vec<&'static str>,
    /// The sheets that were read, if it is a workbook.
    pub sheets: Vec<Arc<str>>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Bits of a line number that name the row of a sheet; the sheet's number stands above them.
const ROW_BITS: u32 = 21;

/// The line that stands for a row of the sheet with a number.
pub(crate) fn line_in_sheet(sheet: usize, row: u32) -> u32 {
    let sheet = u32::try_from(sheet).unwrap_or(u32::MAX).min((1 << (32 - ROW_BITS)) - 1);
    (sheet << ROW_BITS) | row.min((1 << ROW_BITS) - 1)
}

pub(crate) fn place(path: &Arc<str>, sheets: &[Arc<str>], line: u32) -> Place {
    if sheets.is_empty() {
        return Place { line: u64::from(line), ..Place::file(path) };
    }
    let sheet = sheets.get((line >> ROW_BITS) as usize).cloned();
    Place { sheet, line: u64::from(line & ((1 << ROW_BITS) - 1)), ..Place::file(path) }
}

impl ReadFile {
    /// The place of a record that came from this file.
    #[must_use]
    pub fn place(&self, line: u32) -> Place {
        place(&self.path, &self.sheets, line)
    }

    /// The digest in hexadecimal digits.
    #[must_use]
    pub fn sha256_hex(&self) -> String {
        self.sha256.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// So many rows were rejected that the file says little: more than three, and more than `share` of all.
    #[must_use]
    pub fn is_unreliable(&self, share: f64) -> bool {
        let Counts { read, skipped, rejected, .. } = self.counts;
        // Counts of rows are far below 2^52.
        rejected > 3 && rejected as f64 > share * (read - skipped) as f64
    }

    /// A table that cannot be opened or whose header is not found may hold any rows: what the other files of its kind
    /// say is not the whole.
    /// A text or a document beside the exports may be a note.
    #[must_use]
    pub fn hides_rows(&self) -> bool {
        let table = || matches!(super::read::ending(&self.path).as_str(), "csv" | "tsv" | "xlsx");
        matches!(self.outcome, Outcome::NoHeader | Outcome::Unreadable) && table()
    }

    /// So many cells of a column could not be understood that the column says little, by the same measure as for rows:
    /// what was done at a time that nobody can read was not left undone.
    #[must_use]
    pub fn is_unread(&self, column: &str, share: f64) -> bool {
        let unread = self.problems.iter().filter(|problem| {
            !problem.rejects
                && matches!(problem.code, Code::ValueNotUnderstood | Code::AmbiguousDate)
                && problem.field.as_deref() == Some(column)
        });
        let unread: u64 = unread.map(|problem| problem.count).sum();
        // Counts of rows are far below 2^52.
        unread > 3 && unread as f64 > share * self.counts.kept as f64
    }
}

/// The records of a file, and the texts that they share.
#[derive(Debug)]
pub struct FileRead<T> {
    /// What is told about the file.
    pub file: ReadFile,
    /// Its records, in the order of its rows.
    pub records: Vec<T>,
    /// The texts of the records' symbols.
    pub symbols: Symbols,
    /// The labels of the records' answers.
    pub labels: Symbols,
    /// What must not be published of it.
    pub door: Door,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_a_workbook_is_named_with_its_sheet() {
        let sheets: Vec<Arc<str>> = vec!["七月".into(), "八月".into()];
        let path: Arc<str> = "a.xlsx".into();
        assert_eq!(place(&path, &sheets, line_in_sheet(1, 1_048_576)).to_string(), "a.xlsx:八月!1048576");
        assert_eq!(place(&path, &[], 12).to_string(), "a.xlsx:12");
    }
}
