//! Fault year: when did faults happen this year, how far apart, and which repeated an earlier one?

use chrono::Days;
use serde::Serialize;

use super::canvas::{Anchor, Area, FONT, Placer, Role, SMALL, Shape, Sheet, State, digits, fit, spread, text_width};
use super::frame::nothing;
use super::{Case, Chart, Head, Width};
use crate::time::Month;

/// The faults of a year on a line, with the days between them.
#[derive(Clone, Debug, Serialize)]
pub struct FaultYear {
    /// Words; the table's columns are fault, days since the one before.
    pub head: Head,
    /// The first month of the line.
    pub from: Month,
    /// How many months it has.
    pub months: u32,
    /// The faults, earliest first.
    pub faults: Vec<FaultMark>,
    /// What the bracket under two faults means: `同因重复`.
    pub repeat_name: String,
}

/// A fault on the line.
#[derive(Clone, Debug, Serialize)]
pub struct FaultMark {
    /// Days after the first day of the line.
    pub day: u32,
    /// What stands at its stem: date and customer code.
    pub label: String,
    /// How its handling stands.
    pub state: State,
    /// Days since the fault before as they are written; empty for the first.
    pub gap_shown: String,
    /// The index of an earlier fault with the same project and cause.
    pub repeat_of: Option<usize>,
}

/// Height of a lane of labels.
const LANE: f64 = 17.0;
/// With more lanes than these a stem is too long to follow, and time runs downwards instead.
const MOST_LANES: usize = 6;

impl Chart for FaultYear {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.faults.is_empty() {
            return nothing(&self.head, width);
        }
        let (x0, x1) = (10.0, width.px() - 10.0);
        let days = self.from.plus(self.months.max(1) as i32).first_day() - self.from.first_day();
        let at = |day: u32| x0 + (x1 - x0) * (f64::from(day) / days.num_days().max(1) as f64).min(1.0);
        let labels: Vec<String> = self.faults.iter().map(|f| fit(&f.label, FONT, width.px() * 0.7)).collect();
        let places = lanes(&labels, &self.faults.iter().map(|f| at(f.day)).collect::<Vec<_>>(), width.px());
        let most = places.iter().map(|p| p.1 + 1).max().unwrap_or(0);
        if width == Width::Phone || most > MOST_LANES {
            return self.upright(width);
        }
        let top = most as f64 * LANE;
        let line = top + 14.0;
        let repeats = self.faults.iter().any(|f| f.repeat_of.is_some());
        let sheet = Sheet::new(width.px(), line + if repeats { 68.0 } else { 50.0 });
        sheet.line((x0, line), (x1, line), Role::Axis);
        self.months(&sheet, line, &at);
        let mut placer = Placer::new(Area { x0: 0.0, y0: line, x1: width.px(), y1: sheet.height });
        let height = |lane: usize| top - LANE * lane as f64 - 4.0;
        for (fault, (_, lane)) in self.faults.iter().zip(&places) {
            sheet.line((at(fault.day), line - 6.0), (at(fault.day), height(*lane) + 3.0), Role::Reference);
        }
        for (i, fault) in self.faults.iter().enumerate() {
            let x = at(fault.day);
            let (left, lane) = places[i];
            // All stems lie behind all words: where both edges are near, a label may stand on the stem of another fault.
            sheet.text(left, height(lane), Anchor::Start, "halo", &labels[i]);
            sheet.glyph(fault.state, x, line, 5.5, &[&fault.label]);
            let Some(before) = i.checked_sub(1).map(|b| at(self.faults[b].day)) else { continue };
            let room = Anchor::Mid.area((before + x) / 2.0, line + 15.0, &fault.gap_shown, SMALL);
            if room.x0 > before && room.x1 < x && placer.claim([room]).is_some() {
                sheet.text((before + x) / 2.0, line + 15.0, Anchor::Mid, "m sm", &fault.gap_shown);
            }
        }
        self.repeats(&sheet, line, &at, &mut placer);
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.faults.iter().map(|f| vec![f.label.clone(), f.gap_shown.clone()]).collect()
    }
}

/// Left edge and lane of every label. Labels begin at their stems, and a label that runs over later stems stands above their
/// labels. Near the right edge they end at their stems instead, and a label that runs over earlier stems stands above
/// theirs. So no stem goes through a word.
fn lanes(labels: &[String], xs: &[f64], width: f64) -> Vec<(f64, usize)> {
    let wide: Vec<f64> = labels.iter().map(|label| text_width(label, FONT)).collect();
    let turned = turned(&wide, xs, width);
    let mut places = vec![(0.0, 0); labels.len()];
    for i in turned..labels.len() {
        let left = xs[i] - wide[i];
        let under = (turned..i).filter(|earlier| xs[*earlier] + 8.0 > left);
        places[i] = (left, under.map(|earlier| places[earlier].1 + 1).max().unwrap_or(0));
    }
    let mut taken: Vec<(f64, f64, usize)> = Vec::with_capacity(labels.len());
    for i in (0..turned).rev() {
        let left = xs[i].min(width - wide[i]).max(0.0);
        let right = left + wide[i] + 8.0;
        let over = |t: &&(f64, f64, usize)| t.0 < right && left < t.1;
        let lane = taken.iter().filter(over).map(|t| t.2 + 1).max().unwrap_or(0);
        taken.push((left.min(xs[i]), right, lane));
        places[i] = (left, lane);
    }
    places
}

/// The first of the labels that end at their stems: those that would run over the right edge, and those that would run into
/// them. None where these would run over the left edge in turn.
fn turned(wide: &[f64], xs: &[f64], width: f64) -> usize {
    let Some(mut first) = (0..xs.len()).find(|i| xs[*i] + wide[*i] > width) else { return xs.len() };
    let mut reach = (first..xs.len()).map(|i| xs[i] - wide[i]).fold(f64::INFINITY, f64::min);
    while first > 0 && xs[first - 1] + wide[first - 1] + 8.0 > reach {
        first -= 1;
        reach = reach.min(xs[first] - wide[first]);
    }
    if reach < 0.0 { xs.len() } else { first }
}

impl FaultYear {
    /// Time runs downwards, the labels stand on the right, pushed apart and led to their dots.
    fn upright(&self, width: Width) -> Sheet {
        let count = self.faults.len() as f64;
        let months = f64::from(self.months.max(1));
        let long = (months * 17.0).max(count * LANE);
        let (axis, names) = (54.0, 84.0);
        let sheet = Sheet::new(width.px(), long + 16.0);
        let first = self.from.first_day();
        let days = (self.from.plus(self.months.max(1) as i32).first_day() - first).num_days().max(1) as f64;
        let at = |day: f64| 8.0 + long * (day / days).min(1.0);
        sheet.line((axis, at(0.0)), (axis, at(days)), Role::Axis);
        let mut label = String::new();
        let mut ticks = Vec::with_capacity(2 * self.months as usize);
        for i in 0..self.months {
            let month = self.from.plus(i as i32);
            let y = at((month.first_day() - first).num_days() as f64);
            ticks.extend([(axis - 3.0, y), (axis + 3.0, y)]);
            label.clear();
            digits(&mut label, month.month());
            let y = (y + at((month.next().first_day() - first).num_days() as f64)) / 2.0 + 4.2;
            sheet.text(axis - 8.0, y, Anchor::End, "m", &label);
            if i == 0 || month.month() == 1 {
                label.clear();
                digits(&mut label, month.year().unsigned_abs());
                sheet.text(0.0, y, Anchor::Start, "m", &label);
            }
        }
        sheet.mark(Shape::Rules, &ticks, "axis", &[]);
        let mut lines: Vec<f64> = self.faults.iter().map(|f| at(f64::from(f.day))).collect();
        spread(&mut lines, LANE, 9.0, long + 7.0);
        for (fault, line) in self.faults.iter().zip(lines) {
            let y = at(f64::from(fault.day));
            sheet.line((axis, y), (names - 4.0, line), Role::Reference);
            if let Some(earlier) = fault.repeat_of.and_then(|i| self.faults.get(i)) {
                let (a, b) = ((axis, at(f64::from(earlier.day))), (axis, y));
                let bracket = [a, (axis + 12.0, a.1), (axis + 12.0, b.1), b];
                sheet.mark(Shape::Line, &bracket, "cut", &[&self.repeat_name]);
            }
            let repeats = if fault.repeat_of.is_some() { self.repeat_name.as_str() } else { "" };
            let gap = [repeats, &fault.gap_shown].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" · ");
            let gap = fit(&gap, SMALL, width.px() * 0.4);
            let room = width.px() - names - text_width(&gap, SMALL) - 8.0;
            sheet.text(names, line + 4.2, Anchor::Start, "", &fit(&fault.label, FONT, room));
            sheet.text(width.px(), line + 4.2, Anchor::End, "m sm", &gap);
        }
        for fault in &self.faults {
            sheet.glyph(fault.state, axis, at(f64::from(fault.day)), 5.5, &[&fault.label]);
        }
        sheet
    }

    fn months(&self, sheet: &Sheet, line: f64, at: &impl Fn(u32) -> f64) {
        let first = self.from.first_day();
        let mut label = String::new();
        let mut edge = f64::NEG_INFINITY;
        let mut ticks = Vec::with_capacity(2 * self.months as usize + 2);
        let start = |i: u32| at((self.from.plus(i as i32).first_day() - first).num_days().max(0) as u32);
        for i in 0..self.months {
            let (x, next) = (start(i), start(i + 1));
            ticks.extend([(x, line - 3.0), (x, line + 3.0)]);
            let month = self.from.plus(i as i32);
            label.clear();
            digits(&mut label, month.month());
            let middle = (x + next) / 2.0;
            if middle - 8.0 > edge {
                sheet.text(middle, line + 31.0, Anchor::Mid, "m", &label);
                edge = middle + 8.0;
            }
            if i == 0 || month.month() == 1 {
                label.clear();
                digits(&mut label, month.year().unsigned_abs());
                if i == 0 || middle > start(0) + 50.0 {
                    let half = text_width(&label, FONT) / 2.0;
                    sheet.text(middle.max(half).min(sheet.width - half), line + 45.0, Anchor::Mid, "m", &label);
                }
            }
        }
        sheet.mark(Shape::Rules, &ticks, "axis", &[]);
    }

    /// A bracket under the axis from a fault to the earlier one it repeats.
    fn repeats(&self, sheet: &Sheet, line: f64, at: &impl Fn(u32) -> f64, placer: &mut Placer) {
        let y = line + 52.0;
        for fault in &self.faults {
            let Some(earlier) = fault.repeat_of.and_then(|i| self.faults.get(i)) else { continue };
            let (a, b) = (at(earlier.day), at(fault.day));
            sheet.mark(Shape::Line, &[(a, y - 3.0), (a, y), (b, y), (b, y - 3.0)], "cut", &[&self.repeat_name]);
            let name = fit(&self.repeat_name, FONT, sheet.width);
            let half = text_width(&name, FONT) / 2.0;
            let x = ((a + b) / 2.0).clamp(half, sheet.width - half);
            if placer.claim([Anchor::Mid.area(x, y + 13.0, &name, FONT)]).is_some() {
                sheet.text(x, y + 13.0, Anchor::Mid, "m", &name);
            }
        }
    }
}

/// A sample for tests and for looking at.
///
/// # Panics
/// Never: the first month is a valid one.
#[must_use]
pub fn sample(case: Case) -> FaultYear {
    let days: Vec<u32> = match case {
        Case::Normal => vec![24, 77, 84, 160, 231, 340],
        Case::Empty => vec![],
        Case::One => vec![200],
        Case::Zero => vec![0, 0, 0],
        Case::Extreme => (0..40).map(|i| i * i % 366).collect::<std::collections::BTreeSet<_>>().into_iter().collect(),
    };
    let from = Month::new(2025, 11).expect("November 2025 is a month");
    let fault = |(i, day): (usize, &u32)| FaultMark {
        day: *day,
        label: format!("{} C{:03} 核心交换机", (from.first_day() + Days::new(u64::from(*day))).format("%m-%d"), i + 7),
        state: if i % 4 == 2 { State::Bad } else { State::Good },
        gap_shown: if i == 0 { String::new() } else { format!("{} 天", day - days[i - 1]) },
        repeat_of: (i == 2).then_some(1),
    };
    FaultYear {
        head: Head::sample("一年六起重大故障，一起同因重复", &["故障", "距上次"]),
        from,
        months: 12,
        faults: days.iter().enumerate().map(fault).collect(),
        repeat_name: "同因重复".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_stem_goes_through_a_label_near_the_right_edge() {
        let labels = ["09-29 C09", "10-14 C41", "10-28 C33"].map(str::to_owned);
        let xs = [640.0, 666.0, 690.0];
        let places = lanes(&labels, &xs, 700.0);
        for (i, (left, lane)) in places.iter().enumerate() {
            let right = left + text_width(&labels[i], FONT);
            assert!(*left >= 0.0 && right <= 700.0, "{places:?}");
            // A stem reaches up to the lane of its own label.
            let crossed = (0..xs.len()).filter(|j| *j != i && xs[*j] > *left && xs[*j] < right && places[*j].1 > *lane);
            assert_eq!(crossed.count(), 0, "{places:?}");
        }
    }

    #[test]
    fn a_label_over_a_later_stem_stands_above_its_label() {
        let labels = ["a long label".to_owned(), "another".to_owned()];
        let places = lanes(&labels, &[10.0, 40.0], 400.0);
        assert!(places[0].1 > places[1].1, "{places:?}");
    }
}
