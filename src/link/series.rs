//! What the running numbers of a table are like, stem by stem: the same look serves gaps and duplicates.

use std::collections::BTreeMap;

/// The numbers of one stem, or of what else the rows of a series share, in the order in which they were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Series {
    /// The lowest number.
    pub first: u32,
    /// The highest number.
    pub last: u32,
    /// How many rows have the stem.
    pub rows: u64,
    /// Each number is higher than the one before, so that none comes twice.
    pub rising: bool,
}

impl Series {
    const fn new(number: u32) -> Self {
        Self { first: number, last: number, rows: 1, rising: true }
    }

    fn add(&mut self, number: u32) {
        self.rising &= number > self.last;
        self.first = self.first.min(number);
        self.last = self.last.max(number);
        self.rows += 1;
    }

    /// Goes on with the numbers that were read after these.
    pub(super) fn then(&mut self, later: Self) {
        self.rising &= later.rising && later.first > self.last;
        self.first = self.first.min(later.first);
        self.last = self.last.max(later.last);
        self.rows += later.rows;
    }

    /// No number is missing and none comes twice, in the simplest way.
    pub(super) const fn is_plain(&self) -> bool {
        self.rising && self.rows == (self.last - self.first) as u64 + 1
    }
}

/// The series of all stems. Rows of one stem mostly follow each other, so that few rows need the map.
pub(super) fn series<S: Copy + Ord>(keys: impl IntoIterator<Item = (S, u32)>) -> BTreeMap<S, Series> {
    let mut all: BTreeMap<S, Series> = BTreeMap::new();
    let mut current: Option<(S, Series)> = None;
    for (stem, number) in keys {
        match &mut current {
            Some((same, series)) if *same == stem => series.add(number),
            _ => {
                all.extend(current.take());
                let known = all.get(&stem).copied();
                let series = known.map_or_else(
                    || Series::new(number),
                    |mut known| {
                        known.add(number);
                        known
                    },
                );
                current = Some((stem, series));
            }
        }
    }
    all.extend(current);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Symbols;

    fn of(texts: &[&str]) -> Vec<Series> {
        let mut symbols = Symbols::default();
        let keys: Vec<_> =
            texts.iter().map(|text| symbols.intern_key(text)).map(|key| (key.stem, key.number)).collect();
        series(keys).into_values().collect()
    }

    #[test]
    fn series_that_are_read_apart_are_what_they_are_together() {
        let numbers = [3, 5, 6, 9, 9, 2, 10];
        let together = |numbers: &[u32]| {
            let (first, rest) = numbers.split_first().unwrap();
            rest.iter().fold(Series::new(*first), |mut series, number| {
                series.add(*number);
                series
            })
        };
        for from in 0..numbers.len() {
            for to in from + 2..=numbers.len() {
                for cut in from + 1..to {
                    let mut series = together(&numbers[from..cut]);
                    series.then(together(&numbers[cut..to]));
                    assert_eq!(series, together(&numbers[from..to]), "{from} {cut} {to}");
                }
            }
        }
    }

    #[test]
    fn a_stem_that_comes_back_goes_on_where_it_was() {
        let series = of(&["A-1", "A-2", "B-1", "A-3", "B-1"]);
        assert_eq!(series[0], Series { first: 1, last: 3, rows: 3, rising: true });
        assert_eq!(series[1], Series { first: 1, last: 1, rows: 2, rising: false });
        assert!(series[0].is_plain() && !series[1].is_plain());
        assert!(!of(&["A-1", "A-3"])[0].is_plain());
        assert!(of(&[]).is_empty());
    }
}
