//! `[org]`, `[period]`, `[actions]`, `[display]`: who reports, for which month, what is asked for, in which dress.

use serde::{Deserialize, Serialize};

use super::value::TimeOfDay;
use crate::time::Month;

/// `[org]`: the names that the regulation's parties have in this company.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Org {
    /// The company.
    pub company: String,
    /// Title of the regulation that the report supervises.
    pub regulation: String,
    /// The department that issues the report.
    pub supervisor: String,
    /// The department that does the service.
    pub service_dept: String,
    /// The customer-service department.
    pub care_dept: String,
    /// The office that rules on disagreements.
    pub office: String,
    /// The reader of the report.
    pub reader: String,
    /// The manager in charge of faults.
    pub manager: String,
    /// The account owner who signed the deal.
    pub account_role: String,
    /// The head of the shop desk.
    pub shop_head: String,
    /// Chapters of the regulation in force; 2 adds the shop desk.
    pub chapters: Vec<u8>,
}

/// `[period]`: the month and when its report is due.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The month to report where the command line names none.
    pub month: Option<Month>,
    /// Day on which a month begins: 1 to 28; 26 where the books close on the 25th.
    pub start_day: u32,
    /// Working days after the end of the month.
    pub report_due_days: u32,
    /// Time of that day.
    pub report_due_time: TimeOfDay,
}

/// `[actions]`: until when the report asks for what is overdue.
///
/// The regulation says when a thing was due, not what is to happen once that day has passed; these are the department's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asking {
    /// Working days after the report is issued.
    pub new_date_days: u32,
    /// The same where a customer waits for an answer.
    pub waiting_days: u32,
}

/// `[display]`: languages and look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Display {
    /// Language tags; the first stands at the root.
    pub languages: Vec<String>,
    /// Light, dark, or what the reader's system prefers.
    pub theme: Theme,
    /// Whether the score stands under the scorecard.
    pub show_score: bool,
    /// Findings on the first screen at most.
    pub max_findings: u32,
    /// Months of history, the report month included.
    pub history_months: u32,
    /// A picture for the head of the pages, relative to the report folder.
    pub logo: Option<String>,
    /// The accent colour, `#rrggbb`.
    pub accent: Option<String>,
}

/// The colours of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As the reader's system has it.
    Auto,
}
