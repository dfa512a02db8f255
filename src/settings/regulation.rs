//! The regulation as data: chapters, clauses, who owes what to whom by when, and which metrics answer for it.
//!
//! The built-in one is `regulation.toml`; a file of that name in the data folder replaces it as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, SettingsError, did_you_mean};
use super::{Org, Source, read_or_default, reference, syntax, tree};
use crate::said::{Said, said};

const BUILT_IN: &str = include_str!("regulation.toml");

/// A text in the two languages that the program brings along.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// In the languages that the report folder adds, by tag.
    #[serde(skip)]
    pub(super) others: BTreeMap<String, String>,
}

impl Bilingual {
    /// The text in a language that the report folder adds, else the Chinese one for Chinese and the English one for all
    /// others, with the names of the company in it.
    #[must_use]
    pub fn of(&self, language: &str, org: &Org) -> String {
        let ours = if is_chinese(language) { &self.zh } else { &self.en };
        filled(self.others.get(language).unwrap_or(ours), org)
    }
}

fn is_chinese(language: &str) -> bool {
    language.split('-').next() == Some("zh")
}

/// A text with the names of `[org]` in place of their keys in braces; braces around anything else stay.
fn filled(text: &str, org: &Org) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, key, after)) =
        rest.split_once('{').and_then(|(before, inner)| inner.split_once('}').map(|(key, after)| (before, key, after)))
    {
        filled.push_str(before);
        match org.name(key) {
            Some(name) => filled.push_str(name),
            None => filled.extend(["{", key, "}"]),
        }
        rest = after;
    }
    filled + rest
}

/// A regulation: its clauses in order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regulation {
    /// Chapters in order.
    #[serde(rename = "chapter")]
    pub chapters: Vec<Chapter>,
    /// Titles above those of clauses, in order.
    #[serde(rename = "section", default)]
    pub sections: Vec<Section>,
    /// Parties and positions by key.
    #[serde(rename = "role")]
    pub roles: BTreeMap<String, Role>,
    /// Clauses in order.
    #[serde(rename = "clause")]
    pub clauses: Vec<Clause>,
    /// Action lists by name: clause and responsible position.
    #[serde(rename = "list")]
    pub lists: BTreeMap<String, ListOwner>,
    #[serde(skip)]
    source: Source,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Its number, as `[org] chapters` has it.
    pub number: u8,
    /// Its title.
    pub title: Bilingual,
}

/// A part of the regulation that holds several clauses.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its number: the beginning of the numbers of its clauses.
    pub id: String,
    /// Its title.
    pub title: Bilingual,
}

/// A party or position.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Chinese name; `{care_dept}` stands for what `[org]` says there.
    pub zh: String,
    /// English name.
    pub en: String,
    /// In the languages that the report folder adds, by tag.
    #[serde(skip)]
    pub(super) others: BTreeMap<String, String>,
}

impl Role {
    fn of(&self, language: &str, org: &Org) -> String {
        let ours = if is_chinese(language) { &self.zh } else { &self.en };
        filled(self.others.get(language).unwrap_or(ours), org)
    }
}

impl Org {
    /// The name of a party in this company, by the key of `[org]`.
    #[must_use]
    pub fn name(&self, key: &str) -> Option<&str> {
        Some(match key {
            "supervisor" => &self.supervisor,
            "service_dept" => &self.service_dept,
            "care_dept" => &self.care_dept,
            "office" => &self.office,
            "reader" => &self.reader,
            "manager" => &self.manager,
            "account_role" => &self.account_role,
            "shop_head" => &self.shop_head,
            _ => return None,
        })
    }
}

/// One clause.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Its number, `1.10.2.3` or `2.4.1(1)`.
    pub id: String,
    /// Its chapter.
    pub chapter: u8,
    /// Its title.
    pub title: Bilingual,
    /// What is owed, in one line; `{care_dept}` stands for what `[org]` says there.
    pub obligation: Bilingual,
    /// Roles that owe it.
    #[serde(default)]
    pub owed_by: Vec<String>,
    /// Roles to whom it is owed.
    #[serde(default)]
    pub owed_to: Vec<String>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// How far exports can show it.
    pub measurable: Measurable,
    /// Whether it is judged.
    pub state: ClauseState,
    /// The clause that says the same.
    pub duplicate_of: Option<String>,
    /// The metric that stands in the scorecard's row.
    pub primary: Option<String>,
    /// Further metrics that colour it.
    #[serde(default)]
    pub secondary: Vec<String>,
    /// Metrics that are shown and never colour it.
    #[serde(default)]
    pub information: Vec<String>,
    /// Kinds of records that its metrics need.
    #[serde(default)]
    pub records: Vec<String>,
}

impl Clause {
    /// Metrics that may colour it, the primary one first.
    pub fn coloured(&self) -> impl Iterator<Item = &str> {
        self.primary.iter().chain(&self.secondary).map(String::as_str)
    }

    /// All its metrics, the primary one first.
    pub fn metrics(&self) -> impl Iterator<Item = &str> {
        self.coloured().chain(self.information.iter().map(String::as_str))
    }

    /// Its number as a fragment of an address: `clause-2-4-1-1`.
    #[must_use]
    pub fn anchor(&self) -> String {
        let parts = self.id.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
        std::iter::once("clause").chain(parts).collect::<Vec<_>>().join("-")
    }
}

/// By when a clause is owed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Chinese, without numbers that settings may change.
    pub zh: String,
    /// English.
    pub en: String,
    /// Who fixed it.
    pub basis: Basis,
    /// Keys of the settings that hold its numbers, prefixes for all below them.
    #[serde(default)]
    pub limits: Vec<String>,
}

/// Who fixed a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// 制度规定
    Regulation,
    /// 部门设定
    Department,
}

/// How far exports can show whether a clause is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measurable {
    /// Wholly.
    Full,
    /// In part.
    Partly,
    /// Not at all.
    None,
}

/// Whether a clause is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClauseState {
    /// By its metrics.
    Assessed,
    /// 不直接考核: no number is invented for it.
    NotAssessed,
    /// It repeats another clause word for word.
    Duplicate,
}

/// An action list: the clause it serves, and who must act.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListOwner {
    /// The clause; the record decides between several.
    pub clause: String,
    /// The role that must act.
    pub owner: String,
}

impl Default for Regulation {
    fn default() -> Self {
        Self::parse(BUILT_IN, "regulation.toml").expect("the built-in regulation is valid, which a test proves")
    }
}

impl Regulation {
    /// Reads `regulation.toml` of a data folder; a missing file gives the built-in regulation.
    ///
    /// # Errors
    /// The file cannot be read, or contradicts itself; all faults are gathered.
    pub fn load(data: &Path) -> Result<Self, SettingsError> {
        read_or_default(&data.join("regulation.toml"), Self::parse)
    }

    /// Reads a regulation from its text; `path` is how errors call it.
    ///
    /// # Errors
    /// The text is not a regulation, or contradicts itself; all faults are gathered.
    pub fn parse(text: &str, path: &str) -> Result<Self, SettingsError> {
        let fail = |faults| SettingsError::faults(path, text, faults);
        let (root, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            return Err(fail(errors.iter().map(syntax).collect()));
        }
        let places = tree::Places::of(root.get_ref());
        let span = root.span();
        let root = Spanned::new(span, DeValue::Table(root.into_inner()));
        let mut regulation: Self = tree::read(root, &places).map_err(|fault| fail(vec![fault]))?;
        regulation.source = Source { path: path.to_owned(), text: text.to_owned(), places };
        let faults = regulation.contradictions();
        if faults.is_empty() { Ok(regulation) } else { Err(fail(faults)) }
    }

    /// Compares metrics and kinds of records with those that exist.
    ///
    /// # Errors
    /// A name that does not exist; all faults are gathered.
    pub fn validate(&self, metrics: &[&str], kinds: &[&str]) -> Result<(), SettingsError> {
        let mut faults = Vec::new();
        for (index, clause) in self.clauses.iter().enumerate() {
            for metric in clause.metrics().filter(|metric| !metrics.contains(metric)) {
                let id = &clause.id;
                let message = said!("clause {id}: there is no metric `{metric}`", "条款 {id}：没有指标 `{metric}`");
                faults.push(self.named(index, metric, message, did_you_mean(metric, metrics.iter().copied())));
            }
            for kind in clause.records.iter().map(String::as_str).filter(|kind| !kinds.contains(kind)) {
                let id = &clause.id;
                let message =
                    said!("clause {id}: there is no kind of records `{kind}`", "条款 {id}：没有记录种类 `{kind}`");
                faults.push(self.named(index, kind, message, did_you_mean(kind, kinds.iter().copied())));
            }
        }
        if faults.is_empty() {
            return Ok(());
        }
        Err(SettingsError::faults(&self.source.path, &self.source.text, faults))
    }

    /// A clause by its number.
    #[must_use]
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }

    /// The sections that a clause stands in, the widest first.
    pub fn sections_of<'a>(&'a self, clause: &'a Clause) -> impl Iterator<Item = &'a Section> {
        // `1.1` holds `1.1a` and `1.1.2`, but not `1.10`.
        let holds = |rest: &str| !rest.is_empty() && !rest.starts_with(|c: char| c.is_ascii_digit());
        self.sections.iter().filter(move |it| clause.id.strip_prefix(it.id.as_str()).is_some_and(holds))
    }

    /// The clauses of the chapters in force, in order.
    pub fn in_force<'a>(&'a self, chapters: &'a [u8]) -> impl Iterator<Item = &'a Clause> {
        self.clauses.iter().filter(|clause| chapters.contains(&clause.chapter))
    }

    /// The numbers of the clauses that a metric answers for, in order.
    pub fn clauses_of<'a>(&'a self, metric: &'a str) -> impl Iterator<Item = &'a str> {
        self.clauses
            .iter()
            .filter(move |clause| clause.metrics().any(|it| it == metric))
            .map(|clause| clause.id.as_str())
    }

    /// The name of a role: in Chinese as the company calls it.
    #[must_use]
    pub fn role_name(&self, role: &str, org: &Org, language: &str) -> String {
        self.roles.get(role).map_or_else(|| role.to_owned(), |it| it.of(language, org))
    }

    fn contradictions(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for (index, clause) in self.clauses.iter().enumerate() {
            let mut wrong = |name: &str, message: Said| faults.push(self.named(index, name, message, None));
            let id = &clause.id;
            if !seen.insert(id.as_str()) {
                wrong(id, said!("clause {id} is there twice", "条款 {id} 写了两次"));
            }
            if !self.chapters.iter().any(|chapter| chapter.number == clause.chapter) {
                wrong(
                    id,
                    said!(
                        "clause {id} stands in chapter {chapter}, which is not there",
                        "条款 {id} 所在的第 {chapter} 章不存在",
                        chapter = clause.chapter
                    ),
                );
            }
            match clause.state {
                ClauseState::Assessed if clause.metrics().next().is_none() => {
                    wrong(id, said!("clause {id} is assessed without a metric", "条款 {id} 要考核，却没有指标"));
                }
                ClauseState::Assessed | ClauseState::NotAssessed if clause.duplicate_of.is_some() => {
                    wrong(
                        id,
                        said!(
                            "clause {id} repeats another one, so its state is \"duplicate\"",
                            "条款 {id} 与另一条重复，状态应为 \"duplicate\""
                        ),
                    );
                }
                ClauseState::NotAssessed | ClauseState::Duplicate if clause.coloured().next().is_some() => {
                    wrong(
                        id,
                        said!(
                            "clause {id} is not assessed and yet has metrics that colour it",
                            "条款 {id} 不考核，却有决定颜色的指标"
                        ),
                    );
                }
                ClauseState::Duplicate => match clause.duplicate_of.as_deref() {
                    Some(other) if other != id && self.clause(other).is_some() => {}
                    _ => wrong(
                        id,
                        said!(
                            "clause {id} is a duplicate of no other clause: name it in `duplicate_of`",
                            "条款 {id} 没有说明与哪一条重复，请写在 `duplicate_of`"
                        ),
                    ),
                },
                ClauseState::Assessed | ClauseState::NotAssessed => {}
            }
            let mut metrics = BTreeSet::new();
            if let Some(twice) = clause.metrics().find(|metric| !metrics.insert(*metric)) {
                wrong(twice, said!("clause {id} names `{twice}` twice", "条款 {id} 把 `{twice}` 写了两次"));
            }
            for role in clause.owed_by.iter().chain(&clause.owed_to).filter(|role| !self.roles.contains_key(*role)) {
                wrong(role, said!("clause {id}: there is no role `{role}`", "条款 {id}：没有岗位 `{role}`"));
            }
            for limit in clause.deadline.iter().flat_map(|it| &it.limits).filter(|it| !reference::knows(it)) {
                wrong(limit, said!("clause {id}: there is no setting `{limit}`", "条款 {id}：没有设置 `{limit}`"));
            }
        }
        for (name, list) in &self.lists {
            let span = self.source.places.value_of(&["list", name]);
            let mut wrong = |message| {
                let expected = said!("unknown name", "没有这个名字");
                faults.push(Fault { span: span.clone(), message, expected, help: None });
            };
            if self.clause(&list.clause).is_none() {
                let clause = &list.clause;
                wrong(said!("the list {name}: there is no clause `{clause}`", "清单 {name}：没有条款 `{clause}`"));
            }
            if !self.roles.contains_key(&list.owner) {
                let owner = &list.owner;
                wrong(said!("the list {name}: there is no role `{owner}`", "清单 {name}：没有岗位 `{owner}`"));
            }
        }
        faults
    }

    /// A fault at a name inside a clause: the place is where the name stands in the clause's text.
    fn named(&self, index: usize, name: &str, message: Said, help: Option<Said>) -> Fault {
        let next = self.source.places.value_of(&["clause", &(index + 1).to_string(), "id"]);
        let from = self.source.places.value_of(&["clause", &index.to_string(), "id"]).start;
        let to = if next.start > from { next.start } else { self.source.text.len() };
        let at = self.source.text.get(from..to).and_then(|text| text.find(&format!("\"{name}\"")));
        let span = at.map_or(from..from, |at| from + at..from + at + name.len() + 2);
        Fault { span, message, expected: Said::default(), help }
    }
}

#[cfg(test)]
mod tests;
