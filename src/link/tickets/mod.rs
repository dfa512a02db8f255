//! Tickets become cases: one row each, in order, with what their neighbours, forms and projects say about them.

mod case;
mod duplicates;
mod repeats;
mod settled;

pub use case::TicketCase;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use self::repeats::Repeat;
use super::names::Names;
use super::projects::Register;
use crate::ingest::{Key, ReadFile};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Problem};
use crate::records::tickets::{Category, Facts, Priority, Status, Ticket};
use crate::time::{Moment, Packed, Stamp};

/// Tickets that one thread works on in one go.
pub const CHUNK: usize = 1 << 15;

/// The tickets of a report, linked.
#[derive(Debug, Default)]
pub struct Tickets {
    rows: Vec<Ticket>,
    repeats: Vec<Repeat>,
    forms: BTreeMap<Key, NaiveDate>,
    /// Plain tickets of which nothing was heard since need not be judged; none before anything was linked.
    settled_before: Option<Moment>,
    /// Which files mark major matters: what they leave blank is none.
    marking: Vec<bool>,
}

/// How many rows of each file were passed over because another row is about the same ticket.
pub type PassedByFile = BTreeMap<u16, u64>;

impl Tickets {
    /// Links the tickets of all files, which come in the natural order of the files.
    ///
    /// `forms` holds the date of the liaison form of each ticket that has one.
    pub fn link(
        mut rows: Vec<Ticket>,
        names: &Names,
        forms: BTreeMap<Key, NaiveDate>,
        rules: &Rules<'_>,
        files: &[ReadFile],
        log: &mut Log,
    ) -> (Self, PassedByFile) {
        let passed = duplicates::passed_over(&rows);
        let mut by_file = PassedByFile::new();
        for over in &passed {
            let (row, kept) = (&rows[over.row], &rows[over.kept]);
            *by_file.entry(row.origin.file).or_default() += 1;
            if over.changed {
                let mut problem = Problem::new(Code::DuplicateChanged, super::place(files, row.origin));
                problem.more.push(super::place(files, kept.origin));
                log.add(problem);
            }
        }
        if !passed.is_empty() {
            let mut next = passed.iter().map(|over| over.row).peekable();
            let mut row = 0;
            rows.retain(|_| {
                let keep = next.next_if_eq(&row).is_none();
                row += 1;
                keep
            });
        }
        let settle = |chunk: &mut [Ticket]| {
            let mut log = Log::default();
            for ticket in chunk {
                ticket.customer = ticket.customer.map(|name| names.canonical(name));
                ticket.project = ticket.project.map(|name| names.canonical(name));
                report_contradictions(ticket, rules, files, &mut log);
            }
            log
        };
        let logs: Vec<Log> = rows.par_chunks_mut(CHUNK).map(settle).collect();
        logs.into_iter().for_each(|part| log.merge(part));
        let settled_before = settled::bound(rules);
        let concerned = |ticket: &Ticket| counts(ticket, rules) && !settled::is_settled(ticket, settled_before);
        let repeats = repeats::repeats(&rows, rules, concerned);
        let mut marking = vec![false; files.len()];
        for ticket in rows.iter().filter(|ticket| ticket.facts.has(Facts::MAJOR_KNOWN)) {
            marking[usize::from(ticket.origin.file)] = true;
        }
        (Self { rows, repeats, forms, settled_before: Some(settled_before), marking }, by_file)
    }

    /// The kept rows, in the order in which they were read.
    #[must_use]
    pub fn rows(&self) -> &[Ticket] {
        &self.rows
    }

    /// The tickets that were solved first, with the day of their first resolution.
    #[must_use]
    pub fn fixed_first(&self) -> BTreeMap<Key, NaiveDate> {
        let fixed = self.rows.iter().filter(|ticket| ticket.facts.has(Facts::FIX_FIRST));
        fixed.filter_map(|ticket| Some((ticket.id, ticket.resolved?.at().date()))).collect()
    }

    /// The ticket was settled so long ago that no figure, list or page of the report concerns it.
    #[must_use]
    pub fn is_settled(&self, index: u32) -> bool {
        let ticket = self.rows.get(index as usize);
        ticket.zip(self.settled_before).is_some_and(|(ticket, bound)| settled::is_settled(ticket, bound))
    }

    /// The case of a row; none for one that is void or was opened after the data's close.
    #[must_use]
    pub fn case(&self, index: u32, projects: &Register, rules: &Rules<'_>) -> Option<TicketCase> {
        let ticket = self.rows.get(index as usize)?;
        if !counts(ticket, rules) {
            return None;
        }
        let repeat = self.repeats[index as usize];
        let case = case(index, ticket, repeat, self.forms.get(&ticket.id).copied(), projects, rules);
        // Where nobody marks major matters the most urgent faults are.
        let urgent = ticket.category == Category::Fault && ticket.priority == Priority::P1;
        let marked = self.marking.get(usize::from(ticket.origin.file)).copied().unwrap_or_default();
        Some(TicketCase { major: if marked { case.major } else { urgent }, ..case })
    }
}

/// The ticket counts: it is not void, and it had been opened when the data closed.
fn counts(ticket: &Ticket, rules: &Rules<'_>) -> bool {
    ticket.status != Some(Status::Void) && ticket.opened.at() < rules.as_of()
}

/// An event that had happened when the data closed.
fn happened(event: Option<Packed>, rules: &Rules<'_>) -> Option<Stamp> {
    event.map(Packed::stamp).filter(|stamp| stamp.at < rules.as_of())
}

/// The stretches in which a ticket was open at `as_of`: from its opening, and again from a dated reopening.
fn stretches(ticket: &Ticket, as_of: Moment) -> [Option<(Moment, Option<Moment>)>; 2] {
    let seen = |event: Option<Packed>| event.map(Packed::at).filter(|at| *at < as_of);
    let resolved = seen(ticket.resolved);
    let reopened = seen(ticket.reopened).filter(|reopened| resolved.is_some_and(|resolved| resolved <= *reopened));
    let again = reopened.and_then(|reopened| seen(ticket.last_resolved).filter(|again| *again > reopened));
    [Some((ticket.opened.at(), resolved)), reopened.map(|reopened| (reopened, again))]
}

fn case(
    index: u32,
    ticket: &Ticket,
    repeat: Repeat,
    form_on: Option<NaiveDate>,
    projects: &Register,
    rules: &Rules<'_>,
) -> TicketCase {
    let resolved = happened(ticket.resolved, rules);
    // The resolution answers the customer at the latest.
    let response = match (happened(ticket.response, rules), resolved) {
        (Some(response), Some(resolved)) => Some(response.min(resolved)),
        (response, resolved) => response.or(resolved),
    };
    let [_, again] = stretches(ticket, rules.as_of());
    let rare = ticket.rare.as_deref();
    let rarely = |event: fn(&crate::records::tickets::Rare) -> Option<Packed>| happened(rare.and_then(event), rules);
    let on = |stamp: Option<Stamp>| stamp.map(|stamp| stamp.at.date());
    let project = ticket.project.and_then(|project| projects.find(project));
    let facts = ticket.facts;
    TicketCase {
        index,
        priority: ticket.priority,
        category: ticket.category,
        channel: ticket.channel,
        level: ticket.level,
        zone: ticket.zone.or_else(|| project.and_then(|project| projects.zone(project))),
        exempt: ticket.exempt,
        opened: ticket.opened.stamp(),
        response,
        resolved,
        reopened: again.and_then(|_| happened(ticket.reopened, rules)),
        resolved_again: again.and_then(|(_, to)| to).and_then(|_| happened(ticket.last_resolved, rules)),
        reopened_undated: facts.has(Facts::REOPENED_UNDATED),
        paused: i64::from(ticket.paused),
        customer: ticket.customer,
        is_client: ticket.customer.is_some_and(|customer| projects.is_client(customer)),
        project: project.map(|project| projects.name(project)),
        assignee: ticket.assignee,
        first_owner: ticket.first_owner.is_some(),
        contact_present: facts.has(Facts::CONTACT),
        description_present: facts.has(Facts::DESCRIPTION),
        category_present: facts.has(Facts::CATEGORY),
        waiting: ticket.status == Some(Status::Waiting),
        in_scope: facts.has(Facts::SCOPE_KNOWN).then(|| facts.has(Facts::IN_SCOPE)),
        transferred: rare.is_some_and(|rare| match rare.transferred {
            Some(at) => at.at() < rules.as_of(),
            None => rare.transferred_to.is_some(),
        }),
        receiver_present: rare.is_some_and(|rare| rare.transferred_to.is_some()),
        transferred_at: rarely(|rare| rare.transferred),
        accepted_at: rarely(|rare| rare.accepted),
        remote_used: facts.has(Facts::REMOTE_USED),
        remote_authorized: facts.has(Facts::REMOTE_AUTHORIZED),
        dispatched_at: rarely(|rare| rare.dispatched),
        departed_at: rarely(|rare| rare.departed),
        arrived_at: rarely(|rare| rare.arrived),
        major: facts.has(Facts::MAJOR),
        manager_told_at: rarely(|rare| rare.manager_told),
        fix_first: facts.has(Facts::FIX_FIRST),
        form_on,
        contacts: ticket.contacts,
        repeats: repeat.repeats,
        repeated: repeat.repeated,
        upheld: facts.has(Facts::UPHELD_KNOWN).then(|| facts.has(Facts::UPHELD)),
        cause: rare.and_then(|rare| rare.cause),
        analysed_on: on(rarely(|rare| rare.analysed)),
        improved_on: on(rarely(|rare| rare.improved)),
        answered_on: on(rarely(|rare| rare.answered)),
    }
}

/// Lists what a row says against itself; the times count.
fn report_contradictions(ticket: &Ticket, rules: &Rules<'_>, files: &[ReadFile], log: &mut Log) {
    let mut add = |code, field: &str| {
        log.add(Problem::new(code, super::place(files, ticket.origin)).field(field));
    };
    if ticket.response > ticket.resolved && ticket.resolved.is_some() {
        add(Code::OutOfOrder, "first_response_at");
    }
    let [first, again] = stretches(ticket, Moment::from_seconds(i64::MAX));
    let open = again.or(first).is_some_and(|(_, to)| to.is_none());
    match ticket.status {
        Some(Status::Resolved | Status::Closed) if open => add(Code::StatusContradicts, "status"),
        Some(Status::Open | Status::Doing) if !open => add(Code::StatusContradicts, "status"),
        _ => {}
    }
    let [first, again] = stretches(ticket, rules.as_of());
    if let Some((since, None)) = again.or(first)
        && ticket.status == Some(Status::Waiting)
        && since < rules.as_of()
        && case::parks(since, rules.as_of())
    {
        add(Code::SuspendedLong, "status");
    }
    if ticket.paused > 0 {
        let until = ticket.resolved.map_or_else(|| rules.as_of(), Packed::at);
        let gross = rules.clock().elapsed(ticket.opened.at(), until);
        if 2 * i64::from(ticket.paused) > gross {
            add(Code::PauseLarge, "paused_minutes");
        }
    }
    if ticket.newest().at() >= rules.as_of() || ticket.opened.at() >= rules.as_of() {
        add(Code::AfterAsOf, "opened_at");
    }
}
