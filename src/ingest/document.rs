//! A Markdown file: front matter, sections under headings, and the tables and texts in them.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::text::clean;

/// A Markdown file taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The keys of the front matter and their values, in order.
    pub front: Vec<(String, String)>,
    /// The text below the front matter, as it was written.
    pub body: String,
    /// The parts under headings; the first has no heading and may be empty.
    pub sections: Vec<Section>,
}

/// What stands under one heading, up to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading's text, empty before the first heading.
    pub heading: String,
    /// 1 to 6; 0 before the first heading.
    pub level: u8,
    /// The texts that it holds, each a paragraph, a list item, a table cell or a block of code.
    pub pieces: Vec<String>,
    /// Its tables.
    pub tables: Vec<MarkdownTable>,
}

/// A table of a Markdown file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkdownTable {
    /// The texts of its header.
    pub header: Vec<String>,
    /// The texts of its rows.
    pub rows: Vec<Vec<String>>,
}

impl Document {
    /// Takes a file's text apart. Nothing in it can fail: what is no front matter is text.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (front, body) = match split_front(text) {
            Some((front, body)) => (read_front(front), body),
            None => (Vec::new(), text),
        };
        Self { front, body: body.to_owned(), sections: sections(body) }
    }
}

/// The lines between the first line `---` and the next one, and what follows.
fn split_front(text: &str) -> Option<(&str, &str)> {
    let trimmed = text.trim_start();
    let (first, rest) = trimmed.split_once('\n')?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// Reads front matter as YAML; one that is none, which people write, line by line.
fn read_front(front: &str) -> Vec<(String, String)> {
    let lines = front_lines(front);
    let Ok(Front(mut pairs)) = serde_saphyr::from_str::<Front>(front) else { return lines };
    for (key, value) in &mut pairs {
        // YAML makes 7 of 007 and 1.1 of 1.10; what stands there is what counts.
        if value.parse::<f64>().is_ok()
            && let Some((_, written)) = lines.iter().find(|(name, _)| name == key)
        {
            let written = written.split(" #").next().unwrap_or(written).trim();
            if written.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
                written.clone_into(value);
            }
        }
    }
    pairs
}

fn front_lines(front: &str) -> Vec<(String, String)> {
    let line = |line: &str| {
        let (key, value) = line.split_once(':').or_else(|| line.split_once('：'))?;
        let plain = !key.starts_with(['#', ' ', '\t', '-']) && !key.trim().is_empty();
        let value = value.trim().trim_matches(['"', '\'']);
        plain.then(|| (key.trim().to_owned(), value.to_owned()))
    };
    front.lines().filter_map(line).collect()
}

/// The pairs of a mapping, in order, whatever their values are.
struct Front(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Front {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Front;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a mapping")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Front, A::Error> {
                let mut pairs = Vec::new();
                while let Some((Scalar(key), Scalar(value))) = map.next_entry()? {
                    pairs.push((key, value));
                }
                Ok(Front(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// Any value as text: lists are joined, mappings are left out.
struct Scalar(String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Scalar;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a value")
            }

            fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }

            fn visit_str<E>(self, value: &str) -> Result<Scalar, E> {
                Ok(Scalar(value.to_owned()))
            }

            fn visit_unit<E>(self) -> Result<Scalar, E> {
                Ok(Scalar(String::new()))
            }

            fn visit_none<E>(self) -> Result<Scalar, E> {
                Ok(Scalar(String::new()))
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Scalar, D::Error> {
                Scalar::deserialize(deserializer)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar, A::Error> {
                let mut parts = Vec::new();
                while let Some(Scalar(part)) = seq.next_element()? {
                    parts.push(part);
                }
                Ok(Scalar(parts.join("、")))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Scalar(String::new()))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

/// How Markdown is read everywhere: with tables.
#[must_use]
pub fn markdown_options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

fn sections(body: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut text = String::new();
    let mut table: Option<MarkdownTable> = None;
    let mut row = Vec::new();
    for event in Parser::new_ext(body, markdown_options()) {
        let section = sections.last_mut().expect("there is always the first section");
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                flush(&mut text, section);
                sections.push(Section { level: number(level), ..Section::default() });
            }
            Event::End(TagEnd::Heading(_)) => {
                section.heading = clean(std::mem::take(&mut text).as_bytes()).into_owned();
            }
            Event::Start(Tag::Table(_)) => table = Some(MarkdownTable::default()),
            Event::End(TagEnd::Table) => section.tables.extend(table.take()),
            Event::End(TagEnd::TableCell) => {
                let cell = clean(std::mem::take(&mut text).as_bytes()).into_owned();
                section.pieces.extend((!cell.is_empty()).then(|| cell.clone()));
                row.push(cell);
            }
            Event::End(TagEnd::TableHead) => {
                if let Some(table) = &mut table {
                    table.header = std::mem::take(&mut row);
                }
            }
            Event::End(TagEnd::TableRow) => {
                if let Some(table) = &mut table {
                    table.rows.push(std::mem::take(&mut row));
                }
            }
            // A list item ends where a list inside it begins.
            Event::Start(Tag::List(_))
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                flush(&mut text, section);
            }
            Event::Text(t) | Event::Code(t) | Event::Html(t) | Event::InlineHtml(t) => text.push_str(&t),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            _ => {}
        }
    }
    if let Some(section) = sections.last_mut() {
        flush(&mut text, section);
    }
    sections
}

fn flush(text: &mut String, section: &mut Section) {
    let piece = std::mem::take(text);
    let piece = piece.trim();
    if !piece.is_empty() {
        section.pieces.push(piece.to_owned());
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_taken_apart() {
        let document = Document::parse(
            "---\n故障编号: F-2026-031\n提交日期: 2026-10-10\n次数: 007\n空的:\n带队领导: [张某, 李某]\n---\n\n# 标题\n引言\n\n\
             ## 故障影响\n两小时内\n不能登录。\n\n- 甲\n- 乙\n\n| 措施 | 期限 |\n|---|---|\n| 更换 | 2026-10-20 |\n",
        );
        let front: Vec<_> = document.front.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(
            front,
            [
                ("故障编号", "F-2026-031"),
                ("提交日期", "2026-10-10"),
                ("次数", "007"),
                ("空的", ""),
                ("带队领导", "张某、李某")
            ]
        );
        let impact = &document.sections[2];
        assert_eq!((impact.heading.as_str(), impact.level), ("故障影响", 2));
        assert_eq!(impact.pieces, ["两小时内\n不能登录。", "甲", "乙", "措施", "期限", "更换", "2026-10-20"]);
        assert_eq!(impact.tables[0].header, ["措施", "期限"]);
        assert_eq!(impact.tables[0].rows, [["更换", "2026-10-20"]]);
    }

    #[test]
    fn front_matter_that_is_no_yaml_is_read_line_by_line() {
        let document = Document::parse("---\n标题: \"a\": b: c\n# 注释: 1\n编号：F-1\n---\n正文\n");
        let front: Vec<_> = document.front.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(front, [("标题", "a\": b: c"), ("编号", "F-1")]);
        assert_eq!(document.body, "正文\n");
    }

    #[test]
    fn a_rule_at_the_top_is_no_front_matter() {
        assert!(Document::parse("---\n没有结尾\n").front.is_empty());
        assert!(Document::parse("").sections[0].pieces.is_empty());
    }
}
