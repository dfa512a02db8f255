//! Tickets become cases: one row each, in order, with what their neighbours, forms and projects say about them.

mod case;
mod chunks;
mod duplicates;
mod intake;
mod repeats;
mod settled;

pub use case::TicketCase;
pub use intake::{Intake, TOLD, TicketRows, Told, Use};

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use self::chunks::Chunk;
use self::repeats::Repeat;
use self::settled::{Remembered, Settled};
use super::names::Names;
use super::projects::Register;
use crate::ingest::{Key, ReadFile, Sym};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Problem};
use crate::records::tickets::{Category, Facts, Priority, Status, Ticket};
use crate::time::{Moment, Packed, Stamp};

/// The tickets of a report, linked.
#[derive(Debug, Default)]
pub struct Tickets {
    chunks: Vec<Chunk>,
    settled: Vec<Settled>,
    /// What is still known of tickets that were let go of.
    remembered: Remembered,
    linked: Linked,
}

/// What tickets are linked with.
#[derive(Debug, Default)]
struct Linked {
    /// The date of the liaison form of each ticket that has one.
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
        mut tickets: TicketRows,
        names: &Names,
        forms: BTreeMap<Key, NaiveDate>,
        rules: &Rules<'_>,
        files: &[ReadFile],
        log: &mut Log,
    ) -> (Self, PassedByFile) {
        let passed = duplicates::passed_over(&tickets);
        let mut by_file = PassedByFile::new();
        for over in &passed {
            *by_file.entry(over.row.file).or_default() += 1;
            if over.changed {
                let mut problem = Problem::new(Code::DuplicateChanged, super::place(files, over.row));
                problem.more.push(super::place(files, over.kept));
                log.add(problem);
            }
        }
        let stays = |origin| passed.binary_search_by_key(&origin, |over| over.row).is_err();
        if !passed.is_empty() {
            tickets.chunks.iter_mut().for_each(|chunk| chunk.rows.retain(|row| stays(row.origin())));
            tickets.settled.iter_mut().for_each(|settled| *settled = settled.filtered(stays));
        }
        let TicketRows { mut chunks, settled, marking: files_that_mark, .. } = tickets;
        let settle = |chunk: &mut Chunk| {
            let mut log = Log::default();
            for ticket in &mut chunk.rows {
                ticket.customer = ticket.customer.map(|name| names.canonical(name));
                ticket.project = ticket.project.map(|name| names.canonical(name));
                let place = || super::place(files, ticket.origin());
                contradictions(ticket, rules, |code, field| log.add(Problem::new(code, place()).field(field)));
            }
            log
        };
        let logs: Vec<Log> = chunks.par_iter_mut().map(settle).collect();
        logs.into_iter().for_each(|part| log.merge(part));
        let settled_before = settled::bound(rules);
        let concerned = |ticket: &Ticket| counts(ticket, rules) && !settled::is_settled(ticket, settled_before);
        repeats::find(&mut chunks, rules, concerned);
        let mut marking = vec![false; files.len()];
        files_that_mark.into_iter().for_each(|file| marking[usize::from(file)] = true);
        let linked = Linked { forms, settled_before: Some(settled_before), marking };
        (Self { chunks, settled, remembered: Remembered::default(), linked }, by_file)
    }

    /// Keeps no more of settled tickets than their identifiers and who solved them, once all is linked.
    pub fn condense(&mut self) {
        let settled = std::mem::take(&mut self.settled);
        self.remembered.add(settled.iter().flat_map(Settled::rows).map(|row| (row.id, row.assignee)));
    }

    /// Looks at every case that may matter, chunk by chunk on all threads, and then lets go of the tickets that are not
    /// among those which `look` names: lists and pages tell of few. Parts are joined in the order of the tickets.
    pub fn sift<T: Send>(
        &mut self,
        projects: &Register,
        rules: &Rules<'_>,
        empty: impl Fn() -> T + Sync + Send,
        look: impl Fn(&mut T, &mut dyn Iterator<Item = TicketCase>, &mut Vec<u32>) + Sync + Send,
        join: impl Fn(T, T) -> T + Sync + Send,
    ) -> T {
        let linked = &self.linked;
        let of_chunk = |mut part: T, (at, chunk): (usize, &mut Chunk)| {
            let mut named = Vec::new();
            let rows = chunk.rows.iter().zip(&chunk.repeats).enumerate();
            let mut cases = rows.filter_map(|(place, (ticket, repeat))| {
                let settled = linked.settled_before.is_some_and(|bound| settled::is_settled(ticket, bound));
                if settled { None } else { linked.case(chunks::number(at, place), ticket, *repeat, projects, rules) }
            });
            look(&mut part, &mut cases, &mut named);
            drop(cases);
            let places = named.into_iter().filter_map(|number| u16::try_from(chunks::parts(number).1).ok());
            chunk.keep(places.collect());
            part
        };
        self.remembered
            .add(self.chunks.iter().flat_map(|chunk| &chunk.rows).map(|ticket| (ticket.id, ticket.assignee)));
        self.chunks.par_iter_mut().enumerate().fold(&empty, of_chunk).reduce(&empty, join)
    }

    /// The identifiers of all tickets, also of those that are not kept; some may come twice.
    pub fn ids(&self) -> impl Iterator<Item = Key> {
        self.assigned().map(|(id, _)| id).chain(self.remembered.ids())
    }

    /// Who solved each ticket or is to, as long as all are kept.
    pub fn assignees(&self) -> impl Iterator<Item = (Key, Sym)> {
        self.assigned().filter_map(|(id, name)| Some((id, name?)))
    }

    /// Everybody who solved a ticket or is to; most of them often.
    pub fn solvers(&self) -> impl Iterator<Item = Sym> {
        self.assignees().map(|(_, name)| name).chain(self.remembered.solvers())
    }

    fn assigned(&self) -> impl Iterator<Item = (Key, Option<Sym>)> {
        let settled = self.settled.iter().flat_map(Settled::rows).map(|row| (row.id, row.assignee));
        self.rows().map(|ticket| (ticket.id, ticket.assignee)).chain(settled)
    }

    /// The kept rows, in the order in which they were read.
    pub fn rows(&self) -> impl Iterator<Item = &Ticket> {
        self.chunks.iter().flat_map(|chunk| &chunk.rows)
    }

    /// The ticket of a number.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&Ticket> {
        self.get(number).map(|(ticket, _)| ticket)
    }

    fn get(&self, number: u32) -> Option<(&Ticket, Repeat)> {
        let (chunk, place) = chunks::parts(number);
        self.chunks.get(chunk)?.get(place)
    }

    /// The tickets that were solved first, with the day of their first resolution.
    #[must_use]
    pub fn fixed_first(&self) -> BTreeMap<Key, NaiveDate> {
        let fixed = self.rows().filter(|ticket| ticket.facts.has(Facts::FIX_FIRST));
        fixed.filter_map(|ticket| Some((ticket.id, ticket.resolved?.at().date()))).collect()
    }

    /// The ticket was settled so long ago that no figure, list or page of the report concerns it.
    #[cfg(test)]
    pub(crate) fn is_settled(&self, number: u32) -> bool {
        self.row(number)
            .zip(self.linked.settled_before)
            .is_some_and(|(ticket, bound)| settled::is_settled(ticket, bound))
    }

    /// The case of a ticket; none for one that is void or was opened after the data's close.
    #[must_use]
    pub fn case(&self, number: u32, projects: &Register, rules: &Rules<'_>) -> Option<TicketCase> {
        let (ticket, repeat) = self.get(number)?;
        self.linked.case(number, ticket, repeat, projects, rules)
    }
}

impl Linked {
    fn case(
        &self,
        number: u32,
        ticket: &Ticket,
        repeat: Repeat,
        projects: &Register,
        rules: &Rules<'_>,
    ) -> Option<TicketCase> {
        if !counts(ticket, rules) {
            return None;
        }
        let case = case(number, ticket, repeat, self.forms.get(&ticket.id).copied(), projects, rules);
        // Where nobody marks major matters the most urgent faults are.
        let urgent = ticket.category == Category::Fault && ticket.priority == Priority::P1;
        let marked = self.marking.get(usize::from(ticket.file)).copied().unwrap_or_default();
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
    let reopened = seen(ticket.reopened()).filter(|reopened| resolved.is_some_and(|resolved| resolved <= *reopened));
    let again = reopened.and_then(|reopened| seen(ticket.last_resolved()).filter(|again| *again > reopened));
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
        reopened: again.and_then(|_| happened(ticket.reopened(), rules)),
        resolved_again: again.and_then(|(_, to)| to).and_then(|_| happened(ticket.last_resolved(), rules)),
        reopened_undated: facts.has(Facts::REOPENED_UNDATED),
        paused: i64::from(ticket.paused()),
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
        repeats: repeat.repeats(),
        repeated: repeat.repeated(),
        upheld: facts.has(Facts::UPHELD_KNOWN).then(|| facts.has(Facts::UPHELD)),
        cause: rare.and_then(|rare| rare.cause),
        analysed_on: on(rarely(|rare| rare.analysed)),
        improved_on: on(rarely(|rare| rare.improved)),
        answered_on: on(rarely(|rare| rare.answered)),
    }
}

/// Tells what a row says against itself, and in which field; the times count.
fn contradictions(ticket: &Ticket, rules: &Rules<'_>, mut add: impl FnMut(Code, &str)) {
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
    if ticket.paused() > 0 {
        let until = ticket.resolved.map_or_else(|| rules.as_of(), Packed::at);
        let gross = rules.clock().elapsed(ticket.opened.at(), until);
        if 2 * i64::from(ticket.paused()) > gross {
            add(Code::PauseLarge, "paused_minutes");
        }
    }
    if ticket.newest().at() >= rules.as_of() || ticket.opened.at() >= rules.as_of() {
        add(Code::AfterAsOf, "opened_at");
    }
}
