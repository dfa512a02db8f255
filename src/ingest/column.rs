//! What a record type is made of: its columns, the headers they go by, and the words that their values may be.

use std::fmt;

/// A column of one record type: its place in the type's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Col(pub u16);

impl Col {
    /// The index into the table of columns.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// How much a column is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A header is found only with it, and a row without a value is rejected.
    Required,
    /// One of all the columns marked so must be there; a row without any of them is for the record type to judge.
    OneOf,
    /// A metric is not measured without it.
    Metric,
    /// Nice to have.
    Optional,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// An identifier, compared as a whole.
    Key,
    /// A name or a short text; `无` means that nothing was recorded.
    Text,
    /// What somebody wrote; `无` is an answer.
    Content,
    /// Read only to learn whether it is empty, then dropped; several headers may feed it.
    Presence,
    /// A contact: read only to learn whether it is empty, and kept aside so that nothing of it is published; several
    /// headers may feed it.
    Contact,
    /// The name of a member of staff.
    Staff,
    /// The name of a department.
    Dept,
    /// A date with a time of day, or a date alone.
    Stamp,
    /// A moment, or a length of time after another moment.
    StampOrDuration,
    /// A date; a time of day is dropped.
    Date,
    /// A length of time.
    Duration,
    /// A whole number.
    Integer,
    /// Yes or no.
    YesNo,
    /// One of the words of a vocabulary.
    Choice(&'static Vocabulary),
    /// An answer on a scale of satisfaction: a label or a number.
    Rating,
    /// A number from 0 to 10.
    Score,
    /// A week, or a date or range inside it.
    Week,
    /// A time of day, or a date with one.
    TimeOrStamp,
}

impl Type {
    /// The cells say whether or when something happened, or how long it took: one that cannot be understood would be
    /// taken for something that was not done.
    #[must_use]
    pub const fn is_evidence(self) -> bool {
        matches!(
            self,
            Self::Stamp | Self::StampOrDuration | Self::Date | Self::Duration | Self::TimeOrStamp | Self::YesNo
        )
    }

    /// A short name, for `jiandu schema`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Text => "text",
            Self::Content => "content",
            // To whoever fills an export in, a contact is one more cell of which only the presence counts.
            Self::Presence | Self::Contact => "presence",
            Self::Staff => "staff",
            Self::Dept => "department",
            Self::Stamp => "datetime",
            Self::StampOrDuration => "datetime or duration",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Integer => "integer",
            Self::YesNo => "yes/no",
            Self::Choice(_) => "choice",
            Self::Rating => "rating",
            Self::Score => "score",
            Self::Week => "week",
            Self::TimeOrStamp => "time or datetime",
        }
    }

    /// Cells of the column are times, which may be Excel serial numbers or epochs.
    #[must_use]
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Stamp | Self::StampOrDuration | Self::Date | Self::Week | Self::TimeOrStamp)
    }
}

/// One column of a record type.
#[derive(Debug)]
pub struct Column {
    /// Our own name of the field, always understood as a header too.
    pub name: &'static str,
    /// Headers met in practice, the preferred first.
    pub aliases: &'static [&'static str],
    /// What the cells hold.
    pub ty: Type,
    /// How much it is needed.
    pub need: Need,
    /// A value as it may stand in a cell.
    pub example: &'static str,
    /// What the field means.
    pub doc: &'static str,
}

/// One thing that a cell may say, and the words for it.
#[derive(Debug)]
pub struct Word {
    /// Our own name of it, always understood too.
    pub slug: &'static str,
    /// Words met in practice.
    pub synonyms: &'static [&'static str],
}

/// The words that the cells of a column may hold.
pub struct Vocabulary {
    /// The words, in the order of the numbers that stand for them.
    pub words: &'static [Word],
    /// A cell may be a path (`一级 / 二级`), of which the first known part counts.
    pub path: bool,
    /// The word that stands for every other text, where the type does not mind which.
    pub other: Option<u8>,
}

impl fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.words.iter().map(|w| w.slug)).finish()
    }
}

impl Vocabulary {
    /// The number of the word that `text` is, its ASCII letters in either case.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u8> {
        let same = |word: &str| word.eq_ignore_ascii_case(text);
        let at = self.words.iter().position(|w| same(w.slug) || w.synonyms.iter().any(|s| same(s)))?;
        u8::try_from(at).ok()
    }

    /// Our own names of the words, as a list to read.
    #[must_use]
    pub fn slugs(&self) -> String {
        let slugs: Vec<_> = self.words.iter().map(|w| w.slug).collect();
        slugs.join(", ")
    }
}

/// An enumeration whose values are the words of a vocabulary.
pub trait Words: Copy + 'static {
    /// The vocabulary; its words stand in the order of the enumeration.
    const VOCABULARY: &'static Vocabulary;

    /// The value for a number of the vocabulary.
    fn of(number: u8) -> Option<Self>;

    /// Our own name of the value.
    fn slug(self) -> &'static str;
}

/// Makes an enumeration and its vocabulary of one list.
///
/// `path` after the name lets cells be paths; `other = Name` gives the value that stands for every unknown text.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$meta:meta])* $vis:vis enum $name:ident $(, path $path:literal)? $(, other $other:ident)? {
        $($(#[doc = $doc:literal])+ $word:ident = $slug:literal $([$($synonym:literal),* $(,)?])?,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        $vis enum $name { $($(#[doc = $doc])+ $word,)+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [$name] = &[$($name::$word,)+];
            #[allow(unused_mut, unused_assignments)]
            const WORDS: $crate::ingest::Vocabulary = {
                let (mut path, mut other) = (false, None);
                $(path = $path;)?
                $(other = Some($name::$other as u8);)?
                $crate::ingest::Vocabulary {
                    words: &[$($crate::ingest::Word { slug: $slug, synonyms: &[$($($synonym),*)?] },)+],
                    path,
                    other,
                }
            };
        }

        impl $crate::ingest::Words for $name {
            const VOCABULARY: &'static $crate::ingest::Vocabulary = {
                static VOCABULARY: $crate::ingest::Vocabulary = $name::WORDS;
                &VOCABULARY
            };

            fn of(number: u8) -> Option<Self> {
                Self::ALL.get(usize::from(number)).copied()
            }

            fn slug(self) -> &'static str {
                match self { $($name::$word => $slug,)+ }
            }
        }
    };
}

/// Makes the table of columns of a record type, and a constant for the index of each.
///
/// A line reads `OPENED_AT: "opened_at", Type::Stamp, Required, "2026-10-14 11:30", ["创建时间", "建单时间"];`
/// below its documentation, which is the column's description too.
#[macro_export]
macro_rules! columns {
    ($($(#[doc = $doc:literal])+ $id:ident: $name:literal, $ty:expr, $need:ident, $example:literal, [$($alias:literal),* $(,)?];)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code)]
        #[repr(u16)]
        enum ColumnIndex { $($id,)+ }

        $($(#[doc = $doc])+ #[allow(dead_code, unreachable_pub)] pub const $id: $crate::ingest::Col = $crate::ingest::Col(ColumnIndex::$id as u16);)+

        /// The columns of the record type, in order.
        #[allow(unreachable_pub)]
        pub static COLUMNS: &[$crate::ingest::Column] = &[$($crate::ingest::Column {
            name: $name,
            aliases: &[$($alias),*],
            ty: $ty,
            need: $crate::ingest::Need::$need,
            example: $example,
            doc: concat!($($doc),+).trim_ascii(),
        },)+];
    };
}
