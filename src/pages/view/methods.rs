//! Methods: the definition of every metric, the readings of unclear text, the settings in force, the glossary.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Fact, Link, Table};
#[cfg(test)]
use crate::locale::Locale;

/// `methods.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Methods {
    /// The frame.
    pub frame: Frame,
    /// `口径版本 1`.
    pub version: String,
    /// Every metric in a list that can be searched.
    pub index: Table,
    /// The metrics by family.
    pub families: Vec<Family>,
    /// Where the text of the regulation is open: the reading in force and why.
    pub readings: Table,
    /// Targets, limits, calendar, weights in force, with who set them and since when.
    pub settings: Table,
    /// The terms.
    pub glossary: Vec<Fact>,
}

/// A family of metrics.
#[derive(Clone, Debug, Serialize)]
pub struct Family {
    /// Its anchor.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its metrics.
    pub definitions: Vec<Definition>,
}

/// The definition of a metric: the place that every figure of it points at.
#[derive(Clone, Debug, Serialize)]
pub struct Definition {
    /// Its slug, also its anchor.
    pub slug: String,
    /// Its name, the message `metric-<slug>`.
    pub name: String,
    /// What is counted over what, the message `metric-<slug>.definition`.
    pub definition: String,
    /// Exclusions and how to read it, the message `metric-<slug>.note`.
    pub note: Option<String>,
    /// The clauses that it serves.
    pub clauses: Vec<Link>,
    /// Period rule, kind, direction, target, floor, who set them, population today, exclusions, statistics, records.
    pub facts: Vec<Fact>,
    /// The page and section where it stands.
    pub seen: Option<Link>,
    /// A worked example.
    pub example: Option<Example>,
}

/// A worked example: tiny exports and the figure that they give. It runs as a test, so it is true.
#[derive(Clone, Debug, Serialize)]
pub struct Example {
    /// `算例：2026-10，结果 2/3`.
    pub title: String,
    /// The exports.
    pub files: Vec<ExampleFile>,
}

/// A file of a worked example.
#[derive(Clone, Debug, Serialize)]
pub struct ExampleFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

#[cfg(test)]
impl Methods {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{listed, say, table};
        let fact = |name: String, value: String| Fact { name, value, ..Fact::default() };
        let definition = |slug: &str| Definition {
            slug: slug.into(),
            name: l.text(&format!("metric-{slug}")),
            definition: l.text(&format!("metric-{slug}.definition")),
            note: l.find(&format!("metric-{slug}.note"), &[]).ok(),
            clauses: vec![Link::new("1.1a", "scorecard.html#c1.1a")],
            facts: vec![
                fact(l.text("methods-fact-rule"), l.text("period-rule-P")),
                fact(l.text("methods-fact-kind"), l.text("kind-R")),
                fact(l.text("methods-fact-target"), "≥ 95%".into()),
                fact(l.text("methods-fact-set-by"), l.text("ui-set-by-department")),
                fact(l.text("methods-fact-records"), say(l, "工单", "tickets")),
            ],
            seen: Some(Link::new(l.text("nav-tickets"), "tickets.html#response")),
            example: Some(Example {
                title: l.text_with("methods-example", &[("month", "2026-10".into()), ("result", "2/3".into())]),
                files: vec![ExampleFile {
                    name: "tickets.csv".into(),
                    text: "ticket_id,opened_at\nA1,2026-10-12 09:00".into(),
                }],
            }),
        };
        // The sample holds every metric, so that each link of the other samples leads somewhere.
        let slugs: Vec<String> = l
            .ids()
            .filter_map(|id| id.strip_prefix("metric-"))
            .filter(|s| !s.contains('.'))
            .map(str::to_owned)
            .collect();
        Self {
            frame: listed(l, "methods", false),
            index: table(l, "metrics"),
            version: l.text_with("ui-definitions-version", &[("version", "1".into())]),
            families: vec![Family {
                id: "family-a".into(),
                title: l.text("family-acceptance"),
                definitions: slugs.iter().map(|s| definition(s)).collect(),
            }],
            readings: table(l, "readings"),
            settings: table(l, "settings"),
            glossary: crate::pages::view::methods::glossary(l),
        }
    }
}

/// The terms of the glossary with their explanations, in the order of the language.
#[must_use]
pub fn glossary(locale: &crate::locale::Locale) -> Vec<Fact> {
    let mut terms: Vec<Fact> = locale
        .ids()
        .filter(|id| id.starts_with("term-") && !id.contains('.'))
        .map(|id| Fact { name: locale.text(id), value: locale.text(&format!("{id}.means")), ..Fact::default() })
        .collect();
    terms.sort_by(|a, b| locale.compare(&a.name, &b.name));
    terms
}
