//! The watch over the sites on holidays 节假日值守: one row per check.

use super::times::{later, needed};
use crate::ingest::{Column, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::time::Packed;
use crate::{columns, vocabulary};

columns! {
    /// When somebody looked.
    CHECKED_AT: "checked_at", Type::Stamp, Required, "2026-10-03 21:10", ["检查时间", "巡查时间", "值班时间", "记录时间"];
    /// Who looked.
    STAFF: "staff", Type::Staff, Required, "李某", ["值班人", "值班人员", "巡查人"];
    /// Which site; empty means all of them.
    SITE: "site", Type::Text, Optional, "门户网站", ["网站", "站点", "项目名称", "巡查对象"];
    /// How it was found.
    STATUS: "status", Type::Choice(SiteStatus::VOCABULARY), Required, "异常", ["运行情况", "检查结果", "状态"];
    /// When the service department was told of a problem.
    CONTACTED_AT: "contacted_at", Type::Stamp, Metric, "2026-10-03 21:22", [
        "联系时间", "通知时间", "联系服务部门时间",
    ];
}

vocabulary! {
    /// How a site was found.
    pub enum SiteStatus {
        /// It works.
        Fine = "ok" ["正常"],
        /// It does not.
        Problem = "problem" ["异常", "故障", "无法访问"],
    }
}

/// A look at a site on a holiday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyCheck {
    /// Where it stands.
    pub origin: Origin,
    /// When somebody looked.
    pub checked: Packed,
    /// Who looked.
    pub staff: Sym,
    /// Which site; none means all of them.
    pub site: Option<Sym>,
    /// How it was found.
    pub status: SiteStatus,
    /// When the service department was told of a problem.
    pub contacted: Option<Packed>,
}

impl Record for DutyCheck {
    const KIND: Kind = Kind::HolidayDuty;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let checked = needed(row, CHECKED_AT);
        let staff = row.symbol(STAFF);
        let status = row.word(STATUS);
        let (checked, staff, status) = (checked?, staff?, status?);
        Some(Self {
            origin: row.place(),
            checked,
            staff,
            site: row.symbol(SITE),
            status,
            contacted: later(row, CONTACTED_AT, checked),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.sym(&mut self.staff);
        remap.opt(&mut self.site);
    }

    fn key(&self) -> Option<RecordKey> {
        None
    }
}
