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

/// Short cells that are compared as numbers, before the table is asked.
const SHORT: usize = 12;

/// A table from raw cells to what they mean.
pub(crate) struct Cache<V> {
    short: Vec<(Packed, V)>,
    bytes: Vec<u8>,
    entries: HashTable<Entry<V>>,
    /// Exports are sorted or grouped: the cell above often says the same.
    last: Option<(usize, u32, V)>,
}

impl<V> Default for Cache<V> {
    fn default() -> Self {
        Self { short: Vec::new(), bytes: Vec::new(), entries: HashTable::new(), last: None }
    }
}

impl<V: Copy> Cache<V> {
    /// What `raw` means, if it was met before.
    #[inline]
    pub(crate) fn get(&mut self, raw: &[u8]) -> Option<V> {
        if raw.len() < 16 {
            let number = pack(raw);
            if let Some((_, value)) = self.short.iter().find(|(short, _)| *short == number) {
                return Some(*value);
            }
            if self.short.len() < SHORT {
                return None;
            }
        }
        if let Some((start, len, value)) = self.last
            && len as usize == raw.len()
            && &self.bytes[start..start + raw.len()] == raw
        {
            return Some(value);
        }
        let bytes = &self.bytes;
        let found = self.entries.find(hash(raw), |e| &bytes[e.start..e.start + e.len as usize] == raw)?;
        self.last = Some((found.start, found.len, found.value));
        Some(found.value)
    }

    /// Remembers that `raw` means `value`.
    pub(crate) fn put(&mut self, raw: &[u8], value: V) {
        if raw.len() < 16 && self.short.len() < SHORT {
            self.short.push((pack(raw), value));
            return;
        }
        let Ok(len) = u32::try_from(raw.len()) else { return };
        if self.entries.len() >= LIMIT {
            return;
        }
        let start = self.bytes.len();
        self.bytes.extend_from_slice(raw);
        let bytes = &self.bytes;
        let rehash = |e: &Entry<V>| hash(&bytes[e.start..e.start + e.len as usize]);
        self.entries.insert_unique(hash(raw), Entry { start, len, value }, rehash);
        self.last = Some((start, len, value));
    }
}

/// At most fifteen bytes: their beginning, their end and their number. The two overlap, which is quicker to load
/// than byte after byte.
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
        }
        assert!((0..100).all(|n| cache.get(format!("word {n}").as_bytes()) == Some(n)));
        assert!((0..100).all(|n| cache.get(format!("a longer word {n}").as_bytes()) == Some(1000 + n)));
        assert_eq!(
            (cache.get(b"a"), cache.get(b"b"), cache.get(b""), cache.get(b"ab")),
            (Some(1), Some(2), Some(3), None)
        );
    }
}
