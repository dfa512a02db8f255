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
    /// How to read the small charts, and which months they hold.
    pub reading: String,
    /// Small charts of one size, with control limits, and the year to date, by family.
    pub families: Vec<Multiples>,
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
    /// The year to date, January and February together, the same months last year.
    pub to_date: Option<Table>,
}

#[cfg(test)]
impl Year {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{chart, listed, say, table};
        let family = |i: usize, zh: &str, en: &str| Multiples {
            id: format!("family-{i}"),
            title: say(l, zh, en),
            charts: vec![chart(l, &format!("m{i}"), "首次响应及时率 94.0%", "First response on time 94.0%")],
            to_date: Some(table(l, &format!("to-date-{i}"))),
        };
        Self {
            frame: listed(l, "year", false),
            body: YearBody {
                reading: say(
                    l,
                    "每图从 2025年10月 到 2026年10月。",
                    "Each picture runs from October 2025 to October 2026.",
                ),
                families: vec![
                    family(1, "受理与投诉", "Acceptance and complaints"),
                    family(2, "满意度", "Satisfaction"),
                ],
                restated: Table { rows: Vec::new(), ..table(l, "restated-values") },
                edition: None,
            },
        }
    }
}
