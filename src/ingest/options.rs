//! What the settings say about reading one kind of file.

use std::collections::BTreeMap;

use super::dates::DateRules;

/// How files of one kind are read. The default reads what people export without being told anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOptions {
    /// The encoding of every file; found out if absent.
    pub encoding: Option<super::Encoding>,
    /// The character between cells; found out if absent.
    pub delimiter: Option<char>,
    /// How to read `10/5/2026`, and the time zone.
    pub dates: DateRules,
    /// Further texts that mean that nothing was recorded.
    pub empty: Vec<String>,
    /// How many lines are searched for the header.
    pub header_scan: usize,
    /// Columns whose empty cells take the value above them.
    pub fill_down: Vec<String>,
    /// Further headers of columns, preferred to the built-in ones.
    pub aliases: BTreeMap<String, Vec<String>>,
    /// For each column, our word for each of theirs; `*` stands for all others.
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// Values of columns that the files lack.
    pub constants: BTreeMap<String, String>,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            encoding: None,
            delimiter: None,
            dates: DateRules::default(),
            empty: Vec::new(),
            header_scan: 10,
            fill_down: Vec::new(),
            aliases: BTreeMap::new(),
            values: BTreeMap::new(),
            constants: BTreeMap::new(),
        }
    }
}
