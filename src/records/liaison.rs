//! Liaison forms between departments 工作联络单: one row each.

use super::times::{day, day_from, needed};
use crate::columns;
use crate::ingest::{Column, Key, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type};
use crate::time::Packed;

columns! {
    /// The number of the form.
    FORM_ID: "form_id", Type::Key, Required, "LL-2026-088", [
        "联络单编号", "联系单编号", "工作联系单编号", "编号", "单号",
    ];
    /// When it was issued.
    ISSUED_AT: "issued_at", Type::Stamp, Required, "2026-10-12", ["发文日期", "发起日期", "联系日期", "提交时间", "日期"];
    /// Who asks.
    FROM_DEPT: "from_dept", Type::Dept, Required, "技术服务部", ["发文部门", "发件部门", "需求部门", "发起部门"];
    /// Who is asked.
    TO_DEPT: "to_dept", Type::Dept, Required, "采购部", ["收文部门", "收件部门", "协作部门", "接收部门"];
    /// What it is about.
    SUBJECT: "subject", Type::Text, Optional, "备件借用", ["事由", "联系事项", "主题", "事项"];
    /// The ticket that it follows.
    TICKET_ID: "ticket_id", Type::Key, Optional, "GD20261009-003", ["关联工单", "工单编号"];
    /// When it was accepted.
    ACKED_ON: "acked_on", Type::Date, Metric, "2026-10-13", ["签收日期", "接收日期", "签收时间"];
    /// By when an answer is asked for.
    REQUIRED_BY: "required_by", Type::Date, Metric, "2026-10-15", [
        "要求完成时间", "要求回复时间", "完成时限", "处理时限",
    ];
    /// When it was answered.
    REPLIED_ON: "replied_on", Type::Date, Metric, "2026-10-15", ["回复日期", "回复时间", "完成日期"];
    /// The departments disagree.
    DISPUTED: "disputed", Type::YesNo, Optional, "否", ["是否有分歧", "意见分歧", "是否提交裁决"];
    /// When the dispute was taken to the office.
    ESCALATED_ON: "escalated_on", Type::Date, Metric, "2026-10-16", ["提交办公室日期", "提交裁决日期"];
    /// When it was ruled on.
    RULED_ON: "ruled_on", Type::Date, Metric, "2026-10-19", ["裁决日期"];
    /// By when the ruling is to be carried out.
    EXECUTE_BY: "execute_by", Type::Date, Metric, "2026-10-26", ["裁决执行期限"];
    /// When the ruling was carried out.
    EXECUTED_ON: "executed_on", Type::Date, Metric, "2026-10-23", ["执行完成日期"];
}

/// A liaison form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiaisonForm {
    /// Where it stands.
    pub origin: Origin,
    /// Its number.
    pub id: Key,
    /// When it was issued.
    pub issued: Packed,
    /// Who asks.
    pub from: Sym,
    /// Who is asked.
    pub to: Sym,
    /// What it is about.
    pub subject: Option<Sym>,
    /// The ticket that it follows.
    pub ticket: Option<Key>,
    /// When it was accepted.
    pub acked: Option<Packed>,
    /// By when an answer is asked for.
    pub required_by: Option<Packed>,
    /// When it was answered.
    pub replied: Option<Packed>,
    /// The departments disagree, if the form says.
    pub disputed: Option<bool>,
    /// When the dispute was taken to the office.
    pub escalated: Option<Packed>,
    /// When it was ruled on.
    pub ruled: Option<Packed>,
    /// By when the ruling is to be carried out.
    pub execute_by: Option<Packed>,
    /// When the ruling was carried out.
    pub executed: Option<Packed>,
}

impl Record for LiaisonForm {
    const KIND: Kind = Kind::Liaison;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let id = row.key(FORM_ID);
        let issued = needed(row, ISSUED_AT);
        let (from, to) = (row.symbol(FROM_DEPT), row.symbol(TO_DEPT));
        let (id, issued, from, to) = (id?, issued?, from?, to?);
        let escalated = day_from(row, ESCALATED_ON, Some(issued));
        let ruled = day_from(row, RULED_ON, escalated.or(Some(issued)));
        Some(Self {
            origin: row.place(),
            id,
            issued,
            from,
            to,
            subject: row.symbol(SUBJECT),
            ticket: row.key(TICKET_ID),
            acked: day_from(row, ACKED_ON, Some(issued)),
            required_by: day(row, REQUIRED_BY),
            replied: day_from(row, REPLIED_ON, Some(issued)),
            disputed: row.yes_no(DISPUTED),
            escalated,
            ruled,
            execute_by: day(row, EXECUTE_BY),
            executed: day_from(row, EXECUTED_ON, ruled),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.key(&mut self.id);
        remap.opt_key(&mut self.ticket);
        remap.sym(&mut self.from);
        remap.sym(&mut self.to);
        remap.opt(&mut self.subject);
    }

    fn key(&self) -> Option<RecordKey> {
        Some(RecordKey::One(self.id))
    }
}
