//! Rule 1: what is not tolerated at all and happened.

use std::cmp::Reverse;

use super::{Sources, finding, reaches_customers};
use crate::metrics::find;
use crate::report::finding::{Fact, FindingRule};
use crate::report::{Action, Figure, Finding, List, Status};

const RULE: FindingRule = FindingRule::ZeroTolerance;

/// These come first, in this order; after them what customers bear, then what stays inside the department, each by how often
/// it happened.
const FIRST: [&str; 4] = ["fault_report_on_time", "major_report_on_time", "holiday_coverage", "complaint_overdue_open"];

pub(super) fn findings(sources: &Sources<'_>) -> Vec<Finding> {
    let zero = &sources.rules.settings().zero_tolerance;
    let broken = |figure: &&Figure| {
        let listed = |list: &[String]| list.iter().any(|slug| slug == figure.metric.slug);
        figure.status == Status::Red && (listed(&zero.metrics) || (listed(&zero.missing_is_red) && figure.missing > 0))
    };
    let mut broken: Vec<&Figure> = sources.now().filter(broken).collect();
    broken.sort_by_key(|figure| {
        let place = FIRST.iter().position(|slug| *slug == figure.metric.slug).unwrap_or(FIRST.len());
        (place, !reaches_customers(figure.metric), Reverse(figure.misses()))
    });
    broken.into_iter().filter_map(|figure| told(sources, figure).or_else(|| plain(sources, figure))).collect()
}

/// The sentence that names the case.
fn told(sources: &Sources<'_>, figure: &Figure) -> Option<Finding> {
    match figure.metric.slug {
        "fault_report_on_time" => missing_report(sources),
        "major_report_on_time" => unreported(sources, figure),
        "holiday_coverage" => unwatched(sources),
        "complaint_overdue_open" => overdue_complaint(sources),
        _ => None,
    }
}

/// How often it happened, where no list names the cases.
fn plain(sources: &Sources<'_>, figure: &Figure) -> Option<Finding> {
    let facts = vec![("n", Fact::Count(figure.misses())), ("owner", sources.owner(figure.metric.slug)?)];
    Some(finding(RULE, figure.metric, "zero_tolerance", facts))
}

/// Facts of a sentence by name.
type Facts = Vec<(&'static str, Fact)>;

/// The actions of a list, oldest first, with the facts about the first one.
fn listed<'a>(sources: &Sources<'a>, list: List) -> Option<(Vec<&'a Action>, Facts)> {
    let actions: Vec<&Action> = sources.actions.iter().filter(|action| action.list == list).collect();
    let oldest = *actions.first()?;
    let facts = vec![
        ("n", Fact::Count(actions.len() as u64)),
        ("subject", Fact::Text(oldest.subject.clone())),
        ("due", Fact::Date(oldest.due?)),
        ("days", Fact::Count(u64::try_from(oldest.days_overdue?).unwrap_or(0))),
        ("owner", Fact::Role(oldest.role.clone())),
    ];
    Some((actions, facts))
}

fn at_list(list: List, metric: &'static str, message: &str, facts: Vec<(&'static str, Fact)>) -> Option<Finding> {
    let href = format!("actions.html#{}", list.slug());
    let mut finding = finding(RULE, find(metric)?, message, facts);
    finding.facts.remove("metric");
    Some(Finding { href, ..finding })
}

/// Analyses that are missing, and beside them those that lack a part: both leave a fault without its cause or its cure.
fn missing_report(sources: &Sources<'_>) -> Option<Finding> {
    let (_, mut facts) = listed(sources, List::FaultReportMissing)?;
    let Some((incomplete, other)) = listed(sources, List::FaultReportIncomplete) else {
        return at_list(List::FaultReportMissing, "fault_report_on_time", "fault_report_missing", facts);
    };
    let of = |name: &str| other.iter().find(|(it, _)| *it == name).map(|(_, fact)| fact.clone());
    facts.push(("incomplete", Fact::Count(incomplete.len() as u64)));
    facts.push(("other", of("subject")?));
    facts.push(("other_days", of("days")?));
    at_list(List::FaultReportMissing, "fault_report_on_time", "fault_report_both", facts)
}

fn overdue_complaint(sources: &Sources<'_>) -> Option<Finding> {
    let (_, facts) = listed(sources, List::ComplaintOverdue)?;
    at_list(List::ComplaintOverdue, "complaint_overdue_open", "complaint_overdue", facts)
}

fn unwatched(sources: &Sources<'_>) -> Option<Finding> {
    let (days, facts) = listed(sources, List::HolidayUnwatched)?;
    let wanted = |name: &str| matches!(name, "n" | "owner");
    let mut facts: Vec<_> = facts.into_iter().filter(|(name, _)| wanted(name)).collect();
    // Dates are written the same in every language.
    let dates: Vec<String> = days.iter().filter_map(|day| Some(day.due?.to_string())).collect();
    facts.push(("dates", Fact::Text(dates.join(" "))));
    at_list(List::HolidayUnwatched, "holiday_coverage", "holiday_unwatched", facts)
}

/// The first matter that was reported late, else the first that was not reported at all.
fn unreported(sources: &Sources<'_>, figure: &Figure) -> Option<Finding> {
    let matters = &sources.tickets.unreported;
    let late = matters.iter().find_map(|matter| Some((matter, matter.told?.at - matter.opened.at)));
    let matter = late.map(|(matter, _)| matter).or_else(|| matters.first())?;
    let mut facts = vec![
        ("n", Fact::Count(figure.misses())),
        ("ticket", Fact::Text(sources.records.subject(matter.row))),
        ("date", Fact::Date(matter.opened.at.date())),
        ("owner", sources.owner(figure.metric.slug)?),
    ];
    let message = match late {
        Some((_, took)) => {
            facts.push(("took", Fact::Duration(took)));
            "major_late"
        }
        None => "major_unreported",
    };
    let mut finding = finding(RULE, figure.metric, message, facts);
    finding.facts.remove("metric");
    Some(finding)
}
