//! Spark: the last months of a metric in a row of the scorecard, no larger than a word.

use serde::Serialize;

use super::canvas::{Area, Scale, Shape, Sheet};
use super::{Case, Chart, Head, Width, wrapped};

/// The description of a spark line.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Spark {
    /// Words; the table's columns are the months' values in a row.
    pub head: Head,
    /// The values, oldest first; none is a gap.
    pub values: Vec<Option<f64>>,
    /// The places of the first values under a new definition: the line is cut before them.
    pub cuts: Vec<usize>,
    /// The target, a thin line.
    pub target: Option<f64>,
    /// The last value comes from few cases: hollow.
    pub small: bool,
}

const SIZE: (f64, f64) = (96.0, 24.0);

/// Draws the one layout a spark line has, at most 700 bytes for half a year; `id` must be unique in the page.
#[must_use]
pub fn draw(spark: &Spark, id: &str) -> String {
    wrapped(spark.head(), &spark.picture(Width::Desk), "chart spark", id, ("-t", "-d"))
}

impl Chart for Spark {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, _: Width) -> Sheet {
        let sheet = Sheet::new(SIZE.0, SIZE.1);
        let known = self.values.iter().flatten().copied().chain(self.target);
        let (lo, hi) = known.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), v| (lo.min(v), hi.max(v)));
        if lo > hi {
            return sheet;
        }
        let area = Area { x0: 4.0, y0: 4.0, x1: SIZE.0 - 4.0, y1: SIZE.1 - 4.0 };
        let last = self.values.len().saturating_sub(1) as f64;
        let plot = sheet.plot(area, Scale::new(0.0, last), Scale::new(lo, hi));
        if let Some(target) = self.target {
            let (_, y) = plot.at(0.0, target);
            sheet.mark(Shape::Rules, &[(0.0, y), (SIZE.0, y)], "target", &[]);
        }
        let points: Vec<(usize, Option<f64>)> = self.values.iter().copied().enumerate().collect();
        let runs = points.chunk_by(|(_, a), (i, b)| a.is_some() == b.is_some() && !self.cuts.contains(i));
        for run in runs.filter(|run| run.len() > 1 && run[0].1.is_some()) {
            let run: Vec<(f64, f64)> = run.iter().filter_map(|(i, v)| v.map(|v| (*i as f64, v))).collect();
            plot.mark(Shape::Line, &run, "line", &[]);
        }
        if let Some(Some(value)) = self.values.last() {
            let class = if self.small { "pt hollow" } else { "pt" };
            plot.mark(Shape::Dot { r: 3.0 }, &[(last, *value)], class, &[]);
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let row: Vec<String> = self.values.iter().map(|v| v.map(|v| v.to_string()).unwrap_or_default()).collect();
        if row.is_empty() { Vec::new() } else { vec![row] }
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Spark {
    let values: Vec<Option<f64>> = match case {
        Case::Normal => vec![Some(94.1), Some(93.0), None, Some(95.2), Some(96.4), Some(92.8)],
        Case::Empty => vec![],
        Case::One => vec![Some(94.1)],
        Case::Zero => vec![Some(0.0); 6],
        Case::Extreme => (0..36).map(|i| Some(if i % 2 == 0 { 0.0 } else { 1e15 })).collect(),
    };
    let columns: Vec<String> = (0..values.len().max(1)).map(|i| (i + 1).to_string()).collect();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let target = (case != Case::Empty).then_some(95.0);
    Spark { head: Head::sample("近六个月", &columns), values, cuts: Vec::new(), target, small: case == Case::One }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_stays_a_gap_and_the_last_value_has_its_dot() {
        let spark = Spark {
            head: Head::default(),
            values: vec![Some(1.0), Some(2.0), None, Some(1.0)],
            small: true,
            ..Spark::default()
        };
        insta::assert_snapshot!(spark.picture(Width::Desk).take(), @r#"<path class="line" d="M4 20l29.3-16"/><circle class="pt hollow" cx="92" cy="20" r="3"/>"#);
    }

    #[test]
    fn the_line_is_cut_where_a_definition_changed() {
        let lines = |cuts: Vec<usize>| {
            let values = vec![Some(1.0), Some(2.0), Some(1.5), Some(1.0)];
            Spark { values, cuts, ..Spark::default() }.picture(Width::Desk).take().matches("class=\"line\"").count()
        };
        assert_eq!((lines(vec![]), lines(vec![2]), lines(vec![3])), (1, 2, 1));
    }

    #[test]
    fn half_a_year_fits_into_seven_hundred_bytes() {
        let svg = draw(&sample(Case::Normal), "spark-first-response");
        assert!(svg.len() <= 700, "{} bytes: {svg}", svg.len());
    }
}
