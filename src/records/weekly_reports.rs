//! Weekly reports of the technical staff 周报: a row each, or a Markdown file each.

use super::times::needed;
use crate::columns;
use crate::ingest::text::clean;
use crate::ingest::{Col, Column, Kind, Origin, Record, Remap, Row, Sym, Type};
use crate::time::{Packed, Week};

columns! {
    /// Who hands it in.
    STAFF: "staff", Type::Staff, Required, "王某", ["姓名", "提交人", "汇报人", "发送人", "填写人"];
    /// The week that it is about; the one of its time where it does not say.
    WEEK: "week", Type::Week, Optional, "2026-W42", ["周次", "周期", "所属周", "统计周期", "汇报周期", "日期范围", "周"];
    /// When it was handed in.
    SUBMITTED_AT: "submitted_at", Type::Stamp, Required, "2026-10-16 11:42", [
        "提交时间", "发送时间", "汇报时间", "创建时间",
    ];
    /// What was done for customers is told; `无` tells it too.
    HAS_SERVICE: "has_service", Type::Content, Optional, "(dropped)", [
        "本周服务情况", "本周工作", "本周客户服务情况",
    ];
    /// What customers said is told; `无` tells it too.
    HAS_FEEDBACK: "has_feedback", Type::Content, Optional, "(dropped)", ["客户反映", "客户反馈", "客户反映信息"];
}

/// A weekly report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeeklyReport {
    /// Where it stands.
    pub origin: Origin,
    /// Who hands it in.
    pub staff: Sym,
    /// The week that it is about, if it says.
    pub week: Option<Week>,
    /// When it was handed in.
    pub submitted: Packed,
    /// What was done for customers is told.
    pub has_service: bool,
    /// What customers said is told.
    pub has_feedback: bool,
}

impl Record for WeeklyReport {
    const KIND: Kind = Kind::WeeklyReports;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let staff = row.symbol(STAFF);
        let submitted = needed(row, SUBMITTED_AT);
        let (staff, submitted) = (staff?, submitted?);
        Some(Self {
            origin: row.place(),
            staff,
            week: row.week(WEEK, Some(submitted.at())),
            submitted,
            has_service: says(row, HAS_SERVICE),
            has_feedback: says(row, HAS_FEEDBACK),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.sym(&mut self.staff);
    }
}

/// A cell of the column says something, or the section of a document that goes by the same name does.
fn says(row: &Row<'_>, col: Col) -> bool {
    let names = COLUMNS[col.index()].aliases;
    let section = |heading: &str| {
        let heading = clean(heading.as_bytes());
        names.contains(&heading.trim_end_matches([':', '：']))
    };
    row.present(col)
        || row.document().is_some_and(|document| {
            document.sections.iter().any(|part| section(&part.heading) && !part.pieces.is_empty())
        })
}
