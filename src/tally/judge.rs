//! Puts the questions of all metrics to cases and counts the answers.

use crate::metrics::{Ask, By, Case, Group, METRICS, Rules, Verdict};

use super::rows::is_exception;
use super::{RowLog, RowRef, Tally};

/// What judging gives: the counts, and which case got which verdict in the report month.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Counts and values.
    pub tally: Tally,
    /// The cases of the report month.
    pub rows: RowLog,
}

impl Judged {
    /// Nothing judged yet.
    #[must_use]
    pub fn new(rules: &Rules<'_>) -> Self {
        Self { tally: Tally::new(rules.window()), rows: RowLog::new(rules.window().last) }
    }

    /// Adds what another court judged.
    pub fn merge(&mut self, other: Self) {
        self.tally.merge(other.tally);
        self.rows.merge(other.rows);
    }
}

/// The questions that are put to cases of one type, with room to work in.
pub struct Court<'r, C> {
    rules: &'r Rules<'r>,
    questions: Vec<(u16, Ask<C>, u16)>,
    verdicts: Vec<Verdict>,
    groups: Vec<Group>,
    chosen: Vec<Group>,
    month: Vec<(u16, Verdict)>,
}

impl<'r, C: Case> Court<'r, C> {
    /// All questions to cases of the type.
    #[must_use]
    pub fn new(rules: &'r Rules<'r>) -> Self {
        let questions = C::questions()
            .into_iter()
            .map(|(index, ask)| (index, ask, mask(METRICS[usize::from(index)].groups)))
            .collect();
        Self { rules, questions, verdicts: Vec::new(), groups: Vec::new(), chosen: Vec::new(), month: Vec::new() }
    }

    /// Judges one case; says whether the log of the month lists it now.
    pub fn judge(&mut self, case: &C, judged: &mut Judged) -> bool {
        self.month.clear();
        let mut exception = false;
        self.groups.clear();
        for &(metric, ask, mask) in &self.questions {
            self.verdicts.clear();
            ask(case, self.rules, &mut self.verdicts);
            for verdict in &self.verdicts {
                if !self.concerns_split_month(verdict) {
                    judged.tally.add(metric, verdict, &[]);
                    continue;
                }
                if self.groups.is_empty() {
                    case.groups(&mut self.groups);
                }
                self.chosen.clear();
                self.chosen.extend(self.groups.iter().filter(|group| mask & bit(group.by) != 0));
                judged.tally.add(metric, verdict, &self.chosen);
                if self.concerns_report_month(verdict) {
                    exception |= is_exception(METRICS[usize::from(metric)], verdict);
                    self.month.push((metric, *verdict));
                }
            }
        }
        if self.month.is_empty() {
            return false;
        }
        let row = RowRef { kind: case.kind(), index: case.index() };
        // What concerns the report month has its groups worked out above.
        judged.rows.add(row, exception, &self.groups, &self.month)
    }

    /// The verdicts on the case that was judged last, as far as they concern the report month.
    #[must_use]
    pub fn of_month(&self) -> &[(u16, Verdict)] {
        &self.month
    }

    fn concerns_split_month(&self, verdict: &Verdict) -> bool {
        let last = self.rules.window().last;
        match *verdict {
            Verdict::Excluded { month, .. } | Verdict::Judged { month, .. } => {
                month == last || month == last.previous()
            }
            Verdict::Pending { .. } => true,
            Verdict::Dimension { .. } => false,
        }
    }

    fn concerns_report_month(&self, verdict: &Verdict) -> bool {
        match *verdict {
            Verdict::Excluded { month, .. } | Verdict::Judged { month, .. } => month == self.rules.window().last,
            Verdict::Pending { .. } => true,
            Verdict::Dimension { .. } => false,
        }
    }
}

const fn bit(by: By) -> u16 {
    1 << by as u16
}

fn mask(groups: &[By]) -> u16 {
    groups.iter().fold(0, |mask, by| mask | bit(*by))
}
