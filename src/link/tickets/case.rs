//! A ticket with what its neighbours say about it.

use chrono::NaiveDate;

use crate::ingest::{Kind, Sym};
use crate::link::group_key;
use crate::metrics::{By, Case, Group, Rules};
use crate::records::tickets::{Category, Cause, Channel, Exempt, Level, Priority, Zone};
use crate::time::{Moment, Stamp};

/// A ticket that waits longer than this is parked.
const PARKED_DAYS: i64 = 30;

/// A ticket that waits and is open since `since` is parked at `instant`.
pub(super) fn parks(since: Moment, instant: Moment) -> bool {
    (instant - 1).day_number() - since.day_number() > PARKED_DAYS
}

/// A ticket as the metrics see it: events that had not happened at the data's close are gone, times that contradict
/// each other are settled (the resolution counts as a response that is missing or later), repeats are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketCase {
    /// The place of the ticket among the linked tickets.
    pub index: u32,
    /// How urgent; the normal one where the export says nothing.
    pub priority: Priority,
    /// What about.
    pub category: Category,
    /// How it came in.
    pub channel: Option<Channel>,
    /// At which level it was solved.
    pub level: Option<Level>,
    /// Where the site is: as the ticket says, else as its project says.
    pub zone: Option<Zone>,
    /// Why parts of it may be left out.
    pub exempt: Option<Exempt>,
    /// When the customer asked.
    pub opened: Stamp,
    /// When a human being first answered; at the latest the resolution.
    pub response: Option<Stamp>,
    /// When it was first resolved.
    pub resolved: Option<Stamp>,
    /// When it was reopened, if the export dates that.
    pub reopened: Option<Stamp>,
    /// When it was resolved again after the reopening.
    pub resolved_again: Option<Stamp>,
    /// The export counts a reopening without dating it.
    pub reopened_undated: bool,
    /// Working seconds for which the clock stood still.
    pub paused: i64,
    /// The customer, or none.
    pub customer: Option<Sym>,
    /// The customer has a project in the register.
    pub is_client: bool,
    /// The project of the register, or none.
    pub project: Option<Sym>,
    /// The person who answers for it.
    pub assignee: Option<Sym>,
    /// A first-contact owner is recorded.
    pub first_owner: bool,
    /// A contact person, phone or address is recorded.
    pub contact_present: bool,
    /// A description is recorded.
    pub description_present: bool,
    /// The category cell is filled.
    pub category_present: bool,
    /// It stands in a waiting state in the export.
    pub waiting: bool,
    /// Within the first owner's remit; none where the export does not say.
    pub in_scope: Option<bool>,
    /// Handed over, at whatever time.
    pub transferred: bool,
    /// A receiver of the hand-over is recorded.
    pub receiver_present: bool,
    /// When it was handed over.
    pub transferred_at: Option<Stamp>,
    /// When the receiver took it.
    pub accepted_at: Option<Stamp>,
    /// A remote session was used.
    pub remote_used: bool,
    /// The customer's authorisation of a remote session is recorded.
    pub remote_authorized: bool,
    /// When somebody was sent.
    pub dispatched_at: Option<Stamp>,
    /// When he left.
    pub departed_at: Option<Stamp>,
    /// When he arrived.
    pub arrived_at: Option<Stamp>,
    /// A major matter.
    pub major: bool,
    /// When the general manager was told.
    pub manager_told_at: Option<Stamp>,
    /// Solved first, to be documented by a liaison form afterwards.
    pub fix_first: bool,
    /// The date of its liaison form.
    pub form_on: Option<NaiveDate>,
    /// How often the customer called about it, as at the export.
    pub contacts: u8,
    /// It repeats an earlier ticket of the customer and category.
    pub repeats: bool,
    /// A later ticket repeats it within the quiet days after its first resolution.
    pub repeated: bool,
    /// The complaint was found justified.
    pub upheld: Option<bool>,
    /// Why the customer complained.
    pub cause: Option<Cause>,
    /// When the cause was analysed.
    pub analysed_on: Option<NaiveDate>,
    /// When the improvement was decided.
    pub improved_on: Option<NaiveDate>,
    /// When the customer was answered.
    pub answered_on: Option<NaiveDate>,
}

impl TicketCase {
    /// It is a complaint.
    #[must_use]
    pub fn is_complaint(&self) -> bool {
        self.category == Category::Complaint
    }

    /// The first instant at which it stopped being open, and the second stretch after a reopening.
    ///
    /// Each stretch is `(from, to)`, `to` exclusive and none while it lasts.
    #[must_use]
    pub fn open_stretches(&self) -> [Option<(Moment, Option<Moment>)>; 2] {
        let first = Some((self.opened.at, self.resolved.map(|stamp| stamp.at)));
        let second = self.reopened.map(|stamp| (stamp.at, self.resolved_again.map(|stamp| stamp.at)));
        [first, second]
    }

    /// It is open just before `instant` and waits for the customer.
    #[must_use]
    pub fn waits_at(&self, instant: Moment) -> bool {
        self.waiting && self.is_open_at(instant)
    }

    /// 长期挂起: it waits and has been open for more than thirty days. Since when it waits no export says.
    #[must_use]
    pub fn is_parked_at(&self, instant: Moment) -> bool {
        let since = self.reopened.filter(|_| self.resolved_again.is_none()).unwrap_or(self.opened);
        self.waits_at(instant) && parks(since.at, instant)
    }

    /// A first-contact owner is recorded, or the customer opened it himself and the assignee had answered when the month
    /// of its opening was judged.
    #[must_use]
    pub fn has_first_owner(&self, rules: &Rules<'_>) -> bool {
        let himself = self.channel.is_some_and(Channel::is_self_service);
        self.first_owner
            || (himself && self.assignee.is_some() && rules.known_with(self.opened.at, self.response).is_some())
    }

    /// Whether it stood open just before `instant`.
    #[must_use]
    pub fn is_open_at(&self, instant: Moment) -> bool {
        self.open_stretches()
            .into_iter()
            .flatten()
            .any(|(from, to)| from < instant && to.is_none_or(|to| to >= instant))
    }
}

impl Case for TicketCase {
    const KIND: Kind = Kind::Tickets;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        let mut add = |by, key: Option<u32>| groups.extend(key.map(|key| Group { by, key }));
        add(By::Priority, Some(self.priority as u32));
        add(By::Category, Some(self.category as u32));
        add(By::Channel, self.channel.map(|channel| channel as u32));
        add(By::Zone, self.zone.map(|zone| zone as u32));
        add(By::Level, self.level.map(|level| level as u32));
        add(By::Owner, self.assignee.map(group_key));
        add(By::Customer, self.customer.filter(|_| self.is_client).map(group_key));
        add(By::Project, self.project.map(group_key));
    }
}
