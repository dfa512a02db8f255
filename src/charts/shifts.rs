//! Shifts: was the desk staffed on every day of the month?
//!
//! The month as a wall calendar: a week a line, Monday first, every shift of a day a glyph with its numbers.

use serde::Serialize;

use super::canvas::{Anchor, Area, BOLD, FONT, SMALL, Sheet, State, fit, text_width};
use super::frame::nothing;
use super::key::{self, Meaning};
use super::{Case, Chart, Head, Width};

/// The description of a shift calendar.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Shifts {
    /// Words; the table's columns are day, remark, shifts.
    pub head: Head,
    /// Weekday of the first day, Monday is 0.
    pub first_weekday: u32,
    /// Names of the weekdays, Monday first, short.
    pub weekdays: [String; 7],
    /// One entry a day of the month.
    pub days: Vec<ShiftDay>,
    /// What the glyphs mean.
    pub key: Vec<Meaning>,
}

/// A day of the calendar.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ShiftDay {
    /// A holiday's name, or that the day is a working day made up; empty on ordinary days.
    pub remark: String,
    /// Its shifts in order.
    pub shifts: Vec<ShiftCell>,
}

/// A shift of a day.
#[derive(Clone, Debug, Serialize)]
pub struct ShiftCell {
    /// How it stands.
    pub state: State,
    /// The shift and its numbers, short: `早 2/2`.
    pub text: String,
    /// The whole story: the tooltip, and part of the table's cell.
    pub tip: String,
}

/// Height of a line in a day's cell.
const LINE: f64 = 15.0;

impl Chart for Shifts {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.days.is_empty() {
            return nothing(&self.head, width);
        }
        let most = self.days.iter().map(|d| d.shifts.len()).max().unwrap_or(0) as f64;
        let cell = (width.px() / 7.0, 20.0 + LINE * most + 4.0);
        let weeks = (self.first_weekday as usize % 7 + self.days.len()).div_ceil(7) as f64;
        let bottom = 20.0 + cell.1 * weeks;
        let sheet = Sheet::new(width.px(), bottom + 8.0 + key::height(&self.key, width.px()));
        for (i, name) in self.weekdays.iter().enumerate() {
            let x = cell.0 * (i as f64 + 0.5);
            sheet.text(x, 13.0, Anchor::Mid, "m", &fit(name, FONT, cell.0 - 4.0));
        }
        for (i, day) in self.days.iter().enumerate() {
            let slot = i + self.first_weekday as usize % 7;
            draw_day(&sheet, day, i + 1, (cell.0 * (slot % 7) as f64, 20.0 + cell.1 * (slot / 7) as f64), cell);
        }
        key::draw(&sheet, &self.key, bottom + 8.0);
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let shifts = |d: &ShiftDay| d.shifts.iter().map(|s| s.tip.as_str()).collect::<Vec<_>>().join("; ");
        let row = |(i, d): (usize, &ShiftDay)| vec![(i + 1).to_string(), d.remark.clone(), shifts(d)];
        self.days.iter().enumerate().map(row).collect()
    }
}

fn draw_day(sheet: &Sheet, day: &ShiftDay, number: usize, (x, y): (f64, f64), cell: (f64, f64)) {
    let class = if day.remark.is_empty() { "cell" } else { "cell off" };
    let tip: &[&str] = if day.remark.is_empty() { &[] } else { &[&day.remark] };
    sheet.rect(Area { x0: x + 1.0, y0: y + 1.0, x1: x + cell.0 - 1.0, y1: y + cell.1 - 1.0 }, class, tip);
    let number = number.to_string();
    sheet.text(x + 6.0, y + 15.0, Anchor::Start, "b", &number);
    // A remark that does not fit is left to the ground's colour and its tooltip: two letters say nothing.
    if text_width(&day.remark, SMALL) <= cell.0 - 16.0 - text_width(&number, FONT * BOLD) {
        sheet.text(x + cell.0 - 5.0, y + 15.0, Anchor::End, "m sm", &day.remark);
    }
    for (i, shift) in day.shifts.iter().enumerate() {
        let y = y + 20.0 + LINE * i as f64 + LINE / 2.0;
        sheet.glyph(shift.state, x + 8.0, y, 4.0, &[&shift.tip]);
        if text_width(&shift.text, SMALL) <= cell.0 - 16.0 {
            sheet.text(x + 14.5, y + 3.6, Anchor::Start, "sm", &shift.text);
        }
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Shifts {
    let shift = |name: &str, present: u32, due: u32| ShiftCell {
        state: match (present, due) {
            (_, 0) => State::NoneDue,
            (p, d) if p >= d => State::Good,
            (0, _) => State::Bad,
            _ => State::Warn,
        },
        text: format!("{name} {present}/{due}"),
        tip: format!("{name}班：排 {due} 人，到 {present} 人"),
    };
    let day = |i: u32| {
        let due = if case == Case::Zero { 0 } else { 2 };
        let big = if case == Case::Extreme { 100_000 } else { 1 };
        let late = due - u32::from(i % 9 == 4 && due > 0);
        ShiftDay {
            remark: if i < 7 { "国庆节".into() } else { String::new() },
            shifts: vec![
                shift("早", due * big, due * big),
                shift("晚", if i == 19 { 0 } else { late * big }, due * big),
            ],
        }
    };
    let count = match case {
        Case::Empty => 0,
        Case::One => 1,
        _ => 31,
    };
    Shifts {
        head: Head::sample("31 天 62 班中 58 班足员", &["日", "备注", "班次"]),
        first_weekday: 3,
        weekdays: ["一", "二", "三", "四", "五", "六", "日"].map(String::from),
        days: (0..count).map(day).collect(),
        key: key::sample().into_iter().take(4).collect(),
    }
}
