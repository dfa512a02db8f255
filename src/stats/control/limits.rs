//! The centre line and the limits that follow from the baseline.

use std::cmp::Ordering;

use super::{Method, Point, Series, TAIL};
use crate::stats::masses::Masses;
use crate::stats::{Interval, Ratio};

/// Factor from the mean moving range to three sigma.
const FACTOR: f64 = 2.66;
/// Factor from the mean moving range to the limit of a moving range.
const RANGE_FACTOR: f64 = 3.268;

/// What the months are measured against.
pub(super) enum Ruler {
    /// The pooled share of the baseline.
    Share(Ratio),
    /// Events and months of the baseline, and the smallest and largest count inside.
    Count { events: u64, months: u64, inside: (u64, u64) },
    /// Individual values.
    Value { mean: f64, mean_range: f64, range: Interval },
}

impl Ruler {
    /// From the baseline months, of which there is at least one.
    pub(super) fn new(series: Series<'_>, method: Method, points: &[Point], months: &[usize]) -> Ruler {
        match (series, method) {
            (Series::Shares(ratios), Method::P) => Ruler::Share(months.iter().filter_map(|month| ratios[*month]).sum()),
            (Series::Counts(counts), _) => {
                let events = months.iter().filter_map(|month| counts[*month]).fold(0, u64::saturating_add);
                let masses = Masses::poisson(events as f64 / months.len() as f64);
                let inside = (masses.lower_limit(TAIL), masses.upper_limit(TAIL));
                Ruler::Count { events, months: months.len() as u64, inside }
            }
            (Series::Values(_, range), _) => Ruler::individual(points, months, range),
            (Series::Shares(_), _) => Ruler::individual(points, months, Interval { low: 0.0, high: 1.0 }),
        }
    }

    fn individual(points: &[Point], months: &[usize], range: Interval) -> Ruler {
        let mean_of = |values: Vec<f64>| values.iter().sum::<f64>() / values.len().max(1) as f64;
        let mean = mean_of(months.iter().filter_map(|month| points[*month].value).collect());
        // The first month of the baseline has its step from outside of it, if it has one at all.
        let steps = months.iter().skip(1).filter_map(|month| points[*month].moving_range).collect();
        Ruler::Value { mean, mean_range: mean_of(steps), range }
    }

    pub(super) fn line(&self) -> f64 {
        match self {
            Ruler::Share(pooled) => pooled.share().unwrap_or(0.0),
            Ruler::Count { events, months, .. } => *events as f64 / *months as f64,
            Ruler::Value { mean, .. } => *mean,
        }
    }

    pub(super) fn range_limit(&self) -> Option<f64> {
        match self {
            Ruler::Value { mean_range, .. } => Some(RANGE_FACTOR * mean_range),
            Ruler::Share(_) | Ruler::Count { .. } => None,
        }
    }

    /// The lowest and highest values inside in the month, on the scale of the chart.
    pub(super) fn limits(&self, series: Series<'_>, month: usize) -> Option<Interval> {
        match self {
            Ruler::Share(pooled) => {
                let Series::Shares(ratios) = series else { return None };
                let n = ratios[month].filter(|ratio| ratio.n > 0)?.n;
                let (low, high) = share_limits(*pooled, n);
                Some(Interval { low: low as f64 / n as f64, high: high as f64 / n as f64 })
            }
            Ruler::Count { inside: (low, high), .. } => Some(Interval { low: *low as f64, high: *high as f64 }),
            Ruler::Value { mean, mean_range, range } => {
                let reach = FACTOR * mean_range;
                Some(Interval { low: mean - reach, high: mean + reach }.clipped(*range))
            }
        }
    }

    /// On which side of the limits the month lies: below, inside, above.
    pub(super) fn beyond(&self, point: &Point) -> Ordering {
        let (Some(value), Some(limits)) = (point.value, point.limits) else { return Ordering::Equal };
        // Shares and counts are the same division of integers on both sides, so they compare exactly;
        // of measured values the last digits do not matter.
        let dust = self.dust();
        if value < limits.low - dust {
            Ordering::Less
        } else if value > limits.high + dust {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }

    /// On which side of the centre line the month lies; on the line is `Equal`.
    pub(super) fn side(&self, series: Series<'_>, month: usize, point: &Point) -> Ordering {
        match (self, series) {
            (Ruler::Share(pooled), Series::Shares(ratios)) => {
                ratios[month].and_then(|ratio| ratio.cmp_share(*pooled)).unwrap_or(Ordering::Equal)
            }
            (Ruler::Count { events, months, .. }, Series::Counts(counts)) => counts[month]
                .map_or(Ordering::Equal, |count| (u128::from(count) * u128::from(*months)).cmp(&u128::from(*events))),
            _ => match point.value {
                Some(value) if (value - self.line()).abs() > self.dust() => value.total_cmp(&self.line()),
                _ => Ordering::Equal,
            },
        }
    }

    /// Differences below this are rounding of the mean and not of the process.
    pub(super) fn dust(&self) -> f64 {
        match self {
            Ruler::Value { mean, .. } => 1e-10 * mean.abs(),
            Ruler::Share(_) | Ruler::Count { .. } => 0.0,
        }
    }
}

/// The smallest and largest number of `n` that is inside for the pooled share of the baseline.
pub(super) fn share_limits(pooled: Ratio, n: u64) -> (u64, u64) {
    let masses = Masses::binomial(n, pooled.k, pooled.n);
    (masses.lower_limit(TAIL), masses.upper_limit(TAIL))
}
