//! Rule 3: the month lies where the process has never been, on the bad side.

use super::values::{on_scale, value};
use super::{Sources, finding};
use crate::metrics::METRICS;
use crate::report::Finding;
use crate::report::control::{Alarm, trend};
use crate::report::finding::{Fact, FindingRule};

pub(super) fn findings(sources: &Sources<'_>) -> Vec<Finding> {
    let mut signals: Vec<(u8, Finding)> = METRICS
        .iter()
        .filter_map(|metric| {
            let alarm = trend(metric.slug, sources.figures, sources.rules)?.alarm()?;
            let value = value(sources.figures.of(metric.slug, sources.month())?)?;
            let mut facts = vec![("value", value)];
            let (weight, message) = match alarm {
                Alarm::Outside(limits) => {
                    facts.push(("low", on_scale(metric, limits.low)));
                    facts.push(("high", on_scale(metric, limits.high)));
                    (0, "control_signal")
                }
                Alarm::Run { since, length, line } => {
                    facts.push(("since", Fact::Month(since)));
                    facts.push(("n", Fact::Count(length)));
                    facts.push(("line", on_scale(metric, line)));
                    (1, "control_run")
                }
                Alarm::Step { before } => {
                    facts.push(("before", on_scale(metric, before)));
                    (2, "control_step")
                }
            };
            Some((weight, finding(FindingRule::ControlSignal, metric, message, facts)))
        })
        .collect();
    signals.sort_by_key(|(weight, _)| *weight);
    signals.into_iter().map(|(_, finding)| finding).collect()
}
