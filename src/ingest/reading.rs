//! A table while it is read: rows in, records and counts out.

use crate::problem::Code;

use super::cells::Cells;
use super::column::{Col, Need};
use super::document::Document;
use super::file::Counts;
use super::header::Matched;
use super::options::ReadOptions;
use super::plan::Plan;
use super::record::{Origin, Record};
use super::row::Row;
use super::state::State;
use super::text::clean;

/// Words that begin a row which is no record.
const SKIP: &[&str] = &[
    "合计",
    "总计",
    "小计",
    "汇总",
    "累计",
    "平均",
    "平均值",
    "备注",
    "说明",
    "注",
    "制表人",
    "审核人",
    "统计时间",
    "导出时间",
    "数据来源",
    "以上",
];
/// Rows in a row that lack the same required value before it looks like a merged cell.
const MERGED_RUN: u64 = 5;

/// A table while it is read.
pub(crate) struct Reading<'o, T> {
    options: &'o ReadOptions,
    path: &'o str,
    file: u16,
    pub(crate) plan: Plan,
    pub(crate) state: State,
    pub(crate) counts: Counts,
    pub(crate) records: Vec<T>,
    header: Cells,
    /// The first column of the header that feeds a field: a row that repeats it may repeat the header.
    mark: usize,
    fill_down: Vec<(usize, Vec<u8>)>,
    lacking: Option<(Col, u32, u64)>,
    last_kept: bool,
}

impl<'o, T: Record> Reading<'o, T> {
    pub(crate) fn new(options: &'o ReadOptions, path: &'o str, file: u16) -> Self {
        let dated = |needs: &[Need]| T::COLUMNS.iter().position(|c| c.ty.is_time() && needs.contains(&c.need));
        let span = dated(&[Need::Required, Need::OneOf]).or_else(|| dated(&[Need::Metric, Need::Optional]));
        let span = span.and_then(|at| u16::try_from(at).ok()).map(Col);
        Self {
            options,
            path,
            file,
            plan: Plan::new(T::COLUMNS, options),
            state: State::new(T::COLUMNS.len(), span),
            counts: Counts::default(),
            records: Vec::new(),
            header: Cells::default(),
            mark: 0,
            fill_down: Vec::new(),
            lacking: None,
            last_kept: false,
        }
    }

    /// A header was found on `line`: the rows that follow are read by it.
    pub(crate) fn begin(&mut self, matched: Matched, header: Cells, line: u32) {
        for note in matched.notes {
            self.state.problems.tell(note.code, note.col, line, &note.found, note.count);
        }
        let fed = |name: &String| {
            let at = T::COLUMNS.iter().position(|c| c.name == name)?;
            matched.plan.fed(Col(u16::try_from(at).ok()?)).map(|cell| (cell, Vec::new()))
        };
        self.fill_down = self.options.fill_down.iter().filter_map(fed).collect();
        let cells = (0..T::COLUMNS.len()).filter_map(|at| matched.plan.fed(Col(u16::try_from(at).ok()?)));
        self.mark = cells.min().unwrap_or(0);
        self.plan = matched.plan;
        self.header = header;
    }

    /// Takes a row in.
    #[inline]
    pub(crate) fn take(&mut self, record: &Cells, line: u32) {
        self.counts.read += 1;
        self.last_kept = false;
        if self.is_skipped(record) {
            self.counts.skipped += 1;
            return;
        }
        if record.len() != self.header.len() {
            self.check_shape(record, line);
        }
        for cell in self.plan.door() {
            self.state.door.contact(record.get(*cell).unwrap_or_default());
        }
        if self.fill_down.is_empty() {
            self.make(record, line, None);
        } else {
            let filled = self.filled(record);
            self.make(&filled, line, None);
        }
    }

    /// Makes a record of a document and its front matter.
    pub(crate) fn take_document(&mut self, record: &Cells, document: &Document) {
        self.counts.read += 1;
        for cell in self.plan.door() {
            self.state.door.contact(record.get(*cell).unwrap_or_default());
        }
        self.make(record, 1, Some(document));
    }

    #[inline]
    fn make(&mut self, record: &Cells, line: u32, document: Option<&Document>) {
        let mut row = Row {
            cells: record,
            columns: T::COLUMNS,
            path: self.path,
            plan: &self.plan,
            options: self.options,
            state: &mut self.state,
            document,
            origin: Origin { file: self.file, line },
            rejected: false,
        };
        let made = T::read(&mut row);
        match made {
            Some(made) if !row.rejected => {
                self.records.push(made);
                self.counts.kept += 1;
                self.last_kept = true;
                self.lacking = None;
            }
            _ => {
                let silent = !row.rejected;
                self.refuse(line, silent);
            }
        }
    }

    #[cold]
    fn refuse(&mut self, line: u32, silent: bool) {
        self.counts.rejected += 1;
        if silent {
            // A record type that gives no reason still must not lose a row without a word.
            self.state.problems.add(Code::MissingValue, None, line, "", true);
        }
        let Some(col) = self.state.lacking.take() else { return };
        let (first, run) = match self.lacking {
            Some((same, first, run)) if same == col => (first, run + 1),
            _ => (line, 1),
        };
        self.lacking = Some((col, first, run));
        if run == MERGED_RUN {
            self.state.problems.add(Code::MergedCells, Some(col), first, "", false);
        }
    }

    /// Counts something that is no row.
    pub(crate) fn broken(&mut self, line: u32, code: Code) {
        self.counts.read += 1;
        self.counts.rejected += 1;
        self.last_kept = false;
        self.state.problems.add(code, None, line, "", true);
    }

    /// Counts lines without anything on them.
    pub(crate) fn blank(&mut self, lines: u64) {
        self.counts.read += lines;
        self.counts.skipped += lines;
    }

    /// The file ends inside a character: its last row is not to be trusted.
    pub(crate) fn cut_off(&mut self, line: u32) {
        if std::mem::take(&mut self.last_kept) {
            self.records.pop();
            self.counts.kept -= 1;
            self.counts.rejected += 1;
        }
        self.state.problems.add(Code::FileCut, None, line, "", true);
    }

    /// The row is blank, begins with a skip word, or repeats the header.
    #[inline]
    fn is_skipped(&self, record: &Cells) -> bool {
        let Some(first) = record.iter().find(|cell| !cell.trim_ascii().is_empty()) else { return true };
        // Skip words are Chinese; a quick look spares nearly every row the rest.
        let word = first.iter().find(|b| !b.is_ascii_whitespace()).is_some_and(|b| !b.is_ascii());
        if word && is_skip_cell(first) {
            return true;
        }
        record.get(self.mark) == self.header.get(self.mark) && self.repeats_header(record)
    }

    fn repeats_header(&self, record: &Cells) -> bool {
        self.header.iter().zip(record.iter()).all(|(a, b)| a.trim_ascii() == b.trim_ascii())
    }

    /// Cells may have moved where there are fewer than headers, or more that say something.
    fn check_shape(&mut self, record: &Cells, line: u32) {
        let (cells, width) = (record.len(), self.header.len());
        if cells < width || record.iter().skip(width).any(|cell| !cell.trim_ascii().is_empty()) {
            self.state.problems.add(Code::RowShape, None, line, "", false);
            self.state.problems.expected(Code::RowShape, None, || width.to_string());
        }
    }

    fn filled(&mut self, record: &Cells) -> Cells {
        let mut cells: Vec<&[u8]> = record.iter().collect();
        for (cell, above) in &mut self.fill_down {
            match cells.get_mut(*cell) {
                Some(value) if clean(value).is_empty() => *value = above,
                Some(value) => {
                    above.clear();
                    above.extend_from_slice(value);
                }
                None => {}
            }
        }
        cells.into_iter().collect::<Cells>()
    }
}

/// A cell that is a skip word, or begins with one that a colon, a space or a digit follows.
fn is_skip_cell(raw: &[u8]) -> bool {
    let text = clean(raw);
    if text.is_empty() {
        // Only invisible characters: as blank as nothing.
        return false;
    }
    SKIP.iter().filter_map(|word| text.strip_prefix(word)).any(|rest| {
        rest.chars().next().is_none_or(|c| matches!(c, ':' | '：') || c.is_whitespace() || c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skip_words_stand_alone_or_before_a_colon_a_space_or_a_digit() {
        for cell in ["合计", "合计：97", "合计 97", "小计12", "统计时间:2026-10", " 备注 "] {
            assert!(is_skip_cell(cell.as_bytes()), "{cell}");
        }
        for cell in ["注册失败", "说明书缺页", "平均分", "以上海为例", "GD-1"] {
            assert!(!is_skip_cell(cell.as_bytes()), "{cell}");
        }
    }
}
