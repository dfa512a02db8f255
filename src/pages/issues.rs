//! The list of issues at the root of the site, newest first, each with its headline.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::view::issues::{IssueLine, Issues};
use super::view::overview::Count;
use super::view::parts::{Link, State};
use super::words;
use crate::locale::Locale;
use crate::report::{Report, instant};
use crate::time::Month;

/// What the list says of one issue; it stands in the issue's own `figures.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headline {
    /// The month.
    pub month: Option<Month>,
    /// The number of the edition; 0 for one that was never published.
    pub edition: u64,
    /// When its data closed.
    pub as_of: String,
    /// Its first finding by language.
    pub finding: BTreeMap<String, String>,
    /// The states of its clauses.
    pub clauses: Vec<State>,
    /// The languages that it has besides the first.
    pub others: Vec<(String, String)>,
}

impl Headline {
    /// What the issue of a report says of itself; `findings` holds its sentences by language.
    #[must_use]
    pub fn of(report: &Report, findings: &[BTreeMap<String, String>]) -> Self {
        Self {
            month: Some(report.month),
            edition: report.edition.into(),
            as_of: instant(report.as_of, report.utc_offset).chars().take(10).collect(),
            finding: findings.first().cloned().unwrap_or_default(),
            clauses: report.clauses.iter().map(|clause| words::state(clause.status)).collect(),
            others: Vec::new(),
        }
    }

    /// Reads what an issue says of itself.
    #[must_use]
    pub fn read(figures: &[u8]) -> Self {
        let said: Said = serde_json::from_slice(figures).unwrap_or_default();
        let state = |clause: &Clause| State::ALL.into_iter().find(|state| clause.status == state.slug());
        Self {
            month: said.month.and_then(|month| month.parse().ok()),
            edition: said.edition,
            as_of: said.as_of.chars().take(10).collect(),
            finding: said.findings.into_iter().next().map(|finding| finding.text).unwrap_or_default(),
            clauses: said.clauses.iter().filter_map(state).collect(),
            others: Vec::new(),
        }
    }
}

/// The little that is needed of `figures.json`, which may hold a hundred thousand figures.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Said {
    month: Option<String>,
    edition: u64,
    as_of: String,
    findings: Vec<Finding>,
    clauses: Vec<Clause>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Finding {
    text: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Clause {
    status: String,
}

/// The page, from the issues newest first; the newest lends its stylesheet.
#[must_use]
pub fn build(locale: &Locale, company: &str, issues: &[(String, Headline)]) -> Issues {
    let line = |(name, headline): &(String, Headline)| IssueLine {
        link: Link::new(
            headline.month.map_or_else(|| name.clone(), |month| locale.month(month)),
            format!("{name}/index.html"),
        ),
        imprint: match headline.edition {
            0 => locale.text("ui-draft"),
            n => locale.text_with("ui-version", &[("n", i64::try_from(n).unwrap_or(i64::MAX).into())]),
        },
        headline: headline.finding.get(locale.tag()).cloned(),
        counts: [State::Green, State::Yellow, State::Red, State::NotMeasured]
            .into_iter()
            .map(|state| Count { state, n: headline.clauses.iter().filter(|it| **it == state).count().to_string() })
            .collect(),
        others: headline
            .others
            .iter()
            .map(|(tag, own)| Link::new(own.clone(), format!("{name}/{tag}/index.html")))
            .collect(),
    };
    Issues {
        lang: locale.tag().to_owned(),
        company: company.to_owned(),
        assets: issues.first().map_or_else(String::new, |(name, _)| format!("{name}/assets/")),
        languages: Vec::new(),
        issues: issues.iter().map(line).collect(),
        generator: GENERATOR.to_owned(),
    }
}

/// The program and its version, as pages name it.
pub const GENERATOR: &str = concat!("jiandu ", env!("CARGO_PKG_VERSION"));
