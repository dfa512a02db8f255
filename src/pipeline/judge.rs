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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::ingest::{Origin, Words};
    use crate::link::TicketCase;
    use crate::link::projects::Register;
    use crate::link::testing::{World, files, names};
    use crate::link::tickets::Tickets;
    use crate::metrics::{Asked, Verdict};
    use crate::problem::Log;
    use crate::records::tickets::{Category, Channel, Facts, Level, Priority, Rare, Status, Ticket};
    use crate::time::{DAY, Moment, Packed, Stamp};

    fn packed(at: Moment) -> Option<Packed> {
        Packed::new(Stamp::exact(at))
    }

    proptest! {
        #[test]
        fn what_is_settled_changes_no_figure_list_or_page(
            back in 395..600_i64,
            (response, resolution) in (prop::option::of(0..20 * DAY), prop::option::weighted(0.95, 0..60 * DAY)),
            (priority, category, level, status) in (0..4_u8, 0..7_u8, 0..3_u8, 0..6_u8),
            facts in any::<u16>().prop_map(|bits| bits & !0x1300),
            rare in prop::bool::weighted(0.05),
        ) {
            let mut world = World::default();
            let names = names(&mut world.symbols);
            let (customer, engineer) = (world.sym("甲"), world.sym("王某"));
            let id = world.symbols.intern_key("T1");
            let rules = world.rules("2026-10");
            let opened = rules.as_of() - back * DAY - 40_000;
            let ticket = Ticket {
                id,
                origin: Origin { file: 0, line: 2 },
                opened: packed(opened).expect("our days"),
                response: response.and_then(|after| packed(opened + after)),
                resolved: resolution.and_then(|after| packed(opened + after)),
                last_resolved: None,
                reopened: None,
                updated: None,
                customer: Some(customer),
                project: None,
                first_owner: None,
                assignee: Some(engineer),
                paused: 0,
                facts: Facts::of_bits(facts),
                priority: Priority::of(priority).expect("four"),
                category: Category::of(category).expect("seven"),
                channel: Some(Channel::Phone),
                level: Level::of(level),
                zone: None,
                status: Status::of(status),
                exempt: None,
                contacts: 3,
                rare: rare.then(|| Box::new(Rare { dispatched: packed(opened + 60), ..Rare::default() })),
            };
            let (tickets, _) =
                Tickets::link(vec![ticket], &names, BTreeMap::new(), &rules, &files(), &mut Log::default());
            prop_assume!(tickets.is_settled(0));
            let Some(case) = tickets.case(0, &Register::default(), &rules) else { return Ok(()) };
            // Its neighbours may say what they like.
            let case = TicketCase { repeats: true, repeated: true, ..case };
            let mut verdicts = Vec::new();
            for (_, ask) in TicketCase::questions() {
                ask(&case, &rules, &mut verdicts);
            }
            for verdict in verdicts {
                let (Verdict::Judged { month, .. } | Verdict::Excluded { month, .. }) = verdict else {
                    return Err(TestCaseError::fail(format!("{verdict:?}")));
                };
                prop_assert!(month < rules.window().first.previous(), "{:?}", verdict);
            }
            let mut drafts = Drafts::default();
            Clerk::new(&rules).add(&case, &mut drafts);
            prop_assert!(drafts.is_empty());
            let mut detail = TicketDetail::new(&rules);
            detail.add(&case, &rules);
            prop_assert_eq!(detail, TicketDetail::new(&rules));
        }
    }
}
