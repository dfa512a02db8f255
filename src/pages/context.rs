//! What every page is made from: the report, the linked records behind it, a language, and the way to other pages.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::view::frame::{Frame, PageId, Shell};
use super::words::Words;
use crate::history::{CarryOver, Restated, Restatement};
use crate::ingest::{Key, Kind, Sym};
use crate::locale::Locale;
use crate::pipeline::{Department, Outcome};
use crate::report::Report;
use crate::report::tickets::Desk;
use crate::site::Masker;
use crate::site::paths::FileNames;
use crate::tally::RowRef;
use crate::time::Month;

/// What pages are about, in no language yet.
#[derive(Debug)]
pub struct Matter<'a> {
    /// The report with the records behind it.
    pub outcome: &'a Outcome,
    /// Settings, regulation and calendar.
    pub department: &'a Department,
    /// Masks personal data in free text.
    pub masker: &'a Masker,
    /// Published months of which the report says something else now.
    pub restated: Vec<Restatement>,
    /// What the last published month left open.
    pub carried: CarryOver,
    /// What this edition changes against the one before.
    pub changes: Vec<Restated>,
    /// The page of every fault, in the order of [`crate::link::faults::Faults::cases`]: `faults/F-2026-031.html`.
    pub faults: Vec<String>,
    /// The places of the report's actions that concern each fault, in the order of `faults`.
    pub fault_actions: Vec<Vec<usize>>,
    /// The tickets that may have announced each fault, the latest first, in the order of `faults`.
    pub fault_tickets: Vec<Vec<u32>>,
    /// The page of every customer that has one.
    pub customers: BTreeMap<Sym, String>,
    /// The page of every engineer that has one: who had a ticket in the month.
    pub engineers: BTreeMap<Sym, String>,
    /// The text of every document of the data folder that pages show, by its path.
    pub documents: BTreeMap<String, String>,
}

impl<'a> Matter<'a> {
    /// What the tickets say one by one.
    #[must_use]
    pub fn desk(&self) -> &'a Desk {
        &self.outcome.judgement.tickets.desk
    }

    /// Gives every fault, customer and engineer the file of its page.
    #[must_use]
    pub fn new(outcome: &'a Outcome, department: &'a Department, masker: &'a Masker) -> Self {
        let cases = &outcome.cases;
        let desk = &outcome.judgement.tickets.desk;
        let mut names = FileNames::default();
        let faults = cases
            .faults
            .records
            .iter()
            .map(|fault| format!("faults/{}.html", names.name(&masker.mask(&cases.symbols.key_text(fault.id)))))
            .collect();
        let pages = |folder: &str, all: &mut dyn Iterator<Item = (Sym, &str)>| {
            let mut names = FileNames::default();
            all.map(|(sym, code)| (sym, format!("{folder}/{}.html", names.name(code)))).collect()
        };
        let labels = &outcome.report.labels;
        let customers = pages("customers", &mut labels.clients().map(|(sym, label)| (sym, label.code.as_str())));
        let engineers = pages(
            "engineers",
            &mut labels.people().filter(|(sym, _)| desk.has(*sym)).map(|(sym, label)| (sym, label.code.as_str())),
        );
        Self {
            outcome,
            department,
            masker,
            restated: Vec::new(),
            carried: CarryOver::default(),
            changes: Vec::new(),
            faults,
            fault_actions: fault_actions(outcome),
            fault_tickets: fault_tickets(outcome),
            customers,
            engineers,
            documents: BTreeMap::new(),
        }
    }

    /// With the documents that pages show.
    #[must_use]
    pub fn with_documents(mut self, documents: BTreeMap<String, String>) -> Self {
        self.documents = documents;
        self
    }

    /// The report.
    #[must_use]
    pub const fn report(&self) -> &'a Report {
        &self.outcome.report
    }

    /// The report month.
    #[must_use]
    pub const fn month(&self) -> Month {
        self.outcome.report.month
    }

    /// A number of a record, as it may be published: some exports number their rows by telephone.
    #[must_use]
    pub fn number(&self, key: Key) -> String {
        let number = self.outcome.cases.symbols.key_text(key);
        match self.masker.mask(&number) {
            Cow::Owned(masked) => masked,
            Cow::Borrowed(_) => number,
        }
    }

    /// The number of a case's record, or what tells it apart, as it may be published.
    #[must_use]
    pub fn id(&self, row: RowRef) -> String {
        let id = self.outcome.cases.id(row);
        match self.masker.mask(&id) {
            Cow::Owned(masked) => masked,
            Cow::Borrowed(_) => id,
        }
    }
}

/// The actions of every fault, its analysis and its measures, in one walk: a register has as many pages as faults.
fn fault_actions(outcome: &Outcome) -> Vec<Vec<usize>> {
    let faults = &outcome.cases.faults;
    let mut all = vec![Vec::new(); faults.cases.len()];
    for (place, action) in outcome.report.actions.iter().enumerate() {
        let fault = action.row.as_ref().and_then(|row| match row.kind {
            Kind::Faults => Some(row.index),
            Kind::FaultAnalyses => faults.actions.get(row.index as usize).map(|measure| measure.fault),
            _ => None,
        });
        if let Some(of_fault) = fault.and_then(|fault| all.get_mut(fault as usize)) {
            of_fault.push(place);
        }
    }
    all
}

/// The numbers of the tickets that came before each fault, the latest first.
fn fault_tickets(outcome: &Outcome) -> Vec<Vec<u32>> {
    let before = &outcome.judgement.tickets.before_faults;
    let of_fault = |fault: u32| {
        let tickets = before.get(&fault).into_iter().flatten().rev();
        tickets.map(|(_, number)| *number).collect()
    };
    (0u32..).zip(&outcome.cases.faults.cases).map(|(fault, _)| of_fault(fault)).collect()
}

/// What a page is made from in one language.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What it is about.
    pub matter: &'a Matter<'a>,
    /// The language.
    pub locale: &'a Locale,
    /// What all pages share.
    pub shell: &'a Shell<'a>,
}

impl<'a> Context<'a> {
    /// The report.
    #[must_use]
    pub const fn report(&self) -> &'a Report {
        self.matter.report()
    }

    /// The report month.
    #[must_use]
    pub const fn month(&self) -> Month {
        self.matter.month()
    }

    /// Figures, changes, targets and dates in the words of the language, for a page in this many folders below that of
    /// its language.
    #[must_use]
    pub const fn words(&self, depth: usize) -> Words<'a> {
        Words::new(self, depth)
    }

    /// The issue has the page of the navigation with this slug.
    #[must_use]
    pub fn has(&self, slug: &str) -> bool {
        self.shell.has.contains(&slug)
    }

    /// The frame of a page of the navigation, headed by its name.
    #[must_use]
    pub fn frame(&self, slug: &str, list: bool) -> Frame {
        let title = self.locale.text(&format!("nav-{slug}"));
        let description = format!("{title} · {}", self.shell.issue.month);
        self.shell.frame(PageId::listed(slug), title, description, list)
    }

    /// The frame of a page below one of the navigation: a fault, a customer, an engineer.
    #[must_use]
    pub fn frame_below(&self, slug: &str, under: &str, file: &str, title: &str) -> Frame {
        let kind = self.locale.text(&format!("nav-{under}"));
        let description = format!("{kind} · {title} · {}", self.shell.issue.month);
        self.shell.frame(PageId { slug, under, file }, title, description, false)
    }
}
