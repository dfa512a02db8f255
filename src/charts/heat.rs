//! Heat map: on which weekdays and at which hours do tickets arrive?
//!
//! Counts are printed in their cells; the shade only guides the eye. On the phone the hours run downwards.

use serde::Serialize;

use super::canvas::{Anchor, FONT, SMALL, Shape, Sheet, Unit, fit, text_width};
use super::frame::nothing;
use super::{Case, Chart, Head, Width};

/// The description of a heat map.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Heat {
    /// Words; the table's columns are weekday and the twenty-four hours.
    pub head: Head,
    /// Names of the weekdays, Monday first.
    pub weekdays: [String; 7],
    /// Counts by weekday and hour.
    pub counts: [[u32; 24]; 7],
}

const CLASSES: [&str; 5] = ["q q0", "q q1", "q q2", "q q3", "q q4"];

impl Chart for Heat {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        let most = self.counts.iter().flatten().copied().max().unwrap_or(0);
        if most == 0 {
            return nothing(&self.head, width);
        }
        let names = self.weekdays.iter().map(|d| text_width(d, FONT)).fold(0.0, f64::max);
        let x0 = width.pick(names.min(120.0) + 8.0, 26.0);
        let (columns, lines) = width.pick((24.0, 7.0), (7.0, 24.0));
        let cell = ((width.px() - x0) / columns, width.pick(26.0, 19.0));
        let sheet = Sheet::new(width.px(), 20.0 + cell.1 * lines + 2.0);
        let at = |day: usize, hour: usize| {
            let (column, line) = width.pick((hour, day), (day, hour));
            (x0 + cell.0 * column as f64, 20.0 + cell.1 * line as f64)
        };
        self.edges(&sheet, width, x0, cell);
        let mut label = String::new();
        for (day, hours) in self.counts.iter().enumerate() {
            sheet.open_with_tip("mid sm", &[&self.weekdays[day]]);
            for (class, name) in CLASSES.iter().enumerate() {
                let mine = hours.iter().enumerate().filter(|(_, c)| shade(**c, most) == class);
                let corners = mine.flat_map(|(hour, _)| {
                    let (x, y) = at(day, hour);
                    [(x, y), (x + cell.0, y + cell.1)]
                });
                let corners: Vec<(f64, f64)> = corners.collect();
                if !corners.is_empty() {
                    sheet.mark(Shape::Mosaic { gap: 0.6 }, &corners, name, &[]);
                }
            }
            for (hour, count) in hours.iter().enumerate().filter(|(_, c)| **c > 0) {
                label.clear();
                Unit::Count.write(&mut label, f64::from(*count));
                if text_width(&label, SMALL) <= cell.0 - 2.0 {
                    let (x, y) = at(day, hour);
                    sheet.text(x + cell.0 / 2.0, y + cell.1 / 2.0 + 3.6, Anchor::Start, "", &label);
                }
            }
            sheet.close();
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let row = |(name, hours): (&String, &[u32; 24])| {
            std::iter::once(name.clone()).chain(hours.iter().map(u32::to_string)).collect()
        };
        self.weekdays.iter().zip(&self.counts).map(row).collect()
    }
}

/// Zero alone is the lightest shade; the others share what lies between one and the most.
fn shade(count: u32, most: u32) -> usize {
    if count == 0 { 0 } else { (1 + (u64::from(count) * 4 - 1) / u64::from(most)).min(4) as usize }
}

impl Heat {
    /// Hours and weekdays along two edges.
    fn edges(&self, sheet: &Sheet, width: Width, x0: f64, cell: (f64, f64)) {
        let mut label = String::new();
        sheet.open("m");
        for hour in (0..24).step_by(width.pick(1, 2)) {
            label.clear();
            super::canvas::digits(&mut label, hour);
            let along = f64::from(hour) + 0.5;
            match width {
                Width::Desk => sheet.text(x0 + cell.0 * along, 13.0, Anchor::Mid, "", &label),
                Width::Phone => sheet.text(x0 - 8.0, 20.0 + cell.1 * along + 4.2, Anchor::End, "", &label),
            }
        }
        for (day, name) in self.weekdays.iter().enumerate() {
            let along = day as f64 + 0.5;
            match width {
                Width::Desk => {
                    sheet.text(x0 - 8.0, 20.0 + cell.1 * along + 4.2, Anchor::End, "", &fit(name, FONT, x0 - 8.0));
                }
                Width::Phone => sheet.text(x0 + cell.0 * along, 13.0, Anchor::Mid, "", &fit(name, FONT, cell.0 - 3.0)),
            }
        }
        sheet.close();
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Heat {
    let mut counts = [[0_u32; 24]; 7];
    for (day, hours) in counts.iter_mut().enumerate() {
        for (hour, count) in hours.iter_mut().enumerate() {
            let busy = [0, 0, 0, 0, 0, 0, 1, 3, 9, 14, 12, 8, 4, 7, 11, 10, 8, 5, 3, 2, 2, 1, 1, 0][hour];
            *count = match case {
                Case::Normal if day > 4 => busy / 4,
                Case::Normal => busy + (day as u32 * 7 + hour as u32) % 3 * u32::from(busy > 0),
                Case::Empty | Case::Zero => 0,
                Case::One => u32::from(day == 2 && hour == 9),
                Case::Extreme => busy * 300_000_000,
            };
        }
    }
    let columns: Vec<String> = std::iter::once("星期".into()).chain((0..24).map(|h: u32| h.to_string())).collect();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    Heat {
        head: Head::sample("工作日九点最忙", &columns),
        weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"].map(String::from),
        counts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_zero_has_the_lightest_shade_and_only_the_most_the_darkest_quarter() {
        assert_eq!([0, 1, 25, 26, 75, 76, 100].map(|c| shade(c, 100)), [0, 1, 1, 2, 3, 4, 4]);
        assert_eq!(shade(1, 1), 4);
    }
}
