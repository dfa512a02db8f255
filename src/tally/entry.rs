//! A verdict and a group as the log of a month keeps them: in the fewest bytes, and exactly.

use crate::metrics::{By, Exclusion, Group, Outcome, Verdict};
use crate::time::{Moment, Month};

/// A verdict of a metric, in sixteen bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// When it fell due or happened.
    at: Moment,
    /// A value, or the number of a bulk answer.
    value: u32,
    metric: u16,
    what: What,
    /// More about it: the place of a reason, a dimension, whether a promise was kept already.
    more: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Excluded,
    Pending,
    OnTime,
    Late,
    Missing,
    Yes,
    No,
    Part,
    Value,
    Dimension,
}

impl Entry {
    /// Keeps a verdict of the log's month; bulk answers go to `parts`.
    pub(super) fn of(metric: u16, verdict: &Verdict, parts: &mut Vec<(u32, u32)>) -> Self {
        let (mut at, mut value, mut more) = (Moment::from_seconds(0), 0, 0);
        let what = match *verdict {
            Verdict::Excluded { reason, .. } => {
                more = Exclusion::ALL.iter().zip(0..).find(|(it, _)| **it == reason).map_or(0, |(_, place)| place);
                What::Excluded
            }
            Verdict::Pending { due, kept } => {
                (at, more) = (due, u8::from(kept));
                What::Pending
            }
            Verdict::Dimension { dimension, value: it, .. } => {
                (value, more) = (it.cast_unsigned(), dimension);
                What::Dimension
            }
            Verdict::Judged { outcome, at: it, .. } => {
                at = it;
                match outcome {
                    Outcome::OnTime => What::OnTime,
                    Outcome::Late => What::Late,
                    Outcome::Missing => What::Missing,
                    Outcome::Yes => What::Yes,
                    Outcome::No => What::No,
                    Outcome::Part { yes, no } => {
                        value = u32::try_from(parts.len()).unwrap_or(u32::MAX);
                        parts.push((yes, no));
                        What::Part
                    }
                    Outcome::Value(it) => {
                        value = it.cast_unsigned();
                        What::Value
                    }
                }
            }
        };
        Self { at, value, metric, what, more }
    }

    /// The metric's number.
    pub(super) const fn metric(self) -> u16 {
        self.metric
    }

    /// The same entry where its bulk answers stand behind `before` others.
    pub(super) const fn moved(mut self, before: u32) -> Self {
        if matches!(self.what, What::Part) {
            self.value += before;
        }
        self
    }

    /// The verdict again.
    pub(super) fn verdict(self, month: Month, parts: &[(u32, u32)]) -> Verdict {
        let Self { at, value, more, .. } = self;
        let outcome = match self.what {
            What::Excluded => return Verdict::Excluded { month, reason: Exclusion::ALL[usize::from(more)] },
            What::Pending => return Verdict::Pending { due: at, kept: more != 0 },
            What::Dimension => return Verdict::Dimension { month, dimension: more, value: value.cast_signed() },
            What::OnTime => Outcome::OnTime,
            What::Late => Outcome::Late,
            What::Missing => Outcome::Missing,
            What::Yes => Outcome::Yes,
            What::No => Outcome::No,
            What::Part => {
                let (yes, no) = parts[value as usize];
                Outcome::Part { yes, no }
            }
            What::Value => Outcome::Value(value.cast_signed()),
        };
        Verdict::Judged { month, outcome, at }
    }
}

/// A group, in five bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packed {
    by: u8,
    key: [u8; 4],
}

impl Packed {
    pub(super) fn of(group: &Group) -> Self {
        Self { by: group.by as u8, key: group.key.to_ne_bytes() }
    }

    pub(super) fn unpacked(self) -> Group {
        Group { by: By::ALL[usize::from(self.by)], key: u32::from_ne_bytes(self.key) }
    }
}
