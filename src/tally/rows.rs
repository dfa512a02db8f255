//! Which case got which verdict in the report month: what every figure opens to.

use std::collections::BTreeMap;

use super::entry::{Entry, Packed};
use crate::ingest::Kind;
use crate::metrics::{Direction, Group, Metric, Outcome, Unit, Verdict};
use crate::time::Month;

/// Above this many cases of a record type only those with an exception are listed.
const MOST_ROWS: u64 = 50_000;

/// A case by its record type and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// The record type.
    pub kind: Kind,
    /// The number among the cases of the type.
    pub index: u32,
}

/// The verdicts on one case that concern the report month, in the order of the metrics.
#[derive(Clone, Copy, Debug)]
pub struct RowVerdicts<'l> {
    /// The case.
    pub row: RowRef,
    /// One of the verdicts makes the case worth listing even among very many.
    pub exception: bool,
    month: Month,
    rows: &'l KindRows,
    place: usize,
}

impl<'l> RowVerdicts<'l> {
    /// The groups that the case belongs to.
    pub fn groups(self) -> impl Iterator<Item = Group> + use<'l> {
        self.rows.groups(self.place).iter().map(|group| group.unpacked())
    }

    /// Index of the metric and its verdict.
    pub fn verdicts(self) -> impl Iterator<Item = (u16, Verdict)> + use<'l> {
        let Self { rows, month, .. } = self;
        rows.entries(self.place).iter().map(move |entry| (entry.metric(), entry.verdict(month, &rows.parts)))
    }
}

/// Where the groups and verdicts of a row end; they begin where those of the row before end.
#[derive(Clone, Copy, Debug)]
struct Place {
    index: u32,
    exception: bool,
    groups: u32,
    entries: u32,
}

/// The rows of one record type. There may be hundreds of thousands: what belongs to them stands in a few long lists.
#[derive(Clone, Debug, Default)]
struct KindRows {
    total: u64,
    places: Vec<Place>,
    groups: Vec<Packed>,
    entries: Vec<Entry>,
    /// What entries of bulk answers refer to.
    parts: Vec<(u32, u32)>,
}

impl KindRows {
    fn groups(&self, place: usize) -> &[Packed] {
        let from = place.checked_sub(1).map_or(0, |before| self.places[before].groups);
        &self.groups[from as usize..self.places[place].groups as usize]
    }

    fn entries(&self, place: usize) -> &[Entry] {
        let from = place.checked_sub(1).map_or(0, |before| self.places[before].entries);
        &self.entries[from as usize..self.places[place].entries as usize]
    }

    fn add(&mut self, index: u32, exception: bool, groups: &[Group], verdicts: &[(u16, Verdict)]) {
        self.groups.extend(groups.iter().map(Packed::of));
        for (metric, verdict) in verdicts {
            self.entries.push(Entry::of(*metric, verdict, &mut self.parts));
        }
        self.end_row(index, exception);
    }

    /// What was added to the lists since the last row belongs to this one.
    fn end_row(&mut self, index: u32, exception: bool) {
        let [groups, entries] = [self.groups.len(), self.entries.len()].map(end);
        self.places.push(Place { index, exception, groups, entries });
    }

    /// The rows at these places, in this order; those of one case that follow each other are joined.
    fn chosen(&self, places: impl Iterator<Item = usize>) -> Self {
        let mut chosen = Self { total: self.total, parts: self.parts.clone(), ..Self::default() };
        for place in places {
            let Place { index, exception, .. } = self.places[place];
            match chosen.places.last().copied().filter(|last| last.index == index) {
                Some(last) => {
                    chosen.places.pop();
                    chosen.entries.extend(self.entries(place));
                    chosen.end_row(index, exception || last.exception);
                }
                None => {
                    chosen.groups.extend(self.groups(place));
                    chosen.entries.extend(self.entries(place));
                    chosen.end_row(index, exception);
                }
            }
        }
        chosen
    }

    fn thin_out(&mut self) {
        if self.total > MOST_ROWS && self.places.iter().any(|place| !place.exception) {
            *self = self.chosen((0..self.places.len()).filter(|place| self.places[*place].exception));
        }
    }

    fn merge(&mut self, other: Self) {
        let [groups, entries, parts] = [self.groups.len(), self.entries.len(), self.parts.len()].map(end);
        self.total += other.total;
        self.groups.extend(other.groups);
        self.entries.extend(other.entries.into_iter().map(|entry| entry.moved(parts)));
        self.parts.extend(other.parts);
        let moved = |place: Place| Place { groups: place.groups + groups, entries: place.entries + entries, ..place };
        self.places.extend(other.places.into_iter().map(moved));
        self.thin_out();
    }

    fn sort(&mut self) {
        if !self.places.is_sorted_by(|a, b| a.index < b.index) {
            let mut order: Vec<usize> = (0..self.places.len()).collect();
            order.sort_by_key(|place| self.places[*place].index);
            *self = self.chosen(order.into_iter());
        }
        let mut from = 0;
        for place in &self.places {
            let to = place.entries as usize;
            self.entries[from..to].sort_by_key(|entry| entry.metric());
            from = to;
        }
        self.places.shrink_to_fit();
        self.groups.shrink_to_fit();
        self.entries.shrink_to_fit();
    }
}

/// Where a list ends; what it lists lies in memory, and does so in fewer than 2^32 pieces.
fn end(length: usize) -> u32 {
    u32::try_from(length).expect("fewer than 2^32 verdicts are listed")
}

/// The log of a report month. Adding and merging commute up to order, which [`RowLog::sorted`] settles.
#[derive(Clone, Debug)]
pub struct RowLog {
    month: Month,
    kinds: BTreeMap<Kind, KindRows>,
}

impl RowLog {
    /// An empty log of a month.
    #[must_use]
    pub const fn new(month: Month) -> Self {
        Self { month, kinds: BTreeMap::new() }
    }

    /// Logs the verdicts on one case, all of them of the log's month; says whether the case is listed now.
    pub fn add(&mut self, row: RowRef, exception: bool, groups: &[Group], verdicts: &[(u16, Verdict)]) -> bool {
        let rows = self.kinds.entry(row.kind).or_default();
        rows.total += 1;
        if rows.total == MOST_ROWS + 1 {
            rows.thin_out();
        }
        let listed = rows.total <= MOST_ROWS || exception;
        if listed {
            rows.add(row.index, exception, groups, verdicts);
        }
        listed
    }

    /// Adds the rows of `other`.
    pub fn merge(&mut self, other: Self) {
        for (kind, theirs) in other.kinds {
            self.kinds.entry(kind).or_default().merge(theirs);
        }
    }

    /// Puts the rows into the order of their cases; verdicts that reached one case by different ways are joined.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.kinds.values_mut().for_each(KindRows::sort);
        self
    }

    /// The record types that have rows.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.kinds.keys().copied()
    }

    /// The rows of a record type.
    pub fn rows(&self, kind: Kind) -> impl Iterator<Item = RowVerdicts<'_>> + Clone {
        (0..self.len(kind)).filter_map(move |place| self.row(kind, place))
    }

    /// How many rows of a record type are listed.
    #[must_use]
    pub fn len(&self, kind: Kind) -> usize {
        self.kinds.get(&kind).map_or(0, |rows| rows.places.len())
    }

    /// A row of a record type by its place.
    #[must_use]
    pub fn row(&self, kind: Kind, place: usize) -> Option<RowVerdicts<'_>> {
        let rows = self.kinds.get(&kind)?;
        let Place { index, exception, .. } = *rows.places.get(place)?;
        Some(RowVerdicts { row: RowRef { kind, index }, exception, month: self.month, rows, place })
    }

    /// All rows of a record type are listed, not only those with an exception.
    #[must_use]
    pub fn is_whole(&self, kind: Kind) -> bool {
        self.kinds.get(&kind).is_none_or(|rows| rows.total <= MOST_ROWS)
    }

    /// Every row that a metric gave a verdict on, with the verdict.
    pub fn of_metric(&self, metric: u16) -> impl Iterator<Item = (RowRef, Verdict)> {
        self.rows_of_metric(metric).map(|(row, verdict)| (row.row, verdict))
    }

    /// The same with everything that is known of the row.
    pub fn rows_of_metric(&self, metric: u16) -> impl Iterator<Item = (RowVerdicts<'_>, Verdict)> {
        self.kinds().flat_map(|kind| self.rows(kind)).flat_map(move |row| {
            row.verdicts().filter(move |(index, _)| *index == metric).map(move |(_, verdict)| (row, verdict))
        })
    }
}

/// Whether a verdict is an exception: a promise not kept in time, a bad answer, a bad event, a case left out, a promise
/// that stands open.
#[must_use]
pub(super) fn is_exception(metric: &Metric, verdict: &Verdict) -> bool {
    match *verdict {
        Verdict::Excluded { .. } => true,
        Verdict::Pending { kept, .. } => !kept,
        Verdict::Dimension { .. } => false,
        Verdict::Judged { outcome, .. } => match outcome {
            Outcome::Late | Outcome::Missing => true,
            Outcome::No => metric.direction == Direction::Up,
            Outcome::Yes => metric.direction == Direction::Down,
            Outcome::OnTime | Outcome::Value(_) => false,
            Outcome::Part { .. } => metric.unit == Unit::Ratio,
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::metrics::{By, Exclusion};
    use crate::time::Moment;

    fn month() -> Month {
        "2026-10".parse().expect("a month")
    }

    fn verdict() -> impl Strategy<Value = Verdict> {
        let at = any::<i64>().prop_map(Moment::from_seconds);
        let month = month();
        prop_oneof![
            prop::sample::select(Exclusion::ALL).prop_map(move |reason| Verdict::Excluded { month, reason }),
            (at.clone(), any::<bool>()).prop_map(|(due, kept)| Verdict::Pending { due, kept }),
            (at.clone(), 0..5_usize).prop_map(move |(at, which)| {
                let all = [Outcome::OnTime, Outcome::Late, Outcome::Missing, Outcome::Yes, Outcome::No];
                Verdict::Judged { month, outcome: all[which], at }
            }),
            (at.clone(), any::<i32>()).prop_map(move |(at, value)| Verdict::Judged {
                month,
                outcome: Outcome::Value(value),
                at
            }),
            (at, any::<(u32, u32)>()).prop_map(move |(at, (yes, no))| Verdict::Judged {
                month,
                outcome: Outcome::Part { yes, no },
                at
            }),
            (0..5_u8, any::<i32>()).prop_map(move |(dimension, value)| Verdict::Dimension { month, dimension, value }),
        ]
    }

    /// What is logged of one case.
    type Logged = (u32, bool, Vec<Group>, Vec<(u16, Verdict)>);

    fn logged() -> impl Strategy<Value = Vec<Logged>> {
        let group = (prop::sample::select(By::ALL), any::<u32>()).prop_map(|(by, key)| Group { by, key });
        let verdicts = prop::collection::vec((0..90_u16, verdict()), 1..5);
        prop::collection::vec((any::<u32>(), any::<bool>(), prop::collection::vec(group, 0..4), verdicts), 0..12)
    }

    proptest! {
        #[test]
        fn what_is_logged_in_parts_reads_back_in_the_order_of_the_cases(first in logged(), second in logged()) {
            let log = |rows: &[Logged]| {
                let mut log = RowLog::new(month());
                for (index, exception, groups, verdicts) in rows {
                    log.add(RowRef { kind: Kind::Tickets, index: *index }, *exception, groups, verdicts);
                }
                log
            };
            let mut all = log(&first);
            all.merge(log(&second));
            let all = all.sorted();
            let mut given = first;
            for row in second {
                match given.iter_mut().find(|(index, ..)| *index == row.0) {
                    Some((_, exception, _, verdicts)) => {
                        *exception |= row.1;
                        verdicts.extend(row.3);
                    }
                    None => given.push(row),
                }
            }
            given.sort_by_key(|(index, ..)| *index);
            prop_assume!(given.windows(2).all(|pair| pair[0].0 < pair[1].0));
            for (_, _, _, verdicts) in &mut given {
                verdicts.sort_by_key(|(metric, _)| *metric);
            }
            let read: Vec<Logged> = all
                .rows(Kind::Tickets)
                .map(|row| (row.row.index, row.exception, row.groups().collect(), row.verdicts().collect()))
                .collect();
            prop_assert_eq!(read, given);
        }
    }

    #[test]
    fn among_very_many_only_exceptions_are_listed() {
        let at = Moment::from_seconds(0);
        let fine = [(3, Verdict::Judged { month: month(), outcome: Outcome::OnTime, at })];
        let fill = |cases: std::ops::Range<u32>| {
            let mut log = RowLog::new(month());
            for index in cases {
                log.add(RowRef { kind: Kind::Tickets, index }, index % 1000 == 0, &[], &fine);
            }
            log
        };
        let few = fill(0..50_000).sorted();
        assert!(few.is_whole(Kind::Tickets) && few.len(Kind::Tickets) == 50_000);
        let mut parts = fill(0..30_000);
        parts.merge(fill(30_000..60_000));
        for many in [fill(0..60_000), parts] {
            let many = many.sorted();
            assert!(!many.is_whole(Kind::Tickets));
            assert!(many.rows(Kind::Tickets).map(|row| row.row.index).eq((0..60).map(|n| n * 1000)));
        }
    }
}
