//! `jiandu verify`: whether a published month is what its inputs say.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;

use super::{Folder, Output, Terminal, causes};
use crate::history::restatement::Verification;
use crate::history::{History, Restated};
use crate::pipeline::{Department, Error, Unwatched, publishing};
use crate::said::{Said, Tongue, said};
use crate::time::Month;

/// What to verify.
#[derive(Debug, Args)]
pub(super) struct Verify {
    #[command(flatten)]
    folder: Folder,
    /// The published month, like 2026-10
    #[arg(long, value_name = "MONTH")]
    month: Month,
    #[command(flatten)]
    output: Output,
}

impl Verify {
    /// Runs the command; a difference ends it with exit code 1.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let data = self.folder.dir.join("data");
        let department = Department::of(&self.folder.dir)?;
        let history = History::load(&data)?;
        let found = super::on_threads(self.output.threads, || {
            publishing::recompute(&data, &department, &history, self.month, &Unwatched)
        })?;
        if self.output.json {
            terminal.print(&serde_json::to_string_pretty(&found).map_err(Error::failed)?)?;
        } else if !(self.output.quiet && found.holds()) {
            terminal.print(told(&found, terminal.tongue).trim_end())?;
        }
        Ok(if found.holds() { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }
}

/// The result as text.
fn told(found: &Verification, tongue: Tongue) -> String {
    let mut text = String::new();
    let mut line = |indent: &str, say: Said| {
        // A string takes everything.
        let _ = writeln!(text, "{indent}{}", say.to(tongue));
    };
    let (month, edition) = (found.month, found.edition);
    if found.holds() {
        line(
            "",
            said!(
                "{month}, edition {edition}: every figure is as published",
                "{month} 第{edition}版：每个数字都与发布时一致"
            ),
        );
    } else {
        let n = found.figures.len();
        let figures = super::counted(n, "figure");
        line(
            "",
            said!(
                "{month}, edition {edition}: {figures} not as published",
                "{month} 第{edition}版：{n} 个数字与发布时不同"
            ),
        );
        for figure in &found.figures {
            line("  ", figure_line(figure));
            for cause in &figure.causes {
                line("      ", causes::told(cause));
            }
        }
        if !found.clauses.is_empty() {
            let clauses = found.clauses.join(", ");
            line("  ", said!("clauses that stand otherwise: {clauses}", "结论不同的条款：{clauses}"));
        }
    }
    let around = &found.surroundings;
    let changed: Vec<_> = around.changed_files().collect();
    if !changed.is_empty() {
        let n = changed.len();
        let files = super::counted(n, "input file");
        line("", said!("{files} other than published:", "{n} 个输入文件与发布时不同："));
        for change in changed {
            line("  ", causes::file_told(change));
        }
    }
    if !around.settings.is_empty() {
        let n = around.settings.len();
        let settings = super::counted(n, "setting");
        line("", said!("{settings} other than published:", "{n} 项设置与发布时不同："));
        for change in &around.settings {
            let (key, was, now) =
                (&change.key, causes::setting(change.was.as_deref()), causes::setting(change.now.as_deref()));
            line("  ", said!("{key}: {was} → {now}", "{key}：{was} → {now}"));
        }
    }
    if let Some((was, now)) = &around.program {
        line("", said!("published by {was}, recomputed by {now}", "由 {was} 发布，由 {now} 重算"));
    }
    text
}

/// `first_response_on_time (priority p1): published 47/50, now 46/50`.
pub(super) fn figure_line(figure: &Restated) -> Said {
    let part = figure.group.as_ref().map(|part| format!(" ({} {})", part.by, part.key)).unwrap_or_default();
    let name = format!("{}{part}", figure.metric);
    let (before, now) = match (&figure.published, &figure.revised) {
        (Some(before), Some(now)) => (before, now),
        (Some(_), None) => return said!("{name}: published, no longer there", "{name}：发布过，现在没有了"),
        (None, _) => return said!("{name}: not published, there now", "{name}：当时没有，现在有了"),
    };
    let (was, shown) = (before.shown(), now.shown());
    if !before.same_value(now) {
        return Said {
            en: format!("{name}: published {}, now {}", was.en, shown.en).into(),
            zh: format!("{name}：发布 {}，现在 {}", was.zh, shown.zh).into(),
        };
    }
    let same = [
        (before.same_target(now), said!("target", "目标")),
        (before.status == now.status, said!("colour", "颜色")),
        (before.pending == now.pending, said!("promises not yet due", "未到期的件数")),
        (before.excluded == now.excluded, said!("cases left out", "排除的件数")),
        (
            (before.on_time, before.late, before.missing) == (now.on_time, now.late, now.missing),
            said!("late and missing ones", "超时与缺失的件数"),
        ),
        (before.sum == now.sum, said!("values behind it", "背后的数值")),
    ];
    let other: Vec<Said> = same.into_iter().filter(|(same, _)| !same).map(|(_, what)| what).collect();
    let join = |of: fn(&Said) -> &str, with| other.iter().map(of).collect::<Vec<_>>().join(with);
    let (en, zh) = (join(|it| &it.en, ", "), join(|it| &it.zh, "、"));
    Said {
        en: format!("{name}: {}, but not the same {en}", shown.en).into(),
        zh: format!("{name}：{}，但{zh}不同", shown.zh).into(),
    }
}
