//! The snapshot of a published month: one file an edition, aggregates only.

use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::carry_over::Pending;
use super::restatement::Restated;
use super::{Definitions, Line};
use crate::ingest::Kind;
use crate::metrics::index_of;
use crate::report::finding::Fact;
use crate::report::{Finding, Input, Report, instant};
use crate::tally::Tally;
use crate::time::{Moment, Month};

/// The version of the shape of snapshots.
pub const FORMAT: u32 = 1;

/// A moment with the offset of the time zone in which it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant {
    /// Local time.
    pub at: Moment,
    /// Seconds to add to universal time.
    pub offset: i32,
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&instant(self.at, self.offset))
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let read = DateTime::parse_from_rfc3339(&text).map_err(serde::de::Error::custom)?;
        Ok(Self { at: Moment::from_naive(read.naive_local()), offset: read.offset().local_minus_utc() })
    }
}

/// A file as it was when the month was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedInput {
    /// Path relative to the data folder.
    pub path: String,
    /// The record type.
    pub kind: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its length, by which rows added at its end are known from changes within it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// Rows below the header.
    pub read: u64,
    /// Rows that became records.
    pub kept: u64,
    /// First and last date of what it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<(NaiveDate, NaiveDate)>,
}

impl SealedInput {
    /// Seals a file.
    #[must_use]
    pub fn of(input: &Input, bytes: Option<u64>) -> Self {
        Self {
            path: input.path.clone(),
            kind: input.kind.slug().to_owned(),
            sha256: input.sha256.clone(),
            bytes,
            read: input.read,
            kept: input.kept,
            span: input.span,
        }
    }

    /// The record type, if the program still has it.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        self.kind.parse().ok()
    }
}

/// A headline finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SealedFinding {
    /// The rule that made it.
    pub rule: String,
    /// The metric that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metric: Option<String>,
    /// The message that worded it.
    pub message: String,
    /// What it is about beyond the metric: the texts of its sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
}

impl SealedFinding {
    /// Seals a finding.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        let texts: Vec<&str> = finding
            .facts
            .values()
            .filter_map(|fact| match fact {
                Fact::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        Self {
            rule: finding.rule.slug().to_owned(),
            metric: finding.metric.map(str::to_owned),
            message: finding.message.clone(),
            subject: texts.join(" · "),
        }
    }
}

/// An open action, without the name of a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SealedAction {
    /// Its list.
    pub list: String,
    /// The clause that asks for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub clause: String,
    /// What it is about, as it was published.
    pub subject: String,
    /// The metric that judges it.
    pub metric: String,
    /// The position that must act.
    pub owner: String,
    /// When it was due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
}

impl SealedAction {
    /// Seals an action.
    #[must_use]
    pub fn of(action: &crate::report::Action) -> Self {
        Self {
            list: action.list.slug().to_owned(),
            clause: action.clause.clone(),
            subject: action.subject.clone(),
            metric: action.metric.to_owned(),
            owner: action.owner.clone(),
            due: action.due,
        }
    }
}

/// How a clause stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedClause {
    /// Its number.
    pub id: String,
    /// Its colour.
    pub status: crate::report::Status,
}

/// A published month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The version of the shape.
    pub format: u32,
    /// The program that wrote it.
    pub generator: String,
    /// The month.
    pub month: Month,
    /// The number of the edition, from 1.
    pub edition: u32,
    /// The instant at which the data closed, exclusive.
    pub as_of: Instant,
    /// When the edition was issued.
    pub issued_at: Instant,
    /// What figures meant.
    pub definitions: Definitions,
    /// The files.
    pub inputs: Vec<SealedInput>,
    /// The figures of the month.
    pub figures: Vec<Line>,
    /// How the clauses stood.
    pub clauses: Vec<SealedClause>,
    /// The headline findings.
    pub findings: Vec<SealedFinding>,
    /// What was to be done and overdue.
    pub actions: Vec<SealedAction>,
    /// What earlier months left open.
    #[serde(default)]
    pub carried: Vec<Pending>,
    /// What differs from the edition before.
    #[serde(default)]
    pub changes: Vec<Restated>,
}

/// What a snapshot takes beyond the report.
#[derive(Debug)]
pub struct Sealing<'a> {
    /// The edition.
    pub edition: u32,
    /// When it is issued.
    pub issued_at: Moment,
    /// What figures mean.
    pub definitions: Definitions,
    /// The counts behind the figures.
    pub tally: &'a Tally,
    /// What earlier months left open.
    pub carried: Vec<Pending>,
}

impl Snapshot {
    /// Seals a report; `bytes` tells the length of an input.
    #[must_use]
    pub fn of(report: &Report, sealing: Sealing<'_>, bytes: &dyn Fn(&str) -> Option<u64>) -> Self {
        let zoned = |at| Instant { at, offset: report.utc_offset };
        let in_month = report.figures.all().iter().filter(|figure| figure.month == report.month);
        Self {
            format: FORMAT,
            generator: generator(),
            month: report.month,
            edition: sealing.edition,
            as_of: zoned(report.as_of),
            issued_at: zoned(sealing.issued_at),
            definitions: sealing.definitions,
            inputs: report.inputs.iter().map(|input| SealedInput::of(input, bytes(&input.path))).collect(),
            figures: in_month
                .filter(|figure| Line::may_seal(figure))
                .map(|figure| {
                    let whole = figure.part.is_none();
                    Line::of(figure, whole.then(|| sum(sealing.tally, figure.metric.slug, report.month)).flatten())
                })
                .collect(),
            clauses: report
                .clauses
                .iter()
                .map(|clause| SealedClause { id: clause.id.clone(), status: clause.status })
                .collect(),
            findings: report.findings.iter().map(SealedFinding::of).collect(),
            actions: report.actions.iter().filter(|action| !action.list.is_next()).map(SealedAction::of).collect(),
            carried: sealing.carried,
            changes: Vec::new(),
        }
    }

    /// The file's text: one figure, file or action a line, so that two editions compare in any viewer.
    ///
    /// # Panics
    /// Never: every snapshot can be written as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let Self {
            format,
            generator,
            month,
            edition,
            as_of,
            issued_at,
            definitions,
            inputs,
            figures,
            clauses,
            findings,
            actions,
            carried,
            changes,
        } = self;
        let members = [
            ("format", one(format)),
            ("generator", one(generator)),
            ("month", one(month)),
            ("edition", one(edition)),
            ("as_of", one(as_of)),
            ("issued_at", one(issued_at)),
            ("definitions", one(definitions)),
            ("inputs", lines(inputs)),
            ("figures", lines(figures)),
            ("clauses", lines(clauses)),
            ("findings", lines(findings)),
            ("actions", lines(actions)),
            ("carried", lines(carried)),
            ("changes", lines(changes)),
        ];
        let members: Vec<String> = members.iter().map(|(name, text)| format!("  \"{name}\": {text}")).collect();
        format!("{{\n{}\n}}\n", members.join(",\n"))
    }

    /// The department's figure of a metric.
    #[must_use]
    pub fn figure(&self, metric: &str) -> Option<&Line> {
        self.figures.iter().find(|line| line.group.is_none() && line.metric == metric)
    }

    /// The name of the file.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.{}.json", self.month, self.edition)
    }
}

fn one<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("a snapshot can be written as JSON")
}

fn lines<T: Serialize>(values: &[T]) -> String {
    if values.is_empty() {
        return "[]".to_owned();
    }
    let lines: Vec<String> = values.iter().map(|value| format!("    {}", one(value))).collect();
    format!("[\n{}\n  ]", lines.join(",\n"))
}

/// The program that writes snapshots.
#[must_use]
pub fn generator() -> String {
    concat!("jiandu ", env!("CARGO_PKG_VERSION")).to_owned()
}

/// The exact sum of the values of the department's figure.
fn sum(tally: &Tally, metric: &str, month: Month) -> Option<i64> {
    let values = &tally.cell(index_of(metric)?, month)?.values;
    if values.is_empty() { None } else { i64::try_from(values.sums().0).ok() }
}
