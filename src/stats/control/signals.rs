//! The three signals.

use std::cmp::Ordering;

use super::limits::Ruler;
use super::{Point, Series, Signal};

/// So many points on one side of the centre line are no accident.
const RUN: usize = 8;

/// Marks the months from `since` on that stand out. Hollow months raise no signal and, like points on the line, neither extend nor
/// break a run; a step to or from a hollow month is no signal either.
pub(super) fn mark(points: &mut [Point], since: usize, ruler: &Ruler, series: Series<'_>) {
    let (mut side, mut length) = (Ordering::Equal, 0);
    let mut came_from_full = false;
    for (month, point) in points.iter_mut().enumerate().skip(since) {
        if point.value.is_none() {
            continue;
        }
        let stepped_between_full = came_from_full && !point.hollow;
        came_from_full = !point.hollow;
        if point.hollow {
            continue;
        }
        match ruler.beyond(point) {
            Ordering::Less => point.signals.push(Signal::Below),
            Ordering::Greater => point.signals.push(Signal::Above),
            Ordering::Equal => {}
        }
        let here = ruler.side(series, month, point);
        if here != Ordering::Equal {
            length = if here == side { length + 1 } else { 1 };
            side = here;
            if length >= RUN {
                point.signals.push(if side == Ordering::Greater { Signal::RunAbove } else { Signal::RunBelow });
            }
        }
        if let (true, Some(range), Some(limit)) = (stepped_between_full, point.moving_range, ruler.range_limit())
            && range > limit + ruler.dust()
        {
            point.signals.push(Signal::MovingRange);
        }
    }
}
