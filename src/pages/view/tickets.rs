//! Service acceptance: volume, backlog, response, resolution, levels, zones, first contact.

use serde::Serialize;

use super::frame::Frame;
use super::parts::Section;
#[cfg(test)]
use crate::locale::Locale;

/// `tickets.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Tickets {
    /// The frame.
    pub frame: Frame,
    /// Volume by month, category and priority, per working day.
    pub volume: Section,
    /// The identity of the backlog and its age bands.
    pub backlog: Section,
    /// First response: rate by priority, median and P90, run chart.
    pub response: Section,
    /// Resolution: rate by priority, mix and within, median and P90.
    pub resolution: Section,
    /// Hotline, remote, on site.
    pub levels: Section,
    /// On-site punctuality by zone.
    pub zones: Section,
    /// Owner, record, first-time resolution, repeats, transfers, major matters.
    pub first_contact: Section,
    /// Weekday by hour of opening, counts only.
    pub hours: Section,
    /// The lists behind the figures.
    pub rows: Section,
}

#[cfg(test)]
impl Tickets {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{listed, section};
        Self {
            frame: listed(l, "tickets", false),
            volume: section(
                l,
                "volume",
                &["ticket_volume"],
                "十月受理 214 单，每工作日 11.9 单",
                "214 tickets in October, 11.9 per working day",
            ),
            backlog: section(
                l,
                "backlog",
                &["backlog_open"],
                "月末未结 42 单，7 单超过 10 个工作日",
                "42 open at month end, 7 of them over ten working days",
            ),
            response: section(
                l,
                "response",
                &["first_response_on_time", "first_response_time"],
                "首次响应及时率 94.0%，在控制限内",
                "First response on time 94.0%, within the control limits",
            ),
            resolution: section(
                l,
                "resolution",
                &["resolution_on_time", "resolution_time", "reopen_rate"],
                "按时解决率 90.6%，连续三个月上升",
                "Resolved on time 90.6%, rising for three months",
            ),
            levels: section(
                l,
                "levels",
                &["hotline_resolved_rate", "remote_resolved_rate", "onsite_resolved_rate", "remote_auth_rate"],
                "热线解决六成",
                "Six in ten solved by hotline",
            ),
            zones: section(
                l,
                "zones",
                &["departure_on_time", "arrival_on_time"],
                "外省到场慢于时限",
                "Other provinces: arrivals beyond the limit",
            ),
            first_contact: section(
                l,
                "first_contact",
                &[
                    "first_owner_rate",
                    "record_complete_rate",
                    "fcr_rate",
                    "repeat_contact_rate",
                    "transfer_registered_rate",
                    "transfer_accept_on_time",
                    "major_report_on_time",
                    "liaison_after_fix_on_time",
                ],
                "一次办结率 78.4%",
                "First-time resolution 78.4%",
            ),
            hours: section(l, "hours", &[], "周一上午最忙", "Monday mornings are busiest"),
            rows: section(l, "rows", &[], "未按时工单的去向", "Where late tickets went"),
        }
    }
}
