//! Data quality: what was read, what was lost, what is missing and what it costs.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Fact, State, Table};
#[cfg(test)]
use crate::locale::Locale;

/// `quality.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Quality {
    /// The frame.
    pub frame: Frame,
    /// Files, rows read, kept, deduplicated, skipped, rejected: the identity.
    pub summary: Vec<Fact>,
    /// Every file: kind, hash, encoding, rows, span of dates.
    pub files: Table,
    /// Record types that are missing and the metrics that this costs.
    pub missing: Table,
    /// Which header fed which field, what was passed over, what is missing.
    pub columns: Table,
    /// What is wrong, by kind, with the first places and what to do.
    pub problems: Vec<ProblemGroup>,
    /// Rows that were left out of a denominator, by metric and code.
    pub exclusions: Table,
    /// Projects that are left out because their customer wishes it, with who stands for it.
    pub exemptions: Table,
    /// The cross-table checks.
    pub cross: Table,
    /// How complete the inputs of each metric are.
    pub completeness: Table,
    /// Choices that the reader made and anybody may contest: scales, encodings, priorities.
    pub choices: Table,
    /// What can be downloaded: `figures.json` and the tables of rows.
    pub downloads: Vec<super::parts::Link>,
}

/// All problems of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemGroup {
    /// Its code, also its anchor.
    pub code: String,
    /// Its name, the message `problem-<code>`.
    pub title: String,
    /// What to do, the message `help-<code>`.
    pub help: String,
    /// Error, warning or note, as a word.
    pub severity: String,
    /// Red for an error, yellow for a warning, grey for a note.
    pub state: State,
    /// `14 行`.
    pub count: String,
    /// The first places: `tickets/2026-07.csv:214`, with field, what was found, what was expected.
    pub places: Vec<ProblemPlace>,
    /// `另有 11 处`.
    pub more: Option<String>,
}

/// One place of a problem.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemPlace {
    /// File and line.
    pub place: String,
    /// The header or field.
    pub field: Option<String>,
    /// What was found, masked and cut short.
    pub found: Option<String>,
    /// What would have been right.
    pub expected: Option<String>,
}

#[cfg(test)]
impl Quality {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::sample::{listed, say, table};
        use crate::problem::Code;
        let fact =
            |zh: &str, en: &str, value: &str| Fact { name: say(l, zh, en), value: value.into(), ..Fact::default() };
        let group = |code: Code, state: State| ProblemGroup {
            code: code.slug().into(),
            title: l.text(&format!("problem-{code}")),
            help: l.text_with(&format!("help-{code}"), &[("kind", "tickets".into()), ("field", "opened_at".into())]),
            severity: l.text("severity-error"),
            state,
            count: l.text_with("unit-rows", &[("n", 14.into())]),
            places: vec![ProblemPlace {
                place: "tickets/2026-07.csv:214".into(),
                field: Some("创建时间".into()),
                found: Some("10/5/2026 14:30".into()),
                expected: Some("2026-10-05 14:30".into()),
            }],
            more: Some(l.text_with("problem-and-more", &[("n", 11.into())])),
        };
        Self {
            frame: listed(l, "quality", true),
            summary: vec![
                fact("文件", "Files", "31"),
                fact("读入", "Read", "12,409"),
                fact("采用", "Kept", "12,371"),
                fact("去重", "Deduplicated", "18"),
                fact("跳过", "Skipped", "6"),
                fact("拒绝", "Rejected", "14"),
            ],
            files: Table { list: true, ..table(l, "files") },
            missing: table(l, "missing"),
            columns: table(l, "columns"),
            problems: vec![group(Code::AmbiguousDate, State::Red), group(Code::LateEntry, State::Uncoloured)],
            exclusions: Table { rows: Vec::new(), ..table(l, "exclusions") },
            exemptions: Table { rows: Vec::new(), ..table(l, "exemptions") },
            cross: table(l, "cross"),
            completeness: table(l, "completeness"),
            choices: table(l, "choices"),
            downloads: vec![super::parts::Link::new("rows/tickets.csv", "rows/tickets.csv")],
        }
    }
}
