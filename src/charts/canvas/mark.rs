//! Marks: plotters elements that write themselves into our backend, one mark one SVG element.

use std::convert::Infallible;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::backend::{Svg, circle_attrs, class_attr, rect_attrs};
use super::write::{attr, esc, num, path_data, px};
use super::{Anchor, State};

/// The shape of a mark.
#[derive(Clone, Copy, Debug)]
pub enum Shape<'a> {
    /// A line through the points.
    Line,
    /// The area inside the points.
    Area,
    /// Separate lines, each from one point to the next: two points a line.
    Rules,
    /// Rectangles, each between two points, `gap` px smaller on every side.
    Cells {
        /// Empty border in px.
        gap: f64,
    },
    /// The same as one element: for the many cells of a grid.
    Mosaic {
        /// Empty border in px.
        gap: f64,
    },
    /// A circle at each point.
    Dot {
        /// Radius in px.
        r: f64,
    },
    /// The glyph of a state at each point.
    Glyph {
        /// Which state.
        state: State,
        /// Half its size in px.
        r: f64,
    },
    /// A word at the first point.
    Text {
        /// What it says.
        text: &'a str,
        /// Which part of it stands at the point.
        anchor: Anchor,
    },
}

/// A shape at some points, with a class that says what it means and a tooltip given in parts.
#[derive(Clone, Copy, Debug)]
pub struct Mark<'a, C> {
    /// The shape.
    pub shape: Shape<'a>,
    /// Where, in the units of the area it is drawn on.
    pub points: &'a [C],
    /// Class names.
    pub class: &'a str,
    /// The tooltip's parts, none for no tooltip.
    pub tip: &'a [&'a str],
}

impl<'a, C: 'a> PointCollection<'a, C> for &'a Mark<'_, C> {
    type Point = &'a C;
    type IntoIter = std::slice::Iter<'a, C>;
    fn point_iter(self) -> Self::IntoIter {
        self.points.iter()
    }
}

impl<C> Drawable<Svg> for Mark<'_, C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        svg: &mut Svg,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        match self.shape {
            Shape::Line | Shape::Area => self.path(svg, |o| {
                path_data(o, &mut points);
                if matches!(self.shape, Shape::Area) {
                    o.push('Z');
                }
            }),
            Shape::Rules => self.path(svg, |o| {
                while let (Some(a), Some(b)) = (points.next(), points.next()) {
                    path_data(o, [a, b]);
                }
            }),
            Shape::Cells { gap } => {
                let gap = px(gap);
                while let (Some(a), Some(b)) = (points.next(), points.next()) {
                    let (left, right) = (a.0.min(b.0) + gap, a.0.max(b.0) - gap);
                    let (top, bottom) = (a.1.min(b.1) + gap, a.1.max(b.1) - gap);
                    let size = (right.max(left), bottom.max(top));
                    svg.element("rect", self.class, self.tip, |o| rect_attrs(o, (left, top), size));
                }
            }
            Shape::Mosaic { gap } => self.path(svg, |o| {
                let gap = px(gap);
                while let (Some(a), Some(b)) = (points.next(), points.next()) {
                    let (left, right) = (a.0.min(b.0) + gap, a.0.max(b.0) - gap);
                    let (top, bottom) = (a.1.min(b.1) + gap, a.1.max(b.1) - gap);
                    path_data(o, [(left, top), (right, top), (right, bottom), (left, bottom)]);
                    o.push('Z');
                }
            }),
            Shape::Dot { r } => {
                for center in points {
                    svg.element("circle", self.class, self.tip, |o| circle_attrs(o, center, px(r)));
                }
            }
            Shape::Glyph { state, r } => {
                for center in points {
                    self.glyph(svg, state, center, px(r));
                }
            }
            Shape::Text { text, anchor } => {
                if let Some(at) = points.next() {
                    svg.raw(|o| {
                        o.push_str("<text");
                        class_attr(o, self.class, anchor.class());
                        attr(o, "x", at.0);
                        attr(o, "y", at.1);
                        o.push('>');
                        esc(o, text);
                        o.push_str("</text>");
                    });
                }
            }
        }
        Ok(())
    }
}

impl<C> Mark<'_, C> {
    fn path(&self, svg: &Svg, data: impl FnOnce(&mut String)) {
        svg.element("path", self.class, self.tip, |o| {
            o.push_str(" d=\"");
            data(o);
            o.push('"');
        });
    }

    /// Every state has a shape of its own, so that no meaning hangs on colour alone.
    fn glyph(&self, svg: &Svg, state: State, (x, y): BackendCoord, r: i32) {
        let class = state.class();
        let polygon = |corners: &[(i32, i32)]| {
            svg.element("path", class, self.tip, |o| {
                o.push_str(" d=\"");
                path_data(o, corners.iter().copied());
                o.push_str("Z\"");
            });
        };
        match state {
            State::Good | State::NoneDue => svg.element("circle", class, self.tip, |o| circle_attrs(o, (x, y), r)),
            State::Warn => polygon(&[(x, y - r), (x + r, y + r * 8 / 10), (x - r, y + r * 8 / 10)]),
            State::NotMeasured => polygon(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)]),
            State::Bad | State::SmallSample => {
                let half = r * 88 / 100;
                svg.element("rect", class, self.tip, |o| rect_attrs(o, (x - half, y - half), (x + half, y + half)));
            }
        }
    }
}

/// Writes a bar as a path whose far end is rounded by `radius` units; corners are base first, end second.
pub(crate) fn bar_data(out: &mut String, base: BackendCoord, end: BackendCoord, radius: i32, lying: bool) {
    // Worked out along and across the bar, turned at the last moment.
    let turn = |(a, c): BackendCoord| if lying { (a, c) } else { (c, a) };
    let ((a0, c0), (a1, c1)) = (turn(base), turn(end));
    let r = radius.min((a1 - a0).abs()).min((c1 - c0).abs() / 2);
    let (along, across) = ((a1 - a0).signum() * r, (c1 - c0).signum() * r);
    let mut step = |command: char, a: i32, c: i32| {
        let (x, y) = turn((a, c));
        out.push(command);
        num(out, x);
        out.push(' ');
        num(out, y);
    };
    step('M', a0, c0);
    step('L', a1 - along, c0);
    step('Q', a1, c0);
    step(' ', a1, c0 + across);
    step('L', a1, c1 - across);
    step('Q', a1, c1);
    step(' ', a1 - along, c1);
    step('L', a0, c1);
    out.push('Z');
}
