//! The flow of tickets through the report month: opening + new + reopened − resolved = closing.

use crate::link::TicketCase;
use crate::metrics::Rules;
use crate::time::Moment;

/// The most working days of each age band but the last, which is open.
pub const AGE_BANDS: [i64; 3] = [2, 5, 10];

/// How many tickets came and went. A reopening begins a second stretch of being open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Open when the month began.
    pub opening: u64,
    /// Opened in the month.
    pub new: u64,
    /// Reopened in the month.
    pub reopened: u64,
    /// Resolved in the month, for the first time or again.
    pub resolved: u64,
    /// Open at the data's close, counted and not computed.
    pub closing: u64,
    /// Those by age in working days: up to 2, 3 to 5, 6 to 10, more.
    pub ages: [u64; 4],
    /// Reopened at an unknown time, and so in no month.
    pub reopened_undated: u64,
}

impl Flow {
    /// Whether what came and what went explain what is left. It always does.
    #[must_use]
    pub const fn is_balanced(&self) -> bool {
        self.opening + self.new + self.reopened == self.closing + self.resolved
    }

    /// Takes down a ticket; whether it is open at the close.
    pub(super) fn add(&mut self, ticket: &TicketCase, rules: &Rules<'_>) -> bool {
        let month = rules.window().last;
        let (begin, end) = (rules.periods().start(month), rules.periods().end(month));
        let mut open = false;
        self.reopened_undated += u64::from(ticket.reopened_undated && rules.month_of(ticket.opened.at) == month);
        for (place, stretch) in ticket.open_stretches().into_iter().enumerate() {
            let Some((from, to)) = stretch else { continue };
            // What begins after the month belongs to the next one, whatever is known of it already.
            if from >= end {
                continue;
            }
            // A date without a time may seem to lie before the hour of the opening.
            let to = to.map(|to| to.max(from));
            if from >= begin {
                *(if place == 0 { &mut self.new } else { &mut self.reopened }) += 1;
            } else if to.is_none_or(|to| to >= begin) {
                self.opening += 1;
            } else {
                continue;
            }
            match to {
                Some(to) if to < rules.as_of() => self.resolved += 1,
                _ => {
                    open = true;
                    self.closing += 1;
                    self.ages[band(from, rules)] += 1;
                }
            }
        }
        open
    }

    /// Adds the flow of other tickets.
    pub(super) fn merge(&mut self, other: &Self) {
        self.opening += other.opening;
        self.new += other.new;
        self.reopened += other.reopened;
        self.resolved += other.resolved;
        self.closing += other.closing;
        self.reopened_undated += other.reopened_undated;
        for (mine, theirs) in self.ages.iter_mut().zip(other.ages) {
            *mine += theirs;
        }
    }
}

/// The age band of what has been open since `from`: the day of its beginning is day 0.
fn band(from: Moment, rules: &Rules<'_>) -> usize {
    let day = |at: Moment| at.date().succ_opt().unwrap_or(at.date());
    let age = rules.calendar().workdays_between(day(from), day(rules.as_of() - 1));
    AGE_BANDS.iter().position(|most| age <= *most).unwrap_or(AGE_BANDS.len())
}
