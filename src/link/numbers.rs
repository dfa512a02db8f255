//! Gaps in running numbers: a record that was there may have been deleted.

use std::collections::BTreeMap;

use super::place;
use super::series::{Series, series};
use crate::ingest::{Key, Origin, ReadFile, Sym, Symbols};
use crate::problem::{Code, Log, Problem};

/// Numbers that are missing between two that are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The first missing number.
    pub from: Key,
    /// The last missing number.
    pub to: Key,
    /// Where the number after the gap stands.
    pub after: Origin,
}

impl Gap {
    /// How many numbers are missing.
    #[must_use]
    pub const fn len(&self) -> u64 {
        (self.to.number - self.from.number) as u64 + 1
    }

    /// Never: a gap lacks one number at least.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        false
    }
}

/// The gaps of every running series, in the order of their stems.
///
/// A series is running where more of its numbers are there than are missing between its first and its last: order
/// numbers that a platform draws at random, or of which the export holds only the department's few, tell nothing.
#[must_use]
pub fn gaps(keys: impl IntoIterator<Item = (Key, Origin)> + Clone) -> Vec<Gap> {
    let known = series(keys.clone().into_iter().map(|(key, _)| (key.stem, key.number)));
    gaps_of(&known, keys)
}

/// The gaps of series that are known already.
fn gaps_of(known: &BTreeMap<Sym, Series>, keys: impl IntoIterator<Item = (Key, Origin)>) -> Vec<Gap> {
    let mut series: BTreeMap<Sym, Vec<(u32, Origin)>> =
        known.iter().filter(|(_, series)| !series.is_plain()).map(|(stem, _)| (*stem, Vec::new())).collect();
    if series.is_empty() {
        return Vec::new();
    }
    for (key, origin) in keys {
        if let Some(numbers) = series.get_mut(&key.stem) {
            numbers.push((key.number, origin));
        }
    }
    let mut gaps = Vec::new();
    for (stem, mut numbers) in series {
        numbers.sort_unstable();
        numbers.dedup_by_key(|(number, _)| *number);
        let (Some((first, _)), Some((last, _))) = (numbers.first(), numbers.last()) else { continue };
        let there = numbers.len() as u64;
        if u64::from(last - first) + 1 - there >= there {
            continue;
        }
        for pair in numbers.windows(2) {
            let ((before, _), (number, after)) = (pair[0], pair[1]);
            if number - before > 1 {
                let key = |number| Key { stem, number };
                gaps.push(Gap { from: key(before + 1), to: key(number - 1), after });
            }
        }
    }
    gaps
}

/// Lists the gaps of a record type as problems.
pub fn report_gaps(
    keys: impl IntoIterator<Item = (Key, Origin)> + Clone,
    symbols: &Symbols,
    files: &[ReadFile],
    log: &mut Log,
) {
    report(gaps(keys), symbols, files, log);
}

/// Lists the gaps of series that are known already.
pub(super) fn report_gaps_of(
    known: &BTreeMap<Sym, Series>,
    keys: impl IntoIterator<Item = (Key, Origin)>,
    symbols: &Symbols,
    files: &[ReadFile],
    log: &mut Log,
) {
    report(gaps_of(known, keys), symbols, files, log);
}

fn report(gaps: Vec<Gap>, symbols: &Symbols, files: &[ReadFile], log: &mut Log) {
    for gap in gaps {
        let (from, to) = (symbols.key_text(gap.from), symbols.key_text(gap.to));
        let found = if gap.from == gap.to { from } else { format!("{from} … {to}") };
        let mut problem = Problem::new(Code::NumberGap, place(files, gap.after)).found(found);
        problem.count = gap.len();
        log.add(problem);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(texts: &[&str]) -> Vec<(String, String)> {
        let mut symbols = Symbols::default();
        let keys: Vec<_> =
            (0u32..).zip(texts).map(|(line, text)| (symbols.intern_key(text), Origin { file: 0, line })).collect();
        gaps(keys).iter().map(|gap| (symbols.key_text(gap.from), symbols.key_text(gap.to))).collect()
    }

    #[test]
    fn a_number_that_is_missing_between_two_is_a_gap() {
        let day = ["GD20261014-007", "GD20261014-004", "GD20261014-005", "GD20261015-001", "GD20261014-004"];
        assert_eq!(found(&day), [("GD20261014-006".to_owned(), "GD20261014-006".to_owned())]);
    }

    #[test]
    fn several_missing_numbers_in_a_row_are_one_gap() {
        let forms = ["L-01", "L-02", "L-03", "L-06", "L-07"];
        assert_eq!(found(&forms), [("L-04".to_owned(), "L-05".to_owned())]);
    }

    #[test]
    fn numbers_that_do_not_run_have_no_gaps() {
        assert!(found(&["1930679858170647", "1930679858175512", "1930679858190001"]).is_empty());
        assert!(found(&["A-1", "A-9", "B", "C"]).is_empty());
        assert!(found(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn deleting_a_row_inside_a_full_series_is_always_seen(length in 4u32..200, at in 1u32..198) {
            let at = 1 + at % (length - 2);
            let mut symbols = Symbols::default();
            let keys = (0..length).filter(|n| *n != at).map(|n| {
                (symbols.intern_key(&format!("GD-{n:05}")), Origin { file: 0, line: n + 2 })
            });
            let gaps = gaps(keys.collect::<Vec<_>>());
            prop_assert_eq!(gaps.len(), 1);
            prop_assert_eq!((gaps[0].from.number, gaps[0].to.number, gaps[0].after.line), (at, at, at + 3));
        }
    }
}
