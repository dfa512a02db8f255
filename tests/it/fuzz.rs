//! A short, seeded run of the fuzz targets, and every input that once broke a reader.

#[path = "../../fuzz/probes.rs"]
mod probes;

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Pieces of real exports: noise alone would never get past the header.
const TABLES: &[&str] = &[
    "工单编号,创建时间,客户名称,优先级,解决时间\n",
    "序号,提交时间,总体满意度\n",
    "T1,2026-10-14 11:30,甲,中,\n",
    "1,2026-10-21,满意\n",
    "\"",
    "\"\"",
    ",",
    "\t",
    ";",
    "，",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "\u{feff}",
    "合计",
    "--",
    "=\"1930\"",
    "1.93068E+15",
    "46300.6",
    "'",
];
const DATES: &[&str] = &[
    "2026",
    "10",
    "5",
    "31",
    "-",
    "/",
    ".",
    ":",
    " ",
    "T",
    "Z",
    "+08:00",
    "年",
    "月",
    "日",
    "下午",
    "星期一",
    "(周一)",
    "24:00",
    "PM",
    "０",
    "2026-10-05 14:30:00",
    "46300.604166667",
    "1759645800",
    "~",
    "至",
    "小时",
    "分",
    "99999999999999999999",
];
const MARKDOWN: &[&str] = &[
    "---\n",
    "故障编号: F-1\n",
    "提交日期: 2026-10-10\n",
    "author: |\n  甲\n",
    "## 故障影响\n",
    "一、",
    "| 措施 | 完成期限 |\n|---|---|\n",
    "| 甲 | 2026-10-20 |\n",
    "```\n",
    "<script>",
    "<img src=http://x>",
    "javascript:x",
    "<svg/onload=x>",
    "[",
    "](",
    ")",
    "*",
    "_",
    "`",
    "> ",
    "- ",
    "1. ",
    "\n",
    "\\",
    "&#x",
    ": ",
    "&a *a\n",
];

/// Runs a probe on `cases` inputs made of pieces and of noise.
fn run(cases: u32, pieces: &'static [&'static str], probe: fn(&[u8])) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let piece = prop_oneof![
        8 => proptest::sample::select(pieces).prop_map(|text| text.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 0..6),
    ];
    TestRunner::new_with_rng(config, rng)
        .run(&vec(piece, 0..40).prop_map(|parts| parts.concat()), |bytes| {
            probe(&bytes);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

/// Inputs that once broke a reader.
fn found(target: &str, probe: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fuzz").join(target);
    for entry in fs::read_dir(folder).into_iter().flatten() {
        probe(&fs::read(entry.expect("an entry").path()).expect("an input"));
    }
}

#[test]
fn any_table_is_read_to_its_end_with_every_row_accounted_for() {
    found("table", probes::table);
    run(1500, TABLES, probes::table);
}

#[test]
fn any_text_is_a_date_or_a_fault() {
    found("date", probes::date);
    run(6000, DATES, probes::date);
}

#[test]
fn any_analysis_is_taken_apart() {
    found("markdown", probes::markdown);
    run(1500, MARKDOWN, probes::markdown);
}
