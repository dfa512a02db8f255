//! The counts of one metric in one month for one group.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Values;
use crate::metrics::{Exclusion, Outcome};

/// What was counted: how promises came out, answers, values, and what stands outside the denominator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Promises kept at or before their deadline.
    pub on_time: u64,
    /// Promises kept later.
    pub late: u64,
    /// Promises not kept.
    pub missing: u64,
    /// Questions answered with yes; events.
    pub yes: u64,
    /// Questions answered with no.
    pub no: u64,
    /// Promises not yet due.
    pub pending: u64,
    /// Cases left out, by reason code.
    pub excluded: BTreeMap<Exclusion, u64>,
    /// Measured values.
    pub values: Values,
}

impl Cell {
    /// Counts an outcome.
    pub fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::OnTime => self.on_time += 1,
            Outcome::Late => self.late += 1,
            Outcome::Missing => self.missing += 1,
            Outcome::Yes => self.yes += 1,
            Outcome::No => self.no += 1,
            Outcome::Part { yes, no } => {
                self.yes += u64::from(yes);
                self.no += u64::from(no);
            }
            Outcome::Value(value) => self.values.push(value),
        }
    }

    /// Counts a case that is left out.
    pub fn exclude(&mut self, reason: Exclusion) {
        *self.excluded.entry(reason).or_default() += 1;
    }

    /// Adds the counts of `other`; the order of merging does not matter.
    pub fn merge(&mut self, other: Self) {
        self.on_time += other.on_time;
        self.late += other.late;
        self.missing += other.missing;
        self.yes += other.yes;
        self.no += other.no;
        self.pending += other.pending;
        for (reason, count) in other.excluded {
            *self.excluded.entry(reason).or_default() += count;
        }
        self.values.merge(other.values);
    }

    /// The numerator: promises kept in time, or questions answered with yes.
    #[must_use]
    pub const fn k(&self) -> u64 {
        self.on_time + self.yes
    }

    /// The denominator: everything judged.
    #[must_use]
    pub const fn n(&self) -> u64 {
        self.on_time + self.late + self.missing + self.yes + self.no
    }

    /// How many cases were left out for whatever reason.
    #[must_use]
    pub fn excluded_total(&self) -> u64 {
        self.excluded.values().sum()
    }
}
