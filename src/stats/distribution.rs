//! Quantiles of the continuous distributions behind the intervals.

use statrs::distribution::{Continuous, ContinuousCDF, Gamma, Normal, StudentsT};

/// Above these degrees of freedom Student's quantile comes from the expansion around the normal one, which is then
/// exact to all digits, while the incomplete beta function begins to lose some.
const MANY: u64 = 1000;

/// The standard normal value below which the share `p` lies; `p` is kept inside (0, 1).
pub fn normal_quantile(p: f64) -> f64 {
    Normal::standard().inverse_cdf(open_unit(p))
}

/// The two-sided normal value for a confidence: 0.95 gives 1.959964.
pub fn two_sided_z(confidence: f64) -> f64 {
    normal_quantile(0.5 + open_unit(confidence) / 2.0)
}

/// The two-sided value of Student's distribution for a confidence; nothing for 0 degrees of freedom.
pub fn two_sided_t(confidence: f64, freedom: u64) -> Option<f64> {
    let p = 0.5 + open_unit(confidence) / 2.0;
    if freedom > MANY {
        return Some(expanded_t(normal_quantile(p), freedom as f64));
    }
    let student = StudentsT::new(0.0, 1.0, freedom as f64).ok()?;
    Some(polished(&student, student.inverse_cdf(p), p))
}

/// The library's inverses stop some digits before the end; two Newton steps on the distribution function bring them.
fn polished(distribution: &(impl ContinuousCDF<f64, f64> + Continuous<f64, f64>), start: f64, p: f64) -> f64 {
    (0..2).fold(start, |x, _| {
        let step = (distribution.cdf(x) - p) / distribution.pdf(x);
        if step.is_finite() { x - step } else { x }
    })
}

/// Cornish-Fisher expansion of Student's quantile in powers of 1/freedom (Abramowitz and Stegun 26.7.5).
fn expanded_t(z: f64, freedom: f64) -> f64 {
    let square = z * z;
    let first = (square + 1.0) * z / 4.0;
    let second = ((5.0 * square + 16.0) * square + 3.0) * z / 96.0;
    let third = (((3.0 * square + 19.0) * square + 17.0) * square - 15.0) * z / 384.0;
    let fourth = ((((79.0 * square + 776.0) * square + 1482.0) * square - 1920.0) * square - 945.0) * z / 92_160.0;
    z + (first + (second + (third + fourth / freedom) / freedom) / freedom) / freedom
}

/// The gamma value (scale 1) below which the share `p` lies; 0 for a shape that is not positive.
pub fn gamma_quantile(shape: f64, p: f64) -> f64 {
    let p = open_unit(p);
    Gamma::new(shape, 1.0).map_or(0.0, |gamma| polished(&gamma, gamma.inverse_cdf(p), p))
}

fn open_unit(p: f64) -> f64 {
    if p.is_nan() { 0.5 } else { p.clamp(1e-12, 1.0 - 1e-12) }
}

#[cfg(test)]
mod tests {
    use super::super::round12;
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found / expected - 1.0).abs() < 2e-11, "{} is not {expected}", round12(found));
    }

    // Expected values: scipy 1.17.1, norm.ppf and t.ppf.
    #[test]
    fn normal_quantiles_agree_with_an_independent_library() {
        near(two_sided_z(0.95), 1.959_963_984_54);
        near(two_sided_z(0.99), 2.575_829_303_55);
        near(normal_quantile(0.8), 0.841_621_233_573);
        near(normal_quantile(0.998_65), 2.999_976_992_7);
    }

    #[test]
    fn student_quantiles_agree_with_an_independent_library() {
        for (freedom, at_95, at_99) in [
            (1, 12.706_204_736_2, 63.656_741_162_9),
            (2, 4.302_652_729_75, 9.924_843_200_92),
            (4, 2.776_445_105_2, 4.604_094_871_35),
            (9, 2.262_157_162_8, 3.249_835_541_59),
            (19, 2.093_024_054_41, 2.860_934_606_46),
            (99, 1.984_216_951_59, 2.626_405_457_28),
            (999, 1.962_341_461_13, 2.580_759_637_27),
            (1001, 1.962_336_705_28, 2.580_749_768_75),
            (5_000_000, 1.959_964_458_99, 2.575_830_286_86),
        ] {
            near(two_sided_t(0.95, freedom).unwrap(), at_95);
            near(two_sided_t(0.99, freedom).unwrap(), at_99);
        }
        assert_eq!(two_sided_t(0.95, 0), None);
    }

    #[test]
    fn a_confidence_out_of_range_gives_a_number_and_no_panic() {
        for confidence in [-1.0, 0.0, 1.0, 7.0, f64::NAN] {
            assert!(two_sided_z(confidence).is_finite());
            assert!(two_sided_t(confidence, 5).is_some_and(f64::is_finite));
        }
    }
}
