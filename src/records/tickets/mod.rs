//! Service tickets 工单: one row each, of which there may be millions.

mod columns;

pub use columns::*;

use super::times::{in_order, later, packed};
use crate::ingest::{Col, Column, Key, Kind, Origin, Record, RecordKey, Remap, Row, Sym};
use crate::problem::Code;
use crate::time::{Moment, Packed};

/// A ticket as it was exported, in sixty-four bytes: those of a cache line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Its number.
    pub id: Key,
    /// The number of the file in which it stands.
    pub file: u16,
    /// What is known of it by yes or no.
    pub facts: Facts,
    /// The line on which it stands.
    pub line: u32,
    /// When it was opened.
    pub opened: Packed,
    /// When the customer first got an answer.
    pub response: Option<Packed>,
    /// When it was first resolved.
    pub resolved: Option<Packed>,
    /// When the row was last changed.
    pub updated: Option<Packed>,
    /// The customer.
    pub customer: Option<Sym>,
    /// The project.
    pub project: Option<Sym>,
    /// The first employee whom the customer asked.
    pub first_owner: Option<Sym>,
    /// Who deals with it.
    pub assignee: Option<Sym>,
    /// How urgent it is.
    pub priority: Priority,
    /// What it is about.
    pub category: Category,
    /// How the customer got in touch.
    pub channel: Option<Channel>,
    /// How the service was given.
    pub level: Option<Level>,
    /// How far away the customer is.
    pub zone: Option<Zone>,
    /// Where it stood at the export.
    pub status: Option<Status>,
    /// Why it does not count.
    pub exempt: Option<Exempt>,
    /// How often the customer got in touch, 255 at most; 0 if not exported.
    pub contacts: u8,
    /// What only few tickets have.
    pub rare: Option<Box<Rare>>,
}

/// What only few tickets have: a reopening, a pause, a hand-over, a journey, a major matter, a complaint's treatment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rare {
    /// When it was reopened.
    pub reopened: Option<Packed>,
    /// When it was resolved for the last time, where that is not the first time.
    pub last_resolved: Option<Packed>,
    /// Seconds of working time during which it waited for the customer.
    pub paused: u32,
    /// Whom it was handed to.
    pub transferred_to: Option<Sym>,
    /// When it was handed over.
    pub transferred: Option<Packed>,
    /// When the hand-over was accepted.
    pub accepted: Option<Packed>,
    /// When somebody was sent.
    pub dispatched: Option<Packed>,
    /// When he left.
    pub departed: Option<Packed>,
    /// When he arrived.
    pub arrived: Option<Packed>,
    /// When the general manager was told.
    pub manager_told: Option<Packed>,
    /// When the cause was analysed.
    pub analysed: Option<Packed>,
    /// When an improvement was made.
    pub improved: Option<Packed>,
    /// When the customer was answered.
    pub answered: Option<Packed>,
    /// What the complaint is about.
    pub cause: Option<Cause>,
}

/// Yes-or-no facts of a ticket, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Facts(u16);

macro_rules! facts {
    ($($(#[doc = $doc:literal])+ $name:ident = $bit:literal;)+) => {
        impl Facts {
            $($(#[doc = $doc])+ pub const $name: Self = Self(1 << $bit);)+
        }
    };
}

facts! {
    /// A contact person, phone or address is recorded.
    CONTACT = 0;
    /// A description is recorded.
    DESCRIPTION = 1;
    /// The category is recorded.
    CATEGORY = 2;
    /// Whether it lies within the first owner's remit is recorded.
    SCOPE_KNOWN = 3;
    /// It lies within the first owner's remit.
    IN_SCOPE = 4;
    /// A remote session was used.
    REMOTE_USED = 5;
    /// The customer's authorisation is recorded.
    REMOTE_AUTHORIZED = 6;
    /// Whether it is a major matter is recorded.
    MAJOR_KNOWN = 7;
    /// It is a major matter.
    MAJOR = 8;
    /// It was solved first.
    FIX_FIRST = 9;
    /// Whether the complaint was justified is recorded.
    UPHELD_KNOWN = 10;
    /// The complaint was justified.
    UPHELD = 11;
    /// It was reopened, nobody knows when.
    REOPENED_UNDATED = 12;
}

impl Facts {
    /// The facts of any bits, for tests that try them all.
    #[cfg(test)]
    pub(crate) const fn of_bits(bits: u16) -> Self {
        Self(bits & 0x1fff)
    }

    /// The fact holds.
    #[must_use]
    pub const fn has(self, fact: Self) -> bool {
        self.0 & fact.0 != 0
    }

    fn set(&mut self, fact: Self, holds: bool) {
        if holds {
            self.0 |= fact.0;
        }
    }
}

impl Ticket {
    /// Where it stands.
    #[must_use]
    pub const fn origin(&self) -> Origin {
        Origin { file: self.file, line: self.line }
    }

    /// When it was reopened.
    #[must_use]
    pub fn reopened(&self) -> Option<Packed> {
        self.rare.as_deref()?.reopened
    }

    /// When it was resolved for the last time, where that is not the first time.
    #[must_use]
    pub fn last_resolved(&self) -> Option<Packed> {
        self.rare.as_deref()?.last_resolved
    }

    /// Seconds of working time during which it waited for the customer.
    #[must_use]
    pub fn paused(&self) -> u32 {
        self.rare.as_deref().map_or(0, |rare| rare.paused)
    }

    /// The newest instant that the row holds, which decides between two versions of a ticket.
    #[must_use]
    pub fn newest(&self) -> Packed {
        let own = self.response.max(self.resolved);
        let rare = self.rare.as_deref().and_then(Rare::newest);
        own.max(rare).map_or(self.opened, |newest| newest.max(self.opened))
    }

    /// The two rows say the same, wherever they stand.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.origin() == other.origin() || *self == Self { file: self.file, line: self.line, ..other.clone() }
    }
}

impl Record for Ticket {
    const KIND: Kind = Kind::Tickets;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let id = row.key(TICKET_ID);
        let opened = row.stamp(OPENED_AT);
        let (id, opened) = (id?, opened?);
        let Some(opened) = Packed::new(opened) else {
            row.reject(Code::ValueNotUnderstood, OPENED_AT, &opened.at.to_string());
            return None;
        };
        let base: Moment = opened.at();
        let response = row.stamp_or_duration(FIRST_RESPONSE_AT, base);
        let response = in_order(row, FIRST_RESPONSE_AT, response, opened);
        let resolved = later(row, FIRST_RESOLVED_AT, opened);
        let updated = row.stamp(UPDATED_AT);
        let updated = packed(row, UPDATED_AT, updated);
        let category = row.word::<Category>(CATEGORY);
        let level = row.word::<Level>(LEVEL);
        let in_scope = row.yes_no(IN_SCOPE);
        let upheld = row.yes_no(COMPLAINT_UPHELD);
        let major = row.yes_no(IS_MAJOR);
        let reopen_count = row.integer(REOPEN_COUNT).unwrap_or(0);
        let rare = RARE.iter().any(|col| row.is_filled(*col)).then(|| Rare::read(row, opened, resolved));
        let rare = rare.filter(|rare| *rare != Rare::default()).map(Box::new);

        let mut facts = Facts::default();
        facts.set(Facts::CONTACT, row.present(CONTACT_PRESENT));
        facts.set(Facts::DESCRIPTION, row.present(DESCRIPTION_PRESENT));
        facts.set(Facts::CATEGORY, category.is_some());
        facts.set(Facts::SCOPE_KNOWN, in_scope.is_some());
        facts.set(Facts::IN_SCOPE, in_scope == Some(true));
        facts.set(Facts::REMOTE_USED, row.yes_no(REMOTE_USED).unwrap_or(level == Some(Level::Remote)));
        facts.set(Facts::REMOTE_AUTHORIZED, row.yes_or_number(REMOTE_AUTHORIZED) == Some(true));
        facts.set(Facts::MAJOR_KNOWN, major.is_some());
        facts.set(Facts::MAJOR, major == Some(true));
        facts.set(Facts::FIX_FIRST, row.yes_no(FIX_FIRST) == Some(true));
        facts.set(Facts::UPHELD_KNOWN, upheld.is_some());
        facts.set(Facts::UPHELD, upheld == Some(true));
        facts
            .set(Facts::REOPENED_UNDATED, reopen_count > 0 && rare.as_ref().is_none_or(|rare| rare.reopened.is_none()));
        let Origin { file, line } = row.place();
        Some(Self {
            id,
            file,
            facts,
            line,
            opened,
            response,
            resolved,
            updated,
            customer: row.symbol(CUSTOMER),
            project: row.symbol(PROJECT),
            first_owner: row.symbol(FIRST_OWNER),
            assignee: row.symbol(ASSIGNEE),
            priority: row.word(PRIORITY).unwrap_or(Priority::P3),
            category: category.unwrap_or(Category::Other),
            channel: row.word(CHANNEL),
            level,
            zone: row.word(ZONE),
            status: row.word(STATUS),
            exempt: row.word(EXCLUSION),
            contacts: row.integer(CONTACT_COUNT).map_or(0, |count| u8::try_from(count.clamp(0, 255)).unwrap_or(0)),
            rare,
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.key(&mut self.id);
        for sym in [&mut self.customer, &mut self.project, &mut self.first_owner, &mut self.assignee] {
            remap.opt(sym);
        }
        if let Some(rare) = &mut self.rare {
            remap.opt(&mut rare.transferred_to);
        }
    }

    fn key(&self) -> Option<RecordKey> {
        Some(RecordKey::One(self.id))
    }
}

/// The columns of what only few tickets have.
const RARE: [Col; 14] = [
    REOPENED_AT,
    LAST_RESOLVED_AT,
    PAUSED_MINUTES,
    TRANSFERRED_TO,
    TRANSFERRED_AT,
    TRANSFER_ACCEPTED_AT,
    DISPATCHED_AT,
    DEPARTED_AT,
    ARRIVED_AT,
    GM_REPORTED_AT,
    CAUSE_ANALYSED_ON,
    IMPROVED_ON,
    ANSWERED_ON,
    COMPLAINT_CAUSE,
];

impl Rare {
    /// The newest instant of a reopening, a hand-over, a journey, a report or a complaint's treatment.
    fn newest(&self) -> Option<Packed> {
        let journey = self.transferred.max(self.accepted).max(self.dispatched).max(self.departed).max(self.arrived);
        let complaint = self.manager_told.max(self.analysed).max(self.improved).max(self.answered);
        journey.max(complaint).max(self.last_resolved).max(self.reopened)
    }

    fn read(row: &mut Row<'_>, opened: Packed, resolved: Option<Packed>) -> Self {
        let first = resolved.unwrap_or(opened);
        let last_resolved = later(row, LAST_RESOLVED_AT, first);
        let reopened = later(row, REOPENED_AT, first);
        let paused = row.duration(PAUSED_MINUTES).filter(|seconds| *seconds >= 0).unwrap_or(0);
        let transferred = later(row, TRANSFERRED_AT, opened);
        let dispatched = later(row, DISPATCHED_AT, opened);
        let departed = later(row, DEPARTED_AT, dispatched.unwrap_or(opened));
        Self {
            reopened,
            last_resolved: last_resolved.filter(|last| Some(*last) != resolved),
            paused: u32::try_from(paused).unwrap_or(u32::MAX),
            transferred_to: row.symbol(TRANSFERRED_TO),
            transferred,
            accepted: later(row, TRANSFER_ACCEPTED_AT, transferred.unwrap_or(opened)),
            dispatched,
            departed,
            arrived: later(row, ARRIVED_AT, departed.or(dispatched).unwrap_or(opened)),
            manager_told: later(row, GM_REPORTED_AT, opened),
            analysed: later(row, CAUSE_ANALYSED_ON, opened),
            improved: later(row, IMPROVED_ON, opened),
            answered: later(row, ANSWERED_ON, opened),
            cause: row.word(COMPLAINT_CAUSE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_takes_a_cache_line() {
        assert_eq!(size_of::<Ticket>(), 64);
    }
}
