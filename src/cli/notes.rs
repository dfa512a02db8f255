//! What a new user is told beside a result: the month has no records, the settings are those of nobody.

use std::fs;

use super::Folder;
use crate::ingest::Kind;
use crate::pipeline::Outcome;
use crate::said::{Said, Tongue, said};
use crate::time::Month;

/// Record types that lie in no month.
const TIMELESS: [Kind; 4] = [Kind::Campaigns, Kind::Projects, Kind::Remarks, Kind::Staff];

/// The notes, the gravest first.
pub(super) fn notes(folder: &Folder, outcome: &Outcome) -> Vec<Said> {
    let mut notes = Vec::new();
    notes.extend(without_records(outcome));
    let settings = folder.dir.join("data").join("report.toml");
    if !fs::exists(&settings).unwrap_or(true) {
        let path = settings.display();
        let company = crate::settings::Settings::default().org.company;
        notes.push(said!(
            "{path} is not there, so the report speaks of {company} and uses the usual limits; `jiandu init` in a new folder shows a commented one",
            "没有 {path}，报告里写的是{company}，时限用默认值；在新文件夹里用 `jiandu init` 可得到带注释的样本"
        ));
    }
    notes
}

/// The report month, where no file has a record in it.
fn without_records(outcome: &Outcome) -> Option<Said> {
    let report = &outcome.report;
    let spans = report.inputs.iter().filter(|input| !TIMELESS.contains(&input.kind)).filter_map(|input| input.span);
    let months = spans.map(|(first, last)| (Month::of(first), Month::of(last)));
    let (first, last) = months.clone().reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
    let month = report.month;
    if months.clone().any(|(from, to)| from <= month && month <= to) {
        return None;
    }
    Some(said!(
        "no record lies in {month}; the exports reach from {first} to {last}",
        "{month} 没有一条记录；导出文件的范围是 {first} 到 {last}"
    ))
}

/// A note as a line of standard error.
pub(super) fn told(note: &Said, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => format!("note: {}", note.en),
        Tongue::Chinese => format!("注意：{}", note.zh),
    }
}
