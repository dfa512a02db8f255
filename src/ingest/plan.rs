//! Which cell of a row feeds which column: made once for a file, when its header is found.

use std::collections::BTreeMap;

use super::cells::Cells;
use super::column::{Col, Column, Type};
use super::durations::Unit;

/// No cell feeds the column.
const NONE: u32 = u32::MAX;
/// Numbers from here on are those of constants.
const CONSTANTS: u32 = 1 << 31;

/// Yes comes first and no second, as [`super::Row::yes_no`] counts on.
pub(crate) static YES_NO: super::Vocabulary = super::Vocabulary {
    words: &[
        super::Word {
            slug: "yes",
            synonyms: &[
                "是",
                "有",
                "Y",
                "true",
                "1",
                "√",
                "✓",
                "✔",
                "对",
                "已",
                "已授权",
                "已成立",
                "已回复",
                "成立",
                "属实",
            ],
        },
        super::Word {
            slug: "no",
            synonyms: &["否", "无", "没有", "N", "false", "0", "×", "✗", "未", "未授权", "不成立", "不属实"],
        },
    ],
    path: false,
    other: None,
};

/// Which cell feeds which column.
pub(crate) struct Plan {
    columns: &'static [Column],
    cells: Vec<u32>,
    further: Vec<Vec<usize>>,
    /// Cells whose values must stay at the door.
    door: Vec<usize>,
    units: Vec<Option<Unit>>,
    headers: Vec<Option<String>>,
    constants: Vec<Vec<u8>>,
    values: Vec<BTreeMap<String, String>>,
}

impl Plan {
    /// A plan by which every column but those with constants is missing.
    pub(crate) fn new(columns: &'static [Column], options: &super::ReadOptions) -> Self {
        let mut plan = Self {
            columns,
            cells: vec![NONE; columns.len()],
            further: vec![Vec::new(); columns.len()],
            door: Vec::new(),
            units: vec![None; columns.len()],
            headers: vec![None; columns.len()],
            constants: Vec::new(),
            values: columns.iter().map(|c| values_of(options, c.name)).collect(),
        };
        for (name, value) in &options.constants {
            if let Some(at) = columns.iter().position(|c| c.name == name) {
                plan.cells[at] = CONSTANTS + u32::try_from(plan.constants.len()).unwrap_or(0);
                plan.constants.push(value.clone().into_bytes());
            }
        }
        plan
    }

    /// Lets a cell feed a column; a second one is a further one.
    pub(crate) fn feed(&mut self, col: Col, cell: usize, header: &str, unit: Option<Unit>) {
        let at = col.index();
        if self.cells[at] < CONSTANTS {
            self.further[at].push(cell);
            return;
        }
        self.cells[at] = u32::try_from(cell).unwrap_or(NONE);
        self.units[at] = unit;
        self.headers[at] = Some(header.to_owned());
    }

    #[inline]
    pub(crate) fn cell<'a>(&'a self, cells: &'a Cells, col: Col) -> &'a [u8] {
        match self.cells[col.index()] {
            NONE => b"",
            at if at >= CONSTANTS => &self.constants[(at - CONSTANTS) as usize],
            at => cells.get(at as usize).unwrap_or(b""),
        }
    }

    pub(crate) fn has(&self, col: Col) -> bool {
        self.cells[col.index()] != NONE
    }

    /// A cell of the file feeds the column.
    pub(crate) fn fed(&self, col: Col) -> Option<usize> {
        let at = self.cells[col.index()];
        (at < CONSTANTS).then_some(at as usize)
    }

    pub(crate) fn further(&self, col: Col) -> &[usize] {
        &self.further[col.index()]
    }

    /// Lets the value of a cell go no further than the door.
    pub(crate) fn keep_out(&mut self, cell: usize) {
        self.door.push(cell);
    }

    /// The cells whose values must stay at the door.
    #[inline]
    pub(crate) fn door(&self) -> &[usize] {
        &self.door
    }

    pub(crate) fn header(&self, col: Col) -> Option<&str> {
        self.headers[col.index()].as_deref()
    }

    pub(crate) fn unit(&self, col: Col) -> Option<Unit> {
        self.units[col.index()]
    }

    /// Our word for a clean text, by the settings.
    pub(crate) fn value(&self, col: Col, text: &str) -> Option<&str> {
        let values = &self.values[col.index()];
        values.get(&text.to_lowercase()).or_else(|| values.get("*")).map(String::as_str)
    }

    /// The number of the word that a clean text is: by the settings, by the vocabulary, by the settings' word for
    /// all others, by the vocabulary's.
    pub(crate) fn word(&self, col: Col, text: &str) -> Option<u8> {
        let vocabulary = match self.columns[col.index()].ty {
            Type::Choice(vocabulary) => vocabulary,
            _ => &YES_NO,
        };
        let values = &self.values[col.index()];
        let known = |text: &str| {
            values.get(&text.to_lowercase()).and_then(|ours| vocabulary.find(ours)).or_else(|| vocabulary.find(text))
        };
        let part = |text: &str| {
            let mut parts = text.split(['/', '>', '\\', '-', '|', '→']).map(str::trim);
            vocabulary.path.then(|| parts.find_map(known)).flatten()
        };
        known(text)
            .or_else(|| part(text))
            .or_else(|| values.get("*").and_then(|ours| vocabulary.find(ours)))
            .or(vocabulary.other)
    }
}

fn values_of(options: &super::ReadOptions, column: &str) -> BTreeMap<String, String> {
    let normal = |theirs: &String| super::text::clean(theirs.as_bytes()).to_lowercase();
    let values = options.values.get(column).into_iter().flatten();
    values.map(|(theirs, ours)| (normal(theirs), ours.clone())).collect()
}
