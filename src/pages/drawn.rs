//! Charts on pages: drawn for the desk and for the phone, with their data as a table; and the trend of a metric.

use super::context::Context;
use super::view::parts::{self, Markup, Table};
use super::words::Words;
use crate::charts::multiples::{Multiples, Panel};
use crate::charts::trend::{Cut, Level, Point, Trend};
use crate::charts::{Chart, Head, Unit as Axis, Width, draw, table};
use crate::metrics::{Direction, Metric, Unit, find};
use crate::report;
use crate::report::control::{self, trend};
use crate::stats::control::Signal;
use crate::time::Month;

/// A chart in both layouts with its table; its title says what it shows this month, the caption how to read it.
#[must_use]
pub fn chart<C: Chart + ?Sized>(chart: &C, id: &str, caption: String) -> parts::Chart {
    let svg =
        Width::BOTH.map(|width| draw(chart, &format!("{id}-{}", if width == Width::Desk { "d" } else { "p" }), width));
    let data = table(chart);
    let table =
        (!data.rows.is_empty()).then(|| Table::of_data(format!("{id}-data"), data.caption, data.headers, data.rows));
    parts::Chart { id: id.to_owned(), title: chart.head().title.clone(), caption, svg: Markup(svg.concat()), table }
}

/// A chart as paper needs it: one layout, no table to unfold.
#[must_use]
pub fn on_paper(mut chart: parts::Chart) -> parts::Chart {
    if let Some((desk, _)) = chart.svg.0.split_once("</svg>") {
        chart.svg = Markup(format!("{desk}</svg>"));
    }
    chart.table = None;
    chart
}

/// The words of a chart.
#[must_use]
pub fn head(words: &Words<'_>, title: String, desc: String, columns: &[&str]) -> Head {
    Head {
        title,
        desc,
        lang: words.locale().tag().to_owned(),
        columns: columns.iter().map(|id| words.text(id)).collect(),
        empty: words.text("chart-nothing"),
    }
}

/// What the axis of a metric's chart counts, and by what its values are multiplied for it.
#[must_use]
pub const fn axis(metric: &Metric) -> (Axis, f64) {
    match metric.unit {
        Unit::Ratio => (Axis::Percent, 100.0),
        Unit::Count => (Axis::Count, 1.0),
        Unit::Seconds => (Axis::Minutes, 1.0 / 60.0),
        Unit::Points => (Axis::Points, 1.0),
    }
}

/// The months of a metric as points of a chart, with the centre line; none if it was never measured.
#[must_use]
pub fn months(
    context: &Context<'_>,
    words: &Words<'_>,
    slug: &str,
) -> Option<(Vec<Point>, Option<f64>, control::Trend)> {
    let report = context.report();
    let rules = context.matter.department.rules(report.month, report.as_of);
    let trend = trend(slug, &report.figures, &rules)?;
    let (_, scale) = axis(find(slug)?);
    let signal = |signals: &[Signal]| {
        signals.first().map(|signal| {
            words.text(match signal {
                Signal::Above => "chart-signal-above",
                Signal::Below => "chart-signal-below",
                Signal::RunAbove | Signal::RunBelow => "chart-signal-run",
                Signal::MovingRange => "chart-signal-step",
            })
        })
    };
    let points: Vec<Point> = trend
        .months
        .iter()
        .zip(&trend.chart.points)
        .map(|(month, point)| {
            let figure = report.figures.of(slug, *month);
            // What the page may not print, the chart may not show either.
            let value = point.value.filter(|_| figure.is_some_and(|figure| figure.value().is_some()));
            Point {
                month: *month,
                value: value.map(|value| value * scale),
                shown: figure.filter(|_| value.is_some()).map_or_else(|| words.text("chart-gap"), |it| words.value(it)),
                n: point.n.and_then(|n| u32::try_from(n).ok()),
                small: point.hollow,
                limits: point.limits.map(|limits| (limits.low * scale, limits.high * scale)),
                signal: signal(&point.signals).filter(|_| value.is_some()),
            }
        })
        .collect();
    points.iter().any(|point| point.value.is_some()).then(|| {
        let centre = trend.chart.centre.as_ref().map(|centre| centre.line * scale);
        (points, centre, trend)
    })
}

/// The months of the report with which the meaning of a metric changed.
fn breaks(context: &Context<'_>, slug: &str) -> Vec<Month> {
    let department = &context.matter.department;
    let window = department.rules(context.report().month, context.report().as_of).window();
    report::breaks::breaks(slug, &department.settings, window.first, window.last)
}

/// The trend of a metric over the months of the report, headed by what it shows this month.
#[must_use]
pub fn trend_chart(context: &Context<'_>, words: &Words<'_>, slug: &str, id: &str) -> Option<parts::Chart> {
    let metric = find(slug)?;
    let (points, centre, control) = months(context, words, slug)?;
    let (unit, _) = axis(metric);
    let figure = words.now(slug)?;
    let name = words.metric(slug);
    let last = points.last()?;
    let args = [("metric", name.into()), ("value", words.value(figure).into())];
    let title = match (last.value, &last.signal, last.limits) {
        (None, ..) => words.locale().text_with("chart-title-none", &args[..1]),
        (_, Some(_), Some(_)) => words.locale().text_with("chart-title-signal", &args),
        (_, None, Some(_)) if !last.small => words.locale().text_with("chart-title-inside", &args),
        _ => words.locale().text_with("chart-title-plain", &args),
    };
    let said: Vec<String> =
        points.iter().map(|point| format!("{} {}", words.locale().short_month(point.month), point.shown)).collect();
    let columns = ["chart-month", "chart-value", "chart-cases", "chart-limit-low", "chart-limit-high", "chart-remark"];
    let label = |id: &str, value: String| format!("{} {value}", words.text(id));
    let target = figure.target.filter(|_| metric.direction != Direction::None);
    let months = points.len();
    let short = control.is_short();
    let drawing = Trend {
        head: head(words, title, said.join(&words.text("separator")), &columns),
        unit,
        points,
        centre: centre.map(|value| Level { value, label: words.text("chart-centre") }),
        target: target.map(|level| Level {
            value: match metric.unit {
                Unit::Seconds => level.as_f64() / 60.0,
                _ => level.as_f64(),
            },
            label: label("chart-target", words.level(metric, level)),
        }),
        limit_names: [words.text("chart-limit-high"), words.text("chart-limit-low")],
        breaks: breaks(context, slug)
            .into_iter()
            .map(|before| Cut { before, label: words.text("chart-definition-break") })
            .collect(),
        n_name: "n".to_owned(),
        note: match (short, control.frozen) {
            (true, _) => words.text("chart-baseline-short"),
            (_, true) => words.text("chart-baseline-frozen"),
            _ => String::new(),
        },
    };
    let caption = words.locale().text_with("chart-caption-months", &[("n", (months as i64).into())]);
    Some(chart(&drawing, id, caption))
}

/// The year of several metrics side by side, those that were measured at all.
#[must_use]
pub fn multiples(
    context: &Context<'_>,
    words: &Words<'_>,
    slugs: &[&str],
    title: &str,
    id: &str,
) -> Option<parts::Chart> {
    let panels: Vec<Panel> = slugs
        .iter()
        .filter_map(|slug| {
            let (points, centre, _) = months(context, words, slug)?;
            let metric = find(slug)?;
            let shown = words.now(slug).map_or_else(String::new, |figure| words.value(figure));
            Some(Panel {
                name: words.metric(slug),
                shown,
                unit: axis(metric).0,
                centre,
                breaks: breaks(context, slug),
                points,
            })
        })
        .collect();
    if panels.is_empty() {
        return None;
    }
    let signals: Vec<String> = panels
        .iter()
        .filter(|panel| panel.points.last().is_some_and(|point| point.signal.is_some()))
        .map(|panel| panel.name.clone())
        .collect();
    let title = if signals.is_empty() {
        words.locale().text_with("chart-year-quiet", &[("family", title.into())])
    } else {
        let names = signals.join(&words.text("separator"));
        words.locale().text_with("chart-year-signals", &[("family", title.into()), ("metrics", names.into())])
    };
    let said: Vec<String> = panels.iter().map(|panel| format!("{} {}", panel.name, panel.shown)).collect();
    let columns = ["chart-metric", "chart-month", "chart-value"];
    // A row a metric and a column a month: a third of the length of a row for each value, and it can be compared.
    let mut heads = vec![words.text("chart-metric")];
    heads.extend(panels[0].points.iter().map(|point| point.month.to_string()));
    let rows = panels.iter().map(|panel| {
        std::iter::once(panel.name.clone()).chain(panel.points.iter().map(|point| point.shown.clone())).collect()
    });
    let data = Table::of_data(format!("{id}-data"), title.clone(), heads, rows.collect());
    let drawing = Multiples { head: head(words, title, said.join(&words.text("separator")), &columns), panels };
    Some(parts::Chart { table: Some(data), ..chart(&drawing, id, String::new()) })
}
