//! The satisfaction index: from answers on scales of any length to points between 0 and 100.

use super::Level;
use super::number::{MILLION, divide_rounded};

/// How an answer becomes points. The three are in daily use and give different numbers for the same answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Convention {
    /// `(x − min)/(max − min)·100`: free of the scale, so questions of 3, 5 and 10 steps can be combined.
    #[default]
    Rescaled,
    /// `x/max·100`: on five steps the worst answer still has 20 points.
    Proportional,
    /// Points assigned to each step, the worst first.
    Table(Vec<Level>),
}

impl Convention {
    /// The points of answer `x` on a scale from `min` to `max`, in millionths.
    /// Nothing if the answer is not on the scale, the scale has no width, or the table has another number of steps.
    pub fn points(&self, x: i64, min: i64, max: i64) -> Option<i64> {
        if !(min..=max).contains(&x) || min >= max {
            return None;
        }
        let hundred = 100 * i128::from(MILLION);
        let (x, min, max) = (i128::from(x), i128::from(min), i128::from(max));
        let points = match self {
            Convention::Rescaled => divide_rounded((x - min) * hundred, max - min),
            Convention::Proportional if max > 0 => divide_rounded(x * hundred, max),
            Convention::Proportional => return None,
            Convention::Table(steps) => {
                if i128::try_from(steps.len()) != Ok(max - min + 1) {
                    return None;
                }
                i128::from(steps.get(usize::try_from(x - min).ok()?)?.millionths())
            }
        };
        i64::try_from(points).ok()
    }
}

/// The composite of one response in millionths of a point: the weighted mean over the dimensions that it answered.
///
/// `dimensions` holds every dimension with its weight, and its points if it was answered. Nothing if the answered
/// ones carry less than `least` (0.5 for half) of the whole weight; nothing is imputed.
pub fn composite(dimensions: &[(Level, Option<i64>)], least: Level) -> Option<i64> {
    let weight = |level: &Level| i128::from(level.millionths().max(0));
    let total: i128 = dimensions.iter().map(|(level, _)| weight(level)).sum();
    let (mut answered, mut sum) = (0, 0);
    for (level, points) in dimensions {
        if let Some(points) = points {
            answered += weight(level);
            sum += weight(level) * i128::from(*points);
        }
    }
    let enough = answered * i128::from(MILLION) >= i128::from(least.millionths()) * total;
    (answered > 0 && enough).then(|| divide_rounded(sum, answered)).and_then(|mean| i64::try_from(mean).ok())
}

/// Whether one customer supplies more than `percent` of all responses.
pub fn concentrated(responses_by_customer: &[u64], percent: u64) -> bool {
    let total: u128 = responses_by_customer.iter().map(|n| u128::from(*n)).sum();
    let largest = responses_by_customer.iter().max().map_or(0, |n| u128::from(*n));
    largest * 100 > total * u128::from(percent)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::MeanTally;
    use super::*;

    fn index(convention: &Convention) -> MeanTally {
        let mut tally = MeanTally::default();
        for (answer, times) in [(5, 9), (4, 8), (3, 2), (2, 1)] {
            (0..times).for_each(|_| tally.add(convention.points(answer, 1, 5).unwrap()));
        }
        tally
    }

    #[test]
    fn twenty_answers_have_three_indices() {
        let table = Convention::Table([0, 30, 60, 80, 100].map(Level::whole).to_vec());
        assert_eq!(index(&Convention::Rescaled).mean(), Some(81.25));
        assert_eq!(index(&Convention::Rescaled).mean_tenths(), Some(813));
        assert_eq!(index(&Convention::Proportional).mean(), Some(85.0));
        assert_eq!(index(&table).mean(), Some(84.5));
    }

    #[test]
    fn the_three_conventions_differ_at_the_lower_end() {
        let points =
            |convention: Convention| (1..=5).map(|x| convention.points(x, 1, 5).unwrap() / MILLION).collect::<Vec<_>>();
        assert_eq!(points(Convention::Rescaled), [0, 25, 50, 75, 100]);
        assert_eq!(points(Convention::Proportional), [20, 40, 60, 80, 100]);
        assert_eq!(Convention::Rescaled.points(2, 1, 10), Some(11_111_111));
        assert_eq!(Convention::Rescaled.points(2, 1, 3), Some(50_000_000));
    }

    #[test]
    fn what_is_not_on_the_scale_has_no_points() {
        for (x, min, max) in [(0, 1, 5), (6, 1, 5), (99, 1, 10), (1, 1, 1), (3, 5, 1)] {
            assert_eq!(Convention::Rescaled.points(x, min, max), None);
        }
        assert_eq!(Convention::Proportional.points(-1, -2, 0), None);
        assert_eq!(Convention::Table(vec![Level::whole(0); 5]).points(2, 1, 3), None);
        assert_eq!(Convention::Table(vec![]).points(0, i64::MIN, i64::MAX), None);
    }

    fn weights() -> [Level; 5] {
        [0.15, 0.25, 0.15, 0.30, 0.15].map(|weight| Level::from_number(weight).unwrap())
    }

    #[test]
    fn a_response_counts_from_half_of_the_weight() {
        let half = Level::from_number(0.5).unwrap();
        let answered = |which: [bool; 5]| {
            let dimensions: Vec<_> =
                weights().into_iter().zip(which).map(|(level, there)| (level, there.then_some(75 * MILLION))).collect();
            composite(&dimensions, half)
        };
        assert_eq!(answered([false, true, false, true, false]), Some(75 * MILLION));
        assert_eq!(answered([true, false, true, false, true]), None);
        assert_eq!(answered([false; 5]), None);
        assert_eq!(composite(&[], half), None);
        // 0.25 + 0.25 of 1.0 is exactly half.
        let quarter = Level::from_number(0.25).unwrap();
        let dimensions = [(quarter, Some(100 * MILLION)), (quarter, Some(0)), (half, None)];
        assert_eq!(composite(&dimensions, half), Some(50 * MILLION));
    }

    #[test]
    fn more_than_three_in_ten_from_one_customer_is_concentrated() {
        assert!(!concentrated(&[3, 2, 2, 3], 30));
        assert!(concentrated(&[4, 3, 3], 30));
        assert!(!concentrated(&[], 30));
    }

    proptest! {
        #[test]
        fn with_complete_answers_the_index_is_the_weighted_sum_of_the_dimension_means(
            responses in prop::collection::vec([1_i64..=5, 1_i64..=5, 1_i64..=5, 1_i64..=5, 1_i64..=5], 1..40)
        ) {
            let mut whole = MeanTally::default();
            let mut parts = [MeanTally::default(); 5];
            for answers in &responses {
                let points = answers.map(|x| Convention::Rescaled.points(x, 1, 5).unwrap());
                parts.iter_mut().zip(points).for_each(|(part, points)| part.add(points));
                let dimensions: Vec<_> = weights().into_iter().zip(points.map(Some)).collect();
                whole.add(composite(&dimensions, Level::whole(1)).unwrap());
            }
            let sum: f64 = weights().iter().zip(&parts).map(|(w, part)| w.as_f64() * part.mean().unwrap()).sum();
            prop_assert!((whole.mean().unwrap() - sum).abs() < 1e-6);
        }
    }
}
