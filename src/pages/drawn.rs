//! Charts on pages: drawn for the desk and for the phone, with their data as a table; and the trend of a metric.

use super::context::Context;
use super::view::parts::{self, Markup, Table};
use super::words::{Words, whole};
use crate::charts::multiples::{Panel, draw as draw_panels};
use crate::charts::trend::{Cut, Level, Point, Trend};
use crate::charts::{Chart, Head, Unit as Axis, Width, draw, table};
use crate::locale::Arg;
use crate::metrics::{Direction, Metric, Unit, find};
use crate::report::Figure;
use crate::report::breaks::breaks;
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

/// A chart as paper needs it: not the layout of the phone, no words that a mouse calls up, no table to unfold.
#[must_use]
pub fn on_paper(mut chart: parts::Chart) -> parts::Chart {
    if let Some(phone) = chart.svg.0.find(&format!("class=\"{}\"", Width::Phone.class())) {
        let end = chart.svg.0[..phone].rfind("<svg").unwrap_or(phone);
        chart.svg.0.truncate(end);
    }
    // A picture names itself by its first title; those of its marks follow a mark's open tag.
    while let Some(start) = chart.svg.0.find("\"><title>") {
        let Some(length) = chart.svg.0[start..].find("</title>") else { break };
        chart.svg.0.replace_range(start + 2..start + length + "</title>".len(), "");
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

/// A metric over the months of the report, ready to be drawn.
#[derive(Debug)]
pub struct Months {
    /// The months, oldest first.
    pub points: Vec<Point>,
    /// The centre line in the unit of the axis.
    pub centre: Option<f64>,
    /// The months before which the line is cut, because another setting measures from there on.
    pub breaks: Vec<Month>,
    /// The control chart behind it.
    pub control: control::Trend,
}

/// The months of a metric; none if it was never measured.
#[must_use]
pub fn months(context: &Context<'_>, words: &Words<'_>, slug: &str) -> Option<Months> {
    let report = context.report();
    let rules = context.matter.department.rules(report.month, report.as_of);
    let metric = find(slug)?;
    let control = trend(slug, &report.figures, &rules)?;
    let (_, scale) = axis(metric);
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
    let points: Vec<Point> = control
        .months
        .iter()
        .zip(&control.chart.points)
        .map(|(month, point)| {
            let figure = report.figures.of(slug, *month);
            // What the page may not print, the chart may not show either.
            let value = point.value.filter(|_| figure.is_some_and(|figure| figure.value().is_some()));
            Point {
                month: *month,
                value: value.map(|value| value * scale),
                shown: match figure {
                    Some(figure) if value.is_some() => words.value(figure),
                    figure => words.absence(figure),
                },
                n: point.n.and_then(|n| u32::try_from(n).ok()),
                small: point.hollow,
                limits: point.limits.map(|limits| (limits.low * scale, limits.high * scale)),
                signal: signal(&point.signals).filter(|_| value.is_some()),
            }
        })
        .collect();
    let first = points.iter().find(|point| point.value.is_some())?.month;
    let centre = control.chart.centre.as_ref().map(|centre| centre.line * scale);
    let breaks = breaks(slug, &context.matter.department.settings, first, report.month);
    Some(Months { points, centre, breaks, control })
}

/// The trend of a metric over the months of the report, headed by what it shows this month.
#[must_use]
pub fn trend_chart(context: &Context<'_>, words: &Words<'_>, slug: &str, id: &str) -> Option<parts::Chart> {
    let metric = find(slug)?;
    let months = months(context, words, slug)?;
    let (unit, _) = axis(metric);
    let figure = words.now(slug)?;
    let title = title(words, metric, figure, &months);
    let caption = caption(words, &months);
    let Months { points, centre, breaks, control } = months;
    let said: Vec<String> =
        points.iter().map(|point| format!("{} {}", words.locale().short_month(point.month), point.shown)).collect();
    let columns = ["chart-month", "chart-value", "chart-cases", "chart-limit-low", "chart-limit-high", "chart-remark"];
    let label = |id: &str, value: String| format!("{} {value}", words.text(id));
    let target = figure.target.filter(|_| metric.direction != Direction::None);
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
        limit_names: [words.text("chart-upper"), words.text("chart-lower")],
        breaks: breaks.into_iter().map(|before| Cut { before, label: words.text("chart-break") }).collect(),
        n_name: "n".to_owned(),
        note: match (short, control.frozen) {
            (true, _) => words.text("chart-baseline-short"),
            (_, true) => words.text("chart-baseline-frozen"),
            _ => String::new(),
        },
    };
    Some(chart(&drawing, id, caption))
}

/// What the chart shows this month: within the limits, or why not and whether that is welcome.
fn title(words: &Words<'_>, metric: &Metric, figure: &Figure, months: &Months) -> String {
    let say = |id: &str, args: &[(&str, Arg<'_>)]| words.locale().text_with(id, args);
    let name = words.metric(metric.slug);
    let (Some(last), Some(point)) = (months.points.last(), months.control.chart.points.last()) else { return name };
    let mut args = vec![("metric", Arg::from(name.as_str())), ("value", words.value(figure).into())];
    let Some(value) = last.value else {
        args[1].1 = words.absence(Some(figure)).into();
        return say("chart-title-none", &args);
    };
    let Some(signal) = point.signals.first().filter(|_| last.signal.is_some()) else {
        let judged = last.limits.is_some() && !last.small;
        return say(if judged { "chart-title-inside" } else { "chart-title-plain" }, &args);
    };
    let before = months.points.iter().rev().skip(1).find_map(|point| point.value);
    let (id, up) = match signal {
        Signal::Above => ("chart-title-above", true),
        Signal::Below => ("chart-title-below", false),
        Signal::RunAbove => ("chart-title-run-above", true),
        Signal::RunBelow => ("chart-title-run-below", false),
        Signal::MovingRange if before.is_some_and(|before| before > value) => ("chart-title-step-down", false),
        Signal::MovingRange => ("chart-title-step-up", true),
    };
    let length = months.control.run().map_or(0, |(_, length, _)| length);
    args.push(("n", whole(length).into()));
    let judgement = match (metric.direction, up) {
        (Direction::None, _) => "",
        (Direction::Up, true) | (Direction::Down, false) => "chart-better",
        _ => "chart-worse",
    };
    let mut title = say(id, &args);
    if !judgement.is_empty() {
        title.push_str(&words.text(judgement));
    }
    title
}

/// How to read a trend: only what stands on it.
fn caption(words: &Words<'_>, months: &Months) -> String {
    let any = |is: fn(&Point) -> bool| months.points.iter().any(is);
    let count = whole(months.points.len() as u64);
    let mut parts = vec![words.locale().text_with("chart-caption-months", &[("n", count.into())])];
    for (there, id) in [
        (any(|point| point.limits.is_some()), "chart-caption-band"),
        (any(|point| point.signal.is_some()), "chart-caption-ring"),
        (any(|point| point.small && point.value.is_some()), "chart-caption-hollow"),
        (any(|point| point.value.is_none()), "chart-caption-gap"),
        (!months.breaks.is_empty(), "chart-caption-break"),
    ] {
        if there {
            parts.push(words.text(id));
        }
    }
    words.locale().text_with("chart-caption", &[("parts", parts.join(&words.text("list-separator")).into())])
}

/// The year of several metrics side by side, those that were measured at all.
#[must_use]
pub fn multiples(context: &Context<'_>, words: &Words<'_>, slugs: &[&str], id: &str) -> Option<parts::Chart> {
    let panels: Vec<Panel> = slugs
        .iter()
        .filter_map(|slug| {
            let Months { points, centre, breaks, .. } = months(context, words, slug)?;
            let shown = words.now(slug).map_or_else(String::new, |figure| words.value(figure));
            let head = head(words, words.metric(slug), String::new(), &["chart-month", "chart-value"]);
            Some(Panel { head, shown, unit: axis(find(slug)?).0, centre, points, breaks })
        })
        .collect();
    let first = panels.first()?;
    let signals: Vec<&str> = panels
        .iter()
        .filter(|panel| panel.points.last().is_some_and(|point| point.signal.is_some()))
        .map(|panel| panel.head.title.as_str())
        .collect();
    let title = if signals.is_empty() {
        words.text("chart-year-quiet")
    } else {
        let names = signals.join(&words.text("separator"));
        words.locale().text_with("chart-year-signals", &[("metrics", names.into())])
    };
    // A row a metric and a column a month: a third of the length of a row for each value, and it can be compared.
    let mut heads = vec![words.text("chart-metric")];
    heads.extend(first.points.iter().map(|point| point.month.to_string()));
    let rows = panels.iter().map(|panel| {
        let shown = panel.points.iter().map(|point| point.shown.clone());
        std::iter::once(panel.head.title.clone()).chain(shown).collect()
    });
    let table = Some(Table::of_data(format!("{id}-data"), title.clone(), heads, rows.collect()));
    Some(parts::Chart { id: id.to_owned(), title, caption: String::new(), svg: Markup(draw_panels(&panels)), table })
}
