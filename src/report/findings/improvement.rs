//! Rule 6: something that has really become better since last month.

use super::{Sources, finding};
use crate::metrics::Direction;
use crate::report::finding::{Fact, FindingRule};
use crate::report::{Figure, Finding, Status};
use crate::stats::Arrow;

/// Candidates, the most certain one first. Better means that the interval of the change excludes 0; a rate that is
/// still red, or whose classes went the other way, is no good news.
pub(super) fn findings(sources: &Sources<'_>) -> Vec<Finding> {
    let misled = |figure: &Figure| sources.mixes.iter().any(|mix| mix.slug == figure.metric.slug && mix.misleads());
    let mut better: Vec<(f64, &Figure)> = sources
        .now()
        .filter(|figure| figure.status != Status::Red && !misled(figure))
        .filter_map(|figure| {
            let change = figure.change?;
            // The end of the interval that lies nearer to no change at all.
            let least = match (change.arrow, figure.metric.direction) {
                (Arrow::Up, Direction::Up) => change.interval.low,
                (Arrow::Down, Direction::Down) => -change.interval.high,
                _ => return None,
            };
            Some((least, figure))
        })
        .collect();
    better.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    better.into_iter().filter_map(|(_, figure)| sentence(sources, figure)).collect()
}

fn sentence(sources: &Sources<'_>, figure: &Figure) -> Option<Finding> {
    let (now, change) = (figure.ratio()?, figure.change?);
    let before = sources.figures.of(figure.metric.slug, change.from)?.ratio()?;
    let message = if change.arrow == Arrow::Up { "improvement" } else { "improvement_down" };
    let facts = vec![
        ("value", Fact::Ratio(now)),
        ("before", Fact::Ratio(before)),
        ("points", Fact::Points(now.points_since(before)?.abs())),
    ];
    Some(finding(FindingRule::Improvement, figure.metric, message, facts))
}
