//! Several rows about one thing: which of them counts.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::series::series;
use crate::ingest::{Key, Origin, ReadFile, Record, RecordKey, Sym};
use crate::problem::{Code, Log, Problem};
use crate::time::Moment;

/// A record that stands somewhere.
pub trait Located {
    /// Where it stands.
    fn origin(&self) -> Origin;

    /// The same record as if it stood at `origin`.
    #[must_use]
    fn at(&self, origin: Origin) -> Self;

    /// The newest instant that it holds, which decides between two versions; none where the later row counts.
    fn newest(&self) -> Option<Moment> {
        None
    }
}

macro_rules! located {
    ($($record:ty),+ $(,)?) => {
        $(impl Located for $record {
            fn origin(&self) -> Origin {
                self.origin
            }

            fn at(&self, origin: Origin) -> Self {
                Self { origin, ..self.clone() }
            }
        })+
    };
}

located!(
    crate::records::campaigns::Campaign,
    crate::records::chat_sessions::ChatSession,
    crate::records::fault_analyses::FaultAnalysis,
    crate::records::faults::Fault,
    crate::records::projects::Project,
    crate::records::shift_requests::ShiftRequest,
    crate::records::shifts::Shift,
    crate::records::staff::Staff,
    crate::records::surveys::Survey,
);

/// How many rows of each file were passed over because another row is about the same thing.
pub type PassedByFile = BTreeMap<u16, u64>;

/// What the keys of a running series share, and the number that tells them apart.
const fn numbered(key: RecordKey) -> ((Option<Key>, Sym), u32) {
    match key {
        RecordKey::One(key) => ((None, key.stem), key.number),
        RecordKey::Two(first, key) => ((Some(first), key.stem), key.number),
    }
}

/// The rows that count, in their order, and how many of each file were passed over. Of rows that say different things
/// about one thing the one with the newest instant counts, else the last one.
pub fn passed_over<T: Record + Located + PartialEq>(
    rows: Vec<T>,
    files: &[ReadFile],
    log: &mut Log,
) -> (Vec<T>, PassedByFile) {
    let series = series(rows.iter().filter_map(|row| row.key().map(numbered)));
    let doubtful: BTreeSet<_> = series.iter().filter(|(_, series)| !series.rising).map(|(stem, _)| *stem).collect();
    if doubtful.is_empty() {
        return (rows, PassedByFile::new());
    }
    let key = |row: &T| row.key().filter(|key| doubtful.contains(&numbered(*key).0));
    let mut last: HashMap<RecordKey, usize, FixedState> = HashMap::with_hasher(FixedState::with_seed(11));
    for (place, row) in rows.iter().enumerate() {
        if let Some(key) = key(row) {
            let kept = last.entry(key).or_insert(place);
            if rows[*kept].newest() <= row.newest() {
                *kept = place;
            }
        }
    }
    let mut passed = BTreeMap::new();
    let mut over = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let Some(kept) = key(row).and_then(|key| last.get(&key)).filter(|kept| **kept != place) else { continue };
        over.push(place);
        *passed.entry(row.origin().file).or_default() += 1;
        let kept = &rows[*kept];
        if *kept != row.at(kept.origin()) {
            let mut problem = Problem::new(Code::DuplicateChanged, super::place(files, row.origin()));
            problem.more.push(super::place(files, kept.origin()));
            log.add(problem);
        }
    }
    let mut over = over.into_iter().peekable();
    let kept = rows.into_iter().enumerate().filter(|(place, _)| over.next_if_eq(place).is_none());
    (kept.map(|(_, row)| row).collect(), passed)
}
