//! What templates see: one struct a page, made of the parts in [`parts`].
//!
//! Every view has a sample: a believable page with every part present, by which each template is rendered in the
//! tests, in each language, so that a slip in a template never waits for the end of a month.

pub mod actions;
pub mod complaints;
pub mod customers;
pub mod engineers;
pub mod faults;
pub mod frame;
pub mod issues;
pub mod methods;
pub mod overview;
pub mod parts;
pub mod print;
pub mod proactive;
pub mod quality;
pub mod satisfaction;
pub mod scorecard;
pub mod shop;
pub mod teamwork;
pub mod tickets;
pub mod year;

#[cfg(test)]
pub(crate) mod sample;
