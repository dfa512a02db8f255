//! The cells of one row, in one piece of memory that the next row uses again.

use std::ops::Index;

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
        for end in memchr::memchr_iter(delimiter, line) {
            self.bounds.push(bounds(start, end));
            start = end + 1;
        }
        self.bounds.push(bounds(start, line.len()));
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
