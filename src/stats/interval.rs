//! A closed interval of numbers.

use serde::Serialize;

use super::round12;

/// From `low` to `high`, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Whether the value lies in the interval or on one of its ends.
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// The part inside the natural range of the quantity.
    pub fn clipped(self, range: Interval) -> Interval {
        Interval { low: self.low.max(range.low).min(range.high), high: self.high.min(range.high).max(range.low) }
    }

    /// Both ends multiplied, as from shares to percent.
    pub fn scaled(self, factor: f64) -> Interval {
        Interval { low: self.low * factor, high: self.high * factor }
    }

    /// Both ends with 12 significant digits, for output.
    pub fn rounded(self) -> Interval {
        Interval { low: round12(self.low), high: round12(self.high) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clipping_never_leaves_the_range() {
        let range = Interval { low: 0.0, high: 100.0 };
        assert_eq!(Interval { low: -3.0, high: 104.0 }.clipped(range), range);
        assert_eq!(Interval { low: 101.0, high: 104.0 }.clipped(range), Interval { low: 100.0, high: 100.0 });
    }
}
