//! One file a page: the view that its template may see.
//!
//! [`view`] holds the views: small serialisable structs of strings that are already formatted and of charts that are
//! already drawn. [`table`] lists the pages with the builder of each, [`words`] writes figures. [`templates`] lists the
//! templates that are compiled in. Templates choose and place; every number, sentence and colour is decided before them.

pub mod actions;
pub mod complaints;
pub mod context;
pub mod customer;
pub mod customers;
pub mod drawn;
pub mod engineers;
pub mod fault;
pub mod faults;
pub mod issues;
mod kit;
pub mod methods;
pub mod overview;
pub mod past;
pub mod people;
pub mod places;
pub mod print;
pub mod proactive;
pub mod quality;
pub mod remarks;
pub mod rows;
pub mod satisfaction;
pub mod scorecard;
pub mod shop;
pub mod style;
pub mod table;
pub mod teamwork;
pub mod templates;
pub mod tickets;
pub mod verdict;
pub mod view;
pub mod words;
pub mod year;

#[cfg(test)]
mod render_tests;
