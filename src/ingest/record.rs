//! What a record type gives to the reader.

use super::column::Column;
use super::kind::Kind;
use super::row::Row;
use super::symbols::{Key, Remap};

/// Where a row stands: its file's number and its line.
///
/// In a workbook the line holds the sheet's number too; [`super::ReadFile::place`] takes it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Number of the file among all that were read, in their order.
    pub file: u16,
    /// Line of a text file, or row and sheet.
    pub line: u32,
}

/// A record type: made from the rows of files of one kind.
pub trait Record: Sized + Send {
    /// The kind of file.
    const KIND: Kind;
    /// Its columns.
    const COLUMNS: &'static [Column];

    /// Makes a record of a row. None leaves the row out; the reason was given with [`Row::reject`], or by the
    /// getter of a required column.
    fn read(row: &mut Row<'_>) -> Option<Self>;

    /// Rewrites the symbols when the tables of all files are joined.
    fn remap(&mut self, remap: &Remap<'_>);

    /// What two rows about the same thing share; none if the type has no identity.
    fn key(&self) -> Option<RecordKey> {
        None
    }
}

/// The identity of a record among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKey {
    /// One identifier.
    One(Key),
    /// Two identifiers together.
    Two(Key, Key),
}
