//! Counts of events: the interval of a count and the gaps between rare events.

use super::Interval;
use super::distribution::gamma_quantile;

/// Exact Poisson interval for the mean behind a count. A month without complaints is compatible with three a month.
pub fn poisson_interval(count: u64, confidence: f64) -> Interval {
    let tail = (1.0 - confidence) / 2.0;
    // Half a chi-square quantile with 2k degrees of freedom is a gamma quantile with shape k.
    Interval {
        low: if count == 0 { 0.0 } else { gamma_quantile(count as f64, tail) },
        high: gamma_quantile(count as f64 + 1.0, 1.0 - tail),
    }
}

/// The distances between neighbouring events, given in ascending order (days, seconds).
pub fn gaps(ascending: &[i64]) -> Vec<i64> {
    ascending.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Expected values: scipy 1.17.1, chi2.ppf(0.025, 2k) / 2 and chi2.ppf(0.975, 2k + 2) / 2.
    #[test]
    fn the_interval_agrees_with_an_independent_library() {
        for (count, low, high) in [
            (0, 0.0, 3.688_879_454_11),
            (1, 0.025_317_807_984_3, 5.571_643_390_94),
            (4, 1.089_865_373_63, 10.241_588_675_4),
            (10, 4.795_388_696_13, 18.390_356_042),
            (100, 81.363_991_250_9, 121.626_793_792),
            (5_000_000, 4_995_618.334_53, 5_004_384.560_22),
        ] {
            let found = poisson_interval(count, 0.95);
            assert!((found.low - low).abs() <= 1e-11 * low.max(1.0), "{count}: {found:?}");
            assert!((found.high - high).abs() <= 1e-11 * high, "{count}: {found:?}");
        }
    }

    #[test]
    fn gaps_are_one_fewer_than_events() {
        assert_eq!(gaps(&[3, 10, 10, 45]), [7, 0, 35]);
        assert!(gaps(&[3]).is_empty() && gaps(&[]).is_empty());
    }
}
