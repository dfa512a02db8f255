//! How fast exports are read: the table reader in two encodings and with quotes, and the reader of dates.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiandu::ingest::dates::{DateRules, parse_ascii_stamp, parse_stamp};
use jiandu::ingest::{ReadOptions, read_bytes};
use jiandu::records::tickets::Ticket;

/// An export of so many tickets.
fn export(rows: usize, quoted: bool) -> String {
    let mut text = "工单编号,创建时间,客户名称,工单类型,优先级,首次响应时间,解决时间,处理人,状态,问题描述\n".to_owned();
    for row in 0..rows {
        let (day, minute, kind) = (row % 28 + 1, row % 60, ["故障", "咨询", "投诉"][row % 3]);
        let about = if quoted { "\"登录后白屏,\"\"刷新\"\"也没有用\"" } else { "登录后白屏" };
        text.push_str(&format!(
            "GD202610{day:02}-{row:05},2026-10-{day:02} 09:{minute:02},客户{},{kind},中,2026-10-{day:02} 10:{minute:02},\
             2026-10-{day:02} 16:{minute:02},工程师{},已完结,{about}\n",
            row % 300,
            row % 20
        ));
    }
    text
}

fn ingest(criterion: &mut Criterion) {
    let name: Arc<str> = "tickets.csv".into();
    let options = ReadOptions::default();
    let plain = export(10_000, false);
    let gb18030 = encoding_rs::GB18030.encode(&plain).0.into_owned();
    let tables = [
        ("table", plain.into_bytes()),
        ("table in GB18030", gb18030),
        ("table with quotes", export(10_000, true).into_bytes()),
    ];
    let mut group = criterion.benchmark_group("ingest");
    for (what, bytes) in &tables {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(*what, |bench| {
            bench.iter(|| {
                let read = read_bytes::<Ticket>(black_box(bytes), &name, &options).expect("memory can be read");
                assert_eq!(read.records.len(), 10_000);
                read
            });
        });
    }
    group.throughput(Throughput::Elements(1));
    group.bench_function("plain date", |bench| bench.iter(|| parse_ascii_stamp(black_box(b"2026-10-14 11:30:05"))));
    for text in ["2026年10月14日 下午3:05", "46309.479", "14-Oct-2026 15:05", "2026-10-14T15:05:00+08:00"] {
        group.bench_function(format!("date {text}"), |bench| {
            bench.iter(|| parse_stamp(black_box(text), DateRules::default(), None).is_ok());
        });
    }
    group.finish();
}

criterion_group!(benches, ingest);
criterion_main!(benches);
