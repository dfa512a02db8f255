//! Small multiples: the year of many metrics side by side, each with its own scale and limits.
//!
//! Every metric is a small picture of its own, so that the page sets as many beside each other as fit: seven on a desk,
//! two on a phone. A panel says the values at both ends of its scale; a scale without zero has a torn foot.

use serde::Serialize;

use super::canvas::{Anchor, Area, BOLD, FONT, SMALL, Scale, Shape, Sheet, Ticks, Unit, esc, fit, text_width};
use super::frame::{break_mark, nothing};
use super::trend::{Point, bands, last_cut, write_month};
use super::{Case, Chart, Head, Width};
use crate::time::Month;

/// A panel: a metric and its year.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Panel {
    /// Words: the title is the metric's name; the table's columns are month and value.
    pub head: Head,
    /// This month's value as it is written.
    pub shown: String,
    /// What its values count.
    pub unit: Unit,
    /// Mean of the baseline.
    pub centre: Option<f64>,
    /// The months, oldest first.
    pub points: Vec<Point>,
    /// The months before which the line is cut: another rule measures from there on.
    pub breaks: Vec<Month>,
}

/// Seven stand in a row on a desk; on a phone two of them shrink a little.
const SIZE: (f64, f64) = (170.0, 110.0);

/// Draws panels one after the other in one box, each named by its metric and its value.
#[must_use]
pub fn draw(panels: &[Panel]) -> String {
    let mut out = String::from("<div class=\"panels\">");
    for panel in panels {
        out.push_str(&format!(
            "<svg class=\"chart panel\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" aria-label=\"",
            SIZE.0, SIZE.1
        ));
        esc(&mut out, &format!("{} {}", panel.head.title, panel.shown));
        out.push_str("\">");
        out.push_str(&panel.picture(Width::Desk).take());
        out.push_str("</svg>");
    }
    out.push_str("</div>");
    out
}

impl Chart for Panel {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, _: Width) -> Sheet {
        if self.points.is_empty() {
            return nothing(&self.head, Width::Phone);
        }
        let sheet = Sheet::new(SIZE.0, SIZE.1);
        self.draw(&sheet);
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.points.iter().map(|p| vec![p.month.to_string(), p.shown.clone()]).collect()
    }
}

impl Panel {
    fn draw(&self, sheet: &Sheet) {
        let wide = SIZE.0;
        let title = &self.head.title;
        let (size, class) = if text_width(title, FONT) <= wide { (FONT, "") } else { (SMALL, "sm") };
        sheet.text(0.0, 12.0, Anchor::Start, class, &fit(title, size, wide));
        sheet.text(wide, 28.0, Anchor::End, "name", &fit(&self.shown, FONT * BOLD, wide * 0.55));
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
        let area = Area { x0: left.ceil(), y0: 42.0, x1: wide, y1: 106.0 };
        let plot = sheet.plot(area, Scale::new(-0.5, self.points.len().max(1) as f64 - 0.5), ticks.scale());
        for (label, y) in labels.iter().zip([area.y1, area.y0 + 4.0]) {
            sheet.text(area.x0 - 5.0, y + 2.0, Anchor::End, "m sm", label);
        }
        for [mut upper, lower] in bands(&self.points) {
            upper.extend(lower.into_iter().rev());
            plot.mark(Shape::Area, &upper, "band", &[]);
        }
        if let Some(centre) = self.centre {
            let from = last_cut(&self.points, |month| self.breaks.contains(&month)) as f64 - 0.5;
            plot.mark(Shape::Rules, &[(from, centre), (self.points.len() as f64 - 0.5, centre)], "centre", &[]);
        }
        if ticks.lo > 0.0 {
            break_mark(sheet, area);
        } else {
            sheet.mark(Shape::Rules, &[(area.x0, area.y1), (area.x1, area.y1)], "axis", &[]);
        }
        self.line(&plot);
    }

    fn line(&self, plot: &super::canvas::Plot) {
        let mut run: Vec<(f64, f64)> = Vec::with_capacity(self.points.len());
        for (i, point) in self.points.iter().enumerate() {
            if point.value.is_none() || self.breaks.contains(&point.month) {
                draw_run(plot, &mut run);
            }
            run.extend(point.value.map(|value| (i as f64, value)));
        }
        draw_run(plot, &mut run);
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
}

/// Draws the points collected so far and forgets them: a line, or a dot where one stands alone.
fn draw_run(plot: &super::canvas::Plot, run: &mut Vec<(f64, f64)>) {
    match run.len() {
        0 => {}
        1 => plot.mark(Shape::Dot { r: 2.0 }, run, "pt", &[]),
        _ => plot.mark(Shape::Line, run, "line", &[]),
    }
    run.clear();
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Panel {
    let trend = super::trend::sample(case);
    Panel {
        head: Head::sample(
            if case == Case::Extreme { "名称长得放不下的指标按期完成率" } else { "响应及时率" },
            &["月份", "值"],
        ),
        shown: trend.points.last().map(|p| p.shown.clone()).unwrap_or_default(),
        unit: trend.unit,
        centre: trend.centre.map(|c| c.value),
        points: trend.points,
        breaks: trend.breaks.into_iter().map(|cut| cut.before).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_panel_is_a_picture_of_its_own_that_is_named_and_no_longer_than_its_data() {
        let drawn = draw(&[sample(Case::Normal), sample(Case::One)]);
        assert_eq!(drawn.matches("<svg").count(), 2);
        assert_eq!(drawn.matches("role=\"img\" aria-label=\"响应及时率 ").count(), 2);
        assert!(drawn.len() < 3_000, "{} bytes", drawn.len());
    }
}
