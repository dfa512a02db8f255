//! `jiandu diff`: what changed between two months, and why.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;

use super::{Folder, Output, Terminal};
use crate::history::MonthDiff;
use crate::history::codes;
use crate::history::diff::Explained;
use crate::pipeline::{Blame, Department, Error, Order, Publication, Unwatched, run};
use crate::said::{Said, Tongue, said};
use crate::time::Month;

/// What to compare.
#[derive(Debug, Args)]
#[command(override_usage = "jiandu diff [OPTIONS] [DIR] <MONTH> <MONTH>")]
pub(super) struct Diff {
    /// Two months, like 2026-09 2026-10; before them the report folder, if it is not this one
    #[arg(value_names = ["MONTH", "MONTH"], num_args = 2..=3, required = true)]
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
            Ok(MonthDiff::new((from, &before), (to, &now), &department.settings))
        })?;
        if self.output.json {
            terminal.print(&serde_json::to_string_pretty(&diff).map_err(Error::failed)?)
        } else if self.output.quiet {
            Ok(ExitCode::SUCCESS)
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
        if let Some(month) = change.breaks.last() {
            let said = said!(
                "a limit that decides it changed with {month}, so the two are not alike",
                "{month} 起判定它的时限变了，两个月不可比"
            );
            let _ = writeln!(text, "    {}", said.to(tongue));
        }
        // From nothing to something there is no mix and no rate to speak of.
        let began = change.before.n == Some(0) || change.now.n == Some(0);
        for line in explained(&change.explained, began) {
            let _ = writeln!(text, "    {}", line.to(tongue));
        }
    }
    text
}

/// The parts of a change, in points of percentage and in cases; none of the kinds where one of the months `began` from
/// nothing.
fn explained(explained: &Explained, began: bool) -> Vec<Said> {
    let mut lines = Vec::new();
    if let Some(value) = explained.value.filter(|_| !began) {
        let [total, mix, rate] = value.tenths.map(tenths);
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
        let noun = if misses.total.abs() == 1 { "miss" } else { "misses" };
        let [volume, mix, rate] = misses.printed().map(tenths);
        lines.push(said!(
            "{total} {noun}: {volume} volume, {mix} mix, {rate} rate",
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

/// A signed number of tenths; nothing is +0.0, never -0.0.
fn tenths(tenths: i64) -> String {
    let sign = if tenths < 0 { '-' } else { '+' };
    format!("{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::diff::{MissChange, RateChange};

    #[test]
    fn printed_parts_add_up_and_nothing_has_no_minus() {
        let value = RateChange { total: -0.034, mix: -0.000_01, rate: -0.033_99, tenths: [-34, 0, -34] };
        let misses = MissChange { before: 7, now: 9, total: 2, volume: 0.25, mix: -0.000_1, rate: 1.750_1 };
        let explained =
            Explained { by: Some("priority"), value: Some(value), misses: Some(misses), ..Explained::default() };
        let lines: Vec<String> =
            super::explained(&explained, false).into_iter().map(|line| line.to(Tongue::English).to_owned()).collect();
        assert_eq!(lines[0], "-3.4 points: +0.0 mix, -3.4 rate, by priority");
        // 0.3 and 1.8 round to more than the whole.
        assert_eq!(lines[1], "+2 misses: +0.3 volume, -0.1 mix, +1.8 rate");
    }
}
