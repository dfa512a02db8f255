//! Rule 5: something about the data that changes what may be concluded.

use std::collections::{BTreeMap, BTreeSet};

use super::{Sources, finding};
use crate::ingest::Kind;
use crate::metrics::{METRICS, find};
use crate::problem::Code;
use crate::report::finding::{Fact, FindingRule};
use crate::report::{Amount, Finding, Input, Status};
use crate::settings::Clause;
use crate::stats::Ratio;
use crate::stats::quantiles::median;

const RULE: FindingRule = FindingRule::DataCaveat;

/// So many months before must be known for a jump to be one.
const MONTHS_BEFORE: i32 = 6;
/// The least of them that must be known.
const LEAST_BEFORE: usize = 3;

pub(super) fn findings(sources: &Sources<'_>) -> Vec<Finding> {
    // What is wrong with records that came, before what did not come at all.
    let mut findings: Vec<Finding> = refused_scales(sources).into_iter().collect();
    findings.extend(spoiled(sources));
    findings.extend(jump(sources));
    findings.extend(small_survey(sources));
    findings.extend(missing(sources));
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
    // A file that says nothing of this month costs it nothing.
    let periods = sources.rules.periods();
    let concerns = |input: &&Input| {
        input.span.is_some_and(|(first, last)| {
            (periods.month_of_date(first)..=periods.month_of_date(last)).contains(&sources.month())
        })
    };
    let inputs = sources.inputs.iter().filter(|input| files.contains(input.path.as_str()));
    inputs
        .filter(concerns)
        .map(|input| {
            let share = Fact::Ratio(Ratio::new(input.rejected, input.read - input.skipped));
            about_data("rejected", vec![("file", Fact::Text(input.path.clone())), ("share", share)])
        })
        .collect()
}

/// Questions whose answers fit no scale, or more than one: not computed until the settings name it.
fn refused_scales(sources: &Sources<'_>) -> Option<Finding> {
    let mut refused = sources.problems.iter().filter(|problem| problem.code == Code::ScaleUnclear);
    let first = refused.next()?;
    let facts = vec![
        ("question", Fact::Question(first.field.clone().unwrap_or_default())),
        ("file", Fact::Text(first.place.path.to_string())),
        ("more", Fact::Count(refused.count() as u64)),
    ];
    Some(about_data("scale_refused", facts))
}

/// Record types that clauses in force need and that were not exported, in one sentence; the one that costs most figures
/// first.
fn missing(sources: &Sources<'_>) -> Option<Finding> {
    /// So many types are named; the page of data quality lists all of them.
    const NAMED: usize = 4;
    let chapters = &sources.rules.settings().org.chapters;
    let needed: BTreeSet<&str> = sources.regulation.in_force(chapters).flat_map(Clause::coloured).collect();
    let mut disabled: BTreeSet<&str> = BTreeSet::new();
    let mut missing: Vec<(Kind, usize)> = Vec::new();
    for kind in Kind::ALL {
        let costs: Vec<&str> =
            sources.availability.disabled_by(*kind).into_iter().filter(|slug| needed.contains(*slug)).collect();
        if !costs.is_empty() {
            missing.push((*kind, costs.len()));
            disabled.extend(costs);
        }
    }
    missing.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named: Vec<Kind> = missing.iter().take(NAMED).map(|(kind, _)| *kind).collect();
    let facts = vec![
        ("more", Fact::Count((missing.len() - named.len()) as u64)),
        ("records", Fact::Kinds(named)),
        ("n", Fact::Count(disabled.len() as u64)),
    ];
    (!missing.is_empty()).then(|| about_data("records_missing", facts))
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
