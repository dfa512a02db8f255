//! `[publish]`: what may be read about people and customers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `[publish]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// How engineers appear.
    pub engineers: Naming,
    /// On what ground engineers are named; required for `named`.
    pub named_basis: String,
    /// How customers appear.
    pub customers: Naming,
    /// Customers that always appear as a code.
    pub code_customers: Vec<String>,
    /// Whether owners of actions are named.
    pub owner_names: bool,
    /// Whether descriptions are shown.
    pub free_text: bool,
    /// Whether customers' comments are shown.
    pub comments: bool,
    /// Whether rows can be downloaded.
    pub downloads: bool,
    /// Whether the restricted file about missed and swapped shifts is written, outside the site.
    pub restricted_discipline_file: bool,
    /// What is masked in free text. The privacy gate refuses what is left out, wherever it stands.
    pub mask: Vec<Mask>,
    /// Strings that the privacy gate takes wrongly.
    pub allow: Vec<String>,
    /// A statement for an engineer code.
    #[serde(default)]
    pub notes: BTreeMap<String, String>,
}

/// How somebody appears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Naming {
    /// Not at all.
    Hidden,
    /// By a stable code.
    Coded,
    /// By name.
    Named,
}

/// A kind of personal data in free text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mask {
    /// Mobile and landline numbers.
    Phone,
    /// E-mail addresses.
    Email,
    /// Identity card numbers.
    IdCard,
    /// Number plates.
    Plate,
}
