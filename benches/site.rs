//! How fast pages are made and looked through: Markdown, masking, the privacy gate, the link check.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiandu::site::links::LinkBook;
use jiandu::site::markdown::{self, Placement};
use jiandu::site::personal::Kinds;
use jiandu::site::{Gate, GateLists, Masker};

/// About 3 kB, as a fault analysis has.
fn analysis() -> String {
    let mut text = String::new();
    for section in ["故障影响", "处理情况", "原因分析", "纠正预防措施"] {
        text.push_str(&format!("## {section}\n\n2026年10月20日02:04，存储控制器**告警**，`iostat` 等待升高。\n\n"));
        text.push_str("- 02:10 值班人员发现并报告\n- 02:31 通知签单人员\n- 04:14 业务恢复，电话13812345678\n\n");
        text.push_str(
            "| 序号 | 措施 | 责任人 | 完成期限 |\n|---|---|---|---|\n| 1 | 更换存储控制器 | 张三 | 2026-10-20 |\n\n",
        );
        text.push_str(
            &"控制器固件在写缓存切换时重启，两路同时不可用，因此业务中断；详见[厂商公告](https://example.org/a)。"
                .repeat(3),
        );
        text.push_str("\n\n");
    }
    text
}

fn lists() -> GateLists {
    let contacts = (0..2000).map(|number| format!("阳光路{number}号院")).collect();
    GateLists { names: vec!["张三".into(), "李四光".into()], contacts, ..GateLists::default() }
}

fn site(criterion: &mut Criterion) {
    let source = analysis();
    let masker = Masker::new(Kinds::USUAL, &lists(), true);
    let placement = Placement { prefix: "a-", level: 3, masker: Some(&masker), resolves: &|_| false };
    let page = markdown::render(&source, placement).html.repeat(8);
    let gate = Gate::new(&lists());
    let mut group = criterion.benchmark_group("site");
    group.throughput(Throughput::Bytes(source.len() as u64));
    group.bench_function("markdown", |bench| bench.iter(|| markdown::render(black_box(&source), placement)));
    group.bench_function("mask", |bench| bench.iter(|| masker.mask(black_box(&source)).len()));
    group.throughput(Throughput::Bytes(page.len() as u64));
    group.bench_function("gate", |bench| bench.iter(|| gate.scan("a.html", black_box(page.as_bytes())).len()));
    group.bench_function("links", |bench| {
        bench.iter(|| black_box(LinkBook::read("2026-10/", "a.html", page.as_bytes())));
    });
    group.finish();
}

criterion_group!(benches, site);
criterion_main!(benches);
