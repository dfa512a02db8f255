//! How fast charts are drawn: `cargo bench --bench charts`. A site has thousands of trends, so one must take
//! well under a tenth of a millisecond.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiandu::charts::{ALL, Case, Width, draw};

fn charts(criterion: &mut Criterion) {
    for kind in ALL {
        let chart = (kind.sample)(Case::Normal);
        criterion.bench_function(kind.slug, |b| b.iter(|| draw(black_box(chart.as_ref()), "fig-1", Width::Desk)));
    }
}

criterion_group!(benches, charts);
criterion_main!(benches);
