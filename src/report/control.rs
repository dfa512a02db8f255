//! The control chart of a metric over the months of the report: limits and signals come from those months alone that
//! were measured by the definition of the last one.

use std::cmp::Ordering;

use super::Figures;
use super::breaks::breaks;
use super::figure::{Amount, Figure};
use crate::metrics::{Direction, Metric, Nature, Rules, Unit, find};
use crate::stats::control::{Baseline, Chart, Series, Signal, Value, chart};
use crate::stats::{Halves, Interval, Ratio};
use crate::time::Month;

/// Differences below this are rounding of the centre line.
const DUST: f64 = 1e-9;

/// A metric over time, with the limits that its baseline sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The metric.
    pub slug: &'static str,
    /// The months, oldest first.
    pub months: Vec<Month>,
    /// The chart: one point for each month.
    pub chart: Chart,
    /// The baseline was fixed by the settings, which give a reason for it.
    pub frozen: bool,
    /// Position of the first month since which nothing changed in what the metric means.
    pub since: usize,
}

/// Why the report month stands out.
#[derive(Clone, Debug, PartialEq)]
pub enum Alarm {
    /// It lies beyond a limit.
    Outside(Interval),
    /// It is one of so many months on one side of the centre line, the first of them `since`.
    Run {
        /// The first month of the run.
        since: Month,
        /// How many months.
        length: u64,
        /// The centre line.
        line: f64,
    },
    /// The step from the month before is larger than usual.
    Step {
        /// The value of the month before.
        before: f64,
    },
}

/// The chart of a metric; none for a metric whose changes mean nothing: obligations that are listed one by one, and
/// pieces of information that are neither good nor bad stand without limits.
#[must_use]
pub fn trend(slug: &str, figures: &Figures, rules: &Rules<'_>) -> Option<Trend> {
    let metric = find(slug)?;
    let all: Vec<&Figure> = figures.series(slug).collect();
    let months: Vec<Month> = all.iter().map(|figure| figure.month).collect();
    let since = unbroken(slug, &months, rules);
    let before = all.iter().skip(since).rev().skip(1).filter(|figure| is_measured(figure)).count();
    let (baseline, frozen) = baseline(&months, before, rules);
    let chart = match metric.unit {
        Unit::Ratio => {
            let series: Vec<Option<Ratio>> =
                all.iter().map(|figure| figure.ratio().filter(|ratio| ratio.n > 0)).collect();
            chart(Series::Shares(&series), since, &baseline)
        }
        Unit::Count => {
            let series: Vec<Option<u64>> = all.iter().map(|figure| count(figure)).collect();
            chart(Series::Counts(&series), since, &baseline)
        }
        Unit::Seconds | Unit::Points => {
            let series: Vec<Option<Value>> = all.iter().map(|figure| value(figure)).collect();
            chart(Series::Values(&series, range(metric)), since, &baseline)
        }
    };
    Some(Trend { slug: metric.slug, months, chart, frozen, since })
}

/// The position of the first month that was measured as the last one is.
fn unbroken(slug: &str, months: &[Month], rules: &Rules<'_>) -> usize {
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return 0 };
    let cut = breaks(slug, rules.settings(), *first, *last).into_iter().max();
    cut.map_or(0, |cut| months.partition_point(|month| *month < cut))
}

/// The month has a point on the chart.
fn is_measured(figure: &Figure) -> bool {
    figure.ratio().map_or_else(|| count(figure).is_some() || value(figure).is_some(), |ratio| ratio.n > 0)
}

/// The months whose figures set the limits: those of the settings, else the first ones since the last change of definition. The month of the
/// report is not judged by limits that it sets itself where the `before` months before it are enough.
fn baseline(months: &[Month], before: usize, rules: &Rules<'_>) -> (Baseline, bool) {
    let stats = &rules.settings().stats;
    let (take, least) = (stats.baseline_months as usize, stats.baseline_min as usize);
    match &stats.baseline_freeze {
        Some(freeze) => {
            let from = months.partition_point(|month| *month < freeze.from);
            let to = months.partition_point(|month| *month <= freeze.to);
            (Baseline::Frozen { months: from..to, least }, true)
        }
        None => (Baseline::First { take: take.min(before.max(least)), least }, false),
    }
}

fn count(figure: &Figure) -> Option<u64> {
    match figure.amount {
        Amount::Count(count) => Some(count),
        _ => None,
    }
}

fn value(figure: &Figure) -> Option<Value> {
    match figure.amount {
        Amount::Durations { n, median, .. } => median.map(|median| Value { value: median.as_f64(), n }),
        // An index is charted as it is printed, so that the points on the page are the points of the chart.
        Amount::Index { n, tenths, .. } => {
            tenths.map(|tenths| Value { value: Halves::whole(tenths).as_f64() / 10.0, n })
        }
        Amount::Promoters { promoters, passives, detractors, tenths } => tenths
            .map(|tenths| Value { value: Halves::whole(tenths).as_f64() / 10.0, n: promoters + passives + detractors }),
        Amount::Absent | Amount::Share(_) | Amount::Count(_) => None,
    }
}

fn range(metric: &Metric) -> Interval {
    match metric.unit {
        Unit::Points if metric.slug == "nps" => Interval { low: -100.0, high: 100.0 },
        Unit::Points => Interval { low: 0.0, high: 100.0 },
        _ => Interval { low: 0.0, high: f64::MAX },
    }
}

impl Trend {
    /// The baseline is too short for limits: 基线不足.
    #[must_use]
    pub const fn is_short(&self) -> bool {
        self.chart.centre.is_none()
    }

    /// Why the last month stands out in the bad direction, if it does; the gravest reason of several.
    #[must_use]
    pub fn alarm(&self) -> Option<Alarm> {
        let metric = find(self.slug).filter(|metric| speaks(metric))?;
        let (low_is_bad, high_is_bad) = (metric.direction == Direction::Up, metric.direction == Direction::Down);
        let last = self.chart.points.last()?;
        let has = |signal: Signal| last.signals.contains(&signal);
        if (low_is_bad && has(Signal::Below)) || (high_is_bad && has(Signal::Above)) {
            return last.limits.map(Alarm::Outside);
        }
        if (low_is_bad && has(Signal::RunBelow)) || (high_is_bad && has(Signal::RunAbove)) {
            return self.run().map(|(since, length, line)| Alarm::Run { since, length, line });
        }
        if has(Signal::MovingRange) {
            let mut earlier = self.chart.points.iter().rev().skip(1).filter_map(|point| point.value);
            let (before, now) = (earlier.next()?, last.value?);
            let worse = (low_is_bad && now < before) || (high_is_bad && now > before);
            return worse.then_some(Alarm::Step { before });
        }
        None
    }

    /// The run of months on one side of the centre line that ends with the last month. Months on the line, open dots
    /// and months without a figure neither count nor break it. Its first month, how many, and the line.
    #[must_use]
    pub fn run(&self) -> Option<(Month, u64, f64)> {
        let line = self.chart.centre.as_ref()?.line;
        let side = |value: f64| if (value - line).abs() <= DUST { Ordering::Equal } else { value.total_cmp(&line) };
        let here = side(self.chart.points.last()?.value?);
        let (mut since, mut length) = (*self.months.last()?, 0);
        for (month, point) in self.months.iter().zip(&self.chart.points).skip(self.since).rev() {
            match point.value.map(side) {
                None | Some(Ordering::Equal) => {}
                _ if point.hollow => {}
                Some(other) if other == here => {
                    since = *month;
                    length += 1;
                }
                Some(_) => break,
            }
        }
        Some((since, length, line))
    }
}

/// Whether a signal of the metric is told: it must be better or worse, and more than a list of obligations.
fn speaks(metric: &Metric) -> bool {
    metric.direction != Direction::None && !matches!(metric.nature, Nature::Census | Nature::Information)
}

#[cfg(test)]
mod tests;
