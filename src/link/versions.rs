//! Which of several rows about one thing counts.

use std::collections::BTreeMap;

use super::duplicates::PassedByFile;
use crate::ingest::{Origin, ReadFile};
use crate::problem::{Code, Log, Problem};

/// A record that several exports may hold in different states.
pub(super) trait Versioned: Clone + PartialEq {
    /// What two rows about the same thing share.
    type Identity: Ord;
    /// What makes one version newer than another: its date of change, else its newest instant.
    type Age: Ord;

    /// The identity.
    fn identity(&self) -> Self::Identity;

    /// How new the row is.
    fn age(&self) -> Self::Age;

    /// Where it stands.
    fn origin(&self) -> Origin;

    /// The same row as if it stood at `origin`.
    fn moved(&self, origin: Origin) -> Self;
}

/// Keeps the newest row about each thing, and of equally new ones the last that was read; rows stay in their order.
pub(super) fn newest<R: Versioned>(rows: Vec<R>, files: &[ReadFile], log: &mut Log) -> (Vec<R>, PassedByFile) {
    let mut best: BTreeMap<R::Identity, usize> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let kept = best.entry(row.identity()).or_insert(index);
        if rows[*kept].age() <= row.age() {
            *kept = index;
        }
    }
    let mut passed = PassedByFile::new();
    let mut keep = vec![true; rows.len()];
    for (index, row) in rows.iter().enumerate() {
        let kept = &rows[best[&row.identity()]];
        if kept.origin() == row.origin() {
            continue;
        }
        keep[index] = false;
        *passed.entry(row.origin().file).or_default() += 1;
        if row.moved(kept.origin()) != *kept {
            let mut problem = Problem::new(Code::DuplicateChanged, super::place(files, row.origin()));
            problem.more.push(super::place(files, kept.origin()));
            log.add(problem);
        }
    }
    let mut keep = keep.into_iter();
    let mut rows = rows;
    rows.retain(|_| keep.next().unwrap_or(true));
    (rows, passed)
}
