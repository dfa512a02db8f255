//! Where on the pages a metric is looked into.

use super::context::Context;
use super::view::frame::PageId;
use super::view::parts::Link;
use super::words::Words;
use crate::metrics::{Family, find};

/// The page of the navigation and the section of it that shows a metric.
#[must_use]
pub fn place_of(slug: &str) -> Option<(&'static str, &'static str)> {
    let metric = find(slug)?;
    Some(match slug {
        "ticket_volume" => ("tickets", "volume"),
        "backlog_open" => ("tickets", "backlog"),
        "first_response_on_time" | "first_response_time" => ("tickets", "response"),
        "resolution_on_time" | "resolution_time" | "reopen_rate" => ("tickets", "resolution"),
        "departure_on_time" | "arrival_on_time" => ("tickets", "zones"),
        "complaint_count"
        | "complaint_ack_on_time"
        | "complaint_closed_on_time"
        | "complaint_overdue_open"
        | "buck_passing_upheld" => ("complaints", "figures"),
        "survey_response_rate" => ("satisfaction", "response"),
        "csi" => ("satisfaction", "index"),
        "low_score_followup_on_time" | "unmet_reply_on_time" => ("satisfaction", "low_scores"),
        "action_closed_on_time" => ("faults", "actions"),
        "proactive_on_time" => ("proactive", "summary"),
        "visit_on_time" | "visit_issue_closed_on_time" | "visit_gap_watch" | "archive_rate" => ("proactive", "visits"),
        "inspection_on_time" | "hazard_submit_on_time" | "hazard_closed_on_time" => ("proactive", "inspections"),
        "gift_rate" | "demand_rate" => ("proactive", "yearend"),
        "holiday_coverage" | "holiday_checks_rate" | "holiday_issue_contact_on_time" => ("proactive", "holidays"),
        "weekly_report_on_time" => ("teamwork", "weekly"),
        "ruling_on_time" | "ruling_executed_on_time" => ("teamwork", "rulings"),
        "report_on_time" => ("teamwork", "report"),
        "ship_tracked_rate" | "logistics_notice_on_time" | "aftersales_record_rate" => ("shop", "shipments"),
        "handover_rate" => ("shop", "handovers"),
        "leave_notice_rate" | "swap_notice_rate" | "swap_over_limit" | "promo_fill_rate" => ("shop", "requests"),
        "shift_coverage" | "empty_shift_count" | "late_rate" | "alternation_breaks" | "left_post_count"
        | "sunday_balance" => ("shop", "shifts"),
        _ => match metric.family {
            Family::Acceptance => ("tickets", "first_contact"),
            Family::Levels => ("tickets", "levels"),
            Family::Proactive => ("proactive", "research"),
            Family::Faults => ("faults", "figures"),
            Family::Satisfaction => ("satisfaction", "overall"),
            Family::Communication => ("teamwork", "liaison"),
            Family::Shop => ("shop", "chats"),
        },
    })
}

/// The way to the section that shows a metric, from a page with these words; none if the issue has no such page. A section
/// that the month does not have (the year-end campaign is one) gives way to its page.
#[must_use]
pub fn seen(context: &Context<'_>, words: &Words<'_>, slug: &str) -> Option<Link> {
    let (page, section) = place_of(slug).filter(|(page, _)| context.has(page))?;
    let file = PageId::listed(page).file;
    let there = section != "yearend" || super::proactive::has_campaign(context);
    let href = if there { format!("{file}#{section}") } else { file.to_owned() };
    Some(Link::new(words.text(&format!("nav-{page}")), words.href(&href)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::METRICS;

    /// The builder of every page, in which its figures are named.
    const PAGES: &[(&str, &str)] = &[
        ("tickets", include_str!("tickets.rs")),
        ("complaints", include_str!("complaints.rs")),
        ("satisfaction", include_str!("satisfaction.rs")),
        ("faults", include_str!("faults.rs")),
        ("teamwork", include_str!("teamwork.rs")),
        ("shop", include_str!("shop.rs")),
    ];

    #[test]
    fn every_metric_has_a_place_on_a_page_that_shows_it() {
        for metric in METRICS {
            let (page, _) = place_of(metric.slug).expect(metric.slug);
            if let Some((_, builder)) = PAGES.iter().find(|(name, _)| *name == page) {
                assert!(builder.contains(&format!("\"{}\"", metric.slug)), "{} is not shown on {page}", metric.slug);
            }
        }
    }
}
