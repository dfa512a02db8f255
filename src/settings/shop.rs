//! `[shop]`: shifts and promises of the shop desk.

use serde::{Deserialize, Serialize};

use super::value::{Day, DaySpan, TimeOfDay};

/// `[shop]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shop {
    /// The evening shift.
    pub evening: Shift,
    /// The full-day shift.
    pub fullday: Shift,
    /// Minutes after the start that are not yet late.
    pub late_grace_minutes: u32,
    /// Days before the shift by which leave is asked for.
    pub leave_notice_days: u32,
    /// Swaps allowed in a calendar month.
    pub swap_limit: u32,
    /// Whose swap it is.
    pub swap_counts: SwapCounts,
    /// Seconds in which a buyer is answered.
    pub reply_seconds: u32,
    /// Hours in which buyers are answered.
    pub reply_window: DaySpan,
    /// Hours from shipping until the order is tracked.
    pub track_hours: u32,
    /// Hours from an exception until the buyer is told.
    pub exception_notice_hours: u32,
    /// Deduction for an empty shift; used only in the restricted file.
    pub deduction_yuan: u32,
}

/// A shift that must be manned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// Days of the week.
    pub days: Vec<Day>,
    /// Its start.
    pub from: TimeOfDay,
    /// Its end.
    pub to: TimeOfDay,
    /// People it needs.
    pub people: u32,
}

/// To whom a swap counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SwapCounts {
    /// To the one who asked.
    Initiator,
    /// To both sides.
    Both,
}
