//! How fast a report is made of what was read: the working clock, the statistics, the judging of all cases, the pages.

use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use jiandu::link::tickets::Intake;
use jiandu::pipeline::{self, Department, Order, Publication, Unwatched, Writing};
use jiandu::stats::masses::Masses;
use jiandu::stats::{Ratio, counts, proportions, quantiles};
use jiandu::time::{DAY, Month};

fn report(criterion: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = folder.join("data");
    let department = Department::of(folder).expect("the example's settings");
    let month: Month = "2026-10".parse().expect("a month");
    let order = Order { month: Some(month), ..Order::default() };
    let run = || pipeline::run(&data, &department, &order, &Publication::default(), &Unwatched).expect("the example");
    let outcome = run();
    let rules = department.rules(month, outcome.as_of);
    let start = department.periods.start(month);

    let mut group = criterion.benchmark_group("clock");
    let clock = rules.clock();
    group.bench_function("deadline", |bench| bench.iter(|| clock.deadline(black_box(start + 40_000), 8 * 3600)));
    group.bench_function("elapsed", |bench| bench.iter(|| clock.elapsed(black_box(start + 40_000), start + 9 * DAY)));
    group.finish();

    let mut group = criterion.benchmark_group("statistics");
    let ascending: Vec<i64> =
        (0..20_000).map(|n| n * n % 7919).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
    group.bench_function("wilson", |bench| bench.iter(|| proportions::wilson(black_box(Ratio::new(187, 200)), 0.95)));
    group.bench_function("poisson", |bench| bench.iter(|| counts::poisson_interval(black_box(12), 0.95)));
    group.bench_function("limits of a p chart", |bench| {
        bench.iter(|| {
            let masses = Masses::binomial(black_box(400), 380, 400);
            (masses.lower_limit(0.001_35), masses.upper_limit(0.001_35))
        });
    });
    group.bench_function("spread", |bench| bench.iter(|| quantiles::spread(black_box(&ascending))));
    group.finish();

    let mut group = criterion.benchmark_group("report");
    group.sample_size(20);
    // Judging lets go of tickets, so that each time takes new ones.
    let linked = || {
        let intake = Intake::of_report(&rules);
        let read = pipeline::Exports::read(&data, &department.settings, &intake, &Unwatched);
        pipeline::link(read.expect("the example can be read"), &rules)
    };
    group.bench_function("judge and tally", |bench| {
        bench.iter_batched(linked, |mut cases| pipeline::judge(&mut cases, &rules), BatchSize::LargeInput);
    });
    group.bench_function("figures, findings and actions", |bench| {
        let publication = Publication::default();
        bench.iter(|| pipeline::report(&outcome.cases, &outcome.judgement, &rules, &department, &publication));
    });
    group.bench_function("read, link, judge", |bench| bench.iter(run));
    let site = tempfile::tempdir().expect("a folder for the site");
    let writing = Writing {
        folder: folder.to_owned(),
        site: site.path().join("site"),
        issue: month.to_string(),
        single_file: None,
        zip: None,
        changes: Vec::new(),
    };
    group.bench_function("pages", |bench| {
        bench.iter(|| pipeline::write(&outcome, &department, &writing, &Unwatched).expect("a site"));
    });
    group.finish();
}

criterion_group!(benches, report);
criterion_main!(benches);
