//! The canvas all charts are drawn on: a sheet in CSS pixels, plots with scales on it, and words that fit.
//!
//! plotters keeps the areas, maps values to units and hands elements to the backend; the backend writes SVG
//! with classes instead of colours. Everything a chart draws goes this way, through one of the methods here.

mod axis;
mod backend;
mod mark;
mod place;
mod role;
mod state;
mod width;
mod write;

use std::convert::Infallible;
use std::ops::Range;

pub use axis::{Scale, Ticks, Unit};
pub use backend::Svg;
pub use mark::{Mark, Shape};
pub use place::{Area, Placer, spread};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters_backend::DrawingBackend;
pub use role::Role;
pub use state::State;
pub use width::{BOLD, fit, text_width, wrap};
pub use write::{K, px};
pub(crate) use write::{digits, esc};

/// Font size of ordinary words in a chart, in px; the style sheet says the same.
pub const FONT: f64 = 12.0;
/// Font size of the small print (class `sm`): denominators, cell counts.
pub const SMALL: f64 = 10.0;

/// Which part of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Mid,
    /// Its right end.
    End,
}

impl Anchor {
    const fn class(self) -> &'static str {
        match self {
            Anchor::Start => "",
            Anchor::Mid => "mid",
            Anchor::End => "end",
        }
    }

    /// The box of a line of text whose baseline point is (`x`, `y`).
    #[must_use]
    pub fn area(self, x: f64, y: f64, text: &str, size: f64) -> Area {
        let width = text_width(text, size);
        let x0 = match self {
            Anchor::Start => x,
            Anchor::Mid => x - width / 2.0,
            Anchor::End => x - width,
        };
        Area { x0, y0: y - size * 0.88, x1: x0 + width, y1: y + size * 0.24 }
    }
}

/// A plot: an area of the sheet whose points are values.
pub struct Plot {
    area: DrawingArea<Svg, Cartesian2d<Scale, Scale>>,
}

impl Plot {
    /// Draws a shape at values.
    pub fn mark(&self, shape: Shape<'_>, points: &[(f64, f64)], class: &str, tip: &[&str]) {
        sure(self.area.draw(&Mark { shape, points, class, tip }));
    }

    /// Where a value stands on the sheet, in px.
    #[must_use]
    pub fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let (x, y) = self.area.map_coordinate(&(x, y));
        (f64::from(x) / f64::from(K), f64::from(y) / f64::from(K))
    }
}

/// The sheet of one picture.
pub struct Sheet {
    svg: Svg,
    root: DrawingArea<Svg, Shift>,
    /// Width in px.
    pub width: f64,
    /// Height in px.
    pub height: f64,
}

impl Sheet {
    /// An empty sheet of so many px; a height with a fraction is rounded up.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        let (width, height) = (width.ceil().max(1.0), height.ceil().max(1.0));
        let svg = Svg::new(width as u32, height as u32);
        Self { root: svg.clone().into_drawing_area(), svg, width, height }
    }

    /// What was drawn, without the root element.
    #[must_use]
    pub fn take(&self) -> String {
        self.svg.take()
    }

    /// A plot in the given box; values grow to the right and upwards.
    #[must_use]
    pub fn plot(&self, area: Area, x: Scale, y: Scale) -> Plot {
        let units: (Range<i32>, Range<i32>) = (px(area.x0)..px(area.x1), px(area.y1)..px(area.y0));
        Plot { area: self.root.apply_coord_spec(Cartesian2d::new(x, y, units)) }
    }

    /// Begins a group; what follows inherits its class.
    pub fn open(&self, class: &str) {
        self.svg.raw(|o| {
            o.push_str("<g class=\"");
            o.push_str(class);
            o.push_str("\">");
        });
    }

    /// Begins a group with a tooltip for everything in it.
    pub fn open_with_tip(&self, class: &str, tip: &[&str]) {
        self.open(class);
        self.svg.raw(|o| {
            o.push_str("<title>");
            for part in tip {
                esc(o, part);
            }
            o.push_str("</title>");
        });
    }

    /// Ends the group last begun.
    pub fn close(&self) {
        self.svg.raw(|o| o.push_str("</g>"));
    }

    /// Draws a shape at points in px.
    pub fn mark(&self, shape: Shape<'_>, points: &[(f64, f64)], class: &str, tip: &[&str]) {
        let mut few = [(0, 0); 8];
        if points.len() <= few.len() {
            for (unit, point) in few.iter_mut().zip(points) {
                *unit = (px(point.0), px(point.1));
            }
            sure(self.root.draw(&Mark { shape, points: &few[..points.len()], class, tip }));
        } else {
            let units: Vec<(i32, i32)> = points.iter().map(|p| (px(p.0), px(p.1))).collect();
            sure(self.root.draw(&Mark { shape, points: &units, class, tip }));
        }
    }

    /// Writes a line of text with its baseline at a point in px.
    pub fn text(&self, x: f64, y: f64, anchor: Anchor, class: &str, text: &str) {
        if !text.is_empty() {
            self.mark(Shape::Text { text, anchor }, &[(x, y)], class, &[]);
        }
    }

    /// A straight line in a role.
    pub fn line(&self, from: (f64, f64), to: (f64, f64), role: Role) {
        let units = |p: (f64, f64)| (px(p.0), px(p.1));
        let drawn = self.svg.clone().draw_line(units(from), units(to), &role);
        sure(drawn.map_err(DrawingAreaErrorKind::BackendError));
    }

    /// A rectangle.
    pub fn rect(&self, area: Area, class: &str, tip: &[&str]) {
        self.mark(Shape::Cells { gap: 0.0 }, &[(area.x0, area.y0), (area.x1, area.y1)], class, tip);
    }

    /// A bar from its base to its end, the end rounded; `lying` bars run along x.
    pub fn bar(&self, area: Area, from_end: bool, lying: bool, class: &str, tip: &[&str]) {
        let (a, b) = ((px(area.x0), px(area.y0)), (px(area.x1), px(area.y1)));
        let (base, end) = if from_end { (b, a) } else { (a, b) };
        self.svg.element("path", class, tip, |o| {
            o.push_str(" d=\"");
            mark::bar_data(o, base, end, px(2.5), lying);
            o.push('"');
        });
    }

    /// The glyph of a state.
    pub fn glyph(&self, state: State, x: f64, y: f64, r: f64, tip: &[&str]) {
        self.mark(Shape::Glyph { state, r }, &[(x, y)], "", tip);
    }
}

/// Unwraps what cannot fail: the backend writes to memory and no area is drawn on while another draws.
fn sure<T>(result: Result<T, DrawingAreaErrorKind<Infallible>>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => unreachable!("writing a picture to memory failed: {error}"),
    }
}
