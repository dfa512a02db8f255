//! The analyses of faults 故障分析报告: one Markdown file each.

mod columns;
mod sections;

pub use columns::*;
pub use sections::Sections;

use super::faults::FaultSeverity;
use super::tables::Cells;
use super::times::{day, later_if, time};
use crate::ingest::{Column, Key, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Words};
use crate::time::Packed;

/// An analysis of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultAnalysis {
    /// Where it stands.
    pub origin: Origin,
    /// The number of the fault.
    pub id: Key,
    /// When it was handed in.
    pub submitted: Option<Packed>,
    /// Who wrote it.
    pub author: Option<Sym>,
    /// When the customer was told.
    pub customer_told: Option<Packed>,
    /// When the business department was told.
    pub business_told: Option<Packed>,
    /// The project, where no register has the fault.
    pub project: Option<Sym>,
    /// How grave the fault is, where no register has it.
    pub severity: Option<FaultSeverity>,
    /// When it began, where no register has it.
    pub occurred: Option<Packed>,
    /// When somebody first knew of it, where no register has it.
    pub known: Option<Packed>,
    /// When it was over, where no register has it.
    pub recovered: Option<Packed>,
    /// What its sections say.
    pub sections: Sections,
    /// What it promises to do.
    pub actions: Vec<Action>,
}

/// A measure that an analysis promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its number in the analysis, counted from 1.
    pub number: u32,
    /// What is to be done.
    pub text: Option<Sym>,
    /// Whether it corrects or prevents.
    pub kind: Option<ActionKind>,
    /// Who does it.
    pub owner: Option<Sym>,
    /// By when.
    pub due: Option<Packed>,
    /// When it was done.
    pub done: Option<Packed>,
}

const TABLE: &[crate::ingest::Col] = &[ACTION_NO, ACTION, ACTION_KIND, ACTION_OWNER, ACTION_DUE, ACTION_DONE];

impl FaultAnalysis {
    /// It says how grave the fault was, and when: enough for a record where no register has the fault.
    #[must_use]
    pub const fn makes_record(&self) -> bool {
        self.severity.is_some() && (self.occurred.is_some() || self.known.is_some())
    }
}

impl Record for FaultAnalysis {
    const KIND: Kind = Kind::FaultAnalyses;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let id = row.key(FAULT_ID)?;
        let occurred = time(row, OCCURRED_AT);
        Some(Self {
            origin: row.place(),
            id,
            submitted: day(row, SUBMITTED_ON),
            author: row.symbol(AUTHOR),
            customer_told: day(row, CUSTOMER_FEEDBACK_ON),
            business_told: day(row, BUSINESS_FEEDBACK_ON),
            project: row.symbol(PROJECT_ID),
            severity: row.word(SEVERITY),
            occurred,
            known: later_if(row, KNOWN_AT, occurred),
            recovered: later_if(row, RECOVERED_AT, occurred),
            sections: row.document().map(Sections::of).unwrap_or_default(),
            actions: actions(row),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.key(&mut self.id);
        remap.opt(&mut self.author);
        remap.opt(&mut self.project);
        for action in &mut self.actions {
            remap.opt(&mut action.text);
            remap.opt(&mut action.owner);
        }
    }

    fn key(&self) -> Option<RecordKey> {
        Some(RecordKey::One(self.id))
    }
}

/// The rows of every table of measures, under whatever heading; a row that says nothing is left out.
fn actions(row: &mut Row<'_>) -> Vec<Action> {
    let Some(document) = row.document() else { return Vec::new() };
    let mut actions = Vec::new();
    for table in document.sections.iter().flat_map(|section| &section.tables) {
        let Some(cells) = Cells::new(row, table, TABLE, &[ACTION, ACTION_DUE]) else { continue };
        for line in 0..cells.rows() {
            let action = Action {
                number: u32::try_from(actions.len() + 1).unwrap_or(u32::MAX),
                text: cells.name(row, line, ACTION),
                kind: cells.choice(row, line, ACTION_KIND).and_then(ActionKind::of),
                owner: cells.name(row, line, ACTION_OWNER),
                due: cells.day(row, line, ACTION_DUE),
                done: cells.day(row, line, ACTION_DONE),
            };
            if action.text.is_some() || action.due.is_some() {
                actions.push(action);
            }
        }
    }
    actions
}
