//! The probabilities of a discrete distribution, built outwards from its mode.
//!
//! Neighbouring probabilities differ by a simple factor, so the whole distribution follows from the mode by
//! multiplications and a division by the sum. No logarithm, no exponential: the same bits on every machine, no
//! cancellation, and about a dozen standard deviations of work however large n is.

/// Parts smaller than this share of the mode's probability are left out.
const NEGLIGIBLE: f64 = 1e-30;

/// The probabilities of `first`, `first + 1`, …; outside of them nothing is left that matters.
#[derive(Debug, Clone)]
pub struct Masses {
    first: u64,
    mass: Vec<f64>,
}

impl Masses {
    /// From the mode and the factors that lead from one value to the next higher and the next lower;
    /// a factor of 0 is the end of the range.
    fn around(mode: u64, up: impl Fn(u64) -> f64, down: impl Fn(u64) -> f64) -> Masses {
        let mut below = Vec::new();
        let (mut x, mut weight) = (mode, 1.0);
        while x > 0 {
            weight *= down(x);
            if weight.is_nan() || weight < NEGLIGIBLE {
                break;
            }
            below.push(weight);
            x -= 1;
        }
        let first = x;
        below.reverse();
        let mut mass = below;
        mass.push(1.0);
        let (mut x, mut weight) = (mode, 1.0);
        loop {
            weight *= up(x);
            if weight.is_nan() || weight < NEGLIGIBLE {
                break;
            }
            mass.push(weight);
            x += 1;
        }
        let total: f64 = mass.iter().sum();
        mass.iter_mut().for_each(|part| *part /= total);
        Masses { first, mass }
    }

    /// Successes among `n` trials, each with the probability `k / of` (a baseline rate as it was counted).
    pub fn binomial(n: u64, k: u64, of: u64) -> Masses {
        let k = k.min(of);
        if of == 0 || k == 0 {
            return Masses { first: 0, mass: vec![1.0] };
        }
        if k == of {
            return Masses { first: n, mass: vec![1.0] };
        }
        let mode = (u128::from(n) + 1) * u128::from(k) / u128::from(of);
        let odds = k as f64 / (of - k) as f64;
        Masses::around(
            u64::try_from(mode).unwrap_or(n).min(n),
            |x| (n - x) as f64 / (x + 1) as f64 * odds,
            |x| x as f64 / ((n - x + 1) as f64 * odds),
        )
    }

    /// Events with the given mean; a mean that is no positive number is read as 0.
    pub fn poisson(mean: f64) -> Masses {
        if !mean.is_finite() || mean <= 0.0 {
            return Masses { first: 0, mass: vec![1.0] };
        }
        // The integer part of the mean is the mode.
        Masses::around(mean as u64, |x| mean / (x + 1) as f64, |x| x as f64 / mean)
    }

    /// How many of `drawn` pieces are marked, if `marked` of all `total` are.
    pub fn hypergeometric(total: u64, marked: u64, drawn: u64) -> Masses {
        let (marked, drawn) = (marked.min(total), drawn.min(total));
        let least = drawn.saturating_sub(total - marked);
        let most = marked.min(drawn);
        let mode = (u128::from(marked) + 1) * (u128::from(drawn) + 1) / (u128::from(total) + 2);
        // Pieces neither marked nor drawn when x marked ones are drawn.
        let others = |x: u64| (total - marked + x).saturating_sub(drawn) as f64;
        Masses::around(
            u64::try_from(mode).unwrap_or(most).clamp(least, most),
            |x| {
                if x >= most {
                    0.0
                } else {
                    (marked - x) as f64 * (drawn - x) as f64 / ((x + 1) as f64 * others(x + 1))
                }
            },
            |x| {
                if x <= least {
                    return 0.0;
                }
                x as f64 * others(x) / ((marked - x + 1) as f64 * (drawn - x + 1) as f64)
            },
        )
    }

    /// P(X = x).
    pub fn at(&self, x: u64) -> f64 {
        x.checked_sub(self.first)
            .and_then(|i| usize::try_from(i).ok())
            .and_then(|i| self.mass.get(i))
            .copied()
            .unwrap_or(0.0)
    }

    /// P(X ≤ x).
    pub fn at_most(&self, x: u64) -> f64 {
        self.values().take_while(|(value, _)| *value <= x).map(|(_, mass)| mass).sum::<f64>().min(1.0)
    }

    /// P(X ≥ x).
    pub fn at_least(&self, x: u64) -> f64 {
        // From the far end, so that small parts are added first.
        self.values().rev().take_while(|(value, _)| *value >= x).map(|(_, mass)| mass).sum::<f64>().min(1.0)
    }

    /// The sum of all probabilities that are not larger than that of `x`.
    pub fn not_likelier_than(&self, x: u64) -> f64 {
        // Values with the same probability in theory may differ in the last digits.
        let bound = self.at(x) * (1.0 + 1e-7);
        self.mass.iter().filter(|mass| **mass <= bound).sum::<f64>().min(1.0)
    }

    /// The smallest value that is inside: P(X ≤ value) reaches `tail`.
    pub fn lower_limit(&self, tail: f64) -> u64 {
        let mut sum = 0.0;
        for (value, mass) in self.values() {
            sum += mass;
            if sum >= tail {
                return value;
            }
        }
        self.last()
    }

    /// The largest value that is inside: P(X ≥ value) reaches `tail`.
    pub fn upper_limit(&self, tail: f64) -> u64 {
        let mut sum = 0.0;
        for (value, mass) in self.values().rev() {
            sum += mass;
            if sum >= tail {
                return value;
            }
        }
        self.first
    }

    fn last(&self) -> u64 {
        self.first + self.mass.len() as u64 - 1
    }

    fn values(&self) -> impl DoubleEndedIterator<Item = (u64, f64)> {
        self.mass.iter().enumerate().map(|(step, mass)| (self.first + step as u64, *mass))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() <= 1e-12 * expected.abs().max(1e-3), "{found} is not {expected}");
    }

    // Expected values: scipy 1.17.1, scipy.stats.binom, poisson, hypergeom.
    #[test]
    fn tails_agree_with_an_independent_library() {
        let binomial = Masses::binomial(60, 92, 100);
        near(binomial.at_most(47), 0.000_786_588_752_218_532);
        near(binomial.at_most(48), 0.002_543_802_748_134_3);
        near(binomial.at_least(60), 0.006_718_458_528_881_67);
        let poisson = Masses::poisson(4.0);
        near(poisson.at_least(11), 0.002_839_766_120_513_741);
        near(poisson.at_least(12), 0.000_915_229_147_270_061);
        near(poisson.at_least(9), 0.021_363_434_487_984_14);
    }

    #[test]
    fn limits_are_the_outermost_values_that_are_inside() {
        let inside = |masses: &Masses| (masses.lower_limit(0.001_35), masses.upper_limit(0.001_35));
        for (n, k, of, limits) in [
            (60, 92, 100, (48, 60)),
            (20, 1, 2, (4, 16)),
            (200, 95, 100, (180, 198)),
            (1000, 3, 100, (15, 47)),
            (35, 99, 100, (32, 35)),
            (5_000_000, 92, 100, (4_598_179, 4_601_819)),
        ] {
            assert_eq!(inside(&Masses::binomial(n, k, of)), limits, "n = {n}, p = {k}/{of}");
        }
        for (mean, limits) in
            [(4.0, (0, 11)), (0.5, (0, 4)), (12.25, (3, 24)), (150.0, (115, 188)), (5e6, (4_993_293, 5_006_709))]
        {
            assert_eq!(inside(&Masses::poisson(mean)), limits, "mean {mean}");
        }
    }

    #[test]
    fn a_certain_outcome_has_all_the_mass() {
        for (masses, value) in [
            (Masses::binomial(50, 0, 10), 0),
            (Masses::binomial(50, 10, 10), 50),
            (Masses::binomial(0, 1, 2), 0),
            (Masses::binomial(7, 0, 0), 0),
            (Masses::poisson(0.0), 0),
            (Masses::poisson(f64::NAN), 0),
            (Masses::hypergeometric(5, 5, 3), 3),
            (Masses::hypergeometric(0, 0, 0), 0),
        ] {
            assert_eq!(masses.at(value), 1.0);
            assert_eq!((masses.lower_limit(0.001), masses.upper_limit(0.001)), (value, value));
        }
    }

    proptest! {
        #[test]
        fn the_mass_adds_up_to_one(n in 0_u64..3000, k in 0_u64..=100) {
            for masses in [Masses::binomial(n, k, 100), Masses::poisson(n as f64 / 7.0), Masses::hypergeometric(n, n * k / 100, n / 3)] {
                prop_assert!((masses.at_least(0) - 1.0).abs() < 1e-12);
                prop_assert!(masses.lower_limit(0.001_35) <= masses.upper_limit(0.001_35));
            }
        }
    }
}
