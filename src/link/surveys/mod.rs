//! Questionnaires become cases: answers on known scales, rounds with what was sent, unmet expectations.

mod case;
mod rounds;
mod scale;
mod sign;

pub use case::{CampaignCase, DIMENSIONS, Rating, SURVEY_CHANNELS, SurveyCase, Unmet, UnmetCase};
pub use scale::{Answers, Known, Refusal, Step, scale_of};

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::names::Names;
use super::projects::Register;
use super::tickets::Tickets;
use crate::ingest::{Answer, Key, ReadFile, Sym, Symbols};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Place, Problem};
use crate::records::campaigns::Campaign;
use crate::records::surveys::Survey;
use crate::settings::{IndexMethod, OpinionUnit, Settings};
use crate::stats::{Level, index};
use crate::time::Packed;

/// The questions that are answered on scales, in the order of the regulation: overall, the five dimensions, attitude.
pub const QUESTIONS: [&str; 7] =
    ["overall", "d_install", "d_operation", "d_implement", "d_aftersales", "d_training", "attitude"];

/// How often the answers of a question below which a doubtful scale is only a small sample.
const FEW: u64 = 5;

/// The questionnaires of a report, linked.
#[derive(Debug, Default)]
pub struct Surveys {
    /// Valid answers that had come in when the data closed, by rising index; once they are judged, only those that lists
    /// and pages tell of.
    pub answers: Vec<SurveyCase>,
    /// The row behind each answer.
    pub rows: Vec<Survey>,
    /// Rounds of questionnaires.
    pub rounds: Vec<CampaignCase>,
    /// Low scores, as expectations that were not met.
    pub unmet: Vec<UnmetCase>,
    /// The scale of each question that was answered.
    pub scales: BTreeMap<&'static str, Known>,
    /// The questions whose scale is not known, with the reason.
    pub refused: BTreeMap<&'static str, Refusal>,
    /// Answers that came in and do not count.
    pub invalid: u64,
    /// The sign of each answer; none where all have numbers.
    signs: Vec<sign::Sign>,
}

impl Surveys {
    /// The answer of an index and the row behind it.
    #[must_use]
    pub fn answer(&self, index: u32) -> Option<(&SurveyCase, &Survey)> {
        let place = self.answers.binary_search_by_key(&index, |answer| answer.index).ok()?;
        Some((self.answers.get(place)?, self.rows.get(place)?))
    }

    /// Keeps only the answers of these indices, which rise, once all are judged.
    pub fn keep_only(&mut self, indices: &[u32]) {
        let mut wanted = indices.iter().peekable();
        let keep: Vec<bool> =
            self.answers.iter().map(|answer| wanted.next_if(|wanted| **wanted == answer.index).is_some()).collect();
        keep_those(&mut self.answers, &keep);
        keep_those(&mut self.rows, &keep);
        keep_those(&mut self.signs, &keep);
    }

    /// The question is refused for its scale although it was answered often enough to matter.
    #[must_use]
    pub fn refuses(&self, question: &str) -> bool {
        self.refused.contains_key(question)
    }

    /// What an answer without a number goes by: the day on which it was submitted, and a sign of what it says.
    #[must_use]
    pub fn unnumbered(&self, index: u32) -> Option<String> {
        let place = self.answers.binary_search_by_key(&index, |answer| answer.index).ok()?;
        let day = self.answers.get(place)?.submitted.date();
        Some(format!("{day}-{}", self.signs.get(place)?.text()))
    }
}

/// Keeps what stands where `keep` says so, in no more room than it needs.
fn keep_those<T>(items: &mut Vec<T>, keep: &[bool]) {
    let mut keep = keep.iter().copied();
    items.retain(|_| keep.next().unwrap_or(false));
    items.shrink_to_fit();
}

/// What questionnaires are linked with.
#[derive(Clone, Copy, Debug)]
pub struct Neighbours<'a> {
    /// Rounds in which they were sent.
    pub campaigns: &'a [Campaign],
    /// The labels of all answers.
    pub labels: &'a Symbols,
    /// One name for one thing.
    pub names: &'a Names,
    /// The register of projects.
    pub projects: &'a Register,
    /// The tickets that answers may be about.
    pub tickets: &'a Tickets,
}

/// Links the questionnaires of all files, and tells how many rows of each file were passed over.
#[must_use]
pub fn link(
    rows: Vec<Survey>,
    neighbours: Neighbours<'_>,
    rules: &Rules<'_>,
    files: &[ReadFile],
    log: &mut Log,
) -> (Surveys, BTreeMap<u16, u64>) {
    let Neighbours { campaigns, labels, names, projects, tickets } = neighbours;
    let (mut rows, passed) = super::duplicates::passed_over(rows, files, log);
    for row in &mut rows {
        row.customer = row.customer.map(|name| names.canonical(name));
        row.project = row.project.map(|name| names.canonical(name));
        row.campaign = names.canonical(row.campaign);
    }
    let settings = rules.settings();
    let (scales, refused) = scales(&rows, labels, settings, files, log);
    let convention = convention(settings.survey.index);
    let rounds = rounds::rounds(&rows, campaigns, names, rules, files, log);
    let owners = owners(&rows, tickets);
    let weighting = Weighting::new(settings);
    let mut surveys = Surveys { rounds, scales, refused, ..Surveys::default() };
    let first = rules.periods().start(rules.window().first.previous());
    let scales = &surveys.scales;
    let step = |question: usize, answer: Answer| scales.get(QUESTIONS[question])?.step(answer);
    let overall = |row: &Survey, submitted: Packed| {
        let low = rules.when(submitted.at()).followup.low_score_max;
        step(0, row.overall).map(|step| rating(step, low))
    };
    let mut invalid = 0;
    rows.retain(|row| {
        let Some(submitted) = happened(row.submitted, rules) else { return false };
        if !row.valid {
            invalid += 1;
            return false;
        }
        // What was answered before the window is in no figure; only a low score may still be owed something.
        submitted.at() >= first || overall(row, submitted).is_some_and(|overall| overall.low)
    });
    // The cases must not lie in memory beside what they are not made of.
    rows.shrink_to_fit();
    let (mut answers, mut unmet) = (Vec::with_capacity(rows.len()), Vec::new());
    for (index, row) in (0u32..).zip(&rows) {
        let Some(submitted) = row.submitted else { continue };
        let overall = overall(row, submitted);
        let dimensions: [Option<i32>; DIMENSIONS] =
            std::array::from_fn(|d| step(d + 1, row.dimensions[d]).and_then(|step| points(step, &convention)));
        let project = row.project.and_then(|project| projects.find(project));
        let customer = row.customer.or_else(|| project.map(|project| projects.customer(project)));
        let on = |stamp: Option<Packed>| happened(stamp, rules).map(|at| at.at().date());
        let case = SurveyCase {
            index,
            submitted: submitted.at(),
            channel: row.channel,
            customer,
            is_client: customer.is_some_and(|customer| projects.is_client(customer)),
            project: project.map(|project| projects.name(project)),
            owner: row.more().ticket.and_then(|ticket| owners.get(&ticket).copied()),
            overall,
            dimensions,
            composite: weighting.composite(&dimensions),
            attitude: step(6, row.attitude).and_then(|step| points(step, &index::Convention::Rescaled)),
            recommend: row.recommend,
            followed_on: on(row.more().followed_up),
        };
        if overall.is_some_and(|overall| overall.low) {
            unmet.push(UnmetCase {
                index,
                source: Unmet::LowScore,
                since: case.submitted.date(),
                anonymous: customer.is_none(),
                customer,
                is_client: case.is_client,
                project: case.project,
                analysed_on: on(row.more().analysed),
                improved_on: on(row.more().improved),
                answered_on: on(row.more().answered),
            });
        }
        answers.push(case);
    }
    (surveys.answers, surveys.unmet, surveys.invalid) = (answers, unmet, invalid);
    surveys.signs = sign::signs(&rows, labels);
    surveys.rows = rows;
    if settings.survey.unit == OpinionUnit::Customer {
        one_voice_each(&mut surveys.answers, rules);
    }
    (surveys, passed)
}

/// Who solved the tickets that questionnaires are about.
fn owners(rows: &[Survey], tickets: &Tickets) -> BTreeMap<Key, Sym> {
    let asked: BTreeSet<Key> = rows.iter().filter_map(|row| row.more().ticket).collect();
    if asked.is_empty() {
        return BTreeMap::new();
    }
    tickets.assignees().filter(|(ticket, _)| asked.contains(ticket)).collect()
}

/// Lets each customer speak once a month: its first answer of the month carries the means of all of them, the others
/// none. Who answered without a name speaks for himself.
fn one_voice_each(answers: &mut [SurveyCase], rules: &Rules<'_>) {
    let mut voices: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, answer) in answers.iter().enumerate() {
        if let Some(customer) = answer.customer {
            voices.entry((rules.month_of(answer.submitted), customer)).or_default().push(place);
        }
    }
    for places in voices.into_values().filter(|places| places.len() > 1) {
        let said: [Option<i32>; DIMENSIONS] =
            std::array::from_fn(|d| mean(places.iter().filter_map(|place| answers[*place].dimensions[d])));
        let composite = mean(places.iter().filter_map(|place| answers[*place].composite));
        for place in &places {
            answers[*place].dimensions = [None; DIMENSIONS];
            answers[*place].composite = None;
        }
        answers[places[0]].dimensions = said;
        answers[places[0]].composite = composite;
    }
}

/// The mean in whole millionths; none of nothing.
fn mean(values: impl Iterator<Item = i32>) -> Option<i32> {
    let (n, sum) = values.fold((0, 0), |(n, sum), value| (n + 1, sum + i64::from(value)));
    (n > 0).then(|| i32::try_from((sum + n / 2).div_euclid(n)).ok()).flatten()
}

fn happened(event: Option<Packed>, rules: &Rules<'_>) -> Option<Packed> {
    event.filter(|event| event.at() < rules.as_of())
}

/// The scales of all questions, decided over all answers.
fn scales(
    rows: &[Survey],
    labels: &Symbols,
    settings: &Settings,
    files: &[ReadFile],
    log: &mut Log,
) -> (BTreeMap<&'static str, Known>, BTreeMap<&'static str, Refusal>) {
    let mut answers: [Answers; 7] = Default::default();
    for row in rows.iter().filter(|row| row.valid) {
        answers[0].add(row.overall);
        for (dimension, answer) in row.dimensions.iter().enumerate() {
            answers[dimension + 1].add(*answer);
        }
        answers[6].add(row.attitude);
    }
    let (mut scales, mut refused) = (BTreeMap::new(), BTreeMap::new());
    for (question, answers) in QUESTIONS.into_iter().zip(&answers) {
        if answers.total() == 0 {
            continue;
        }
        match scale_of(question, answers, labels, &settings.survey) {
            Ok(known) => {
                scales.insert(question, known);
            }
            // So few answers say nothing anyway: the figure is a small sample, not an error.
            Err(_) if answers.total() < FEW => {
                scales.insert(question, Known::doubtful(answers));
            }
            Err(refusal) => {
                let first = rows.iter().find(|row| row.valid).map(|row| row.origin);
                if let Some(file) = first.and_then(|origin| files.get(usize::from(origin.file))) {
                    let (labels, scales) = match &refusal {
                        Refusal::NoScale { labels } => (labels.join("、"), String::new()),
                        Refusal::Several { labels, scales } => (labels.join("、"), scales.join(", ")),
                    };
                    log.add(
                        Problem::new(Code::ScaleUnclear, Place::file(&file.path))
                            .field(question)
                            .found(labels)
                            .expected(scales),
                    );
                }
                refused.insert(question, refusal);
            }
        }
    }
    (scales, refused)
}

/// The convention of the index as the settings have it.
fn convention(method: IndexMethod) -> index::Convention {
    match method {
        IndexMethod::Rescaled => index::Convention::Rescaled,
        IndexMethod::Proportional => index::Convention::Proportional,
        // The customary table: a pass is sixty.
        IndexMethod::Table => index::Convention::Table([0, 30, 60, 80, 100].map(Level::whole).to_vec()),
    }
}

/// An answer in millionths of a point under a convention; steps count from one.
fn points(step: Step, convention: &index::Convention) -> Option<i32> {
    let (above, range) = (i64::from(step.above), i64::from(step.range));
    let points = match convention {
        // Tables are made for whole steps.
        index::Convention::Table(_) => convention.points(above / 10 + 1, 1, range / 10 + 1),
        _ => convention.points(above + 10, 10, range + 10),
    };
    points.and_then(|points| i32::try_from(points).ok())
}

/// An overall answer: satisfied from three quarters of the scale on, low up to what corresponds to the low score.
fn rating(step: Step, low_score_max: u32) -> Rating {
    let (above, range) = (i64::from(step.above), i64::from(step.range.max(1)));
    let low = i64::from(low_score_max).max(1) - 1;
    Rating {
        rescaled: i32::try_from(above * 100_000_000 / range).unwrap_or(i32::MAX),
        satisfied: above * 4 >= range * 3,
        low: above * 4 <= range * low,
    }
}

/// How the composite is weighted: what each dimension weighs, and what must be answered at least.
struct Weighting {
    weights: [Option<Level>; DIMENSIONS],
    least: Option<Level>,
}

impl Weighting {
    fn new(settings: &Settings) -> Self {
        let weights = settings.survey.weights.as_written();
        Self {
            weights: std::array::from_fn(|d| weights.get(d).and_then(|weight| Level::from_number(weight.as_f64()))),
            least: Level::from_number(settings.survey.min_weight_answered.as_f64()),
        }
    }

    fn composite(&self, dimensions: &[Option<i32>; DIMENSIONS]) -> Option<i32> {
        // A dimension without a weight is none: it weighs nothing, answered or not.
        let weighted: [(Level, Option<i64>); DIMENSIONS] = std::array::from_fn(|d| match self.weights[d] {
            Some(weight) => (weight, dimensions[d].map(i64::from)),
            None => (Level::whole(0), None),
        });
        index::composite(&weighted, self.least?).and_then(|value| i32::try_from(value).ok())
    }
}

/// The expectations that were not met by justified complaints, which come from tickets.
pub fn unmet_complaints<'t>(tickets: impl Iterator<Item = &'t super::TicketCase>) -> impl Iterator<Item = UnmetCase> {
    tickets.filter(|ticket| ticket.is_complaint() && ticket.upheld == Some(true)).filter_map(|ticket| {
        let since: NaiveDate = ticket.resolved?.at.date();
        Some(UnmetCase {
            index: ticket.index,
            source: Unmet::Complaint,
            since,
            anonymous: false,
            customer: ticket.customer,
            is_client: ticket.is_client,
            project: ticket.project,
            analysed_on: ticket.analysed_on,
            improved_on: ticket.improved_on,
            answered_on: ticket.answered_on,
        })
    })
}
