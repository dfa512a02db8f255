//! One figure: what was counted for a metric in a month, how sure it is, and how it stands.

use std::collections::BTreeMap;

use crate::metrics::{By, Exclusion, Metric};
use crate::stats::nps::Promoters;
use crate::stats::{Arrow, Halves, Interval, Level, Ratio};
use crate::time::Month;

use super::Status;

/// What a figure measures, exactly as it was counted.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// It was not measured: its records or columns are not there.
    Absent,
    /// A rate.
    Share(Ratio),
    /// A count of events or of a state.
    Count(u64),
    /// Durations in seconds.
    Durations {
        /// How many.
        n: u64,
        /// Their median; none if there are none.
        median: Option<Halves>,
        /// The nearest-rank P90, from ten durations on.
        p90: Option<i64>,
    },
    /// An index from 0 to 100.
    Index {
        /// How many answers.
        n: u64,
        /// Their mean in tenths of a point; none below the smallest sample.
        tenths: Option<i64>,
        /// The same in millionths; none too where only what was published of it is known.
        millionths: Option<i64>,
    },
    /// The net promoter score.
    Promoters {
        /// Answers of 9 and 10.
        promoters: u64,
        /// Answers of 7 and 8.
        passives: u64,
        /// Answers of 0 to 6.
        detractors: u64,
        /// The score in tenths of a point; none below the smallest sample.
        tenths: Option<i64>,
    },
}

impl Amount {
    /// The cases behind the figure, where it has a denominator.
    #[must_use]
    pub fn n(&self) -> Option<u64> {
        match *self {
            Self::Absent | Self::Count(_) => None,
            Self::Share(ratio) => Some(ratio.n),
            Self::Durations { n, .. } | Self::Index { n, .. } => Some(n),
            Self::Promoters { promoters, passives, detractors, .. } => Some(promoters + passives + detractors),
        }
    }
}

/// A change against an earlier month, with its 99 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The earlier month.
    pub from: Month,
    /// Difference of the shares, −1 to 1.
    pub difference: f64,
    /// Its interval.
    pub interval: Interval,
    /// Whether it is real, and which way.
    pub arrow: Arrow,
}

/// A remark that stands beside a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Badge {
    /// 排除偏多: more than a tenth of the population is left out.
    ManyExcluded,
    /// 回收集中: one customer gave more than three tenths of the answers.
    Concentrated,
    /// 未区分职责范围: the export does not say what lies within the remit.
    ScopeUnknown,
    /// 按会话: sessions are all that is known of the chats, so that each counts as one round.
    BySession,
}

impl Badge {
    /// The word in `figures.json`, as the regulation's readers write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ManyExcluded => "排除偏多",
            Self::Concentrated => "回收集中",
            Self::ScopeUnknown => "未区分职责范围",
            Self::BySession => "按会话",
        }
    }
}

/// The part of the whole that a figure is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The grouping.
    pub by: By,
    /// The key, as it may be published: a slug, a code, a name.
    pub key: String,
}

/// One figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The metric.
    pub metric: &'static Metric,
    /// The month.
    pub month: Month,
    /// The part; none for the department.
    pub part: Option<Part>,
    /// What was measured.
    pub amount: Amount,
    /// Promises kept in time.
    pub on_time: u64,
    /// Promises kept late.
    pub late: u64,
    /// Promises not kept.
    pub missing: u64,
    /// Promises not yet due.
    pub pending: u64,
    /// Cases left out.
    pub excluded: BTreeMap<Exclusion, u64>,
    /// The uncertainty, in the figure's unit (shares from 0 to 1, seconds, points, pieces).
    pub interval: Option<Interval>,
    /// Green at or beyond it.
    pub target: Option<Level>,
    /// Red beyond it.
    pub floor: Option<Level>,
    /// How it stands.
    pub status: Status,
    /// A threshold that decides the colour lies within the uncertainty.
    pub uncertain: bool,
    /// The change against the month before, where the two can be compared.
    pub change: Option<Change>,
    /// Remarks.
    pub badges: Vec<Badge>,
}

impl Figure {
    /// Numerator and denominator of a rate.
    #[must_use]
    pub fn ratio(&self) -> Option<Ratio> {
        match self.amount {
            Amount::Share(ratio) => Some(ratio),
            _ => None,
        }
    }

    /// The value in the figure's unit; none where nothing may be said.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        if matches!(self.status, Status::NotMeasured | Status::SmallSample) {
            return None;
        }
        match self.amount {
            Amount::Absent => None,
            Amount::Share(ratio) => ratio.share(),
            // Counts of a report stay far below 2^53.
            Amount::Count(count) => Some(count as f64),
            Amount::Durations { median, .. } => median.map(Halves::as_f64),
            // Points stay far below 2^53 millionths.
            Amount::Index { millionths: Some(millionths), .. } => Some(millionths as f64 / 1_000_000.0),
            Amount::Index { tenths, .. } => tenths.map(|tenths| tenths as f64 / 10.0),
            // Pages round to tenths, machines do not.
            Amount::Promoters { promoters, passives, detractors, tenths } => {
                tenths.and_then(|_| Promoters { promoters, passives, detractors }.score())
            }
        }
    }

    /// How many times it went wrong: promises missed or late, bad answers, bad events.
    #[must_use]
    pub fn misses(&self) -> u64 {
        match (&self.amount, self.metric.direction) {
            (Amount::Share(ratio), crate::metrics::Direction::Down) => ratio.k,
            (Amount::Share(ratio), _) => ratio.rest(),
            (Amount::Count(count), crate::metrics::Direction::Down) => *count,
            _ => 0,
        }
    }
}
