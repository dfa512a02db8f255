//! Rule 5: something about the data that changes what may be concluded.

use std::collections::{BTreeMap, BTreeSet};

use super::{Sources, finding};
use crate::ingest::Kind;
use crate::metrics::{METRICS, find};
use crate::problem::Code;
use crate::report::finding::{Fact, FindingRule};
use crate::report::{Amount, Finding, Status};
use crate::settings::Clause;
use crate::stats::Ratio;
use crate::stats::quantiles::median;

const RULE: FindingRule = FindingRule::DataCaveat;

/// So many months before must be known for a jump to be one.
const MONTHS_BEFORE: i32 = 6;
/// The least of them that must be known.
const LEAST_BEFORE: usize = 3;

pub(super) fn findings(sources: &Sources<'_>) -> Vec<Finding> {
    let mut findings = spoiled(sources);
    findings.extend(missing(sources));
    findings.extend(small_survey(sources));
    findings.extend(jump(sources));
    findings
}

fn about_data(message: &str, facts: Vec<(&'static str, Fact)>) -> Finding {
    Finding {
        rule: RULE,
        metric: None,
        message: format!("finding-{message}"),
        facts: facts.into_iter().collect::<BTreeMap<_, _>>(),
        href: "quality.html".to_owned(),
    }
}

/// Files of which too much was rejected.
fn spoiled(sources: &Sources<'_>) -> Vec<Finding> {
    let files: BTreeSet<&str> = sources
        .problems
        .iter()
        .filter(|problem| problem.code == Code::RejectShare)
        .map(|problem| &*problem.place.path)
        .collect();
    let inputs = sources.inputs.iter().filter(|input| files.contains(input.path.as_str()));
    inputs
        .map(|input| {
            let share = Fact::Ratio(Ratio::new(input.rejected, input.read));
            about_data("rejected", vec![("file", Fact::Text(input.path.clone())), ("share", share)])
        })
        .collect()
}

/// Record types that clauses in force need and that were not exported; the one that costs most figures first.
fn missing(sources: &Sources<'_>) -> Vec<Finding> {
    let chapters = &sources.rules.settings().org.chapters;
    let needed: BTreeSet<&str> = sources.regulation.in_force(chapters).flat_map(Clause::coloured).collect();
    let mut missing: Vec<(Kind, u64)> = Kind::ALL
        .iter()
        .map(|kind| {
            let disabled = sources.availability.disabled_by(*kind);
            (*kind, disabled.iter().filter(|slug| needed.contains(**slug)).count() as u64)
        })
        .filter(|(_, count)| *count > 0)
        .collect();
    missing.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let sentence =
        |(kind, count)| about_data("records_missing", vec![("records", Fact::Kind(kind)), ("n", Fact::Count(count))]);
    missing.into_iter().map(sentence).collect()
}

/// A satisfaction that was asked for and not computed.
fn small_survey(sources: &Sources<'_>) -> Option<Finding> {
    let figure = sources.figures.of("satisfied_rate", sources.month())?;
    let n = figure.amount.n().filter(|_| figure.status == Status::SmallSample)?;
    let mut finding = finding(RULE, find("satisfied_rate")?, "survey_small", vec![("n", Fact::Count(n))]);
    finding.facts.remove("metric");
    Some(finding)
}

/// Less than half or more than twice the tickets of the median of the months before: is the export complete?
fn jump(sources: &Sources<'_>) -> Option<Finding> {
    let slug = "ticket_volume";
    let count = |month| match sources.figures.of(slug, month)?.amount {
        Amount::Count(count) => Some(count),
        _ => None,
    };
    let now = count(sources.month())?;
    let mut before: Vec<i64> = (1..=MONTHS_BEFORE)
        .filter_map(|n| count(sources.month().plus(-n)))
        .filter_map(|count| i64::try_from(count).ok().filter(|count| *count > 0))
        .collect();
    if before.len() < LEAST_BEFORE {
        return None;
    }
    before.sort_unstable();
    let middle = median(&before)?;
    let now_halves = i128::from(now) * 2;
    if now_halves * 2 >= middle.0 && now_halves <= middle.0 * 2 {
        return None;
    }
    let metric = METRICS.iter().find(|metric| metric.slug == slug)?;
    let median = Fact::Tenths(i64::try_from(middle.0 * 5).ok()?);
    Some(finding(RULE, metric, "volume_jump", vec![("n", Fact::Count(now)), ("median", median)]))
}
