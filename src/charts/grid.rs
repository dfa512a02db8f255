//! Grids of states: which project was visited in which month, which week's report came in from whom?

use std::ops::Range;

use serde::Serialize;

use super::canvas::{Anchor, FONT, SMALL, Shape, Sheet, State, fit, text_width};
use super::frame::nothing;
use super::key::{self, Meaning};
use super::{Case, Chart, Head, Width};

/// The description of a grid: projects by months, people or departments by weeks.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Grid {
    /// Words; the table's columns are the row's name and the grid's columns.
    pub head: Head,
    /// Headings of the columns, short: a month's number, a week's first day.
    pub columns: Vec<String>,
    /// A second line of headings where it changes: the year under a month; empty elsewhere.
    pub under: Vec<String>,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// What the glyphs mean.
    pub key: Vec<Meaning>,
}

/// A row of a grid.
#[derive(Clone, Debug, Serialize)]
pub struct GridRow {
    /// Its name.
    pub name: String,
    /// One cell a column.
    pub cells: Vec<GridCell>,
}

/// A cell of a grid.
#[derive(Clone, Debug, Default, Serialize)]
pub struct GridCell {
    /// The glyph, none for an empty cell.
    pub state: Option<State>,
    /// A short text, `3/4`; left out where the cell is too narrow for glyph and text.
    pub text: String,
    /// The whole story: the tooltip, and the cell of the table.
    pub tip: String,
}

/// Height of a row.
const LINE: f64 = 24.0;
/// The narrowest column whose glyphs can still be told apart.
const NARROWEST: f64 = 14.0;

impl Chart for Grid {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.rows.is_empty() || self.columns.is_empty() {
            return nothing(&self.head, width);
        }
        let widest = self.rows.iter().map(|r| text_width(&r.name, FONT)).fold(0.0, f64::max);
        let names = widest.min(width.px() * width.pick(0.3, 0.32)) + 10.0;
        // A year of weeks does not fit across a phone: the columns then go on below, in as many blocks as needed.
        let per_block = (((width.px() - names) / NARROWEST).floor() as usize).clamp(1, self.columns.len());
        let blocks = self.columns.len().div_ceil(per_block);
        let per_block = self.columns.len().div_ceil(blocks);
        let step = ((width.px() - names) / per_block as f64).min(64.0);
        let head = if self.under.iter().any(|u| !u.is_empty()) { 34.0 } else { 20.0 };
        let block = head + LINE * self.rows.len() as f64 + 8.0;
        let bottom = block * blocks as f64;
        let sheet = Sheet::new(width.px(), bottom + key::height(&self.key, width.px()));
        for start in 0..blocks {
            let columns = start * per_block..((start + 1) * per_block).min(self.columns.len());
            self.block(&sheet, columns, block * start as f64, head, (names, step));
        }
        key::draw(&sheet, &self.key, bottom);
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let row = |r: &GridRow| std::iter::once(r.name.clone()).chain(r.cells.iter().map(|c| c.tip.clone())).collect();
        self.rows.iter().map(row).collect()
    }
}

/// Glyph and text side by side in the middle of the cell, the text only where there is room for it.
fn draw_cell(sheet: &Sheet, cell: &GridCell, x: f64, y: f64, step: f64) {
    let r = (step * 0.3).min(5.0);
    let words = text_width(&cell.text, SMALL);
    let beside = !cell.text.is_empty() && words + 2.0 * r + 5.0 <= step - 2.0;
    let tip: &[&str] = if cell.tip.is_empty() { &[] } else { &[&cell.tip] };
    let left = x - if beside { (words + 3.0) / 2.0 } else { 0.0 };
    if let Some(state) = cell.state {
        sheet.glyph(state, left, y, r, tip);
    }
    if beside {
        sheet.text(left + r + 3.0, y + 3.6, Anchor::Start, "sm", &cell.text);
    }
}

impl Grid {
    /// A block of columns under its headings, whose upper edge is at `y`.
    fn block(&self, sheet: &Sheet, columns: Range<usize>, y: f64, head: f64, (names, step): (f64, f64)) {
        let middle = |column: usize| names + step * ((column - columns.start) as f64 + 0.5);
        for (headings, y) in [(&self.columns, y + 13.0), (&self.under, y + 28.0)] {
            let mut edge = names - 8.0;
            for column in columns.clone() {
                let words = headings.get(column).map_or("", String::as_str);
                let area = Anchor::Mid.area(middle(column), y, words, FONT);
                if !words.is_empty() && area.x0 >= edge && area.x1 <= sheet.width {
                    sheet.text(middle(column), y, Anchor::Mid, "m", words);
                    edge = area.x1 + 3.0;
                }
            }
        }
        let line = |i: usize| y + head + LINE * i as f64;
        let right = names + step * columns.len() as f64;
        let rules: Vec<(f64, f64)> = (0..=self.rows.len()).flat_map(|i| [(0.0, line(i)), (right, line(i))]).collect();
        sheet.mark(Shape::Rules, &rules, "grid", &[]);
        for (i, row) in self.rows.iter().enumerate() {
            let y = line(i) + LINE / 2.0;
            sheet.text(0.0, y + 4.2, Anchor::Start, "", &fit(&row.name, FONT, names - 10.0));
            for column in columns.clone() {
                if let Some(cell) = row.cells.get(column) {
                    draw_cell(sheet, cell, middle(column), y, step);
                }
            }
        }
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample_visits(case: Case) -> Grid {
    let months = ["11", "12", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
    let names = ["P001 数据中心", "P002 政务云", "P003 智慧园区", "P004 轨道交通通信", "P005 医院专网"];
    let cell = |row: usize, column: usize| {
        let state = match (row * 5 + column * 7) % 11 {
            0 | 3 | 6 | 8 => Some(State::Good),
            4 if column == 11 => Some(State::NoneDue),
            4 => Some(State::Warn),
            9 => Some(State::Bad),
            _ => None,
        };
        let state = if case == Case::Zero { None } else { state };
        GridCell { state, text: String::new(), tip: state.map(|_| "10-12 上门".into()).unwrap_or_default() }
    };
    let rows = match case {
        Case::Empty => 0,
        Case::One => 1,
        Case::Extreme => 60,
        _ => names.len(),
    };
    let row = |i: usize| GridRow {
        name: if case == Case::Extreme { format!("P{i:03} {}", names[i % 5].repeat(3)) } else { names[i].into() },
        cells: (0..12).map(|c| cell(i, c)).collect(),
    };
    let columns: Vec<&str> = std::iter::once("项目").chain(months).collect();
    Grid {
        head: Head::sample("本季 18/24 已回访，两个项目超期", &columns),
        columns: months.map(String::from).into(),
        under: ["2025", "", "2026", "", "", "", "", "", "", "", "", ""].map(String::from).into(),
        rows: (0..rows).map(row).collect(),
        key: key::sample(),
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample_weekly(case: Case) -> Grid {
    let count: usize = if case == Case::Extreme { 53 } else { 4 };
    let weeks: Vec<String> = (0..count).map(|w| format!("{:02}-{:02}", 10 - w * 9 / 53, 5 + 7 * (w % 4))).collect();
    let departments = ["技术支持部", "工程部", "客服中心", "网店"];
    let cell = |row: usize, column: usize| {
        let (filed, due) = if case == Case::Zero { (0, 0) } else { (4 - (row * column) % 3 % 2, 4) };
        let state = match (filed, due) {
            (0, 0) => State::NoneDue,
            (4, 4) => State::Good,
            _ => State::Warn,
        };
        GridCell { state: Some(state), text: format!("{filed}/{due}"), tip: format!("交 {filed}，应交 {due}") }
    };
    let rows = match case {
        Case::Empty => 0,
        Case::One => 1,
        _ => departments.len(),
    };
    let row = |i: usize| GridRow { name: departments[i].into(), cells: (0..weeks.len()).map(|c| cell(i, c)).collect() };
    let columns: Vec<&str> = std::iter::once("部门").chain(weeks.iter().map(String::as_str)).collect();
    Grid {
        head: Head::sample("周报 62/64 按时", &columns),
        columns: weeks.clone(),
        under: Vec::new(),
        rows: (0..rows).map(row).collect(),
        key: key::sample().into_iter().take(4).collect(),
    }
}
