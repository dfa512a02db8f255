//! Trend: is this month different, or is it noise?
//!
//! One line of months with its centre line and control limits, the target, and the months that signal.
//! Months without a value are gaps, months with few cases hollow; the denominators stand under the months.
//! Without limits (too short a baseline) it shows the dots and says so in its note.

use serde::Serialize;

use super::canvas::{
    Anchor, Area, BOLD, FONT, Placer, Plot, SMALL, Scale, Shape, Sheet, Ticks, digits, fit, spread, text_width,
};
use super::frame::{axis_room, nothing, value_axis};
use super::{Case, Chart, Head, Unit, Width};
use crate::time::Month;

/// The description of a trend chart.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Trend {
    /// Words; the table's columns are month, value, n, lower limit, upper limit, remark.
    pub head: Head,
    /// What the axis counts.
    pub unit: Unit,
    /// One point a month without a hole in between, oldest first.
    pub points: Vec<Point>,
    /// Mean of the baseline, with its label at the line's end.
    pub centre: Option<Level>,
    /// The target, with its label at the line's end.
    pub target: Option<Level>,
    /// Names of the upper and the lower limit at their ends.
    pub limit_names: [String; 2],
    /// Where a definition changed: the line is cut before that month.
    pub breaks: Vec<Cut>,
    /// The word before the row of denominators, `n` for instance.
    pub n_name: String,
    /// A remark above the plot: baseline too short, limits frozen.
    pub note: String,
}

/// A month of a trend.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// Which month.
    pub month: Month,
    /// The value in the chart's unit; none draws a gap.
    pub value: Option<f64>,
    /// The value as it is written.
    pub shown: String,
    /// The denominator, where there is one.
    pub n: Option<u32>,
    /// Too few cases to judge: a hollow dot.
    pub small: bool,
    /// Lower and upper control limit of this month's own n.
    pub limits: Option<(f64, f64)>,
    /// Why this month signals, in a few words.
    pub signal: Option<String>,
}

/// A level across the whole plot.
#[derive(Clone, Debug, Serialize)]
pub struct Level {
    /// The value.
    pub value: f64,
    /// What stands at its end: `目标 95%`.
    pub label: String,
}

/// A change of definition.
#[derive(Clone, Debug, Serialize)]
pub struct Cut {
    /// The first month under the new definition.
    pub before: Month,
    /// What changed, in a few words.
    pub label: String,
}

impl Chart for Trend {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.points.is_empty() {
            return nothing(&self.head, width);
        }
        let (lo, hi) = self.extent();
        let ticks = Ticks::honest(lo, hi, width.pick(5, 4), self.unit);
        let rows = 34.0 + if self.has_n() { 15.0 } else { 0.0 };
        let plot_height = width.pick(170.0, 140.0);
        let sheet = Sheet::new(width.px(), 20.0 + plot_height + rows);
        let ends = self.ends(width.px() * width.pick(0.3, 0.34));
        let right = ends.iter().map(|e| text_width(&e.text, FONT * BOLD)).fold(0.0, f64::max) + 16.0;
        let left = axis_room(ticks, self.unit).max(text_width(&self.n_name, SMALL) + 8.0);
        let area = Area { x0: left, y0: 20.0, x1: width.px() - right, y1: 20.0 + plot_height };
        let plot = sheet.plot(area, Scale::new(-0.5, self.points.len().max(1) as f64 - 0.5), ticks.scale());

        value_axis(&sheet, area, ticks, self.unit);
        self.limits(&plot);
        for (level, class) in [(&self.centre, "centre"), (&self.target, "target")] {
            if let Some(level) = level {
                // The centre line belongs to the months that set it, as the limits do; the target to all of them.
                let from = if class == "centre" { self.last_cut() as f64 - 0.5 } else { -0.5 };
                let to = self.points.len().max(1) as f64 - 0.5;
                plot.mark(Shape::Rules, &[(from, level.value), (to, level.value)], class, &[]);
            }
        }
        let mut placer = Placer::new(Area { x0: left, y0: 0.0, x1: area.x1 + 6.0, y1: area.y1 });
        self.remarks(&sheet, &plot, area, &mut placer);
        self.line(&plot, &mut placer);
        self.signals(&sheet, &plot, &mut placer);
        self.months(&sheet, &plot, area);
        write_ends(&sheet, &plot, area, ends);
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let bound = |v: Option<f64>| {
            let mut out = String::new();
            if let Some(v) = v {
                self.unit.write(&mut out, (v * 10.0).round() / 10.0);
            }
            out
        };
        let row = |p: &Point| {
            let remark = [p.signal.as_deref(), self.cut_before(p.month)];
            vec![
                p.month.to_string(),
                p.shown.clone(),
                p.n.map(|n| n.to_string()).unwrap_or_default(),
                bound(p.limits.map(|l| l.0)),
                bound(p.limits.map(|l| l.1)),
                remark.into_iter().flatten().collect::<Vec<_>>().join("; "),
            ]
        };
        self.points.iter().map(row).collect()
    }
}

/// A label at the right end of a line.
struct End {
    value: f64,
    text: String,
    class: &'static str,
}

impl Trend {
    fn has_n(&self) -> bool {
        self.points.iter().any(|p| p.n.is_some())
    }

    fn cut_before(&self, month: Month) -> Option<&str> {
        self.breaks.iter().find(|b| b.before == month).map(|b| b.label.as_str())
    }

    /// The position of the first month that is measured as the last one is.
    fn last_cut(&self) -> usize {
        last_cut(&self.points, |month| self.cut_before(month).is_some())
    }

    fn extent(&self) -> (f64, f64) {
        let levels = self.centre.iter().chain(&self.target).map(|l| l.value);
        let points = self.points.iter().flat_map(|p| [p.value, p.limits.map(|l| l.0), p.limits.map(|l| l.1)]);
        let all = points.flatten().chain(levels).filter(|v| v.is_finite());
        let (lo, hi) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), v| (lo.min(v), hi.max(v)));
        if lo > hi { (0.0, 1.0) } else { (lo, hi) }
    }

    /// Labels of all lines that reach the right end, cut to the room there is.
    fn ends(&self, room: f64) -> Vec<End> {
        let mut ends = Vec::with_capacity(5);
        let mut end = |value: f64, text: &str, class: &'static str| {
            if !text.is_empty() {
                ends.push(End { value, text: fit(text, FONT, room), class });
            }
        };
        if let Some(last) = self.points.last() {
            if let Some(value) = last.value {
                end(value, &last.shown, "name");
            }
            if let Some((lower, upper)) = last.limits {
                end(upper, &self.limit_names[0], "m");
                end(lower, &self.limit_names[1], "m");
            }
        }
        for (level, class) in [(&self.centre, "m"), (&self.target, "t")] {
            if let Some(level) = level {
                end(level.value, &level.label, class);
            }
        }
        ends
    }

    /// The band between the limits, a step a month, because each month has its own n.
    fn limits(&self, plot: &Plot) {
        for [mut upper, lower] in bands(&self.points) {
            plot.mark(Shape::Line, &upper, "limit", &[]);
            plot.mark(Shape::Line, &lower, "limit", &[]);
            upper.extend(lower.into_iter().rev());
            plot.mark(Shape::Area, &upper, "band", &[]);
        }
    }

    /// The note above the plot and the lines where a definition changed.
    fn remarks(&self, sheet: &Sheet, plot: &Plot, area: Area, placer: &mut Placer) {
        if !self.note.is_empty() {
            let note = fit(&self.note, FONT, area.x1 - area.x0);
            placer.claim([Anchor::Start.area(area.x0 + 2.0, 12.0, &note, FONT)]);
            sheet.text(area.x0 + 2.0, 12.0, Anchor::Start, "m", &note);
        }
        for cut in &self.breaks {
            let Some(i) = self.points.iter().position(|p| p.month == cut.before) else { continue };
            let (x, _) = plot.at(i as f64 - 0.5, 0.0);
            let places = [(Anchor::Start, x + 4.0), (Anchor::End, x - 4.0)];
            let free = |(anchor, x): &(Anchor, f64)| placer.claim([anchor.area(*x, 12.0, &cut.label, FONT)]).is_some();
            let place = places.into_iter().find(free);
            if let Some((anchor, x)) = place {
                sheet.text(x, 12.0, anchor, "m", &cut.label);
            }
            // The line reaches up to its label, but not through another's.
            let top = if place.is_some() { 4.0 } else { area.y0 };
            sheet.mark(Shape::Rules, &[(x, top), (x, area.y1)], "cut", &[&cut.label]);
            placer.block(Area { x0: x - 1.0, y0: area.y0, x1: x + 1.0, y1: area.y1 });
        }
    }

    /// The line with its gaps and the dots on it.
    fn line(&self, plot: &Plot, placer: &mut Placer) {
        let mut run: Vec<(f64, f64)> = Vec::with_capacity(self.points.len());
        for (i, point) in self.points.iter().enumerate() {
            if point.value.is_none() || self.cut_before(point.month).is_some() {
                draw_run(plot, &mut run);
            }
            if let Some(value) = point.value {
                run.push((i as f64, value));
            }
        }
        draw_run(plot, &mut run);
        let (mut month, mut n) = (String::new(), String::new());
        let mut previous: Option<(f64, f64)> = None;
        for (i, point) in self.points.iter().enumerate() {
            let Some(value) = point.value else {
                previous = None;
                continue;
            };
            month.clear();
            n.clear();
            write_month(&mut month, point.month);
            if let Some(count) = point.n {
                n.push_str("\nn = ");
                digits(&mut n, count);
            }
            let class = if point.small { "pt hollow" } else { "pt" };
            plot.mark(Shape::Dot { r: 3.0 }, &[(i as f64, value)], class, &[&month, "  ", &point.shown, &n]);
            let (x, y) = plot.at(i as f64, value);
            // Words keep off the dots and off the line between them.
            placer.block(Area { x0: x - 4.0, y0: y - 4.0, x1: x + 4.0, y1: y + 4.0 });
            if let Some((px, py)) = previous {
                for share in [0.25, 0.5, 0.75] {
                    let (x, y) = (px + (x - px) * share, py + (y - py) * share);
                    placer.block(Area { x0: x - 2.0, y0: y - 2.0, x1: x + 2.0, y1: y + 2.0 });
                }
            }
            previous = Some((x, y));
        }
    }

    /// A ring round every month that signals, and its reason where it is a new one and there is room.
    fn signals(&self, sheet: &Sheet, plot: &Plot, placer: &mut Placer) {
        for (i, point) in self.points.iter().enumerate() {
            let (Some(reason), Some(value)) = (&point.signal, point.value) else { continue };
            plot.mark(Shape::Dot { r: 7.0 }, &[(i as f64, value)], "ring", &[reason]);
            // One word for months in a row that stand out for the same reason; the last month always has its own.
            let told = i > 0 && i + 1 < self.points.len() && self.points[i - 1].signal.as_ref() == Some(reason);
            if told {
                continue;
            }
            let (x, y) = plot.at(i as f64, value);
            let places = [
                (Anchor::Mid, x, y - 11.0),
                (Anchor::Mid, x, y + 20.0),
                (Anchor::End, x - 10.0, y + 4.0),
                (Anchor::Start, x + 10.0, y + 4.0),
                (Anchor::End, x + 6.0, y - 12.0),
                (Anchor::End, x + 6.0, y + 21.0),
                (Anchor::Start, x - 6.0, y - 12.0),
                (Anchor::Start, x - 6.0, y + 21.0),
            ];
            for (anchor, x, y) in places {
                if placer.claim([anchor.area(x, y, reason, FONT)]).is_some() {
                    sheet.text(x, y, anchor, "t halo", reason);
                    break;
                }
            }
        }
    }

    /// Months, years and denominators under the plot; the last month is always named, others as they fit.
    fn months(&self, sheet: &Sheet, plot: &Plot, area: Area) {
        let count = self.points.len();
        let step = (area.x1 - area.x0) / count.max(1) as f64;
        let every = [1, 2, 3, 6, 12].into_iter().find(|e| step * *e as f64 >= 19.0).unwrap_or(24);
        let mut label = String::new();
        let mut edge = f64::INFINITY;
        sheet.open("m mid");
        let named = || self.points.iter().enumerate().rev().filter(|(i, _)| (count - 1 - i).is_multiple_of(every));
        for (i, point) in named() {
            let (x, _) = plot.at(i as f64, 0.0);
            label.clear();
            digits(&mut label, point.month.month());
            sheet.text(x, area.y1 + 17.0, Anchor::Start, "", &label);
            // From the right, so that a January has its year before the first month has.
            if point.month.month() <= every as u32 || i < every {
                label.clear();
                digits(&mut label, point.month.year().unsigned_abs());
                let half = text_width(&label, FONT) / 2.0;
                if x + half + 6.0 <= edge {
                    sheet.text(x, area.y1 + 31.0, Anchor::Start, "", &label);
                    edge = x - half;
                }
            }
        }
        sheet.close();
        if self.has_n() {
            let y = area.y1 + 45.0;
            sheet.open("m mid sm");
            sheet.text(area.x0 - 8.0, y, Anchor::End, "", &self.n_name);
            let mut edge = f64::INFINITY;
            for (i, point) in named() {
                let Some(n) = point.n else { continue };
                label.clear();
                digits(&mut label, n);
                let (x, _) = plot.at(i as f64, 0.0);
                let half = text_width(&label, SMALL) / 2.0;
                if x + half + 3.0 <= edge && x - half >= area.x0 - 6.0 {
                    sheet.text(x, y, Anchor::Start, "", &label);
                    edge = x - half;
                }
            }
            sheet.close();
        }
    }
}

/// The upper and the lower limits as lines, a step a month, one pair for each run of months that have limits: where a
/// month has none, the band has a gap, too.
pub(super) fn bands(points: &[Point]) -> Vec<[Vec<(f64, f64)>; 2]> {
    let mut bands = Vec::new();
    let mut x = 0.0;
    for run in points.chunk_by(|one, next| one.limits.is_some() == next.limits.is_some()) {
        let (mut upper, mut lower) = (Vec::with_capacity(2 * run.len()), Vec::with_capacity(2 * run.len()));
        for point in run {
            if let Some((low, high)) = point.limits {
                upper.extend([(x - 0.5, high), (x + 0.5, high)]);
                lower.extend([(x - 0.5, low), (x + 0.5, low)]);
            }
            x += 1.0;
        }
        if !upper.is_empty() {
            bands.push([upper, lower]);
        }
    }
    bands
}

/// The position of the last month before which a line is cut; 0 where none is.
pub(super) fn last_cut(points: &[Point], is_cut: impl Fn(Month) -> bool) -> usize {
    points.iter().rposition(|point| is_cut(point.month)).unwrap_or(0)
}

/// Draws the points collected so far as a line and forgets them; a lonely point has only its dot.
fn draw_run(plot: &Plot, run: &mut Vec<(f64, f64)>) {
    if run.len() > 1 {
        plot.mark(Shape::Line, run, "line", &[]);
    }
    run.clear();
}

/// Writes the labels at the right, each as near to its line's end as the others allow.
fn write_ends(sheet: &Sheet, plot: &Plot, area: Area, ends: Vec<End>) {
    let mut at: Vec<f64> = ends.iter().map(|e| plot.at(0.0, e.value).1 + 4.2).collect();
    spread(&mut at, 15.0, area.y0 - 4.0, area.y1 + 4.0);
    for (end, y) in ends.into_iter().zip(at) {
        sheet.text(area.x1 + 8.0, y, Anchor::Start, end.class, &end.text);
    }
}

/// `2026-10` without the formatting machinery.
pub(super) fn write_month(out: &mut String, month: Month) {
    digits(out, month.year().unsigned_abs());
    out.push('-');
    if month.month() < 10 {
        out.push('0');
    }
    digits(out, month.month());
}

/// A sample for tests and for looking at.
///
/// # Panics
/// Never: the first month is a valid one.
#[must_use]
pub fn sample(case: Case) -> Trend {
    let first = Month::new(2025, 10).expect("October 2025 is a month");
    let rates = [94.1, 93.0, 95.2, 94.4, 92.8, 95.0, 96.1, 93.7, 94.9, 95.5, 93.3, 94.2, 87.9];
    let count = match case {
        Case::Empty => 0,
        Case::One => 1,
        Case::Normal | Case::Zero => rates.len(),
        Case::Extreme => 48,
    };
    let point = |i: usize| {
        let value = match case {
            Case::Zero => 0.0,
            Case::Extreme => (i % 7) as f64 * 1.5e8,
            _ => rates[i % rates.len()],
        };
        let month = first.plus(i as i32);
        let n = if i == 4 { 14 } else { 180 + (i as u32 * 37) % 60 };
        let gap = case == Case::Normal && i == 8;
        let width = 420.0 / f64::from(n) + 2.5;
        Point {
            month,
            value: (!gap).then_some(value),
            shown: if gap { "未测".into() } else { format!("{value}%") },
            n: (!gap).then_some(if case == Case::Extreme { n * 1_000_000 } else { n }),
            small: n < 20,
            limits: (case != Case::One && !gap && n >= 20 && (count <= 8 || i >= 3)).then_some(match case {
                Case::Zero => (0.0, 0.0),
                Case::Extreme => (1e8, 7e8),
                _ => (94.3 - width, (94.3 + width).min(100.0)),
            }),
            signal: ((i == 12 && case == Case::Normal) || (case == Case::Extreme && i.is_multiple_of(5)))
                .then(|| "低于下限".to_owned()),
        }
    };
    let level = |value: f64, label: &str| Level { value, label: label.to_owned() };
    Trend {
        head: Head::sample("10月响应及时率 87.9%，低于控制下限", &["月份", "及时率", "n", "下限", "上限", "说明"]),
        unit: if case == Case::Extreme { Unit::Count } else { Unit::Percent },
        points: (0..count).map(point).collect(),
        centre: (count > 1).then(|| level(if case == Case::Zero { 0.0 } else { 94.3 }, "均值 94.3%")),
        target: (case != Case::Empty).then(|| level(95.0, "目标 95%")),
        limit_names: ["控制上限".into(), "控制下限".into()],
        breaks: if count > 8 { vec![Cut { before: first.plus(3), label: "新口径".into() }] } else { vec![] },
        n_name: "n".into(),
        note: if case == Case::One { "基线不足，不画控制限".into() } else { String::new() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_and_centre_stand_over_the_months_that_they_belong_to_and_no_others() {
        let chart = sample(Case::Normal);
        assert_eq!(last_cut(&chart.points, |month| chart.cut_before(month).is_some()), 3);
        // Before the cut there are no limits; the month with few cases and the gap have none, either.
        let spans: Vec<(f64, f64)> = bands(&chart.points)
            .iter()
            .map(|[upper, lower]| {
                assert_eq!(upper.len(), lower.len());
                (upper[0].0, upper[upper.len() - 1].0)
            })
            .collect();
        assert_eq!(spans, [(2.5, 3.5), (4.5, 7.5), (8.5, 12.5)]);
        assert!(bands(&sample(Case::One).points).is_empty());
    }
}
