//! Puts every question to every case.

use std::sync::Arc;

use rayon::prelude::*;

use super::Cases;
use crate::link::surveys::unmet_complaints;
use crate::link::tickets::CHUNK;
use crate::metrics::{Case, METRICS, Question, Rules, index_of};
use crate::report::actions::{self, Actionable, Clerk, Drafts};
use crate::report::tickets::{Promises, TicketDetail};
use crate::tally::{Court, Judged, RowLog};

/// What judging gives.
#[derive(Debug)]
pub struct Judgement {
    /// Counts and values.
    pub judged: Judged,
    /// Which case got which verdict in the report month. Reports share it: there may be hundreds of thousands of rows.
    pub rows: Arc<RowLog>,
    /// What is left to do.
    pub drafts: Drafts,
    /// What the tickets say beyond their figures.
    pub tickets: TicketDetail,
}

impl Judgement {
    fn new(rules: &Rules<'_>) -> Self {
        Self {
            judged: Judged::new(rules),
            rows: Arc::default(),
            drafts: Drafts::default(),
            tickets: TicketDetail::new(rules),
        }
    }

    /// The order of merging does not matter: lists are sorted in the end.
    fn merge(&mut self, other: Self) {
        self.judged.merge(other.judged);
        self.drafts.merge(other.drafts);
        self.tickets.merge(other.tickets);
    }

    /// Judges cases that owe nothing further.
    fn all<C: Case>(&mut self, cases: &[C], rules: &Rules<'_>) {
        let mut court = Court::new(rules);
        for case in cases {
            court.judge(case, &mut self.judged);
        }
    }

    /// Judges cases and draws up what they leave to do.
    fn due<C: Actionable>(&mut self, cases: &[C], rules: &Rules<'_>) {
        let mut court = Court::new(rules);
        let mut clerk = Clerk::new(rules);
        for case in cases {
            court.judge(case, &mut self.judged);
            clerk.add(case, &mut self.drafts);
        }
    }
}

/// Judges every case. Parts merge in any order, so the number of threads does not show.
#[must_use]
pub fn judge(cases: &Cases, rules: &Rules<'_>) -> Judgement {
    let mut all = tickets(cases, rules);
    all.due(&cases.surveys.answers, rules);
    all.all(&cases.surveys.rounds, rules);
    all.due(&cases.surveys.unmet, rules);
    all.due(&cases.faults.cases, rules);
    all.due(&cases.faults.actions, rules);
    all.all(&cases.visits.due, rules);
    all.due(&cases.visits.issues, rules);
    all.all(&cases.visits.projects, rules);
    all.due(&cases.inspections.due, rules);
    all.due(&cases.inspections.findings, rules);
    all.due(&cases.research.visits, rules);
    all.due(&cases.research.suggestions, rules);
    all.due(&cases.yearends.cases, rules);
    all.due(&cases.watch.days, rules);
    all.all(&cases.watch.problems, rules);
    all.all(&cases.teams.weekly, rules);
    all.due(cases.teams.forms.cases(), rules);
    all.all(cases.teams.requests.cases(), rules);
    all.all(&cases.teams.shifts, rules);
    all.all(&cases.teams.chats.cases, rules);
    all.all(&cases.teams.orders, rules);
    all.all(&cases.teams.shop_visits, rules);
    all.all(&cases.reports, rules);
    actions::visits(&cases.visits, rules, &mut all.drafts);
    actions::weekly(&cases.teams.weekly, rules, &mut all.drafts);
    all.drafts.extend(actions::holidays_next(rules));
    for (index, metric) in (0u16..).zip(METRICS) {
        if let Question::Pooled(parts) = metric.question {
            let parts: Vec<u16> = parts.iter().filter_map(|part| index_of(part)).collect();
            all.judged.tally.pool(index, &parts);
        }
    }
    all.rows = Arc::new(std::mem::take(&mut all.judged.rows).sorted());
    all.tickets = all.tickets.sorted();
    all
}

/// Tickets are judged in parallel; with each justified complaint goes the expectation that it did not meet.
fn tickets(cases: &Cases, rules: &Rules<'_>) -> Judgement {
    let rows = cases.tickets.rows().len();
    let chunks: Vec<std::ops::Range<usize>> =
        (0..rows).step_by(CHUNK).map(|from| from..(from + CHUNK).min(rows)).collect();
    let promises = Promises::new();
    chunks
        .into_par_iter()
        .fold(
            || Judgement::new(rules),
            |mut part, chunk| {
                let (mut court, mut clerk) = (Court::new(rules), Clerk::new(rules));
                let (mut unmet_court, mut unmet_clerk) = (Court::new(rules), Clerk::new(rules));
                for index in chunk {
                    let index = u32::try_from(index).unwrap_or(u32::MAX);
                    if cases.tickets.is_settled(index) {
                        continue;
                    }
                    let Some(case) = cases.tickets.case(index, &cases.projects, rules) else { continue };
                    court.judge(&case, &mut part.judged);
                    clerk.add(&case, &mut part.drafts);
                    part.tickets.add(&case, rules);
                    part.tickets.desk.judged(&case, court.of_month(), &promises);
                    for complaint in unmet_complaints(std::iter::once(&case)) {
                        unmet_court.judge(&complaint, &mut part.judged);
                        unmet_clerk.add(&complaint, &mut part.drafts);
                    }
                }
                part
            },
        )
        .reduce(
            || Judgement::new(rules),
            |mut all, part| {
                all.merge(part);
                all
            },
        )
}
