//! What is remembered while one file is read.

use crate::time::Moment;

use super::cache::Cache;
use super::column::Col;
use super::door::Door;
use super::rating::Answer;
use super::sink::Sink;
use super::symbols::{Key, Sym, Symbols, split_key};

/// What a cell of words means.
#[derive(Clone, Copy)]
pub(crate) enum Known {
    Word(u8),
    Nothing,
    Unknown,
}

impl From<Option<u8>> for Known {
    fn from(word: Option<u8>) -> Self {
        word.map_or(Self::Unknown, Self::Word)
    }
}

/// What is known of the cells of one column.
#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) symbols: Cache<Option<Sym>>,
    pub(crate) words: Cache<Known>,
    pub(crate) answers: Cache<Option<Answer>>,
    /// The stem of the last identifier, and its length and the number of digits after it.
    stem: Vec<u8>,
    stem_digits: usize,
    stem_sym: Option<Sym>,
}

/// What is remembered while one file is read.
pub(crate) struct State {
    pub(crate) symbols: Symbols,
    pub(crate) labels: Symbols,
    /// What stays at the door.
    pub(crate) door: Door,
    pub(crate) problems: Sink,
    memory: Vec<Memory>,
    /// The required column that was last found empty.
    pub(crate) lacking: Option<Col>,
    span_col: Option<Col>,
    pub(crate) span: Option<(Moment, Moment)>,
}

impl State {
    pub(crate) fn new(columns: usize, span_col: Option<Col>) -> Self {
        Self {
            symbols: Symbols::default(),
            labels: Symbols::default(),
            door: Door::default(),
            problems: Sink::default(),
            memory: std::iter::repeat_with(Memory::default).take(columns).collect(),
            lacking: None,
            span_col,
            span: None,
        }
    }

    #[inline]
    pub(crate) fn column(&mut self, col: Col) -> &mut Memory {
        &mut self.memory[col.index()]
    }

    /// Widens the span of the file when `col` is the column that dates its rows.
    #[inline]
    pub(crate) fn saw(&mut self, col: Col, at: Moment) {
        if self.span_col == Some(col) {
            self.span = Some(self.span.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
        }
    }

    /// The key of an identifier of letters, digits and plain marks, which needs no cleaning. A stem that is the
    /// one of the row above is not looked up.
    #[inline]
    pub(crate) fn plain_key(&mut self, col: Col, raw: &[u8]) -> Option<Key> {
        let plain = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_' || *b == b'-';
        if raw.len() < 2 || !raw[0].is_ascii_alphanumeric() || !raw.iter().all(plain) || raw.len() > 64 {
            return None;
        }
        let text = std::str::from_utf8(raw).ok()?;
        if is_word(raw) {
            return None;
        }
        let (stem, number, digits) = split_key(text);
        let memory = &mut self.memory[col.index()];
        if let Some(sym) = memory.stem_sym
            && memory.stem_digits == digits
            && memory.stem == stem.as_bytes()
        {
            return Some(Key { stem: sym, number });
        }
        let key = self.symbols.intern_stem(stem, number, digits);
        let memory = &mut self.memory[col.index()];
        memory.stem.clear();
        memory.stem.extend_from_slice(stem.as_bytes());
        (memory.stem_digits, memory.stem_sym) = (digits, Some(key.stem));
        Some(key)
    }
}

/// Without a digit an identifier may be one of the words for nothing: the long way knows.
fn is_word(raw: &[u8]) -> bool {
    !raw.iter().any(u8::is_ascii_digit)
}
