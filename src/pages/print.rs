//! The print edition: overview, scorecard, actions and year in one document, to be signed and filed.

use super::context::Context;
use super::drawn::on_paper;
use super::view::print::Print;
use super::{actions, overview, scorecard, year};

/// The page.
#[must_use]
pub fn build(context: &Context<'_>) -> Print {
    let mut year = year::body(context);
    for family in &mut year.families {
        family.charts = std::mem::take(&mut family.charts).into_iter().map(on_paper).collect();
    }
    Print {
        frame: context.frame("print", false),
        overview: overview::body(context),
        scorecard: scorecard::body(context),
        actions: actions::body(context),
        year,
    }
}
