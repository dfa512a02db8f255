//! What people add to the exports 补充说明: exemptions, evidence, notes.

use super::times::day;
use crate::ingest::{Column, Kind, Origin, Record, Remap, Row, Sym, Type, Words};
use crate::problem::Code;
use crate::time::{Month, Packed};
use crate::{columns, vocabulary};

columns! {
    /// The month that it is about; empty means every month.
    MONTH: "month", Type::Text, Optional, "2026-10", ["月份"];
    /// What it is.
    KIND: "kind", Type::Choice(RemarkKind::VOCABULARY), Required, "说明", ["类型"];
    /// What it is about: a project, a metric, an action.
    SUBJECT: "subject", Type::Text, Required, "first_response_on_time", ["对象"];
    /// What it says.
    TEXT: "text", Type::Text, Optional, "当天人手集中抢修，普通工单响应延后", ["内容"];
    /// Who stands for it.
    APPROVER: "approver", Type::Staff, Optional, "赵某", ["批准人"];
    /// When he did.
    DATE: "date", Type::Date, Optional, "2026-11-02", ["日期"];
}

vocabulary! {
    /// What a remark is.
    pub enum RemarkKind {
        /// It exempts its subject from a duty.
        Exemption = "exemption" ["豁免"],
        /// It closes an action, with evidence.
        Closing = "closing" ["关闭"],
        /// It explains a figure.
        Note = "note" ["说明"],
    }
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where it stands.
    pub origin: Origin,
    /// The month that it is about; none means every month.
    pub month: Option<Month>,
    /// What it is.
    pub kind: RemarkKind,
    /// What it is about.
    pub subject: Sym,
    /// What it says.
    pub text: Option<Sym>,
    /// Who stands for it.
    pub approver: Option<Sym>,
    /// When he did.
    pub date: Option<Packed>,
}

impl Record for Remark {
    const KIND: Kind = Kind::Remarks;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let kind = row.word(KIND);
        let subject = row.symbol(SUBJECT);
        let (kind, subject) = (kind?, subject?);
        let named = row.text(MONTH);
        let month = named.as_deref().and_then(month_of);
        if let (Some(named), None) = (&named, month) {
            // A month that nobody understands must not pass for every month.
            row.reject(Code::ValueNotUnderstood, MONTH, named);
            return None;
        }
        Some(Self {
            origin: row.place(),
            month,
            kind,
            subject,
            text: row.symbol(TEXT),
            approver: row.symbol(APPROVER),
            date: day(row, DATE),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.sym(&mut self.subject);
        remap.opt(&mut self.text);
        remap.opt(&mut self.approver);
    }
}

/// The month that a cell names: `2026-10`, `2026/10`, `2026.10` or `2026年10月`.
fn month_of(text: &str) -> Option<Month> {
    let mut parts = text.split(['-', '/', '.', '年']);
    let (year, month) = (parts.next()?.trim(), parts.next()?.trim().trim_end_matches(['月', '份']));
    match parts.next() {
        None if year.len() == 4 => Month::new(year.parse().ok()?, month.parse().ok()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_in_the_forms_in_which_people_write_them() {
        let october = Month::new(2026, 10);
        for text in ["2026-10", "2026/10", "2026.10", "2026年10月", "2026年10月份"] {
            assert_eq!(month_of(text), october, "{text}");
        }
        for text in ["10月", "26-10", "2026-13", "2026-10-01", "十月"] {
            assert_eq!(month_of(text), None, "{text}");
        }
    }
}
