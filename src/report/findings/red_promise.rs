//! Rule 2: a promise rate that is red, the one with most broken promises first; of equals what customers bear.

use std::cmp::Reverse;

use super::values::level;
use super::{Sources, finding, reaches_customers};
use crate::metrics::{PeriodRule, Question, Unit};
use crate::report::finding::{Fact, FindingRule};
use crate::report::{Figure, Finding, Status};

pub(super) fn findings(sources: &Sources<'_>) -> Vec<Finding> {
    let red = |figure: &&Figure| {
        let metric = figure.metric;
        // The parts of a pooled figure speak for themselves.
        let own = !matches!(metric.question, Question::Pooled(_));
        figure.status == Status::Red && metric.rule == PeriodRule::Promise && metric.unit == Unit::Ratio && own
    };
    let mut red: Vec<&Figure> = sources.now().filter(red).collect();
    red.sort_by_key(|figure| (Reverse(figure.misses()), !reaches_customers(figure.metric)));
    red.into_iter().filter_map(|figure| sentence(sources, figure)).collect()
}

fn sentence(sources: &Sources<'_>, figure: &Figure) -> Option<Finding> {
    let ratio = figure.ratio()?;
    let mut facts = vec![
        ("value", Fact::Ratio(ratio)),
        ("n", Fact::Count(figure.misses())),
        ("owner", sources.owner(figure.metric.slug)?),
    ];
    // Few cases are judged by their number and not by the floor.
    let few = ratio.n < u64::from(sources.rules.settings().stats.small_n);
    let promises = figure.on_time + figure.late + figure.missing > 0;
    if promises {
        facts.push(("missing", Fact::Count(figure.missing)));
    }
    let floor = figure.floor.or(figure.target).filter(|_| !few);
    if let Some(floor) = floor {
        facts.push(("floor", level(figure.metric, floor)));
    }
    let message = match (promises, floor.is_some()) {
        (true, true) => "red_promise",
        (true, false) => "red_promise_few",
        (false, true) => "red_rate",
        (false, false) => "red_rate_few",
    };
    Some(finding(FindingRule::RedPromise, figure.metric, message, facts))
}
