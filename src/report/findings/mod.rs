//! The headline findings: a rule decides that something is said, a message words it.
//!
//! Rules stand in the order of the first page. A metric is spoken of once, by the first rule that has something to
//! say about it. If anything has really become better, it takes the last place.

mod control_signal;
mod data_caveat;
mod improvement;
mod mix_effect;
mod red_promise;
mod values;
mod zero_tolerance;

use std::collections::{BTreeMap, BTreeSet};

use super::actions::Records;
use super::finding::{Fact, FindingRule};
use super::mix::Mix;
use super::tickets::TicketDetail;
use super::{Action, Availability, Figure, Figures, Finding, Input};
use crate::metrics::{Family, METRICS, Metric, Rules};
use crate::problem::Problem;
use crate::settings::Regulation;
use crate::time::Month;

/// What the rules read.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The rules of judging, with settings and calendar.
    pub rules: &'a Rules<'a>,
    /// All figures.
    pub figures: &'a Figures,
    /// What was exported.
    pub availability: &'a Availability,
    /// What is to be done.
    pub actions: &'a [Action],
    /// What the tickets say beyond their figures.
    pub tickets: &'a TicketDetail,
    /// The changes that were split.
    pub mixes: &'a [Mix],
    /// Clauses and positions.
    pub regulation: &'a Regulation,
    /// The files that were read.
    pub inputs: &'a [Input],
    /// What is wrong with them.
    pub problems: &'a [Problem],
    /// The names of records.
    pub records: &'a dyn Records,
}

type Rule = fn(&Sources<'_>) -> Vec<Finding>;

/// Every rule but the last one, in the order of the page.
const RULES: &[(FindingRule, Rule)] = &[
    (FindingRule::ZeroTolerance, zero_tolerance::findings),
    (FindingRule::RedPromise, red_promise::findings),
    (FindingRule::ControlSignal, control_signal::findings),
    (FindingRule::MixEffect, mix_effect::findings),
    (FindingRule::DataCaveat, data_caveat::findings),
];

/// The findings of a report, at most as many as the settings allow.
#[must_use]
pub fn findings(sources: &Sources<'_>) -> Vec<Finding> {
    let most = sources.rules.settings().display.max_findings as usize;
    let mut spoken: BTreeSet<&'static str> = BTreeSet::new();
    let mut findings: Vec<Finding> = Vec::new();
    for (_, rule) in RULES {
        // What misleads about a rate is said also where the rate itself was named already.
        let new = rule(sources).into_iter().filter(|finding| {
            finding.metric.is_none_or(|metric| spoken.insert(metric)) || finding.rule == FindingRule::MixEffect
        });
        findings.extend(new);
    }
    let better = improvement::findings(sources)
        .into_iter()
        .find(|finding| finding.metric.is_some_and(|metric| !spoken.contains(metric)));
    findings.truncate(most.saturating_sub(usize::from(better.is_some())));
    findings.extend(better);
    findings.truncate(most);
    findings
}

impl Sources<'_> {
    fn month(&self) -> Month {
        self.rules.window().last
    }

    /// The department's figures of the report month, in the order of the metrics.
    fn now(&self) -> impl Iterator<Item = &Figure> {
        METRICS.iter().filter_map(|metric| self.figures.of(metric.slug, self.month()))
    }

    /// The position that owes what a metric judges: the first one that its first clause names.
    fn owner(&self, metric: &str) -> Option<Fact> {
        let clause = self.regulation.clauses_of(metric).next().and_then(|id| self.regulation.clause(id))?;
        clause.owed_by.first().map(|role| Fact::Role(role.clone()))
    }
}

/// A finding about a metric.
fn finding(rule: FindingRule, metric: &'static Metric, message: &str, facts: Vec<(&'static str, Fact)>) -> Finding {
    let mut facts: BTreeMap<&'static str, Fact> = facts.into_iter().collect();
    facts.insert("metric", Fact::Metric(metric.slug));
    Finding {
        rule,
        metric: Some(metric.slug),
        message: format!("finding-{message}"),
        facts,
        href: page(metric).to_owned(),
    }
}

/// Whether customers bear it when a promise of this metric is broken; the others are between departments or inside the shop.
fn reaches_customers(metric: &Metric) -> bool {
    let shop = ["chat_reply_3min_rate", "chat_unreplied", "ship_tracked_rate", "logistics_notice_on_time"];
    match metric.family {
        Family::Acceptance | Family::Levels | Family::Proactive | Family::Faults | Family::Satisfaction => true,
        Family::Communication => false,
        Family::Shop => shop.contains(&metric.slug),
    }
}

/// The page on which a metric is shown in full.
fn page(metric: &Metric) -> &'static str {
    match metric.family {
        Family::Acceptance if metric.slug.starts_with("complaint") || metric.slug == "buck_passing_upheld" => {
            "complaints.html"
        }
        Family::Acceptance | Family::Levels => "tickets.html",
        Family::Proactive => "proactive.html",
        Family::Faults => "faults.html",
        Family::Satisfaction => "satisfaction.html",
        Family::Communication => "teamwork.html",
        Family::Shop => "shop.html",
    }
}

#[cfg(test)]
mod tests;
