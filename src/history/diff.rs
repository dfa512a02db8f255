//! What changed between two months, and what each change owes to volume, mix and rate.
//!
//! A rate changes because the rates within its classes change, or because the cases shift between classes (mix). The
//! number of misses changes for these two reasons and because there are more or fewer cases (volume):
//! with N cases and a miss rate R, `ΔM = ΔN · R̄ + N̄ · ΔR`, where the bar is the mean of the two months, and
//! `ΔR = within + mix`. The parts sum to the whole exactly, in whichever order the months are named.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Line;
use crate::metrics::{By, Direction, METRICS, Metric, Unit};
use crate::report::breaks::breaks;
use crate::report::{Amount, Figures};
use crate::settings::Settings;
use crate::stats::mix::{ClassPair, split};
use crate::stats::{Ratio, round12};
use crate::time::Month;

/// Groupings by which cases are split, the first that covers all cases wins. People are none: whom a case fell to is
/// no property of the case.
const CLASSES: &[By] = &[
    By::Priority,
    By::Category,
    By::Level,
    By::Zone,
    By::Channel,
    By::Cohort,
    By::Shift,
    By::Project,
    By::Customer,
    By::Department,
];

/// The change of a rate, in shares from −1 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RateChange {
    /// The whole change.
    pub total: f64,
    /// What the shift between classes contributes.
    pub mix: f64,
    /// What the rates within the classes contribute.
    pub rate: f64,
    /// Tenths of a percentage point that add up, for printing: the whole, mix and rate.
    #[serde(skip)]
    pub tenths: [i64; 3],
}

/// The change of the number of misses.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MissChange {
    /// Misses in the earlier month.
    pub before: u64,
    /// Misses in the later month.
    pub now: u64,
    /// The whole change.
    pub total: i64,
    /// What more or fewer cases contribute.
    pub volume: f64,
    /// What the shift between classes contributes.
    pub mix: f64,
    /// What the rates within the classes contribute.
    pub rate: f64,
}

impl MissChange {
    /// Tenths of a case for printing: volume, mix and rate. Rounding may part their sum from the whole by a tenth or
    /// two; what is printed must add up, so the mix takes the difference.
    #[must_use]
    pub fn printed(&self) -> [i64; 3] {
        // Counts of a report stay far below 2^52.
        let tenths = |value: f64| (value * 10.0).round() as i64;
        let (volume, rate) = (tenths(self.volume), tenths(self.rate));
        [volume, self.total * 10 - volume - rate, rate]
    }
}

/// What one class contributes to the change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Class {
    /// Its key.
    pub key: String,
    /// Cases that count in the earlier month: numerator and denominator, or a count of a count.
    pub before: [u64; 2],
    /// In the later month.
    pub now: [u64; 2],
}

/// The change of one metric.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MetricChange {
    /// The metric's slug.
    pub metric: &'static str,
    /// What its value counts.
    pub unit: &'static str,
    /// The earlier month's figure.
    pub before: Line,
    /// The later month's figure.
    pub now: Line,
    /// The change of the value in its unit; none if either month has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<f64>,
    /// The months in between from which on the metric means something else: then nothing explains the change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<Month>,
    /// What it owes to what.
    #[serde(flatten)]
    pub explained: Explained,
}

/// What a change owes to what. Medians and indices have no such parts.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Explained {
    /// The grouping by which mix and rate are told apart; none if no grouping covers all cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<&'static str>,
    /// The parts of the change of a rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<RateChange>,
    /// The parts of the change of its misses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub misses: Option<MissChange>,
    /// The classes, in the order of their keys.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<Class>,
}

/// What changed between two months.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MonthDiff {
    /// The earlier month.
    pub from: Month,
    /// The later month.
    pub to: Month,
    /// The metrics whose figures differ, in the order of the report.
    pub changes: Vec<MetricChange>,
}

impl MonthDiff {
    /// Compares two months, each with the figures of its own report. Where the settings changed in between what a
    /// metric means, the change owes to them nobody knows what.
    #[must_use]
    pub fn new((from, before): (Month, &Figures), (to, now): (Month, &Figures), settings: &Settings) -> Self {
        let changes = METRICS
            .iter()
            .filter_map(|metric| {
                let was = before.of(metric.slug, from)?;
                let is = now.of(metric.slug, to)?;
                if was.amount == is.amount && was.status == is.status {
                    return None;
                }
                let parts = |by| (counts(before, metric, from, by), counts(now, metric, to, by));
                let breaks = breaks(metric.slug, settings, from.min(to), from.max(to));
                let whole = counted(&was.amount).zip(counted(&is.amount)).filter(|_| breaks.is_empty());
                let explained = whole.map(|whole| explain(metric, whole, &parts)).unwrap_or_default();
                Some(MetricChange {
                    metric: metric.slug,
                    unit: metric.unit.name(),
                    before: Line::of(was, None),
                    now: Line::of(is, None),
                    difference: is.value().zip(was.value()).map(|(is, was)| round12(is - was)),
                    breaks,
                    explained,
                })
            })
            .collect();
        Self { from, to, changes }
    }
}

/// Keys with what was counted for them.
type Counts = BTreeMap<String, Ratio>;

/// A rate as it is; a count is all of its cases.
fn counted(amount: &Amount) -> Option<Ratio> {
    match *amount {
        Amount::Share(ratio) => Some(ratio),
        Amount::Count(count) => Some(Ratio::new(count, count)),
        _ => None,
    }
}

fn counts(figures: &Figures, metric: &Metric, month: Month, by: By) -> Counts {
    figures
        .parts(metric.slug, month, by)
        .filter_map(|figure| Some((figure.part.as_ref()?.key.clone(), counted(&figure.amount)?)))
        .collect()
}

/// Explains a change by the first grouping whose parts sum to the whole in both months.
fn explain(metric: &Metric, whole: (Ratio, Ratio), parts: &dyn Fn(By) -> (Counts, Counts)) -> Explained {
    let (was, is) = whole;
    let covers = |counts: &Counts, whole: Ratio| counts.values().copied().sum::<Ratio>() == whole;
    let classes = CLASSES.iter().filter(|by| metric.groups.contains(by)).find_map(|by| {
        let (before, now) = parts(*by);
        (covers(&before, was) && covers(&now, is)).then_some((*by, before, now))
    });
    let by = classes.as_ref().map(|(by, ..)| by.name());
    let classes: Vec<(String, ClassPair)> = match classes {
        None => vec![(String::new(), ClassPair { before: was, now: is })],
        Some((_, before, now)) => {
            let keys: std::collections::BTreeSet<&String> = before.keys().chain(now.keys()).collect();
            let of = |counts: &Counts, key: &String| counts.get(key).copied().unwrap_or_default();
            keys.into_iter()
                .map(|key| (key.clone(), ClassPair { before: of(&before, key), now: of(&now, key) }))
                .collect()
        }
    };
    let pairs: Vec<ClassPair> = classes.iter().map(|(_, pair)| *pair).collect();
    let rate = (metric.unit == Unit::Ratio).then(|| split(&pairs)).flatten();
    let value = rate.map(|split| {
        let (total, within) = (round12(split.total), round12(split.within));
        let (rate, mix, whole) = split.printed();
        RateChange { total, mix: unsigned_zero(round12(total - within)), rate: within, tenths: [whole, mix, rate] }
    });
    let shown = classes.into_iter().filter(|_| by.is_some());
    Explained {
        by,
        value,
        misses: (metric.unit == Unit::Ratio).then(|| misses(metric, was, is, &pairs)),
        classes: shown
            .map(|(key, pair)| Class { key, before: [pair.before.k, pair.before.n], now: [pair.now.k, pair.now.n] })
            .collect(),
    }
}

/// Cases that went wrong: those that count where less is better, else those that do not.
fn missed(metric: &Metric, ratio: Ratio) -> Ratio {
    if metric.direction == Direction::Down { ratio } else { Ratio::new(ratio.rest(), ratio.n) }
}

/// The change of the misses in its three parts; without cases in one month it is all volume.
fn misses(metric: &Metric, was: Ratio, is: Ratio, classes: &[ClassPair]) -> MissChange {
    let (was, is) = (missed(metric, was), missed(metric, is));
    let turned: Vec<ClassPair> = classes
        .iter()
        .map(|class| ClassPair { before: missed(metric, class.before), now: missed(metric, class.now) })
        .collect();
    // Counts of a report stay far below 2^53.
    let total = is.k as f64 - was.k as f64;
    let rate = split(&turned).map_or(0.0, |split| round12(f64::midpoint(was.n as f64, is.n as f64) * split.within));
    let volume = match was.share().zip(is.share()) {
        Some((before, now)) => round12((is.n as f64 - was.n as f64) * f64::midpoint(before, now)),
        None => total,
    };
    let mix = unsigned_zero(round12(total - volume - rate));
    MissChange { before: was.k, now: is.k, total: total as i64, volume: unsigned_zero(volume), mix, rate }
}

/// Nothing has no sign, whichever way a sum came to it.
fn unsigned_zero(value: f64) -> f64 {
    if value == 0.0 { 0.0 } else { value }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::metrics::{Outcome, Verdict, find, index_of};
    use crate::report::Labels;
    use crate::report::testing::{Bench, everything};
    use crate::tally::Tally;
    use crate::time::Moment;

    fn metric() -> &'static Metric {
        find("first_response_on_time").expect("a metric")
    }

    fn by_priority(before: &[(u64, u64)], now: &[(u64, u64)]) -> Explained {
        let counts = |pairs: &[(u64, u64)]| -> Counts {
            pairs.iter().enumerate().map(|(at, (k, n))| (format!("p{}", at + 1), Ratio::new(*k, *n))).collect()
        };
        let whole = |counts: &Counts| counts.values().copied().sum();
        let (before, now) = (counts(before), counts(now));
        explain(metric(), (whole(&before), whole(&now)), &|by| {
            if by == By::Priority { (before.clone(), now.clone()) } else { (Counts::new(), Counts::new()) }
        })
    }

    #[test]
    fn more_hard_cases_at_the_same_rates_are_mix_and_volume() {
        // Rates of 90 % and 50 % stay; the hard class doubles.
        let explained = by_priority(&[(90, 100), (50, 100)], &[(90, 100), (100, 200)]);
        let value = explained.value.expect("parts");
        assert_eq!((explained.by, value.rate), (Some("priority"), 0.0));
        assert!(value.mix < 0.0);
        let misses = explained.misses.expect("parts");
        assert_eq!((misses.before, misses.now, misses.total, misses.rate), (60, 110, 50, 0.0));
        assert!(misses.volume > 0.0 && misses.mix > 0.0);
    }

    #[test]
    fn worse_rates_in_the_same_mix_are_rate_alone() {
        let value = by_priority(&[(90, 100), (50, 100)], &[(80, 100), (40, 100)]).value.expect("parts");
        assert_eq!((value.total, value.mix, value.rate), (-0.1, 0.0, -0.1));
    }

    #[test]
    fn a_grouping_that_leaves_cases_out_explains_nothing() {
        let explained = explain(metric(), (Ratio::new(5, 10), Ratio::new(8, 10)), &|_| {
            ([("p1".to_owned(), Ratio::new(1, 2))].into(), Counts::new())
        });
        assert_eq!((explained.by, explained.classes.len()), (None, 0));
        let value = explained.value.expect("parts");
        assert_eq!((value.total, value.mix, value.rate), (0.3, 0.0, 0.3));
    }

    #[test]
    fn from_nothing_to_something_is_volume() {
        let misses = by_priority(&[(0, 0)], &[(3, 5)]).misses.expect("parts");
        assert_eq!((misses.total, misses.volume, misses.mix, misses.rate), (2, 2.0, 0.0, 0.0));
    }

    #[test]
    fn a_change_over_a_new_limit_is_explained_by_nothing() {
        let bench = Bench::with("[since.\"2026-10\".limits.response]\np2 = { minutes = 20, clock = \"working\" }\n");
        let rules = bench.rules();
        let (before, now) = (rules.window().last.previous(), rules.window().last);
        let mut tally = Tally::new(rules.window());
        for (month, outcome) in [(before, Outcome::OnTime), (now, Outcome::Late)] {
            let verdict = Verdict::Judged { month, outcome, at: Moment::start_of(month.first_day()) };
            for slug in ["first_response_on_time", "resolution_on_time"] {
                tally.add(index_of(slug).expect("a metric"), &verdict, &[]);
            }
        }
        let figures = Figures::new(&tally, &rules, &everything(), &Labels::default());
        for (one, other) in [(before, now), (now, before)] {
            let diff = MonthDiff::new((one, &figures), (other, &figures), rules.settings());
            let of = |slug| diff.changes.iter().find(|change| change.metric == slug).expect("it changed");
            let cut = of("first_response_on_time");
            assert_eq!((cut.breaks.as_slice(), &cut.explained), (&[now][..], &Explained::default()));
            let plain = of("resolution_on_time");
            assert!(plain.breaks.is_empty() && plain.explained.value.is_some());
        }
    }

    proptest! {
        #[test]
        fn the_parts_sum_to_the_whole(cases in prop::collection::vec((0_u64..200, 0_u64..200, 0_u64..200, 0_u64..200), 1..5)) {
            let before: Vec<_> = cases.iter().map(|(k, rest, ..)| (*k, k + rest)).collect();
            let now: Vec<_> = cases.iter().map(|(.., k, rest)| (*k, k + rest)).collect();
            let explained = by_priority(&before, &now);
            let misses = explained.misses.expect("a rate has misses");
            prop_assert_eq!(misses.printed().iter().sum::<i64>(), misses.total * 10);
            prop_assert!((misses.volume + misses.mix + misses.rate - misses.total as f64).abs() < 1e-9);
            if let Some(value) = explained.value {
                prop_assert!((value.mix + value.rate - value.total).abs() < 1e-9);
                let [whole, mix, rate] = value.tenths;
                prop_assert_eq!(mix + rate, whole);
            }
        }
    }
}
