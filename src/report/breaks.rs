//! Months from which a metric means something else, because a limit or the working hours changed with them.

use serde_json::Value;

use crate::metrics::{Question, find};
use crate::settings::{Effective, Settings};
use crate::time::Month;

/// Stands for the working hours among the paths of limits.
const HOURS: &str = "hours";

/// What decides a metric beyond its definition: paths below the limits.
fn decides(slug: &str) -> &'static [&'static str] {
    match slug {
        "first_response_on_time" => &["/response", HOURS],
        "resolution_on_time" => &["/resolution", HOURS],
        "first_response_time" | "resolution_time" => &[HOURS],
        "complaint_ack_on_time" => &["/complaint/ack_minutes", HOURS],
        "complaint_closed_on_time" | "complaint_overdue_open" => &["/complaint/close_days"],
        "fcr_rate" | "repeat_contact_rate" => &["/first_contact/quiet_days"],
        "transfer_accept_on_time" => &["/first_contact/transfer_accept_minutes", HOURS],
        "major_report_on_time" => &["/first_contact/major_report_minutes"],
        "liaison_after_fix_on_time" => &["/first_contact/liaison_after_fix_days"],
        "departure_on_time" | "arrival_on_time" => &["/zones"],
        "visit_issue_closed_on_time" => &["/followup/visit_issue_days"],
        "hazard_submit_on_time" => &["/followup/hazard_submit_days"],
        "hazard_closed_on_time" => &["/followup/hazard_close_days"],
        "suggestion_plan_on_time" => &["/followup/suggestion_plan_days"],
        "low_score_followup_on_time" => &["/followup/low_score_days", "/followup/low_score_max"],
        "unmet_reply_on_time" => &["/followup/unmet_days", "/followup/low_score_max"],
        "fault_notice_on_time" => &["/faults/notice_minutes"],
        "exec_notice_on_time" => &["/faults/notice_minutes", "/faults/exec_minutes"],
        "fault_report_on_time" | "fault_feedback_on_time" => &["/faults/report_days"],
        "fault_report_complete" => &["/faults/report_days", "/faults/placeholder", "/faults/min_section_chars"],
        "liaison_ack_on_time" => &["/liaison/ack_days"],
        "ruling_on_time" => &["/liaison/ruling_days"],
        _ => &[],
    }
}

/// The months of a span, but the first, with which the meaning of a metric changed; targets change no meaning.
#[must_use]
pub fn breaks(slug: &str, settings: &Settings, first: Month, last: Month) -> Vec<Month> {
    let within: Vec<Month> = settings.changes().filter(|month| first < *month && *month <= last).collect();
    // Most settings never change, and this is asked of every figure.
    if within.is_empty() {
        return within;
    }
    let parts = match find(slug).map(|metric| metric.question) {
        Some(Question::Pooled(parts)) => parts,
        _ => &[],
    };
    let paths: Vec<&str> = std::iter::once(slug).chain(parts.iter().copied()).flat_map(decides).copied().collect();
    within.into_iter().filter(|month| differ(settings.at(month.previous()), settings.at(*month), &paths)).collect()
}

/// Whether a metric means the same in two months, the earlier one first: only then says their difference anything of
/// the work.
#[must_use]
pub fn comparable(slug: &str, settings: &Settings, before: Month, now: Month) -> bool {
    breaks(slug, settings, before, now).is_empty()
}

fn differ(before: &Effective, after: &Effective, paths: &[&str]) -> bool {
    let value = |of: &Effective| serde_json::to_value(&of.limits).unwrap_or(Value::Null);
    let (was, is) = (value(before), value(after));
    paths
        .iter()
        .any(|path| if *path == HOURS { before.hours != after.hours } else { was.pointer(path) != is.pointer(path) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::METRICS;

    fn of(slug: &str, toml: &str) -> Vec<String> {
        let settings = Settings::parse(toml, "report.toml").expect("settings");
        let month = |text: &str| text.parse().expect("a month");
        breaks(slug, &settings, month("2025-10"), month("2026-10")).iter().map(Month::to_string).collect()
    }

    #[test]
    fn a_new_limit_breaks_the_metrics_that_it_decides_and_no_other() {
        let limit = "[since.\"2026-06\".limits.response]\np2 = { minutes = 20, clock = \"working\" }";
        assert_eq!(of("first_response_on_time", limit), ["2026-06"]);
        assert_eq!(of("resolution_on_time", limit), [""; 0]);
        let hours = "[since.\"2026-03\".calendar]\nintervals = [\"08:30-12:00\", \"13:00-17:30\"]";
        assert_eq!(of("resolution_time", hours), ["2026-03"]);
        assert_eq!(of("complaint_closed_on_time", hours), [""; 0]);
    }

    #[test]
    fn a_target_and_what_changed_before_the_window_break_nothing() {
        assert_eq!(
            of("first_response_on_time", "[since.\"2026-06\".targets]\nfirst_response_on_time = [97, 85]"),
            [""; 0]
        );
        let long_ago = "[since.\"2025-10\".limits.response]\np2 = { minutes = 20, clock = \"working\" }";
        assert_eq!(of("first_response_on_time", long_ago), [""; 0]);
    }

    #[test]
    fn months_on_two_sides_of_a_change_are_not_comparable() {
        let limit = "[since.\"2026-06\".limits.response]\np2 = { minutes = 20, clock = \"working\" }";
        let settings = Settings::parse(limit, "report.toml").expect("settings");
        let month = |text: &str| -> Month { text.parse().expect("a month") };
        let alike = |slug, from, to| comparable(slug, &settings, month(from), month(to));
        assert!(!alike("first_response_on_time", "2026-05", "2026-06"));
        assert!(alike("first_response_on_time", "2026-06", "2026-07") && alike("fcr_rate", "2026-05", "2026-06"));
    }

    #[test]
    fn every_path_leads_to_a_limit() {
        let limits = serde_json::to_value(&Settings::default().at_any().limits).expect("limits are JSON");
        for metric in METRICS {
            for path in decides(metric.slug).iter().filter(|path| **path != HOURS) {
                assert!(limits.pointer(path).is_some(), "{} {path}", metric.slug);
            }
        }
    }
}
