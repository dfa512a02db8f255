//! Orders: parcels that are tracked, exceptions that buyers are told of, after-sales cases that are recorded.

use crate::ingest::{Key, Kind, Origin, ReadFile};
use crate::link::duplicates::{Located, PassedByFile, passed_over};
use crate::link::number;
use crate::metrics::{Case, Group, Rules};
use crate::problem::Log;
use crate::records::orders::{Exception, Order};
use crate::time::{Moment, Packed, Stamp};

/// An order as the metrics see it: what had not happened at the data's close is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderCase {
    /// The place of the order among the linked orders.
    pub index: u32,
    /// Its number.
    pub order: Key,
    /// Where it stands.
    pub origin: Origin,
    /// When it was shipped.
    pub shipped: Option<Stamp>,
    /// When somebody first looked after the parcel.
    pub tracked: Option<Stamp>,
    /// What went wrong with the parcel.
    pub exception: Option<Exception>,
    /// When that was found.
    pub exception_at: Option<Stamp>,
    /// When the buyer was told.
    pub notified: Option<Stamp>,
    /// When an after-sales case was opened.
    pub aftersales_at: Option<Stamp>,
    /// The case has a quality record.
    pub recorded: bool,
}

/// Links the orders of all files.
pub fn orders(
    rows: Vec<Order>,
    rules: &Rules<'_>,
    files: &[ReadFile],
    log: &mut Log,
) -> (Vec<OrderCase>, PassedByFile) {
    let (rows, passed) = passed_over(rows, files, log);
    let seen = |event: Option<Packed>| event.map(Packed::stamp).filter(|stamp| stamp.at < rules.as_of());
    let case = |(place, row): (usize, &Order)| OrderCase {
        index: number(place),
        order: row.id,
        origin: row.origin,
        shipped: seen(row.shipped),
        tracked: seen(row.tracked),
        exception: row.exception,
        exception_at: seen(row.exception_at),
        notified: seen(row.notified),
        // A case that is not dated belongs to the day of the parcel.
        aftersales_at: seen(row.aftersales_at.or_else(|| row.shipped.filter(|_| row.aftersales.is_some()))),
        recorded: row.quality.is_some(),
    };
    (rows.iter().enumerate().map(case).collect(), passed)
}

impl Located for Order {
    fn origin(&self) -> Origin {
        self.origin
    }

    fn at(&self, origin: Origin) -> Self {
        Self { origin, ..self.clone() }
    }

    fn newest(&self) -> Option<Moment> {
        let events = [self.shipped, self.tracked, self.exception_at, self.notified, self.aftersales_at];
        events.into_iter().flatten().map(Packed::at).max()
    }
}

impl Case for OrderCase {
    const KIND: Kind = Kind::Orders;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, _: &mut Vec<Group>) {}
}
