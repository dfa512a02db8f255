//! Causes of changed figures in words for the terminal.

use crate::history::{Cause, FileChange, FileFate};
use crate::said::{Said, said};
use crate::settings::Decimal;

/// A cause as one line.
pub(super) fn told(cause: &Cause) -> Said {
    let levels = |levels: &[Decimal]| {
        let shown: Vec<String> = levels.iter().map(Decimal::to_string).collect();
        if shown.is_empty() { "—".to_owned() } else { shown.join("/") }
    };
    match cause {
        Cause::LateRows { path, rows, only: true } => {
            let records = records(*rows);
            said!("late rows: {records} in {path}", "晚到的记录：{path} 多 {rows} 条")
        }
        Cause::LateRows { path, rows, only: false } => {
            let records = records(*rows);
            said!(
                "late rows: {records} in {path}, whose older ones may be corrected too",
                "晚到的记录：{path} 多 {rows} 条，原有的也可能改过"
            )
        }
        Cause::CorrectedRows { path } => said!("corrected rows: {path}", "改过的记录：{path}"),
        Cause::WithdrawnRows { path, rows } => {
            let records = records(*rows);
            said!("rows taken away: {records} from {path}", "撤走的记录：{path} 少 {rows} 条")
        }
        Cause::Target { was, now } => {
            let (was, now) = (levels(was), levels(now));
            said!("changed target: {was} → {now}", "目标改了：{was} → {now}")
        }
        Cause::Setting { key, was, now } => {
            let (was, now) = (setting(was.as_deref()), setting(now.as_deref()));
            said!("changed setting: {key}: {was} → {now}", "设置改了：{key}：{was} → {now}")
        }
        Cause::Definition => said!("changed definition of the metric", "指标的口径改了"),
        Cause::Scope => said!("the figure stands only on one side", "这个数字只在一边有"),
        Cause::Deferred { pending } => said!(
            "{pending} promises were waiting or not yet due when it was published",
            "发布时有 {pending} 项还在等待或未到期"
        ),
        Cause::Program { was, now } => {
            said!("another version of the program: {was} → {now}", "程序版本不同：{was} → {now}")
        }
        Cause::LaterClose => said!(
            "later close of the data: the exports know more about the old records",
            "数据截止更晚：导出文件对旧记录知道得更多"
        ),
        Cause::Unknown => {
            said!("cause unknown: inputs and definitions are as published", "原因不明：输入和口径与发布时一致")
        }
    }
}

/// A value of a setting, or that there is none.
pub(super) fn setting(value: Option<&str>) -> &str {
    value.unwrap_or("—")
}

/// A changed file as one line.
pub(super) fn file_told(change: &FileChange) -> Said {
    let path = &change.path;
    match change.fate {
        FileFate::Added { rows } => {
            let records = records(rows);
            said!("{path}: new, {records}", "{path}：新文件，{rows} 条")
        }
        FileFate::Gone { rows } => {
            let records = records(rows);
            said!("{path}: gone, {records}", "{path}：没有了，原有 {rows} 条")
        }
        FileFate::Grown { rows, appended: true } => {
            let records = records(rows);
            said!("{path}: {records} more, at its end", "{path}：末尾多了 {rows} 条")
        }
        FileFate::Grown { rows, appended: false } => {
            let records = records(rows);
            said!("{path}: {records} more", "{path}：多了 {rows} 条")
        }
        FileFate::Shrunk { rows } => {
            let records = records(rows);
            said!("{path}: {records} fewer", "{path}：少了 {rows} 条")
        }
        FileFate::Edited => said!("{path}: changed, as many records as before", "{path}：有改动，条数不变"),
    }
}

fn records(rows: u64) -> String {
    super::counted(usize::try_from(rows).unwrap_or(usize::MAX), "record")
}
