//! What the report says of opinions beyond their figures: whether one customer speaks for many, and whether customers
//! answered the employee whom they judge.

use std::collections::BTreeMap;

use super::{Badge, Figures, Status};
use crate::ingest::Sym;
use crate::link::SurveyCase;
use crate::metrics::Rules;
use crate::records::surveys::Channel;
use crate::stats::Ratio;
use crate::stats::index::concentrated;
use crate::time::Month;

/// One customer gives too many of the answers above this share, in percent.
const MOST_PERCENT: u64 = 30;

/// The figures that answers of one customer can lean.
const LEANING: [&str; 3] = ["satisfied_rate", "csi", "nps"];

/// Who put the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    /// An employee asked, by telephone or on site, also about himself.
    Asked,
    /// The customer filled the questionnaire in alone.
    Alone,
    /// The channel is not recorded.
    Unknown,
}

impl Manner {
    /// Every manner, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Asked, Self::Alone, Self::Unknown];

    /// The name in the message files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Alone => "alone",
            Self::Unknown => "unknown",
        }
    }

    const fn of(channel: Option<Channel>) -> Self {
        match channel {
            Some(Channel::Phone | Channel::Onsite) => Self::Asked,
            Some(_) => Self::Alone,
            None => Self::Unknown,
        }
    }
}

/// The satisfied of the month's answers by manner; manners without an answer are left out.
#[must_use]
pub fn manners(answers: &[SurveyCase], rules: &Rules<'_>) -> Vec<(Manner, Ratio)> {
    let mut manners: BTreeMap<Manner, Ratio> = BTreeMap::new();
    let last = rules.window().last;
    for answer in answers.iter().filter(|answer| rules.month_of(answer.submitted) == last) {
        if let Some(overall) = answer.overall {
            let sum = manners.entry(Manner::of(answer.channel)).or_default();
            *sum = *sum + Ratio::new(u64::from(overall.satisfied), 1);
        }
    }
    manners.into_iter().collect()
}

/// How many answers each customer gave in each month; none stands for those who gave no name.
pub type Voices = BTreeMap<Month, BTreeMap<Option<Sym>, u64>>;

/// Counts the answers of each customer.
#[must_use]
pub fn voices(answers: &[SurveyCase], rules: &Rules<'_>) -> Voices {
    let mut months = Voices::new();
    for answer in answers {
        let month = months.entry(rules.month_of(answer.submitted)).or_default();
        *month.entry(answer.customer).or_default() += 1;
    }
    months
}

/// Marks the figures of months in which one customer gave more than three in ten of the answers. Where too few
/// answered for a value there is nothing to lean.
pub fn mark_concentrated(figures: &mut Figures, voices: &Voices) {
    for (&month, customers) in voices {
        // Each anonymous answer may be somebody else's.
        let single = customers.iter().flat_map(|(customer, count)| match customer {
            Some(_) => vec![*count],
            None => vec![1; usize::try_from(*count).unwrap_or(0)],
        });
        if !concentrated(&single.collect::<Vec<u64>>(), MOST_PERCENT) {
            continue;
        }
        for slug in LEANING {
            let figure = figures.of_mut(slug, month);
            if let Some(figure) = figure.filter(|figure| has_value(figure.status)) {
                figure.badges.push(Badge::Concentrated);
            }
        }
    }
}

const fn has_value(status: Status) -> bool {
    !matches!(status, Status::SmallSample | Status::NoneDue | Status::NotMeasured)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::surveys::Rating;
    use crate::report::Labels;
    use crate::report::testing::{Bench, at, everything};
    use crate::tally::{Court, Judged};

    fn answer(index: u32, customer: Option<usize>, channel: Option<Channel>, satisfied: bool) -> SurveyCase {
        SurveyCase {
            index,
            submitted: at("2026-10-20 10:00").at,
            channel,
            customer: customer.map(Sym::from_index),
            is_client: customer.is_some(),
            project: None,
            owner: None,
            overall: Some(Rating { rescaled: 75_000_000, satisfied, low: false }),
            dimensions: [None; 5],
            composite: None,
            attitude: None,
            recommend: None,
            followed_on: None,
        }
    }

    fn badges(customers: &[Option<usize>]) -> Vec<Badge> {
        let bench = Bench::october();
        let rules = bench.rules();
        let answers: Vec<SurveyCase> = (0..).zip(customers).map(|(n, who)| answer(n, *who, None, true)).collect();
        let (mut judged, mut court) = (Judged::new(&rules), Court::new(&rules));
        for answer in &answers {
            court.judge(answer, &mut judged);
        }
        let mut figures = Figures::new(&judged.tally, &rules, &everything(), &Labels::default());
        mark_concentrated(&mut figures, &voices(&answers, &rules));
        figures.of("satisfied_rate", rules.window().last).unwrap().badges.clone()
    }

    #[test]
    fn four_of_ten_answers_of_one_customer_are_marked_and_three_are_not() {
        let [a, b, c, d] = [1, 2, 3, 4].map(Some);
        assert_eq!(badges(&[a, a, a, a, b, b, b, c, c, d]), [Badge::Concentrated]);
        assert_eq!(badges(&[a, a, a, b, b, b, c, c, c, d]), []);
    }

    #[test]
    fn anonymous_answers_are_nobodys_and_a_handful_says_nothing_anyway() {
        assert_eq!(badges(&[None; 10]), []);
        assert_eq!(badges(&[Some(1); 4]), []);
    }

    #[test]
    fn answers_to_the_employee_stand_apart_from_those_given_alone() {
        let bench = Bench::october();
        let answers = [
            answer(0, Some(1), Some(Channel::Phone), true),
            answer(1, Some(2), Some(Channel::Onsite), true),
            answer(2, Some(3), Some(Channel::Wechat), false),
            answer(3, Some(4), Some(Channel::Link), true),
            SurveyCase { submitted: at("2026-09-20 10:00").at, ..answer(4, Some(5), None, true) },
        ];
        let split = manners(&answers, &bench.rules());
        assert_eq!(split, [(Manner::Asked, Ratio::new(2, 2)), (Manner::Alone, Ratio::new(1, 2))]);
    }
}
