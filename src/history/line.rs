//! One sealed figure: a figure of a published month in exact numbers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::metrics::{By, Metric, Nature, Unit};
use crate::report::{Amount, Figure, Status};
use crate::said::{Said, said};
use crate::settings::Decimal;
use crate::stats::{Halves, Level, Ratio};

/// The part of the department that a figure is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Split {
    /// The grouping, as `figures.json` calls it.
    pub by: String,
    /// The key, as it was published.
    pub key: String,
}

/// A figure as it was published. All numbers are whole, so that a file reads back as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The metric's slug.
    pub metric: String,
    /// The part; none for the department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Split>,
    /// Numerator of a rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub k: Option<u64>,
    /// Cases behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u64>,
    /// A count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// Twice the median in seconds, which may lie between two of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub median_halves: Option<i64>,
    /// Nearest-rank P90 in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p90: Option<i64>,
    /// An index or a net promoter score in tenths of a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenths: Option<i64>,
    /// Promoters, passives and detractors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promoters: Option<[u64; 3]>,
    /// Sum of the values behind a median or a mean; two sets of values with one median seldom share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<i64>,
    /// Promises kept in time.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub on_time: u64,
    /// Promises kept late.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub late: u64,
    /// Promises not kept.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub missing: u64,
    /// Promises not yet due.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub pending: u64,
    /// Cases left out, by reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub excluded: BTreeMap<String, u64>,
    /// Green at or beyond it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Decimal>,
    /// Red beyond it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<Decimal>,
    /// How it stood.
    pub status: Status,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

fn decimal(level: Level) -> Decimal {
    Decimal::from_millionths(level.millionths())
}

impl Line {
    /// Seals a figure; `sum` is the exact sum of its values, where it has values.
    #[must_use]
    pub fn of(figure: &Figure, sum: Option<i64>) -> Self {
        let mut line = Self {
            metric: figure.metric.slug.to_owned(),
            group: figure.part.as_ref().map(|part| Split { by: part.by.name().to_owned(), key: part.key.clone() }),
            k: None,
            n: figure.amount.n(),
            count: None,
            median_halves: None,
            p90: None,
            tenths: None,
            promoters: None,
            sum,
            on_time: figure.on_time,
            late: figure.late,
            missing: figure.missing,
            pending: figure.pending,
            excluded: figure.excluded.iter().map(|(reason, count)| (reason.code().to_owned(), *count)).collect(),
            target: figure.target.map(decimal),
            floor: figure.floor.map(decimal),
            status: figure.status,
        };
        match figure.amount {
            Amount::Absent => {}
            Amount::Share(ratio) => line.k = Some(ratio.k),
            Amount::Count(count) => line.count = Some(count),
            Amount::Durations { median, p90, .. } => {
                // Seconds of a report stay far below 2^62.
                line.median_halves = median.and_then(|median| i64::try_from(median.0).ok());
                line.p90 = p90;
            }
            Amount::Index { tenths, .. } => line.tenths = tenths,
            Amount::Promoters { promoters, passives, detractors, tenths } => {
                line.tenths = tenths;
                line.promoters = Some([promoters, passives, detractors]);
            }
        }
        line
    }

    /// Whether a figure may be sealed: opinions about single people never leave the report's memory.
    #[must_use]
    pub fn may_seal(figure: &Figure) -> bool {
        let person = figure.part.as_ref().is_some_and(|part| part.by == By::Owner);
        !(person && (figure.metric.nature == Nature::Opinion || figure.metric.unit == Unit::Points))
    }

    /// What was measured, in the form of the report.
    #[must_use]
    pub fn amount(&self) -> Amount {
        let n = self.n.unwrap_or(0);
        match (self.k, self.count, self.promoters, self.n) {
            (Some(k), ..) => Amount::Share(Ratio::new(k, n)),
            (_, Some(count), ..) => Amount::Count(count),
            (_, _, Some([promoters, passives, detractors]), _) => {
                Amount::Promoters { promoters, passives, detractors, tenths: self.tenths }
            }
            (.., Some(n)) if self.metric().is_some_and(|metric| metric.unit == Unit::Points) => {
                Amount::Index { n, tenths: self.tenths, millionths: None }
            }
            (.., Some(n)) => Amount::Durations {
                n,
                median: self.median_halves.map(|halves| Halves(i128::from(halves))),
                p90: self.p90,
            },
            _ => Amount::Absent,
        }
    }

    /// The metric, if the program still has it.
    #[must_use]
    pub fn metric(&self) -> Option<&'static Metric> {
        crate::metrics::find(&self.metric)
    }

    /// What tells figures of a month apart.
    #[must_use]
    pub fn key(&self) -> (&str, Option<&Split>) {
        (&self.metric, self.group.as_ref())
    }

    /// Whether the two say the same number to a reader.
    #[must_use]
    pub fn same_value(&self, other: &Self) -> bool {
        self.amount() == other.amount()
    }

    /// Whether the two are judged by the same target and floor.
    #[must_use]
    pub fn same_target(&self, other: &Self) -> bool {
        (self.target, self.floor) == (other.target, other.floor)
    }

    /// Whether the two stand the same to a reader: number, colour, target.
    #[must_use]
    pub fn same_standing(&self, other: &Self) -> bool {
        self.same_value(other) && self.same_target(other) && self.status == other.status
    }

    /// The number as plain text, for terminals: `47/50`, `4`, `2:00:00 (n = 12)`, `81.3 (n = 20)`.
    #[must_use]
    pub fn shown(&self) -> Said {
        match self.amount() {
            Amount::Absent => said!("not measured", "未测"),
            Amount::Share(ratio) if ratio.n == 0 => said!("none due", "无到期"),
            Amount::Share(ratio) => format!("{}/{}", ratio.k, ratio.n).into(),
            Amount::Count(count) => count.to_string().into(),
            Amount::Durations { n, median: None, .. } => said!("none (n = {n})", "无（n = {n}）"),
            Amount::Durations { n, median: Some(Halves(halves)), .. } => {
                let (seconds, half) = (halves / 2, if halves % 2 == 0 { "" } else { ".5" });
                let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
                format!("{hours}:{minutes:02}:{:02}{half} (n = {n})", seconds % 60).into()
            }
            Amount::Index { n, tenths, .. } | Amount::Promoters { promoters: n, tenths, .. } => {
                let n = self.n.unwrap_or(n);
                match tenths {
                    None => said!("too few (n = {n})", "样本太少（n = {n}）"),
                    Some(tenths) => {
                        let sign = if tenths < 0 { "-" } else { "" };
                        format!("{sign}{}.{} (n = {n})", tenths.abs() / 10, tenths.abs() % 10).into()
                    }
                }
            }
        }
    }
}

/// The figures that two lists do not have alike, in the order of the first list, then of what only the second has.
pub(super) fn unlike<'a>(
    one: &'a [Line],
    other: &'a [Line],
    alike: impl Fn(&Line, &Line) -> bool,
) -> Vec<(Option<&'a Line>, Option<&'a Line>)> {
    let of: BTreeMap<_, _> = other.iter().map(|line| (line.key(), line)).collect();
    let known: BTreeMap<_, _> = one.iter().map(|line| (line.key(), line)).collect();
    let changed = one.iter().map(|line| (Some(line), of.get(&line.key()).copied()));
    let fresh = other.iter().filter(|line| !known.contains_key(&line.key())).map(|line| (None, Some(line)));
    changed
        .filter(|(before, now)| !matches!((before, now), (Some(before), Some(now)) if alike(before, now)))
        .chain(fresh)
        .collect()
}
