//! The acceptance scenarios, one file each: exports in, figures and texts out, every number worked by hand.

mod a01;
mod a02;
mod a03;
mod a04;
mod a06;
mod a07;
mod a08;
mod a09;
mod a11;
mod a12;
mod a13;
mod a15;
mod a17;
mod a18;
mod a21;
mod a22;
mod a24;
mod a25;
mod a26;
mod a29;
mod a30;
mod a31;
mod a32;
mod a34;
mod a35;
mod a37;
mod a39;
mod a40;
mod evidence;
mod near_clocks;
mod near_complaints;
mod near_figures;
mod near_mistakes;
mod near_reading;
mod near_research;
mod near_service;
mod near_shop;
mod near_watch;
mod waiting;

/// The calendar of a year that the program does not know yet, as a department would enter it.
pub(crate) const NEXT_YEAR: &str = "[calendar.2027]\noff = [{ name = \"元旦\", from = \"2027-01-01\", to = \"2027-01-03\" }, \
     { name = \"春节\", from = \"2027-02-05\", to = \"2027-02-11\" }]\nwork = []\n";
