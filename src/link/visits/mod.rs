//! Return visits: what the rules owe to each project, and which calls kept it.

mod case;
mod lists;
#[cfg(test)]
mod tests;

pub use case::{IssueCase, ProjectCase, VisitDue};
pub use lists::{CalendarRow, InProgress, Mark};

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::LateEntry;
use super::duplicates::PassedByFile;
use super::names::Names;
use super::number;
use super::projects::{Entry, Register};
use super::seen::{happened_on, happens_on, written_on};
use super::spans::{Life, visit_spans};
use super::subject::{Subject, of_two_sorts};
use super::versions::{Versioned, newest};
use crate::ingest::{Key, Origin, ReadFile, Sym, Words};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Problem};
use crate::records::visits::{Method, Outcome, Visit, VisitKind};
use crate::time::{DAY, Moment, Packed};

/// The return visits of a report, linked.
#[derive(Debug, Default)]
pub struct Visits {
    /// What was owed, by project and then by date. Their indices come first.
    pub due: Vec<VisitDue>,
    /// What customers brought up. Their indices go on where those of [`Visits::due`] end.
    pub issues: Vec<IssueCase>,
    /// Every delivered project.
    pub projects: Vec<ProjectCase>,
    /// Projects whose customer has refused three times in a row: an exemption is to be proposed.
    pub refusing: Vec<Sym>,
    /// How many visits were entered long after they were made.
    pub late: LateEntry,
}

/// A case of a row of visits.
#[derive(Clone, Copy, Debug)]
pub enum VisitRow<'a> {
    /// A visit that was owed.
    Due(&'a VisitDue),
    /// An issue of a visit.
    Issue(&'a IssueCase),
}

/// After this many refusals in a row the customer should be asked whether he wants to be called at all.
const REFUSALS: usize = 3;

impl Visits {
    /// Links the visits of all files, which come in the natural order of the files.
    pub fn link(
        rows: Vec<Visit>,
        projects: &Register,
        names: &Names,
        rules: &Rules<'_>,
        files: &[ReadFile],
        log: &mut Log,
    ) -> (Self, PassedByFile) {
        let (rows, passed) = newest(rows, files, log);
        let calls = calls(&rows, projects, names, rules, files, log);
        let mut linked = Self { late: late_entries(&rows, rules, files, log), ..Self::default() };
        let none = Vec::new();
        for (place, project) in projects.entries().iter().enumerate() {
            if Moment::start_of(project.delivered_on) >= rules.as_of() {
                continue;
            }
            let calls = calls.get(&project.id).unwrap_or(&none);
            linked.owe(project, calls, rules);
            linked.projects.push(project_case(place, project, calls));
            if !project.exempt && refuses(calls) {
                linked.refusing.push(project.id);
            }
        }
        linked.bring_up(&rows, projects, names, rules);
        (linked, passed)
    }

    /// The case with a number.
    #[must_use]
    pub fn row(&self, index: u32) -> Option<VisitRow<'_>> {
        of_two_sorts(index, (&self.due, VisitRow::Due), (&self.issues, VisitRow::Issue))
    }

    /// Whom and what the case with a number is about.
    #[must_use]
    pub fn subject(&self, index: u32) -> Option<Subject> {
        Some(match self.row(index)? {
            VisitRow::Due(due) => Subject {
                since: Some(due.span.first),
                customer: Some(due.customer),
                project: Some(due.project),
                owner: due.owner,
                done_on: due.done_on(),
                done_later_on: due.reached_later_on,
                ..Subject::default()
            },
            VisitRow::Issue(issue) => Subject {
                id: issue.id,
                since: Some(issue.visited_on),
                customer: issue.customer,
                project: issue.project,
                owner: issue.owner,
                text: issue.text,
                done_on: issue.closed_on,
                done_later_on: issue.closed_later_on,
            },
        })
    }

    /// Adds the visits that are owed to a project: those of the window, of the month after it, and of spans that run.
    fn owe(&mut self, project: &Entry, calls: &[Call], rules: &Rules<'_>) {
        let last = rules.window().last;
        let plan = &rules.settings().visits;
        let spans = visit_spans(project.into(), plan, rules.periods(), rules.window().first, last.plus(12));
        let close = rules.horizon();
        for span in spans {
            let next = rules.periods().month_of_date(span.last) <= last.next();
            if !next && Moment::start_of(span.first) >= close {
                continue;
            }
            let reached = |from: NaiveDate, to: NaiveDate, seen: bool| {
                calls.iter().find(|call| call.reached && call.seen == seen && from <= call.on && call.on <= to)
            };
            let within = |day: NaiveDate| span.first <= day && day <= span.last;
            let kept = reached(span.first, span.last, true);
            let after = span.last.succ_opt().unwrap_or(span.last);
            let unreached = calls.iter().filter(|call| call.unreached && call.seen && within(call.on));
            self.due.push(VisitDue {
                index: number(self.due.len()),
                project: project.id,
                customer: project.customer,
                owner: project.visit_owner,
                span,
                exempt: project.exempt,
                reached_on: kept.map(|call| call.on),
                method: kept.and_then(|call| call.method),
                unreached: number(unreached.count()),
                made_up_on: reached(after, NaiveDate::MAX, true).map(|call| call.on),
                reached_later_on: reached(span.first, NaiveDate::MAX, false).map(|call| call.on),
                last_reached_on: calls.iter().rev().find(|call| call.reached && call.seen).map(|call| call.on),
            });
        }
    }

    /// Adds what customers brought up.
    fn bring_up(&mut self, rows: &[Visit], projects: &Register, names: &Names, rules: &Rules<'_>) {
        for visit in rows {
            let visited = visit.visited.at();
            if !visit.issue || visit.kind == VisitKind::Shop || visited >= rules.as_of() {
                continue;
            }
            let project = project_of(visit, projects, names);
            self.issues.push(IssueCase {
                index: number(self.due.len() + self.issues.len()),
                id: visit.id,
                text: visit.issue_text,
                project: project.map(|project| project.id),
                customer: project.map(|project| project.customer),
                owner: visit.visitor.or_else(|| project.and_then(|project| project.visit_owner)),
                visited_on: visited.date(),
                due_on: written_on(visit.issue_due),
                closed_on: happened_on(visit.issue_closed, rules),
                closed_later_on: happens_on(visit.issue_closed, rules),
            });
        }
    }
}

/// A call that counts for its project.
#[derive(Clone, Copy, Debug)]
struct Call {
    on: NaiveDate,
    /// The customer was reached, by a method that counts; a refusal was a contact too.
    reached: bool,
    unreached: bool,
    refused: bool,
    method: Option<Method>,
    /// It had been made when the data closed.
    seen: bool,
}

/// The calls to each project in the order of time; what is wrong with their projects goes to the log.
fn calls(
    rows: &[Visit],
    projects: &Register,
    names: &Names,
    rules: &Rules<'_>,
    files: &[ReadFile],
    log: &mut Log,
) -> BTreeMap<Sym, Vec<Call>> {
    let methods: Vec<u8> =
        rules.settings().visits.methods.iter().filter_map(|name| Method::VOCABULARY.find(name)).collect();
    let mut calls: BTreeMap<Sym, Vec<Call>> = BTreeMap::new();
    for visit in rows {
        let at = visit.visited.at();
        if at >= rules.as_of() {
            log.add(Problem::new(Code::AfterAsOf, super::place(files, visit.origin)).field("visited_at"));
        }
        if visit.kind == VisitKind::Shop {
            continue;
        }
        let Some(project) = project_of(visit, projects, names) else {
            if projects.entries().is_empty() {
                continue;
            }
            log.add(Problem::new(Code::UnknownProject, super::place(files, visit.origin)).field("project_id"));
            continue;
        };
        if !project.in_use_on(at.date()) {
            log.add(Problem::new(Code::ProjectNotInUse, super::place(files, visit.origin)).field("project_id"));
        }
        let counts = visit.method.is_none_or(|method| methods.contains(&(method as u8)));
        calls.entry(project.id).or_default().push(Call {
            on: at.date(),
            reached: counts && matches!(visit.outcome, Outcome::Reached | Outcome::Refused),
            unreached: visit.outcome == Outcome::Unreached,
            refused: visit.outcome == Outcome::Refused,
            method: visit.method,
            seen: at < rules.as_of(),
        });
    }
    for calls in calls.values_mut() {
        calls.sort_by_key(|call| (call.on, !call.reached, call.method));
    }
    calls
}

/// The project of a visit: by number or name, or the only one of the customer.
fn project_of<'p>(visit: &Visit, projects: &'p Register, names: &Names) -> Option<&'p Entry> {
    projects.find_by_customer_too(names.canonical(visit.project)).map(|place| &projects.entries()[place])
}

fn project_case(place: usize, project: &Entry, calls: &[Call]) -> ProjectCase {
    ProjectCase {
        index: number(place),
        project: project.id,
        customer: project.customer,
        owner: project.visit_owner,
        life: Life::from(project),
        exempt: project.exempt,
        filed: project.contact_present && project.visit_owner.is_some(),
        reached: calls.iter().filter(|call| call.reached && call.seen).map(|call| call.on).collect(),
    }
}

fn refuses(calls: &[Call]) -> bool {
    let answered: Vec<bool> = calls.iter().filter(|call| call.reached && call.seen).map(|call| call.refused).collect();
    answered.len() >= REFUSALS && answered.iter().rev().take(REFUSALS).all(|refused| *refused)
}

fn late_entries(rows: &[Visit], rules: &Rules<'_>, files: &[ReadFile], log: &mut Log) -> LateEntry {
    let mut late = LateEntry::default();
    let days = i64::from(rules.settings().ingest.late_entry_days);
    for visit in rows {
        let Some(recorded) = visit.recorded.map(Packed::stamp) else { continue };
        let visited = visit.visited.stamp();
        late.dated += 1;
        let is_late = if recorded.date_only || visited.date_only {
            recorded.at.day_number() - visited.at.day_number() > days
        } else {
            recorded.at - visited.at > days * DAY
        };
        if is_late {
            late.late += 1;
            log.add(Problem::new(Code::LateEntry, super::place(files, visit.origin)).field("recorded_at"));
        }
    }
    late
}

impl Versioned for Visit {
    /// A visit without a number is known by what it was: two that say the same are one.
    type Identity = (Option<Key>, Option<(Moment, Sym, Option<Sym>, Outcome, Option<Sym>)>);
    type Age = Moment;

    fn identity(&self) -> Self::Identity {
        let said = (self.visited.at(), self.project, self.visitor, self.outcome, self.issue_text);
        (self.id, self.id.is_none().then_some(said))
    }

    fn age(&self) -> Moment {
        let instants = [Some(self.visited), self.issue_closed, self.recorded];
        instants.into_iter().flatten().map(Packed::at).max().unwrap_or(self.visited.at())
    }

    fn origin(&self) -> Origin {
        self.origin
    }

    fn moved(&self, origin: Origin) -> Self {
        Self { origin, ..self.clone() }
    }
}
