//! The year to date of a family of metrics: all its months together, January and February together, last year.

use crate::metrics::Metric;
use crate::pages::context::Context;
use crate::pages::view::parts::{Cell, Column, Kind, Row, Table};
use crate::pages::words::{self, Words};
use crate::report::{Amount, Figure, Figures};
use crate::time::Month;

/// A column beside the year to date.
type Beside<'a> = (&'static str, Box<dyn Fn(&'static Metric) -> Option<Figure> + 'a>);

/// The table of a family; none where nothing of it was measured from January on.
///
/// January and February are compared together only, because the Spring Festival moves between them: a report of January
/// is compared with no month of last year, one of February with both. A column of nothing helps nobody and is left out.
pub(super) fn table(context: &Context<'_>, words: &Words<'_>, id: &str, metrics: &[&'static Metric]) -> Option<Table> {
    let report = context.report();
    let rules = context.matter.department.rules(report.month, report.as_of);
    let tally = &context.matter.outcome.judgement.judged.tally;
    let (year, now) = (report.month.year(), report.month.month());
    let sum = |metric: &'static Metric, year: i32, from: u32, to: u32| {
        let months = Month::new(year, from)?..=Month::new(year, to)?;
        Figures::together(metric, months, tally, &rules, &report.availability)
    };
    let mut beside: Vec<Beside<'_>> = Vec::new();
    if now > 2 {
        beside.push(("year-column-spring", Box::new(|metric| sum(metric, year, 1, 2))));
        beside.push(("year-column-same", Box::new(|metric| sum(metric, year - 1, now, now))));
    }
    if now > 1 {
        beside.push(("year-column-last", Box::new(|metric| sum(metric, year - 1, 1, now))));
    }
    let lines: Vec<(&'static Metric, Figure, Vec<Option<Figure>>)> = metrics
        .iter()
        .filter_map(|metric| {
            let this = sum(metric, year, 1, now).filter(told)?;
            Some((*metric, this, beside.iter().map(|(_, of)| of(metric).filter(told)).collect()))
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    let kept: Vec<usize> =
        (0..beside.len()).filter(|at| lines.iter().any(|(_, _, cells)| cells[*at].is_some())).collect();
    let rows = lines.into_iter().map(|(metric, this, cells)| {
        let name = Cell::link(words.metric(metric.slug), words.href(&format!("methods.html#{}", metric.slug)));
        let mut row = vec![name, Cell::text(words.value(&this)), Cell::text(words.pair(&this).unwrap_or_default())];
        row.extend(kept.iter().map(|at| Cell::text(said(words, cells[*at].as_ref()))));
        Row { id: None, cells: row }
    });
    let mut columns = vec![
        Column::new(words.text("ui-figure"), Kind::Text),
        Column::new(words.text("year-column-this"), Kind::Number),
        Column::new(words.text("year-column-cases"), Kind::Number),
    ];
    columns.extend(kept.iter().map(|at| Column::new(words.text(beside[*at].0), Kind::Number)));
    let month = words.locale().short_month(report.month);
    let args = [("year", year.to_string().into()), ("month", month.into())];
    let caption = words.locale().text_with("year-to-date-caption", &args);
    Some(Table { id: format!("{id}-to-date"), caption, columns, rows: rows.collect(), ..Table::default() })
}

/// Something was counted.
fn told(figure: &Figure) -> bool {
    matches!(figure.amount, Amount::Count(_)) || figure.amount.n().is_some_and(|n| n > 0)
}

fn said(words: &Words<'_>, figure: Option<&Figure>) -> String {
    let Some(figure) = figure else { return words::NOTHING.to_owned() };
    match words.pair(figure) {
        Some(pair) => format!("{} · {pair}", words.value(figure)),
        None => words.value(figure),
    }
}
