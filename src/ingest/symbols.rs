//! Texts that many rows share, kept once each and named by a number.

use std::hash::BuildHasher;
use std::num::NonZeroU32;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// A text of a [`Symbols`] table. `Option<Sym>` needs no more room than `Sym`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sym(NonZeroU32);

impl Sym {
    /// The number of the text in its table.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    /// The symbol with a number that [`Sym::index`] gave.
    ///
    /// # Panics
    /// If the number is beyond what any table holds.
    #[must_use]
    pub fn from_index(index: usize) -> Self {
        let number = u32::try_from(index + 1).ok().and_then(NonZeroU32::new);
        Self(number.expect("a table holds fewer than 2^32 texts"))
    }
}

/// An identifier: its running number and the text before it.
///
/// `GD20261014-007` is the stem `GD20261014-` and the number 7 in three digits, so that millions of identifiers
/// need eight bytes each, are compared exactly, and show gaps in a series. An identifier without digits at its
/// end is all stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The text before the number and the number of its digits.
    pub stem: Sym,
    /// The digits at the end, the last nine at most.
    pub number: u32,
}

/// Distinct texts in the order in which they were met.
#[derive(Clone, Debug, Default)]
pub struct Symbols {
    text: String,
    ends: Vec<usize>,
    table: HashTable<u32>,
}

/// Fixed seeds: the order of a table never reaches the output, and a build is the same every time.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    FixedState::with_seed(0x6a69_616e_6475).hash_one(bytes)
}

impl Symbols {
    /// The symbol of `text`, a new one if it was not met before.
    ///
    /// # Panics
    /// When there are more than 2^32 distinct texts.
    pub fn intern(&mut self, text: &str) -> Sym {
        let hash_of = hash(text.as_bytes());
        if let Some(&found) = self.table.find(hash_of, |&n| self.at(n as usize) == text) {
            return Sym::from_index(found as usize);
        }
        let number = u32::try_from(self.ends.len()).expect("fewer than 2^32 distinct texts");
        self.text.push_str(text);
        self.ends.push(self.text.len());
        let (table, all, ends) = (&mut self.table, &self.text, &self.ends);
        table.insert_unique(hash_of, number, |&n| hash(slice(all, ends, n as usize).as_bytes()));
        Sym::from_index(number as usize)
    }

    /// The symbol of `text`, if it was met.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Sym> {
        self.table.find(hash(text.as_bytes()), |&n| self.at(n as usize) == text).map(|&n| Sym::from_index(n as usize))
    }

    /// The text of a symbol.
    #[must_use]
    pub fn text(&self, sym: Sym) -> &str {
        self.at(sym.index())
    }

    /// The identifier as it was written.
    #[must_use]
    pub fn key_text(&self, key: Key) -> String {
        let stem = self.text(key.stem);
        match stem.split_once(WIDTH) {
            Some((text, width)) => {
                let width = width.parse().unwrap_or(0);
                format!("{text}{:0width$}", key.number)
            }
            None => stem.to_owned(),
        }
    }

    /// The identifier `text` as a key.
    pub fn intern_key(&mut self, text: &str) -> Key {
        let (stem, number, width) = split_key(text);
        self.intern_stem(stem, number, width)
    }

    /// The key of `text`, if its stem was met.
    #[must_use]
    pub fn find_key(&self, text: &str) -> Option<Key> {
        let (stem, number, width) = split_key(text);
        let stem = if width == 0 { self.find(stem) } else { self.find(&format!("{stem}{WIDTH}{width}")) }?;
        Some(Key { stem, number })
    }

    pub(crate) fn intern_stem(&mut self, stem: &str, number: u32, width: usize) -> Key {
        let stem = if width == 0 { self.intern(stem) } else { self.intern(&format!("{stem}{WIDTH}{width}")) };
        Key { stem, number }
    }

    /// How many distinct texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// No text was met.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The texts with their symbols, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Sym, &str)> {
        (0..self.len()).map(|n| (Sym::from_index(n), self.at(n)))
    }

    /// Takes in the texts of `other`; its symbol number `n` becomes the `n`th of the answer.
    pub fn absorb(&mut self, other: &Self) -> Vec<Sym> {
        other.iter().map(|(_, text)| self.intern(text)).collect()
    }

    fn at(&self, n: usize) -> &str {
        slice(&self.text, &self.ends, n)
    }
}

/// Stands in a stem before the number of digits; no cell holds it, because cells lose their control characters.
const WIDTH: char = '\u{0}';

fn slice<'a>(text: &'a str, ends: &[usize], n: usize) -> &'a str {
    let start = if n == 0 { 0 } else { ends[n - 1] };
    &text[start..ends[n]]
}

/// The text before the last digits (nine at most), their value and how many they are.
pub(crate) fn split_key(text: &str) -> (&str, u32, usize) {
    let digits = text.bytes().rev().take(9).take_while(u8::is_ascii_digit).count();
    let (stem, number) = text.split_at(text.len() - digits);
    (stem, number.bytes().fold(0, |n, b| n * 10 + u32::from(b - b'0')), digits)
}

/// Where the symbols of one file went when tables were joined.
#[derive(Debug)]
pub struct Remap<'a> {
    symbols: &'a [Sym],
    labels: &'a [Sym],
}

impl<'a> Remap<'a> {
    /// What became of the symbols and labels of one file, as [`Symbols::absorb`] answered.
    #[must_use]
    pub const fn new(symbols: &'a [Sym], labels: &'a [Sym]) -> Self {
        Self { symbols, labels }
    }

    /// The symbol in the joined table.
    pub fn sym(&self, sym: &mut Sym) {
        *sym = self.symbols[sym.index()];
    }

    /// The symbol in the joined table, if there is one.
    pub fn opt(&self, sym: &mut Option<Sym>) {
        if let Some(sym) = sym {
            self.sym(sym);
        }
    }

    /// The identifier in the joined table.
    pub fn key(&self, key: &mut Key) {
        self.sym(&mut key.stem);
    }

    /// The identifier in the joined table, if there is one.
    pub fn opt_key(&self, key: &mut Option<Key>) {
        if let Some(key) = key {
            self.key(key);
        }
    }

    /// The answer with its label in the joined table.
    pub fn answer(&self, answer: &mut super::rating::Answer) {
        answer.remap(self.labels);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_met_twice_is_one_symbol() {
        let mut symbols = Symbols::default();
        let a = symbols.intern("王某");
        assert_eq!(symbols.intern("李某"), Sym::from_index(1));
        assert_eq!(symbols.intern("王某"), a);
        assert_eq!(symbols.text(a), "王某");
        assert_eq!(symbols.len(), 2);
        assert_eq!(symbols.find("赵某"), None);
    }

    #[test]
    fn a_key_reads_back_as_it_was_written() {
        let mut symbols = Symbols::default();
        for text in ["GD20261014-007", "1930679858170647", "007", "7", "ABC", "", "工单-12", "X0000000000001"] {
            let key = symbols.intern_key(text);
            assert_eq!(symbols.key_text(key), text);
            assert_eq!(symbols.find_key(text), Some(key));
        }
        assert_ne!(symbols.intern_key("007"), symbols.intern_key("7"));
        assert_eq!(symbols.intern_key("GD20261014-008").number, 8);
    }

    #[test]
    fn joined_tables_say_where_each_symbol_went() {
        let (mut all, mut other) = (Symbols::default(), Symbols::default());
        all.intern("a");
        all.intern("b");
        let (c, b) = (other.intern("c"), other.intern("b"));
        let went = all.absorb(&other);
        assert_eq!(all.text(went[c.index()]), "c");
        assert_eq!(all.text(went[b.index()]), "b");
        assert_eq!(all.len(), 3);
    }
}
