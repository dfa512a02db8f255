//! Engineers, only in the mode that the department permits: workload and quality beside the department's, no rank.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Section, Table};
#[cfg(test)]
use crate::locale::Locale;

/// `engineers/index.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Engineers {
    /// The frame.
    pub frame: Frame,
    /// Under which rule the pages are shown, and how.
    pub basis: String,
    /// The engineers by code, never by result.
    pub table: Table,
}

/// `engineers/<code>.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Engineer {
    /// The frame.
    pub frame: Frame,
    /// Under which rule the page is shown, and how.
    pub basis: String,
    /// The mix of priorities and levels, above every comparison.
    pub mix: Section,
    /// Tickets, visits on site, open items.
    pub workload: Section,
    /// Quality beside the department's value of the same mix.
    pub quality: Section,
    /// What the engineer or the head has to say, from the remarks.
    pub remark: Option<String>,
}

#[cfg(test)]
fn basis(l: &Locale) -> String {
    super::sample::say(
        l,
        "按代码显示；不排名次，不按结果排序；少于 10 件只列件数。",
        "Shown by code; no rank, no order by result; below ten cases only counts.",
    )
}

#[cfg(test)]
impl Engineers {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{listed, table};
        Self {
            frame: listed(l, "engineers", true),
            basis: basis(l),
            table: Table { list: true, ..table(l, "engineers") },
        }
    }
}

#[cfg(test)]
impl Engineer {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::frame::PageId;
        use super::sample::{below, frame, say, section};
        let page = PageId { slug: "engineer", under: "engineers", file: "engineers/E03.html" };
        let of =
            |id: &str, metrics: &[&str]| below(section(l, id, metrics, "紧急工单占三成", "Three in ten were urgent"));
        Self {
            frame: frame(l, page, &say(l, "工程师 E03", "Engineer E03"), false),
            basis: basis(l),
            mix: of("mix", &[]),
            workload: of("workload", &[]),
            quality: of("quality", &["first_response_on_time", "satisfied_rate"]),
            remark: Some(say(l, "十月第二周在外省支援。", "Away on support in the second week.")),
        }
    }
}
