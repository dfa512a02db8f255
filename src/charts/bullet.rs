//! Bullet: how far is each metric from its target and its floor?

use serde::Serialize;

use super::canvas::{Area, FONT, Scale, Shape, Sheet, State, Ticks, Unit, text_width};
use super::frame::{Rows, nothing};
use super::{Case, Chart, Head, Width};

/// The description of a bullet chart.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Bullet {
    /// Words; the table's columns are metric, value, target, floor.
    pub head: Head,
    /// One metric a row, in the order of the report.
    pub rows: Vec<BulletRow>,
}

/// A metric against its target.
#[derive(Clone, Debug, Serialize)]
pub struct BulletRow {
    /// Its name.
    pub name: String,
    /// What its values count.
    pub unit: Unit,
    /// The value; none where it was not measured.
    pub value: Option<f64>,
    /// The value as it is written, with n where it matters: `96.2% (n=45)`.
    pub shown: String,
    /// The target.
    pub target: f64,
    /// The target as it is written: `≥ 95%`.
    pub target_shown: String,
    /// The floor, on the bad side of the target.
    pub floor: f64,
    /// The floor as it is written.
    pub floor_shown: String,
    /// How it stands.
    pub state: State,
}

impl Chart for Bullet {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.rows.is_empty() {
            return nothing(&self.head, width);
        }
        let mut rows = Rows::new(
            width,
            0.0,
            width.pick(32.0, 38.0),
            self.rows.iter().map(|r| (r.name.as_str(), r.shown.as_str())),
        );
        rows.lift = -6.0;
        let sheet = Sheet::new(width.px(), rows.bottom(self.rows.len()) + 4.0);
        for (i, row) in self.rows.iter().enumerate() {
            rows.words(&sheet, i, &row.name, &row.shown);
            draw_row(&sheet, row, rows.x0 + 16.0, rows.x1, rows.y(i) - 6.0);
            sheet.glyph(row.state, rows.x0 + 5.0, rows.y(i) - 6.0, 5.0, &[&row.name, "  ", &row.shown]);
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let row = |r: &BulletRow| vec![r.name.clone(), r.shown.clone(), r.target_shown.clone(), r.floor_shown.clone()];
        self.rows.iter().map(row).collect()
    }
}

/// The three grounds (bad, between, good), the bar on them, and the target's line with its label below.
fn draw_row(sheet: &Sheet, row: &BulletRow, x0: f64, x1: f64, y: f64) {
    let far = [row.value.unwrap_or(0.0), row.target, row.floor].into_iter().fold(0.0, f64::max);
    let hi = if row.unit.bounded() { 100.0 } else { Ticks::over(0.0, far * 1.05, 5, row.unit).hi() };
    let plot = sheet.plot(Area { x0, y0: y - 9.0, x1, y1: y + 9.0 }, Scale::new(0.0, hi), Scale::new(0.0, 1.0));
    let lower_is_better = row.target < row.floor;
    let (first, second) = if lower_is_better { (row.target, row.floor) } else { (row.floor, row.target) };
    let grounds =
        if lower_is_better { ["ground", "ground g2", "ground g3"] } else { ["ground g3", "ground g2", "ground"] };
    for (ground, (from, to)) in grounds.into_iter().zip([(0.0, first), (first, second), (second, hi)]) {
        if to > from {
            plot.mark(Shape::Cells { gap: 0.0 }, &[(from, 0.0), (to, 1.0)], ground, &[]);
        }
    }
    if let Some(value) = row.value {
        let (end, _) = plot.at(value, 0.5);
        let class = if row.state == State::SmallSample { "fill open" } else { "fill" };
        sheet.bar(Area { x0, y0: y - 4.0, x1: end, y1: y + 4.0 }, false, true, class, &[&row.name, "  ", &row.shown]);
    }
    let (x, _) = plot.at(row.target, 0.5);
    sheet.mark(Shape::Rules, &[(x, y - 11.0), (x, y + 11.0)], "tick", &[&row.target_shown]);
    let half = text_width(&row.target_shown, FONT) / 2.0;
    let at = x.clamp(x0 - 16.0 + half, (x1 - half).max(x0 - 16.0 + half));
    sheet.text(at, y + 23.0, super::canvas::Anchor::Mid, "m", &row.target_shown);
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Bullet {
    let row = |name: &str, unit, value: Option<f64>, shown: &str, (target, floor), state| BulletRow {
        name: name.into(),
        unit,
        value: if case == Case::Zero { value.map(|_| 0.0) } else { value },
        shown: shown.into(),
        target,
        target_shown: format!("目标 {target}"),
        floor,
        floor_shown: format!("底线 {floor}"),
        state,
    };
    let mut rows = vec![
        row("响应及时率", Unit::Percent, Some(96.2), "96.2% (n=182)", (95.0, 90.0), State::Good),
        row("到场及时率", Unit::Percent, Some(91.3), "91.3% (n=46)", (95.0, 90.0), State::Warn),
        row("回访完成率", Unit::Percent, Some(72.0), "72.0% (n=25)", (100.0, 90.0), State::Bad),
        row("解决时长中位数", Unit::Minutes, Some(310.0), "5小时10分", (240.0, 480.0), State::Warn),
        row("投诉答复率", Unit::Percent, Some(66.7), "2/3", (100.0, 90.0), State::SmallSample),
        row("巡检完成率", Unit::Percent, None, "未测", (100.0, 90.0), State::NotMeasured),
    ];
    match case {
        Case::Empty => rows.clear(),
        Case::One => rows.truncate(1),
        Case::Extreme => {
            rows.push(row(
                &"很长的指标名称".repeat(6),
                Unit::Count,
                Some(9e12),
                "9,000,000,000,000",
                (1.0, 0.0),
                State::Good,
            ));
        }
        Case::Normal | Case::Zero => {}
    }
    Bullet { head: Head::sample("六项指标中两项达标", &["指标", "值", "目标", "底线"]), rows }
}
