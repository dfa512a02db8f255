//! Fisher's exact test for two shares with few cases.

use super::Ratio;
use super::masses::Masses;

/// Two-sided p value: the sum of the probabilities that do not exceed the observed one, both margins given.
/// Nothing if either month has no cases.
pub fn fisher_exact(now: Ratio, before: Ratio) -> Option<f64> {
    if now.n == 0 || before.n == 0 || now.k > now.n || before.k > before.n {
        return None;
    }
    let total = now.n.checked_add(before.n)?;
    Some(Masses::hypergeometric(total, now.k + before.k, now.n).not_likelier_than(now.k))
}

/// Whether the exact test is called for: some cell of the four-fold table would be expected below 5.
pub fn any_expected_below_five(now: Ratio, before: Ratio) -> bool {
    let counts = now + before;
    let smallest_row = u128::from(now.n.min(before.n));
    let smallest_column = u128::from(counts.k.min(counts.rest()));
    smallest_row * smallest_column < 5 * u128::from(counts.n)
}

#[cfg(test)]
mod tests {
    use super::super::round12;
    use super::*;

    // Expected values: scipy 1.17.1, fisher_exact; the second table is Fisher's tea tasting.
    #[test]
    fn the_test_agrees_with_an_independent_library() {
        for (a, b, c, d, p) in [
            (47, 3, 40, 10, 0.071_308_152_716_3),
            (3, 1, 1, 3, 0.485_714_285_714),
            (8, 2, 1, 5, 0.034_965_034_965),
            (0, 10, 10, 0, 1.082_508_822_45e-5),
            (1, 9, 11, 3, 0.002_759_456_185_22),
            (2_500_000, 1_000, 2_500_000, 1_100, 0.030_685_731_357_8),
        ] {
            let found = fisher_exact(Ratio::new(a, a + b), Ratio::new(c, c + d)).unwrap();
            assert!((found / p - 1.0).abs() < 1e-8, "{} is not {p}", round12(found));
        }
    }

    #[test]
    fn nothing_is_tested_without_cases_and_equal_months_differ_by_nothing() {
        assert_eq!(fisher_exact(Ratio::new(0, 0), Ratio::new(1, 5)), None);
        assert_eq!(fisher_exact(Ratio::new(9, 5), Ratio::new(1, 5)), None);
        assert!(fisher_exact(Ratio::new(5, 5), Ratio::new(5, 5)).unwrap() > 0.999_999);
    }

    #[test]
    fn the_test_is_called_for_when_a_cell_is_expected_below_five() {
        // Expected: 13 misses over 100 in halves are 6.5 each.
        assert!(!any_expected_below_five(Ratio::new(47, 50), Ratio::new(40, 50)));
        assert!(any_expected_below_five(Ratio::new(49, 50), Ratio::new(45, 50)));
        // Exactly 5 is not below 5.
        assert!(!any_expected_below_five(Ratio::new(45, 50), Ratio::new(45, 50)));
        assert!(!any_expected_below_five(Ratio::new(0, 0), Ratio::new(0, 0)));
    }
}
