//! An exact histogram of integer values.

use serde::{Deserialize, Serialize};

/// Integer values with their counts: seconds, millionths of a point, ratings. Nothing is rounded, so that medians,
/// quantiles, means and deviations are exact, and merging is a sum.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Values in any order; sorted when read.
    items: Vec<i32>,
}

impl Values {
    /// Adds one value.
    pub fn push(&mut self, value: i32) {
        self.items.push(value);
    }

    /// Adds all values of `other`.
    pub fn merge(&mut self, other: Self) {
        if self.items.is_empty() {
            self.items = other.items;
        } else {
            self.items.extend(other.items);
        }
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.items.len() as u64
    }

    /// There is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The values, smallest first.
    #[must_use]
    pub fn sorted(&self) -> Vec<i32> {
        let mut sorted = self.items.clone();
        sorted.sort_unstable();
        sorted
    }

    /// The sum of the values and the sum of their squares.
    #[must_use]
    pub fn sums(&self) -> (i128, i128) {
        self.items.iter().fold((0, 0), |(sum, squares), &value| {
            (sum + i128::from(value), squares + i128::from(value) * i128::from(value))
        })
    }
}

impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        self.items.len() == other.items.len() && self.sorted() == other.sorted()
    }
}

impl Eq for Values {}

impl Serialize for Values {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sorted = self.sorted();
        serializer.collect_seq(sorted.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())))
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let runs = Vec::<(i32, usize)>::deserialize(deserializer)?;
        Ok(Self { items: runs.into_iter().flat_map(|(value, count)| std::iter::repeat_n(value, count)).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
