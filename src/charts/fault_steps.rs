//! Fault steps: how was this fault handled, and which step was late?
//!
//! Minutes run to the right; where one deadline lies days beyond the rest the axis is torn, and beyond the
//! tear only the order counts.

use serde::Serialize;

use super::canvas::{Area, Scale, Shape, Sheet, State, Ticks, Unit};
use super::frame::{Rows, nothing, top_axis};
use super::{Case, Chart, Head, Width};

/// The handling of one fault, step by step.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FaultSteps {
    /// Words; the table's columns are step, time, limit.
    pub head: Head,
    /// The steps: occurred, known, told, filed, relayed, recovered, analysis due.
    pub steps: Vec<FaultStep>,
}

/// A step in handling a fault.
#[derive(Clone, Debug, Serialize)]
pub struct FaultStep {
    /// Its name.
    pub name: String,
    /// Minutes after the fault occurred; none if it did not happen.
    pub at: Option<f64>,
    /// The time as it is written.
    pub shown: String,
    /// The latest time allowed, in minutes after the fault occurred.
    pub limit: Option<f64>,
    /// The limit as it is written.
    pub limit_shown: String,
    /// How it stands; none for a step that nothing is asked of.
    pub state: Option<State>,
}

impl Chart for FaultSteps {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.steps.is_empty() {
            return nothing(&self.head, width);
        }
        let rows = Rows::new(width, 20.0, 16.0, self.steps.iter().map(|s| (s.name.as_str(), s.shown.as_str())));
        let bottom = rows.bottom(self.steps.len());
        let sheet = Sheet::new(width.px(), bottom + 2.0);
        let times: Vec<f64> = self.steps.iter().flat_map(|s| [s.at, s.limit]).flatten().collect();
        let (near, far) = torn(&times);
        let ticks = Ticks::over(0.0, near.last().copied().unwrap_or(0.0), width.pick(6, 4), Unit::Minutes);
        let tear = if far.is_empty() { 0.0 } else { (rows.x1 - rows.x0) * 0.26 };
        let area = Area { x0: rows.x0 + 8.0, y0: rows.top, x1: rows.x1 - 12.0 - tear, y1: bottom };
        top_axis(&sheet, area, ticks, Unit::Minutes);
        let plot = sheet.plot(area, ticks.scale(), Scale::new(0.0, 1.0));
        // Beyond the tear only the order counts.
        let place = |minutes: f64| match far.iter().position(|f| *f == minutes) {
            Some(i) => area.x1 + 24.0 + (tear - 28.0).max(0.0) * (i as f64 + 0.5) / far.len() as f64,
            None => plot.at(minutes, 0.0).0,
        };
        if tear > 0.0 {
            let edge: Vec<(f64, f64)> = (0..=((bottom - rows.top) / 6.0) as u32)
                .map(|i| (area.x1 + 12.0 + if i % 2 == 0 { -2.5 } else { 2.5 }, rows.top + f64::from(i) * 6.0))
                .collect();
            sheet.mark(Shape::Line, &edge, "torn", &[]);
        }
        let mut before: Option<(f64, f64)> = None;
        for (i, step) in self.steps.iter().enumerate() {
            rows.words(&sheet, i, &step.name, &step.shown);
            let y = rows.y(i);
            if let Some(limit) = step.limit.filter(|_| step.at.is_some()) {
                let x = place(limit);
                sheet.mark(Shape::Rules, &[(x, y - 8.0), (x, y + 8.0)], "tick", &[&step.name, "  ", &step.limit_shown]);
            }
            if let Some(at) = step.at {
                let x = place(at);
                if let Some((bx, by)) = before.filter(|_| width == Width::Desk) {
                    sheet.mark(Shape::Line, &[(bx, by), (bx, y), (x, y)], "step", &[]);
                }
                before = Some((x, y));
            }
        }
        for (i, step) in self.steps.iter().enumerate() {
            // A step that did not happen has its glyph at its limit, open or bad.
            if let Some(at) = step.at.or(step.limit) {
                let tip = [&*step.name, "  ", &step.shown];
                match step.state {
                    Some(state) => sheet.glyph(state, place(at), rows.y(i), 5.5, &tip),
                    None => sheet.mark(Shape::Dot { r: 4.0 }, &[(place(at), rows.y(i))], "pt", &tip),
                }
            }
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.steps.iter().map(|s| vec![s.name.clone(), s.shown.clone(), s.limit_shown.clone()]).collect()
    }
}

/// Parts times where the axis must be torn: before the widest leap, if it is more than fourfold.
fn torn(times: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.dedup();
    let leap = |i: &usize| sorted[*i] / sorted[*i - 1].max(1.0);
    let cut = (1..sorted.len()).filter(|i| sorted[i - 1] >= 30.0 && leap(i) > 4.0);
    let cut = cut.max_by(|a, b| leap(a).total_cmp(&leap(b)));
    let far = sorted.split_off(cut.unwrap_or(sorted.len()));
    (sorted, far)
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> FaultSteps {
    let step = |name: &str, at: Option<f64>, shown: &str, limit: Option<f64>, state| {
        let scale = match case {
            Case::Zero => 0.0,
            Case::Extreme => 1e6,
            _ => 1.0,
        };
        FaultStep {
            name: name.into(),
            at: at.map(|v| v * scale),
            shown: shown.into(),
            limit: limit.map(|v| v * scale),
            limit_shown: limit.map(|v| format!("≤ {v} 分钟")).unwrap_or_default(),
            state,
        }
    };
    let mut steps = vec![
        step("发生", Some(0.0), "10-12 08:05", None, None),
        step("获知", Some(12.0), "08:17", None, None),
        step("告知客户", Some(25.0), "08:30", Some(42.0), Some(State::Good)),
        step("报备", Some(95.0), "09:40", Some(72.0), Some(State::Bad)),
        step("转达", Some(110.0), "09:55", Some(132.0), Some(State::Good)),
        step("恢复", Some(205.0), "11:30", Some(240.0), Some(State::Good)),
        step("分析报告", None, "应交 10-19", Some(10_080.0), Some(State::NoneDue)),
    ];
    match case {
        Case::Empty => steps.clear(),
        Case::One => steps.truncate(1),
        _ => {}
    }
    FaultSteps {
        head: Head::sample("报备晚了 23 分钟，其余各步按时", &["步骤", "时间", "时限"]), steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_is_torn_only_where_the_rest_would_be_squeezed() {
        assert_eq!(torn(&[0.0, 60.0, 150.0]), (vec![0.0, 60.0, 150.0], vec![]));
        assert_eq!(torn(&[0.0, 205.0, 60.0, 10_080.0]), (vec![0.0, 60.0, 205.0], vec![10_080.0]));
    }
}
