//! The colour of a figure: a pure function of what was measured and of the rule for it.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::stats::{Halves, Interval, Level, MeanTally, Ratio};

/// How a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// At or beyond the target.
    Green,
    /// Between target and floor.
    Yellow,
    /// Beyond the floor, or a breach that is not tolerated at all.
    Red,
    /// 本月无应办: there was nothing to judge.
    NoneDue,
    /// 未测: the records are not there.
    NotMeasured,
    /// 样本不足: too few answers to say anything.
    SmallSample,
    /// Information, or a value with too few cases for a colour.
    Uncoloured,
}

/// A status, and whether a threshold that decides it lies within the uncertainty of the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// How the figure stands.
    pub status: Status,
    /// 不确定: the badge.
    pub uncertain: bool,
}

/// What was measured, as exactly as it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// The record type or column is not there.
    Absent,
    /// A rate.
    Share {
        /// Cases that count, of all cases.
        ratio: Ratio,
        /// Promises that were not kept at all.
        missing: u64,
    },
    /// A count of events or of a state.
    Count(u64),
    /// The mean of an index.
    Points {
        /// Responses.
        n: u64,
        /// Their sum in millionths of a point.
        sum_millionths: i128,
    },
    /// The median of durations.
    Median {
        /// Durations.
        n: u64,
        /// Their median; of no meaning if there are none.
        median: Halves,
    },
}

impl From<&MeanTally> for Measured {
    fn from(tally: &MeanTally) -> Measured {
        Measured::Points { n: tally.n(), sum_millionths: tally.sum_millionths() }
    }
}

/// Which breaches are not tolerated whatever the share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZeroTolerance {
    /// Any miss is red, none is green.
    AnyMiss,
    /// Anything not done at all is red; lateness is judged as usual.
    Missing,
}

/// What few cases do to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FewCases {
    /// They change nothing (counts).
    JudgedAsUsual,
    /// Below so many, misses are counted: none is green, one yellow, more are red (census and process rates).
    CountMisses(u64),
    /// Below so many, nothing is said (opinions: 5; net promoter score: 30).
    SaidNothing(u64),
    /// Below so many, the value stands without colour (durations).
    Uncoloured(u64),
}

/// How a metric is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Less is better.
    pub lower_is_better: bool,
    /// What few cases do.
    pub few: FewCases,
    /// The month is a sample of how a process behaves or of what customers think, so its figure has an uncertainty;
    /// a census has none.
    pub sampled: bool,
    /// Breaches that are red whatever the share.
    pub zero_tolerance: Option<ZeroTolerance>,
    /// The target in percent, points, seconds or pieces; without one the figure is information.
    pub target: Option<Level>,
    /// The floor; without one everything short of the target is red.
    pub floor: Option<Level>,
}

impl Rule {
    /// The colour of what was measured. `interval` is the uncertainty of the figure in its own unit
    /// (shares from 0 to 1).
    pub fn colour(&self, measured: &Measured, interval: Option<Interval>) -> Colour {
        let sure = |status| Colour { status, uncertain: false };
        if let Some(status) = self.before_thresholds(measured) {
            return sure(status);
        }
        let Some(target) = self.target else { return sure(Status::Uncoloured) };
        let status = if self.reaches(measured, target) {
            Status::Green
        } else if self.floor.is_some_and(|floor| self.reaches(measured, floor)) {
            Status::Yellow
        } else {
            Status::Red
        };
        let uncertain = interval.filter(|_| self.sampled).is_some_and(|interval| {
            let inside = |level: Level| interval.contains(level.as_f64() / measured.levels_per_unit());
            let floor = self.floor.unwrap_or(target);
            match status {
                Status::Green => inside(target),
                Status::Red => inside(floor),
                _ => inside(target) || inside(floor),
            }
        });
        Colour { status, uncertain }
    }

    /// The status where no threshold is asked: nothing measured, nothing due, too few, or zero tolerance.
    fn before_thresholds(&self, measured: &Measured) -> Option<Status> {
        let n = match measured.n() {
            None if *measured == Measured::Absent => return Some(Status::NotMeasured),
            Some(0) => return Some(Status::NoneDue),
            n => n.unwrap_or(u64::MAX),
        };
        match self.few {
            FewCases::SaidNothing(least) if n < least => return Some(Status::SmallSample),
            FewCases::Uncoloured(least) if n < least => return Some(Status::Uncoloured),
            _ => {}
        }
        let misses = self.misses(measured);
        match (self.zero_tolerance, measured) {
            (Some(ZeroTolerance::AnyMiss), _) if misses == Some(0) => return Some(Status::Green),
            (Some(ZeroTolerance::AnyMiss), _) if misses.is_some() => return Some(Status::Red),
            (Some(ZeroTolerance::Missing), Measured::Share { missing, .. }) if *missing > 0 => {
                return Some(Status::Red);
            }
            _ => {}
        }
        if self.counts_misses(measured) && self.target.is_some() {
            return Some(match misses {
                Some(0) => Status::Green,
                Some(1) => Status::Yellow,
                _ => Status::Red,
            });
        }
        None
    }

    /// Whether so few cases are due that misses are counted instead of a percentage.
    pub(super) fn counts_misses(&self, measured: &Measured) -> bool {
        matches!((self.few, measured), (FewCases::CountMisses(least), Measured::Share { ratio, .. }) if ratio.n < least)
    }

    /// How often it went wrong, where that can be counted: for rates that should be low an occurrence is a miss.
    pub(super) fn misses(&self, measured: &Measured) -> Option<u64> {
        match measured {
            Measured::Share { ratio, .. } => Some(if self.lower_is_better { ratio.k } else { ratio.rest() }),
            Measured::Count(count) => Some(*count),
            Measured::Absent | Measured::Points { .. } | Measured::Median { .. } => None,
        }
    }

    /// Whether the figure is at the level or on its good side; decided in integers.
    pub(super) fn reaches(&self, measured: &Measured, level: Level) -> bool {
        let Some(order) = measured.cmp_level(level) else { return false };
        order != if self.lower_is_better { Ordering::Greater } else { Ordering::Less }
    }
}

impl Measured {
    /// The cases behind the figure; counts and absent figures have none.
    pub fn n(&self) -> Option<u64> {
        match self {
            Measured::Share { ratio, .. } => Some(ratio.n),
            Measured::Points { n, .. } | Measured::Median { n, .. } => Some(*n),
            Measured::Absent | Measured::Count(_) => None,
        }
    }

    fn cmp_level(&self, level: Level) -> Option<Ordering> {
        let millionths = i128::from(level.millionths());
        match self {
            Measured::Absent => None,
            Measured::Share { ratio, .. } => ratio.cmp_percent(level),
            Measured::Count(count) => Some((i128::from(*count) * 1_000_000).cmp(&millionths)),
            Measured::Points { n, sum_millionths } => Some(sum_millionths.cmp(&(millionths * i128::from(*n)))),
            Measured::Median { median, .. } => Some(median.cmp_level(level)),
        }
    }

    /// Levels of shares are written in percent, their values are fractions.
    fn levels_per_unit(&self) -> f64 {
        if matches!(self, Measured::Share { .. }) { 100.0 } else { 1.0 }
    }

    /// The figure on the scale on which its target is written.
    pub(super) fn on_level_scale(&self) -> Option<f64> {
        match self {
            Measured::Absent => None,
            Measured::Share { ratio, .. } => (ratio.n > 0).then(|| ratio.k as f64 * 100.0 / ratio.n as f64),
            Measured::Count(count) => Some(*count as f64),
            Measured::Points { n, sum_millionths } => {
                (*n > 0).then(|| *sum_millionths as f64 / *n as f64 / 1_000_000.0)
            }
            Measured::Median { n, median } => (*n > 0).then(|| median.as_f64()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{rate, share};
    use super::*;
    use crate::stats::proportions::wilson;

    fn opinion(target: i32, floor: i32) -> Rule {
        Rule { few: FewCases::SaidNothing(5), ..rate(target, floor) }
    }

    fn colour(rule: Rule, k: u64, n: u64) -> (Status, bool) {
        let colour = rule.colour(&share(k, n), wilson(Ratio::new(k, n), 0.95));
        (colour.status, colour.uncertain)
    }

    #[test]
    fn a_rate_is_coloured_by_its_pair() {
        assert_eq!(colour(rate(95, 85), 47, 50), (Status::Yellow, true));
        assert_eq!(colour(rate(95, 85), 38, 40), (Status::Green, true));
        assert_eq!(colour(rate(95, 85), 4000, 4000), (Status::Green, false));
        assert_eq!(colour(rate(95, 85), 849, 1000), (Status::Red, true));
        assert_eq!(colour(rate(95, 85), 500, 1000), (Status::Red, false));
        assert_eq!(colour(rate(95, 85), 8500, 10_000), (Status::Yellow, true));
        assert_eq!(colour(rate(95, 85), 9000, 10_000), (Status::Yellow, false));
        assert_eq!(colour(rate(40, 20), 1, 12), (Status::Red, true));
        assert_eq!(colour(opinion(90, 80), 17, 20), (Status::Yellow, true));
    }

    #[test]
    fn below_ten_misses_are_counted() {
        assert_eq!(colour(rate(95, 85), 4, 5), (Status::Yellow, false));
        assert_eq!(colour(rate(95, 85), 3, 5), (Status::Red, false));
        assert_eq!(colour(rate(100, 90), 5, 5), (Status::Green, false));
        // For rates that should be low an occurrence is a miss.
        assert_eq!(colour(rate(5, 10), 0, 9).0, Status::Green);
        assert_eq!(colour(rate(5, 10), 1, 9).0, Status::Yellow);
        assert_eq!(colour(rate(5, 10), 2, 9).0, Status::Red);
        assert_eq!(colour(rate(5, 10), 1, 10).0, Status::Yellow);
        assert_eq!(colour(rate(5, 10), 5, 100).0, Status::Green);
        assert_eq!(colour(rate(5, 10), 11, 100).0, Status::Red);
    }

    #[test]
    fn nothing_is_green_by_being_absent() {
        assert_eq!(colour(rate(95, 85), 0, 0), (Status::NoneDue, false));
        let zero = Rule { zero_tolerance: Some(ZeroTolerance::AnyMiss), ..rate(95, 85) };
        assert_eq!(colour(zero, 0, 0), (Status::NoneDue, false));
        for rule in [zero, rate(95, 85), opinion(90, 80)] {
            assert_eq!(rule.colour(&Measured::Absent, None).status, Status::NotMeasured);
        }
    }

    #[test]
    fn few_answers_say_nothing_and_few_durations_have_no_colour() {
        assert_eq!(colour(opinion(90, 80), 1, 1), (Status::SmallSample, false));
        assert_eq!(colour(opinion(90, 80), 5, 5).0, Status::Green);
        let duration = Rule { few: FewCases::Uncoloured(10), sampled: false, ..rate(30, 60) };
        let median = |n, halves| duration.colour(&Measured::Median { n, median: Halves(halves) }, None).status;
        assert_eq!(median(9, 10), Status::Uncoloured);
        assert_eq!(median(10, 60), Status::Green);
        assert_eq!(median(10, 61), Status::Yellow);
        assert_eq!(median(10, 121), Status::Red);
        assert_eq!(median(0, 0), Status::NoneDue);
    }

    #[test]
    fn one_miss_of_what_is_not_tolerated_is_red_whatever_n_is() {
        let zero = Rule { zero_tolerance: Some(ZeroTolerance::AnyMiss), target: None, floor: None, ..rate(95, 85) };
        assert_eq!(colour(zero, 6, 7).0, Status::Red);
        assert_eq!(colour(zero, 999, 1000), (Status::Red, false));
        assert_eq!(colour(zero, 7, 7).0, Status::Green);
        let count = Rule { lower_is_better: true, few: FewCases::JudgedAsUsual, ..zero };
        assert_eq!(count.colour(&Measured::Count(0), None).status, Status::Green);
        assert_eq!(count.colour(&Measured::Count(1), None).status, Status::Red);
    }

    #[test]
    fn where_only_missing_is_not_tolerated_lateness_is_judged_as_usual() {
        let report = Rule { zero_tolerance: Some(ZeroTolerance::Missing), ..rate(100, 90) };
        let status = |k, n, missing| report.colour(&Measured::Share { ratio: Ratio::new(k, n), missing }, None).status;
        assert_eq!(status(0, 1, 1), Status::Red);
        assert_eq!(status(0, 1, 0), Status::Yellow);
        assert_eq!(status(1, 1, 0), Status::Green);
    }

    #[test]
    fn without_a_target_a_figure_is_information() {
        let rule = Rule { target: None, floor: None, ..rate(95, 85) };
        assert_eq!(colour(rule, 3, 5), (Status::Uncoloured, false));
        assert_eq!(colour(rule, 30, 50), (Status::Uncoloured, false));
        assert_eq!(rule.colour(&Measured::Count(3), None).status, Status::Uncoloured);
        let score = Rule { few: FewCases::SaidNothing(30), ..rule };
        let points = |n| score.colour(&Measured::Points { n, sum_millionths: 0 }, None).status;
        assert_eq!((points(29), points(30)), (Status::SmallSample, Status::Uncoloured));
    }

    #[test]
    fn an_index_is_judged_by_its_exact_mean_and_a_census_is_never_uncertain() {
        let mut tally = MeanTally::default();
        [100, 75, 75, 75, 75].iter().for_each(|points| tally.add(points * 1_000_000));
        let range = Interval { low: 0.0, high: 100.0 };
        let interval = tally.interval(0.95, range);
        let colour = opinion(80, 70).colour(&Measured::from(&tally), interval);
        assert_eq!((colour.status, colour.uncertain), (Status::Green, true));
        let census = Rule { sampled: false, ..rate(95, 85) };
        assert!(!census.colour(&share(47, 50), wilson(Ratio::new(47, 50), 0.95)).uncertain);
    }

    #[test]
    fn a_status_has_one_name_everywhere() {
        assert_eq!(serde_json::to_string(&Status::SmallSample).unwrap(), "\"small_sample\"");
        assert_eq!(serde_json::to_string(&Status::NotMeasured).unwrap(), "\"not_measured\"");
    }
}
