//! Scales and ticks. plotters maps values to units by them; which ticks stand is ours to choose.
//!
//! plotters' own ticks are not used: a whole-number axis asked for no light lines never returns, dates tick
//! every few weeks instead of at month starts, and the end of the domain need not be a tick.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};
use serde::Serialize;

use super::write::digits;

/// A straight scale from values to units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The value at the start of the axis.
    pub lo: f64,
    /// The value at its end.
    pub hi: f64,
}

impl Scale {
    /// From `lo` to `hi`.
    #[must_use]
    pub const fn new(lo: f64, hi: f64) -> Self {
        Self { lo, hi }
    }
}

impl Ranged for Scale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (start, end): (i32, i32)) -> i32 {
        let span = self.hi - self.lo;
        let share = if span == 0.0 { 0.5 } else { (value - self.lo) / span };
        // A value far outside the scale ends at its edge: a point off the page would mislead nobody but help nobody.
        start + (f64::from(end - start) * share.clamp(-0.05, 1.05)).round() as i32
    }
    fn key_points<H: KeyPointHint>(&self, _: H) -> Vec<f64> {
        Vec::new()
    }
    fn range(&self) -> Range<f64> {
        self.lo..self.hi
    }
}

/// What an axis counts; plain digits read the same in every language we print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Percent, 0 to 100.
    Percent,
    /// Things counted.
    #[default]
    Count,
    /// Minutes, shown as `1:30`.
    Minutes,
    /// An index of 0 to 100 points.
    Points,
}

impl Unit {
    /// Whether the values cannot leave 0 to 100.
    #[must_use]
    pub const fn bounded(self) -> bool {
        matches!(self, Unit::Percent | Unit::Points)
    }

    /// Writes a tick's label.
    pub fn write(self, out: &mut String, value: f64) {
        match self {
            Unit::Percent => {
                plain(out, value);
                out.push('%');
            }
            Unit::Minutes => clock(out, value),
            Unit::Count | Unit::Points => plain(out, value),
        }
    }
}

/// `h:mm`, the one form of a duration that needs no words.
fn clock(out: &mut String, minutes: f64) {
    let whole = minutes.round().max(0.0) as u32;
    digits(out, whole / 60);
    out.push(':');
    out.push(char::from(b'0' + (whole % 60 / 10) as u8));
    out.push(char::from(b'0' + (whole % 10) as u8));
}

/// A tick's value in plain digits: thousands apart, at most two decimals, large counts in thousands and millions.
fn plain(out: &mut String, value: f64) {
    if value < 0.0 {
        out.push('−');
    }
    let size = value.abs();
    let (size, suffix) = match size {
        s if s >= 1e9 => (s / 1e9, "G"),
        s if s >= 1e6 => (s / 1e6, "M"),
        s if s >= 1e5 => (s / 1e3, "k"),
        s => (s, ""),
    };
    let hundredths = (size * 100.0).round().min(4e9) as u32;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if whole >= 1000 {
        digits(out, whole / 1000);
        out.push(',');
        for place in [100, 10, 1] {
            out.push(char::from(b'0' + (whole / place % 10) as u8));
        }
    } else {
        digits(out, whole);
    }
    if rest > 0 {
        out.push('.');
        out.push(char::from(b'0' + (rest / 10) as u8));
        if rest % 10 > 0 {
            out.push(char::from(b'0' + (rest % 10) as u8));
        }
    }
    out.push_str(suffix);
}

/// Evenly spaced round values that cover the data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ticks {
    /// The first tick.
    pub lo: f64,
    /// The distance between two ticks.
    pub step: f64,
    /// How many steps there are, so one tick fewer than this plus two.
    pub steps: u32,
}

impl Ticks {
    /// Covers `lo..=hi` in at most `most` steps of 1, 2, 2.5 or 5 times a power of ten (minutes: parts of the day).
    #[must_use]
    pub fn over(lo: f64, hi: f64, most: u32, unit: Unit) -> Self {
        let span = if hi > lo { hi - lo } else { 1.0 };
        let raw = span / f64::from(most.max(1));
        const DAY_PARTS: [f64; 16] = [
            1.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 180.0, 360.0, 720.0, 1440.0, 2880.0, 4320.0, 7200.0, 14400.0,
            43200.0,
        ];
        let power = 10f64.powf(raw.log10().floor());
        let mut step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|m| m * power).into_iter().find(|s| *s >= raw * 0.999_999);
        if unit == Unit::Minutes {
            step = DAY_PARTS.into_iter().find(|s| *s >= raw).or(step);
        }
        let mut step = step.unwrap_or(power);
        if unit == Unit::Count {
            step = step.ceil().max(1.0);
        }
        let first = (lo / step + 1e-9).floor();
        let last = ((lo + span) / step - 1e-9).ceil();
        Self { lo: first * step, step, steps: (last - first).clamp(1.0, 100.0) as u32 }
    }

    /// The last tick.
    #[must_use]
    pub fn hi(&self) -> f64 {
        self.at(self.steps)
    }

    /// Every tick from the first to the last.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        let ticks = *self;
        (0..=self.steps).map(move |i| ticks.at(i))
    }

    fn at(&self, i: u32) -> f64 {
        self.lo + self.step * f64::from(i)
    }

    /// The scale from the first to the last tick.
    #[must_use]
    pub fn scale(&self) -> Scale {
        Scale::new(self.lo, self.hi())
    }

    /// Ticks for a value axis that tells the truth: it starts at zero, or, for rates that all lie close
    /// together near the top, at a round value above zero, which the chart must then show as a break.
    #[must_use]
    pub fn honest(lo: f64, hi: f64, most: u32, unit: Unit) -> Self {
        // A share cannot be negative, whatever an interval says; a balance in points can.
        let lo = if unit == Unit::Percent { lo.max(0.0) } else { lo };
        let top = if unit.bounded() { hi.min(100.0) } else { hi };
        // All zero: a calm axis, not hundredths of a percent.
        let top = if unit.bounded() && lo == 0.0 && top <= 0.0 { 10.0 } else { top };
        if unit.bounded() && lo >= 50.0 {
            // Where all is perfect there is nothing to enlarge: five points below the top still show a first miss.
            let close = Self::over((lo - (100.0 - lo) * 0.25).clamp(0.0, 95.0), 100.0, most, unit);
            if close.lo >= 40.0 {
                return close;
            }
        }
        let full = Self::over(lo.min(0.0), top.max(0.0), most, unit);
        if unit.bounded() && full.hi() > 100.0 { Self::over(lo.min(0.0), 100.0, most, unit) } else { full }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(ticks: Ticks, unit: Unit) -> String {
        let mut out = String::new();
        for v in ticks.values() {
            unit.write(&mut out, v);
            out.push(' ');
        }
        out
    }

    #[test]
    fn ticks_are_round_and_cover_the_data() {
        assert_eq!(labels(Ticks::over(0.0, 1437.0, 5, Unit::Count), Unit::Count), "0 500 1,000 1,500 ");
        assert_eq!(labels(Ticks::over(0.0, 200.0, 5, Unit::Minutes), Unit::Minutes), "0:00 1:00 2:00 3:00 4:00 ");
        assert_eq!(labels(Ticks::over(0.0, 2.0, 5, Unit::Count), Unit::Count), "0 1 2 ");
    }

    #[test]
    fn an_axis_of_rates_starts_at_zero_unless_all_are_close_to_the_top() {
        assert_eq!(Ticks::honest(31.0, 88.0, 5, Unit::Percent).lo, 0.0);
        let close = Ticks::honest(88.0, 97.0, 5, Unit::Percent);
        assert!(close.lo > 0.0 && close.hi() == 100.0, "{close:?}");
    }

    #[test]
    fn a_perfect_year_has_an_axis_that_ends_at_one_hundred() {
        let perfect = Ticks::honest(100.0, 100.0, 2, Unit::Percent);
        assert!(perfect.lo <= 95.0 && perfect.hi() == 100.0, "{perfect:?}");
    }

    #[test]
    fn extremes_neither_loop_nor_escape() {
        for (lo, hi) in [(0.0, 0.0), (0.0, 1e18), (-5.0, 5.0), (3.0, 3.0)] {
            for unit in [Unit::Percent, Unit::Count, Unit::Minutes, Unit::Points] {
                let ticks = Ticks::honest(lo, hi, 5, unit);
                assert!(ticks.values().count() <= 101 && ticks.hi() > ticks.lo, "{lo} {hi} {unit:?} {ticks:?}");
            }
        }
    }
}
