//! The optional score: every measured metric on 0 to 100, and their weighted mean.

use super::Figures;
use super::figure::{Amount, Figure};
use super::figures::rule;
use super::status::{Measured, Rule, Status, ZeroTolerance};
use crate::metrics::{Rules, index_of};
use crate::settings::Decimal;
use crate::stats::Level;
use crate::tally::Tally;

/// The weighted mean of the measured metrics.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Total {
    /// The score; nothing if too little of the weight is measured.
    pub score: Option<f64>,
    /// The share of the weight that is measured, 0 to 1.
    pub coverage: f64,
}

/// The score of one metric; nothing if it is not measured, nothing was due, too few answered, or it has no target.
pub fn metric_score(rule: &Rule, measured: &Measured) -> Option<f64> {
    let status = rule.colour(measured, None).status;
    if !matches!(status, Status::Green | Status::Yellow | Status::Red) {
        return None;
    }
    match (rule.zero_tolerance, measured) {
        (Some(ZeroTolerance::AnyMiss), _) => return Some(if status == Status::Green { 100.0 } else { 0.0 }),
        (Some(ZeroTolerance::Missing), Measured::Share { missing, .. }) if *missing > 0 => return Some(0.0),
        _ => {}
    }
    if rule.counts_misses(measured) {
        return match rule.misses(measured)? {
            0 => Some(100.0),
            1 => Some(80.0),
            _ => Some(by_thresholds(rule, measured)?.min(59.0)),
        };
    }
    by_thresholds(rule, measured)
}

/// 100 from the target on, 60 to 100 between floor and target, below 60 beyond the floor.
fn by_thresholds(rule: &Rule, measured: &Measured) -> Option<f64> {
    let target = rule.target?;
    if rule.reaches(measured, target) {
        return Some(100.0);
    }
    let floor = rule.floor.unwrap_or(target);
    let within = rule.reaches(measured, floor);
    let (value, target, floor) = (measured.on_level_scale()?, target.as_f64(), floor.as_f64());
    // Short of the target but not of the floor, the two differ; no division by zero.
    let score = match (rule.lower_is_better, within) {
        (false, true) => 60.0 + 40.0 * (value - floor) / (target - floor),
        (true, true) => 60.0 + 40.0 * (floor - value) / (floor - target),
        (false, false) if floor > 0.0 => 60.0 * value / floor,
        (true, false) if floor > 0.0 => 60.0 * (1.0 - (value - floor) / floor),
        (_, false) => 0.0,
    };
    Some(score.clamp(0.0, 100.0))
}

/// The weighted mean over the metrics that have a score, if these carry at least `least` (0.6) of the weight.
pub fn total(metrics: &[(Level, Option<f64>)], least: Level) -> Total {
    let weight = |level: &Level| i128::from(level.millionths().max(0));
    let all: i128 = metrics.iter().map(|(level, _)| weight(level)).sum();
    let (mut measured, mut sum) = (0, 0.0);
    for (level, score) in metrics {
        if let Some(score) = score {
            measured += weight(level);
            sum += weight(level) as f64 * score;
        }
    }
    let enough = measured > 0 && measured * 1_000_000 >= i128::from(least.millionths()) * all;
    Total {
        score: enough.then(|| sum / measured as f64),
        coverage: if all > 0 { measured as f64 / all as f64 } else { 0.0 },
    }
}

/// The score of the report month; none where the settings do not ask for it.
#[must_use]
pub fn of_month(figures: &Figures, tally: &Tally, rules: &Rules<'_>) -> Option<Total> {
    let settings = rules.settings();
    let level = |decimal: Decimal| Level::from_number(decimal.as_f64());
    let month = rules.window().last;
    let weighted = settings.score.weights.iter().filter_map(|(slug, weight)| {
        let score = figures.of(slug, month).and_then(|figure| {
            let target = rules.at(month).targets.get(figure.metric.slug);
            metric_score(&rule(figure.metric, None, target, settings), &measured(figure, tally))
        });
        Some((level(*weight)?, score))
    });
    let weighted: Vec<(Level, Option<f64>)> = weighted.collect();
    let least = level(settings.score.min_coverage)?;
    settings.score.enabled.then(|| total(&weighted, least))
}

/// What a figure measured, as exactly as it was counted.
fn measured(figure: &Figure, tally: &Tally) -> Measured {
    match figure.amount {
        Amount::Absent => Measured::Absent,
        Amount::Share(ratio) => Measured::Share { ratio, missing: figure.missing },
        Amount::Count(count) => Measured::Count(count),
        Amount::Durations { n, median, .. } => median.map_or(Measured::Absent, |median| Measured::Median { n, median }),
        // A figure holds its points rounded; the tally has them all.
        Amount::Index { n, .. } => {
            let cell = index_of(figure.metric.slug).and_then(|index| tally.cell(index, figure.month));
            Measured::Points { n, sum_millionths: cell.map_or(0, |cell| cell.values.sums().0) }
        }
        Amount::Promoters { promoters, passives, detractors, .. } => {
            let balance = i128::from(promoters) - i128::from(detractors);
            Measured::Points { n: promoters + passives + detractors, sum_millionths: balance * 100_000_000 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::status::FewCases;
    use super::super::testing::{rate, share};
    use super::*;
    use crate::stats::Ratio;

    fn score(rule: Rule, k: u64, n: u64) -> f64 {
        metric_score(&rule, &share(k, n)).expect("a score")
    }

    #[test]
    fn five_weighted_metrics_give_62_at_four_fifths_of_the_weight() {
        let report = Rule { zero_tolerance: Some(ZeroTolerance::Missing), ..rate(100, 90) };
        let satisfied = Rule { few: FewCases::SaidNothing(5), ..rate(90, 80) };
        let scores = [
            metric_score(&rate(95, 85), &share(47, 50)),
            metric_score(&rate(90, 80), &share(44, 50)),
            metric_score(&rate(100, 90), &share(18, 20)),
            metric_score(&report, &Measured::Share { ratio: Ratio::new(0, 1), missing: 1 }),
            metric_score(&satisfied, &share(3, 3)),
        ];
        assert_eq!(scores, [Some(96.0), Some(92.0), Some(60.0), Some(0.0), None]);
        let weighted = scores.map(|score| (Level::whole(20), score));
        assert_eq!(total(&weighted, Level::from_number(0.6).unwrap()), Total { score: Some(62.0), coverage: 0.8 });
    }

    #[test]
    fn a_rate_that_should_be_low_is_scored_downwards() {
        assert_eq!(score(rate(5, 10), 5, 100), 100.0);
        assert_eq!(score(rate(5, 10), 10, 100), 60.0);
        assert_eq!(score(rate(5, 10), 15, 100), 30.0);
        assert_eq!(score(rate(5, 10), 90, 100), 0.0);
        assert!((score(rate(5, 10), 7, 100) - 84.0).abs() < 1e-9);
    }

    #[test]
    fn below_ten_the_misses_are_scored() {
        assert_eq!(score(rate(95, 85), 5, 5), 100.0);
        assert_eq!(score(rate(95, 85), 4, 5), 80.0);
        assert!((score(rate(95, 85), 3, 5) - 60.0 * 60.0 / 85.0).abs() < 1e-9);
        assert_eq!(score(rate(50, 20), 7, 9), 59.0);
    }

    #[test]
    fn what_is_not_tolerated_is_all_or_nothing() {
        let zero = Rule { zero_tolerance: Some(ZeroTolerance::AnyMiss), target: None, floor: None, ..rate(95, 85) };
        assert_eq!(score(zero, 99, 100), 0.0);
        assert_eq!(score(zero, 100, 100), 100.0);
        assert_eq!(metric_score(&zero, &Measured::Count(2)), Some(0.0));
    }

    #[test]
    fn nothing_due_or_measured_has_no_score() {
        assert_eq!(metric_score(&rate(95, 85), &share(0, 0)), None);
        assert_eq!(metric_score(&rate(95, 85), &Measured::Absent), None);
        let information = Rule { target: None, ..rate(95, 85) };
        assert_eq!(metric_score(&information, &share(5, 50)), None);
    }

    #[test]
    fn thresholds_of_zero_divide_nothing() {
        let none = Rule { lower_is_better: true, few: FewCases::JudgedAsUsual, ..rate(0, 0) };
        assert_eq!(metric_score(&none, &Measured::Count(3)), Some(0.0));
        assert_eq!(metric_score(&none, &Measured::Count(0)), Some(100.0));
    }

    #[test]
    fn too_little_measured_weight_gives_no_total() {
        let metric = |weight: f64, score| (Level::from_number(weight).unwrap(), score);
        let least = Level::from_number(0.6).unwrap();
        let exactly = [metric(0.1, Some(50.0)), metric(0.2, Some(50.0)), metric(0.3, Some(50.0)), metric(0.4, None)];
        assert_eq!(total(&exactly, least), Total { score: Some(50.0), coverage: 0.6 });
        let less = [metric(59.0, Some(50.0)), metric(41.0, None)];
        assert_eq!(total(&less, least), Total { score: None, coverage: 0.59 });
        assert_eq!(total(&[], least), Total { score: None, coverage: 0.0 });
    }
}
