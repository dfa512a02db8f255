//! Proactive service: visits, inspections, research, year-end campaign, holiday watch.

use serde::Serialize;

use super::frame::Frame;
use super::parts::Section;
#[cfg(test)]
use crate::locale::Locale;

/// `proactive.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Proactive {
    /// The frame.
    pub frame: Frame,
    /// The three together.
    pub summary: Section,
    /// Due list of the month, quarter in progress, gap watch, issues.
    pub visits: Section,
    /// Inspections and their findings.
    pub inspections: Section,
    /// Research visits and suggestions.
    pub research: Section,
    /// The year-end campaign, in December and as a preview in November.
    pub yearend: Option<Section>,
    /// The calendar of supervised dates and their checks.
    pub holidays: Section,
}

#[cfg(test)]
impl Proactive {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{listed, section};
        Self {
            frame: listed(l, "proactive", false),
            summary: section(
                l,
                "summary",
                &["proactive_on_time"],
                "主动维护按期率 89.7%",
                "Proactive service on time 89.7%",
            ),
            visits: section(
                l,
                "visits",
                &["visit_on_time", "visit_issue_closed_on_time", "visit_gap_watch", "archive_rate"],
                "本季 18/24，6 项须于 12-31 前",
                "18 of 24 this quarter, 6 due by 12-31",
            ),
            inspections: section(
                l,
                "inspections",
                &["inspection_on_time", "hazard_submit_on_time", "hazard_closed_on_time"],
                "八次巡检完成七次",
                "Seven of eight inspections",
            ),
            research: section(
                l,
                "research",
                &["research_on_time", "research_led_rate", "suggestion_plan_on_time", "suggestion_done_on_time"],
                "一次调研，五条意见",
                "One visit, five suggestions",
            ),
            yearend: Some(section(l, "yearend", &["gift_rate", "demand_rate"], "寄送进度", "Progress of the gifts")),
            holidays: section(
                l,
                "holidays",
                &["holiday_coverage", "holiday_checks_rate", "holiday_issue_contact_on_time"],
                "国庆七天均有值守",
                "All seven dates watched",
            ),
        }
    }
}
