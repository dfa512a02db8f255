//! Remembers what the raw bytes of a cell mean, so that each distinct cell is understood once.

use hashbrown::HashTable;

use super::symbols::hash;

/// Distinct cells that are remembered; a column with more is not one whose cells repeat.
const LIMIT: usize = 1 << 20;

struct Entry<V> {
    start: usize,
    len: u32,
    value: V,
}

/// Cells that are found at once, because they were met lately.
const LATELY: usize = 256;

/// A cell that was met lately: its first and last bytes, where all of it stands if they are not all, what it means.
#[derive(Clone, Copy)]
struct Late<V> {
    ends: Packed,
    start: usize,
    value: Option<V>,
}

/// A table from raw cells to what they mean.
pub(crate) struct Cache<V> {
    /// Exports say the same things again and again: each of these lies where its ends say.
    lately: Vec<Late<V>>,
    bytes: Vec<u8>,
    entries: HashTable<Entry<V>>,
}

impl<V> Default for Cache<V> {
    fn default() -> Self {
        Self { lately: Vec::new(), bytes: Vec::new(), entries: HashTable::new() }
    }
}

impl<V: Copy> Cache<V> {
    /// What `raw` means, if it was met before.
    #[inline]
    pub(crate) fn get(&mut self, raw: &[u8]) -> Option<V> {
        let ends = pack(raw);
        let late = self.lately.get(place(ends))?;
        if late.ends == ends
            && late.value.is_some()
            && (raw.len() <= 16 || &self.bytes[late.start..late.start + raw.len()] == raw)
        {
            return late.value;
        }
        self.look_up(raw, ends)
    }

    fn look_up(&mut self, raw: &[u8], ends: Packed) -> Option<V> {
        let bytes = &self.bytes;
        let found = self.entries.find(hash(raw), |e| &bytes[e.start..e.start + e.len as usize] == raw)?;
        self.lately[place(ends)] = Late { ends, start: found.start, value: Some(found.value) };
        Some(found.value)
    }

    /// Remembers that `raw` means `value`.
    pub(crate) fn put(&mut self, raw: &[u8], value: V) {
        let Ok(len) = u32::try_from(raw.len()) else { return };
        if self.entries.len() >= LIMIT {
            return;
        }
        if self.lately.is_empty() {
            self.lately.resize(LATELY, Late { ends: (0, 0, 0), start: 0, value: None });
        }
        let start = self.bytes.len();
        self.bytes.extend_from_slice(raw);
        let bytes = &self.bytes;
        let rehash = |e: &Entry<V>| hash(&bytes[e.start..e.start + e.len as usize]);
        self.entries.insert_unique(hash(raw), Entry { start, len, value }, rehash);
        let ends = pack(raw);
        self.lately[place(ends)] = Late { ends, start, value: Some(value) };
    }
}

/// Where a cell with these ends lies among those that were met lately.
#[inline]
const fn place((first, last, len): Packed) -> usize {
    let mixed = (first ^ last.rotate_left(23) ^ len as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 56) as usize
}

/// The first and the last bytes of a cell and its length. In short ones the two overlap, which is quicker to load than
/// byte after byte; up to sixteen bytes they are all there is.
type Packed = (u64, u64, usize);

#[inline]
fn pack(raw: &[u8]) -> Packed {
    let wide = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    if let (Some(first), Some(last)) = (raw.first_chunk(), raw.last_chunk()) {
        (u64::from_le_bytes(*first), u64::from_le_bytes(*last), raw.len())
    } else if let (Some(first), Some(last)) = (raw.first_chunk(), raw.last_chunk()) {
        (wide(first), wide(last), raw.len())
    } else {
        (raw.iter().fold(0, |number, &byte| (number << 8) | u64::from(byte)), 0, raw.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_met_before_is_remembered() {
        let mut cache = Cache::default();
        assert_eq!(cache.get(b"a"), None);
        cache.put(b"a", 1);
        cache.put(b"b", 2);
        cache.put(b"", 3);
        for n in 0..100 {
            cache.put(format!("word {n}").as_bytes(), n);
            cache.put(format!("a longer word {n}").as_bytes(), 1000 + n);
            cache.put(format!("the same ends, {n:03} but not the same").as_bytes(), 2000 + n);
        }
        assert!((0..100).all(|n| cache.get(format!("word {n}").as_bytes()) == Some(n)));
        assert!((0..100).all(|n| cache.get(format!("a longer word {n}").as_bytes()) == Some(1000 + n)));
        let same = |n| format!("the same ends, {n:03} but not the same");
        assert!((0..100).all(|n| cache.get(same(n).as_bytes()) == Some(2000 + n)));
        assert_eq!(cache.get(same(100).as_bytes()), None);
        assert_eq!(
            (cache.get(b"a"), cache.get(b"b"), cache.get(b""), cache.get(b"ab")),
            (Some(1), Some(2), Some(3), None)
        );
    }
}
