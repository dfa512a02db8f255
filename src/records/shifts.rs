//! Shifts of the shop desk 排班, attendance and handover: one row per scheduled shift.

use super::tables::numbered;
use super::times::needed_day;
use crate::ingest::dates::parse_time_of_day;
use crate::ingest::text::clean;
use crate::ingest::{Column, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::problem::Code;
use crate::time::{DAY, Moment, Packed, Stamp};
use crate::{columns, vocabulary};

columns! {
    /// The day of the shift.
    DATE: "date", Type::Date, Required, "2026-10-13", ["日期", "班次日期", "值班日期"];
    /// Which shift.
    SHIFT: "shift", Type::Choice(ShiftKind::VOCABULARY), Required, "晚班", ["班次", "班次名称"];
    /// Who was to work.
    SCHEDULED: "scheduled", Type::Staff, Required, "陈某", ["排班人员", "排班人", "应到人员", "姓名"];
    /// Who worked; empty means nobody.
    ACTUAL: "actual", Type::Staff, Metric, "陈某", ["实到人员", "实际值班人"];
    /// When he came.
    START_AT: "start_at", Type::TimeOrStamp, Metric, "18:27", ["上班时间", "上班1打卡时间", "签到时间"];
    /// When he left.
    END_AT: "end_at", Type::TimeOrStamp, Metric, "24:00", ["下班时间", "下班1打卡时间", "签退时间"];
    /// What the clock said; counts only where the times are missing.
    ATTENDANCE: "attendance", Type::Choice(Attendance::VOCABULARY), Optional, "正常", ["上班1打卡结果", "考勤结果"];
    /// How often the post was left.
    LEFT_POST: "left_post", Type::Integer, Optional, "0", ["离岗", "擅自离岗次数"];
    /// Who took over.
    HANDOVER_TO: "handover_to", Type::Staff, Metric, "周某", ["接班人", "接收人"];
    /// The customers' questions are handed over; `无` does it too.
    QUESTIONS: "questions", Type::Content, Metric, "尺码咨询 2 位未回", ["客户疑问", "客户问题"];
    /// What is still to be done is handed over; `无` does it too.
    PENDING: "pending", Type::Content, Metric, "催发货 1 单", ["待处理事宜", "待处理事项", "遗留问题"];
    /// The handover is signed.
    SIGNED: "signed", Type::YesNo, Metric, "是", ["接班确认", "接班签字"];
}

vocabulary! {
    /// Which shift.
    pub enum ShiftKind {
        /// In the evening.
        Evening = "evening" ["晚班"],
        /// The whole day.
        FullDay = "fullday" ["全天班"],
        /// An extra one, as in a sale.
        Extra = "extra" ["加班", "促销班"],
    }
}

vocabulary! {
    /// What the clock said about a shift.
    pub enum Attendance {
        /// All was well.
        Normal = "normal" ["正常"],
        /// Somebody came late.
        Late = "late" ["迟到"],
        /// Somebody left early.
        Early = "early" ["早退"],
        /// Somebody did not clock in.
        Missing = "missing" ["缺卡"],
        /// Somebody did not come.
        Absent = "absent" ["旷工"],
        /// Somebody was on leave.
        Leave = "leave" ["请假"],
    }
}

/// A scheduled shift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Where it stands.
    pub origin: Origin,
    /// The day of the shift.
    pub date: Packed,
    /// Which shift.
    pub shift: ShiftKind,
    /// Who was to work.
    pub scheduled: Sym,
    /// Who worked; none means nobody.
    pub actual: Option<Sym>,
    /// When he came.
    pub start: Option<Packed>,
    /// When he left.
    pub end: Option<Packed>,
    /// What the clock said.
    pub attendance: Option<Attendance>,
    /// How often the post was left, 255 at most.
    pub left_post: u8,
    /// Who took over.
    pub handover_to: Option<Sym>,
    /// The customers' questions are handed over.
    pub questions: bool,
    /// What is still to be done is handed over.
    pub pending: bool,
    /// The handover is signed, if the export says.
    pub signed: Option<bool>,
}

impl Record for Shift {
    const KIND: Kind = Kind::Shifts;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let date = needed_day(row, DATE);
        let shift = row.word(SHIFT);
        let scheduled = row.symbol(SCHEDULED);
        let (date, shift, scheduled) = (date?, shift?, scheduled?);
        let day = date.at();
        let start = row.time_or_stamp(START_AT, day).and_then(exact);
        Some(Self {
            origin: row.place(),
            date,
            shift,
            scheduled,
            actual: row.symbol(ACTUAL),
            start,
            end: end(row, day, start.map(Packed::at)),
            attendance: row.word(ATTENDANCE),
            left_post: row.integer(LEFT_POST).map_or(0, |times| u8::try_from(times.clamp(0, 255)).unwrap_or(0)),
            handover_to: row.symbol(HANDOVER_TO),
            questions: row.present(QUESTIONS),
            pending: row.present(PENDING),
            signed: row.yes_no(SIGNED),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.sym(&mut self.scheduled);
        remap.opt(&mut self.actual);
        remap.opt(&mut self.handover_to);
    }

    fn key(&self) -> Option<RecordKey> {
        let day = u32::try_from(self.date.at().day_number()).ok()?;
        Some(RecordKey::One(numbered(self.scheduled, day * 4 + self.shift as u32)))
    }
}

fn exact(at: Moment) -> Option<Packed> {
    Packed::new(Stamp::exact(at))
}

/// When somebody left. A time of day alone that lies before the beginning is one of the next day.
fn end(row: &mut Row<'_>, day: Moment, start: Option<Moment>) -> Option<Packed> {
    let end = row.time_or_stamp(END_AT, day)?;
    let Some(start) = start.filter(|start| end < *start) else { return exact(end) };
    if parse_time_of_day(&clean(row.raw(END_AT))).is_ok() {
        return exact(after_midnight(end, start));
    }
    row.warn(Code::OutOfOrder, END_AT, &end.to_string());
    None
}

fn after_midnight(end: Moment, start: Moment) -> Moment {
    if end < start { end + DAY } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shift_may_end_after_midnight() {
        let start = Moment::from_seconds(18 * 3600);
        assert_eq!(after_midnight(Moment::from_seconds(600), start), Moment::from_seconds(DAY + 600));
        assert_eq!(after_midnight(Moment::from_seconds(DAY), start), Moment::from_seconds(DAY));
    }
}
