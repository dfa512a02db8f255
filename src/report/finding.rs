//! The headline findings: what the report says in sentences. A sentence is composed from the message files; here stand
//! its rule and its facts.

use std::collections::BTreeMap;

/// The rule that made a finding, in the order of the first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingRule {
    /// A breach of what is not tolerated at all.
    ZeroTolerance,
    /// A promise rate that is red.
    RedPromise,
    /// A signal of a control chart in the bad direction.
    ControlSignal,
    /// A mix effect that would mislead.
    MixEffect,
    /// A caveat of the data that changes a conclusion.
    DataCaveat,
    /// A genuine improvement.
    Improvement,
}

impl FindingRule {
    /// The name in `figures.json`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::ZeroTolerance => "zero_tolerance",
            Self::RedPromise => "red_promise",
            Self::ControlSignal => "control_signal",
            Self::MixEffect => "mix_effect",
            Self::DataCaveat => "data_caveat",
            Self::Improvement => "improvement",
        }
    }
}

/// A fact of a sentence, in the form in which the sentence's language will put it.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Text of the data.
    Text(String),
    /// A count, which chooses plural forms.
    Count(u64),
    /// A date.
    Date(chrono::NaiveDate),
    /// The name of a metric, by slug.
    Metric(&'static str),
    /// A position of the regulation, by role.
    Role(String),
    /// A share as k of n.
    Ratio(crate::stats::Ratio),
    /// A difference in tenths of a percentage point.
    Points(i64),
    /// A share in tenths of a percent, where there is no pair behind it: a floor, a limit.
    Percent(i64),
    /// A number in tenths: points of an index, a median of counts.
    Tenths(i64),
    /// A length of time in seconds.
    Duration(i64),
    /// A month.
    Month(crate::time::Month),
    /// Kinds of record, told one after the other.
    Kinds(Vec<crate::ingest::Kind>),
    /// A question of the questionnaire, by the name of its column.
    Question(String),
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule that made it.
    pub rule: FindingRule,
    /// The metric that it is about.
    pub metric: Option<&'static str>,
    /// The message that words it.
    pub message: String,
    /// Its facts by name.
    pub facts: BTreeMap<&'static str, Fact>,
    /// Where its list stands: a page of the issue with a fragment.
    pub href: String,
}
