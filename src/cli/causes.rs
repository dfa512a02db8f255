//! Causes of changed figures in words for the terminal.

use crate::history::{Cause, FileChange, FileFate};
use crate::settings::Decimal;

/// A cause as one line.
pub(super) fn told(cause: &Cause) -> String {
    let setting = |value: &Option<String>| value.clone().unwrap_or_else(|| "not set".to_owned());
    let levels = |levels: &[Decimal]| {
        let shown: Vec<String> = levels.iter().map(Decimal::to_string).collect();
        if shown.is_empty() { "none".to_owned() } else { shown.join("/") }
    };
    match cause {
        Cause::LateRows { path, rows, only: true } => format!("late rows: {} in {path}", records(*rows)),
        Cause::LateRows { path, rows, only: false } => {
            format!("late rows: {} in {path}, whose older ones may be corrected too", records(*rows))
        }
        Cause::CorrectedRows { path } => format!("corrected rows: {path}"),
        Cause::WithdrawnRows { path, rows } => format!("rows taken away: {} from {path}", records(*rows)),
        Cause::Target { was, now } => format!("changed target: {} → {}", levels(was), levels(now)),
        Cause::Setting { key, was, now } => format!("changed setting: {key}: {} → {}", setting(was), setting(now)),
        Cause::Definition => "changed definition of the metric".to_owned(),
        Cause::Scope => "the figure stands only on one side".to_owned(),
        Cause::Deferred { pending } => format!("{pending} promises were waiting or not yet due when it was published"),
        Cause::Program { was, now } => format!("another version of the program: {was} → {now}"),
        Cause::LaterClose => "later close of the data: the exports know more about the old records".to_owned(),
        Cause::Unknown => "cause unknown: inputs and definitions are as published".to_owned(),
    }
}

/// A changed file as one line.
pub(super) fn file_told(change: &FileChange) -> String {
    let path = &change.path;
    match change.fate {
        FileFate::Added { rows } => format!("{path}: new, {}", records(rows)),
        FileFate::Gone { rows } => format!("{path}: gone, {}", records(rows)),
        FileFate::Grown { rows, appended: true } => format!("{path}: {} more, at its end", records(rows)),
        FileFate::Grown { rows, appended: false } => format!("{path}: {} more", records(rows)),
        FileFate::Shrunk { rows } => format!("{path}: {} fewer", records(rows)),
        FileFate::Edited => format!("{path}: changed, as many records as before"),
    }
}

fn records(rows: u64) -> String {
    super::counted(usize::try_from(rows).unwrap_or(usize::MAX), "record")
}
