//! Moments, months and working time.
//!
//! Inside the program a moment is a number of whole seconds of local time: the reader converts offsets once,
//! at the door, and the report's time zone has no daylight saving, so differences are true durations.

mod calendar;
pub mod civil;
mod clock;
mod holidays;
mod hours;
mod moment;
mod month;
mod packed;
mod period;
mod quarter;
mod week;

pub use calendar::{Calendar, CalendarFault, CalendarPlan, Holidays};
pub use clock::WorkClock;
pub use holidays::{OffSpan, TableFault, YearTable, state_council};
pub use hours::{HoursFault, WorkHours};
pub use moment::{DAY, Moment, Stamp};
pub use month::Month;
pub use packed::Packed;
pub use period::{Periods, StartDayFault};
pub use quarter::{Quarter, months_after, months_window};
pub use week::{IfHoliday, Week};
