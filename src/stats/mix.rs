//! What a change of a rate owes to the rates within the classes and what to the mix of classes.

use std::cmp::Ordering;

use super::Ratio;

/// One class, such as a priority, in two months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClassPair {
    /// The earlier month.
    pub before: Ratio,
    /// The later month.
    pub now: Ratio,
}

/// A change of a rate in its two parts; `within + mix = total`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Split {
    /// The whole change.
    pub total: f64,
    /// What the rates of the classes contribute.
    pub within: f64,
    /// What the shift between the classes contributes.
    pub mix: f64,
    /// Within the classes it went the other way than in the whole.
    pub opposite: bool,
    /// The whole change in tenths of a percentage point, rounded from the pairs.
    pub total_tenths: i64,
}

impl Split {
    /// Tenths of a percentage point for printing: within, mix and total. Rounding may part the sum from its total by
    /// a tenth; what is printed must add up, so the mix takes the difference.
    pub fn printed(&self) -> (i64, i64, i64) {
        let within = (self.within * 1000.0).round() as i64;
        (within, self.total_tenths - within, self.total_tenths)
    }
}

/// Splits the change of the rate; nothing if either month has no cases. A class that is empty in one month takes the
/// other month's rate, so that it contributes to the mix only.
pub fn split(classes: &[ClassPair]) -> Option<Split> {
    let before: Ratio = classes.iter().map(|class| class.before).sum();
    let now: Ratio = classes.iter().map(|class| class.now).sum();
    let total = now.share()? - before.share()?;
    let (mut within, mut mix) = (0.0, 0.0);
    for class in classes {
        let (Some(rate_before), Some(rate_now)) =
            (class.before.share().or(class.now.share()), class.now.share().or(class.before.share()))
        else {
            continue;
        };
        let weight_before = class.before.n as f64 / before.n as f64;
        let weight_now = class.now.n as f64 / now.n as f64;
        within += f64::midpoint(weight_before, weight_now) * (rate_now - rate_before);
        mix += f64::midpoint(rate_before, rate_now) * (weight_now - weight_before);
    }
    // The sign of the whole is decided in integers; dust of the floating point sum has no sign.
    let whole = now.cmp_share(before)?;
    let inside = if within.abs() < 1e-12 { Ordering::Equal } else { within.total_cmp(&0.0) };
    let opposite = whole != Ordering::Equal && inside == whole.reverse();
    Some(Split { total, within, mix, opposite, total_tenths: now.points_since(before)? })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn class(before: (u64, u64), now: (u64, u64)) -> ClassPair {
        ClassPair { before: Ratio::new(before.0, before.1), now: Ratio::new(now.0, now.1) }
    }

    #[test]
    fn better_classes_and_a_worse_mix_are_told_apart() {
        // Urgent 60 % of 10 to 70 % of 50, normal 95 % of 100 to 97.5 % of 80: the whole falls.
        let split = split(&[class((6, 10), (35, 50)), class((95, 100), (78, 80))]).unwrap();
        let (w_before, w_now) = (10.0 / 110.0, 50.0 / 130.0);
        let within = (w_before + w_now) / 2.0 * 0.1 + (1.0 - (w_before + w_now) / 2.0) * 0.025;
        assert!((split.within - within).abs() < 1e-12);
        assert!((split.total - (113.0 / 130.0 - 101.0 / 110.0)).abs() < 1e-12);
        assert!(split.total < 0.0 && split.opposite);
    }

    #[test]
    fn a_class_empty_in_one_month_changes_only_the_mix() {
        let split = split(&[class((8, 10), (8, 10)), class((0, 0), (5, 5)), class((0, 0), (0, 0))]).unwrap();
        assert_eq!(split.within, 0.0);
        assert!((split.mix - split.total).abs() < 1e-12);
        assert!(!split.opposite);
    }

    #[test]
    fn a_month_without_cases_is_not_split() {
        assert_eq!(split(&[class((0, 0), (5, 5))]), None);
        assert_eq!(split(&[]), None);
    }

    proptest! {
        #[test]
        fn the_parts_add_up(counts in prop::collection::vec((0_u64..50, 0_u64..50, 0_u64..50, 0_u64..50), 1..6)) {
            let classes: Vec<ClassPair> = counts.iter().map(|(a, b, c, d)| class((*a, a + b), (*c, c + d))).collect();
            if let Some(split) = split(&classes) {
                prop_assert!((split.within + split.mix - split.total).abs() < 1e-12);
                let (within, mix, total) = split.printed();
                prop_assert_eq!(within + mix, total);
                prop_assert!((mix as f64 / 1000.0 - split.mix).abs() < 0.001_001);
            }
        }
    }
}
