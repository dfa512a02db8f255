//! A rate as the pair of integers that it is.

use std::cmp::Ordering;

use super::number::{Level, MILLION, divide_rounded};

/// `k` of `n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Ratio {
    /// The cases that count.
    pub k: u64,
    /// All cases.
    pub n: u64,
}

/// How a rate may be printed; the words belong to the locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// There was nothing to judge: neither 0 % nor 100 %.
    NoneDue,
    /// Too few cases for a percentage: only `k/n`.
    PairOnly,
    /// Tenths of a percent: 940 is 94.0 %.
    Tenths(u64),
    /// It would round to 100.0 %, but something is missing.
    Above999,
    /// It would round to 0.0 %, but something is there.
    Below01,
}

impl Ratio {
    /// `k` of `n`.
    pub const fn new(k: u64, n: u64) -> Ratio {
        Ratio { k, n }
    }

    /// The share as a number; nothing if there is nothing to judge.
    pub fn share(self) -> Option<f64> {
        (self.n > 0).then(|| self.k as f64 / self.n as f64)
    }

    /// The cases that do not count.
    pub const fn rest(self) -> u64 {
        self.n.saturating_sub(self.k)
    }

    /// What may be printed when a percentage needs at least `least` cases.
    pub fn shown(self, least: u64) -> Shown {
        if self.n == 0 {
            return Shown::NoneDue;
        }
        if self.n < least {
            return Shown::PairOnly;
        }
        match divide_rounded(1000 * i128::from(self.k), i128::from(self.n)) {
            1000 if self.k < self.n => Shown::Above999,
            0 if self.k > 0 => Shown::Below01,
            tenths => Shown::Tenths(u64::try_from(tenths).unwrap_or(u64::MAX)),
        }
    }

    /// The share compared with a level in percent, decided in integers; with n = 0 nothing is compared.
    pub fn cmp_percent(self, level: Level) -> Option<Ordering> {
        let ours = i128::from(self.k) * 100 * i128::from(MILLION);
        (self.n > 0).then(|| ours.cmp(&(i128::from(level.millionths()) * i128::from(self.n))))
    }

    /// The share compared with another share, decided in integers; nothing if either has no cases.
    pub fn cmp_share(self, other: Ratio) -> Option<Ordering> {
        let cross = |k: u64, n: u64| u128::from(k) * u128::from(n);
        (self.n > 0 && other.n > 0).then(|| cross(self.k, other.n).cmp(&cross(other.k, self.n)))
    }

    /// `self − before` in tenths of a percentage point, half away from zero: 47/50 after 40/50 is 140, printed +14.0.
    pub fn points_since(self, before: Ratio) -> Option<i64> {
        let product = |a: u64, b: u64| i128::from(a).checked_mul(i128::from(b));
        if self.n == 0 || before.n == 0 {
            return None;
        }
        let difference = product(self.k, before.n)?.checked_sub(product(before.k, self.n)?)?;
        let tenths = divide_rounded(difference.checked_mul(1000)?, product(self.n, before.n)?);
        i64::try_from(tenths).ok()
    }
}

impl std::ops::Add for Ratio {
    type Output = Ratio;

    fn add(self, other: Ratio) -> Ratio {
        Ratio { k: self.k.saturating_add(other.k), n: self.n.saturating_add(other.n) }
    }
}

impl std::iter::Sum for Ratio {
    fn sum<I: Iterator<Item = Ratio>>(ratios: I) -> Ratio {
        ratios.fold(Ratio::default(), |sum, ratio| sum + ratio)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_rate_is_rounded_half_away_from_zero_and_never_lies_at_the_ends() {
        let cases = [
            (1999, 2000, Shown::Above999),
            (1, 2000, Shown::Tenths(1)),
            (1, 16, Shown::Tenths(63)),
            (1, 3000, Shown::Below01),
            (0, 12, Shown::Tenths(0)),
            (0, 7, Shown::PairOnly),
            (0, 0, Shown::NoneDue),
            (12, 12, Shown::Tenths(1000)),
            (47, 50, Shown::Tenths(940)),
            (4_999_999, 5_000_000, Shown::Above999),
            (u64::MAX - 1, u64::MAX, Shown::Above999),
        ];
        for (k, n, shown) in cases {
            assert_eq!(Ratio::new(k, n).shown(10), shown, "{k}/{n}");
        }
    }

    #[test]
    fn a_rate_on_its_target_meets_it() {
        assert_eq!(Ratio::new(38, 40).cmp_percent(Level::whole(95)), Some(Ordering::Equal));
        assert_eq!(Ratio::new(39, 40).cmp_percent(Level::from_number(97.5).unwrap()), Some(Ordering::Equal));
        assert_eq!(Ratio::new(47, 50).cmp_percent(Level::whole(95)), Some(Ordering::Less));
        assert_eq!(Ratio::new(u64::MAX, u64::MAX).cmp_percent(Level::whole(100)), Some(Ordering::Equal));
        assert_eq!(Ratio::new(0, 0).cmp_percent(Level::whole(0)), None);
    }

    #[test]
    fn a_change_is_the_difference_of_the_pairs_and_not_of_rounded_values() {
        assert_eq!(Ratio::new(47, 50).points_since(Ratio::new(40, 50)), Some(140));
        assert_eq!(Ratio::new(40, 50).points_since(Ratio::new(47, 50)), Some(-140));
        assert_eq!(Ratio::new(1, 2000).points_since(Ratio::new(0, 10)), Some(1));
        assert_eq!(Ratio::new(1, 2).points_since(Ratio::new(0, 0)), None);
    }

    proptest! {
        #[test]
        fn hundred_percent_is_printed_only_when_nothing_is_missing(n in 1_u64..6_000_000, part in 0.0..=1.0_f64) {
            let k = ((n as f64 * part) as u64).min(n);
            let shown = Ratio::new(k, n).shown(0);
            prop_assert_eq!(shown == Shown::Tenths(1000), k == n);
            prop_assert_eq!(shown == Shown::Tenths(0), k == 0);
        }
    }
}
