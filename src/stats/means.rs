//! The mean of many scores, kept as exact sums.

use super::distribution::two_sided_t;
use super::number::{MILLION, divide_rounded, tenths};
use super::{Interval, Level};

/// Sums of scores in millionths of a point. Adding and merging is exact, so the mean does not depend on the order of
/// the rows or on how the work was divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MeanTally {
    n: u64,
    sum: i128,
    squares: i128,
}

impl MeanTally {
    /// From sums that were kept elsewhere: of `n` scores in millionths of a point, and of their squares.
    pub const fn from_sums(n: u64, sum: i128, squares: i128) -> MeanTally {
        MeanTally { n, sum, squares }
    }

    /// Adds one score in millionths of a point.
    pub fn add(&mut self, millionths: i64) {
        let score = i128::from(millionths);
        self.n += 1;
        self.sum = self.sum.saturating_add(score);
        self.squares = self.squares.saturating_add(score.saturating_mul(score));
    }

    /// Adds all scores of another tally.
    pub fn merge(&mut self, other: MeanTally) {
        self.n += other.n;
        self.sum = self.sum.saturating_add(other.sum);
        self.squares = self.squares.saturating_add(other.squares);
    }

    /// How many scores there are.
    pub const fn n(&self) -> u64 {
        self.n
    }

    /// The sum of the scores in millionths.
    pub const fn sum_millionths(&self) -> i128 {
        self.sum
    }

    /// The mean in points; nothing without scores.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum as f64 / self.n as f64 / MILLION as f64)
    }

    /// The mean in whole millionths of a point, half away from zero.
    pub fn mean_millionths(&self) -> Option<i64> {
        (self.n > 0).then(|| divide_rounded(self.sum, i128::from(self.n))).and_then(|mean| i64::try_from(mean).ok())
    }

    /// The mean in tenths of a point, half away from zero: 81.25 is 813.
    pub fn mean_tenths(&self) -> Option<i64> {
        let denominator = i128::from(self.n) * i128::from(MILLION);
        (self.n > 0).then(|| tenths(self.sum, denominator)).and_then(|mean| i64::try_from(mean).ok())
    }

    /// The mean compared with a level in points, decided in integers.
    pub fn cmp_level(&self, level: Level) -> Option<std::cmp::Ordering> {
        (self.n > 0).then(|| self.sum.cmp(&(i128::from(level.millionths()) * i128::from(self.n))))
    }

    /// The standard deviation in points (divisor n − 1); nothing below two scores.
    pub fn deviation(&self) -> Option<f64> {
        if self.n < 2 {
            return None;
        }
        let n = i128::from(self.n);
        // Exact in integers as far as they reach, which is far beyond any survey.
        let spread = match (n.checked_mul(self.squares), self.sum.checked_mul(self.sum)) {
            (Some(squares), Some(square)) => (squares - square).max(0) as f64,
            _ => (self.n as f64 * self.squares as f64 - (self.sum as f64).powi(2)).max(0.0),
        };
        Some((spread / (self.n as f64 * (self.n - 1) as f64)).sqrt() / MILLION as f64)
    }

    /// `mean ± t·s/√n`, cut to the range of the scale; nothing below two scores.
    pub fn interval(&self, confidence: f64, range: Interval) -> Option<Interval> {
        let (mean, deviation) = (self.mean()?, self.deviation()?);
        let half = two_sided_t(confidence, self.n - 1)? * deviation / (self.n as f64).sqrt();
        Some(Interval { low: mean - half, high: mean + half }.clipped(range))
    }
}

#[cfg(test)]
mod tests {
    use super::super::round12;
    use super::*;

    const SCALE: Interval = Interval { low: 0.0, high: 100.0 };

    fn tally(scores: impl IntoIterator<Item = i64>) -> MeanTally {
        let mut tally = MeanTally::default();
        scores.into_iter().for_each(|points| tally.add(points * MILLION));
        tally
    }

    fn twenty_answers() -> MeanTally {
        tally([vec![100; 9], vec![75; 8], vec![50; 2], vec![25]].concat())
    }

    // Expected values: Python statistics.stdev and scipy 1.17.1 t.ppf(0.975, 19).
    #[test]
    fn the_interval_agrees_with_an_independent_computation() {
        let tally = twenty_answers();
        assert_eq!(tally.mean(), Some(81.25));
        assert_eq!(tally.mean_tenths(), Some(813));
        assert_eq!(tally.deviation().map(round12), Some(21.267_407_730_6));
        let interval = tally.interval(0.95, SCALE).unwrap();
        assert!((interval.low - 71.296_546_794_8).abs() < 1e-9 && (interval.high - 91.203_453_205_1).abs() < 1e-9);
    }

    #[test]
    fn merging_is_adding() {
        let mut merged = tally([100, 75]);
        merged.merge(tally([50]));
        assert_eq!(merged, tally([50, 75, 100]));
        let million = i128::from(MILLION);
        assert_eq!(merged, MeanTally::from_sums(3, 225 * million, 18_125 * million * million));
    }

    #[test]
    fn few_scores_have_no_interval_and_equal_scores_no_width() {
        assert_eq!(tally([]).mean(), None);
        assert_eq!(tally([]).mean_tenths(), None);
        assert_eq!(tally([80]).interval(0.95, SCALE), None);
        assert_eq!(tally([80, 80]).interval(0.95, SCALE), Some(Interval { low: 80.0, high: 80.0 }));
        assert_eq!(tally([0, 100]).interval(0.95, SCALE), Some(SCALE));
    }

    #[test]
    fn millions_of_scores_stay_exact() {
        let mut all = tally([100, 0]);
        for _ in 0..22 {
            all.merge(all);
        }
        assert_eq!(all.n(), 1 << 23);
        assert_eq!(all.mean(), Some(50.0));
        assert!((all.deviation().unwrap() - 50.0).abs() < 1e-5);
    }
}
