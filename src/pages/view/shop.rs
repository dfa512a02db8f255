//! The shop desk: chats, shipments, shifts, handovers, requests; counts only, never people.

use serde::Serialize;

use super::frame::Frame;
use super::parts::Section;
#[cfg(test)]
use crate::locale::Locale;

/// `shop.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Shop {
    /// The frame.
    pub frame: Frame,
    /// Responsiveness by shift.
    pub chats: Section,
    /// Shipments and exceptions, after-sales.
    pub shipments: Section,
    /// The calendar of shifts.
    pub shifts: Section,
    /// Handovers.
    pub handovers: Section,
    /// Leave, swaps, extra shifts.
    pub requests: Section,
}

#[cfg(test)]
impl Shop {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{listed, section};
        Self {
            frame: listed(l, "shop", false),
            chats: section(
                l,
                "chats",
                &[
                    "chat_reply_3min_rate",
                    "chat_first_reply_median",
                    "chat_unreplied",
                    "chat_conversion",
                    "shop_visit_count",
                ],
                "三分钟响应率 88.2%",
                "88.2% within three minutes",
            ),
            shipments: section(
                l,
                "shipments",
                &["ship_tracked_rate", "logistics_notice_on_time", "aftersales_record_rate"],
                "物流异常告知 1/2",
                "One of two told in time",
            ),
            shifts: section(
                l,
                "shifts",
                &[
                    "shift_coverage",
                    "empty_shift_count",
                    "late_rate",
                    "alternation_breaks",
                    "left_post_count",
                    "sunday_balance",
                ],
                "一个空班",
                "One unmanned shift",
            ),
            handovers: section(l, "handovers", &["handover_rate"], "交接完整 30/31", "30 of 31 complete"),
            requests: section(
                l,
                "requests",
                &["leave_notice_rate", "swap_notice_rate", "swap_over_limit", "promo_fill_rate"],
                "换班 5 次",
                "Five swaps",
            ),
        }
    }
}
