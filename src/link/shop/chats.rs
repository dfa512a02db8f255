//! Chats with buyers, and the rounds of question and answer in them.

use std::collections::BTreeMap;

use super::slot_at;
use crate::ingest::{Key, Kind, Origin, Sym};
use crate::link::number;
use crate::metrics::{By, Case, Group, Rules};
use crate::records::chat_sessions::ChatSession;
use crate::time::{Moment, Month, Packed, Stamp};

/// What is known of the rounds of a session. A round runs from the buyer's first unanswered message to the next reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rounds {
    /// When each began, and when it was answered.
    Listed(Vec<(Stamp, Option<Stamp>)>),
    /// How many there were, and how many of them were answered in time, as the platform counts.
    Counted {
        /// Rounds.
        all: u32,
        /// Answered within the platform's three minutes.
        fast: u32,
    },
}

/// A valid session in which a human being was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatCase {
    /// The place of the session among the valid ones.
    pub index: u32,
    /// Its number.
    pub session: Key,
    /// Where its first row stands.
    pub origin: Origin,
    /// Who answered for the desk.
    pub agent: Option<Sym>,
    /// The buyer's first message.
    pub first: Stamp,
    /// The first reply of a human being.
    pub reply: Option<Stamp>,
    /// Its rounds.
    pub rounds: Rounds,
    /// It has more than its first message: rounds are listed or counted.
    pub by_round: bool,
    /// The buyer asked about goods.
    pub inquiry: bool,
    /// The buyer paid by the next day.
    pub paid: bool,
    /// The shift in which it began, as a number among [`super::SLOTS`].
    pub slot: u32,
}

/// The sessions of a report.
#[derive(Clone, Debug, Default)]
pub struct Chats {
    /// Valid sessions, in the order in which they began to be read.
    pub cases: Vec<ChatCase>,
    /// Sessions that a robot alone had, or that are not valid; they are in no figure.
    pub left_out: u64,
}

impl Chats {
    /// Joins the rows of each session; a session without round numbers is its last row.
    #[must_use]
    pub fn link(rows: &[ChatSession], rules: &Rules<'_>) -> Self {
        let mut order: BTreeMap<Key, usize> = BTreeMap::new();
        let mut sessions: Vec<BTreeMap<Option<u32>, &ChatSession>> = Vec::new();
        for row in rows.iter().filter(|row| row.asked.at() < rules.as_of()) {
            let place = *order.entry(row.id).or_insert(sessions.len());
            if place == sessions.len() {
                sessions.push(BTreeMap::new());
            }
            sessions[place].insert(row.round, row);
        }
        let mut chats = Self::default();
        for session in sessions {
            let rows: Vec<&ChatSession> = session.into_values().collect();
            if rows.iter().any(|row| row.robot_only || !row.valid) {
                chats.left_out += 1;
            } else {
                let index = number(chats.cases.len());
                chats.cases.extend(case(index, &rows, rules));
            }
        }
        chats
    }

    /// No session of the month tells of its rounds: the three-minute rate then counts sessions, which its label says.
    #[must_use]
    pub fn only_sessions(&self, month: Month, rules: &Rules<'_>) -> bool {
        let mut mine = self.cases.iter().filter(|case| rules.month_of(case.first.at) == month).peekable();
        mine.peek().is_some() && mine.all(|case| !case.by_round)
    }
}

fn case(index: u32, rows: &[&ChatSession], rules: &Rules<'_>) -> Option<ChatCase> {
    let head = rows.iter().min_by_key(|row| row.asked)?;
    // A question asked at the close of a month is unanswered in it, whatever came after.
    let reply = |row: &ChatSession| rules.known_with(row.asked.at(), row.replied.map(Packed::stamp));
    let mut listed: Vec<(Stamp, Option<Stamp>)> = rows.iter().map(|row| (row.asked.stamp(), reply(row))).collect();
    listed.sort_unstable();
    let counted = match rows {
        [row] if row.round.is_none() => row.rounds.zip(row.rounds_3min),
        _ => None,
    };
    let by_round = counted.is_some() || rows.iter().any(|row| row.round.is_some());
    Some(ChatCase {
        index,
        session: head.id,
        origin: head.origin,
        agent: rows.iter().find_map(|row| row.agent),
        first: head.asked.stamp(),
        reply: rows.iter().filter_map(|row| reply(row)).min(),
        rounds: match counted {
            Some((all, fast)) => Rounds::Counted { all, fast: fast.min(all) },
            None => Rounds::Listed(listed),
        },
        by_round,
        inquiry: rows.iter().any(|row| row.inquiry == Some(true)),
        paid: rows.iter().any(|row| row.paid == Some(true)),
        slot: slot_at(&rules.settings().shop, head.asked.at()),
    })
}

impl ChatCase {
    /// Whether a message falls into the hours in which buyers are answered.
    #[must_use]
    pub fn in_hours(at: Moment, rules: &Rules<'_>) -> bool {
        let window = rules.settings().shop.reply_window;
        (window.from.seconds()..window.to.seconds()).contains(&at.second_of_day())
    }
}

impl Case for ChatCase {
    const KIND: Kind = Kind::ChatSessions;

    fn index(&self) -> u32 {
        self.index
    }

    fn groups(&self, groups: &mut Vec<Group>) {
        groups.push(Group { by: By::Shift, key: self.slot });
    }
}
