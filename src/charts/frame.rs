//! What charts with a value axis share: the grid, its labels, and the break mark of an axis that omits zero.

use super::canvas::{Anchor, Area, BOLD, FONT, Placer, Role, Scale, Shape, Sheet, Ticks, Unit, fit, text_width};
use super::{Head, Width};

/// Room in px that the labels of a value axis need on its left.
pub(super) fn axis_room(ticks: Ticks, unit: Unit) -> f64 {
    let mut label = String::new();
    let mut widest: f64 = 0.0;
    for value in ticks.values() {
        label.clear();
        unit.write(&mut label, value);
        widest = widest.max(text_width(&label, FONT));
    }
    widest + 8.0
}

/// Horizontal grid lines with their values on the left, the base line, and the break mark where zero is not on it.
pub(super) fn value_axis(sheet: &Sheet, area: Area, ticks: Ticks, unit: Unit) {
    let plot = sheet.plot(area, Scale::new(0.0, 1.0), ticks.scale());
    let broken = ticks.lo > 0.0;
    let rules = ticks.values().skip(usize::from(broken)).flat_map(|v| [(0.0, v), (1.0, v)]);
    plot.mark(Shape::Rules, &rules.collect::<Vec<_>>(), "grid", &[]);
    sheet.open("m end");
    let mut label = String::new();
    for value in ticks.values() {
        label.clear();
        unit.write(&mut label, value);
        let (x, y) = plot.at(0.0, value);
        sheet.text(x - 8.0, y + 4.2, Anchor::Start, "", &label);
    }
    sheet.close();
    if broken {
        break_mark(sheet, area);
    } else {
        let (x0, y) = plot.at(0.0, 0.0);
        sheet.line((x0, y), (area.x1, y), Role::Axis);
    }
}

/// A torn edge along the foot of a plot: below it the axis is not drawn. Its teeth are of one size, so that it is short to
/// write; what is left over at the end stays straight.
pub(super) fn break_mark(sheet: &Sheet, area: Area) {
    const TOOTH: f64 = 6.0;
    let teeth = ((area.x1 - area.x0) / (2.0 * TOOTH)).floor().max(1.0);
    let mut edge = Vec::with_capacity(2 * teeth as usize + 2);
    for tooth in 0..teeth as u32 {
        let x = area.x0 + f64::from(tooth) * 2.0 * TOOTH;
        edge.extend([(x, area.y1), (x + TOOTH, area.y1 + 3.0)]);
    }
    edge.extend([(area.x0 + teeth * 2.0 * TOOTH, area.y1), (area.x1, area.y1)]);
    sheet.mark(Shape::Line, &edge, "axis", &[]);
}

/// The picture of nothing: the words that say so.
pub(super) fn nothing(head: &Head, width: Width) -> Sheet {
    let sheet = Sheet::new(width.px(), 44.0);
    let words = fit(&head.empty, FONT, width.px() - 16.0);
    sheet.text(width.px() / 2.0, 26.0, Anchor::Mid, "m", &words);
    sheet
}

/// Rows of lying bars, dots or whiskers: a name on the left, figures on the right, the plot between; on the
/// phone the words of a row stand above its plot.
pub(super) struct Rows {
    /// Left edge of the plot.
    pub(super) x0: f64,
    /// Right edge of the plot.
    pub(super) x1: f64,
    /// Height of a row.
    pub(super) pitch: f64,
    /// Upper edge of the first row.
    pub(super) top: f64,
    /// How far the words of a row stand below the middle of its plot, on the desk.
    pub(super) lift: f64,
    width: Width,
    names: f64,
}

impl Rows {
    /// Divides the width between names, plot and figures; `bar` is the height the plot of a row needs.
    pub(super) fn new<'a>(width: Width, top: f64, bar: f64, words: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let (mut names, mut figures): (f64, f64) = (0.0, 0.0);
        for (name, figure) in words {
            names = names.max(text_width(name, FONT));
            figures = figures.max(text_width(figure, FONT * BOLD));
        }
        names = names.min(width.px() * 0.32);
        figures = figures.min(width.px() * 0.34);
        match width {
            Width::Desk => {
                let gap = |v: f64| if v > 0.0 { v + 10.0 } else { 4.0 };
                Self { x0: gap(names), x1: width.px() - gap(figures), pitch: bar + 12.0, top, lift: 0.0, width, names }
            }
            Width::Phone => Self { x0: 4.0, x1: width.px() - 4.0, pitch: bar + 26.0, top, lift: 0.0, width, names },
        }
    }

    /// Lower edge of so many rows.
    pub(super) fn bottom(&self, count: usize) -> f64 {
        self.top + self.pitch * count as f64
    }

    /// The middle of a row's plot.
    pub(super) fn y(&self, i: usize) -> f64 {
        let inside = self.width.pick(self.pitch / 2.0, (self.pitch - 26.0) / 2.0 + 20.0);
        self.top + self.pitch * i as f64 + inside
    }

    /// Writes the words of a row.
    pub(super) fn words(&self, sheet: &Sheet, i: usize, name: &str, figure: &str) {
        match self.width {
            Width::Desk => {
                let y = self.y(i) + 4.2 + self.lift;
                sheet.text(self.x0 - 10.0, y, Anchor::End, "", &fit(name, FONT, self.names));
                sheet.text(
                    self.x1 + 10.0,
                    y,
                    Anchor::Start,
                    "b",
                    &fit(figure, FONT * BOLD, sheet.width - self.x1 - 10.0),
                );
            }
            Width::Phone => {
                let y = self.top + self.pitch * i as f64 + 13.0;
                let figure = fit(figure, FONT * BOLD, sheet.width * 0.6);
                let room = sheet.width - 12.0 - text_width(&figure, FONT * BOLD);
                // The grid runs behind the words.
                sheet.text(0.0, y, Anchor::Start, "halo", &fit(name, FONT, room));
                sheet.text(sheet.width, y, Anchor::End, "b halo", &figure);
            }
        }
    }
}

/// Upright grid lines with their values above them, for plots whose values run along x.
pub(super) fn top_axis(sheet: &Sheet, area: Area, ticks: Ticks, unit: Unit) {
    let plot = sheet.plot(area, ticks.scale(), Scale::new(0.0, 1.0));
    let rules: Vec<(f64, f64)> = ticks.values().flat_map(|v| [(v, 0.0), (v, 1.0)]).collect();
    plot.mark(Shape::Rules, &rules, "grid", &[]);
    let mut placer = Placer::new(Area { x0: 0.0, y0: -2.0, x1: sheet.width, y1: area.y0 });
    let mut label = String::new();
    sheet.open("m mid");
    for value in ticks.values() {
        label.clear();
        unit.write(&mut label, value);
        let (x, y) = plot.at(value, 1.0);
        let half = text_width(&label, FONT) / 2.0;
        let x = x.clamp(half, (sheet.width - half).max(half));
        if placer.claim([Anchor::Mid.area(x, y - 5.0, &label, FONT)]).is_some() {
            sheet.text(x, y - 5.0, Anchor::Start, "", &label);
        }
    }
    sheet.close();
}
