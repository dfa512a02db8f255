//! The worked example of every metric gives the figure that stands beside it on the methods page.

use std::fs;

use jiandu::metrics::{METRICS, Metric};
use jiandu::pipeline::{Department, Order, Publication, Unwatched, run};
use jiandu::report::Amount;

/// The department's figure of a metric from its example's exports, written as the example writes it.
fn figure(metric: &Metric) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in metric.example.files {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder below the temporary one");
        fs::write(file, text).expect("a file in the temporary folder");
    }
    let department = Department::load(folder.path()).expect("the default settings");
    let month = metric.example.month.parse().expect("a month");
    let order = Order { month: Some(month), ..Order::default() };
    let outcome = match run(folder.path(), &department, &order, &Publication::default(), &Unwatched) {
        Ok(outcome) => outcome,
        Err(error) => return error.to_string(),
    };
    let figure = outcome.report.figures.of(metric.slug, month).expect("a figure of every metric");
    match &figure.amount {
        Amount::Absent => format!("absent: {:?}", outcome.cases.availability.lacks(metric)),
        Amount::Share(ratio) => format!("{}/{}", ratio.k, ratio.n),
        Amount::Count(count) => count.to_string(),
        Amount::Durations { median: Some(median), .. } => {
            let seconds = median.0 / 2;
            format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        }
        Amount::Index { tenths: Some(tenths), .. } | Amount::Promoters { tenths: Some(tenths), .. } => {
            format!("{}.{}", tenths / 10, tenths.abs() % 10)
        }
        other => format!("{other:?}"),
    }
}

#[test]
fn the_example_of_every_metric_gives_the_figure_that_stands_beside_it() {
    let wrong: Vec<String> = METRICS
        .iter()
        .map(|metric| (metric.slug, figure(metric), metric.example.result))
        .filter(|(_, found, told)| found != told)
        .map(|(slug, found, told)| format!("{slug}: {found} instead of {told}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
