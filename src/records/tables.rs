//! What record types share beside times: whole texts as keys, names of files, and tables inside Markdown.

use crate::ingest::dates::parse_stamp;
use crate::ingest::text::{clean, is_empty_word};
use crate::ingest::{Col, Key, MarkdownTable, Row, Sym};
use crate::problem::Code;
use crate::time::Packed;

/// A text as a key of a kind whose keys are all made so.
pub(super) const fn whole(text: Sym) -> Key {
    Key { stem: text, number: 0 }
}

/// A text with a number as a key of a kind whose keys are all made so.
pub(super) const fn numbered(text: Sym, number: u32) -> Key {
    Key { stem: text, number }
}

/// The symbol of a text that is not a cell.
pub(super) fn intern(row: &mut Row<'_>, text: &str) -> Sym {
    row.state.symbols.intern(text)
}

/// The name of a file without its folders and its ending.
pub(super) fn file_stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A table inside a Markdown file, whose headers are columns of the record type.
pub(super) struct Cells<'t> {
    table: &'t MarkdownTable,
    places: Vec<(Col, usize)>,
}

impl<'t> Cells<'t> {
    /// The table, if it has a header for each of `must`.
    pub(super) fn new(row: &Row<'_>, table: &'t MarkdownTable, cols: &[Col], must: &[Col]) -> Option<Self> {
        let place = |col: &Col| {
            let column = &row.columns[col.index()];
            let names = column.aliases.iter().copied().chain([column.name]);
            names.into_iter().find_map(|name| table.header.iter().position(|header| same(header, name)))
        };
        let places: Vec<_> = cols.iter().filter_map(|col| Some((*col, place(col)?))).collect();
        must.iter().all(|col| places.iter().any(|(found, _)| found == col)).then_some(Self { table, places })
    }

    /// How many rows it has.
    pub(super) fn rows(&self) -> usize {
        self.table.rows.len()
    }

    /// The clean text of a cell; none if nothing was recorded.
    pub(super) fn text(&self, line: usize, col: Col) -> Option<&'t str> {
        let (_, place) = self.places.iter().find(|(found, _)| *found == col)?;
        let text = self.table.rows.get(line)?.get(*place)?.trim();
        (!text.is_empty() && !is_empty_word(text)).then_some(text)
    }

    /// The identifier in a cell; `无` is none.
    pub(super) fn key(&self, row: &mut Row<'_>, line: usize, col: Col) -> Option<Key> {
        let text = self.text(line, col).filter(|text| *text != "无")?;
        Some(row.state.symbols.intern_key(text))
    }

    /// The name in a cell as a symbol; `无` is none.
    pub(super) fn name(&self, row: &mut Row<'_>, line: usize, col: Col) -> Option<Sym> {
        let name = self.text(line, col).filter(|text| *text != "无")?;
        row.state.door.name(&row.columns[col.index()], name);
        Some(intern(row, name))
    }

    /// The date in a cell.
    pub(super) fn day(&self, row: &mut Row<'_>, line: usize, col: Col) -> Option<Packed> {
        let text = self.text(line, col).filter(|text| *text != "无")?;
        let stamp = parse_stamp(text, row.options.dates, None).ok().map(|parsed| parsed.stamp);
        let day = stamp.and_then(Packed::new).and_then(super::times::day_of);
        if day.is_none() {
            row.warn(Code::ValueNotUnderstood, col, text);
        }
        day
    }

    /// The number of the word in a cell.
    pub(super) fn choice(&self, row: &mut Row<'_>, line: usize, col: Col) -> Option<u8> {
        let text = self.text(line, col)?;
        let word = row.plan.word(col, text);
        if word.is_none() {
            row.warn(Code::ValueNotUnderstood, col, text);
        }
        word
    }
}

fn same(header: &str, name: &str) -> bool {
    let bare = clean(header.as_bytes());
    let bare: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
    bare.trim_end_matches('*').eq_ignore_ascii_case(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_goes_by_its_name_alone() {
        assert_eq!(file_stem("surveys/年度2025.csv"), "年度2025");
        assert_eq!(file_stem("surveys.xlsx"), "surveys");
        assert_eq!(file_stem("a/b"), "b");
    }

    #[test]
    fn headers_of_tables_are_known_through_spaces_and_stars() {
        assert!(same("完成 期限*", "完成期限") && same("ＩＤ", "id") && !same("完成日期", "完成期限"));
    }
}
