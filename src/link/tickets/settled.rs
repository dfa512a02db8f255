//! Tickets that can say nothing of the report's months any more.
//!
//! A department's exports reach back for years, a report looks back over its window. A plain ticket that was solved so
//! long before the window that none of its promises could fall due within it is in no figure, on no list and near no
//! repeat of the report: it need not be judged again, and little of it need be kept.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::FixedState;

use crate::ingest::{Key, Origin, Remap, Sym, Symbols};
use crate::metrics::Rules;
use crate::records::tickets::{Category, Facts, Priority, Rare, Ticket};
use crate::time::{DAY, Moment, Packed};

/// A department whose limits reach further back than this looks at everything.
const FURTHEST_DAYS: i64 = 400;

/// Whatever a plain ticket was last told of before this moment is settled before the window.
pub(super) fn bound(rules: &Rules<'_>) -> Moment {
    // Comparisons look at the month before the window too.
    let first = rules.periods().start(rules.window().first.previous());
    let (mut seconds, mut quiet) = (0, 0);
    for limits in rules.settings().at_all_times().map(|effective| &effective.limits) {
        for by_priority in [&limits.response, &limits.resolution] {
            for limit in [by_priority.p1, by_priority.p2, by_priority.p3, by_priority.p4] {
                seconds = seconds.max(i64::from(limit.minutes) * 60);
            }
        }
        for zone in limits.zones.values() {
            seconds = seconds.max(i64::from(zone.depart.max(zone.arrive)) * 60);
        }
        quiet = quiet.max(i64::from(limits.first_contact.quiet_days) * DAY);
    }
    let due = |from: Moment| rules.clock().deadline(from, seconds).max(from + seconds).max(from + quiet + DAY);
    let days = (0..FURTHEST_DAYS).map(|back| first - back * DAY);
    days.into_iter().find(|from| due(*from) < first).unwrap_or_else(|| Moment::from_seconds(i64::MIN / 2))
}

/// A plain ticket, solved, of which nothing was heard since the bound.
pub(super) fn is_settled(ticket: &Ticket, bound: Moment) -> bool {
    // Nearly all that are not are told so by the resolution.
    if ticket.resolved.is_none_or(|resolved| resolved.at() >= bound) {
        return false;
    }
    let facts = ticket.facts;
    let major = facts.has(Facts::MAJOR) || (!facts.has(Facts::MAJOR_KNOWN) && ticket.priority == Priority::P1);
    let plain = ticket.rare.as_deref().is_none_or(is_plain)
        && ticket.category != Category::Complaint
        && !major
        && !facts.has(Facts::FIX_FIRST)
        && !facts.has(Facts::REOPENED_UNDATED);
    plain && ticket.newest().at() < bound
}

/// A journey that was made changes nothing any more, and a second resolution without a reopening never does.
fn is_plain(rare: &Rare) -> bool {
    let Rare { last_resolved, dispatched, departed, arrived, .. } = *rare;
    let made = dispatched.is_none() && departed.is_none() || arrived.is_some();
    made && *rare == Rare { last_resolved, dispatched, departed, arrived, ..Rare::default() }
}

/// What is kept of the settled tickets of a file, in the order of their rows: enough to tell which of several rows about
/// a ticket counts, and who solved it.
#[derive(Clone, Debug, Default)]
pub(super) struct Settled {
    file: u16,
    ids: Runs,
    lines: Vec<u32>,
    newest: Vec<Packed>,
    /// When each row was last changed; empty where the file does not say.
    updated: Vec<Option<Packed>>,
    assignees: Vec<Option<Sym>>,
    /// What each row says, as a number: of four billion pairs of different rows one looks the same.
    said: Vec<u32>,
}

/// What is kept of one settled ticket.
#[derive(Clone, Copy, Debug)]
pub(super) struct SettledRow {
    pub(super) id: Key,
    /// Where the row stands.
    pub(super) origin: Origin,
    /// What decides between two versions of a ticket.
    pub(super) rank: (Option<Packed>, Packed),
    pub(super) assignee: Option<Sym>,
    said: u32,
}

impl SettledRow {
    /// The two rows say the same.
    pub(super) const fn says_the_same(self, other: Self) -> bool {
        self.said == other.said
    }
}

impl Settled {
    /// None of the tickets of a file yet.
    pub(super) fn of_file(file: u16) -> Self {
        Self { file, ..Self::default() }
    }

    /// Adds a ticket.
    pub(super) fn add(&mut self, ticket: &Ticket, texts: &Texts) {
        self.push(SettledRow {
            id: ticket.id,
            origin: ticket.origin(),
            rank: (ticket.updated, ticket.newest()),
            assignee: ticket.assignee,
            said: texts.said(ticket),
        });
    }

    fn push(&mut self, row: SettledRow) {
        self.ids.push(row.id);
        let (updated, newest) = row.rank;
        if updated.is_some() && self.updated.is_empty() {
            self.updated.resize(self.lines.len(), None);
        }
        if updated.is_some() || !self.updated.is_empty() {
            self.updated.push(updated);
        }
        self.lines.push(row.origin.line);
        self.newest.push(newest);
        self.assignees.push(row.assignee);
        self.said.push(row.said);
    }

    /// No more will be added.
    pub(super) fn shrink(&mut self) {
        self.ids.shrink();
        self.lines.shrink_to_fit();
        self.newest.shrink_to_fit();
        self.updated.shrink_to_fit();
        self.assignees.shrink_to_fit();
        self.said.shrink_to_fit();
    }

    /// The tickets, row by row.
    pub(super) fn rows(&self) -> impl Iterator<Item = SettledRow> + Clone {
        self.ids.iter().enumerate().map(|(at, id)| SettledRow {
            id,
            origin: Origin { file: self.file, line: self.lines[at] },
            rank: (self.updated.get(at).copied().flatten(), self.newest[at]),
            assignee: self.assignees[at],
            said: self.said[at],
        })
    }

    /// Only the rows that stand where `stays` says so.
    pub(super) fn filtered(&self, stays: impl Fn(Origin) -> bool) -> Self {
        let mut filtered = Self::of_file(self.file);
        self.rows().filter(|row| stays(row.origin)).for_each(|row| filtered.push(row));
        filtered.shrink();
        filtered
    }

    pub(super) fn remap(&mut self, remap: &Remap<'_>) {
        self.ids.0.iter_mut().for_each(|(first, _)| remap.key(first));
        self.assignees.iter_mut().for_each(|name| remap.opt(name));
    }
}

/// Identifiers in their order: those that follow each other by their first and last one.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs(Vec<(Key, u32)>);

impl Runs {
    fn push(&mut self, Key { stem, number }: Key) {
        match self.0.last_mut() {
            Some((first, last)) if first.stem == stem && last.checked_add(1) == Some(number) => *last = number,
            _ => self.0.push((Key { stem, number }, number)),
        }
    }

    fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    fn iter(&self) -> impl Iterator<Item = Key> + Clone {
        let run = |(first, last): &(Key, u32)| {
            let stem = first.stem;
            (first.number..=*last).map(move |number| Key { stem, number })
        };
        self.0.iter().flat_map(run)
    }
}

/// What is known of tickets that are not kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Remembered {
    ids: Runs,
    /// Everybody who solved one, once.
    solvers: BTreeSet<Sym>,
}

impl Remembered {
    /// Remembers further tickets.
    pub(super) fn add(&mut self, tickets: impl Iterator<Item = (Key, Option<Sym>)>) {
        // Most names come thousands of times: a look at the list tells so quicker than one into the set.
        let mut met: Vec<bool> = Vec::new();
        for (id, solver) in tickets {
            self.ids.push(id);
            let Some(solver) = solver else { continue };
            if met.len() <= solver.index() {
                met.resize(solver.index() + 1, false);
            }
            if !std::mem::replace(&mut met[solver.index()], true) {
                self.solvers.insert(solver);
            }
        }
        self.ids.shrink();
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = Key> {
        self.ids.iter()
    }

    pub(super) fn solvers(&self) -> impl Iterator<Item = Sym> {
        self.solvers.iter().copied()
    }
}

/// A number for each text of a file, the same in every file.
pub(super) struct Texts(Vec<u64>);

impl Texts {
    pub(super) fn of(symbols: &Symbols) -> Self {
        Self(symbols.iter().map(|(_, text)| FixedState::with_seed(13).hash_one(text)).collect())
    }

    /// A number for all that a settled ticket says, but for where it stands.
    fn said(&self, ticket: &Ticket) -> u32 {
        let mut hasher = FixedState::with_seed(17).build_hasher();
        for name in [ticket.customer, ticket.project, ticket.first_owner, ticket.assignee] {
            hasher.write_u64(name.map_or(0, |name| self.0[name.index()]));
        }
        (ticket.opened, ticket.response, ticket.resolved, ticket.updated).hash(&mut hasher);
        (ticket.facts, ticket.priority, ticket.category, ticket.channel, ticket.level).hash(&mut hasher);
        (ticket.zone, ticket.status, ticket.exempt, ticket.contacts, ticket.last_resolved()).hash(&mut hasher);
        if let Some(rare) = &ticket.rare {
            (rare.dispatched, rare.departed, rare.arrived).hash(&mut hasher);
        }
        let said = hasher.finish();
        (said ^ said >> 32) as u32
    }
}
