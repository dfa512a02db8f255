//! `jiandu explain`: the definition of a metric, its figure, and the rows behind it.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::{Folder, Output, Terminal, When};
use crate::locale::Locale;
use crate::metrics::{By, Group, METRICS, Metric, Outcome, Unit, Verdict, find, index_of};
use crate::pages::words::{count, rate};
use crate::pipeline::{Blame, Department, Error, Outcome as Run};
use crate::report::{Amount, Figure, Part, figures_json};
use crate::said::{Said, Tongue, said};
use crate::site::Masker;
use crate::site::personal::Kinds;
use crate::tally::RowVerdicts;

/// So many rows are printed; `--json` prints all of them.
const SHOWN: usize = 40;

/// What to explain.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The metric, like first_response_on_time
    metric: String,
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    when: When,
    /// The figure of one group, like priority=p1
    #[arg(long, value_name = "GROUP=KEY")]
    by: Option<String>,
    /// Language of the definition [default: that of the terminal, Chinese or English]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    #[command(flatten)]
    output: Output,
}

/// A row behind the figure.
struct Row {
    record: String,
    outcome: Said,
    at: String,
    rank: u8,
}

impl Explain {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let metric = find(&self.metric).ok_or_else(|| unknown(&self.metric))?;
        let locale = super::locale(&self.folder, self.language.as_deref(), terminal)?;
        let run = super::on_threads(self.output.threads, || {
            super::outcome(&self.folder, &self.when, &self.output, terminal)
        })?;
        let figure = self.figure(metric, &run)?;
        let rows = rows(metric, &run, figure);
        if self.output.json {
            return terminal.print(&self.as_json(metric, &run, figure, &rows, &locale)?);
        }
        if self.output.quiet {
            return Ok(ExitCode::SUCCESS);
        }
        terminal.print(told(metric, &run, figure, &rows, &locale, terminal.tongue).trim_end())
    }

    fn figure<'a>(&self, metric: &Metric, run: &'a Run) -> Result<Option<&'a Figure>, Error> {
        let (report, month) = (&run.report, run.report.month);
        let Some(wanted) = &self.by else { return Ok(report.figures.of(metric.slug, month)) };
        let Some((by, key)) = wanted.split_once('=') else {
            let message = said!("`--by {wanted}` names no group", "`--by {wanted}` 没有指明分组");
            return Err(Error::new(Blame::User, message)
                .help(said!("write it like `--by priority=p1`", "写法如 `--by priority=p1`")));
        };
        let parts: Vec<&Figure> = report
            .figures
            .all()
            .iter()
            .filter(|it| it.metric.slug == metric.slug && it.month == month && it.part.is_some())
            .collect();
        let is = |figure: &&&Figure| figure.part.as_ref().is_some_and(|part| part.by.name() == by && part.key == key);
        parts.iter().find(is).map(|figure| Some(*figure)).ok_or_else(|| {
            let slug = metric.slug;
            let of = |known: &mut Vec<String>| {
                known.sort_unstable();
                known.dedup();
                known.join(", ")
            };
            let groups = parts.iter().filter_map(|it| it.part.as_ref());
            let mut keys: Vec<String> =
                groups.clone().filter(|part| part.by.name() == by).map(|part| format!("{by}={}", part.key)).collect();
            let mut names: Vec<String> = groups.map(|part| part.by.name().to_owned()).collect();
            let help = match (keys.is_empty(), names.is_empty()) {
                (false, _) => {
                    let keys = of(&mut keys);
                    said!("there are: {keys}", "有：{keys}")
                }
                (true, false) => {
                    let names = of(&mut names);
                    said!("{slug} is split by {names}", "{slug} 的分组有：{names}")
                }
                (true, true) => said!("{slug} is not split in {month}", "{slug} 在 {month} 没有分组"),
            };
            let message = said!("{slug} has no group `{wanted}` in {month}", "{slug} 在 {month} 没有分组 `{wanted}`");
            Error::new(Blame::User, message).help(help)
        })
    }

    /// The figure is the one of `figures.json`, so that both can never differ.
    fn as_json(
        &self,
        metric: &Metric,
        run: &Run,
        figure: Option<&Figure>,
        rows: &[Row],
        locale: &Locale,
    ) -> Result<String, Error> {
        let department = Department::of(&self.folder.dir)?;
        let file: Value =
            serde_json::from_str(&figures_json(&run.report, &department.regulation, &[])).map_err(Error::failed)?;
        let group = figure.and_then(|figure| figure.part.as_ref());
        let group = group.map(|part| json!({ "by": part.by.name(), "key": part.key }));
        let month = run.report.month.to_string();
        let written = file["figures"].as_array().and_then(|all| {
            all.iter()
                .find(|it| it["metric"] == metric.slug && it["month"] == *month && it.get("group") == group.as_ref())
        });
        let rows: Vec<Value> =
            rows.iter().map(|row| json!({ "record": row.record, "outcome": &*row.outcome.en, "at": row.at })).collect();
        let value = json!({
            "metric": metric.slug,
            "name": locale.text(&format!("metric-{}", metric.slug)),
            "definition": locale.text(&format!("metric-{}.definition", metric.slug)),
            "month": month,
            "figure": written,
            "rows_of": figure.and_then(|figure| figure.part.as_ref()).map_or_else(
                || "department".to_owned(),
                |part| format!("{}={}", part.by.name(), part.key),
            ),
            "rows": rows,
        });
        serde_json::to_string_pretty(&value).map_err(Error::failed)
    }
}

/// The rows of the month, exceptions first, then by date; those of the group where the figure is one of a group.
fn rows(metric: &Metric, run: &Run, figure: Option<&Figure>) -> Vec<Row> {
    let Some(index) = index_of(metric.slug) else { return Vec::new() };
    let shown = |at: crate::time::Moment| at.naive().format("%Y-%m-%d %H:%M").to_string();
    let masker = Masker::new(Kinds::USUAL, &run.private, true);
    let masked = |id: String| masker.mask(&id).into_owned();
    let part = figure.and_then(|figure| figure.part.as_ref());
    let mut rows: Vec<Row> = run
        .report
        .rows
        .rows_of_metric(index)
        .filter(|(row, verdict)| part.is_none_or(|part| belongs(run, *row, verdict, part)))
        .map(|(row, verdict)| {
            let (outcome, at, rank) = match verdict {
                Verdict::Excluded { reason, .. } => (reason.code().into(), String::new(), 3),
                Verdict::Pending { due, .. } => (said!("pending", "未到期"), shown(due), 4),
                Verdict::Dimension { value, .. } => (points(value).into(), String::new(), 6),
                Verdict::Judged { outcome, at, .. } => (outcome_said(metric, outcome), shown(at), rank(outcome)),
            };
            Row { record: masked(run.cases.id(row.row)), outcome, at, rank }
        })
        .collect();
    rows.sort_by(|a, b| (a.rank, &a.at, &a.record).cmp(&(b.rank, &b.at, &b.record)));
    rows
}

/// Whether a verdict on a row counts for a group.
fn belongs(run: &Run, row: RowVerdicts<'_>, verdict: &Verdict, part: &Part) -> bool {
    let key = |group: Group| run.report.labels.key(group).as_ref() == Some(&part.key);
    match *verdict {
        // The index answers for each dimension by a verdict of its own.
        Verdict::Dimension { dimension, .. } => {
            part.by == By::Dimension && key(Group { by: By::Dimension, key: u32::from(dimension) })
        }
        _ => row.groups().any(|group| group.by == part.by && key(group)),
    }
}

const fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Missing => 0,
        Outcome::Late => 1,
        Outcome::No => 2,
        Outcome::OnTime | Outcome::Yes | Outcome::Part { .. } | Outcome::Value(_) => 5,
    }
}

fn outcome_said(metric: &Metric, outcome: Outcome) -> Said {
    match outcome {
        Outcome::OnTime => said!("on time", "按时"),
        Outcome::Late => said!("late", "超时"),
        Outcome::Missing => said!("missing", "缺失"),
        Outcome::Yes => said!("yes", "是"),
        Outcome::No => said!("no", "否"),
        Outcome::Part { yes, no } => format!("{yes}/{}", u64::from(yes) + u64::from(no)).into(),
        Outcome::Value(value) if metric.slug == "csi" => points(value).into(),
        Outcome::Value(value) if metric.unit == Unit::Seconds => said!("{value} s", "{value} 秒"),
        Outcome::Value(value) => value.to_string().into(),
    }
}

/// Millionths of a point, as points with one decimal.
fn points(millionths: i32) -> String {
    crate::pages::words::tenths((i64::from(millionths) + 50_000) / 100_000)
}

fn told(metric: &Metric, run: &Run, figure: Option<&Figure>, rows: &[Row], locale: &Locale, tongue: Tongue) -> String {
    let slug = metric.slug;
    let month = run.report.month;
    let mut text = format!("{slug}: {}\n", locale.text(&format!("metric-{slug}")));
    // A string takes everything.
    for part in ["definition", "note"] {
        let id = format!("metric-{slug}.{part}");
        if let Ok(words) = locale.find(&id, &[]) {
            let _ = writeln!(text, "  {words}");
        }
    }
    let name = figure.and_then(|figure| figure.part.as_ref());
    let name = name.map(|part| format!(" {}={}", part.by.name(), part.key)).unwrap_or_default();
    let value = figure.map_or_else(|| not_measured().into(tongue), |it| value(it, locale, tongue));
    let _ = writeln!(text, "\n{month}{name}: {value}");
    if let Some(figure) = figure {
        waterfall(&mut text, metric, run, figure, tongue);
    }
    let n = rows.len();
    let head = if name.is_empty() {
        said!("rows, exceptions first ({n}):", "明细，未达的在前（{n}）：")
    } else {
        said!("rows of{name}, exceptions first ({n}):", "{name} 的明细，未达的在前（{n}）：")
    };
    let _ = writeln!(text, "\n{}", head.to(tongue));
    let width = rows.iter().take(SHOWN).map(|row| row.record.width()).max().unwrap_or(0);
    for row in rows.iter().take(SHOWN) {
        let space = " ".repeat(width.saturating_sub(row.record.width()));
        let _ = writeln!(text, "  {}{space}  {:16}  {}", row.record, row.at, row.outcome.to(tongue));
    }
    if n > SHOWN {
        let more = n - SHOWN;
        let more = said!("… and {more} more (`--json` prints all)", "…… 另有 {more} 条（`--json` 全部列出）");
        let _ = writeln!(text, "  {}", more.to(tongue));
    }
    text
}

fn not_measured() -> Said {
    said!("not measured", "未测")
}

fn value(figure: &Figure, locale: &Locale, tongue: Tongue) -> String {
    let points = |tenths: Option<i64>| tenths.map_or_else(|| "—".to_owned(), crate::pages::words::tenths);
    let mut text = match figure.amount {
        Amount::Absent => not_measured().into(tongue),
        // The pair stands always beside the rate.
        Amount::Share(ratio) => format!("{}/{} = {}", count(ratio.k), count(ratio.n), rate(ratio, 1)),
        Amount::Count(n) => count(n),
        Amount::Durations { n, .. } => {
            let median = locale.duration(figure.value().map_or(0.0, f64::round) as i64);
            let n = count(n);
            said!("median {median} of {n}", "{n} 件的中位数 {median}").into(tongue)
        }
        Amount::Index { n, tenths, .. } => {
            let (points, n) = (points(tenths), count(n));
            said!("{points} points of {n}", "{points} 分（{n} 份）").into(tongue)
        }
        Amount::Promoters { promoters, passives, detractors, tenths } => {
            let points = points(tenths);
            said!(
                "{points} ({promoters} promoters, {passives} passives, {detractors} detractors)",
                "{points}（推荐 {promoters}，中立 {passives}，贬损 {detractors}）"
            )
            .into(tongue)
        }
    };
    if let Some(interval) = figure.interval {
        let scale = if matches!(figure.amount, Amount::Share(_)) { 100.0 } else { 1.0 };
        let (low, high) = (format!("{:.1}", interval.low * scale), format!("{:.1}", interval.high * scale));
        text += said!(", 95 % interval {low} to {high}", "，95% 区间 {low} 至 {high}").to(tongue);
    }
    if let Some(target) = figure.target {
        let target = target.as_f64();
        text += said!(", target {target}", "，目标 {target}").to(tongue);
    }
    if let Some(floor) = figure.floor {
        let floor = floor.as_f64();
        text += said!(", floor {floor}", "，底线 {floor}").to(tongue);
    }
    let status = serde_json::to_value(figure.status).ok().and_then(|it| it.as_str().map(str::to_owned));
    let status = status.unwrap_or_default();
    let word = match tongue {
        Tongue::English => status,
        Tongue::Chinese => locale.text(&format!("status-{status}")),
    };
    text + if tongue == Tongue::Chinese { "：" } else { ": " } + &word
}

/// How the rows that were read become the denominator.
fn waterfall(text: &mut String, metric: &Metric, run: &Run, figure: &Figure, tongue: Tongue) {
    let mut line = |said: Said| {
        // A string takes everything.
        let _ = writeln!(text, "  {}", said.to(tongue));
    };
    let mut kinds: Vec<_> = metric.needs.iter().flat_map(|need| need.kinds()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let files: Vec<_> = run.report.inputs.iter().filter(|input| input.kind == kind).collect();
        let sum = |of: fn(&crate::report::Input) -> u64| count(files.iter().map(|input| of(input)).sum());
        let (read, kept) = (sum(|it| it.read), sum(|it| it.kept));
        let (twice, skipped, rejected) = (sum(|it| it.deduplicated), sum(|it| it.skipped), sum(|it| it.rejected));
        let (n, files) = (files.len(), super::counted(files.len(), "file"));
        line(said!(
            "read      {read} rows of {kind} in {files} ({kept} kept, {twice} duplicates, {skipped} skipped, {rejected} rejected)",
            "读入      {kind} {n} 个文件 {read} 行（采用 {kept}，去重 {twice}，跳过 {skipped}，拒收 {rejected}）"
        ));
    }
    line(said!(
        "outside   what belongs to other months or is no case of this metric",
        "范围外    属于别的月份，或不是这个指标的对象"
    ));
    let reasons: Vec<String> = figure.excluded.iter().map(|(reason, n)| format!("{} {n}", reason.code())).collect();
    let excluded = count(figure.excluded.values().sum());
    let reasons = if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join(", ")) };
    line(said!("excluded  {excluded}{reasons}", "排除      {excluded}{reasons}"));
    let pending = count(figure.pending);
    line(said!("pending   {pending}", "未到期    {pending}"));
    let Some(n) = figure.amount.n().map(count) else { return };
    let (on_time, late, missing) = (figure.on_time, figure.late, figure.missing);
    line(if on_time + late + missing == 0 {
        said!("counted   {n}", "计入      {n}")
    } else {
        let (on_time, late, missing) = (count(on_time), count(late), count(missing));
        said!(
            "counted   {n}: {on_time} on time, {late} late, {missing} missing",
            "计入      {n}：按时 {on_time}，超时 {late}，缺失 {missing}"
        )
    });
}

fn unknown(slug: &str) -> Error {
    let nearest = METRICS
        .iter()
        .map(|metric| metric.slug)
        .max_by(|a, b| strsim::jaro_winkler(a, slug).total_cmp(&strsim::jaro_winkler(b, slug)));
    let error = Error::new(Blame::User, said!("there is no metric `{slug}`", "没有指标 `{slug}`"));
    match nearest {
        Some(nearest) => error.help(said!(
            "did you mean `{nearest}`? The page of methods lists all metrics",
            "是不是 `{nearest}`？“口径”页列出全部指标"
        )),
        None => error,
    }
}
