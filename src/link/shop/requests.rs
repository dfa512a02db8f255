//! Requests for leave, swaps and extra shifts of the shop's agents.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{planned, required};
use crate::ingest::{Kind, Origin, Sym};
use crate::link::leave::Leave;
use crate::link::staff::Roster;
use crate::link::{Names, date_of, number};
use crate::metrics::{Case, Group, Rules};
use crate::records::shift_requests::{Approval, RequestKind, ShiftRequest};
use crate::records::shifts::{Shift, ShiftKind};
use crate::records::staff::Role;
use crate::settings::{Shop, SwapCounts};
use crate::time::{Moment, Month, Packed, Stamp};

/// One request that had been made when the data closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestCase {
    /// The place of the request among the linked requests.
    pub index: u32,
    /// Where it stands.
    pub origin: Origin,
    /// Leave, swap or extra shift.
    pub kind: RequestKind,
    /// Who asks.
    pub staff: Sym,
    /// With whom a shift is swapped.
    pub partner: Option<Sym>,
    /// The day of the shift, the first day of leave.
    pub date: NaiveDate,
    /// When that shift begins.
    pub begins: Moment,
    /// When it was asked for.
    pub requested: Stamp,
    /// What the head of the shop said.
    pub approval: Option<Approval>,
    /// The extra shift was filled.
    pub filled: Option<bool>,
    /// It is a request of a shop agent.
    pub agent: bool,
    /// Sudden illness with proof.
    pub ill: bool,
    /// A swap beyond those that the month allows.
    pub excess: bool,
}

impl RequestCase {
    /// The request was turned down.
    #[must_use]
    pub fn is_rejected(&self) -> bool {
        self.approval == Some(Approval::Rejected)
    }

    /// The request was granted.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        self.approval == Some(Approval::Approved)
    }

    /// A swap that was not turned down.
    #[must_use]
    pub fn is_swap(&self) -> bool {
        self.kind == RequestKind::Swap && self.agent && !self.is_rejected()
    }
}

/// The requests of a report, and what they explain.
#[derive(Clone, Debug, Default)]
pub struct Requests {
    cases: Vec<RequestCase>,
    swaps: BTreeSet<(Sym, NaiveDate)>,
    explained: BTreeSet<(Sym, NaiveDate)>,
    leave: Leave,
}

impl Requests {
    /// Links the requests. `rows` of shifts tell who is an agent and when the shift in question begins; `ill` holds the
    /// person and first day of leave for which proof of sudden illness was filed in time.
    #[must_use]
    pub fn link(
        requests: &[ShiftRequest],
        rows: &[Shift],
        roster: &Roster,
        ill: &BTreeSet<(Sym, NaiveDate)>,
        names: &Names,
        rules: &Rules<'_>,
    ) -> Self {
        let shop = &rules.settings().shop;
        let who = |name: Sym, date: Packed| roster.who(name, names, date_of(date));
        let scheduled: BTreeMap<(Sym, NaiveDate), ShiftKind> =
            rows.iter().map(|row| ((who(row.scheduled, row.date), date_of(row.date)), row.shift)).collect();
        let agents: BTreeSet<Sym> = scheduled.keys().map(|(who, _)| *who).collect();
        let mut linked = Self { leave: Leave::new(requests, roster, names, rules), ..Self::default() };
        for request in requests.iter().filter(|request| request.requested.at() < rules.as_of()) {
            let date = date_of(request.date);
            let staff = who(request.staff, request.date);
            let agent = match roster.find(request.staff, names, date) {
                Ok(person) if person.role.is_some() => person.role == Some(Role::ShopAgent),
                _ => agents.contains(&staff),
            };
            linked.cases.push(RequestCase {
                index: number(linked.cases.len()),
                origin: request.origin,
                kind: request.kind,
                staff,
                partner: request.partner.map(|partner| who(partner, request.date)),
                date,
                begins: begins(shop, scheduled.get(&(staff, date)).copied(), date),
                requested: request.requested.stamp(),
                approval: request.approved,
                filled: request.filled,
                agent,
                ill: ill.contains(&(staff, date)),
                excess: false,
            });
        }
        mark_excess(&mut linked.cases, shop);
        for case in linked.cases.iter().filter(|case| case.is_approved()) {
            match case.kind {
                RequestKind::Swap => {
                    linked.swaps.insert((case.staff, case.date));
                    linked.explained.extend(case.partner.iter().chain([&case.staff]).map(|who| (*who, case.date)));
                }
                RequestKind::Extra => {
                    linked.explained.insert((case.staff, case.date));
                }
                RequestKind::Leave => {}
            }
        }
        linked
    }

    /// The requests, in the order in which they were read.
    #[must_use]
    pub fn cases(&self) -> &[RequestCase] {
        &self.cases
    }

    /// Approved leave of everybody.
    #[must_use]
    pub const fn leave(&self) -> &Leave {
        &self.leave
    }

    /// The person gave the shift of the date away, or was on leave, with approval.
    #[must_use]
    pub fn excuses(&self, who: Sym, date: NaiveDate) -> bool {
        self.swaps.contains(&(who, date)) || self.leave.covers(who, date)
    }

    /// An approved swap or extra shift of the date explains why the person worked.
    #[must_use]
    pub fn explains(&self, who: Sym, date: NaiveDate) -> bool {
        self.explained.contains(&(who, date))
    }
}

/// When the shift of a request begins: the one that the person is scheduled for, else the first one of the day.
fn begins(shop: &Shop, kind: Option<ShiftKind>, date: NaiveDate) -> Moment {
    let first = || required(shop, date).filter_map(|(kind, _)| planned(shop, kind, date)).min();
    let span = kind.and_then(|kind| planned(shop, kind, date)).or_else(first);
    span.map_or_else(|| Moment::start_of(date), |(from, _)| from)
}

/// Marks the swaps that go beyond the limit of a person and calendar month, in the order in which they were asked for.
fn mark_excess(cases: &mut [RequestCase], shop: &Shop) {
    let mut order: Vec<usize> = (0..cases.len()).filter(|case| cases[*case].is_swap()).collect();
    order.sort_by_key(|case| (cases[*case].requested.at, cases[*case].date, *case));
    let mut count: BTreeMap<(Sym, Month), u32> = BTreeMap::new();
    for place in order {
        let case = &cases[place];
        let month = Month::of(case.date);
        let partner = case.partner.filter(|_| shop.swap_counts == SwapCounts::Both);
        let mut excess = false;
        for who in [Some(case.staff), partner].into_iter().flatten() {
            let swaps = count.entry((who, month)).or_default();
            *swaps += 1;
            excess |= *swaps > shop.swap_limit;
        }
        cases[place].excess = excess;
    }
}

impl Case for RequestCase {
    const KIND: Kind = Kind::ShiftRequests;

    fn index(&self) -> u32 {
        self.index
    }

    /// Discipline is counted for the desk alone.
    fn groups(&self, _: &mut Vec<Group>) {}
}
