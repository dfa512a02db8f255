//! All figures of a report: the department's for every month of the window, those of groups for the report month.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::metrics::{By, Direction, METRICS, Metric, Nature, PeriodRule, Rules, Unit, index_of};
use crate::settings::Settings;
use crate::stats::counts::poisson_interval;
use crate::stats::nps::Promoters;
use crate::stats::proportions::wilson;
use crate::stats::quantiles::{median, median_interval, nearest_rank};
use crate::stats::{Halves, Interval, Level, MeanTally, Ratio, compare};

use crate::tally::{Cell, Tally};
use crate::time::Month;

use super::breaks::comparable;
use super::figure::{Amount, Badge, Change, Figure, Part};
use super::status::{FewCases, Measured, Rule, ZeroTolerance};
use super::{Availability, Labels};

/// The range of an index.
const POINTS: Interval = Interval { low: 0.0, high: 100.0 };

/// The figures of a report.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    all: Vec<Figure>,
    whole: BTreeMap<(u16, Month), usize>,
}

impl Figures {
    /// The groups of the figures of groups, to be renamed.
    pub fn parts_mut(&mut self) -> impl Iterator<Item = &mut super::Part> {
        self.all.iter_mut().filter_map(|figure| figure.part.as_mut())
    }

    /// Works out every figure.
    #[must_use]
    pub fn new(tally: &Tally, rules: &Rules<'_>, availability: &Availability, labels: &Labels) -> Self {
        let mut figures = Self::default();
        for (index, metric) in (0u16..).zip(METRICS) {
            let mut before: Option<(Month, Ratio)> = None;
            for month in rules.window().months() {
                let measured = availability.measures(metric, month);
                let cell = tally.cell(index, month).filter(|_| measured);
                let pending = tally.cell(index, month).map_or(0, |cell| cell.pending);
                let mut figure = figure(metric, month, None, cell, rules);
                figure.pending = pending;
                let ratio = figure.ratio();
                figure.change = changes(metric, (month, ratio), before, rules.settings());
                if metric.slug == "fcr_rate" && measured && !availability.knows_scope() {
                    figure.badges.push(Badge::ScopeUnknown);
                }
                before = ratio.map(|ratio| (month, ratio));
                figures.whole.insert((index, month), figures.all.len());
                figures.all.push(figure);
            }
        }
        figures.add_groups(tally, rules, availability, labels);
        figures
    }

    fn add_groups(&mut self, tally: &Tally, rules: &Rules<'_>, availability: &Availability, labels: &Labels) {
        let last = rules.window().last;
        let groups = tally.groups();
        for ((index, month, group), cell) in &groups {
            let metric = METRICS[usize::from(*index)];
            let every_month = group.by == By::Dimension;
            if !(*month == last || every_month) || !availability.measures(metric, *month) {
                continue;
            }
            let Some(key) = labels.key(*group) else { continue };
            let mut figure = figure(metric, *month, Some(Part { by: group.by, key }), Some(cell), rules);
            let before = groups.get(&(*index, month.previous(), *group)).map(|cell| Ratio::new(cell.k(), cell.n()));
            figure.change = match before {
                Some(before) if availability.measures(metric, month.previous()) => {
                    changes(metric, (*month, figure.ratio()), Some((month.previous(), before)), rules.settings())
                }
                _ => None,
            };
            self.all.push(figure);
        }
    }

    /// The figure of a metric over several months together, as exact as that of one month: counts are added, medians and
    /// means taken from all values. None where a month was not measured, and for a standing at month ends, which does
    /// not add up.
    #[must_use]
    pub fn together(
        metric: &'static Metric,
        months: RangeInclusive<Month>,
        tally: &Tally,
        rules: &Rules<'_>,
        availability: &Availability,
    ) -> Option<Figure> {
        let index = index_of(metric.slug).filter(|_| metric.rule != PeriodRule::State)?;
        let (first, last) = months.into_inner();
        let mut all = Cell::default();
        for month in (0..=last.since(first)).map(|n| first.plus(n)) {
            all.merge(tally.cell(index, month).filter(|_| availability.measures(metric, month))?.clone());
        }
        Some(figure(metric, last, None, Some(&all), rules))
    }

    /// Every figure: by metric and month, groups after the department's figures.
    #[must_use]
    pub fn all(&self) -> &[Figure] {
        &self.all
    }

    /// The department's figure of a metric in a month.
    #[must_use]
    pub fn of(&self, slug: &str, month: Month) -> Option<&Figure> {
        self.whole.get(&(index_of(slug)?, month)).map(|place| &self.all[*place])
    }

    /// The same, to add a remark to.
    pub fn of_mut(&mut self, slug: &str, month: Month) -> Option<&mut Figure> {
        let place = *self.whole.get(&(index_of(slug)?, month))?;
        self.all.get_mut(place)
    }

    /// The department's figures of a metric, oldest month first.
    pub fn series<'a>(&'a self, slug: &str) -> impl Iterator<Item = &'a Figure> + use<'a> {
        let index = index_of(slug);
        self.whole.iter().filter(move |((metric, _), _)| Some(*metric) == index).map(|(_, place)| &self.all[*place])
    }

    /// The figures of a metric by group in a month, in the order of their keys.
    pub fn parts<'a>(&'a self, slug: &'a str, month: Month, by: By) -> impl Iterator<Item = &'a Figure> {
        self.all.iter().filter(move |figure| {
            figure.metric.slug == slug
                && figure.month == month
                && figure.part.as_ref().is_some_and(|part| part.by == by)
        })
    }
}

/// The figure of one cell; none stands for a metric that is not measured.
fn figure(metric: &'static Metric, month: Month, part: Option<Part>, cell: Option<&Cell>, rules: &Rules<'_>) -> Figure {
    let settings = rules.settings();
    let stats = &settings.stats;
    let confidence = stats.confidence.as_f64();
    let target = rules.at(month).targets.get(metric.slug);
    let rule = rule(metric, part.as_ref().map(|part| part.by), target, settings);
    let empty = Cell::default();
    let (amount, measured, interval) = match cell {
        None => (Amount::Absent, Measured::Absent, None),
        Some(cell) => match metric.unit {
            Unit::Ratio => {
                let ratio = Ratio::new(cell.k(), cell.n());
                let enough = match metric.nature {
                    Nature::Process => ratio.n >= u64::from(stats.small_n),
                    Nature::Opinion => ratio.n >= u64::from(stats.min_n_opinion),
                    _ => false,
                };
                let interval = wilson(ratio, confidence).filter(|_| enough);
                (Amount::Share(ratio), Measured::Share { ratio, missing: cell.missing }, interval)
            }
            Unit::Count => {
                let count = cell.k();
                (Amount::Count(count), Measured::Count(count), Some(poisson_interval(count, confidence)))
            }
            Unit::Seconds => durations(cell, u64::from(stats.small_n), confidence),
            Unit::Points if metric.slug == "nps" => promoters(cell, u64::from(stats.nps_min_n), confidence),
            Unit::Points => index(cell, u64::from(stats.min_n_opinion), confidence),
        },
    };
    let colour = rule.colour(&measured, interval);
    let cell = cell.unwrap_or(&empty);
    let left_out = cell.excluded_total();
    let many = left_out * 10 > left_out + amount.n().unwrap_or(0) && left_out > 0;
    Figure {
        metric,
        month,
        part,
        amount,
        on_time: cell.on_time,
        late: cell.late,
        missing: cell.missing,
        pending: cell.pending,
        excluded: cell.excluded.clone(),
        interval: interval.map(Interval::rounded),
        target: rule.target,
        floor: rule.floor,
        status: colour.status,
        uncertain: colour.uncertain,
        change: None,
        badges: if many { vec![Badge::ManyExcluded] } else { Vec::new() },
    }
}

fn durations(cell: &Cell, least: u64, confidence: f64) -> (Amount, Measured, Option<Interval>) {
    let sorted = cell.values.sorted();
    let n = cell.values.len();
    let median = median(&sorted);
    let p90 = nearest_rank(&sorted, 90).filter(|_| n >= least).map(i64::from);
    let interval =
        median_interval(&sorted, confidence).map(|(low, high)| Interval { low: f64::from(low), high: f64::from(high) });
    let measured = Measured::Median { n, median: median.unwrap_or(Halves(0)) };
    (Amount::Durations { n, median, p90 }, measured, interval)
}

fn index(cell: &Cell, least: u64, confidence: f64) -> (Amount, Measured, Option<Interval>) {
    let (sum, squares) = cell.values.sums();
    let tally = MeanTally::from_sums(cell.values.len(), sum, squares);
    let enough = tally.n() >= least;
    let amount = Amount::Index {
        n: tally.n(),
        tenths: tally.mean_tenths().filter(|_| enough),
        millionths: tally.mean_millionths().filter(|_| enough),
    };
    let interval = tally.interval(confidence, POINTS).filter(|_| enough);
    (amount, Measured::from(&tally), interval)
}

fn promoters(cell: &Cell, least: u64, confidence: f64) -> (Amount, Measured, Option<Interval>) {
    let sorted = cell.values.sorted();
    let detractors = sorted.partition_point(|rating| *rating <= 6);
    let passives = sorted.partition_point(|rating| *rating <= 8) - detractors;
    let groups = Promoters {
        promoters: (sorted.len() - passives - detractors) as u64,
        passives: passives as u64,
        detractors: detractors as u64,
    };
    let enough = groups.n() >= least;
    let amount = Amount::Promoters {
        promoters: groups.promoters,
        passives: groups.passives,
        detractors: groups.detractors,
        tenths: groups.tenths().filter(|_| enough),
    };
    let balance = i128::from(groups.promoters) - i128::from(groups.detractors);
    let measured = Measured::Points { n: groups.n(), sum_millionths: balance * 100_000_000 };
    (amount, measured, groups.interval(confidence).filter(|_| enough))
}

/// How a metric is judged, by its nature and the settings.
pub(super) fn rule(
    metric: &Metric,
    by: Option<By>,
    target: Option<crate::settings::Target>,
    settings: &Settings,
) -> Rule {
    let stats = &settings.stats;
    let small = u64::from(stats.small_n);
    let few = match metric.nature {
        // A person is not coloured by a handful of cases.
        Nature::Census | Nature::Process if by == Some(By::Owner) => FewCases::Uncoloured(small),
        Nature::Census | Nature::Process => FewCases::CountMisses(small),
        Nature::Opinion => FewCases::SaidNothing(u64::from(stats.min_n_opinion)),
        Nature::Duration => FewCases::Uncoloured(small),
        Nature::Information if metric.unit == Unit::Points => FewCases::SaidNothing(u64::from(stats.nps_min_n)),
        Nature::Count | Nature::Information => FewCases::JudgedAsUsual,
    };
    let listed = |list: &[String]| list.iter().any(|slug| slug == metric.slug);
    let zero_tolerance = if listed(&settings.zero_tolerance.metrics) {
        Some(ZeroTolerance::AnyMiss)
    } else if listed(&settings.zero_tolerance.missing_is_red) {
        Some(ZeroTolerance::Missing)
    } else {
        None
    };
    let target = target.filter(|_| metric.nature != Nature::Information);
    let level = |decimal: crate::settings::Decimal| Level::from_number(decimal.as_f64());
    Rule {
        lower_is_better: metric.direction == Direction::Down,
        few,
        sampled: matches!(metric.nature, Nature::Process | Nature::Opinion),
        zero_tolerance,
        target: target.and_then(|target| level(target.target())),
        floor: target.and_then(|target| level(target.floor())),
    }
}

/// The change of a rate against the month before, where the metric is a sample, means the same in both months, and both
/// have enough cases.
fn changes(
    metric: &Metric,
    (month, now): (Month, Option<Ratio>),
    before: Option<(Month, Ratio)>,
    settings: &Settings,
) -> Option<Change> {
    if !matches!(metric.nature, Nature::Process | Nature::Opinion) {
        return None;
    }
    let (from, before) = before?;
    if !comparable(metric.slug, settings, from, month) {
        return None;
    }
    let stats = &settings.stats;
    let change = compare(now?, before, u64::from(stats.small_n), stats.compare_confidence.as_f64())?;
    Some(Change { from, difference: change.difference, interval: change.interval, arrow: change.arrow })
}
