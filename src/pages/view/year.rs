//! The year: thirteen months as small multiples, the year to date, published and restated values.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Chart, Table};
#[cfg(test)]
use crate::locale::Locale;

/// `year.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Year {
    /// The frame.
    pub frame: Frame,
    /// What stands in it.
    pub body: YearBody,
}

/// The year without its frame; the print edition carries it too.
#[derive(Clone, Debug, Serialize)]
pub struct YearBody {
    /// Small charts of one size, with control limits, by family.
    pub families: Vec<Multiples>,
    /// The year to date, the same month last year, January and February together.
    pub to_date: Table,
    /// Published and restated values; empty if nothing was restated.
    pub restated: Table,
    /// What changed against the first edition of this month.
    pub edition: Option<Table>,
}

/// Small multiples of a family of metrics.
#[derive(Clone, Debug, Serialize)]
pub struct Multiples {
    /// Its anchor.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The charts, usually one that holds all of the family.
    pub charts: Vec<Chart>,
}

#[cfg(test)]
impl Year {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{chart, listed, say, table};
        let family = |i: usize, zh: &str, en: &str| Multiples {
            id: format!("family-{i}"),
            title: say(l, zh, en),
            charts: vec![chart(l, &format!("m{i}"), "首次响应及时率 94.0%", "First response on time 94.0%")],
        };
        Self {
            frame: listed(l, "year", false),
            body: YearBody {
                families: vec![
                    family(1, "受理与投诉", "Acceptance and complaints"),
                    family(2, "满意度", "Satisfaction"),
                ],
                to_date: table(l, "to-date"),
                restated: Table { rows: Vec::new(), ..table(l, "restated") },
                edition: None,
            },
        }
    }
}
