//! The example folder in the repository is what its generator writes.

#[path = "../../examples/example_data/folder/mod.rs"]
mod folder;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use walkdir::WalkDir;

/// Files and folders of `data/` that a program writes later: the published months and their codes.
const WRITTEN_LATER: [&str; 2] = ["history/", "codes.csv"];

fn data() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))
}

#[test]
fn the_committed_example_is_what_the_generator_writes() {
    let example = folder::example();
    let stale: Vec<&str> = example
        .files()
        .filter(|(path, bytes)| fs::read(data().join(path)).ok().as_deref() != Some(*bytes))
        .map(|(path, _)| path)
        .collect();
    assert!(stale.is_empty(), "write them again with `cargo run --example example_data`: {stale:?}");
}

#[test]
fn the_committed_example_holds_nothing_else() {
    let example = folder::example();
    let written: BTreeSet<&str> = example.files().map(|(path, _)| path).collect();
    let strangers: Vec<String> = WalkDir::new(data())
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("data/ can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(data()).expect("inside data/").to_string_lossy().replace('\\', "/"))
        .filter(|path| !written.contains(path.as_str()))
        .filter(|path| !WRITTEN_LATER.iter().any(|later| path.starts_with(later)))
        .collect();
    assert!(strangers.is_empty(), "the generator does not know them: {strangers:?}");
}

#[test]
fn the_generator_writes_the_same_bytes_twice() {
    assert!(folder::example().files().eq(folder::example().files()));
}

#[test]
fn the_workbook_opens_with_its_dates_as_dates() {
    let bytes = fs::read(data().join("inspections/2026.xlsx")).expect("the workbook is there");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).expect("a workbook");
    let sheet = book.worksheet_range("巡检台账").expect("its sheet");
    let rows: Vec<&[Data]> = sheet.rows().collect();
    assert_eq!(rows[1][0], Data::String("巡检编号".to_owned()));
    assert!(matches!(rows[2][2], Data::DateTime(_)), "{:?}", rows[2]);
}
