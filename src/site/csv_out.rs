//! Tables of rows for download: UTF-8 with a byte order mark, and no cell that a spreadsheet would run.

use std::borrow::Cow;

/// Composes one table.
#[derive(Debug)]
pub struct Table {
    writer: csv::Writer<Vec<u8>>,
    columns: usize,
    /// Cells of the row at hand.
    cells: usize,
    rows: u64,
}

impl Table {
    /// A table with these columns.
    #[must_use]
    pub fn new(header: &[&str]) -> Self {
        // Spreadsheets take UTF-8 for their old code page unless the mark stands first.
        let mut table = Self::beginning_with(b"\xEF\xBB\xBF", header.len());
        table.row(header);
        table.rows = 0;
        table
    }

    /// Further rows of a table of so many columns, to be put behind its beginning.
    #[must_use]
    pub fn part(columns: usize) -> Self {
        Self::beginning_with(b"", columns)
    }

    fn beginning_with(mark: &[u8], columns: usize) -> Self {
        let writer =
            csv::WriterBuilder::new().flexible(false).terminator(csv::Terminator::CRLF).from_writer(mark.to_vec());
        Self { writer, columns, cells: 0, rows: 0 }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// If it has not as many cells as the header: the columns of a table are the program's, not the data's.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) {
        cells.iter().for_each(|cell| self.cell(cell.as_ref()));
        self.end_row();
    }

    /// Adds a cell to the row at hand.
    ///
    /// # Panics
    /// Never: a buffer in memory takes every byte.
    pub fn cell(&mut self, cell: &str) {
        self.writer.write_field(&*guarded(cell)).expect("a buffer in memory takes every byte");
        self.cells += 1;
    }

    /// Ends the row at hand.
    ///
    /// # Panics
    /// If it has not as many cells as the header: the columns of a table are the program's, not the data's.
    pub fn end_row(&mut self) {
        assert_eq!(self.cells, self.columns, "a row has a cell for each column");
        self.writer.write_record(None::<&[u8]>).expect("the number of cells was compared before");
        self.cells = 0;
        self.rows += 1;
    }

    /// How many rows stand in it, the header not counted.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The bytes of the file.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner().expect("a buffer in memory takes every byte")
    }
}

/// The cell with an apostrophe before it where a spreadsheet would read it as a formula; plain numbers stay.
#[must_use]
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if risky && !is_negative_number(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

fn is_negative_number(cell: &str) -> bool {
    let Some(number) = cell.strip_prefix('-') else { return false };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_numbers_are_kept() {
        for cell in ["=1+1", "+8613", "-cmd|x", "@SUM(A1)", "\t=1", "\r=1", "-", "-1e5", "-1.", "--1", "＝1"] {
            assert_eq!(guarded(cell), format!("'{cell}"));
        }
        for cell in ["-12", "-0.5", "0", "GD-1", "a=b", "", "2026-10-31 14:30:00", "电话"] {
            assert_eq!(guarded(cell), cell);
        }
    }

    #[test]
    fn a_table_opens_in_a_spreadsheet_and_reads_back() {
        let mut table = Table::new(&["编号", "备注"]);
        table.row(&["A1", "他说\"好\", 换行\n完"]);
        table.row(&["A2", "=cmd"]);
        assert_eq!(table.rows(), 2);
        let bytes = table.into_bytes();
        assert!(bytes.starts_with("\u{feff}编号,备注\r\n".as_bytes()));
        let rows: Vec<_> =
            csv::Reader::from_reader(&bytes[3..]).into_records().map(|row| row.expect("a row")).collect();
        assert_eq!(&rows[0][1], "他说\"好\", 换行\n完");
        assert_eq!(&rows[1][1], "'=cmd");
    }
}
