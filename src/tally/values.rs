//! An exact histogram of integer values.

use serde::{Deserialize, Serialize};

/// Integer values with their counts: seconds, millionths of a point, ratings. Nothing is rounded, so that medians,
/// quantiles, means and deviations are exact, and merging is a sum.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Values and how often each was met, the smallest first.
    runs: Vec<(i32, u32)>,
    /// Values in any order that are not among the runs yet.
    fresh: Vec<i32>,
}

/// So many values at least are worth counting: times repeat where there are hundreds of thousands of them, and few
/// need no more room as they are.
const WORTH_COUNTING: usize = 1 << 12;

impl Values {
    /// Adds one value.
    #[inline]
    pub fn push(&mut self, value: i32) {
        self.fresh.push(value);
        if self.fresh.len() >= WORTH_COUNTING.max(self.runs.len()) {
            self.count();
        }
    }

    /// Adds all values of `other`.
    pub fn merge(&mut self, other: Self) {
        self.runs = joined(&std::mem::take(&mut self.runs), &other.runs);
        self.fresh.extend(other.fresh);
        if self.fresh.len() >= WORTH_COUNTING.max(self.runs.len()) {
            self.count();
        }
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.fresh.len() as u64 + self.runs.iter().map(|(_, count)| u64::from(*count)).sum::<u64>()
    }

    /// There is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fresh.is_empty() && self.runs.is_empty()
    }

    /// The values, smallest first.
    #[must_use]
    pub fn sorted(&self) -> Vec<i32> {
        self.counted().into_iter().flat_map(|(value, count)| std::iter::repeat_n(value, count as usize)).collect()
    }

    /// The sum of the values and the sum of their squares.
    #[must_use]
    pub fn sums(&self) -> (i128, i128) {
        let fresh = self.fresh.iter().map(|value| (*value, 1));
        fresh.chain(self.runs.iter().copied()).fold((0, 0), |(sum, squares), (value, count)| {
            let (value, count) = (i128::from(value), i128::from(count));
            (sum + value * count, squares + value * value * count)
        })
    }

    /// The values and how often each was met, the smallest first.
    fn counted(&self) -> Vec<(i32, u32)> {
        let mut fresh = self.fresh.clone();
        fresh.sort_unstable();
        let fresh: Vec<(i32, u32)> = runs(&fresh).collect();
        joined(&self.runs, &fresh)
    }

    /// Counts the fresh values among the others.
    #[cold]
    fn count(&mut self) {
        self.runs = self.counted();
        self.fresh.clear();
    }
}

/// The runs of equal values; there are fewer than 2^32 records.
fn runs(sorted: &[i32]) -> impl Iterator<Item = (i32, u32)> {
    sorted.chunk_by(|a, b| a == b).map(|run| (run[0], u32::try_from(run.len()).unwrap_or(u32::MAX)))
}

/// The runs of both, whose values rise in each.
fn joined(a: &[(i32, u32)], b: &[(i32, u32)]) -> Vec<(i32, u32)> {
    if a.is_empty() || b.is_empty() {
        return [a, b].concat();
    }
    let mut all: Vec<(i32, u32)> = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    while let Some(next) = match (a.peek(), b.peek()) {
        (Some(first), Some(second)) => {
            if first.0 <= second.0 {
                a.next()
            } else {
                b.next()
            }
        }
        _ => a.next().or_else(|| b.next()),
    } {
        match all.last_mut() {
            Some((value, count)) if *value == next.0 => *count += next.1,
            _ => all.push(*next),
        }
    }
    all.shrink_to_fit();
    all
}

impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        self.counted() == other.counted()
    }
}

impl Eq for Values {}

impl Serialize for Values {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.counted())
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut runs = Vec::<(i32, u32)>::deserialize(deserializer)?;
        runs.sort_unstable();
        Ok(Self { runs: joined(&runs, &[]), fresh: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn many_values_that_are_counted_are_the_values_that_were_given(
            few in prop::collection::vec(-50..50_i32, 0..9_000),
            many in prop::collection::vec(any::<i32>(), 0..9_000),
        ) {
            let (mut a, mut b) = (Values::default(), Values::default());
            few.iter().for_each(|value| a.push(*value));
            many.iter().for_each(|value| b.push(*value));
            a.merge(b);
            let mut all = [few, many].concat();
            let square = |value: &i32| i128::from(*value) * i128::from(*value);
            let sums = (all.iter().map(|value| i128::from(*value)).sum(), all.iter().map(square).sum());
            all.sort_unstable();
            prop_assert_eq!((a.len(), a.is_empty(), a.sums()), (all.len() as u64, all.is_empty(), sums));
            prop_assert_eq!(a.sorted(), all);
            let json = serde_json::to_string(&a).expect("numbers");
            prop_assert_eq!(serde_json::from_str::<Values>(&json).expect("as written"), a);
        }
    }

    #[test]
    fn values_merge_in_any_order() {
        let (mut a, mut b) = (Values::default(), Values::default());
        for value in [3, 1, 2] {
            a.push(value);
        }
        b.push(-7);
        let mut ab = a.clone();
        ab.merge(b.clone());
        b.merge(a);
        assert_eq!(ab, b);
        assert_eq!(ab.sorted(), [-7, 1, 2, 3]);
        assert_eq!(ab.sums(), (-1, 63));
    }
}
