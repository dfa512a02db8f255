//! Opinions: how are the answers to each question spread between very dissatisfied and very satisfied?
//!
//! Bars diverge from the middle of the neutral answer, so that the balance of a question is seen at once.

use serde::Serialize;

use super::canvas::{Anchor, Area, FONT, Role, SMALL, Scale, Shape, Sheet, text_width, wrap};
use super::frame::{Rows, nothing};
use super::{Case, Chart, Head, Width};

/// The description of a chart of opinions.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Opinions {
    /// Words; the table's columns are question, the five levels, n.
    pub head: Head,
    /// The five levels, worst first.
    pub levels: [String; 5],
    /// One question a row.
    pub rows: Vec<Spread>,
}

/// The answers to one question.
#[derive(Clone, Debug, Serialize)]
pub struct Spread {
    /// The question or aspect.
    pub name: String,
    /// How many chose each level, worst first.
    pub counts: [u32; 5],
    /// Each level's share as it is written: `12%`.
    pub shares: [String; 5],
    /// The number of answers as it is written: `n=45`.
    pub n_shown: String,
    /// Too few answers to judge: drawn hollow.
    pub small: bool,
}

impl Spread {
    fn total(&self) -> f64 {
        self.counts.iter().map(|c| f64::from(*c)).sum()
    }

    /// Shares left and right of the middle, in percent.
    fn sides(&self) -> (f64, f64) {
        let total = self.total().max(1.0);
        let share = |i: usize| 100.0 * f64::from(self.counts[i]) / total;
        (share(0) + share(1) + share(2) / 2.0, share(2) / 2.0 + share(3) + share(4))
    }
}

const CLASSES: [&str; 5] = ["o o0", "o o1", "o o2", "o o3", "o o4"];

impl Chart for Opinions {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.rows.is_empty() {
            return nothing(&self.head, width);
        }
        let words = || self.rows.iter().map(|r| (r.name.as_str(), r.n_shown.as_str()));
        let mut rows = Rows::new(width, 0.0, 20.0, words());
        let names = self.level_lines((rows.x1 - rows.x0) / 5.0 - 4.0);
        let height = if names.1.iter().any(|lines| lines.len() > 1) { 28.0 } else { 18.0 };
        rows.top = height + 12.0;
        let sheet = Sheet::new(width.px(), rows.bottom(self.rows.len()) + 2.0);
        self.levels(&sheet, &rows, height, names);
        let (mut left, mut right): (f64, f64) = (10.0, 10.0);
        for row in &self.rows {
            let (l, r) = row.sides();
            (left, right) = (left.max(l), right.max(r));
        }
        let area = Area { x0: rows.x0, y0: rows.top, x1: rows.x1, y1: rows.bottom(self.rows.len()) };
        let plot = sheet.plot(area, Scale::new(-left, right), Scale::new(0.0, 1.0));
        for (i, row) in self.rows.iter().enumerate() {
            rows.words(&sheet, i, &row.name, &row.n_shown);
            let total = row.total();
            if total == 0.0 {
                continue;
            }
            if row.small {
                sheet.open("few");
            }
            let mut from = -row.sides().0;
            let y = rows.y(i);
            for (level, count) in row.counts.iter().enumerate().filter(|(_, c)| **c > 0) {
                let to = from + 100.0 * f64::from(*count) / total;
                let (x0, x1) = (plot.at(from, 0.0).0, plot.at(to, 0.0).0);
                let cell = [(x0, y - 10.0), (x1, y + 10.0)];
                let share = row.shares[level].as_str();
                let tip = [&row.name, "  ", &self.levels[level], "  ", share];
                sheet.mark(Shape::Cells { gap: 0.3 }, &cell, CLASSES[level], &tip);
                if text_width(share, SMALL) + 4.0 <= x1 - x0 {
                    sheet.text((x0 + x1) / 2.0, y + 3.6, Anchor::Mid, "sm", share);
                }
                from = to;
            }
            if row.small {
                sheet.close();
            }
        }
        let (middle, _) = plot.at(0.0, 0.0);
        for i in 0..self.rows.len() {
            sheet.line((middle, rows.y(i) - 14.0), (middle, rows.y(i) - 10.0), Role::Axis);
            sheet.line((middle, rows.y(i) + 10.0), (middle, rows.y(i) + 14.0), Role::Axis);
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let row = |r: &Spread| {
            let cells = r.counts.iter().zip(&r.shares).map(|(c, s)| format!("{c} ({s})"));
            std::iter::once(r.name.clone()).chain(cells).chain([r.n_shown.clone()]).collect()
        };
        self.rows.iter().map(row).collect()
    }
}

impl Opinions {
    /// The names of the levels in lines, and the size they are written in: small in two lines where the cells
    /// are too narrow for one.
    fn level_lines(&self, room: f64) -> (f64, [Vec<String>; 5]) {
        let fits = self.levels.iter().all(|l| text_width(l, FONT) <= room);
        let (size, most) = if fits { (FONT, 1) } else { (SMALL, 2) };
        (size, self.levels.each_ref().map(|l| wrap(l, size, room, most)))
    }

    /// The scale above the bars: the five levels in their colours, each with its name in it.
    fn levels(&self, sheet: &Sheet, rows: &Rows, height: f64, (size, names): (f64, [Vec<String>; 5])) {
        let step = (rows.x1 - rows.x0) / 5.0;
        let class = if size == FONT { "" } else { "sm" };
        for (i, (ground, lines)) in CLASSES.into_iter().zip(names).enumerate() {
            let x = rows.x0 + step * i as f64;
            sheet.rect(Area { x0: x + 0.5, y0: 2.0, x1: x + step - 0.5, y1: 2.0 + height }, ground, &[]);
            let first = 2.0 + height / 2.0 + size * 0.36 - 6.0 * (lines.len() - 1) as f64;
            for (line, words) in lines.iter().enumerate() {
                sheet.text(x + step / 2.0, first + 12.0 * line as f64, Anchor::Mid, class, words);
            }
        }
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Opinions {
    let row = |name: &str, counts: [u32; 5]| {
        let counts = if case == Case::Zero { [0; 5] } else { counts };
        let n: u64 = counts.iter().map(|c| u64::from(*c)).sum();
        let shares = counts.map(|c| format!("{}%", (u64::from(c) * 200 + n) / (2 * n).max(1)));
        Spread { name: name.into(), counts, shares, n_shown: format!("n={n}"), small: n < 20 }
    };
    let mut rows = vec![
        row("总体满意度", [2, 5, 12, 48, 31]),
        row("服务态度", [0, 2, 8, 40, 48]),
        row("响应速度", [4, 11, 19, 39, 25]),
        row("技术能力", [1, 4, 15, 52, 24]),
        row("收费合理", [9, 18, 33, 25, 11]),
        row("备件供应", [1, 2, 3, 4, 2]),
    ];
    match case {
        Case::Empty => rows.clear(),
        Case::One => rows.truncate(1),
        Case::Extreme => {
            rows.push(row("只有非常不满意的答卷的一个很长的问题名称", [900_000_000, 0, 0, 0, 0]));
            rows.push(row("全部满意", [0, 0, 0, 0, 4_000_000_000]));
        }
        Case::Normal | Case::Zero => {}
    }
    Opinions {
        head: Head::sample("收费合理一项不满意最多", &["方面", "很不满意", "不满意", "一般", "满意", "很满意", "n"]),
        levels: ["很不满意", "不满意", "一般", "满意", "很满意"].map(String::from),
        rows,
    }
}
