//! Working together: weekly reports, liaison forms, rulings, the report itself.

use serde::Serialize;

use super::frame::Frame;
use super::parts::Section;
#[cfg(test)]
use crate::locale::Locale;

/// `teamwork.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Teamwork {
    /// The frame.
    pub frame: Frame,
    /// Weekly reports, counts by department.
    pub weekly: Section,
    /// Liaison forms.
    pub liaison: Section,
    /// Disputes and rulings.
    pub rulings: Section,
    /// The report before this one.
    pub report: Section,
}

#[cfg(test)]
impl Teamwork {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{listed, section};
        Self {
            frame: listed(l, "teamwork", false),
            weekly: section(l, "weekly", &["weekly_report_on_time"], "周报 38/40", "38 of 40 weekly reports"),
            liaison: section(
                l,
                "liaison",
                &["liaison_ack_on_time", "liaison_reply_on_time"],
                "联络单回复三张逾期",
                "Three forms answered late",
            ),
            rulings: section(
                l,
                "rulings",
                &["ruling_on_time", "ruling_executed_on_time"],
                "一项待裁决",
                "One ruling pending",
            ),
            report: section(l, "report", &["report_on_time"], "上一期按时签发", "The issue before was on time"),
        }
    }
}
