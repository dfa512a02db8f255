//! Tickets in chunks: one thread works on a chunk in one go, and what of it is not needed any more is let go of.

use super::repeats::Repeat;
use crate::records::tickets::Ticket;

/// The most tickets of a chunk, as a power of two: a ticket's number is its chunk's and its place in the chunk.
const BITS: u32 = 15;
const MOST: usize = 1 << BITS;

/// Tickets that follow each other.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    pub(super) rows: Vec<Ticket>,
    /// What their neighbours say about them, once they are linked.
    pub(super) repeats: Vec<Repeat>,
    /// The places of the rows that were kept, where others were let go of.
    kept: Option<Vec<u16>>,
}

impl Chunk {
    /// Tickets of one file in chunks.
    pub(super) fn split(mut rows: Vec<Ticket>) -> Vec<Self> {
        let mut chunks = Vec::new();
        while rows.len() > MOST {
            let tail = rows.split_off((rows.len() - 1) / MOST * MOST);
            // A file's tickets must not lie in memory twice.
            rows.shrink_to_fit();
            chunks.push(Self { rows: tail, ..Self::default() });
        }
        if !rows.is_empty() {
            rows.shrink_to_fit();
            chunks.push(Self { rows, ..Self::default() });
        }
        chunks.reverse();
        chunks
    }

    /// Keeps the rows of these places, which rise, and lets go of all others.
    pub(super) fn keep(&mut self, places: Vec<u16>) {
        let mut wanted = places.iter().copied().peekable();
        let mut wants = |place: usize| wanted.next_if(|wanted| usize::from(*wanted) == place).is_some();
        let (rows, repeats) = (std::mem::take(&mut self.rows), std::mem::take(&mut self.repeats));
        let all = rows.into_iter().zip(repeats).enumerate();
        (self.rows, self.repeats) = all.filter(|(place, _)| wants(*place)).map(|(_, row)| row).unzip();
        self.rows.shrink_to_fit();
        self.kept = Some(places);
    }

    /// A ticket and what its neighbours say, by its place in the chunk.
    pub(super) fn get(&self, place: usize) -> Option<(&Ticket, Repeat)> {
        let at = match &self.kept {
            Some(kept) => kept.binary_search(&u16::try_from(place).ok()?).ok()?,
            None => place,
        };
        Some((self.rows.get(at)?, self.repeats.get(at).copied().unwrap_or_default()))
    }
}

/// The number of a ticket.
pub(super) fn number(chunk: usize, place: usize) -> u32 {
    u32::try_from(chunk << BITS | place).expect("fewer than 2^32 tickets")
}

/// The chunk of a number and the place in it.
pub(super) const fn parts(number: u32) -> (usize, usize) {
    ((number >> BITS) as usize, number as usize % MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::testing::World;

    #[test]
    fn chunks_hold_all_tickets_in_their_order() {
        let mut world = World::default();
        for count in [0, 1, MOST, MOST + 1, 3 * MOST - 1, 3 * MOST] {
            let rows: Vec<Ticket> = (0..count).map(|line| world.ticket(u32::try_from(line).expect("few"))).collect();
            let chunks = Chunk::split(rows.clone());
            assert!(chunks.iter().all(|chunk| (1..=MOST).contains(&chunk.rows.len())));
            for (at, row) in rows.iter().enumerate() {
                let (chunk, place) = parts(number(at / MOST, at % MOST));
                assert_eq!(chunks[chunk].get(place).map(|(row, _)| row.line), Some(row.line));
            }
        }
    }

    #[test]
    fn what_is_kept_is_found_by_its_number() {
        let mut world = World::default();
        let [mut chunk] = Chunk::split((0..9).map(|line| world.ticket(line)).collect()).try_into().expect("one");
        chunk.repeats = vec![Repeat::default(); 9];
        chunk.keep(vec![2, 5]);
        let found: Vec<_> = (0..10).map(|place| chunk.get(place).map(|(row, _)| row.line)).collect();
        assert_eq!(found.iter().flatten().collect::<Vec<_>>(), [&2, &5]);
        assert_eq!((found[2], found[5]), (Some(2), Some(5)));
    }
}
