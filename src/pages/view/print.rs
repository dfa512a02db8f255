//! The print edition: cover, overview, scorecard, actions and year in one document, to be signed and filed.

use serde::Serialize;

use super::actions::ActionsBody;
use super::frame::Frame;
use super::overview::OverviewBody;
use super::parts::Markup;
use super::scorecard::ScorecardBody;
use super::year::YearBody;
#[cfg(test)]
use crate::locale::Locale;

/// `print.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Print {
    /// The frame.
    pub frame: Frame,
    /// The parts in order, each with its number and its name, which stands at the foot of its sheets: that is how a reader of
    /// paper finds them.
    pub parts: Vec<String>,
    /// The rules that put the names there, which only a stylesheet can say.
    pub feet: Markup,
    /// The overview.
    pub overview: OverviewBody,
    /// The scorecard.
    pub scorecard: ScorecardBody,
    /// The actions.
    pub actions: ActionsBody,
    /// The year.
    pub year: YearBody,
}

#[cfg(test)]
impl Print {
    pub(crate) fn sample(l: &Locale) -> Self {
        Self {
            frame: super::sample::listed(l, "print", false),
            parts: ["1", "2", "3", "4"].map(str::to_owned).into(),
            feet: Markup::default(),
            overview: super::overview::Overview::sample(l).body,
            scorecard: super::scorecard::Scorecard::sample(l).body,
            actions: super::actions::Actions::sample(l).body,
            year: super::year::Year::sample(l).body,
        }
    }
}
