//! One file a metric: a pure question put to a case, answered by verdicts.
//!
//! A metric's words stand in the message files, its clause in the regulation, its default target in the settings.
//! [`METRICS`] lists every metric once, in the order of the report; adding one touches its file and this list.

mod discipline;
mod group;
mod kind;
mod need;
mod question;
mod rules;
mod ticket;
mod travel;
mod verdict;

pub use discipline::is_discipline;
pub use group::{By, Group};
pub use kind::{Direction, Family, Nature, PeriodRule, Unit};
pub use need::Need;
pub use question::{Ask, Asked, Case, Question};
pub use rules::{Rules, Window};
pub use verdict::{Exclusion, Outcome, Verdict};

/// A worked example: a tiny report folder and the figure that it gives. It runs as a test and stands on the methods page.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The report month, `2026-10`.
    pub month: &'static str,
    /// The exports: file name and text.
    pub files: &'static [(&'static str, &'static str)],
    /// The figure of the department: `2/3`, a count `4`, a median `2:00:00`, or points `81.3`.
    pub result: &'static str,
}

/// A metric: what it asks of which cases, and how its answers count.
#[derive(Debug)]
pub struct Metric {
    /// Its name in settings, `figures.json` and links.
    pub slug: &'static str,
    /// The part of the report.
    pub family: Family,
    /// How it is judged.
    pub nature: Nature,
    /// Which month a case belongs to.
    pub rule: PeriodRule,
    /// What its value counts.
    pub unit: Unit,
    /// Whether more is better.
    pub direction: Direction,
    /// What must have been exported.
    pub needs: &'static [Need],
    /// By what it may be split.
    pub groups: &'static [By],
    /// The question.
    pub question: Question,
    /// A worked example.
    pub example: Example,
}

/// The index of a metric in [`METRICS`].
#[must_use]
pub fn index_of(slug: &str) -> Option<u16> {
    METRICS.iter().position(|metric| metric.slug == slug).and_then(|index| u16::try_from(index).ok())
}

/// The metric of a slug.
#[must_use]
pub fn find(slug: &str) -> Option<&'static Metric> {
    METRICS.iter().copied().find(|metric| metric.slug == slug)
}

macro_rules! metrics {
    ($($module:ident,)+) => {
        $(pub(crate) mod $module;)+

        /// Every metric, in the order of the report.
        pub static METRICS: &[&Metric] = &[$(&$module::METRIC,)+];
    };
}

metrics! {
    ticket_volume,
    backlog_open,
    first_response_on_time,
    first_response_time,
    resolution_on_time,
    resolution_time,
    complaint_count,
    complaint_ack_on_time,
    complaint_closed_on_time,
    complaint_overdue_open,
    first_owner_rate,
    record_complete_rate,
    fcr_rate,
    reopen_rate,
    transfer_registered_rate,
    transfer_accept_on_time,
    major_report_on_time,
    liaison_after_fix_on_time,
    buck_passing_upheld,
    repeat_contact_rate,
    hotline_resolved_rate,
    remote_resolved_rate,
    onsite_resolved_rate,
    remote_auth_rate,
    departure_on_time,
    arrival_on_time,
    visit_on_time,
    visit_gap_watch,
    visit_issue_closed_on_time,
    archive_rate,
    inspection_on_time,
    hazard_submit_on_time,
    hazard_closed_on_time,
    research_on_time,
    research_led_rate,
    suggestion_plan_on_time,
    suggestion_done_on_time,
    proactive_on_time,
    gift_rate,
    demand_rate,
    holiday_coverage,
    holiday_checks_rate,
    holiday_issue_contact_on_time,
    fault_count,
    fault_mttr,
    fault_notice_on_time,
    fault_notice_complete,
    exec_notice_on_time,
    fault_report_on_time,
    fault_report_complete,
    fault_feedback_on_time,
    action_closed_on_time,
    survey_response_rate,
    satisfied_rate,
    csi,
    low_score_followup_on_time,
    unmet_reply_on_time,
    nps,
    weekly_report_on_time,
    liaison_ack_on_time,
    liaison_reply_on_time,
    ruling_on_time,
    ruling_executed_on_time,
    report_on_time,
    chat_reply_3min_rate,
    chat_first_reply_median,
    chat_unreplied,
    chat_conversion,
    ship_tracked_rate,
    logistics_notice_on_time,
    aftersales_record_rate,
    shift_coverage,
    empty_shift_count,
    alternation_breaks,
    late_rate,
    left_post_count,
    handover_rate,
    leave_notice_rate,
    swap_notice_rate,
    swap_over_limit,
    promo_fill_rate,
    sunday_balance,
    shop_visit_count,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_metric_has_a_name_of_its_own_that_fits_a_link() {
        let slugs: BTreeSet<_> = METRICS.iter().map(|metric| metric.slug).collect();
        assert_eq!(slugs.len(), METRICS.len());
        assert!(
            slugs.iter().all(|slug| slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'))
        );
    }

    #[test]
    fn metrics_stand_in_the_order_of_their_families() {
        // Levels of service (B) come before faults (D) and satisfaction (E), whatever was added last.
        assert!(METRICS.is_sorted_by_key(|metric| metric.family));
    }

    #[test]
    fn a_pooled_metric_sums_metrics_that_exist_and_are_not_pooled() {
        for metric in METRICS {
            if let Question::Pooled(parts) = metric.question {
                assert!(parts.len() > 1, "{}", metric.slug);
                for part in parts {
                    let part = find(part).expect("a part that exists");
                    assert!(!matches!(part.question, Question::Pooled(_)), "{}", metric.slug);
                }
            }
        }
    }

    #[test]
    fn information_is_never_a_direction_to_colour() {
        for metric in METRICS.iter().filter(|metric| metric.nature == Nature::Duration) {
            assert_eq!(metric.unit, Unit::Seconds, "{}", metric.slug);
        }
    }
}
