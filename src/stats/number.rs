//! Exact decimals for targets and sums, and the two roundings of the house.

/// Millionths in one.
pub const MILLION: i64 = 1_000_000;

/// A target, floor or weight as an exact decimal with six places, in the unit in which it is written:
/// percent for rates, points for an index, seconds for durations, pieces for counts.
///
/// Settings write `95`, `97.5` or `0.15`; in binary floating point the last two are not what they say, and a rate
/// that exactly meets its target must be green.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(i64);

impl Level {
    /// The level written as a number in the settings; nothing if it is not a number or absurdly large.
    pub fn from_number(value: f64) -> Option<Level> {
        let scaled = (value * MILLION as f64).round();
        (scaled.abs() <= 1e15).then_some(Level(scaled as i64))
    }

    /// A level that is a whole number.
    pub const fn whole(value: i32) -> Level {
        Level(value as i64 * MILLION)
    }

    /// The level in millionths.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// The level as a number for output.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / MILLION as f64
    }
}

/// Rounds to 12 significant digits, so that the last digits of a mathematics library never reach a file.
pub fn round12(value: f64) -> f64 {
    if !value.is_finite() || value == 0.0 {
        return if value == 0.0 { 0.0 } else { value };
    }
    // Decimal rounding by the formatter is exact; scaling by a power of ten would not be.
    format!("{value:.11e}").parse().unwrap_or(value)
}

/// The nearest integer to `numerator / denominator`, half away from zero; 0 if the denominator is 0.
pub fn divide_rounded(numerator: i128, denominator: i128) -> i128 {
    if denominator == 0 {
        return 0;
    }
    let negative = (numerator < 0) != (denominator < 0);
    let (numerator, denominator) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let (whole, rest) = (numerator / denominator, numerator % denominator);
    let size = (if rest >= denominator - rest { whole + 1 } else { whole }) as i128;
    if negative { -size } else { size }
}

/// Tenths of `numerator / denominator`, half away from zero: 1625 / 20 = 81.25 gives 813, printed 81.3.
pub fn tenths(numerator: i128, denominator: i128) -> i128 {
    divide_rounded(numerator.saturating_mul(10), denominator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_significant_digits_are_kept() {
        assert_eq!(round12(0.837_829_083_111_618_2), 0.837_829_083_112);
        assert_eq!(round12(4_995_618.334_534_567), 4_995_618.334_53);
        assert_eq!(round12(1.0 / 3.0), 0.333_333_333_333);
        assert_eq!(round12(-0.0).to_bits(), 0.0_f64.to_bits());
        assert!(round12(f64::NAN).is_nan());
        assert_eq!(round12(f64::INFINITY), f64::INFINITY);
    }

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(tenths(1625, 20), 813);
        assert_eq!(tenths(-1625, 20), -813);
        assert_eq!(tenths(1624, 20), 812);
        assert_eq!(divide_rounded(i128::MAX, 1), i128::MAX);
        assert_eq!(divide_rounded(5, 0), 0);
    }

    #[test]
    fn a_fractional_target_is_exact() {
        assert_eq!(Level::from_number(97.5).map(Level::millionths), Some(97_500_000));
        assert_eq!(Level::from_number(0.15).map(Level::millionths), Some(150_000));
        assert_eq!(Level::whole(95), Level::from_number(95.0).unwrap());
        assert_eq!(Level::from_number(f64::NAN), None);
        assert_eq!(Level::from_number(f64::INFINITY), None);
    }
}
