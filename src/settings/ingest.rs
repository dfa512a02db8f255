//! `[ingest]`, `[ingest.<kind>]`, `[aliases]`, `[values]`, `[constant]`: how this company's exports are written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::value::Decimal;

/// `[aliases.<kind>] column = ["Header"]`: kind, column, further spellings of its header.
pub type Aliases = BTreeMap<String, BTreeMap<String, Vec<String>>>;
/// `[values.<kind>.<column>] "their word" = "ours"`: kind, column, their word (`*` for all others), ours.
pub type Values = BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>;
/// `[constant.<kind>] column = "value"`: kind, column, the value that every row has.
pub type Constants = BTreeMap<String, BTreeMap<String, String>>;

/// `[ingest]`: rules of reading that hold for all kinds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ingest {
    /// The encoding of text files.
    pub encoding: Encoding,
    /// Lines searched for the header.
    pub header_scan: u32,
    /// Columns whose empty cells repeat the cell above, `kind.column`.
    pub fill_down: Vec<String>,
    /// Share of rejected rows above which the metrics of a file are not measured.
    pub max_reject_share: Decimal,
    /// Days after which an entry counts as late.
    pub late_entry_days: u32,
    /// `[ingest.<kind>]`.
    #[serde(default)]
    pub kinds: BTreeMap<String, KindIngest>,
}

impl Ingest {
    /// The encoding to read files of a kind in.
    #[must_use]
    pub fn encoding_of(&self, kind: &str) -> Encoding {
        self.kinds.get(kind).and_then(|it| it.encoding).unwrap_or(self.encoding)
    }
}

/// `[ingest.<kind>]`: what is peculiar to the files of one kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindIngest {
    /// The encoding, where it is not that of `[ingest]`.
    pub encoding: Option<Encoding>,
    /// The delimiter, where it is not to be found out.
    pub delimiter: Option<Delimiter>,
    /// How dates such as `10/5/2026` are meant; without it they are refused.
    pub date_order: Option<DateOrder>,
    /// Further spellings of an empty cell.
    #[serde(default)]
    pub empty: Vec<String>,
}

/// An encoding of text files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// Found out by a strict ladder.
    #[serde(rename = "auto")]
    Auto,
    /// UTF-8, with or without a mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-16, little endian.
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, big endian.
    #[serde(rename = "utf-16be")]
    Utf16Be,
    /// GB18030, and so GBK and GB2312.
    #[serde(rename = "gb18030", alias = "gbk", alias = "gb2312")]
    Gb18030,
}

/// The character between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delimiter {
    /// `,`
    #[serde(rename = ",")]
    Comma,
    /// A tab.
    #[serde(rename = "\t", alias = "tab")]
    Tab,
    /// `;`
    #[serde(rename = ";")]
    Semicolon,
    /// The full-width `，`
    #[serde(rename = "，")]
    FullWidthComma,
    /// `|`
    #[serde(rename = "|")]
    Pipe,
}

/// The order of day and month in dates that do not begin with the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// Month, day, year.
    Mdy,
    /// Day, month, year.
    Dmy,
}
