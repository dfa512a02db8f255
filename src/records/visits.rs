//! Return visits 回访记录: one row per attempt.

use super::times::{day, day_from, later, needed};
use crate::ingest::{Column, Key, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::time::Packed;
use crate::{columns, vocabulary};

columns! {
    /// The number of the visit.
    VISIT_ID: "visit_id", Type::Key, Optional, "HF-2210", ["回访编号", "回访代码", "记录编号"];
    /// The project, by its number or its name, or the customer if he has only one.
    PROJECT_ID: "project_id", Type::Text, Required, "P-2025-018", ["项目编号", "项目名称", "所属项目", "客户名称"];
    /// When the visit was made.
    VISITED_AT: "visited_at", Type::Stamp, Required, "2026-10-12 10:20", [
        "回访时间", "回访日期", "实际回访时间", "拨打时间", "已回访时间",
    ];
    /// What came of it.
    RESULT: "result", Type::Choice(Outcome::VOCABULARY), Required, "接通", [
        "回访结果", "回访状态", "接通情况", "是否接通", "状态",
    ];
    /// How it was made.
    METHOD: "method", Type::Choice(Method::VOCABULARY), Optional, "电话", ["回访方式", "方式"];
    /// Why it was made; regular where the export does not say.
    KIND: "kind", Type::Choice(VisitKind::VOCABULARY), Optional, "定期", ["回访类型", "类型"];
    /// Who made it.
    VISITOR: "visitor", Type::Staff, Optional, "李某", ["回访人", "回访人员"];
    /// What the customer brought up.
    ISSUE: "issue", Type::Text, Optional, "希望增加报表", ["客户意见", "反馈问题", "存在问题", "客户反映"];
    /// By when it is to be solved.
    ISSUE_DUE: "issue_due", Type::Date, Metric, "2026-10-19", ["要求解决时间", "承诺解决日期"];
    /// When it was solved.
    ISSUE_CLOSED_ON: "issue_closed_on", Type::Date, Metric, "2026-10-16", ["解决日期", "处理完成时间"];
    /// When the visit was entered.
    RECORDED_AT: "recorded_at", Type::Stamp, Optional, "2026-10-12 18:00", ["录入时间", "登记时间", "创建时间"];
}

vocabulary! {
    /// What came of a visit.
    pub enum Outcome {
        /// The customer was reached.
        Reached = "reached" [
            "成功", "已回访", "接通", "已接通", "已完成", "已完成回访", "是", "Y", "true", "1", "√", "✓", "✔",
        ],
        /// He was not.
        Unreached = "unreached" [
            "未接通", "无人接听", "占线", "关机", "空号", "拒接", "失败", "否", "未", "N", "false", "0", "×", "✗",
        ],
        /// He was, and would not answer.
        Refused = "refused" ["拒访", "不愿回访"],
    }
}

vocabulary! {
    /// How a visit was made.
    pub enum Method {
        /// By telephone.
        Phone = "phone" ["电话"],
        /// On site.
        Onsite = "onsite" ["现场", "上门"],
        /// By WeChat.
        Wechat = "wechat" ["微信", "企业微信"],
        /// By e-mail.
        Email = "email" ["邮件", "E-mail"],
    }
}

vocabulary! {
    /// Why a visit was made.
    pub enum VisitKind {
        /// Its time had come.
        Regular = "regular" ["定期", "定期回访"],
        /// After a complaint.
        Complaint = "complaint" ["投诉", "投诉回访"],
        /// To a customer of the shop.
        Shop = "shop" ["网店", "网店回访"],
    }
}

/// An attempt to visit a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Where it stands.
    pub origin: Origin,
    /// Its number.
    pub id: Option<Key>,
    /// The project, by number or name, or its customer.
    pub project: Sym,
    /// When it was made.
    pub visited: Packed,
    /// What came of it.
    pub outcome: Outcome,
    /// How it was made.
    pub method: Option<Method>,
    /// Why it was made.
    pub kind: VisitKind,
    /// Who made it.
    pub visitor: Option<Sym>,
    /// The customer brought something up.
    pub issue: bool,
    /// What he brought up.
    pub issue_text: Option<Sym>,
    /// By when it is to be solved.
    pub issue_due: Option<Packed>,
    /// When it was solved.
    pub issue_closed: Option<Packed>,
    /// When the visit was entered.
    pub recorded: Option<Packed>,
}

impl Record for Visit {
    const KIND: Kind = Kind::Visits;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let project = row.symbol(PROJECT_ID);
        let visited = needed(row, VISITED_AT);
        let outcome = row.word(RESULT);
        let (project, visited, outcome) = (project?, visited?, outcome?);
        let issue_text = row.symbol(ISSUE);
        Some(Self {
            origin: row.place(),
            id: row.key(VISIT_ID),
            project,
            visited,
            outcome,
            method: row.word(METHOD),
            kind: row.word(KIND).unwrap_or(VisitKind::Regular),
            visitor: row.symbol(VISITOR),
            issue: issue_text.is_some(),
            issue_text,
            issue_due: day(row, ISSUE_DUE),
            issue_closed: day_from(row, ISSUE_CLOSED_ON, Some(visited)),
            recorded: later(row, RECORDED_AT, visited),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.opt_key(&mut self.id);
        remap.sym(&mut self.project);
        remap.opt(&mut self.visitor);
        remap.opt(&mut self.issue_text);
    }

    fn key(&self) -> Option<RecordKey> {
        self.id.map(RecordKey::One)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_rang_out_reached_nobody_and_a_refusal_somebody() {
        let outcome = |text| Outcome::VOCABULARY.find(text).and_then(Outcome::of);
        assert_eq!(outcome("已完成回访"), Some(Outcome::Reached));
        assert_eq!(outcome("拒接"), Some(Outcome::Unreached));
        assert_eq!(outcome("拒访"), Some(Outcome::Refused));
        assert_eq!(outcome("改天"), None);
    }
}
