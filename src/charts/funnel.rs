//! Funnel: how much is solved at the hotline, remotely, on site?

use serde::Serialize;

use super::canvas::{Anchor, Area, FONT, Role, Scale, Shape, Sheet, fit, text_width};
use super::frame::{Rows, nothing};
use super::{Case, Chart, Head, Width};

/// The levels of service that a ticket climbs.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Funnel {
    /// Words; the table's columns are level, received and solved as written, passed on.
    pub head: Head,
    /// The levels, the first contact first.
    pub levels: Vec<Climb>,
}

/// A level of service.
#[derive(Clone, Debug, Serialize)]
pub struct Climb {
    /// Its name.
    pub name: String,
    /// How many reached it.
    pub reached: u32,
    /// How many it solved: the filled part of the bar.
    pub solved: u32,
    /// Both as they are written: `解决 120/214 (56%)`.
    pub shown: String,
    /// What went on to the next level, as it is written; empty at the last.
    pub passed_shown: String,
}

impl Chart for Funnel {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.levels.is_empty() {
            return nothing(&self.head, width);
        }
        let rows = Rows::new(width, 2.0, 42.0, self.levels.iter().map(|l| (l.name.as_str(), l.shown.as_str())));
        let sheet = Sheet::new(width.px(), rows.bottom(self.levels.len()) - 14.0);
        let most = self.levels.iter().map(|l| l.reached.max(l.solved)).max().unwrap_or(0).max(1);
        let area = Area { x0: rows.x0, y0: rows.top, x1: rows.x1, y1: rows.bottom(self.levels.len()) };
        let plot = sheet.plot(area, Scale::new(0.0, f64::from(most)), Scale::new(0.0, 1.0));
        for (i, level) in self.levels.iter().enumerate() {
            rows.words(&sheet, i, &level.name, &level.shown);
            let y = rows.y(i);
            let (solved, reached) = (plot.at(f64::from(level.solved), 0.0).0, plot.at(f64::from(level.reached), 0.0).0);
            let tip = [&*level.name, "  ", &level.shown];
            let bar = |to: f64| Area { x0: rows.x0, y0: y - 11.0, x1: to, y1: y + 11.0 };
            sheet.bar(bar(reached), false, true, "open", &tip);
            sheet.bar(bar(solved), false, true, "fill", &tip);
            if i + 1 < self.levels.len() && !level.passed_shown.is_empty() {
                let words = fit(&level.passed_shown, FONT, rows.x1 - rows.x0 - 24.0);
                let x = ((solved + reached) / 2.0).min(rows.x1 - text_width(&words, FONT) - 12.0).max(rows.x0 + 6.0);
                let arrow = [
                    (x, y + 14.0),
                    (x, y + 26.0),
                    (x - 3.5, y + 22.0),
                    (x, y + 26.0),
                    (x, y + 26.0),
                    (x + 3.5, y + 22.0),
                ];
                sheet.mark(Shape::Rules, &arrow, Role::Reference.class(), &[]);
                sheet.text(x + 8.0, y + 24.0, Anchor::Start, "m", &words);
            }
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.levels.iter().map(|l| vec![l.name.clone(), l.shown.clone(), l.passed_shown.clone()]).collect()
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Funnel {
    let level = |name: &str, reached: u32, solved: u32| Climb {
        name: name.into(),
        reached,
        solved,
        shown: format!("解决 {solved}/{reached}"),
        passed_shown: if reached > solved { format!("转下一级 {}", reached - solved) } else { String::new() },
    };
    let levels = vec![level("热线", 214, 121), level("远程", 93, 58), level("现场", 35, 35)];
    Funnel {
        head: Head::sample("热线解决 57%，现场 16%", &["级别", "解决/到达", "转下一级"]),
        levels: case.apply(levels, |l, n| (l.reached, l.solved) = (n, n / 2)),
    }
}
