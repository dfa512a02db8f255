//! Projects in use 项目台账, and so the customers: one row each.

use super::tables::whole;
use super::tickets::Zone;
use super::times::{day_from, needed_day};
use crate::ingest::{Column, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::time::Packed;
use crate::{columns, vocabulary};

columns! {
    /// The number of the project.
    PROJECT_ID: "project_id", Type::Key, Required, "P-2025-018", ["项目编号", "合同编号", "项目代码"];
    /// Its name.
    PROJECT_NAME: "project_name", Type::Text, Optional, "门户网站", ["项目名称", "系统名称", "网站名称"];
    /// The customer.
    CUSTOMER: "customer", Type::Text, Required, "华东某印务", [
        "客户名称", "客户", "客户单位", "客户公司", "单位名称", "公司名称", "用户单位", "最终客户名称", "所属客户", "企业名称", "报修单位",
    ];
    /// When it was handed over for use.
    DELIVERED_ON: "delivered_on", Type::Date, Required, "2025-10-10", [
        "交付日期", "交付使用日期", "验收日期", "上线日期", "竣工日期", "投运日期",
    ];
    /// When its use or its contract ends.
    ENDED_ON: "ended_on", Type::Date, Optional, "2027-10-09", [
        "终止日期", "停用日期", "合同到期日", "退网日期", "服务到期日",
    ];
    /// How far away it is.
    ZONE: "zone", Type::Choice(Zone::VOCABULARY), Optional, "省内", [
        "区域", "服务区域", "现场区域", "地区类别", "服务半径",
    ];
    /// Who makes the return visits.
    VISIT_OWNER: "visit_owner", Type::Staff, Metric, "李某", ["回访责任人", "客户经理", "客服专员", "回访人员"];
    /// The project manager, who is answerable for inspections.
    PM: "pm", Type::Staff, Metric, "张某", ["项目经理"];
    /// Who signed the contract.
    ACCOUNT_OWNER: "account_owner", Type::Staff, Optional, "赵某", [
        "业务签单人员", "签单人", "销售", "业务员", "商务经理",
    ];
    /// A contact person is recorded.
    CONTACT_PRESENT: "contact_present", Type::Contact, Metric, "(dropped)", ["联系人", "客户联系人", "联系电话"];
    /// The customer wishes not to be visited; a reason says yes.
    EXEMPTION: "exemption", Type::Choice(Exemption::VOCABULARY), Optional, "否", ["免回访", "客户要求不回访"];
}

vocabulary! {
    /// Whether a customer wishes not to be visited.
    pub enum Exemption, other Exempt {
        /// He does; so does one with a reason.
        Exempt = "yes" ["是", "有", "Y", "true", "1", "√", "✓", "✔", "对", "已"],
        /// He has not said so.
        Normal = "no" ["否", "无", "没有", "N", "false", "0", "×", "✗", "未"],
    }
}

/// A project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Where it stands.
    pub origin: Origin,
    /// Its number, as a text, because other exports name projects by number or name.
    pub id: Sym,
    /// Its name.
    pub name: Option<Sym>,
    /// The customer.
    pub customer: Sym,
    /// When it was handed over for use.
    pub delivered: Packed,
    /// The last day of its use.
    pub ended: Option<Packed>,
    /// How far away it is.
    pub zone: Option<Zone>,
    /// Who makes the return visits.
    pub visit_owner: Option<Sym>,
    /// The project manager.
    pub pm: Option<Sym>,
    /// Who signed the contract.
    pub account_owner: Option<Sym>,
    /// A contact person is recorded.
    pub contact_present: bool,
    /// The customer wishes not to be visited.
    pub exempt: bool,
    /// Why, if the cell says more than yes.
    pub exempt_reason: Option<Sym>,
}

impl Record for Project {
    const KIND: Kind = Kind::Projects;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let whole_number = row.key(PROJECT_ID);
        let customer = row.symbol(CUSTOMER);
        let delivered = needed_day(row, DELIVERED_ON);
        whole_number?;
        let (id, customer, delivered) = (row.symbol(PROJECT_ID)?, customer?, delivered?);
        let exempt = row.word(EXEMPTION) == Some(Exemption::Exempt);
        let reason = exempt.then(|| row.text(EXEMPTION)).flatten();
        let reason = reason.filter(|text| Exemption::VOCABULARY.find(text).is_none());
        Some(Self {
            origin: row.place(),
            id,
            name: row.symbol(PROJECT_NAME),
            customer,
            delivered,
            ended: day_from(row, ENDED_ON, Some(delivered)),
            zone: row.word(ZONE),
            visit_owner: row.symbol(VISIT_OWNER),
            pm: row.symbol(PM),
            account_owner: row.symbol(ACCOUNT_OWNER),
            contact_present: row.present(CONTACT_PRESENT),
            exempt,
            exempt_reason: reason.and_then(|_| row.symbol(EXEMPTION)),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.sym(&mut self.id);
        remap.sym(&mut self.customer);
        for sym in
            [&mut self.name, &mut self.visit_owner, &mut self.pm, &mut self.account_owner, &mut self.exempt_reason]
        {
            remap.opt(sym);
        }
    }

    fn key(&self) -> Option<RecordKey> {
        Some(RecordKey::One(whole(self.id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_an_exemption() {
        let words = Exemption::VOCABULARY;
        assert_eq!(words.find("否").and_then(Exemption::of), Some(Exemption::Normal));
        assert_eq!(words.find("客户书面要求"), None);
        assert_eq!(words.other.and_then(Exemption::of), Some(Exemption::Exempt));
    }
}
