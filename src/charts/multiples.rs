//! Small multiples: the year of many metrics side by side, each with its own scale and limits.
//!
//! Every panel says the values at both ends of its scale; a scale without zero has a torn foot.

use serde::Serialize;

use super::canvas::{Anchor, Area, BOLD, FONT, SMALL, Scale, Shape, Sheet, Ticks, Unit, fit, text_width};
use super::frame::{break_mark, nothing};
use super::trend::{Point, write_month};
use super::{Case, Chart, Head, Width};
use crate::time::Month;

/// The description of small multiples.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Multiples {
    /// Words; the table's columns are metric, month, value.
    pub head: Head,
    /// The panels in the order of the report.
    pub panels: Vec<Panel>,
}

/// A panel: a metric and its year.
#[derive(Clone, Debug, Serialize)]
pub struct Panel {
    /// The metric's name.
    pub name: String,
    /// This month's value as it is written.
    pub shown: String,
    /// What its values count.
    pub unit: Unit,
    /// Mean of the baseline.
    pub centre: Option<f64>,
    /// The first months under a new definition: the line is cut before them.
    pub breaks: Vec<Month>,
    /// The months, oldest first.
    pub points: Vec<Point>,
}

impl Chart for Multiples {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.panels.is_empty() {
            return nothing(&self.head, width);
        }
        let columns = width.pick(4, 2);
        let gap = 20.0;
        let wide = (width.px() - gap * f64::from(columns - 1)) / f64::from(columns);
        let high = 112.0;
        let lines = self.panels.len().div_ceil(columns as usize);
        let sheet = Sheet::new(width.px(), high * lines as f64);
        for (i, panel) in self.panels.iter().enumerate() {
            let (column, line) = (i % columns as usize, i / columns as usize);
            panel.draw(&sheet, (wide + gap) * column as f64, high * line as f64, wide);
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let rows = |panel: &Panel| {
            let row = |p: &Point| vec![panel.name.clone(), p.month.to_string(), p.shown.clone()];
            panel.points.iter().map(row).collect::<Vec<_>>()
        };
        self.panels.iter().flat_map(rows).collect()
    }
}

impl Panel {
    fn draw(&self, sheet: &Sheet, x: f64, y: f64, wide: f64) {
        let shown = fit(&self.shown, FONT * BOLD, wide * 0.55);
        let room = wide - text_width(&shown, FONT * BOLD) - 8.0;
        sheet.text(x, y + 13.0, Anchor::Start, "", &fit(&self.name, FONT, room));
        sheet.text(x + wide, y + 13.0, Anchor::End, "name", &shown);
        let values = self.points.iter().flat_map(|p| [p.value, p.limits.map(|l| l.0), p.limits.map(|l| l.1)]);
        let all = values.flatten().chain(self.centre);
        let (lo, hi) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), v| (lo.min(v), hi.max(v)));
        let ticks = if lo > hi { Ticks::honest(0.0, 1.0, 2, self.unit) } else { Ticks::honest(lo, hi, 2, self.unit) };
        let mut labels = [ticks.lo, ticks.hi()].map(|v| {
            let mut label = String::new();
            self.unit.write(&mut label, v);
            label
        });
        labels.iter_mut().for_each(|l| *l = fit(l, SMALL, wide / 3.0));
        let left = labels.iter().map(|l| text_width(l, SMALL)).fold(0.0, f64::max) + 5.0;
        let area = Area { x0: x + left, y0: y + 24.0, x1: x + wide, y1: y + 86.0 };
        let plot = sheet.plot(area, Scale::new(-0.5, self.points.len().max(1) as f64 - 0.5), ticks.scale());
        for (label, y) in labels.iter().zip([area.y1, area.y0 + 4.0]) {
            sheet.text(area.x0 - 5.0, y + 2.0, Anchor::End, "m sm", label);
        }
        let band = |side: fn((f64, f64)) -> f64| {
            let limits = self.points.iter().enumerate().filter_map(move |(i, p)| p.limits.map(|l| (i as f64, side(l))));
            limits.flat_map(|(i, v)| [(i - 0.5, v), (i + 0.5, v)]).collect::<Vec<_>>()
        };
        let mut ground = band(|l| l.0);
        if !ground.is_empty() {
            ground.extend(band(|l| l.1).into_iter().rev());
            plot.mark(Shape::Area, &ground, "band", &[]);
        }
        if let Some(centre) = self.centre {
            plot.mark(Shape::Rules, &[(-0.5, centre), (self.points.len() as f64 - 0.5, centre)], "centre", &[]);
        }
        if ticks.lo > 0.0 {
            break_mark(sheet, area);
        } else {
            sheet.mark(Shape::Rules, &[(area.x0, area.y1), (area.x1, area.y1)], "axis", &[]);
        }
        self.line(&plot);
        self.span(sheet, area);
    }

    fn line(&self, plot: &super::canvas::Plot) {
        let cut = |before: &Point| self.breaks.contains(&before.month);
        let points: Vec<(usize, &Point)> = self.points.iter().enumerate().collect();
        let runs = points.chunk_by(|(_, a), (_, b)| a.value.is_some() == b.value.is_some() && !cut(b));
        for run in runs.filter(|run| run[0].1.value.is_some()) {
            let run: Vec<(f64, f64)> =
                run.iter().filter_map(|(i, p)| p.value.map(|value| (*i as f64, value))).collect();
            if run.len() > 1 {
                plot.mark(Shape::Line, &run, "line", &[]);
            } else {
                plot.mark(Shape::Dot { r: 2.0 }, &run, "pt", &[]);
            }
        }
        for (i, point) in self.points.iter().enumerate() {
            let Some(value) = point.value else { continue };
            let at = [(i as f64, value)];
            let mut month = String::new();
            write_month(&mut month, point.month);
            let tip = [&*month, "  ", &point.shown];
            if point.signal.is_some() {
                plot.mark(Shape::Dot { r: 5.0 }, &at, "ring", &tip);
            }
            if i + 1 == self.points.len() || point.small {
                let class = if point.small { "pt hollow" } else { "pt" };
                plot.mark(Shape::Dot { r: 3.0 }, &at, class, &tip);
            }
        }
    }

    /// First and last month under the panel.
    fn span(&self, sheet: &Sheet, area: Area) {
        let mut label = String::new();
        if let (Some(first), Some(last)) = (self.points.first(), self.points.last()) {
            write_month(&mut label, last.month);
            sheet.text(area.x1, area.y1 + 14.0, Anchor::End, "m sm", &label);
            let taken = text_width(&label, SMALL);
            label.clear();
            write_month(&mut label, first.month);
            if first.month != last.month && taken + text_width(&label, SMALL) + 8.0 <= area.x1 - area.x0 {
                sheet.text(area.x0, area.y1 + 14.0, Anchor::Start, "m sm", &label);
            }
        }
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Multiples {
    let names =
        ["响应及时率", "到场及时率", "解决及时率", "回访完成率", "满意率", "投诉答复率", "周报按时率", "巡检完成率"];
    let panel = |(i, name): (usize, &&str)| {
        let mut trend = super::trend::sample(case);
        let turn = i % trend.points.len().max(1);
        trend.points.rotate_left(turn);
        let first = trend.points.iter().map(|p| p.month).min();
        for (k, point) in trend.points.iter_mut().enumerate() {
            point.month = first.map_or(point.month, |f| f.plus(k as i32));
        }
        Panel {
            name: (*name).into(),
            shown: trend.points.last().map(|p| p.shown.clone()).unwrap_or_default(),
            unit: trend.unit,
            centre: trend.centre.map(|c| c.value),
            breaks: trend.breaks.iter().map(|cut| cut.before).collect(),
            points: trend.points,
        }
    };
    let panels = if case == Case::Empty { vec![] } else { names.iter().enumerate().map(panel).collect() };
    Multiples {
        head: Head::sample("八项指标的十三个月：两项有信号", &["指标", "月份", "值"]), panels
    }
}
