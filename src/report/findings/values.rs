//! Values of figures as facts of a sentence.

use crate::metrics::{Metric, Unit};
use crate::report::finding::Fact;
use crate::report::{Amount, Figure};

/// The value of a figure; none where there is none to speak of.
pub(super) fn value(figure: &Figure) -> Option<Fact> {
    Some(match figure.amount {
        Amount::Share(ratio) => Fact::Ratio(ratio),
        Amount::Count(count) => Fact::Count(count),
        Amount::Durations { median, .. } => Fact::Duration(whole(median?.as_f64())),
        Amount::Index { tenths, .. } | Amount::Promoters { tenths, .. } => Fact::Tenths(tenths?),
        Amount::Absent => return None,
    })
}

/// A number on the scale of a metric's chart: shares from 0 to 1, pieces, seconds, points.
pub(super) fn on_scale(metric: &Metric, value: f64) -> Fact {
    match metric.unit {
        Unit::Ratio => Fact::Percent(whole(value * 1000.0)),
        Unit::Count => Fact::Tenths(whole(value * 10.0)),
        Unit::Seconds => Fact::Duration(whole(value)),
        Unit::Points => Fact::Tenths(whole(value * 10.0)),
    }
}

/// A level of the settings: shares in percent, pieces, seconds, points.
pub(super) fn level(metric: &Metric, level: crate::stats::Level) -> Fact {
    on_scale(metric, if metric.unit == Unit::Ratio { level.as_f64() / 100.0 } else { level.as_f64() })
}

/// The nearest whole number.
fn whole(value: f64) -> i64 {
    value.round() as i64
}
