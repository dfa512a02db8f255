//! How every clause of the regulation stands.

use crate::settings::{Clause, ClauseState, Regulation, Settings};
use crate::time::Month;

use super::{Figures, Status};

/// How a clause stands in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The number of the clause.
    pub id: String,
    /// Its colour; uncoloured where it is not judged at all.
    pub status: Status,
    /// Some of its coloured metrics are measured, others are not.
    pub partly: bool,
    /// One of its metrics can have a colour.
    pub coloured: bool,
    /// Its metrics, the primary one first.
    pub metrics: Vec<String>,
    /// Its status in the last six months, oldest first, this one last.
    pub history: Vec<(Month, Status)>,
}

/// The standing of every clause in force, in the order of the regulation.
#[must_use]
pub fn scorecard(regulation: &Regulation, settings: &Settings, figures: &Figures, month: Month) -> Vec<Standing> {
    regulation
        .in_force(&settings.org.chapters)
        .map(|clause| {
            let (status, partly) = colour(clause, figures, month);
            let history =
                (-5..=0).map(|n| month.plus(n)).map(|month| (month, colour(clause, figures, month).0)).collect();
            let metrics = clause.metrics().map(str::to_owned).collect();
            let coloured = clause.coloured().any(|slug| has_colour(slug, settings, month));
            Standing { id: clause.id.clone(), status, partly, coloured, metrics, history }
        })
        .collect()
}

/// Red if a coloured metric is red; else not measured if one of them is not; else the worst of the rest.
///
/// Opinions of a small sample do not count; a clause of which nothing is measured is not measured.
fn colour(clause: &Clause, figures: &Figures, month: Month) -> (Status, bool) {
    if clause.state != ClauseState::Assessed {
        return (Status::Uncoloured, false);
    }
    let status = |slug: &str| figures.of(slug, month).map_or(Status::NotMeasured, |figure| figure.status);
    let statuses: Vec<Status> = clause.coloured().map(status).collect();
    if statuses.is_empty() {
        // Only information answers for it.
        let measured = clause.metrics().any(|slug| status(slug) != Status::NotMeasured);
        return (if measured { Status::Uncoloured } else { Status::NotMeasured }, false);
    }
    let any = |status: Status| statuses.contains(&status);
    if any(Status::Red) {
        return (Status::Red, false);
    }
    if any(Status::NotMeasured) {
        return (Status::NotMeasured, statuses.iter().any(|status| *status != Status::NotMeasured));
    }
    let worst =
        [Status::Yellow, Status::Green, Status::NoneDue, Status::SmallSample].into_iter().find(|status| any(*status));
    (worst.unwrap_or(Status::Uncoloured), false)
}

/// The metric has a target, or a breach of it is not tolerated at all.
fn has_colour(slug: &str, settings: &Settings, month: Month) -> bool {
    settings.at(month).targets.get(slug).is_some()
        || settings.zero_tolerance.metrics.iter().any(|metric| metric == slug)
}

/// The clauses that carry a coloured metric: the cells of the strip on the first page.
pub fn coloured(standings: &[Standing]) -> impl Iterator<Item = &Standing> {
    standings.iter().filter(|standing| standing.coloured)
}
