//! What a report can see of a record: nothing that happened after its data closed.

use chrono::NaiveDate;

use crate::metrics::Rules;
use crate::time::{Packed, Stamp};

/// An event that had happened when the data closed.
#[must_use]
pub(super) fn happened(event: Option<Packed>, rules: &Rules<'_>) -> Option<Stamp> {
    event.map(Packed::stamp).filter(|stamp| stamp.at < rules.as_of())
}

/// The day of an event.
#[must_use]
pub(super) fn on(event: Option<Stamp>) -> Option<NaiveDate> {
    event.map(|stamp| stamp.at.date())
}

/// The day of an event that had happened when the data closed.
#[must_use]
pub(super) fn happened_on(event: Option<Packed>, rules: &Rules<'_>) -> Option<NaiveDate> {
    on(happened(event, rules))
}

/// The day of an event after the data's close that the export knows already: 截止日后已办.
#[must_use]
pub(super) fn happens_on(event: Option<Packed>, rules: &Rules<'_>) -> Option<NaiveDate> {
    on(event.map(Packed::stamp).filter(|stamp| stamp.at >= rules.as_of()))
}

/// A day that is written down, whenever that was: a plan, a deadline.
#[must_use]
pub(super) fn written_on(event: Option<Packed>) -> Option<NaiveDate> {
    on(event.map(Packed::stamp))
}
