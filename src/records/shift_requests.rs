//! Requests for leave, swaps and extra shifts 请假、换班、调班: one row each. Why somebody asks is never read.

use super::tables::numbered;
use super::times::{day_from, needed, needed_day};
use crate::ingest::{Column, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::time::Packed;
use crate::{columns, vocabulary};

columns! {
    /// What is asked for.
    KIND: "kind", Type::Choice(RequestKind::VOCABULARY), Required, "换班", ["类型", "申请类型"];
    /// Who asks.
    STAFF: "staff", Type::Staff, Required, "陈某", ["申请人", "姓名", "让班人", "发起人"];
    /// With whom the shift is swapped.
    PARTNER: "partner", Type::Staff, Optional, "周某", ["换班对象", "接班人", "替班人"];
    /// The day of the shift, or the first day of leave.
    SHIFT_DATE: "shift_date", Type::Date, Required, "2026-10-27", ["班次日期", "换班日期", "请假日期", "开始日期"];
    /// The last day of leave.
    END_DATE: "end_date", Type::Date, Optional, "2026-10-28", ["结束日期"];
    /// When it was asked for.
    REQUESTED_AT: "requested_at", Type::Stamp, Required, "2026-10-26 15:00", [
        "申请时间", "提出时间", "报备时间", "发起时间",
    ];
    /// What came of it.
    APPROVED: "approved", Type::Choice(Approval::VOCABULARY), Optional, "同意", ["审批结果", "审批状态", "店长确认"];
    /// The extra shift was worked.
    FILLED: "filled", Type::YesNo, Optional, "是", ["是否到岗", "是否补上"];
}

vocabulary! {
    /// What is asked for.
    pub enum RequestKind {
        /// Leave, of whatever sort.
        Leave = "leave" ["请假", "病假", "事假", "年假", "调休"],
        /// A swap of shifts.
        Swap = "swap" ["换班"],
        /// An extra shift.
        Extra = "extra" ["调班", "加班", "促销加班"],
    }
}

vocabulary! {
    /// What came of a request.
    pub enum Approval {
        /// It was granted.
        Approved = "approved" ["同意", "通过", "已同意", "已通过", "是", "√", "✓", "✔"],
        /// It was refused.
        Rejected = "rejected" ["驳回", "不同意", "已驳回", "否", "×", "✗"],
        /// Nobody has decided.
        Pending = "pending" ["待审批", "审批中"],
    }
}

/// A request about shifts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftRequest {
    /// Where it stands.
    pub origin: Origin,
    /// What is asked for.
    pub kind: RequestKind,
    /// Who asks.
    pub staff: Sym,
    /// With whom the shift is swapped.
    pub partner: Option<Sym>,
    /// The day of the shift, or the first day of leave.
    pub date: Packed,
    /// The last day of leave.
    pub end: Option<Packed>,
    /// When it was asked for.
    pub requested: Packed,
    /// What came of it, if the export says.
    pub approved: Option<Approval>,
    /// The extra shift was worked, if the export says.
    pub filled: Option<bool>,
}

impl Record for ShiftRequest {
    const KIND: Kind = Kind::ShiftRequests;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let kind = row.word(KIND);
        let staff = row.symbol(STAFF);
        let date = needed_day(row, SHIFT_DATE);
        let requested = needed(row, REQUESTED_AT);
        let (kind, staff, date, requested) = (kind?, staff?, date?, requested?);
        Some(Self {
            origin: row.place(),
            kind,
            staff,
            partner: row.symbol(PARTNER),
            date,
            end: day_from(row, END_DATE, Some(date)),
            requested,
            approved: row.word(APPROVED),
            filled: row.yes_no(FILLED),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.sym(&mut self.staff);
        remap.opt(&mut self.partner);
    }

    /// Somebody may ask twice for one shift; asking at the same instant is the same request.
    fn key(&self) -> Option<RecordKey> {
        let day = u32::try_from(self.date.at().day_number()).ok()?;
        let minute = u32::try_from(self.requested.at().seconds() / 60).ok()?;
        Some(RecordKey::Two(numbered(self.staff, day * 4 + self.kind as u32), numbered(self.staff, minute)))
    }
}
