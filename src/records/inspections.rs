//! Inspections 巡检: one row per finding; an inspection without findings has one row.

use super::times::{day, day_from};
use crate::ingest::{Column, Key, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::time::Packed;
use crate::{columns, vocabulary};

columns! {
    /// The number of the inspection.
    INSPECTION_ID: "inspection_id", Type::Key, Required, "XJ-1017", ["巡检编号", "巡检单号", "记录编号"];
    /// The project, by its number or its name.
    PROJECT_ID: "project_id", Type::Text, Required, "P-2025-018", ["项目编号", "项目名称", "巡检项目"];
    /// The day that was planned.
    PLANNED_ON: "planned_on", Type::Date, Metric, "2026-10-12", ["计划日期", "计划巡检日期", "应检日期"];
    /// The day on which it was done; empty means not done.
    DONE_ON: "done_on", Type::Date, Metric, "2026-10-12", ["巡检日期", "实际巡检日期", "检查日期", "完成日期"];
    /// Who inspected.
    INSPECTOR: "inspector", Type::Staff, Optional, "张某", ["巡检人", "检查人", "项目经理"];
    /// The number of the finding within the inspection.
    FINDING_NO: "finding_no", Type::Key, Optional, "1", ["问题序号"];
    /// What was found; `无`, `正常` or `未发现` mean nothing.
    FINDING: "finding", Type::Text, Optional, "UPS 电池鼓包", ["发现问题", "检查问题", "隐患内容", "存在问题"];
    /// How grave it is.
    GRADE: "grade", Type::Choice(Grade::VOCABULARY), Optional, "重大", ["隐患等级", "隐患级别", "问题等级"];
    /// When it was handed in to the customer-service department.
    SUBMITTED_ON: "submitted_on", Type::Date, Metric, "2026-10-13", ["递交日期", "递交客服部日期", "提交日期"];
    /// By when it is to be put right.
    DUE_ON: "due_on", Type::Date, Metric, "2026-10-15", ["整改期限", "计划完成日期", "完成时限"];
    /// When it was put right.
    CLOSED_ON: "closed_on", Type::Date, Metric, "2026-10-15", ["整改完成日期", "整改完成时间", "关闭日期"];
    /// The day to which the inspection was moved.
    NEW_DATE: "new_date", Type::Date, Optional, "2026-10-19", ["改期日期"];
    /// Why it was moved.
    REASON: "reason", Type::Choice(Reason::VOCABULARY), Optional, "客户不便", ["改期原因"];
}

vocabulary! {
    /// How grave a finding is.
    pub enum Grade {
        /// It is a major one.
        Major = "major" ["重大"],
        /// It is a serious one.
        Serious = "serious" ["较大"],
        /// It is an ordinary one.
        Minor = "minor" ["一般"],
    }
}

vocabulary! {
    /// Why an inspection was moved.
    pub enum Reason, other Other {
        /// The customer could not receive it.
        Inconvenient = "inconvenient" ["客户不便", "客户原因", "客户改约", "客户要求改期"],
        /// Anything else.
        Other = "other" ["其他", "其它"],
    }
}

/// A finding of an inspection, or an inspection without any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// Where it stands.
    pub origin: Origin,
    /// The number of the inspection.
    pub id: Key,
    /// The project, by number or name.
    pub project: Sym,
    /// The day that was planned.
    pub planned: Option<Packed>,
    /// The day on which it was done.
    pub done: Option<Packed>,
    /// Who inspected.
    pub inspector: Option<Sym>,
    /// The number of the finding.
    pub finding_no: Option<Key>,
    /// Something was found.
    pub finding: bool,
    /// What was found.
    pub finding_text: Option<Sym>,
    /// How grave it is.
    pub grade: Option<Grade>,
    /// When it was handed in to the customer-service department.
    pub submitted: Option<Packed>,
    /// By when it is to be put right.
    pub due: Option<Packed>,
    /// When it was put right.
    pub closed: Option<Packed>,
    /// The day to which the inspection was moved.
    pub new_date: Option<Packed>,
    /// It was moved because the customer could not receive it then.
    pub inconvenient: bool,
}

/// Texts of a finding that say that there is none.
const NOTHING_FOUND: &[&str] = &["无", "正常", "未发现", "未发现问题", "未发现异常"];

impl Record for Inspection {
    const KIND: Kind = Kind::Inspections;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let id = row.key(INSPECTION_ID);
        let project = row.symbol(PROJECT_ID);
        let (id, project) = (id?, project?);
        let done = day(row, DONE_ON);
        let found = row.text(FINDING).is_some_and(|text| !NOTHING_FOUND.contains(&text.as_str()));
        let finding_text = if found { row.symbol(FINDING) } else { None };
        Some(Self {
            origin: row.place(),
            id,
            project,
            planned: day(row, PLANNED_ON),
            done,
            inspector: row.symbol(INSPECTOR),
            finding_no: row.key(FINDING_NO),
            finding: finding_text.is_some(),
            finding_text,
            grade: row.word(GRADE),
            submitted: day_from(row, SUBMITTED_ON, done),
            due: day(row, DUE_ON),
            closed: day_from(row, CLOSED_ON, done),
            new_date: day(row, NEW_DATE),
            inconvenient: row.word(REASON) == Some(Reason::Inconvenient),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.key(&mut self.id);
        remap.sym(&mut self.project);
        remap.opt(&mut self.inspector);
        remap.opt_key(&mut self.finding_no);
        remap.opt(&mut self.finding_text);
    }

    fn key(&self) -> Option<RecordKey> {
        Some(self.finding_no.map_or(RecordKey::One(self.id), |number| RecordKey::Two(self.id, number)))
    }
}
