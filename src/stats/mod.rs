//! Intervals, limits and quantiles: numbers in, numbers out.
//!
//! Rates stay pairs of integers ([`Ratio`]) until they are shown; whatever decides a colour or a comparison is
//! decided in integers. Where a floating point number leaves for output it goes through [`round12`].

pub mod change;
pub mod control;
pub mod counts;
pub mod distribution;
pub mod fisher;
pub mod index;
pub mod interval;
pub mod masses;
pub mod means;
pub mod mix;
pub mod nps;
pub mod number;
pub mod proportions;
pub mod quantiles;
pub mod ratio;
pub mod standard;

pub use change::{Arrow, Change, compare};
pub use interval::Interval;
pub use means::MeanTally;
pub use number::{Level, round12, tenths};
pub use quantiles::Halves;
pub use ratio::{Ratio, Shown};
