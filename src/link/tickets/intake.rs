//! Sorts the tickets of a file while they are at hand: what the report looks at, and what little it needs of the rest.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::chunks::Chunk;
use super::contradictions;
use super::settled::{self, Settled, Texts};
use crate::ingest::{Col, Key, Origin, ReadFile, Record, Remap, Sym, Symbols};
use crate::link::numbers;
use crate::link::series::{Series, series};
use crate::metrics::Rules;
use crate::problem::Log;
use crate::records::tickets::{CATEGORY, COMPLAINT_CAUSE, COMPLAINT_UPHELD, Category, Facts, Ticket};
use crate::time::{Moment, Month, Packed, Periods};

/// Sorts the tickets of files.
#[derive(Debug)]
pub struct Intake<'r> {
    periods: Periods,
    /// What is settled before which moment; none where the report's month is not known yet.
    settling: Option<(&'r Rules<'r>, Moment)>,
}

impl<'r> Intake<'r> {
    /// An intake before the report's month is known: every ticket may still matter.
    #[must_use]
    pub const fn of_all(periods: Periods) -> Self {
        Self { periods, settling: None }
    }

    /// An intake for a report that is known.
    #[must_use]
    pub fn of_report(rules: &'r Rules<'r>) -> Self {
        Self { periods: rules.periods(), settling: Some((rules, settled::bound(rules))) }
    }

    /// The tickets of a file, whose texts are `symbols`.
    #[must_use]
    pub fn sort(&self, mut tickets: Vec<Ticket>, symbols: &Symbols) -> TicketRows {
        let mut sorted = TicketRows {
            series: series(tickets.iter().map(|ticket| (ticket.id.stem, ticket.id.number))),
            first_owners: used(&tickets, symbols, |ticket| ticket.first_owner),
            assignees: used(&tickets, symbols, |ticket| ticket.assignee),
            ..TicketRows::default()
        };
        let mut calendar = Calendar { periods: self.periods, months: Vec::new(), last: 0 };
        tickets.iter().for_each(|ticket| calendar.note(ticket));
        sorted.months = calendar.months.into_iter().map(|(_, month, told)| (month, told)).collect();
        sorted.marking.extend(tickets.iter().find(|ticket| ticket.facts.has(Facts::MAJOR_KNOWN)).map(|it| it.file));
        if let (Some((rules, bound)), Some(first)) = (self.settling, tickets.first()) {
            let texts = Texts::of(symbols);
            let mut settled = Settled::of_file(first.file);
            tickets.retain(|ticket| {
                let mut contradicts = false;
                contradictions(ticket, rules, |_, _| contradicts = true);
                let stays = contradicts || !settled::is_settled(ticket, bound);
                if !stays {
                    settled.add(ticket, &texts);
                }
                stays
            });
            settled.shrink();
            sorted.settled.push(settled);
        }
        sorted.chunks = Chunk::split(tickets);
        sorted
    }
}

/// The first use of a name: who, on which day, where.
pub type Use = (Sym, NaiveDate, Origin);

/// The columns whose cells must say something in a month for some metrics to be measured in it.
pub const TOLD: [Col; 3] = [CATEGORY, COMPLAINT_UPHELD, COMPLAINT_CAUSE];
/// Of each of these columns: whether a cell was looked at, and whether one was filled.
pub type Told = [(bool, bool); TOLD.len()];

/// The tickets of files, in the order of files and lines.
#[derive(Debug, Default)]
pub struct TicketRows {
    /// Those that the report looks at.
    pub(super) chunks: Vec<Chunk>,
    /// What is kept of those that were settled before, file by file.
    pub(super) settled: Vec<Settled>,
    /// The running numbers of all.
    pub(super) series: BTreeMap<Sym, Series>,
    /// The months in which tickets have events, and what their cells say in each; a month may stand here repeatedly.
    pub months: Vec<(Month, Told)>,
    /// The first use of each name as first owner, file by file.
    pub first_owners: Vec<Use>,
    /// The first use of each name as assignee, file by file.
    pub assignees: Vec<Use>,
    /// The files that mark major matters.
    pub marking: Vec<u16>,
}

impl TicketRows {
    /// Makes the rows speak of the joined texts.
    pub fn remap(&mut self, remap: &Remap<'_>) {
        self.chunks.iter_mut().flat_map(|chunk| &mut chunk.rows).for_each(|row| row.remap(remap));
        self.settled.iter_mut().for_each(|row| row.remap(remap));
        for (name, ..) in self.first_owners.iter_mut().chain(&mut self.assignees) {
            remap.sym(name);
        }
        let joined = std::mem::take(&mut self.series).into_iter().map(|(mut stem, series)| {
            remap.sym(&mut stem);
            (stem, series)
        });
        self.series = joined.collect();
    }

    /// Takes in the tickets of the next file.
    pub fn append(&mut self, next: Self) {
        self.chunks.extend(next.chunks);
        self.settled.extend(next.settled);
        self.months.extend(next.months);
        self.first_owners.extend(next.first_owners);
        self.assignees.extend(next.assignees);
        self.marking.extend(next.marking);
        for (stem, later) in next.series {
            self.series.entry(stem).and_modify(|series| series.then(later)).or_insert(later);
        }
    }

    /// The rows that the report looks at, in their order.
    pub fn rows(&self) -> impl Iterator<Item = &Ticket> + Clone {
        self.chunks.iter().flat_map(|chunk| &chunk.rows)
    }

    /// Lists the gaps in the running numbers.
    pub fn report_gaps(&self, symbols: &Symbols, files: &[ReadFile], log: &mut Log) {
        numbers::report_gaps_of(&self.series, self.keys(), symbols, files, log);
    }

    /// The identifiers of all rows, in their order.
    fn keys(&self) -> impl Iterator<Item = (Key, Origin)> + Clone {
        let mut rows = self.rows().map(|row| (row.id, row.origin())).peekable();
        let mut settled = self.settled.iter().flat_map(Settled::rows).map(|row| (row.id, row.origin)).peekable();
        std::iter::from_fn(move || match (rows.peek(), settled.peek()) {
            (Some((_, row)), Some((_, settled_row))) if settled_row < row => settled.next(),
            (None, _) => settled.next(),
            _ => rows.next(),
        })
    }
}

/// The first use of each name in a column.
fn used(tickets: &[Ticket], symbols: &Symbols, name: impl Fn(&Ticket) -> Option<Sym>) -> Vec<Use> {
    let mut met = vec![false; symbols.len()];
    let first = |ticket: &Ticket| {
        let name = name(ticket).filter(|name| !std::mem::replace(&mut met[name.index()], true))?;
        Some((name, ticket.opened.at().date(), ticket.origin()))
    };
    tickets.iter().filter_map(first).collect()
}

/// The months in which tickets have events. Neighbours mostly lie in the same month, and a file knows only a few.
struct Calendar {
    periods: Periods,
    months: Vec<((Moment, Moment), Month, Told)>,
    last: usize,
}

impl Calendar {
    fn note(&mut self, ticket: &Ticket) {
        self.tell(ticket.opened, Some((0, ticket.facts.has(Facts::CATEGORY))));
        for event in [ticket.response, ticket.reopened(), ticket.last_resolved()].into_iter().flatten() {
            self.tell(event, None);
        }
        if let Some(resolved) = ticket.resolved {
            let complaint = ticket.category == Category::Complaint;
            self.tell(resolved, complaint.then(|| (1, ticket.facts.has(Facts::UPHELD_KNOWN))));
            let upheld = complaint && ticket.facts.has(Facts::UPHELD);
            self.tell(resolved, upheld.then(|| (2, ticket.rare.as_deref().is_some_and(|rare| rare.cause.is_some()))));
        }
    }

    fn tell(&mut self, event: Packed, told: Option<(usize, bool)>) {
        let at = event.at();
        let holds = |((from, to), ..): &((Moment, Moment), Month, Told)| *from <= at && at < *to;
        if !self.months.get(self.last).is_some_and(holds) {
            self.last = self.months.iter().position(holds).unwrap_or_else(|| {
                let month = self.periods.month_of(at);
                self.months.push(((self.periods.start(month), self.periods.end(month)), month, Told::default()));
                self.months.len() - 1
            });
        }
        if let Some((column, filled)) = told {
            let (_, _, known) = &mut self.months[self.last];
            known[column] = (true, known[column].1 | filled);
        }
    }
}
