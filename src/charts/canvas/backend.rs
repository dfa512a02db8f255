//! `Svg`: a plotters drawing backend that writes small, themed, accessible SVG.
//!
//! It claims to be ten times larger than it is, so that plotters' whole units are tenths of a pixel; it turns
//! colours that are really roles into classes; and it hands itself to our own marks (see `mark`), which add
//! classes, tooltips and shapes that plotters has no words for.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontTransform,
};

use super::write::{K, attr, esc, path_data};
use super::{Role, text_width};

/// A handle to the picture being written; clones write to the same picture.
#[derive(Clone, Debug)]
pub struct Svg {
    /// Width and height in CSS pixels.
    size: (u32, u32),
    body: Rc<RefCell<String>>,
}

impl Svg {
    /// An empty picture of so many CSS pixels.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Self {
        Self { size: (width, height), body: Rc::new(RefCell::new(String::with_capacity(8 * 1024))) }
    }

    /// Everything drawn so far.
    #[must_use]
    pub fn take(&self) -> String {
        self.body.take()
    }

    /// Appends to the picture.
    pub(crate) fn raw(&self, write: impl FnOnce(&mut String)) {
        write(&mut self.body.borrow_mut());
    }

    /// Writes one element; `attrs` adds what it needs, the parts of `tip` become its tooltip.
    pub(crate) fn element(&self, tag: &str, class: &str, tip: &[&str], attrs: impl FnOnce(&mut String)) {
        self.raw(|o| {
            o.push('<');
            o.push_str(tag);
            class_attr(o, class, "");
            attrs(o);
            if tip.is_empty() {
                o.push_str("/>");
                return;
            }
            o.push_str("><title>");
            for part in tip {
                esc(o, part);
            }
            o.push_str("</title></");
            o.push_str(tag);
            o.push('>');
        });
    }

    /// A shape that plotters' own code draws: its colour is a role.
    fn shape(&self, tag: &str, style: &impl BackendStyle, filled: bool, attrs: impl FnOnce(&mut String)) {
        if style.color().alpha > 0.0 {
            let role = Role::of(style);
            self.element(tag, if filled { "fill" } else { role.class() }, &[], attrs);
        }
    }
}

/// Writes ` class="a b"` where there is anything to write.
pub(crate) fn class_attr(out: &mut String, class: &str, more: &str) {
    if class.is_empty() && more.is_empty() {
        return;
    }
    out.push_str(" class=\"");
    out.push_str(class);
    if !class.is_empty() && !more.is_empty() {
        out.push(' ');
    }
    out.push_str(more);
    out.push('"');
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Svg {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0 * K as u32, self.size.1 * K as u32)
    }
    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }
    fn present(&mut self) -> Drawn {
        Ok(())
    }
    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + K, at.1 + K), &color, true)
    }
    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }
    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        self.shape("rect", style, fill, |o| rect_attrs(o, a, b));
        Ok(())
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.shape("path", style, false, |o| {
            o.push_str(" d=\"");
            path_data(o, path);
            o.push('"');
        });
        Ok(())
    }
    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.shape("circle", style, fill, |o| circle_attrs(o, center, radius as i32));
        Ok(())
    }
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.shape("path", style, true, |o| {
            o.push_str(" d=\"");
            path_data(o, corners);
            o.push_str("Z\"");
        });
        Ok(())
    }
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        // Charts write text as marks, whose size is a class; this serves plotters' own elements, unrotated.
        if style.color().alpha == 0.0 || !matches!(style.transform(), FontTransform::None) {
            return Ok(());
        }
        let em = style.size().round() as i32;
        let (class, drop) = (
            match style.anchor().h_pos {
                HPos::Left => "",
                HPos::Center => "mid",
                HPos::Right => "end",
            },
            match style.anchor().v_pos {
                VPos::Top => em * 85 / 100,
                VPos::Center => em * 35 / 100,
                VPos::Bottom => -em * 20 / 100,
            },
        );
        self.raw(|o| {
            o.push_str("<text");
            class_attr(o, class, "");
            attr(o, "x", at.0);
            attr(o, "y", at.1 + drop);
            o.push('>');
            esc(o, text);
            o.push_str("</text>");
        });
        Ok(())
    }
    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((text_width(text, style.size()).ceil() as u32, (style.size() * 1.25).ceil() as u32))
    }
    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Drawn {
        // No chart has a bitmap; an SVG of classes could not carry one.
        Ok(())
    }
}

pub(crate) fn rect_attrs(out: &mut String, a: BackendCoord, b: BackendCoord) {
    attr(out, "x", a.0.min(b.0));
    attr(out, "y", a.1.min(b.1));
    attr(out, "width", (b.0 - a.0).abs());
    attr(out, "height", (b.1 - a.1).abs());
}

pub(crate) fn circle_attrs(out: &mut String, center: BackendCoord, radius: i32) {
    attr(out, "cx", center.0);
    attr(out, "cy", center.1);
    attr(out, "r", radius);
}

#[cfg(test)]
mod tests {
    use plotters::prelude::*;

    use super::*;

    #[test]
    fn stock_elements_of_plotters_come_out_as_classes() {
        let svg = Svg::new(100, 50);
        let root = svg.clone().into_drawing_area();
        let (red, green, blue) = Role::Grid.color().rgb;
        let grid = ShapeStyle { color: RGBColor(red, green, blue).to_rgba(), filled: false, stroke_width: 1 };
        root.draw(&PathElement::new([(0, 0), (1000, 0)], grid)).unwrap();
        root.draw(&Circle::new((500, 250), 35, grid.filled())).unwrap();
        let body = svg.take();
        assert_eq!(body, r#"<path class="grid" d="M0 0h100"/><circle class="fill" cx="50" cy="25" r="3.5"/>"#);
    }
}
