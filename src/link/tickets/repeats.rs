//! Which tickets repeat an earlier one, and which are repeated.

use rayon::prelude::*;

use crate::ingest::Sym;
use crate::metrics::Rules;
use crate::records::tickets::{Category, Ticket};
use crate::time::{DAY, Moment, Packed};

use super::stretches;

/// What a ticket's neighbours say about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Repeat {
    /// An earlier ticket of the same customer and category is open, or was resolved within the quiet days.
    pub repeats: bool,
    /// A later one came after this one's first resolution, before the quiet days had passed.
    pub repeated: bool,
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

/// The repeats among `tickets`, whose customers are canonical, in the order of the tickets.
///
/// Tickets that `counts` refuses (void ones, later ones) neither repeat nor are repeated.
pub(super) fn repeats(tickets: &[Ticket], rules: &Rules<'_>, counts: impl Fn(&Ticket) -> bool + Sync) -> Vec<Repeat> {
    let (starts, rows) = by_customer(tickets);
    let spans: Vec<(usize, usize)> = starts.windows(2).map(|pair| (pair[0] as usize, pair[1] as usize)).collect();
    let found: Vec<Vec<(u32, Repeat)>> = spans
        .par_chunks(CUSTOMERS)
        .map(|customers| {
            let (mut neighbours, mut runs, mut found) = (Vec::new(), Vec::new(), Vec::new());
            for &(from, to) in customers {
                neighbours.clear();
                neighbours.extend(rows[from..to].iter().filter_map(|row| {
                    let ticket = &tickets[*row as usize];
                    let (category, opened) = (ticket.category, ticket.opened.at());
                    counts(ticket).then_some(Neighbour { category, opened, row: *row })
                }));
                neighbours.sort_unstable();
                for same in neighbours.chunk_by(|a, b| a.category == b.category).filter(|same| same.len() > 1) {
                    settle(tickets, same, rules, &mut runs, &mut found);
                }
            }
            found
        })
        .collect();
    let mut answers = vec![Repeat::default(); tickets.len()];
    for (row, repeat) in found.into_iter().flatten() {
        answers[row as usize] = repeat;
    }
    answers
}

/// Settles the tickets of one customer and category, which come in the order of their opening; those that repeat or
/// are repeated are added to `found`.
fn settle(
    tickets: &[Ticket],
    same: &[Neighbour],
    rules: &Rules<'_>,
    runs: &mut Vec<(Moment, Option<Moment>)>,
    found: &mut Vec<(u32, Repeat)>,
) {
    runs.clear();
    runs.extend(same.iter().flat_map(|it| stretches(&tickets[it.row as usize], rules.as_of())).flatten());
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
        let resolved = tickets[row as usize].resolved.map(Packed::at).filter(|at| *at < rules.as_of());
        let next = resolved.and_then(|resolved| {
            let later = &same[place + 1..];
            later.get(later.partition_point(|other| other.opened < resolved)).map(|other| other.opened)
        });
        let repeated = resolved.zip(next).is_some_and(|(resolved, next)| next - resolved < quiet(resolved));
        if repeats || repeated {
            found.push((row, Repeat { repeats, repeated }));
        }
    }
}

/// The rows of each customer, by a counting sort over the customers' numbers: where each customer's rows begin, and
/// all rows.
fn by_customer(tickets: &[Ticket]) -> (Vec<u32>, Vec<u32>) {
    let customers = tickets.iter().filter_map(|ticket| ticket.customer).map(Sym::index).max().map_or(0, |max| max + 1);
    let mut starts = vec![0u32; customers + 1];
    for customer in tickets.iter().filter_map(|ticket| ticket.customer) {
        starts[customer.index() + 1] += 1;
    }
    for place in 1..starts.len() {
        starts[place] += starts[place - 1];
    }
    let mut next = starts.clone();
    let mut rows = vec![0u32; *starts.last().unwrap_or(&0) as usize];
    for (row, ticket) in (0u32..).zip(tickets) {
        if let Some(customer) = ticket.customer {
            let slot = &mut next[customer.index()];
            rows[*slot as usize] = row;
            *slot += 1;
        }
    }
    (starts, rows)
}
