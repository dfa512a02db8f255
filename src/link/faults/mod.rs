//! Faults and their analyses become cases: one each fault, one each action that an analysis promises.

mod case;

pub use case::{ActionCase, FaultCase};

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::names::Names;
use super::projects::Register;
use crate::ingest::{Key, Origin, ReadFile, Sym};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Problem};
use crate::records::fault_analyses::{Action, FaultAnalysis};
use crate::records::faults::{CauseClass, Fault, FaultSeverity};
use crate::time::{Packed, Stamp};

/// A major fault with everything that its page shows.
#[derive(Clone, Debug)]
pub struct FaultRecord {
    /// Its number.
    pub id: Key,
    /// Where it stands: the register, or the analysis that makes it known.
    pub origin: Origin,
    /// The project as the export calls it.
    pub project: Sym,
    /// Where it happened.
    pub place: Option<Sym>,
    /// What was seen.
    pub phenomenon: Option<Sym>,
    /// What was planned.
    pub plan: Option<Sym>,
    /// What class of cause it had.
    pub cause: Option<CauseClass>,
    /// Its analysis, by place among [`Faults::analyses`].
    pub analysis: Option<usize>,
}

/// The faults of a report, linked.
#[derive(Debug, Default)]
pub struct Faults {
    /// Major faults that had begun when the data closed, in the order of their beginning.
    pub cases: Vec<FaultCase>,
    /// What the pages show of each.
    pub records: Vec<FaultRecord>,
    /// The actions of their analyses.
    pub actions: Vec<ActionCase>,
    /// The words of each action, by the action's index.
    pub action_texts: Vec<Action>,
    /// All analyses.
    pub analyses: Vec<FaultAnalysis>,
}

/// Links the faults of all files, and tells how many rows of each file were passed over.
pub fn link(
    faults: Vec<Fault>,
    analyses: Vec<FaultAnalysis>,
    names: &Names,
    projects: &Register,
    rules: &Rules<'_>,
    files: &[ReadFile],
    log: &mut Log,
) -> (Faults, BTreeMap<u16, u64>) {
    let (faults, mut passed) = super::duplicates::passed_over(faults, files, log);
    let (analyses, passed_analyses) = super::duplicates::passed_over(analyses, files, log);
    for (file, count) in passed_analyses {
        *passed.entry(file).or_default() += count;
        log.add(Problem::new(Code::DuplicateAnalysis, crate::problem::Place::file(&files[usize::from(file)].path)));
    }
    let by_fault: BTreeMap<Key, usize> = analyses.iter().enumerate().map(|(place, it)| (it.id, place)).collect();
    let registered: BTreeMap<Key, &Fault> = faults.iter().map(|fault| (fault.id, fault)).collect();
    let mut known: Vec<(Fault, Option<usize>)> =
        faults.iter().map(|fault| (fault.clone(), by_fault.get(&fault.id).copied())).collect();
    for (place, analysis) in analyses.iter().enumerate() {
        match of_analysis(analysis) {
            _ if registered.contains_key(&analysis.id) => {}
            Some(fault) => known.push((fault, Some(place))),
            None => log.add(Problem::new(Code::UnknownFault, super::place(files, analysis.origin))),
        }
    }
    known.retain(|(fault, _)| fault.severity == FaultSeverity::Major && fault.occurred.at() < rules.as_of());
    known.sort_by_key(|(fault, _)| (fault.occurred, fault.origin));
    let mut linked = Faults::default();
    for (fault, analysis) in known {
        if projects.find_by_customer_too(names.canonical(fault.project)).is_none() && !projects.entries().is_empty() {
            log.add(Problem::new(Code::UnknownProject, super::place(files, fault.origin)).field("project_id"));
        }
        linked.add(&fault, analysis, &analyses, names, projects, rules);
    }
    linked.analyses = analyses;
    (linked, passed)
}

/// The record that an analysis makes where no register has the fault: it must say how grave it was, and when.
fn of_analysis(analysis: &FaultAnalysis) -> Option<Fault> {
    let occurred = analysis.occurred.or(analysis.known)?;
    Some(Fault {
        origin: analysis.origin,
        id: analysis.id,
        project: analysis.project.unwrap_or(analysis.id.stem),
        severity: analysis.severity?,
        occurred,
        known: analysis.known,
        place: None,
        phenomenon: None,
        plan: None,
        owner_notified: None,
        manager_notified: None,
        filed: None,
        exec_notified: None,
        recovered: analysis.recovered,
        cause: None,
    })
}

impl Faults {
    fn add(
        &mut self,
        fault: &Fault,
        analysis: Option<usize>,
        analyses: &[FaultAnalysis],
        names: &Names,
        projects: &Register,
        rules: &Rules<'_>,
    ) {
        let index = u32::try_from(self.cases.len()).unwrap_or(u32::MAX);
        let project = projects.find_by_customer_too(names.canonical(fault.project));
        let happened = |event: Option<Packed>| event.filter(|event| event.at() < rules.as_of()).map(Packed::stamp);
        let on = |event: Option<Packed>| happened(event).map(|stamp: Stamp| stamp.at.date());
        let occurred = fault.occurred.stamp();
        let report = analysis.map(|place| &analyses[place]);
        let submitted = report.and_then(|report| on(report.submitted));
        let limits = &rules.when(occurred.at).faults;
        let case = FaultCase {
            index,
            project: project.map(|project| projects.name(project)),
            customer: project.map(|project| projects.customer(project)),
            occurred,
            known: fault.known.map_or(occurred, Packed::stamp),
            place: fault.place.is_some(),
            phenomenon: fault.phenomenon.is_some(),
            plan: fault.plan.is_some(),
            owner_told: happened(fault.owner_notified),
            manager_told: happened(fault.manager_notified),
            filed: happened(fault.filed),
            leaders_told: happened(fault.exec_notified),
            recovered: happened(fault.recovered.or(report.and_then(|report| report.recovered))),
            analysed_on: submitted,
            sections: report
                .map(|report| report.sections.real(&limits.placeholder, limits.min_section_chars as usize))
                .unwrap_or_default(),
            customer_told_on: report.and_then(|report| on(report.customer_told)),
            business_told_on: report.and_then(|report| on(report.business_told)),
        };
        if let Some(report) = report {
            self.add_actions(report, &case, names, &on);
        }
        self.cases.push(case);
        self.records.push(FaultRecord {
            id: fault.id,
            origin: fault.origin,
            project: fault.project,
            place: fault.place,
            phenomenon: fault.phenomenon,
            plan: fault.plan,
            cause: fault.cause,
            analysis,
        });
    }

    fn add_actions(
        &mut self,
        report: &FaultAnalysis,
        fault: &FaultCase,
        names: &Names,
        on: &dyn Fn(Option<Packed>) -> Option<NaiveDate>,
    ) {
        for action in &report.actions {
            let Some(due) = action.due else { continue };
            self.actions.push(ActionCase {
                index: u32::try_from(self.actions.len()).unwrap_or(u32::MAX),
                fault: fault.index,
                number: action.number,
                project: fault.project,
                customer: fault.customer,
                owner: action.owner.map(|owner| names.canonical(owner)),
                due_on: due.at().date(),
                done_on: on(action.done),
            });
            self.action_texts.push(action.clone());
        }
    }
}
