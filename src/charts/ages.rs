//! Ages: how old is the backlog?

use serde::Serialize;

use super::canvas::{Anchor, Area, Role, SMALL, Scale, Shape, Sheet, State, fit, text_width};
use super::frame::{Rows, nothing};
use super::{Case, Chart, Head, Width};

/// The age bands of what is open.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Ages {
    /// Words; the table's columns are band, count, count a month ago.
    pub head: Head,
    /// The bands, youngest first.
    pub bands: Vec<Band>,
    /// What the tick on a bar means: `上月`.
    pub before_name: String,
}

/// A band of ages.
#[derive(Clone, Debug, Serialize)]
pub struct Band {
    /// Its name: `3–7 天`.
    pub name: String,
    /// How many are open.
    pub count: u32,
    /// The count as it is written, with its share if wanted.
    pub shown: String,
    /// How many were open a month ago, drawn as a tick.
    pub before: Option<u32>,
    /// Over the limit: the bar is outlined and carries the glyph of red.
    pub over: bool,
}

impl Chart for Ages {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.bands.is_empty() {
            return nothing(&self.head, width);
        }
        let rows = Rows::new(width, 16.0, 16.0, self.bands.iter().map(|b| (b.name.as_str(), b.shown.as_str())));
        let sheet = Sheet::new(width.px(), rows.bottom(self.bands.len()) + 2.0);
        let most = self.bands.iter().map(|b| b.count.max(b.before.unwrap_or(0))).max().unwrap_or(0).max(1);
        let area = Area { x0: rows.x0, y0: rows.top, x1: rows.x1 - 14.0, y1: rows.bottom(self.bands.len()) };
        let plot = sheet.plot(area, Scale::new(0.0, f64::from(most)), Scale::new(0.0, 1.0));
        for (i, band) in self.bands.iter().enumerate() {
            rows.words(&sheet, i, &band.name, &band.shown);
            let y = rows.y(i);
            let (end, _) = plot.at(f64::from(band.count), 0.0);
            let class = if band.over { "fill over" } else { "fill" };
            let bar = Area { x0: rows.x0, y0: y - 8.0, x1: end, y1: y + 8.0 };
            sheet.bar(bar, false, true, class, &[&band.name, "  ", &band.shown]);
            if band.over {
                sheet.glyph(State::Bad, end + 8.0, y, 4.0, &[&band.name, "  ", &band.shown]);
            }
            if let Some(before) = band.before {
                let (x, _) = plot.at(f64::from(before), 0.0);
                sheet.mark(Shape::Rules, &[(x, y - 10.0), (x, y + 10.0)], "tick", &[&self.before_name]);
                if i == 0 {
                    let half = text_width(&self.before_name, SMALL) / 2.0;
                    let x = x.clamp(half, (width.px() - half).max(half));
                    sheet.text(
                        x,
                        width.pick(y - 13.0, 11.0),
                        Anchor::Mid,
                        "m sm",
                        &fit(&self.before_name, SMALL, width.px()),
                    );
                }
            }
        }
        if width == Width::Desk {
            sheet.line((rows.x0, rows.top), (rows.x0, rows.bottom(self.bands.len())), Role::Axis);
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let before = |b: &Band| b.before.map(|n| n.to_string()).unwrap_or_default();
        self.bands.iter().map(|b| vec![b.name.clone(), b.shown.clone(), before(b)]).collect()
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Ages {
    let band = |name: &str, count: u32, before: u32, over| Band {
        name: name.into(),
        count,
        shown: format!("{count} 件"),
        before: Some(before),
        over,
    };
    let bands = vec![
        band("3 天以内", 19, 14, false),
        band("3–7 天", 11, 12, false),
        band("8–30 天", 8, 9, false),
        band("30 天以上", 4, 3, true),
    ];
    Ages {
        head: Head::sample("未结 42 件中 4 件超过 30 天", &["账龄", "件数", "上月"]),
        bands: case.apply(bands, |b, n| (b.count, b.before) = (n, Some(n / 2))),
        before_name: "上月".into(),
    }
}
