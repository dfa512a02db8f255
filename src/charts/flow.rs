//! Flow: where did the backlog come from and where did it go?
//!
//! A bridge from the tickets open at the start of the month to those open at its end.

use serde::Serialize;

use super::canvas::{Anchor, Area, BOLD, FONT, Role, SMALL, Scale, Shape, Sheet, Ticks, Unit, fit, wrap};
use super::frame::{axis_room, nothing, value_axis};
use super::{Case, Chart, Head, Width};

/// The description of a flow chart.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Flow {
    /// Words; the table's columns are step, count.
    pub head: Head,
    /// The steps from left to right.
    pub steps: Vec<Step>,
}

/// A step of the flow.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// What it is: `月初未结`, `新受理`.
    pub name: String,
    /// How many.
    pub count: u32,
    /// The count as it is written, with its sign: `+120`.
    pub shown: String,
    /// Whether it is a stock, comes in or goes out.
    pub kind: StepKind,
}

/// What a step does to the backlog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// A stock, drawn from zero.
    Stock,
    /// Adds to what is open.
    In,
    /// Takes from what is open.
    Out,
}

impl Chart for Flow {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.steps.is_empty() {
            return nothing(&self.head, width);
        }
        let spans = self.spans();
        let top = spans.iter().map(|s| s.0.max(s.1)).fold(0.0, f64::max);
        let bottom = spans.iter().map(|s| s.0.min(s.1)).fold(0.0, f64::min);
        let ticks = Ticks::over(bottom, top.max(1.0), 4, Unit::Count);
        let x0 = axis_room(ticks, Unit::Count);
        let step = (width.px() - x0) / self.steps.len() as f64;
        // Words too wide for their column are written small before they are cut.
        let wrapped = |size: f64| self.steps.iter().map(|s| wrap(&s.name, size, step - 3.0, 3)).collect::<Vec<_>>();
        let (mut names, mut words_class) = (wrapped(FONT), "");
        if names.iter().flatten().any(|line| line.ends_with('…')) {
            (names, words_class) = (wrapped(SMALL), "sm");
        }
        let lines = names.iter().map(Vec::len).max().unwrap_or(1);
        let area = Area { x0, y0: 20.0, x1: width.px(), y1: width.pick(200.0, 180.0) };
        let sheet = Sheet::new(width.px(), area.y1 + 8.0 + 15.0 * lines as f64);
        value_axis(&sheet, area, ticks, Unit::Count);
        let plot = sheet.plot(area, Scale::new(0.0, self.steps.len() as f64), ticks.scale());
        for (i, (s, (from, to))) in self.steps.iter().zip(&spans).enumerate() {
            let (x, y_from) = plot.at(i as f64, *from);
            let (_, y_to) = plot.at(0.0, *to);
            let bar = Area { x0: x + step * 0.16, y0: y_from.min(y_to), x1: x + step * 0.84, y1: y_from.max(y_to) };
            let class = match s.kind {
                StepKind::Stock => "fill",
                StepKind::In => "fill s1",
                StepKind::Out => "fill s2",
            };
            sheet.bar(bar, y_to < y_from, false, class, &[&s.name, "  ", &s.shown]);
            sheet.text(x + step / 2.0, bar.y0 - 5.0, Anchor::Mid, "b", &fit(&s.shown, FONT * BOLD, step - 2.0));
            if i + 1 < self.steps.len() {
                sheet.mark(Shape::Rules, &[(bar.x1, y_to), (x + step * 1.16, y_to)], Role::Reference.class(), &[]);
            }
            for (line, words) in names[i].iter().enumerate() {
                sheet.text(x + step / 2.0, area.y1 + 17.0 + 15.0 * line as f64, Anchor::Mid, words_class, words);
            }
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.steps.iter().map(|s| vec![s.name.clone(), s.shown.clone()]).collect()
    }
}

impl Flow {
    /// From where to where each step's bar runs.
    fn spans(&self) -> Vec<(f64, f64)> {
        let mut open = 0.0;
        let span = |s: &Step| {
            let count = f64::from(s.count);
            let from = if s.kind == StepKind::Stock { 0.0 } else { open };
            open = match s.kind {
                StepKind::Stock => count,
                StepKind::In => open + count,
                StepKind::Out => open - count,
            };
            (from, open)
        };
        self.steps.iter().map(span).collect()
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Flow {
    let step = |name: &str, count: u32, kind| {
        let count = match case {
            Case::Zero => 0,
            Case::Extreme => count * 10_000_000,
            _ => count,
        };
        let sign = match kind {
            StepKind::Stock => "",
            StepKind::In => "+",
            StepKind::Out => "−",
        };
        Step { name: name.into(), count, shown: format!("{sign}{count}"), kind }
    };
    let mut steps = vec![
        step("月初未结", 38, StepKind::Stock),
        step("新受理", 214, StepKind::In),
        step("重新打开", 9, StepKind::In),
        step("已解决", 219, StepKind::Out),
        step("月末未结", 42, StepKind::Stock),
    ];
    match case {
        Case::Empty => steps.clear(),
        Case::One => steps.truncate(1),
        _ => {}
    }
    Flow { head: Head::sample("月末未结 42 件，比月初多 4 件", &["步骤", "件数"]), steps }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_begin_where_the_one_before_ended() {
        let spans = sample(Case::Normal).spans();
        assert_eq!(spans, [(0.0, 38.0), (38.0, 252.0), (252.0, 261.0), (261.0, 42.0), (0.0, 42.0)]);
    }
}
