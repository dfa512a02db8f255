//! A settings file as a tree of values that know their place: laid over the defaults, checked for unknown keys.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::fault::{Fault, did_you_mean};
use super::reference::{self, Children};
use crate::said::{Said, said};

/// Where each key of a text stands: its dotted path, and the spans of key and value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places(BTreeMap<Vec<String>, (Range<usize>, Range<usize>)>);

impl Places {
    pub(super) fn of(table: &DeTable<'_>) -> Self {
        let mut places = Self::default();
        places.table(table, &mut Vec::new());
        places
    }

    fn table(&mut self, table: &DeTable<'_>, path: &mut Vec<String>) {
        for (key, value) in table {
            path.push(key.get_ref().to_string());
            self.value(key.span(), value, path);
            path.pop();
        }
    }

    fn value(&mut self, key: Range<usize>, value: &Spanned<DeValue<'_>>, path: &mut Vec<String>) {
        self.0.insert(path.clone(), (key, value.span()));
        match value.get_ref() {
            DeValue::Table(table) => self.table(table, path),
            DeValue::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push(index.to_string());
                    self.value(item.span(), item, path);
                    path.pop();
                }
            }
            _ => {}
        }
    }

    /// Whether the text has the key.
    pub(super) fn has(&self, path: &[&str]) -> bool {
        self.0.contains_key(&owned(path))
    }

    /// The keys below a table of the text.
    pub(super) fn below<'a>(&'a self, path: &[&str]) -> impl Iterator<Item = &'a str> + use<'a> {
        let prefix = owned(path);
        let keys = self.0.keys().filter(move |it| it.len() == prefix.len() + 1 && it.starts_with(&prefix));
        keys.filter_map(|it| it.last()).map(String::as_str)
    }

    /// The value at a path, or the nearest table around it that the text has.
    pub(super) fn value_of(&self, path: &[&str]) -> Range<usize> {
        let whole = (1..=path.len()).rev().find_map(|n| self.0.get(&owned(&path[..n])));
        whole.map_or(0..0, |it| it.1.clone())
    }

    /// The key at a path, or the nearest table around it that the text has.
    pub(super) fn key_of(&self, path: &[&str]) -> Range<usize> {
        let whole = (1..=path.len()).rev().find_map(|n| self.0.get(&owned(&path[..n])));
        whole.map_or(0..0, |it| it.0.clone())
    }

    /// The dotted path of the innermost value that contains a span, where it has a name all the way.
    fn around(&self, span: &Range<usize>) -> Option<String> {
        let inside = self.0.iter().filter(|(_, (_, value))| value.start <= span.start && span.end <= value.end);
        let (path, _) = inside.max_by_key(|(path, _)| path.len())?;
        let counted = path.iter().any(|it| it.len() < 4 && it.bytes().all(|b| b.is_ascii_digit()));
        (!counted).then(|| path.join("."))
    }
}

fn owned(path: &[&str]) -> Vec<String> {
    path.iter().map(|it| (*it).to_owned()).collect()
}

/// Takes the unknown keys out of a table, and says of each what is known there. Dates without quotes become text.
pub(super) fn take_unknown(table: &mut DeTable<'_>, path: &mut Vec<String>, faults: &mut Vec<Fault>) {
    let known = reference::children(path);
    let unknown: Vec<_> = table
        .iter()
        .filter(|(key, value)| !known.allows(key.get_ref(), value.get_ref().is_table()))
        .map(|(key, _)| key.clone())
        .collect();
    for key in unknown {
        let name = key.get_ref().to_string();
        let suggestion = did_you_mean(&name, known.named.iter().copied()).or_else(|| elsewhere(path, &name));
        let place = if path.is_empty() { "report.toml".to_owned() } else { format!("[{}]", path.join(".")) };
        faults.push(Fault {
            span: key.span(),
            message: said!("`{name}` is not a setting of {place}", "{place} 没有 `{name}` 这个设置"),
            expected: expected_keys(&known, suggestion.is_some()),
            help: suggestion,
        });
        table.remove(&key);
    }
    for (key, value) in table.iter_mut() {
        path.push(key.get_ref().to_string());
        take_unknown_below(value.get_mut(), path, faults);
        path.pop();
    }
}

fn take_unknown_below(value: &mut DeValue<'_>, path: &mut Vec<String>, faults: &mut Vec<Fault>) {
    match value {
        DeValue::Datetime(it) => *value = DeValue::String(Cow::Owned(it.to_string())),
        DeValue::Table(table) if reference::children(path).any() => take_unknown(table, path, faults),
        DeValue::Array(items) => {
            path.push("[]".to_owned());
            for item in items.iter_mut() {
                take_unknown_below(item.get_mut(), path, faults);
            }
            path.pop();
        }
        _ => {}
    }
}

/// A key that is known, but in another table.
fn elsewhere(path: &[String], name: &str) -> Option<Said> {
    let here = path.join(".");
    let tables: BTreeSet<_> = reference::tables_with(name).into_iter().filter(|it| *it != here).collect();
    let first = tables.first()?;
    Some(if first.is_empty() {
        said!("`{name}` stands at the top, before the first table", "`{name}` 应写在最上面，第一张表之前")
    } else {
        said!("`{name}` belongs to `[{first}]`", "`{name}` 属于 `[{first}]`")
    })
}

fn expected_keys(known: &Children, suggested: bool) -> Said {
    let named = &known.named;
    match named.len() {
        _ if suggested => said!("unknown key", "没有这个键"),
        0 if known.has("<month>") => said!("expected a month like \"2026-11\"", "应为月份，如 \"2026-11\""),
        0 => said!("unknown key", "没有这个键"),
        1..=12 => {
            let list: Vec<_> = named.iter().map(|it| format!("`{it}`")).collect();
            let list = list.join(", ");
            said!("expected one of {list}", "应为其中之一：{list}")
        }
        n => said!(
            "unknown key; {n} others are known here (`jiandu schema settings`)",
            "没有这个键；这里可用的有 {n} 个，见 `jiandu schema settings`"
        ),
    }
}

/// Lays a table over another: tables are merged key by key, anything else is replaced.
///
/// Score weights are replaced as a whole, and scales are joined by their id.
pub(super) fn overlay<'i>(base: &mut DeTable<'i>, over: DeTable<'i>, path: &mut Vec<String>) {
    for (key, value) in over {
        path.push(key.get_ref().to_string());
        let before = base.remove(&key);
        let span = value.span();
        let merged = match (before.map(Spanned::into_inner), value.into_inner()) {
            (Some(DeValue::Table(mut below)), DeValue::Table(above)) if *path != ["score", "weights"] => {
                overlay(&mut below, above, path);
                DeValue::Table(below)
            }
            (Some(DeValue::Array(below)), DeValue::Array(above)) if *path == ["survey", "scale"] => {
                let kept = |old: &Spanned<DeValue<'_>>| above.iter().all(|new| scale_id(new) != scale_id(old));
                let kept: Vec<_> = below.into_iter().filter(kept).collect();
                DeValue::Array(kept.into_iter().chain(above).collect())
            }
            (_, value) => value,
        };
        base.insert(key, Spanned::new(span, merged));
        path.pop();
    }
}

fn scale_id<'a>(scale: &'a Spanned<DeValue<'_>>) -> Option<&'a str> {
    scale.get_ref().get("id")?.get_ref().as_str()
}

/// Reads a section, or says what is wrong with it.
pub(super) fn read<T: DeserializeOwned>(value: Spanned<DeValue<'_>>, places: &Places) -> Result<T, Fault> {
    let whole = value.span();
    T::deserialize(ValueDeserializer::from(value)).map_err(|error| {
        let span = error.span().unwrap_or(whole);
        let (message, expected) = in_plain_words(error.message());
        let name = places.around(&span);
        let message = match name {
            Some(name) => {
                Said { en: format!("`{name}`: {}", message.en).into(), zh: format!("`{name}`：{}", message.zh).into() }
            }
            None => message,
        };
        let help = variants(error.message());
        Fault { span, message, expected, help }
    })
}

/// Splits a message of the parser into what was found and what is expected, without names of Rust types.
fn in_plain_words(message: &str) -> (Said, Said) {
    let (found, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let found = match found.strip_prefix("unknown variant ") {
        Some(word) => said!("{word} is not one of its values", "{word} 不是可用的值"),
        None => Said { en: found.into(), zh: in_chinese(found).into() },
    };
    let expected = match expected {
        "" => return (found, Said::default()),
        "u8" | "u16" | "u32" | "usize" => said!("a whole number, not negative", "不小于 0 的整数"),
        "i32" | "i64" => said!("a whole number", "整数"),
        "a string" => said!("text in quotes", "加引号的文字"),
        "a boolean" => said!("`true` or `false`", "`true` 或 `false`"),
        "a sequence" => said!("a list in [ ]", "用 [ ] 写的列表"),
        it if it == "a map" || it.starts_with("struct ") => said!("a table", "一张表"),
        "a number with at most six decimal places" => {
            said!("a number with at most six decimal places", "最多六位小数的数")
        }
        it => Said { en: it.into(), zh: it.replace("one of ", "以下之一：").replace(" or ", " 或 ").into() },
    };
    (found, Said { en: format!("expected {}", expected.en).into(), zh: format!("应为{}", expected.zh).into() })
}

/// What the parser and the small values say of a wrong value, as far as they have fixed words.
fn in_chinese(found: &str) -> String {
    const WORDS: [(&str, &str); 15] = [
        ("invalid type: ", "类型不对："),
        ("invalid value: ", "值不对："),
        ("missing field ", "缺少 "),
        ("unknown field ", "没有这个键 "),
        ("integer ", "整数 "),
        ("floating point ", "小数 "),
        ("boolean ", "真假值 "),
        ("string ", "文字 "),
        ("sequence", "列表"),
        ("map", "表"),
        (" is not a time of day; write it like ", " 不是时刻，写法如 "),
        (" is not a span of the day; write it like ", " 不是一天里的时段，写法如 "),
        (" is not a day of the year; write month and day like ", " 不是日期，写月和日，如 "),
        (" ends before it begins", " 的结束早于开始"),
        (", up to ", "，最晚 "),
    ];
    // Only what stands outside quotes is ours or the parser's; what stands inside is the user's.
    let quoted = |c| c == '`' || c == '"';
    if let Some((said, word)) = WORDS.iter().find(|(said, _)| said.starts_with("invalid") && found.starts_with(said)) {
        let rest = &found[said.len()..];
        let kind = WORDS.iter().find(|(said, _)| rest.starts_with(said));
        return match kind {
            Some((said, kind)) => format!("{word}{kind}{}", &rest[said.len()..]),
            None => format!("{word}{rest}"),
        };
    }
    let mut text = String::new();
    for (at, part) in found.split_inclusive(quoted).enumerate() {
        if at % 2 == 1 {
            text.push_str(part);
            continue;
        }
        let (bare, quote) = match part.char_indices().next_back().filter(|(_, c)| quoted(*c)) {
            Some((end, _)) => part.split_at(end),
            None => (part, ""),
        };
        let word = WORDS.iter().find(|(said, _)| *said == bare).map_or(bare, |(_, word)| *word);
        text.push_str(word);
        text.push_str(quote);
    }
    text
}

/// `did you mean` for a word out of a list: the parser names them all.
fn variants(message: &str) -> Option<Said> {
    let message = message.strip_prefix("unknown variant ").or_else(|| message.strip_prefix("unknown field "))?;
    let mut words = message.split('`').skip(1).step_by(2);
    let found = words.next()?;
    did_you_mean(found, words)
}
