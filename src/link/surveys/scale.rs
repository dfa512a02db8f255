//! On which scale a question was answered.
//!
//! The same word stands on different steps of different scales, so a scale is never guessed: the labels of all answers
//! must fit one, or the settings must name it.

use std::collections::{BTreeMap, BTreeSet};

use crate::ingest::{Answer, Said, Symbols};
use crate::settings::{Scale, Survey};

/// What all answers to a question look like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    labels: BTreeMap<usize, u64>,
    /// Whole numbers by their value; fractions count where they lie.
    numbers: BTreeMap<i32, u64>,
}

impl Answers {
    /// Takes note of an answer.
    pub fn add(&mut self, answer: Answer) {
        match answer.said() {
            Said::Nothing => {}
            Said::Label(label) => *self.labels.entry(label.index()).or_default() += 1,
            Said::Tenths(tenths) => *self.numbers.entry(tenths).or_default() += 1,
        }
    }

    /// How many answers there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.labels.values().chain(self.numbers.values()).sum()
    }
}

/// Why a question's scale is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Labels that no scale has.
    NoScale {
        /// The labels that were found.
        labels: Vec<String>,
    },
    /// Labels that several scales have, on different steps.
    Several {
        /// The labels that were found.
        labels: Vec<String>,
        /// The scales that have them all.
        scales: Vec<String>,
    },
}

/// A step of a scale: its place and how many steps there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Tenths of a step above the lowest one.
    pub above: i32,
    /// Tenths between the lowest and the highest step.
    pub range: i32,
}

/// The scale of a question: where each label and each number lies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    labels: BTreeMap<usize, Step>,
    numbers: Option<(i32, i32)>,
    /// The scale in force, for the quality page.
    pub id: Option<String>,
    /// Numbers that lie outside the scale and are no answers.
    pub outside: u64,
}

impl Known {
    /// A scale on which every label lies in the middle: of so few answers with a doubtful scale it is known that they
    /// were given, and nothing is said of them.
    #[must_use]
    pub fn doubtful(answers: &Answers) -> Self {
        let middle = Step { above: 20, range: 40 };
        let labels = answers.labels.keys().map(|label| (*label, middle)).collect();
        Self { labels, ..Self::default() }
    }

    /// Where an answer lies; none if it is no answer.
    #[must_use]
    pub fn step(&self, answer: Answer) -> Option<Step> {
        match answer.said() {
            Said::Nothing => None,
            Said::Label(label) => self.labels.get(&label.index()).copied(),
            Said::Tenths(tenths) => {
                let (min, max) = self.numbers?;
                let inside = (min * 10..=max * 10).contains(&tenths);
                inside.then_some(Step { above: tenths - min * 10, range: (max - min) * 10 })
            }
        }
    }
}

/// The scale of a question whose answers are `answers`. `labels` is the table of all labels.
///
/// # Errors
/// If the labels fit no scale, or several that disagree, and the settings name none.
pub fn scale_of(question: &str, answers: &Answers, labels: &Symbols, survey: &Survey) -> Result<Known, Refusal> {
    let named = survey.questions.get(question).and_then(|id| survey.scale.iter().find(|scale| scale.id == *id));
    let mut known = Known::default();
    let texts: BTreeMap<usize, &str> = labels
        .iter()
        .map(|(sym, text)| (sym.index(), text))
        .filter(|(at, _)| answers.labels.contains_key(at))
        .collect();
    if !texts.is_empty() {
        let scale = labelled(&texts, named, survey)?;
        known.id = Some(scale.id.clone());
        known.labels = texts.iter().filter_map(|(at, text)| Some((*at, step_of(scale, text)?))).collect();
    }
    if !answers.numbers.is_empty() {
        let (id, min, max) = numeric(answers, named, survey);
        known.id = known.id.or(id);
        known.numbers = Some((min, max));
        let outside = |tenths: i32| !(min * 10..=max * 10).contains(&tenths);
        known.outside = answers.numbers.iter().filter(|(tenths, _)| outside(**tenths)).map(|(_, count)| count).sum();
    }
    Ok(known)
}

/// The one scale that has all labels, or those that agree on all of them.
fn labelled<'s>(
    texts: &BTreeMap<usize, &str>,
    named: Option<&'s Scale>,
    survey: &'s Survey,
) -> Result<&'s Scale, Refusal> {
    let found = || texts.values().map(|text| (*text).to_owned()).collect::<BTreeSet<_>>().into_iter().collect();
    if let Some(scale) = named.filter(|scale| !scale.labels.is_empty()) {
        return Ok(scale);
    }
    let fitting: Vec<&Scale> = survey
        .scale
        .iter()
        .filter(|scale| !scale.labels.is_empty() && texts.values().all(|text| step_of(scale, text).is_some()))
        .collect();
    let Some(first) = fitting.first().copied() else { return Err(Refusal::NoScale { labels: found() }) };
    let agree = |scale: &&Scale| {
        texts.values().all(|text| match (step_of(first, text), step_of(scale, text)) {
            (Some(a), Some(b)) => i64::from(a.above) * i64::from(b.range) == i64::from(b.above) * i64::from(a.range),
            _ => false,
        })
    };
    if fitting.iter().all(agree) {
        Ok(first)
    } else {
        let scales = fitting.iter().map(|scale| scale.id.clone()).collect();
        Err(Refusal::Several { labels: found(), scales })
    }
}

fn step_of(scale: &Scale, text: &str) -> Option<Step> {
    let label = scale.synonyms.get(text).map_or(text, String::as_str);
    let place = scale.labels.iter().position(|known| known == label)?;
    let tenths = |steps: usize| i32::try_from(steps * 10).ok();
    Some(Step { above: tenths(place)?, range: tenths(scale.labels.len() - 1)? })
}

/// Numbers are on one to five, unless at least one in a hundred answers is six to ten.
fn numeric(answers: &Answers, named: Option<&Scale>, survey: &Survey) -> (Option<String>, i32, i32) {
    if let Some((scale, range)) = named.and_then(|scale| Some((scale, scale.numeric?))) {
        return (Some(scale.id.clone()), range.min, range.max);
    }
    let counted = |low: i32, high: i32| -> u64 {
        answers.numbers.iter().filter(|(tenths, _)| (low * 10..=high * 10).contains(tenths)).map(|(_, n)| n).sum()
    };
    let ten = counted(6, 10) * 100 >= counted(1, 10).max(1);
    let (min, max) = if ten { (1, 10) } else { (1, 5) };
    let scale =
        survey.scale.iter().find(|scale| scale.numeric.is_some_and(|range| (range.min, range.max) == (min, max)));
    (scale.map(|scale| scale.id.clone()), min, max)
}
