//! Intervals for shares: what a rate of one month, or the difference of two, is compatible with.

use super::distribution::{normal_quantile, two_sided_z};
use super::{Interval, Ratio};

/// Wilson's interval for the share behind `k` of `n`; nothing if there are no cases. It stays inside 0 to 1 and
/// behaves at small n and at the ends.
pub fn wilson(ratio: Ratio, confidence: f64) -> Option<Interval> {
    let p = ratio.share()?.min(1.0);
    let n = ratio.n as f64;
    let z = two_sided_z(confidence);
    let shrink = 1.0 + z * z / n;
    let centre = (p + z * z / (2.0 * n)) / shrink;
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt() / shrink;
    // At the ends the formula gives exactly 0 and 1; rounding must not make 1e-17 of it.
    Some(Interval {
        low: if ratio.k == 0 { 0.0 } else { (centre - half).clamp(0.0, p) },
        high: if ratio.k >= ratio.n { 1.0 } else { (centre + half).clamp(p, 1.0) },
    })
}

/// Newcombe's hybrid interval for the difference `now − before` of two shares.
pub fn newcombe(now: Ratio, before: Ratio, confidence: f64) -> Option<Interval> {
    let (p1, p2) = (now.share()?, before.share()?);
    let (first, second) = (wilson(now, confidence)?, wilson(before, confidence)?);
    let difference = p1 - p2;
    // A plain square root gives the same bits on every machine; the library's hypotenuse need not.
    let length = |a: f64, b: f64| (a * a + b * b).sqrt();
    Some(Interval {
        low: difference - length(p1 - first.low, second.high - p2),
        high: difference + length(first.high - p1, p2 - second.low),
    })
}

/// The two extreme cases for a share of `k` among `n` answers when `sent` were asked: all silent customers against
/// (`k / sent`), and all of them in favour. Nothing if more answered than were asked.
pub fn nonresponse_bounds(answers: Ratio, sent: u64) -> Option<(Ratio, Ratio)> {
    let silent = sent.checked_sub(answers.n)?;
    (sent > 0 && answers.k <= answers.n).then(|| (Ratio::new(answers.k, sent), Ratio::new(answers.k + silent, sent)))
}

/// The smallest fall from the share `p` that two months of `before` and `now` cases show with the given power.
/// Nothing if no fall down to 0 would be seen.
pub fn smallest_detectable_fall(p: f64, before: u64, now: u64, confidence: f64, power: f64) -> Option<f64> {
    if before == 0 || now == 0 || !(p > 0.0 && p <= 1.0) {
        return None;
    }
    let z = two_sided_z(confidence) + normal_quantile(power);
    let (before, now) = (before as f64, now as f64);
    let unseen = |fall: f64| {
        let later = p - fall;
        fall < z * (p * (1.0 - p) / before + later * (1.0 - later) / now).sqrt()
    };
    if unseen(p) {
        return None;
    }
    let (mut low, mut high) = (0.0, p);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if unseen(middle) { low = middle } else { high = middle }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::round12;
    use super::*;

    fn rounded(interval: Option<Interval>) -> (f64, f64) {
        let interval = interval.expect("an interval").rounded();
        (interval.low, interval.high)
    }

    // Expected values: scipy 1.17.1, binomtest(k, n).proportion_ci(method="wilson").
    #[test]
    fn wilson_agrees_with_an_independent_library() {
        for (k, n, low, high) in [
            (1, 1, 0.206_549_314_377, 1.0),
            (47, 50, 0.837_829_083_112, 0.979_385_029_651),
            (17, 20, 0.639_581_135_259, 0.947_631_254_104),
            (1, 12, 0.014_865_094_404_9, 0.353_879_911_141),
            (0, 10, 0.0, 0.277_532_799_863),
            (10, 10, 0.722_467_200_137, 1.0),
            (90, 100, 0.825_634_338_495, 0.944_770_862_939),
            (4_999_999, 5_000_000, 0.999_998_867_014, 0.999_999_964_695),
        ] {
            assert_eq!(rounded(wilson(Ratio::new(k, n), 0.95)), (low, high), "{k}/{n}");
        }
        assert_eq!(wilson(Ratio::new(0, 0), 0.95), None);
    }

    // The second case is Newcombe's own example (Statistics in Medicine 17, 1998, method 10): 0.0524 to 0.3339.
    #[test]
    fn a_difference_has_newcombes_interval() {
        let (now, before) = (Ratio::new(47, 50), Ratio::new(40, 50));
        assert_eq!(rounded(newcombe(now, before, 0.95)), (0.005_441_136_908_66, 0.276_190_284_784));
        assert_eq!(rounded(newcombe(now, before, 0.99)), (-0.041_999_199_049_7, 0.322_068_441_436));
        assert_eq!(
            rounded(newcombe(Ratio::new(56, 70), Ratio::new(48, 80), 0.95)),
            (0.052_431_472_402_4, 0.333_872_654_037)
        );
        assert_eq!(newcombe(now, Ratio::new(0, 0), 0.95), None);
    }

    #[test]
    fn silent_customers_bound_the_satisfied_share() {
        assert_eq!(nonresponse_bounds(Ratio::new(17, 20), 50), Some((Ratio::new(17, 50), Ratio::new(47, 50))));
        assert_eq!(nonresponse_bounds(Ratio::new(17, 20), 19), None);
        assert_eq!(nonresponse_bounds(Ratio::new(0, 0), 0), None);
    }

    // Independent root search with scipy's brentq on the same equation.
    #[test]
    fn a_hundred_answers_a_month_show_a_fall_of_fifteen_points() {
        let fall = |p, n, confidence| smallest_detectable_fall(p, n, n, confidence, 0.8).map(round12);
        assert!((fall(0.9, 100, 0.95).unwrap() - 0.147_209_035_576).abs() < 1e-11);
        assert!((fall(0.95, 50, 0.99).unwrap() - 0.244_106_371_868).abs() < 1e-11);
        assert_eq!(fall(0.1, 3, 0.95), None);
        assert_eq!(fall(0.9, 0, 0.95), None);
    }

    /// The share of the samples from `p` whose interval covers `p`, over all outcomes with their probabilities.
    fn coverage(n: u64, percent: u64) -> f64 {
        let masses = crate::stats::masses::Masses::binomial(n, percent, 100);
        (0..=n)
            .filter(|k| wilson(Ratio::new(*k, n), 0.95).unwrap().contains(percent as f64 / 100.0))
            .map(|k| masses.at(k))
            .sum()
    }

    #[test]
    fn the_average_coverage_is_what_is_promised() {
        for n in [20, 50, 100] {
            let average = (10..=90).map(|percent| coverage(n, percent)).sum::<f64>() / 81.0;
            assert!((0.94..0.96).contains(&average), "n = {n}: {average}");
        }
    }

    #[test]
    fn two_equal_months_seldom_exclude_zero() {
        // Exact probability of a false arrow for a true share of 90 % and 40 cases in each month.
        let masses = crate::stats::masses::Masses::binomial(40, 9, 10);
        let mut wrong = 0.0;
        for now in 0..=40 {
            for before in 0..=40 {
                let interval = newcombe(Ratio::new(now, 40), Ratio::new(before, 40), 0.99).unwrap();
                if !interval.contains(0.0) {
                    wrong += masses.at(now) * masses.at(before);
                }
            }
        }
        assert!(wrong < 0.012, "{wrong}");
    }

    proptest! {
        #[test]
        fn an_interval_contains_its_share_and_stays_inside(n in 1_u64..5_000_001, part in 0.0..=1.0_f64) {
            let ratio = Ratio::new(((n as f64 * part) as u64).min(n), n);
            for confidence in [0.95, 0.99] {
                let interval = wilson(ratio, confidence).unwrap();
                prop_assert!(interval.contains(ratio.share().unwrap()));
                prop_assert!(0.0 <= interval.low && interval.high <= 1.0);
            }
        }

        #[test]
        fn a_difference_mirrors_when_the_months_change_places(a in 0_u64..60, b in 0_u64..60) {
            let (first, second) = (Ratio::new(a, 60), Ratio::new(b, 60));
            let (there, back) = (newcombe(first, second, 0.95).unwrap(), newcombe(second, first, 0.95).unwrap());
            prop_assert!((there.low + back.high).abs() < 1e-12 && (there.high + back.low).abs() < 1e-12);
            prop_assert!(-1.0 <= there.low && there.high <= 1.0);
        }
    }
}
