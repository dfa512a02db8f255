//! Which tickets repeat an earlier one, and which are repeated.

use std::sync::atomic::{AtomicU8, Ordering};

use rayon::prelude::*;

use crate::ingest::Sym;
use crate::metrics::Rules;
use crate::records::tickets::{Category, Ticket};
use crate::time::{DAY, Moment, Packed};

use super::chunks::Chunk;
use super::stretches;

/// What a ticket's neighbours say about it, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Repeat(u8);

impl Repeat {
    const fn new(repeats: bool, repeated: bool) -> Self {
        Self(repeats as u8 | (repeated as u8) << 1)
    }

    /// An earlier ticket of the same customer and category is open, or was resolved within the quiet days.
    pub(super) const fn repeats(self) -> bool {
        self.0 & 1 != 0
    }

    /// A later one came after this one's first resolution, before the quiet days had passed.
    pub(super) const fn repeated(self) -> bool {
        self.0 & 2 != 0
    }
}

/// What was found, ticket by ticket. Threads write each about customers of their own, so about different tickets.
struct Found(Vec<Vec<AtomicU8>>);

impl Found {
    fn set(&self, number: u32, repeat: Repeat) {
        let (chunk, place) = super::chunks::parts(number);
        self.0[chunk][place].store(repeat.0, Ordering::Relaxed);
    }
}

/// What decides about a ticket of one customer, in the order in which its neighbours are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Neighbour {
    category: Category,
    opened: Moment,
    row: u32,
}

/// Customers that one thread works on in one go.
const CUSTOMERS: usize = 256;

/// Finds the repeats among tickets whose customers are canonical.
///
/// Tickets that `counts` refuses (void ones, later ones) neither repeat nor are repeated.
pub(super) fn find(chunks: &mut [Chunk], rules: &Rules<'_>, counts: impl Fn(&Ticket) -> bool + Sync) {
    let (starts, rows) = by_customer(chunks);
    let spans: Vec<(usize, usize)> = starts.windows(2).map(|pair| (pair[0] as usize, pair[1] as usize)).collect();
    let tickets = Numbered(chunks);
    let found = Found(
        chunks.iter().map(|chunk| std::iter::repeat_with(AtomicU8::default).take(chunk.rows.len()).collect()).collect(),
    );
    spans.par_chunks(CUSTOMERS).for_each(|customers| {
        let (mut neighbours, mut runs) = (Vec::new(), Vec::new());
        for &(from, to) in customers {
            neighbours.clear();
            neighbours.extend(rows[from..to].iter().filter_map(|row| {
                let ticket = tickets.get(*row);
                let (category, opened) = (ticket.category, ticket.opened.at());
                counts(ticket).then_some(Neighbour { category, opened, row: *row })
            }));
            neighbours.sort_unstable();
            for same in neighbours.chunk_by(|a, b| a.category == b.category).filter(|same| same.len() > 1) {
                settle(tickets, same, rules, &mut runs, &found);
            }
        }
    });
    for (chunk, found) in chunks.iter_mut().zip(found.0) {
        chunk.repeats = found.into_iter().map(|repeat| Repeat(repeat.into_inner())).collect();
    }
}

/// Tickets by their numbers.
#[derive(Clone, Copy)]
struct Numbered<'t>(&'t [Chunk]);

impl<'t> Numbered<'t> {
    fn get(self, number: u32) -> &'t Ticket {
        let (chunk, place) = super::chunks::parts(number);
        &self.0[chunk].rows[place]
    }
}

/// Settles the tickets of one customer and category, which come in the order of their opening; those that repeat or
/// are repeated are noted in `found`.
fn settle(
    tickets: Numbered<'_>,
    same: &[Neighbour],
    rules: &Rules<'_>,
    runs: &mut Vec<(Moment, Option<Moment>)>,
    found: &Found,
) {
    runs.clear();
    runs.extend(same.iter().flat_map(|it| stretches(tickets.get(it.row), rules.as_of())).flatten());
    runs.sort_unstable_by_key(|(from, _)| *from);
    let quiet = |at: Moment| i64::from(rules.when(at).first_contact.quiet_days) * DAY;
    // The latest end of all runs that began before the ticket at hand; none while one of them lasts.
    let mut latest: Option<Option<Moment>> = None;
    let mut begun = 0;
    for (place, &Neighbour { opened, row, .. }) in same.iter().enumerate() {
        while let Some((_, end)) = runs.get(begun).filter(|(from, _)| *from < opened) {
            latest = Some(match (latest, end) {
                (Some(None), _) | (_, None) => None,
                (Some(Some(latest)), Some(end)) => Some(latest.max(*end)),
                (None, Some(end)) => Some(*end),
            });
            begun += 1;
        }
        let repeats = match latest {
            None => false,
            Some(None) => true,
            Some(Some(end)) => opened - end < quiet(opened),
        };
        let resolved = tickets.get(row).resolved.map(Packed::at).filter(|at| *at < rules.as_of());
        let next = resolved.and_then(|resolved| {
            let later = &same[place + 1..];
            later.get(later.partition_point(|other| other.opened < resolved)).map(|other| other.opened)
        });
        let repeated = resolved.zip(next).is_some_and(|(resolved, next)| next - resolved < quiet(resolved));
        if repeats || repeated {
            found.set(row, Repeat::new(repeats, repeated));
        }
    }
}

/// The rows of each customer, by a counting sort over the customers' numbers: where each customer's rows begin, and
/// all rows.
fn by_customer(chunks: &[Chunk]) -> (Vec<u32>, Vec<u32>) {
    let customers = || chunks.iter().flat_map(|chunk| &chunk.rows).filter_map(|ticket| ticket.customer);
    let mut starts = vec![0u32; customers().map(Sym::index).max().map_or(0, |max| max + 1) + 1];
    for customer in customers() {
        starts[customer.index() + 1] += 1;
    }
    for place in 1..starts.len() {
        starts[place] += starts[place - 1];
    }
    let mut next = starts.clone();
    let mut rows = vec![0u32; *starts.last().unwrap_or(&0) as usize];
    for (at, chunk) in chunks.iter().enumerate() {
        for (place, ticket) in chunk.rows.iter().enumerate() {
            if let Some(customer) = ticket.customer {
                let slot = &mut next[customer.index()];
                rows[*slot as usize] = super::chunks::number(at, place);
                *slot += 1;
            }
        }
    }
    (starts, rows)
}
