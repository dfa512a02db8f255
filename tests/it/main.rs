//! The integration tests: one binary, one module a subject.

mod afterwards;
mod bad_input;
mod caveats;
mod cli;
mod departments;
mod editions;
mod example_data;
mod examples;
mod expectation;
mod fuzz;
mod harness;
mod history;
mod languages;
mod pages;
mod peers;
mod privacy;
mod properties;
mod reading;
mod real;
mod remarks;
mod removal;
mod review;
mod rows;
mod scenarios;
#[cfg(feature = "serve")]
mod serve;
mod site;
mod teams;
#[cfg(unix)]
mod transcripts;
mod workbook;
