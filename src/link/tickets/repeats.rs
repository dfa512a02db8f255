//! Which tickets repeat an earlier one, and which are repeated.

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

/// The repeats among `tickets`, whose customers are canonical, in the order of the tickets.
///
/// Tickets that `counts` refuses (void ones, later ones) neither repeat nor are repeated.
pub(super) fn repeats(tickets: &[Ticket], rules: &Rules<'_>, counts: impl Fn(&Ticket) -> bool) -> Vec<Repeat> {
    let mut answers = vec![Repeat::default(); tickets.len()];
    let mut neighbours: Vec<u32> = Vec::new();
    let mut runs = Vec::new();
    for customer in by_customer(tickets) {
        neighbours.clear();
        neighbours.extend(customer.iter().copied().filter(|row| counts(&tickets[*row as usize])));
        neighbours.sort_unstable_by_key(|row| {
            let ticket = &tickets[*row as usize];
            (ticket.category, ticket.opened.at(), *row)
        });
        for same in neighbours.chunk_by(|a, b| category(tickets, *a) == category(tickets, *b)) {
            settle(tickets, same, rules, &mut runs, &mut answers);
        }
    }
    answers
}

fn category(tickets: &[Ticket], row: u32) -> Category {
    tickets[row as usize].category
}

/// Settles the tickets of one customer and category, which come in the order of their opening.
fn settle(
    tickets: &[Ticket],
    same: &[u32],
    rules: &Rules<'_>,
    runs: &mut Vec<(Moment, Option<Moment>)>,
    answers: &mut [Repeat],
) {
    if same.len() < 2 {
        return;
    }
    runs.clear();
    runs.extend(same.iter().flat_map(|row| stretches(&tickets[*row as usize], rules.as_of())).flatten());
    runs.sort_unstable_by_key(|(from, _)| *from);
    let quiet = |at: Moment| i64::from(rules.when(at).first_contact.quiet_days) * DAY;
    // The latest end of all runs that began before the ticket at hand; none while one of them lasts.
    let mut latest: Option<Option<Moment>> = None;
    let mut begun = 0;
    for (place, &row) in same.iter().enumerate() {
        let ticket = &tickets[row as usize];
        let opened = ticket.opened.at();
        while let Some((_, end)) = runs.get(begun).filter(|(from, _)| *from < opened) {
            latest = Some(match (latest, end) {
                (Some(None), _) | (_, None) => None,
                (Some(Some(latest)), Some(end)) => Some(latest.max(*end)),
                (None, Some(end)) => Some(*end),
            });
            begun += 1;
        }
        answers[row as usize].repeats = match latest {
            None => false,
            Some(None) => true,
            Some(Some(end)) => opened - end < quiet(opened),
        };
        let resolved = ticket.resolved.map(Packed::at).filter(|at| *at < rules.as_of());
        let next = resolved.and_then(|resolved| {
            let later = &same[place + 1..];
            let first = later.partition_point(|row| tickets[*row as usize].opened.at() < resolved);
            later.get(first).map(|row| tickets[*row as usize].opened.at())
        });
        if let (Some(resolved), Some(next)) = (resolved, next) {
            answers[row as usize].repeated = next - resolved < quiet(resolved);
        }
    }
}

/// The rows of each customer, by a counting sort over the customers' numbers.
fn by_customer(tickets: &[Ticket]) -> impl Iterator<Item = Vec<u32>> {
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
    (0..customers).map(move |customer| rows[starts[customer] as usize..starts[customer + 1] as usize].to_vec())
}
