//! Counts and exact histograms of verdicts; tallies merge in any order.

mod cell;
mod entry;
mod judge;
mod rows;
mod values;

pub use cell::Cell;
pub use judge::{Court, Judged};
pub use rows::{RowLog, RowRef, RowVerdicts};
pub use values::Values;

use std::collections::BTreeMap;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::metrics::{By, Group, METRICS, Verdict, Window};
use crate::time::Month;

/// The tally of a report: for each metric, month and group what was counted.
///
/// Figures of the department are kept for every month of the window, groups only for the months that the report
/// splits. Adding a verdict and merging two tallies commute, so that threads do not show.
#[derive(Clone, Debug)]
pub struct Tally {
    window: Window,
    whole: Vec<Cell>,
    groups: HashMap<Slot, Cell, FixedState>,
}

/// A metric, a month of the window and a group, as one number: millions of verdicts are counted by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Slot(u64);

impl Slot {
    /// `place` is the month's place in the window, which has few enough for eight bits.
    const fn new(metric: u16, place: usize, group: Group) -> Self {
        Self((metric as u64) << 48 | (place as u64 & 0xff) << 40 | (group.by as u64) << 32 | group.key as u64)
    }

    const fn metric(self) -> u16 {
        (self.0 >> 48) as u16
    }

    /// The same month and group of another metric.
    const fn of(self, metric: u16) -> Self {
        Self(self.0 & 0xffff_ffff_ffff | (metric as u64) << 48)
    }

    fn month(self, window: Window) -> Month {
        window.first.plus((self.0 >> 40 & 0xff) as i32)
    }

    const fn group(self) -> Group {
        Group { by: By::ALL[(self.0 >> 32 & 0xff) as usize], key: self.0 as u32 }
    }
}

impl Tally {
    /// An empty tally of a window.
    #[must_use]
    pub fn new(window: Window) -> Self {
        Self {
            window,
            whole: vec![Cell::default(); METRICS.len() * window.len()],
            groups: HashMap::with_hasher(FixedState::with_seed(7)),
        }
    }

    /// The months of the tally.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.window
    }

    /// Whether groups are counted in a month: in the report month and the one before, which it is compared with.
    #[must_use]
    pub fn splits(&self, month: Month) -> bool {
        month == self.window.last || month == self.window.last.previous()
    }

    /// Counts a verdict of a metric for the department, and for `groups` where the month is split. A dimension of a
    /// questionnaire is a group of its own in every month.
    pub fn add(&mut self, metric: u16, verdict: &Verdict, groups: &[Group]) {
        let month = self.month(verdict);
        let Some(place) = self.window.index(month) else { return };
        if let Verdict::Dimension { dimension, .. } = *verdict {
            let group = Group { by: By::Dimension, key: u32::from(dimension) };
            count(self.groups.entry(Slot::new(metric, place, group)).or_default(), verdict);
            return;
        }
        count(&mut self.whole[usize::from(metric) * self.window.len() + place], verdict);
        if !self.splits(month) {
            return;
        }
        for &group in groups {
            count(self.groups.entry(Slot::new(metric, place, group)).or_default(), verdict);
        }
    }

    /// The month to which a verdict belongs; a pending promise stands with the report month.
    fn month(&self, verdict: &Verdict) -> Month {
        match *verdict {
            Verdict::Excluded { month, .. } | Verdict::Judged { month, .. } | Verdict::Dimension { month, .. } => month,
            Verdict::Pending { .. } => self.window.last,
        }
    }

    /// The counts of the department; empty outside the window.
    #[must_use]
    pub fn cell(&self, metric: u16, month: Month) -> Option<&Cell> {
        self.whole.get(usize::from(metric) * self.window.len() + self.window.index(month)?)
    }

    /// Every group that was counted, in the order of metric, month and group.
    #[must_use]
    pub fn groups(&self) -> BTreeMap<(u16, Month, Group), &Cell> {
        let key = |slot: &Slot| (slot.metric(), slot.month(self.window), slot.group());
        self.groups.iter().map(|(slot, cell)| (key(slot), cell)).collect()
    }

    /// Adds the counts of `other`, a tally of the same window.
    pub fn merge(&mut self, other: Self) {
        for (mine, theirs) in self.whole.iter_mut().zip(other.whole) {
            mine.merge(theirs);
        }
        // Sums do not show in which order they were made.
        for (key, cell) in other.groups {
            self.groups.entry(key).or_default().merge(cell);
        }
    }

    /// Adds the counts of other metrics to a pooled one.
    pub fn pool(&mut self, metric: u16, parts: &[u16]) {
        let len = self.window.len();
        for &part in parts {
            for place in 0..len {
                let cell = self.whole[usize::from(part) * len + place].clone();
                self.whole[usize::from(metric) * len + place].merge(cell);
            }
        }
        let of_parts = self.groups.iter().filter(|(slot, _)| parts.contains(&slot.metric()));
        let pooled: Vec<_> = of_parts.map(|(slot, cell)| (slot.of(metric), cell.clone())).collect();
        for (slot, cell) in pooled {
            self.groups.entry(slot).or_default().merge(cell);
        }
    }
}

fn count(cell: &mut Cell, verdict: &Verdict) {
    match *verdict {
        Verdict::Excluded { reason, .. } => cell.exclude(reason),
        Verdict::Pending { .. } => cell.pending += 1,
        Verdict::Judged { outcome, .. } => cell.count(outcome),
        Verdict::Dimension { value, .. } => cell.values.push(value),
    }
}

impl PartialEq for Tally {
    fn eq(&self, other: &Self) -> bool {
        self.window == other.window && self.whole == other.whole && self.groups() == other.groups()
    }
}
