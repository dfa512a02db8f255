//! Quadrant: what matters to customers and is not good enough?
//!
//! Importance runs to the right, satisfaction upwards; the lower right quadrant is where to begin. A name that
//! finds no room beside its dot stands in the list below, under the dot's number.

use serde::Serialize;

use super::canvas::{Anchor, Area, BOLD, FONT, Placer, Scale, Shape, Sheet, Ticks, Unit, fit, text_width};
use super::frame::{axis_room, nothing, value_axis};
use super::{Case, Chart, Head, Width};

/// The description of a quadrant chart.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Quadrant {
    /// Words; the table's columns are aspect, importance, satisfaction.
    pub head: Head,
    /// Name of the axis to the right.
    pub importance: String,
    /// Name of the axis upwards.
    pub satisfaction: String,
    /// What the two axes count.
    pub units: [Unit; 2],
    /// Where the quadrants meet: importance, satisfaction.
    pub middle: (f64, f64),
    /// Names of the quadrants: upper left, upper right, lower left, lower right.
    pub corners: [String; 4],
    /// The aspects.
    pub points: Vec<Weighed>,
}

/// An aspect with its weight.
#[derive(Clone, Debug, Serialize)]
pub struct Weighed {
    /// Its name.
    pub name: String,
    /// How much it matters.
    pub importance: f64,
    /// The same as it is written.
    pub importance_shown: String,
    /// How satisfied customers are.
    pub satisfaction: f64,
    /// The same as it is written.
    pub satisfaction_shown: String,
    /// Too few answers to judge: a hollow dot.
    pub small: bool,
}

/// Height of a line of the list below the plot.
const LINE: f64 = 16.0;

impl Chart for Quadrant {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.points.is_empty() {
            return nothing(&self.head, width);
        }
        let xs = axis(self.points.iter().map(|p| p.importance).chain([self.middle.0]), self.units[0]);
        let ys = axis(self.points.iter().map(|p| p.satisfaction).chain([self.middle.1]), self.units[1]);
        let height = width.pick(330.0, 270.0);
        let area = Area { x0: axis_room(ys, self.units[1]), y0: 28.0, x1: width.px() - 14.0, y1: 28.0 + height };
        // Room is kept for every name in the list: which of them need it is known only after placing.
        let mut placer = Placer::new(area);
        let measure = Sheet::new(1.0, 1.0).plot(area, xs.scale(), ys.scale());
        let at: Vec<(f64, f64)> = self.points.iter().map(|p| measure.at(p.importance, p.satisfaction)).collect();
        for (x, y) in &at {
            placer.block(Area { x0: x - 7.0, y0: y - 7.0, x1: x + 7.0, y1: y + 7.0 });
        }
        let corners = self.corners(area, &mut placer);
        let placed: Vec<Option<(Anchor, f64, f64)>> =
            self.points.iter().zip(&at).map(|(p, at)| place(&p.name, *at, &mut placer)).collect();
        let left_over: Vec<usize> = (0..placed.len()).filter(|i| placed[*i].is_none()).collect();
        let numbers: Vec<String> = (1..=left_over.len()).map(|n| n.to_string()).collect();

        let sheet = Sheet::new(width.px(), area.y1 + 42.0 + LINE * left_over.len() as f64);
        value_axis(&sheet, area, ys, self.units[1]);
        sheet.text(0.0, 11.0, Anchor::Start, "m", &fit(&self.satisfaction, FONT, width.px()));
        let plot = sheet.plot(area, xs.scale(), ys.scale());
        self.importance_axis(&sheet, area, xs);
        let (mx, my) = plot.at(self.middle.0, self.middle.1);
        sheet.mark(Shape::Rules, &[(mx, area.y0), (mx, area.y1), (area.x0, my), (area.x1, my)], "target", &[]);
        for (anchor, x, y, name) in corners {
            sheet.text(x, y, anchor, "m b", &name);
        }
        for (i, (point, at)) in self.points.iter().zip(&at).enumerate() {
            let class = if point.small { "pt hollow" } else { "pt" };
            let tip = [&*point.name, "  ", &point.importance_shown, " / ", &point.satisfaction_shown];
            sheet.mark(Shape::Dot { r: 5.0 }, &[*at], class, &tip);
            if let Some((anchor, x, y)) = placed[i] {
                sheet.text(x, y, anchor, "halo", &point.name);
            }
        }
        for (line, (i, number)) in left_over.into_iter().zip(&numbers).enumerate() {
            let point = &self.points[i];
            if let Some((anchor, x, y)) = place(number, at[i], &mut placer) {
                sheet.text(x, y, anchor, "halo", number);
            }
            let y = area.y1 + 50.0 + LINE * line as f64;
            let words = format!("{}  {} / {}", point.name, point.importance_shown, point.satisfaction_shown);
            sheet.text(area.x0 + 20.0, y, Anchor::End, "b", number);
            sheet.text(area.x0 + 26.0, y, Anchor::Start, "", &fit(&words, FONT, width.px() - area.x0 - 26.0));
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let row = |p: &Weighed| vec![p.name.clone(), p.importance_shown.clone(), p.satisfaction_shown.clone()];
        self.points.iter().map(row).collect()
    }
}

fn axis(values: impl Iterator<Item = f64>, unit: Unit) -> Ticks {
    let (lo, hi) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), v| (lo.min(v), hi.max(v)));
    Ticks::honest(lo, hi, 5, unit)
}

/// Where a name finds room beside its dot.
fn place(name: &str, (x, y): (f64, f64), placer: &mut Placer) -> Option<(Anchor, f64, f64)> {
    let places = [
        (Anchor::Start, x + 10.0, y + 4.2),
        (Anchor::End, x - 10.0, y + 4.2),
        (Anchor::Mid, x, y - 10.0),
        (Anchor::Mid, x, y + 19.0),
        (Anchor::Start, x + 4.0, y - 10.0),
        (Anchor::End, x - 4.0, y - 10.0),
        (Anchor::Start, x + 4.0, y + 19.0),
        (Anchor::End, x - 4.0, y + 19.0),
    ];
    places.into_iter().find(|(anchor, x, y)| placer.claim([anchor.area(*x, *y, name, FONT)]).is_some())
}

impl Quadrant {
    /// The names of the quadrants, as far as the corners are free.
    fn corners(&self, area: Area, placer: &mut Placer) -> Vec<(Anchor, f64, f64, String)> {
        let room = (area.x1 - area.x0) / 2.0 - 12.0;
        let corners = [
            (Anchor::Start, area.x0 + 6.0, area.y0 + 16.0),
            (Anchor::End, area.x1 - 6.0, area.y0 + 16.0),
            (Anchor::Start, area.x0 + 6.0, area.y1 - 8.0),
            (Anchor::End, area.x1 - 6.0, area.y1 - 8.0),
        ];
        let named = corners.into_iter().zip(&self.corners).map(|((a, x, y), n)| (a, x, y, fit(n, FONT * BOLD, room)));
        named.filter(|(a, x, y, n)| placer.claim([a.area(*x, *y, n, FONT * BOLD)]).is_some()).collect()
    }

    fn importance_axis(&self, sheet: &Sheet, area: Area, ticks: Ticks) {
        let plot = sheet.plot(area, ticks.scale(), Scale::new(0.0, 1.0));
        let mut label = String::new();
        let mut edge = f64::NEG_INFINITY;
        for value in ticks.values() {
            label.clear();
            self.units[0].write(&mut label, value);
            let (x, y) = plot.at(value, 0.0);
            let half = text_width(&label, FONT) / 2.0;
            let x = x.min(sheet.width - half);
            if x - half > edge + 4.0 {
                sheet.text(x, y + 17.0, Anchor::Mid, "m", &label);
                edge = x + half;
            }
        }
        sheet.text(area.x1, area.y1 + 33.0, Anchor::End, "m", &fit(&self.importance, FONT, area.x1));
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Quadrant {
    let point = |name: &str, importance: f64, satisfaction: f64| Weighed {
        name: name.into(),
        importance,
        importance_shown: format!("{importance}%"),
        satisfaction,
        satisfaction_shown: format!("{satisfaction}"),
        small: name == "备件供应",
    };
    let mut points = vec![
        point("服务态度", 18.0, 91.2),
        point("技术能力", 26.0, 86.0),
        point("响应速度", 27.0, 78.4),
        point("备件供应", 8.0, 74.0),
        point("收费合理", 21.0, 62.3),
        point("工单记录", 9.0, 88.0),
    ];
    match case {
        Case::Empty => points.clear(),
        Case::One => points.truncate(1),
        Case::Zero => points.iter_mut().for_each(|p| (p.importance, p.satisfaction) = (0.0, 0.0)),
        Case::Extreme => {
            points.extend((0..12).map(|i| point("挤在一起的满意度方面", 26.0 + f64::from(i) / 10.0, 85.0)));
        }
        Case::Normal => {}
    }
    Quadrant {
        head: Head::sample("先改响应速度和收费：重要而不够满意", &["方面", "重要性", "满意度"]),
        importance: "重要性 →".into(),
        satisfaction: "↑ 满意度指数".into(),
        units: [Unit::Percent, Unit::Points],
        middle: if case == Case::Zero { (0.0, 0.0) } else { (17.0, 80.1) },
        corners: ["保持", "优势", "观察", "优先改进"].map(String::from),
        points,
    }
}
