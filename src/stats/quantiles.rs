//! Medians and percentiles of durations: whole numbers in, actual cases out.

use std::cmp::Ordering;

use super::Level;
use super::masses::Masses;
use super::number::MILLION;

/// A number of halves: the median of whole seconds may lie between two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Halves(pub i128);

impl Halves {
    /// A whole value.
    pub fn whole(value: i64) -> Halves {
        Halves(2 * i128::from(value))
    }

    /// The value as a number.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / 2.0
    }

    /// Compared with a level in the same unit, decided in integers.
    pub fn cmp_level(self, level: Level) -> Ordering {
        self.0.saturating_mul(i128::from(MILLION / 2)).cmp(&i128::from(level.millionths()))
    }
}

/// What is shown of a set of durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// How many there are.
    pub n: u64,
    /// The smallest.
    pub least: i64,
    /// The middle value, or the mean of the two middle ones.
    pub median: Halves,
    /// The ⌈0.9·n⌉-th smallest: always an actual case.
    pub p90: i64,
    /// The largest.
    pub most: i64,
}

/// Sums up an ascending sample; nothing for an empty one.
pub fn spread<T: Copy + Into<i64>>(ascending: &[T]) -> Option<Spread> {
    let (least, most) = ((*ascending.first()?).into(), (*ascending.last()?).into());
    let (median, p90) = (median(ascending)?, nearest_rank(ascending, 90)?.into());
    Some(Spread { n: ascending.len() as u64, least, median, p90, most })
}

/// The median of an ascending sample.
pub fn median<T: Copy + Into<i64>>(ascending: &[T]) -> Option<Halves> {
    let at = |rank: usize| ascending.get(rank).map(|value| i128::from((*value).into()));
    let middle = ascending.len() / 2;
    let upper = at(middle)?;
    let lower = if ascending.len() % 2 == 1 { upper } else { at(middle - 1)? };
    Some(Halves(lower + upper))
}

/// The nearest-rank percentile of an ascending sample: the ⌈percent·n/100⌉-th smallest.
pub fn nearest_rank<T: Copy>(ascending: &[T], percent: usize) -> Option<T> {
    let rank = (ascending.len() * percent.min(100)).div_ceil(100).max(1);
    ascending.get(rank - 1).copied()
}

/// The interval of the median by order statistics, from an ascending sample of at least six.
/// It covers with at least the given confidence; nothing if the sample is too small for that.
pub fn median_interval<T: Copy>(ascending: &[T], confidence: f64) -> Option<(T, T)> {
    let rank = median_rank(ascending.len() as u64, confidence)?;
    let rank = usize::try_from(rank).ok()?;
    Some((*ascending.get(rank - 1)?, *ascending.get(ascending.len() - rank)?))
}

/// The largest rank r with P(B(n, ½) < r) ≤ (1 − confidence)/2: the r-th smallest and the r-th largest enclose the median.
fn median_rank(n: u64, confidence: f64) -> Option<u64> {
    if n < 6 {
        return None;
    }
    let tail = (1.0 - confidence) / 2.0;
    let masses = Masses::binomial(n, 1, 2);
    // The first value whose cumulated probability exceeds the tail; all ranks up to it keep within the tail.
    let mut rank = masses.lower_limit(tail);
    if masses.at_most(rank) <= tail {
        rank += 1;
    }
    (rank >= 1).then(|| rank.min(n.div_ceil(2)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_even_sample_has_its_median_between_the_middle_values() {
        assert_eq!(median(&[30_i32, 35]), Some(Halves(65)));
        assert_eq!(median(&[30_i32, 35]).unwrap().as_f64(), 32.5);
        assert_eq!(median(&[1_i64, 2, 900]), Some(Halves::whole(2)));
        assert_eq!(median(&[i64::MAX, i64::MAX]).unwrap(), Halves::whole(i64::MAX));
        assert_eq!(median::<i64>(&[]), None);
    }

    #[test]
    fn the_ninetieth_percentile_is_an_actual_case() {
        let sample: Vec<i64> = (1..=11).collect();
        assert_eq!(nearest_rank(&sample[..10], 90), Some(9));
        assert_eq!(nearest_rank(&sample, 90), Some(10));
        assert_eq!(nearest_rank(&sample[..1], 90), Some(1));
        assert_eq!(nearest_rank::<i64>(&[], 90), None);
    }

    #[test]
    fn a_median_is_compared_with_its_limit_exactly() {
        assert_eq!(Halves(61).cmp_level(Level::from_number(30.5).unwrap()), Ordering::Equal);
        assert_eq!(Halves(61).cmp_level(Level::whole(30)), Ordering::Greater);
    }

    // Ranks: scipy 1.17.1, largest r with binom.cdf(r - 1, n, 0.5) <= 0.025.
    #[test]
    fn the_interval_of_the_median_uses_the_tabulated_ranks() {
        for (n, low, high) in [(6, 1, 6), (7, 1, 7), (10, 2, 9), (25, 8, 18), (100, 40, 61), (1000, 469, 532)] {
            let sample: Vec<i64> = (1..=n).collect();
            assert_eq!(median_interval(&sample, 0.95), Some((low, high)), "n = {n}");
        }
        assert_eq!(median_interval(&[1, 2, 3, 4, 5], 0.95), None);
        assert_eq!(median_interval(&[1, 2, 3, 4, 5, 6], 0.99), None);
    }

    proptest! {
        #[test]
        fn everything_lies_between_the_extremes(mut sample in prop::collection::vec(-1000_i64..1_000_000, 1..200)) {
            sample.sort_unstable();
            let spread = spread(&sample).unwrap();
            prop_assert!(Halves::whole(spread.least) <= spread.median && spread.median <= Halves::whole(spread.most));
            prop_assert!(sample.contains(&spread.p90));
            let not_above = sample.iter().filter(|value| **value <= spread.p90).count();
            prop_assert!(not_above * 10 >= sample.len() * 9);
            if let Some((low, high)) = median_interval(&sample, 0.95) {
                prop_assert!(Halves::whole(low) <= spread.median && spread.median <= Halves::whole(high));
            }
        }
    }
}
