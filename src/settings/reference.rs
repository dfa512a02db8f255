//! The reference of every key: what it is, whose number it is, one line in English and Chinese.
//!
//! The table below is what the reader of report.toml knows; a test compares it with the structs. Wildcards stand in `<>`,
//! the members of a list of tables behind `[]`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use toml::de::{DeTable, DeValue};

use super::keys::KEYS;
use crate::time::Month;

impl Key {
    /// The id of its line in a language file: `setting-limits-zones-zone-arrive`.
    #[must_use]
    pub fn message(&self) -> String {
        let parts = self.path.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|part| !part.is_empty());
        std::iter::once("setting").chain(parts).collect::<Vec<_>>().join("-")
    }
}

/// Every key, in the order of the documentation.
#[must_use]
pub fn keys() -> &'static [Key] {
    KEYS
}

/// Who fixed the default of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// 制度: the regulation says so.
    Regulation,
    /// 部门: the department decides.
    Department,
}

/// One key, or all keys of one form, as documentation sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Dotted path; `<metric>` stands for any name of its kind.
    pub path: &'static str,
    /// The form of the value, in words of TOML.
    pub form: &'static str,
    /// Who fixed the default.
    pub owner: Owner,
    /// One line in English.
    pub en: &'static str,
    /// The same in Chinese.
    pub zh: &'static str,
}

/// A row of the printed reference: a key with its default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The path; concrete where the default has it.
    pub path: String,
    /// The default as it would be written, or nothing where the key is absent unless written.
    pub default: Option<String>,
    /// What is said about it.
    pub key: &'static Key,
}

/// Every key with its default, tables in the order of the documentation.
#[must_use]
pub fn rows() -> Vec<Row> {
    let table = DeTable::parse(super::DEFAULTS).expect("the built-in defaults are TOML").into_inner();
    let root = DeValue::Table(table);
    let mut rows = Vec::new();
    for key in KEYS {
        let segments = segments(key.path);
        let before = rows.len();
        expand(&root, &segments, &mut Vec::new(), key, &mut rows);
        if rows.len() == before {
            rows.push(Row { path: key.path.to_owned(), default: None, key });
        }
    }
    rows
}

/// The reference as a Markdown table, for the README and `jiandu schema settings`.
#[must_use]
pub fn markdown(language: &str) -> String {
    let zh = language.split('-').next() == Some("zh");
    let (head, owners) = if zh {
        ("| 键 | 写法 | 默认值 | 依据 | 说明 |\n|---|---|---|---|---|\n", ["制度", "部门"])
    } else {
        ("| key | value | default | set by | meaning |\n|---|---|---|---|---|\n", ["regulation", "department"])
    };
    let mut table = head.to_owned();
    for row in rows() {
        let default = row.default.map_or_else(String::new, |it| format!("`{it}`"));
        let owner = owners[usize::from(row.key.owner == Owner::Department)];
        let told = if zh { row.key.zh } else { row.key.en };
        table.push_str(&format!("| `{}` | {} | {default} | {owner} | {told} |\n", row.path, row.key.form));
    }
    table
}

fn expand(value: &DeValue<'_>, rest: &[&str], path: &mut Vec<String>, key: &'static Key, rows: &mut Vec<Row>) {
    let Some((first, rest)) = rest.split_first() else { return };
    // The members of a list are documented by their form; their defaults stand in the list as a whole.
    let DeValue::Table(table) = value else { return };
    for (name, below) in table {
        if name.get_ref() != first && !(first.starts_with('<') && fits(first, name.get_ref())) {
            continue;
        }
        path.push(name.get_ref().to_string());
        if rest.is_empty() {
            let default = super::DEFAULTS[below.span()].split_whitespace().collect::<Vec<_>>().join(" ");
            rows.push(Row { path: path.join("."), default: Some(default), key });
        } else {
            expand(below.get_ref(), rest, path, key, rows);
        }
        path.pop();
    }
}

/// What may stand in a table.
pub(super) struct Children {
    /// Keys with a name of their own.
    pub(super) named: BTreeSet<&'static str>,
    /// Wildcards, and whether each stands for tables.
    open: Vec<(&'static str, bool)>,
}

impl Children {
    /// Whether a wildcard stands here.
    pub(super) fn has(&self, wildcard: &str) -> bool {
        self.open.iter().any(|(it, _)| *it == wildcard)
    }

    pub(super) fn any(&self) -> bool {
        !self.named.is_empty() || !self.open.is_empty()
    }

    pub(super) fn allows(&self, key: &str, is_table: bool) -> bool {
        self.named.contains(key) || self.open.iter().any(|(wild, table)| fits(wild, key) && (!table || is_table))
    }
}

/// The keys that may stand below a path.
pub(super) fn children(path: &[String]) -> Children {
    let mut children = Children { named: BTreeSet::new(), open: Vec::new() };
    for pattern in PATTERNS.iter() {
        let above = pattern.len() > path.len() && pattern.iter().zip(path).all(|(p, it)| p == it || fits(p, it));
        if !above {
            continue;
        }
        let next = pattern[path.len()];
        if next.starts_with('<') {
            children.open.push((next, pattern.len() > path.len() + 1));
        } else if next != "[]" {
            children.named.insert(next);
        }
    }
    children
}

/// Whether a dotted path is a key, or a table with keys below it.
pub(super) fn knows(path: &str) -> bool {
    let path: Vec<_> = path.split('.').collect();
    PATTERNS.iter().any(|it| it.len() >= path.len() && it.iter().zip(&path).all(|(p, key)| p == key || fits(p, key)))
}

/// The tables that have a key of this name.
pub(super) fn tables_with(name: &str) -> Vec<String> {
    let fitting =
        KEYS.iter().map(|key| segments(key.path)).filter(|it| it.last() == Some(&name) && !it.contains(&"[]"));
    fitting.map(|it| it[..it.len() - 1].join(".")).collect()
}

/// Whether a key is one that a wildcard stands for.
fn fits(wildcard: &str, key: &str) -> bool {
    match wildcard {
        "<year>" => key.len() == 4 && key.bytes().all(|b| b.is_ascii_digit()),
        "<month>" => key.parse::<Month>().is_ok(),
        it => it.starts_with('<'),
    }
}

fn segments(path: &'static str) -> Vec<&'static str> {
    path.split('.').flat_map(|it| it.strip_suffix("[]").map_or(vec![it], |name| vec![name, "[]"])).collect()
}

/// The paths of all keys, those included that hold from a month on.
static PATTERNS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let plain = KEYS.iter().map(|key| segments(key.path)).filter(|it| it[0] != "since");
    let later = KEYS.iter().map(|key| segments(key.path)).filter(|it| match it[0] {
        "targets" | "limits" => true,
        "calendar" => matches!(it[1], "workdays" | "intervals"),
        _ => false,
    });
    plain.chain(later.map(|it| [vec!["since", "<month>"], it].concat())).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    /// Dotted paths of all values, lists and their members included as one.
    fn leaves(value: &toml::Value, path: &str, found: &mut BTreeSet<String>) {
        match value {
            toml::Value::Table(table) => {
                for (key, below) in table {
                    leaves(below, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, found);
                }
            }
            _ => {
                found.insert(path.to_owned());
            }
        }
    }

    #[test]
    fn the_reference_knows_every_key_of_the_structs_and_no_other() {
        let value = toml::Value::try_from(Settings::default()).unwrap();
        let mut in_structs = BTreeSet::new();
        leaves(&value, "", &mut in_structs);
        let rows = rows();
        let in_reference: BTreeSet<_> =
            rows.iter().filter(|row| row.default.is_some()).map(|row| row.path.clone()).collect();
        assert_eq!(in_structs, in_reference);
    }

    #[test]
    fn keys_without_a_default_are_read_where_they_are_written() {
        let text = r##"
            [period]
            month = "2026-10"
            [display]
            logo = "logo.svg"
            accent = "#004488"
            [inputs]
            tickets = ["t/*.csv"]
            [ingest.tickets]
            encoding = "gb18030"
            delimiter = ";"
            date_order = "mdy"
            empty = ["?"]
            [aliases.tickets]
            opened_at = ["客户来电时间"]
            [values.tickets.priority]
            "*" = "p3"
            [constant.tickets]
            channel = "phone"
            [names]
            "华东印务" = "华东某印务有限公司"
            [calendar.2027]
            off = [{ name = "元旦", from = 2027-01-01, to = "2027-01-03" }]
            work = []
            [survey.questions]
            overall = "A"
            [[survey.scale]]
            id = "F"
            labels = ["差", "好"]
            synonyms = { "坏" = "差" }
            [[survey.scale]]
            id = "G"
            numeric = { min = 0, max = 4 }
            [stats.baseline_freeze]
            from = "2025-09"
            to = "2026-08"
            reason = "新工单系统上线后"
            [publish.notes]
            E01 = "兼职"
            [since."2026-11".targets]
            csi = [85, 75]
            [since."2026-11".limits.faults]
            report_days = 3
            [since."2026-11".calendar]
            intervals = ["08:30-12:00"]
            workdays = ["Mon"]
        "##;
        Settings::parse(text, "report.toml").unwrap();
        let used = toml::Value::Table(toml::from_str(text).unwrap());
        let has = |segments: &[&str]| {
            let mut here = vec![&used];
            for segment in segments {
                here = here
                    .into_iter()
                    .flat_map(|it| match it {
                        toml::Value::Table(table) if segment.starts_with('<') => table.values().collect(),
                        toml::Value::Table(table) => table.get(*segment).into_iter().collect(),
                        toml::Value::Array(items) if *segment == "[]" => items.iter().collect(),
                        _ => Vec::new(),
                    })
                    .collect();
            }
            !here.is_empty()
        };
        let missing: Vec<_> =
            rows().into_iter().filter(|row| row.default.is_none() && !has(&segments(row.key.path))).collect();
        assert!(missing.is_empty(), "not shown in this test: {missing:#?}");
    }

    #[test]
    fn the_printed_reference_is_a_table_of_five_columns() {
        for language in ["zh-CN", "en"] {
            let table = markdown(language);
            assert!(table.lines().all(|line| line.split('|').count() == 7), "{table}");
        }
        let chosen =
            ["`shop.swap_limit`", "`limits.zones.city.depart`", "`period.month`", "`score.weights.visit_on_time`"];
        let table = markdown("en");
        let rows: Vec<_> = table.lines().filter(|line| chosen.iter().any(|it| line.contains(it))).collect();
        insta::assert_snapshot!(rows.join("\n"), @r#"
        | `period.month` | month "2026-10" |  | department | Month to report where the command line names none |
        | `limits.zones.city.depart` | wall minutes | `30` | department | From dispatch to departure |
        | `score.weights.visit_on_time` | number | `15` | department | Weights of the score; written at all, they replace these |
        | `shop.swap_limit` | number | `2` | regulation | Swaps allowed in a calendar month |
        "#);
    }

    #[test]
    fn every_key_is_told_once_in_both_languages() {
        let paths: BTreeSet<_> = KEYS.iter().map(|key| key.path).collect();
        assert_eq!(paths.len(), KEYS.len());
        for key in KEYS {
            assert!(key.en.is_ascii() && key.en.len() > 5, "{}", key.path);
            assert!(key.zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{}", key.path);
            assert!(!key.en.contains('|') && !key.zh.contains('|') && !key.form.is_empty(), "{}", key.path);
        }
    }
}
