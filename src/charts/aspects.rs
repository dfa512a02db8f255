//! Aspects: which aspects of the service are rated well, and how sure are we?

use serde::Serialize;

use super::canvas::{Anchor, Area, FONT, Scale, Shape, Sheet, Ticks, Unit, fit, text_width};
use super::frame::{Rows, nothing, top_axis};
use super::trend::Level;
use super::{Case, Chart, Head, Width};

/// The description of a chart of indices with their intervals.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Aspects {
    /// Words; the table's columns are aspect, index with interval and n.
    pub head: Head,
    /// What the values count.
    pub unit: Unit,
    /// The value over all aspects, a line through the rows.
    pub overall: Option<Level>,
    /// One aspect a row.
    pub rows: Vec<Aspect>,
}

/// An aspect with its interval.
#[derive(Clone, Debug, Serialize)]
pub struct Aspect {
    /// Its name.
    pub name: String,
    /// The value.
    pub value: Option<f64>,
    /// The ends of its interval.
    pub interval: Option<(f64, f64)>,
    /// Value, interval and n as they are written: `82.1 [78–86] n=45`.
    pub shown: String,
    /// Too few answers to judge: a hollow dot.
    pub small: bool,
}

impl Chart for Aspects {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.rows.is_empty() {
            return nothing(&self.head, width);
        }
        let foot = if self.overall.is_some() { 20.0 } else { 2.0 };
        let rows = Rows::new(width, 20.0, 14.0, self.rows.iter().map(|r| (r.name.as_str(), r.shown.as_str())));
        let sheet = Sheet::new(width.px(), rows.bottom(self.rows.len()) + foot);
        let values = self.rows.iter().flat_map(|r| [r.value, r.interval.map(|i| i.0), r.interval.map(|i| i.1)]);
        let all = values.flatten().chain(self.overall.as_ref().map(|o| o.value));
        let (lo, hi) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), v| (lo.min(v), hi.max(v)));
        let ticks = if lo > hi { Ticks::honest(0.0, 1.0, 5, self.unit) } else { Ticks::honest(lo, hi, 5, self.unit) };
        let area = Area { x0: rows.x0 + 6.0, y0: rows.top, x1: rows.x1 - 6.0, y1: rows.bottom(self.rows.len()) };
        top_axis(&sheet, area, ticks, self.unit);
        if ticks.lo > 0.0 {
            // Zero is not on this axis; the slashes say so.
            let x = area.x0;
            sheet.mark(
                Shape::Rules,
                &[
                    (x - 5.0, area.y0 + 5.0),
                    (x - 1.0, area.y0 - 3.0),
                    (x - 2.0, area.y0 + 5.0),
                    (x + 2.0, area.y0 - 3.0),
                ],
                "axis",
                &[],
            );
        }
        let plot = sheet.plot(area, ticks.scale(), Scale::new(0.0, 1.0));
        if let Some(overall) = &self.overall {
            plot.mark(Shape::Rules, &[(overall.value, 0.0), (overall.value, 1.0)], "target", &[&overall.label]);
            let (x, y) = plot.at(overall.value, 0.0);
            let label = fit(&overall.label, FONT, width.px());
            let half = text_width(&label, FONT) / 2.0;
            sheet.text(x.clamp(half, width.px() - half), y + 14.0, Anchor::Mid, "", &label);
        }
        for (i, row) in self.rows.iter().enumerate() {
            rows.words(&sheet, i, &row.name, &row.shown);
            let y = rows.y(i);
            if let Some((low, high)) = row.interval {
                let (x0, x1) = (plot.at(low, 0.0).0, plot.at(high, 0.0).0);
                let ends = [(x0, y), (x1, y), (x0, y - 4.0), (x0, y + 4.0), (x1, y - 4.0), (x1, y + 4.0)];
                sheet.mark(Shape::Rules, &ends, "whisker", &[]);
            }
            if let Some(value) = row.value {
                let class = if row.small { "pt hollow" } else { "pt" };
                let at = (plot.at(value, 0.0).0, y);
                sheet.mark(Shape::Dot { r: 5.0 }, &[at], class, &[&row.name, "  ", &row.shown]);
            }
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.rows.iter().map(|r| vec![r.name.clone(), r.shown.clone()]).collect()
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Aspects {
    let row = |name: &str, value: f64, half: f64, n: u32| {
        let (value, half) = if case == Case::Zero { (0.0, 0.0) } else { (value, half) };
        Aspect {
            name: name.into(),
            value: Some(value),
            interval: Some((value - half, (value + half).min(100.0))),
            shown: format!("{value} ±{half} (n={n})"),
            small: n < 20,
        }
    };
    let mut rows = vec![
        row("服务态度", 91.2, 2.4, 98),
        row("技术能力", 86.0, 3.1, 96),
        row("响应速度", 78.4, 4.2, 98),
        row("备件供应", 74.0, 9.5, 12),
        row("收费合理", 62.3, 5.0, 96),
    ];
    match case {
        Case::Empty => rows.clear(),
        Case::One => rows.truncate(1),
        Case::Extreme => {
            rows.extend((0..20).map(|i| row("一个名称特别特别长的满意度方面", f64::from(i) * 5.0, 0.1, 1)));
        }
        Case::Normal | Case::Zero => {}
    }
    Aspects {
        head: Head::sample("收费合理低于总体，服务态度高于总体", &["方面", "指数"]),
        unit: Unit::Points,
        overall: Some(Level { value: if case == Case::Zero { 0.0 } else { 80.1 }, label: "总体 80.1".into() }),
        rows,
    }
}
