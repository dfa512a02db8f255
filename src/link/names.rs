//! One name for one customer, project or person, however its exports spell it.

use std::collections::BTreeMap;

use crate::ingest::{Sym, Symbols};

/// For each symbol the symbol that stands for it: the same name without spaces, joined through the department's
/// table of short names. There is no matching by similarity.
#[derive(Clone, Debug, Default)]
pub struct Names {
    canonical: Vec<Sym>,
}

impl Names {
    /// Works out the names of all symbols; full names that no export spells are added to `symbols`.
    ///
    /// `full` holds full names by short name, as `[names]` of the settings.
    pub fn new(symbols: &mut Symbols, full: &BTreeMap<String, String>) -> Self {
        for name in full.values() {
            symbols.intern(name);
        }
        let full: BTreeMap<String, String> = full.iter().map(|(short, full)| (plain(short), plain(full))).collect();
        let mut first: BTreeMap<String, Sym> = BTreeMap::new();
        let canonical = symbols
            .iter()
            .map(|(sym, text)| {
                let name = plain(text);
                let name = full.get(&name).cloned().unwrap_or(name);
                *first.entry(name).or_insert(sym)
            })
            .collect();
        Self { canonical }
    }

    /// The symbol that stands for a name.
    #[must_use]
    pub fn canonical(&self, sym: Sym) -> Sym {
        self.canonical.get(sym.index()).copied().unwrap_or(sym)
    }
}

/// A name as it is compared: without white space, brackets of one style.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '（' | '【' | '［' => '(',
            '）' | '】' | '］' => ')',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_short_names_are_one_customer() {
        let mut symbols = Symbols::default();
        let full = symbols.intern("华东某印务(集团)有限公司");
        let spaced = symbols.intern("华东某印务（集团） 有限公司");
        let short = symbols.intern("华东印务");
        let other = symbols.intern("华东印刷");
        let names = Names::new(&mut symbols, &BTreeMap::from([("华东印务".into(), "华东某印务(集团)有限公司".into())]));
        assert_eq!(names.canonical(spaced), full);
        assert_eq!(names.canonical(short), full);
        assert_eq!(names.canonical(other), other);
    }

    #[test]
    fn a_full_name_that_no_export_spells_still_joins_its_short_names() {
        let mut symbols = Symbols::default();
        let (a, b) = (symbols.intern("甲"), symbols.intern("甲公司"));
        let full = BTreeMap::from([("甲".into(), "甲有限公司".into()), ("甲公司".into(), "甲有限公司".into())]);
        let names = Names::new(&mut symbols, &full);
        assert_eq!(names.canonical(a), names.canonical(b));
    }
}
