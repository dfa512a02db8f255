//! Complaints: every one of the month as a row, the control chart, causes as a table.

use serde::Serialize;

use super::frame::Frame;
use super::parts::Section;
#[cfg(test)]
use crate::locale::Locale;

/// `complaints.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Complaints {
    /// The frame.
    pub frame: Frame,
    /// The figures.
    pub figures: Section,
    /// Twelve months as a c-chart.
    pub trend: Section,
    /// Causes.
    pub causes: Section,
    /// Every complaint.
    pub rows: Section,
}

#[cfg(test)]
impl Complaints {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{listed, section};
        Self {
            frame: listed(l, "complaints", false),
            figures: section(
                l,
                "figures",
                &[
                    "complaint_count",
                    "complaint_ack_on_time",
                    "complaint_closed_on_time",
                    "complaint_overdue_open",
                    "buck_passing_upheld",
                ],
                "四起投诉，在控制限内",
                "Four complaints, within the limits",
            ),
            trend: section(l, "trend", &[], "十二个月没有信号", "No signal in twelve months"),
            causes: section(l, "causes", &[], "响应慢占一半", "Half for slow response"),
            rows: section(l, "rows", &[], "各起投诉的时间", "Times of each complaint"),
        }
    }
}
