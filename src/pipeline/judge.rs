//! Puts every question to every case.

use std::sync::Arc;

use super::Cases;
use crate::link::surveys::{SurveyCase, unmet_complaints};
use crate::metrics::{Case, METRICS, Question, Rules, index_of};
use crate::report::actions::{self, Actionable, Clerk, Drafts};
use crate::report::satisfaction::{Voices, voices};
use crate::report::tickets::{Lookout, Promises, TicketDetail};
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
    /// How many answers each customer gave.
    pub voices: Voices,
}

impl Judgement {
    fn new(rules: &Rules<'_>) -> Self {
        Self {
            judged: Judged::new(rules),
            rows: Arc::new(RowLog::new(rules.window().last)),
            drafts: Drafts::default(),
            tickets: TicketDetail::new(rules),
            voices: Voices::new(),
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

    /// Judges answers, and tells which of them lists and pages tell of.
    fn answers(&mut self, answers: &[SurveyCase], rules: &Rules<'_>) -> Vec<u32> {
        let (mut court, mut clerk) = (Court::new(rules), Clerk::new(rules));
        let mut told = |answer: &&SurveyCase| {
            let owed = self.drafts.len();
            let listed = court.judge(*answer, &mut self.judged);
            clerk.add(*answer, &mut self.drafts);
            let low = answer.overall.is_some_and(|overall| overall.low);
            listed || low || self.drafts.len() > owed || rules.month_of(answer.submitted) == rules.window().last
        };
        answers.iter().filter(|answer| told(answer)).map(|answer| answer.index).collect()
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
pub fn judge(cases: &mut Cases, rules: &Rules<'_>) -> Judgement {
    // Answers first, so that what is not told of them does not lie beside what the tickets leave.
    let mut answered = Judgement::new(rules);
    let voices = voices(&cases.surveys.answers, rules);
    let told = answered.answers(&cases.surveys.answers, rules);
    cases.surveys.keep_only(&told);
    let mut all = tickets(cases, rules);
    all.merge(answered);
    all.voices = voices;
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
    let rows = std::mem::replace(&mut all.judged.rows, RowLog::new(rules.window().last));
    all.rows = Arc::new(rows.sorted());
    all.tickets = all.tickets.sorted();
    all
}

/// Tickets are judged in parallel; with each justified complaint goes the expectation that it did not meet. Those that no
/// list tells of are let go of.
fn tickets(cases: &mut Cases, rules: &Rules<'_>) -> Judgement {
    let promises = Promises::new();
    let Cases { tickets, projects, faults, .. } = cases;
    let lookout = Lookout::new(&faults.cases, rules);
    tickets.sift(
        projects,
        rules,
        || Judgement::new(rules),
        |part, cases, named| {
            let (mut court, mut clerk) = (Court::new(rules), Clerk::new(rules));
            let (mut unmet_court, mut unmet_clerk) = (Court::new(rules), Clerk::new(rules));
            for case in cases {
                let owed = part.drafts.len();
                let mut told = court.judge(&case, &mut part.judged);
                clerk.add(&case, &mut part.drafts);
                told |= part.tickets.add(&case, rules);
                told |= part.tickets.look_out(&case, &lookout);
                told |= part.tickets.desk.judged(&case, court.of_month(), &promises);
                for complaint in unmet_complaints(std::iter::once(&case)) {
                    told |= unmet_court.judge(&complaint, &mut part.judged);
                    unmet_clerk.add(&complaint, &mut part.drafts);
                }
                if told || part.drafts.len() > owed {
                    named.push(case.index);
                }
            }
        },
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
    use crate::ingest::Words;
    use crate::link::TicketCase;
    use crate::link::projects::Register;
    use crate::link::testing::{World, files, names};
    use crate::link::tickets::{Intake, Tickets};
    use crate::metrics::{Asked, Verdict};
    use crate::problem::Log;
    use crate::records::tickets::{Category, Channel, Facts, Level, Priority, Rare, Status, Ticket, Zone};
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
            rare in prop::option::of((0..5 * DAY, prop::option::weighted(0.9, 0..20 * DAY))),
        ) {
            let mut world = World::default();
            let names = names(&mut world.symbols);
            let (customer, engineer) = (world.sym("甲"), world.sym("王某"));
            let id = world.symbols.intern_key("T1");
            let plain = world.ticket(2);
            let rules = world.rules("2026-10");
            let opened = rules.as_of() - back * DAY - 40_000;
            let ticket = Ticket {
                id,
                facts: Facts::of_bits(facts),
                opened: packed(opened).expect("our days"),
                response: response.and_then(|after| packed(opened + after)),
                resolved: resolution.and_then(|after| packed(opened + after)),
                customer: Some(customer),
                assignee: Some(engineer),
                priority: Priority::of(priority).expect("four"),
                category: Category::of(category).expect("seven"),
                channel: Some(Channel::Phone),
                level: Level::of(level),
                zone: Some(Zone::City),
                status: Status::of(status),
                contacts: 3,
                rare: rare.map(|(sent, took)| {
                    let arrived = took.and_then(|took| packed(opened + sent + took));
                    Box::new(Rare { dispatched: packed(opened + sent), arrived, ..Rare::default() })
                }),
                ..plain
            };
            let rows = Intake::of_all(rules.periods()).sort(vec![ticket], &world.symbols);
            let (tickets, _) = Tickets::link(rows, &names, BTreeMap::new(), &rules, &files(), &mut Log::default());
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
