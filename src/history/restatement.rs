//! Published against recomputed: 发布值 / 修订值, figure by figure, with the cause.

use serde::{Deserialize, Serialize};

use super::causes::{Cause, Causes, Files};
use super::line::{Line, unlike};
use super::{Definitions, History, SealedInput, Snapshot};
use crate::report::{Figure, Report};
use crate::time::{Moment, Month};

/// A figure that is another one than was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restated {
    /// The metric's slug.
    pub metric: String,
    /// The part; none for the department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<super::Split>,
    /// 发布值: as published; none if it was not published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Line>,
    /// 修订值: as it is now; none if it is no longer there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revised: Option<Line>,
    /// Why.
    pub causes: Vec<Cause>,
}

impl Restated {
    fn new((before, now): (Option<&Line>, Option<&Line>), causes: &Causes) -> Option<Self> {
        let line = before.or(now)?;
        Some(Self {
            metric: line.metric.clone(),
            group: line.group.clone(),
            published: before.cloned(),
            revised: now.cloned(),
            causes: causes.of(before, now),
        })
    }

    /// The number itself changed, not only its colour or target.
    #[must_use]
    pub fn changes_value(&self) -> bool {
        match (&self.published, &self.revised) {
            (Some(before), Some(now)) => !before.same_value(now),
            _ => true,
        }
    }
}

/// A published month whose figures are other ones today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restatement {
    /// The month.
    pub month: Month,
    /// The edition that stands.
    pub edition: u32,
    /// When it was issued.
    pub issued_at: Moment,
    /// Its changed figures, in the order of the report.
    pub figures: Vec<Restated>,
}

/// Compares every published month that the report shows, but its own, with what the report says of it now.
///
/// `definitions` says what is in force for a month. Only the department's figures are compared: parts are published
/// for the report month alone. Pending promises are no part of it, for a later month judges them.
#[must_use]
pub fn restatements(
    history: &History,
    report: &Report,
    definitions: &dyn Fn(Month) -> Definitions,
    files: &dyn Files,
) -> Vec<Restatement> {
    let inputs: Vec<SealedInput> = report.inputs.iter().map(|input| SealedInput::of(input, None)).collect();
    let months = history.months().into_iter().filter(|month| *month < report.month);
    months
        .filter_map(|month| {
            let snapshot = history.latest(month)?;
            let whole = |figure: &&Figure| figure.part.is_none() && figure.month == month;
            let now: Vec<Line> =
                report.figures.all().iter().filter(whole).map(|figure| Line::of(figure, None)).collect();
            if now.is_empty() {
                // The month has left the window of the report.
                return None;
            }
            let published: Vec<Line> = snapshot.figures.iter().filter(|line| line.group.is_none()).cloned().collect();
            let mut causes = Causes::new(snapshot, &inputs, &definitions(month), files);
            causes.later_close = report.as_of > snapshot.as_of.at;
            let figures: Vec<Restated> = unlike(&published, &now, Line::same_standing)
                .into_iter()
                // A metric that one side does not know was not restated.
                .filter(|(before, now)| before.is_some() && now.is_some())
                .filter_map(|pair| Restated::new(pair, &causes))
                .collect();
            (!figures.is_empty()).then_some(Restatement {
                month,
                edition: snapshot.edition,
                issued_at: snapshot.issued_at.at,
                figures,
            })
        })
        .collect()
}

/// What a new edition changes against the one before it: every part included.
#[must_use]
pub fn edition_changes(before: &Snapshot, now: &Snapshot, files: &dyn Files) -> Vec<Restated> {
    let causes = Causes::new(before, &now.inputs, &now.definitions, files);
    unlike(&before.figures, &now.figures, Line::same_standing)
        .into_iter()
        .filter_map(|pair| Restated::new(pair, &causes))
        .collect()
}

/// A published month against what its inputs give today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// The month.
    pub month: Month,
    /// The edition.
    pub edition: u32,
    /// The figures that differ in anything that was sealed, down to what was left out and the sum of the values.
    pub figures: Vec<Restated>,
    /// Clauses that stand otherwise.
    pub clauses: Vec<String>,
    /// What around the figures is not as it was.
    pub surroundings: Causes,
}

impl Verification {
    /// The recomputation gives what was published.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.figures.is_empty() && self.clauses.is_empty()
    }
}

/// Compares a published month with its recomputation.
#[must_use]
pub fn verify(published: &Snapshot, recomputed: &Snapshot, files: &dyn Files) -> Verification {
    let surroundings = Causes::new(published, &recomputed.inputs, &recomputed.definitions, files);
    let figures = unlike(&published.figures, &recomputed.figures, PartialEq::eq)
        .into_iter()
        .filter_map(|pair| Restated::new(pair, &surroundings))
        .collect();
    let clauses = published
        .clauses
        .iter()
        .filter(|clause| !recomputed.clauses.contains(clause))
        .map(|clause| clause.id.clone())
        .collect();
    Verification { month: published.month, edition: published.edition, figures, clauses, surroundings }
}
