//! Control charts: whether a month lies within what the process has always done.
//!
//! Limits come from the baseline months; a chart without enough of them shows dots only. There are three signals and
//! no more: each further rule buys false alarms.

mod limits;
mod signals;

use super::{Interval, Ratio};
use limits::Ruler;

/// Probability of each tail beyond the limits, as for three sigma of a normal distribution.
const TAIL: f64 = 0.001_35;
/// Months with fewer cases are hollow dots and raise no signal.
const FULL_DOT: u64 = 20;
/// Above so many cases binomial limits are narrower than any real process.
const LARGE: u64 = 1000;

/// One month of measured values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    /// The median, the index, …
    pub value: f64,
    /// The cases behind it.
    pub n: u64,
}

/// The months of a metric in order; a month that was not measured is `None`.
#[derive(Debug, Clone, Copy)]
pub enum Series<'a> {
    /// Rates. A month in which nothing was due counts as not measured.
    Shares(&'a [Option<Ratio>]),
    /// Counts of events.
    Counts(&'a [Option<u64>]),
    /// Medians or indices, with the natural range of the value, which limits do not leave.
    Values(&'a [Option<Value>], Interval),
}

/// Which months set the limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Baseline {
    /// The first `take` measured months, if there are at least `least`.
    First {
        /// Usually 12.
        take: usize,
        /// Usually 8.
        least: usize,
    },
    /// The measured months among these positions of the series, if there are at least `least`.
    Frozen {
        /// Positions in the series.
        months: std::ops::Range<usize>,
        /// Usually 8.
        least: usize,
    },
}

/// The kind of chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Shares with exact binomial limits for the n of each month.
    P,
    /// Counts with exact Poisson limits.
    C,
    /// Individual values and moving ranges.
    Xmr,
}

/// Why a month stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// The point is above the upper limit.
    Above,
    /// The point is below the lower limit.
    Below,
    /// At least the eighth point in a row above the centre line.
    RunAbove,
    /// At least the eighth point in a row below the centre line.
    RunBelow,
    /// The step from the month before is above its limit.
    MovingRange,
}

/// One month on the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// What was measured, if anything.
    pub value: Option<f64>,
    /// The cases behind it; nothing for counts.
    pub n: Option<u64>,
    /// The lowest and highest values inside, if there are limits for this month.
    pub limits: Option<Interval>,
    /// Too few cases: an open dot without signal.
    pub hollow: bool,
    /// The step from the measured month before, on charts of individual values.
    pub moving_range: Option<f64>,
    /// Why the month stands out.
    pub signals: Vec<Signal>,
}

/// What the baseline says.
#[derive(Debug, Clone, PartialEq)]
pub struct Centre {
    /// The centre line.
    pub line: f64,
    /// The positions of the months that set it.
    pub months: Vec<usize>,
    /// The limit of the moving range, on charts of individual values.
    pub range_limit: Option<f64>,
}

/// A finished chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The kind of chart.
    pub method: Method,
    /// Nothing: the baseline is too short, and there are dots only.
    pub centre: Option<Centre>,
    /// One for each month of the series.
    pub points: Vec<Point>,
}

/// Draws up the chart of a series, of which only the months from position `since` on were measured alike: what lies
/// before has dots alone, and sets and signals nothing.
pub fn chart(series: Series<'_>, since: usize, baseline: &Baseline) -> Chart {
    let measured = measured(series);
    let since = since.min(measured.len());
    let months = baseline_months(&measured, since, baseline);
    let method = method(series, &measured, months.as_deref());
    let mut points: Vec<Point> = measured.iter().map(|value| bare(*value, series)).collect();
    if method == Method::Xmr {
        fill_moving_ranges(&mut points[since..]);
    }
    let centre = months.map(|months| {
        let ruler = Ruler::new(series, method, &points, &months);
        for (position, point) in points.iter_mut().enumerate().skip(since) {
            point.limits = ruler.limits(series, position);
        }
        signals::mark(&mut points, since, &ruler, series);
        Centre { line: ruler.line(), months, range_limit: ruler.range_limit() }
    });
    Chart { method, centre, points }
}

/// The value and cases of every month.
fn measured(series: Series<'_>) -> Vec<Option<(f64, Option<u64>)>> {
    match series {
        Series::Shares(months) => {
            months.iter().map(|month| month.and_then(|ratio| Some((ratio.share()?, Some(ratio.n))))).collect()
        }
        Series::Counts(months) => months.iter().map(|month| month.map(|count| (count as f64, None))).collect(),
        Series::Values(months, _) => months
            .iter()
            .map(|month| month.filter(|month| month.value.is_finite()).map(|month| (month.value, Some(month.n))))
            .collect(),
    }
}

fn bare(value: Option<(f64, Option<u64>)>, series: Series<'_>) -> Point {
    let n = value.and_then(|(_, n)| n);
    let hollow = !matches!(series, Series::Counts(_)) && n.is_some_and(|n| n < FULL_DOT);
    Point { value: value.map(|(value, _)| value), n, limits: None, hollow, moving_range: None, signals: Vec::new() }
}

fn baseline_months<T>(measured: &[Option<T>], since: usize, baseline: &Baseline) -> Option<Vec<usize>> {
    let available = (since..measured.len()).filter(|position| measured[*position].is_some());
    let (months, least): (Vec<usize>, usize) = match baseline {
        Baseline::First { take, least } => (available.take(*take).collect(), *least),
        Baseline::Frozen { months, least } => (available.filter(|month| months.contains(month)).collect(), *least),
    };
    (months.len() >= least.max(1)).then_some(months)
}

/// Shares go on a chart of individual values when the middle one of the baseline's n is above the limit: one method
/// for the whole series, so that a single small or large month does not change the picture.
fn method(series: Series<'_>, measured: &[Option<(f64, Option<u64>)>], baseline: Option<&[usize]>) -> Method {
    match series {
        Series::Counts(_) => Method::C,
        Series::Values(..) => Method::Xmr,
        Series::Shares(_) => {
            let all: Vec<usize> = (0..measured.len()).collect();
            let mut sizes: Vec<u64> =
                baseline.unwrap_or(&all).iter().filter_map(|month| measured[*month].and_then(|(_, n)| n)).collect();
            sizes.sort_unstable();
            if sizes.get(sizes.len() / 2).is_some_and(|n| *n > LARGE) { Method::Xmr } else { Method::P }
        }
    }
}

fn fill_moving_ranges(points: &mut [Point]) {
    let mut last = None;
    for point in points {
        if let Some(value) = point.value {
            point.moving_range = last.map(|last: f64| (value - last).abs());
            last = Some(value);
        }
    }
}

#[cfg(test)]
mod tests;
