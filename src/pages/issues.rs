//! The list of issues at the root of the site, newest first, each with its headline.

use super::view::issues::{IssueLine, Issues};
use super::view::overview::Count;
use super::view::parts::{Link, State};
use crate::locale::Locale;
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
    pub finding: std::collections::BTreeMap<String, String>,
    /// The states of its clauses.
    pub clauses: Vec<State>,
    /// The languages that it has besides the first.
    pub others: Vec<(String, String)>,
}

impl Headline {
    /// Reads what an issue says of itself.
    #[must_use]
    pub fn read(figures: &[u8]) -> Self {
        let Ok(value) = serde_json::from_slice::<serde_json::Value>(figures) else { return Self::default() };
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let finding = value["findings"][0]["text"].as_object();
        let clauses = value["clauses"].as_array().into_iter().flatten();
        Self {
            month: value["month"].as_str().and_then(|month| month.parse().ok()),
            edition: value["edition"].as_u64().unwrap_or(0),
            as_of: text(&value["as_of"]).chars().take(10).collect(),
            finding: finding.into_iter().flatten().map(|(tag, words)| (tag.clone(), text(words))).collect(),
            clauses: clauses
                .filter_map(|clause| State::ALL.into_iter().find(|state| clause["status"] == state.slug()))
                .collect(),
            others: Vec::new(),
        }
    }
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
