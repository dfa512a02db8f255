//! Moments, months and working time.
//!
//! Inside the program a moment is a number of whole seconds of local time: the reader converts offsets once,
//! at the door, and the report's time zone has no daylight saving, so differences are true durations.

mod moment;
mod month;

pub use moment::{Moment, Stamp};
pub use month::Month;
