//! Holidays: was every supervised date of the holidays watched?

use serde::Serialize;

use super::canvas::{Anchor, Area, FONT, SMALL, Sheet, State, fit, text_width};
use super::frame::nothing;
use super::key::{self, Meaning};
use super::{Case, Chart, Head, Width};

/// The watch over the holidays of a year, one cell a supervised date.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Holidays {
    /// Words; the table's columns are holiday, date, result.
    pub head: Head,
    /// The holidays of the year in order.
    pub holidays: Vec<Holiday>,
    /// What the glyphs mean.
    pub key: Vec<Meaning>,
}

/// A holiday with its supervised dates.
#[derive(Clone, Debug, Serialize)]
pub struct Holiday {
    /// Its name.
    pub name: String,
    /// One entry a date.
    pub days: Vec<HolidayDay>,
}

/// A supervised date.
#[derive(Clone, Debug, Serialize)]
pub struct HolidayDay {
    /// The date, short: `10-01`.
    pub date: String,
    /// How it stands.
    pub state: State,
    /// The whole story: the tooltip, and the cell of the table.
    pub tip: String,
}

/// Size of a day's cell.
const DAY: (f64, f64) = (40.0, 40.0);

impl Chart for Holidays {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.holidays.is_empty() {
            return nothing(&self.head, width);
        }
        let names = self.holidays.iter().map(|h| text_width(&h.name, FONT)).fold(0.0, f64::max);
        // On the phone the name stands above its days.
        let (x0, above) = width.pick((names.min(160.0) + 12.0, 0.0), (0.0, 20.0));
        let per_line = (((width.px() - x0) / DAY.0).floor() as usize).max(1);
        let heights = self.holidays.iter().map(|h| above + DAY.1 * h.days.len().div_ceil(per_line).max(1) as f64 + 6.0);
        let bottom: f64 = heights.clone().sum();
        let sheet = Sheet::new(width.px(), bottom + 4.0 + key::height(&self.key, width.px()));
        let mut top = 0.0;
        for (holiday, height) in self.holidays.iter().zip(heights) {
            let (y, room) = width.pick((top + 24.0, x0 - 12.0), (top + 14.0, width.px()));
            sheet.text(0.0, y, Anchor::Start, "", &fit(&holiday.name, FONT, room));
            for (i, day) in holiday.days.iter().enumerate() {
                let x = x0 + DAY.0 * (i % per_line) as f64;
                let y = top + above + DAY.1 * (i / per_line) as f64;
                sheet.rect(Area { x0: x + 1.0, y0: y + 1.0, x1: x + DAY.0 - 1.0, y1: y + DAY.1 - 1.0 }, "cell", &[]);
                sheet.glyph(day.state, x + DAY.0 / 2.0, y + 14.0, 5.0, &[&day.date, "  ", &day.tip]);
                sheet.text(x + DAY.0 / 2.0, y + 33.0, Anchor::Mid, "m sm", &fit(&day.date, SMALL, DAY.0 - 4.0));
            }
            top += height;
        }
        key::draw(&sheet, &self.key, bottom + 4.0);
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let row = |(name, d): (&str, &HolidayDay)| vec![name.to_owned(), d.date.clone(), d.tip.clone()];
        self.holidays.iter().flat_map(|h| h.days.iter().map(|d| (h.name.as_str(), d))).map(row).collect()
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Holidays {
    let holiday = |name: &str, month: u32, first: u32, count: u32| Holiday {
        name: name.into(),
        days: (first..first + count)
            .map(|d| HolidayDay {
                date: format!("{month:02}-{d:02}"),
                state: if d == 3 { State::Warn } else { State::Good },
                tip: "值守 2 人，巡查 1 次".into(),
            })
            .collect(),
    };
    let mut holidays = vec![
        holiday("元旦", 1, 1, 3),
        holiday("春节", 2, 15, 9),
        holiday("清明节", 4, 4, 3),
        holiday("劳动节", 5, 1, 5),
        holiday("端午节", 6, 19, 3),
        holiday("中秋节", 9, 25, 3),
        holiday("国庆节", 10, 1, 7),
    ];
    match case {
        Case::Empty => holidays.clear(),
        Case::One => holidays.truncate(1),
        Case::Extreme => holidays.push(holiday("一个有许多天的特别保障期", 12, 1, 31)),
        Case::Zero => holidays.iter_mut().for_each(|h| h.days.iter_mut().for_each(|d| d.state = State::NotMeasured)),
        Case::Normal => {}
    }
    Holidays {
        head: Head::sample("国庆七天均有值守，一天迟报", &["节假日", "日期", "结果"]),
        holidays,
        key: key::sample(),
    }
}
