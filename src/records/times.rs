//! Times of a row, packed and in their order.

use crate::ingest::{Col, Row};
use crate::problem::Code;
use crate::time::{Packed, Stamp};

/// A time of a row, packed. One that no department has lived is reported and dropped.
pub(super) fn packed(row: &mut Row<'_>, col: Col, stamp: Option<Stamp>) -> Option<Packed> {
    let stamp = stamp?;
    let packed = Packed::new(stamp);
    if packed.is_none() {
        row.warn(Code::ValueNotUnderstood, col, &stamp.at.to_string());
    }
    packed
}

/// The time that a row cannot do without. One that no department has lived costs the row.
pub(super) fn needed(row: &mut Row<'_>, col: Col) -> Option<Packed> {
    let stamp = row.stamp(col)?;
    let packed = Packed::new(stamp);
    if packed.is_none() {
        row.reject(Code::ValueNotUnderstood, col, &stamp.at.to_string());
    }
    packed
}

/// The date that a row cannot do without.
pub(super) fn needed_day(row: &mut Row<'_>, col: Col) -> Option<Packed> {
    needed(row, col).and_then(day_of)
}

/// A time.
pub(super) fn time(row: &mut Row<'_>, col: Col) -> Option<Packed> {
    let stamp = row.stamp(col);
    packed(row, col, stamp)
}

/// A time that cannot lie before `not_before`; one that does is reported and dropped. A time of day alone takes the
/// date of `not_before`, or the next one.
pub(super) fn later(row: &mut Row<'_>, col: Col, not_before: Packed) -> Option<Packed> {
    let stamp = row.stamp_near(col, Some(not_before.at()));
    in_order(row, col, stamp, not_before)
}

/// A time that cannot lie before another one, if that is known.
pub(super) fn later_if(row: &mut Row<'_>, col: Col, not_before: Option<Packed>) -> Option<Packed> {
    match not_before {
        Some(not_before) => later(row, col, not_before),
        None => time(row, col),
    }
}

/// A date; a time of day is dropped.
pub(super) fn day(row: &mut Row<'_>, col: Col) -> Option<Packed> {
    time(row, col).and_then(day_of)
}

/// A date that cannot lie before another, if that is known; one that does is reported and dropped.
pub(super) fn day_from(row: &mut Row<'_>, col: Col, not_before: Option<Packed>) -> Option<Packed> {
    later_if(row, col, not_before).and_then(day_of)
}

/// The stamp, packed, unless it lies before `not_before`: then it is reported and dropped.
pub(super) fn in_order(row: &mut Row<'_>, col: Col, stamp: Option<Stamp>, not_before: Packed) -> Option<Packed> {
    let packed = packed(row, col, stamp)?;
    if precedes(packed.stamp(), not_before.stamp()) {
        row.warn(Code::OutOfOrder, col, &packed.at().to_string());
        return None;
    }
    Some(packed)
}

/// `a` lies surely before `b`: where one of them is a date only, the dates decide.
pub(super) fn precedes(a: Stamp, b: Stamp) -> bool {
    if a.date_only || b.date_only { a.at.day_number() < b.at.day_number() } else { a.at < b.at }
}

/// The date of a stamp.
pub(super) fn day_of(packed: Packed) -> Option<Packed> {
    let at = packed.at();
    Packed::new(Stamp { at: at - at.second_of_day(), date_only: true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Moment;

    #[test]
    fn a_date_alone_is_not_before_a_time_of_that_day() {
        let noon = Stamp::exact(Moment::from_seconds(1_791_936_000 + 43_200));
        let day = Stamp { at: Moment::from_seconds(1_791_936_000), date_only: true };
        assert!(!precedes(day, noon) && !precedes(noon, day));
        assert!(precedes(Stamp::exact(day.at), noon));
        assert_eq!(Packed::new(noon).and_then(day_of), Packed::new(day));
    }
}
