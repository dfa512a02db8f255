//! The cells of one row, in one piece of memory that the next row uses again.

use std::ops::Index;

use memchr::memchr;

/// The cells of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cells {
    text: Vec<u8>,
    /// Where each cell begins and ends in `text`.
    bounds: Vec<(u32, u32)>,
}

impl Cells {
    /// How many cells the row has.
    #[must_use]
    pub(crate) fn len(&self) -> usize {
        self.bounds.len()
    }

    /// A cell, by its place.
    #[inline]
    #[must_use]
    pub(crate) fn get(&self, at: usize) -> Option<&[u8]> {
        self.bounds.get(at).map(|bounds| self.cell(*bounds))
    }

    /// The cells in their order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &[u8]> + Clone {
        self.bounds.iter().map(|bounds| self.cell(*bounds))
    }

    /// Adds a cell behind the last one.
    pub(crate) fn push(&mut self, cell: &[u8]) {
        let start = self.text.len();
        self.text.extend_from_slice(cell);
        self.bounds.push(bounds(start, self.text.len()));
    }

    /// All bytes of the row: its cells, and what may stand between them.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.text
    }

    /// Takes apart a line without quotes.
    #[inline]
    pub(crate) fn split(&mut self, line: &[u8], delimiter: u8) {
        self.text.clear();
        self.text.extend_from_slice(line);
        self.bounds.clear();
        let mut start = 0;
        let mut cut = |end: usize| {
            self.bounds.push(bounds(start, end));
            start = end + 1;
        };
        // Cells are short: eight bytes are looked at together rather than one delimiter searched after the other.
        let (words, rest) = line.as_chunks::<8>();
        for (at, word) in words.iter().enumerate() {
            let mut found = equal_bytes(u64::from_le_bytes(*word), delimiter);
            while found != 0 {
                cut(8 * at + found.trailing_zeros() as usize / 8);
                found &= found - 1;
            }
        }
        let tail = line.len() - rest.len();
        rest.iter().enumerate().filter(|(_, byte)| **byte == delimiter).for_each(|(at, _)| cut(tail + at));
        cut(line.len());
    }

    /// Takes apart a line in which whole cells stand in quotes, as spreadsheets write them; false where a quote stands
    /// anywhere else or does not end on the line.
    pub(crate) fn split_quoted(&mut self, line: &[u8], delimiter: u8) -> bool {
        self.text.clear();
        self.bounds.clear();
        let mut rest = line;
        loop {
            let start = self.text.len();
            let after = if let Some(quoted) = rest.strip_prefix(b"\"") {
                let Some(length) = self.unquote(quoted) else { return false };
                &quoted[length..]
            } else {
                let length = memchr(delimiter, rest).unwrap_or(rest.len());
                if memchr(b'"', &rest[..length]).is_some() {
                    return false;
                }
                self.text.extend_from_slice(&rest[..length]);
                &rest[length..]
            };
            self.bounds.push(bounds(start, self.text.len()));
            match after.split_first() {
                None => return true,
                Some((first, next)) if *first == delimiter => rest = next,
                Some(_) => return false,
            }
        }
    }

    /// Adds what stands before the closing quote, and says how long it is with that quote.
    fn unquote(&mut self, quoted: &[u8]) -> Option<usize> {
        let mut from = 0;
        loop {
            let at = from + memchr(b'"', &quoted[from..])?;
            self.text.extend_from_slice(&quoted[from..at]);
            if quoted.get(at + 1) != Some(&b'"') {
                return Some(at + 1);
            }
            self.text.push(b'"');
            from = at + 2;
        }
    }

    /// Takes over cells that follow each other without anything between them; `ends` says where each one ends.
    pub(crate) fn take(&mut self, text: &[u8], ends: &[usize]) {
        self.text.clear();
        self.text.extend_from_slice(text);
        self.bounds.clear();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        self.bounds.extend(starts.zip(ends).map(|(start, end)| bounds(start, *end)));
    }

    #[inline]
    fn cell(&self, (start, end): (u32, u32)) -> &[u8] {
        &self.text[start as usize..end as usize]
    }
}

/// The highest bit of every byte of `word` that is `byte`. Where a byte of the difference is zero, neither it nor what is
/// carried into its highest bit from the other seven sets that bit.
const fn equal_bytes(word: u64, byte: u8) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let difference = word ^ (byte as u64 * 0x0101_0101_0101_0101);
    !(((difference & LOW) + LOW) | difference | LOW)
}

/// A row is never so long that four bytes would not do: [`super::source::RECORD_LIMIT`].
fn bounds(start: usize, end: usize) -> (u32, u32) {
    let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    (short(start), short(end))
}

impl Index<usize> for Cells {
    type Output = [u8];

    fn index(&self, at: usize) -> &[u8] {
        self.cell(self.bounds[at])
    }
}

impl<T: AsRef<[u8]>> FromIterator<T> for Cells {
    fn from_iter<I: IntoIterator<Item = T>>(cells: I) -> Self {
        let mut row = Self::default();
        cells.into_iter().for_each(|cell| row.push(cell.as_ref()));
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_line_with_quoted_cells_reads_as_the_csv_crate_reads_it(line in "[ab,\"甲]{0,24}") {
            let mut row = Cells::default();
            if row.split_quoted(line.as_bytes(), b',') {
                let text = format!("{line}\n");
                let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
                let mut record = csv::ByteRecord::new();
                let read = reader.read_byte_record(&mut record).expect("memory can be read");
                // A line of nothing is no row to the crate.
                if read {
                    proptest::prop_assert!(row.iter().eq(record.iter()), "{line:?}: {row:?} and {record:?}");
                    proptest::prop_assert!(!reader.read_byte_record(&mut record).expect("memory can be read"));
                }
            }
        }

        #[test]
        fn a_line_is_cut_at_every_delimiter(line in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..70), at: u8) {
            let mut row = Cells::default();
            for delimiter in [at, line.first().copied().unwrap_or(b',')] {
                row.split(&line, delimiter);
                proptest::prop_assert!(row.iter().eq(line.split(|byte| *byte == delimiter)));
            }
        }
    }

    #[test]
    fn a_row_is_the_same_however_it_was_made() {
        let (mut line, mut piece) = (Cells::default(), Cells::default());
        line.split("甲,,乙,".as_bytes(), b',');
        piece.take("甲乙".as_bytes(), &[3, 3, 6, 6]);
        let row: Cells = ["甲", "", "乙", ""].into_iter().collect();
        assert!(row.iter().eq(line.iter()) && row.iter().eq(piece.iter()));
        assert_eq!((row.len(), &row[2], row.get(4)), (4, "乙".as_bytes(), None));
        line.split(b"", b',');
        assert_eq!((line.len(), &line[0]), (1, &b""[..]));
    }
}
