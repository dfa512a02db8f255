//! Inspections: what the plan or else the rule owes to each project, and what was found.

mod case;
#[cfg(test)]
mod tests;

pub use case::{Basis, FindingCase, InspectionCase};

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::duplicates::PassedByFile;
use super::names::Names;
use super::number;
use super::projects::{Entry, Register};
use super::seen::{happened_on, happens_on, written_on};
use super::spans::{Life, calendar_spans, closing_month, closing_with};
use super::subject::{Subject, of_two_sorts};
use super::versions::{Versioned, newest};
use crate::ingest::{Key, Origin, ReadFile, Sym};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Problem};
use crate::records::inspections::{Grade, Inspection};
use crate::time::{Moment, Month, Packed};

/// The inspections of a report, linked.
#[derive(Debug, Default)]
pub struct Inspections {
    /// What was owed: by plan in the order of numbers, then by rule. Their indices come first.
    pub due: Vec<InspectionCase>,
    /// What was found. Their indices go on where those of [`Inspections::due`] end.
    pub findings: Vec<FindingCase>,
}

/// Inspections that the rule owed and nobody made stay on the list for so many spans before the report month, like
/// visits; one that was planned stays until it is made.
const SPANS_BACK: usize = 3;

/// A case of a row of inspections.
#[derive(Clone, Copy, Debug)]
pub enum InspectionRow<'a> {
    /// An inspection that was owed.
    Due(&'a InspectionCase),
    /// A hidden defect.
    Finding(&'a FindingCase),
}

impl Inspections {
    /// Links the inspections of all files, which come in the natural order of the files.
    pub fn link(
        rows: Vec<Inspection>,
        projects: &Register,
        names: &Names,
        rules: &Rules<'_>,
        files: &[ReadFile],
        log: &mut Log,
    ) -> (Self, PassedByFile) {
        let (rows, passed) = newest(rows, files, log);
        let inspections = together(&rows, projects, names);
        let mut linked = Self::default();
        for inspection in inspections.values() {
            inspection.report(&rows, !projects.entries().is_empty(), rules, files, log);
            linked.due.extend(inspection.planned(number(linked.due.len()), rules));
        }
        linked.owe_by_rule(&inspections, projects, rules);
        for row in &rows {
            let Some(inspection) = inspections.get(&row.id) else { continue };
            let index = number(linked.due.len() + linked.findings.len());
            linked.findings.extend(finding(index, row, inspection, rules));
        }
        (linked, passed)
    }

    /// The case with a number.
    #[must_use]
    pub fn row(&self, index: u32) -> Option<InspectionRow<'_>> {
        of_two_sorts(index, (&self.due, InspectionRow::Due), (&self.findings, InspectionRow::Finding))
    }

    /// Whom and what the case with a number is about.
    #[must_use]
    pub fn subject(&self, index: u32) -> Option<Subject> {
        Some(match self.row(index)? {
            InspectionRow::Due(due) => Subject {
                id: due.id,
                since: Some(match due.basis {
                    Basis::Planned { on, .. } => on,
                    Basis::Rule { first, .. } => first,
                }),
                customer: due.customer,
                project: Some(due.project),
                owner: due.owner,
                text: None,
                done_on: due.done_on,
                done_later_on: due.done_later_on,
            },
            InspectionRow::Finding(finding) => Subject {
                id: Some(finding.id),
                since: Some(finding.found_on),
                customer: finding.customer,
                project: Some(finding.project),
                owner: finding.owner,
                text: finding.text,
                done_on: finding.closed_on,
                done_later_on: finding.closed_later_on,
            },
        })
    }

    /// 下月应巡检: inspections that fall due in the month after the report month and are not done yet.
    pub fn due_next<'a>(&'a self, rules: &'a Rules<'_>) -> impl Iterator<Item = &'a InspectionCase> {
        let next = rules.window().last.next();
        self.due
            .iter()
            .filter(move |due| due.done_on.is_none() && rules.periods().month_of_date(due.basis.due_on()) == next)
    }

    /// 巡检逾期: inspections of the report month and before it that are not done at the data's close.
    pub fn overdue<'a>(&'a self, rules: &'a Rules<'_>) -> impl Iterator<Item = &'a InspectionCase> {
        let open = |due: &&InspectionCase| due.done_on.is_none() && due.pursued;
        self.due.iter().filter(open).filter(|due| Moment::end_of(due.basis.due_on()) < rules.horizon())
    }

    /// Adds the inspections that the rule owes: one to each project in use, for each span of the calendar in which
    /// none is planned for it. Any inspection in the span keeps it.
    fn owe_by_rule(&mut self, inspections: &BTreeMap<Key, Together<'_>>, projects: &Register, rules: &Rules<'_>) {
        let mut days: BTreeMap<Sym, Vec<&Together<'_>>> = BTreeMap::new();
        for inspection in inspections.values() {
            days.entry(inspection.name).or_default().push(inspection);
        }
        let every = rules.settings().proactive.inspection_every;
        let (window, none) = (rules.window(), Vec::new());
        let month_of = |day: NaiveDate| rules.periods().month_of_date(day);
        let spans: Vec<_> = calendar_spans(every, rules.periods(), window.first, window.last.plus(12))
            .filter(|span| Moment::start_of(span.0) < rules.horizon() || month_of(span.1) <= window.last.next())
            .collect();
        let past = spans.iter().filter(|span| month_of(span.1) < window.last).count();
        let pursued_from = spans.get(past.saturating_sub(SPANS_BACK)).map(|span| span.0);
        for project in projects.entries().iter().filter(|project| delivered(project, rules)) {
            let own = days.get(&project.id).unwrap_or(&none);
            for &(first, last) in spans.iter().filter(|(first, last)| Life::from(project).covers(*first, *last)) {
                let within = |day: Option<NaiveDate>| day.filter(|day| first <= *day && *day <= last);
                let plans = |it: &&Together<'_>| within(it.planned_on).or(within(it.moved_to)).is_some();
                if own.iter().any(plans) {
                    continue;
                }
                let after = |day: Option<NaiveDate>| day.filter(|day| first <= *day);
                self.due.push(InspectionCase {
                    index: number(self.due.len()),
                    id: None,
                    project: project.id,
                    customer: Some(project.customer),
                    owner: project.manager,
                    basis: Basis::Rule { first, last },
                    pursued: pursued_from.is_none_or(|from| from <= first),
                    done_on: own.iter().filter_map(|inspection| after(inspection.seen(rules))).min(),
                    done_later_on: own.iter().filter_map(|inspection| after(inspection.unseen(rules))).min(),
                });
            }
        }
    }
}

/// The project was delivered when the data closed.
fn delivered(project: &Entry, rules: &Rules<'_>) -> bool {
    Moment::start_of(project.delivered_on) < rules.as_of()
}

/// The rows of one inspection, put together: its first plan, its first day, its first new date.
#[derive(Debug)]
struct Together<'p> {
    id: Key,
    name: Sym,
    project: Option<&'p Entry>,
    inspector: Option<Sym>,
    planned_on: Option<NaiveDate>,
    moved_to: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
    rows: Vec<usize>,
}

/// The inspections by number. Where rows of one inspection disagree the earlier day counts, so that a plan that is
/// quietly put off keeps its date.
fn together<'p>(rows: &[Inspection], projects: &'p Register, names: &Names) -> BTreeMap<Key, Together<'p>> {
    let mut inspections: BTreeMap<Key, Together<'p>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let name = names.canonical(row.project);
        let project = projects.find(name).map(|place| &projects.entries()[place]);
        let inspection = inspections.entry(row.id).or_insert_with(|| Together {
            id: row.id,
            name: project.map_or(name, |project| project.id),
            project,
            inspector: row.inspector,
            planned_on: None,
            moved_to: None,
            done_on: None,
            rows: Vec::new(),
        });
        let first = |known: &mut Option<NaiveDate>, day: Option<NaiveDate>| {
            *known = known.iter().copied().chain(day).min();
        };
        first(&mut inspection.planned_on, written_on(row.planned));
        first(&mut inspection.moved_to, written_on(row.new_date).filter(|_| row.inconvenient));
        first(&mut inspection.done_on, written_on(row.done));
        inspection.rows.push(index);
    }
    inspections
}

impl Together<'_> {
    /// The day on which it was done, if that was before the data's close.
    fn seen(&self, rules: &Rules<'_>) -> Option<NaiveDate> {
        self.done_on.filter(|day| Moment::start_of(*day) < rules.as_of())
    }

    /// The day on which it was done, if that was after the data's close.
    fn unseen(&self, rules: &Rules<'_>) -> Option<NaiveDate> {
        self.done_on.filter(|day| Moment::start_of(*day) >= rules.as_of())
    }

    /// Who owes it: the project manager of the register, else the one who inspects.
    fn owner(&self) -> Option<Sym> {
        self.project.and_then(|project| project.manager).or(self.inspector)
    }

    /// The inspection that a plan owes, unless the project had ended before. The plan of a year ahead is no promise
    /// yet: it becomes one when its span of the calendar begins, or in the month before it falls due.
    fn planned(&self, index: u32, rules: &Rules<'_>) -> Option<InspectionCase> {
        let on = self.planned_on?;
        let moved_to = self.moved_to.filter(|day| *day > on);
        let ended = self.project.and_then(|project| project.ended_on);
        if ended.is_some_and(|ended| ended < on) && self.done_on.is_none() {
            return None;
        }
        let (every, due) = (rules.settings().proactive.inspection_every, moved_to.unwrap_or(on));
        let (begins, _) = closing_with(every, closing_month(every, Month::of(due)));
        let soon = rules.periods().month_of_date(due) <= rules.window().last.next();
        if self.seen(rules).is_none() && !soon && Moment::start_of(begins) >= rules.horizon() {
            return None;
        }
        Some(InspectionCase {
            index,
            id: Some(self.id),
            project: self.name,
            customer: self.project.map(|project| project.customer),
            owner: self.owner(),
            basis: Basis::Planned { on, moved_to },
            pursued: true,
            done_on: self.seen(rules),
            done_later_on: self.unseen(rules),
        })
    }

    /// Tells what is wrong with its days, and with its project if there is a register.
    fn report(&self, rows: &[Inspection], register: bool, rules: &Rules<'_>, files: &[ReadFile], log: &mut Log) {
        let Some(row) = self.rows.first().map(|index| &rows[*index]) else { return };
        let mut add = |code, field: &str| log.add(Problem::new(code, super::place(files, row.origin)).field(field));
        match self.project {
            None if !register => {}
            None => add(Code::UnknownProject, "project_id"),
            Some(project) if self.done_on.or(self.planned_on).is_some_and(|day| !project.in_use_on(day)) => {
                add(Code::ProjectNotInUse, "project_id");
            }
            Some(_) => {}
        }
        if self.unseen(rules).is_some() {
            add(Code::AfterAsOf, "done_on");
        }
    }
}

/// The finding of a row, if it has one and the inspection had been made when the data closed.
fn finding(index: u32, row: &Inspection, inspection: &Together<'_>, rules: &Rules<'_>) -> Option<FindingCase> {
    let found_on = happened_on(row.done, rules).or_else(|| inspection.seen(rules)).filter(|_| row.finding)?;
    Some(FindingCase {
        index,
        id: row.id,
        number: row.finding_no,
        text: row.finding_text,
        project: inspection.name,
        customer: inspection.project.map(|project| project.customer),
        owner: inspection.owner(),
        grade: row.grade.unwrap_or(Grade::Minor),
        found_on,
        submitted_on: happened_on(row.submitted, rules),
        due_on: written_on(row.due),
        closed_on: happened_on(row.closed, rules),
        closed_later_on: happens_on(row.closed, rules),
    })
}

impl Versioned for Inspection {
    /// A finding without a number is known by its text.
    type Identity = (Key, Option<Key>, Option<Sym>);
    type Age = Option<Moment>;

    fn identity(&self) -> Self::Identity {
        (self.id, self.finding_no, self.finding_text.filter(|_| self.finding_no.is_none()))
    }

    fn age(&self) -> Option<Moment> {
        [self.done, self.submitted, self.closed].into_iter().flatten().map(Packed::at).max()
    }

    fn origin(&self) -> Origin {
        self.origin
    }

    fn moved(&self, origin: Origin) -> Self {
        Self { origin, ..self.clone() }
    }
}
