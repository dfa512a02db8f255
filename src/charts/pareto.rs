//! Pareto: which few causes make most of the trouble?

use serde::Serialize;

use super::canvas::{Anchor, Area, Role, SMALL, Scale, Shape, Sheet, fit, text_width};
use super::frame::{Rows, nothing};
use super::{Case, Chart, Head, Width};

/// Causes in order of weight, with the share that all up to each of them make.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Pareto {
    /// Words; the table's columns are cause, count, cumulative share.
    pub head: Head,
    /// The causes, heaviest first.
    pub causes: Vec<Cause>,
    /// What the line of dots is: `累计占比`.
    pub line_name: String,
}

/// A cause.
#[derive(Clone, Debug, Serialize)]
pub struct Cause {
    /// Its name.
    pub name: String,
    /// How often.
    pub count: u32,
    /// The count as it is written.
    pub shown: String,
    /// The share of all causes up to this one as it is written: `81%`.
    pub cumulative_shown: String,
}

impl Chart for Pareto {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.causes.is_empty() {
            return nothing(&self.head, width);
        }
        let rows = Rows::new(width, 18.0, 18.0, self.causes.iter().map(|c| (c.name.as_str(), c.shown.as_str())));
        let bottom = rows.bottom(self.causes.len());
        let sheet = Sheet::new(width.px(), bottom + 2.0);
        // One scale for both: the whole width is all cases, so bars and cumulative dots can be compared.
        let total = self.causes.iter().map(|c| f64::from(c.count)).sum::<f64>().max(1.0);
        let room = self.causes.iter().map(|c| text_width(&c.cumulative_shown, SMALL)).fold(0.0, f64::max) + 8.0;
        let area = Area { x0: rows.x0, y0: rows.top, x1: rows.x1 - room, y1: bottom };
        let plot = sheet.plot(area, Scale::new(0.0, total), Scale::new(0.0, 1.0));
        let mut sum = 0.0;
        let mut dots = Vec::with_capacity(self.causes.len());
        for (i, cause) in self.causes.iter().enumerate() {
            rows.words(&sheet, i, &cause.name, &cause.shown);
            let (end, _) = plot.at(f64::from(cause.count), 0.0);
            let bar = Area { x0: rows.x0, y0: rows.y(i) - 8.0, x1: end, y1: rows.y(i) + 8.0 };
            sheet.bar(bar, false, true, "fill", &[&cause.name, "  ", &cause.shown]);
            sum += f64::from(cause.count);
            dots.push((plot.at(sum, 0.0).0, rows.y(i)));
        }
        // On the phone names stand between the bars, where lines would cross them.
        if width == Width::Desk {
            sheet.line((rows.x0, rows.top), (rows.x0, bottom), Role::Axis);
            if dots.len() > 1 {
                sheet.mark(Shape::Line, &dots, "line s1", &[]);
            }
        }
        for (cause, at) in self.causes.iter().zip(&dots) {
            let tip = [self.line_name.as_str(), "  ", &cause.cumulative_shown];
            sheet.mark(Shape::Dot { r: 3.5 }, &[*at], "pt s1", &tip);
            sheet.text(at.0 + 6.0, at.1 - 3.5, Anchor::Start, "sm", &cause.cumulative_shown);
        }
        if let Some((x, _)) = dots.first() {
            let name = fit(&self.line_name, SMALL, width.px() / 2.0);
            let half = text_width(&name, SMALL) / 2.0;
            sheet.text(x.clamp(half, width.px() - half), 11.0, Anchor::Mid, "m sm", &name);
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.causes.iter().map(|c| vec![c.name.clone(), c.shown.clone(), c.cumulative_shown.clone()]).collect()
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Pareto {
    let counts = [
        ("计费系统超时导致账单重复推送", 48),
        ("宽带光猫固件升级失败", 35),
        ("短信网关拥塞 (SMS gateway congestion)", 27),
        ("用户误操作", 16),
        ("第三方支付回调延迟", 9),
        ("其他", 8),
    ];
    let total: u32 = counts.iter().map(|c| c.1).sum();
    let mut sum = 0;
    let cause = |(name, count): (&str, u32)| {
        sum += count;
        Cause {
            name: name.into(),
            count,
            shown: count.to_string(),
            cumulative_shown: format!("{}%", sum * 100 / total),
        }
    };
    let causes = counts.into_iter().map(cause).collect();
    Pareto {
        head: Head::sample("前三项原因占 77%", &["原因", "件数", "累计占比"]),
        causes: case.apply(causes, |c, n| c.count = n),
        line_name: "累计占比".into(),
    }
}
