//! `jiandu diff`: what changed between two months, and why.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;

use super::{Folder, Output, Terminal};
use crate::history::MonthDiff;
use crate::history::codes;
use crate::history::diff::MetricChange;
use crate::pipeline::{Blame, Department, Error, Order, Publication, Unwatched, run};
use crate::said::{Said, Tongue, said};
use crate::time::Month;

/// What to compare.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The report folder and two months, or two months alone
    #[arg(value_name = "[DIR] MONTH MONTH", num_args = 2..=3, required = true)]
    words: Vec<String>,
    #[command(flatten)]
    output: Output,
}

impl Diff {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let (folder, [from, to]) = self.read()?;
        let data = folder.dir.join("data");
        let department = Department::of(&folder.dir)?;
        let publication = Publication { codes: codes::load(&data)?, ..Publication::default() };
        let figures = |month| {
            let order = Order { month: Some(month), ..Order::default() };
            run(&data, &department, &order, &publication, &Unwatched).map(|outcome| outcome.report.figures)
        };
        // One after the other, so that a large folder is not in memory twice.
        let diff = super::on_threads(self.output.threads, || {
            let before = figures(from)?;
            let now = figures(to)?;
            Ok(MonthDiff::new((from, &before), (to, &now)))
        })?;
        if self.output.json {
            terminal.print(&serde_json::to_string_pretty(&diff).map_err(Error::failed)?)
        } else {
            terminal.print(told(&diff, terminal.tongue).trim_end())
        }
    }

    fn read(&self) -> Result<(Folder, [Month; 2]), Error> {
        let month = |text: &String| text.parse::<Month>().map_err(Error::wrong);
        match &self.words[..] {
            [from, to] => Ok((Folder { dir: ".".into() }, [month(from)?, month(to)?])),
            [dir, from, to] => Ok((Folder { dir: dir.into() }, [month(from)?, month(to)?])),
            _ => Err(Error::new(Blame::User, said!("`jiandu diff` compares two months", "`jiandu diff` 比较两个月"))
                .help("`jiandu diff 2026-09 2026-10`")),
        }
    }
}

fn told(diff: &MonthDiff, tongue: Tongue) -> String {
    let (from, to, n) = (diff.from, diff.to, diff.changes.len());
    let metrics = super::counted(n, "metric");
    let mut text = said!("{from} → {to}: {metrics} changed\n", "{from} → {to}：{n} 个指标有变化\n").into(tongue);
    for change in &diff.changes {
        // A string takes everything.
        let (before, now) = (change.before.shown(), change.now.shown());
        let _ = writeln!(text, "{}: {} → {}", change.metric, before.to(tongue), now.to(tongue));
        for line in explained(change) {
            let _ = writeln!(text, "    {}", line.to(tongue));
        }
    }
    text
}

/// The parts of a change, in points of percentage and in cases.
fn explained(change: &MetricChange) -> Vec<Said> {
    let mut lines = Vec::new();
    let explained = &change.explained;
    // From nothing to something there is no mix and no rate to speak of.
    let began = change.before.n == Some(0) || change.now.n == Some(0);
    if let Some(value) = explained.value.filter(|_| !began) {
        let points = |share: f64| signed(share * 100.0);
        let (total, mix, rate) = (points(value.total), points(value.total - value.rate), points(value.rate));
        lines.push(match explained.by {
            None => said!(
                "{total} points, all rate: no grouping covers every case",
                "{total} 个百分点，全部归于比率：没有一种分组覆盖所有记录"
            ),
            Some(by) => said!(
                "{total} points: {mix} mix, {rate} rate, by {by}",
                "{total} 个百分点：结构 {mix}，比率 {rate}，按 {by} 分组"
            ),
        });
    }
    if let Some(misses) = explained.misses.filter(|it| !began && it.total != 0) {
        let total = format!("{:+}", misses.total);
        let (volume, mix, rate) = (signed(misses.volume), signed(misses.mix), signed(misses.rate));
        lines.push(said!(
            "{total} misses: {volume} volume, {mix} mix, {rate} rate",
            "未达 {total} 件：数量 {volume}，结构 {mix}，比率 {rate}"
        ));
    }
    if explained.value.is_none() && !began && !explained.classes.is_empty() {
        let moved = explained.classes.iter().filter(|class| class.before != class.now);
        let parts: Vec<String> =
            moved.map(|class| format!("{} {} → {}", class.key, class.before[0], class.now[0])).collect();
        let (by, parts) = (explained.by.unwrap_or_default(), parts.join(", "));
        lines.push(said!("volume by {by}: {parts}", "各 {by} 的数量：{parts}"));
    }
    lines
}

/// A number with its sign and one decimal; what rounds to nothing has no sign.
fn signed(value: f64) -> String {
    if value.abs() < 0.05 { "0.0".to_owned() } else { format!("{value:+.1}") }
}
