//! Whether a rate has changed between two months.

use serde::Serialize;

use super::proportions::newcombe;
use super::{Interval, Ratio};

/// The direction of an established change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrow {
    /// The rate has risen.
    Up,
    /// The rate has fallen.
    Down,
    /// No change can be established, which is not the same as unchanged.
    None,
}

/// A rate beside that of another month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Now minus before, as a share.
    pub difference: f64,
    /// What the difference is compatible with.
    pub interval: Interval,
    /// Drawn only if the interval excludes 0.
    pub arrow: Arrow,
}

/// Compares two months; nothing if either has fewer than `least` cases. With some forty metrics a month the
/// confidence should be 0.99: 0.95 would fire twice a month by luck.
pub fn compare(now: Ratio, before: Ratio, least: u64, confidence: f64) -> Option<Change> {
    if now.n.min(before.n) < least.max(1) {
        return None;
    }
    let interval = newcombe(now, before, confidence)?;
    let arrow = if interval.contains(0.0) {
        Arrow::None
    } else if interval.low > 0.0 {
        Arrow::Up
    } else {
        Arrow::Down
    };
    Some(Change { difference: now.share()? - before.share()?, interval, arrow })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrow(now: Ratio, before: Ratio) -> Option<Arrow> {
        compare(now, before, 10, 0.99).map(|change| change.arrow)
    }

    #[test]
    fn fourteen_points_on_fifty_cases_are_no_established_change() {
        assert_eq!(arrow(Ratio::new(47, 50), Ratio::new(40, 50)), Some(Arrow::None));
    }

    #[test]
    fn a_clear_change_has_a_direction() {
        assert_eq!(arrow(Ratio::new(470, 500), Ratio::new(400, 500)), Some(Arrow::Up));
        assert_eq!(arrow(Ratio::new(400, 500), Ratio::new(470, 500)), Some(Arrow::Down));
    }

    #[test]
    fn fewer_than_ten_cases_are_not_compared() {
        assert_eq!(arrow(Ratio::new(9, 9), Ratio::new(0, 500)), None);
        assert_eq!(compare(Ratio::new(0, 0), Ratio::new(0, 0), 0, 0.99), None);
    }
}
