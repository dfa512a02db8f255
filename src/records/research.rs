//! Service research visits 服务调研: one Markdown file each, with the suggestions that were heard.

use super::tables::Cells;
use super::times::day;
use crate::ingest::{Col, Column, Key, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::time::Packed;
use crate::{columns, vocabulary};

columns! {
    /// The number of the visit.
    RESEARCH_ID: "research_id", Type::Key, Required, "DY-2026-04", ["调研编号", "编号"];
    /// The customer.
    CUSTOMER: "customer", Type::Text, Metric, "华东某印务", ["客户", "客户名称", "客户单位", "单位名称"];
    /// The day that was planned.
    PLANNED_ON: "planned_on", Type::Date, Metric, "2026-10-15", ["计划日期"];
    /// The day on which it was made; empty means not made.
    DONE_ON: "done_on", Type::Date, Metric, "2026-10-16", ["实施日期"];
    /// The senior leaders who led it, by name or title.
    LEADERS: "leaders", Type::Staff, Metric, "钱某", ["带队领导"];
    /// The engineers who took part.
    ENGINEERS: "engineers", Type::Staff, Metric, "王某、李某", ["参加工程师"];
    /// When a plan was made of what was heard.
    PLAN_ON: "plan_on", Type::Date, Metric, "2026-10-28", ["方案制定日期"];
    /// In the table of suggestions: the number.
    SUGGESTION_NO: "suggestion_no", Type::Key, Optional, "2", ["序号"];
    /// In the table of suggestions: what was said.
    SUGGESTION: "suggestion", Type::Text, Optional, "希望月度巡检报告提前一天送达", ["内容"];
    /// In the table of suggestions: what it is.
    SUGGESTION_KIND: "suggestion_kind", Type::Choice(SuggestionKind::VOCABULARY), Optional, "建议", ["类型"];
    /// In the table of suggestions: who deals with it.
    SUGGESTION_OWNER: "suggestion_owner", Type::Staff, Optional, "张某", ["责任人"];
    /// In the table of suggestions: by when.
    SUGGESTION_DUE: "suggestion_due", Type::Date, Optional, "2026-11-20", ["完成期限"];
    /// In the table of suggestions: when it was done.
    SUGGESTION_DONE: "suggestion_done", Type::Date, Optional, "2026-11-18", ["完成日期"];
    /// In the table of suggestions: the ticket of a complaint.
    TICKET_ID: "ticket_id", Type::Key, Optional, "GD20261016-011", ["关联工单", "工单编号"];
}

vocabulary! {
    /// What a customer said in a research visit.
    pub enum SuggestionKind {
        /// An opinion.
        Opinion = "opinion" ["意见"],
        /// A suggestion.
        Suggestion = "suggestion" ["建议"],
        /// Criticism.
        Criticism = "criticism" ["批评"],
        /// A complaint, which should have a ticket.
        Complaint = "complaint" ["投诉"],
    }
}

/// A research visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Research {
    /// Where it stands.
    pub origin: Origin,
    /// Its number.
    pub id: Key,
    /// The customer.
    pub customer: Option<Sym>,
    /// The day that was planned.
    pub planned: Option<Packed>,
    /// The day on which it was made.
    pub done: Option<Packed>,
    /// The senior leaders who led it, by name or title.
    pub leaders: Vec<Sym>,
    /// The engineers who took part.
    pub engineers: Vec<Sym>,
    /// When a plan was made of what was heard.
    pub plan: Option<Packed>,
    /// What was heard.
    pub suggestions: Vec<Suggestion>,
}

/// What a customer said in a research visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Its number in the visit, counted from 1.
    pub number: u32,
    /// What was said.
    pub text: Option<Sym>,
    /// What it is.
    pub kind: Option<SuggestionKind>,
    /// Who deals with it.
    pub owner: Option<Sym>,
    /// By when.
    pub due: Option<Packed>,
    /// When it was done.
    pub done: Option<Packed>,
    /// The ticket of a complaint.
    pub ticket: Option<Key>,
}

const TABLE: &[Col] =
    &[SUGGESTION_NO, SUGGESTION, SUGGESTION_KIND, SUGGESTION_OWNER, SUGGESTION_DUE, SUGGESTION_DONE, TICKET_ID];

impl Record for Research {
    const KIND: Kind = Kind::Research;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let id = row.key(RESEARCH_ID)?;
        Some(Self {
            origin: row.place(),
            id,
            customer: row.symbol(CUSTOMER),
            planned: day(row, PLANNED_ON),
            done: day(row, DONE_ON),
            leaders: names(row, LEADERS),
            engineers: names(row, ENGINEERS),
            plan: day(row, PLAN_ON),
            suggestions: suggestions(row),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.key(&mut self.id);
        remap.opt(&mut self.customer);
        for sym in self.leaders.iter_mut().chain(&mut self.engineers) {
            remap.sym(sym);
        }
        for suggestion in &mut self.suggestions {
            remap.opt(&mut suggestion.text);
            remap.opt(&mut suggestion.owner);
            remap.opt_key(&mut suggestion.ticket);
        }
    }

    fn key(&self) -> Option<RecordKey> {
        Some(RecordKey::One(self.id))
    }
}

fn names(row: &mut Row<'_>, col: Col) -> Vec<Sym> {
    row.list(col).iter().map(|name| super::tables::intern(row, name)).collect()
}

/// The rows of every table of suggestions; a row that says nothing is left out.
fn suggestions(row: &mut Row<'_>) -> Vec<Suggestion> {
    let Some(document) = row.document() else { return Vec::new() };
    let mut suggestions = Vec::new();
    for table in document.sections.iter().flat_map(|section| &section.tables) {
        let Some(cells) = Cells::new(row, table, TABLE, &[SUGGESTION, SUGGESTION_KIND]) else { continue };
        for line in 0..cells.rows() {
            let suggestion = Suggestion {
                number: u32::try_from(suggestions.len() + 1).unwrap_or(u32::MAX),
                text: cells.name(row, line, SUGGESTION),
                kind: cells.choice(row, line, SUGGESTION_KIND).and_then(SuggestionKind::of),
                owner: cells.name(row, line, SUGGESTION_OWNER),
                due: cells.day(row, line, SUGGESTION_DUE),
                done: cells.day(row, line, SUGGESTION_DONE),
                ticket: cells.key(row, line, TICKET_ID),
            };
            if suggestion.text.is_some() {
                suggestions.push(suggestion);
            }
        }
    }
    suggestions
}
