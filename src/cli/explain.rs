//! `jiandu explain`: the definition of a metric, its figure, and the rows behind it.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::{Folder, Output, Terminal, When};
use crate::locale::Locale;
use crate::metrics::{METRICS, Metric, Outcome, Unit, Verdict, find, index_of};
use crate::pages::words::{count, rate};
use crate::pipeline::{Department, Error, Outcome as Run};
use crate::report::actions::Records;
use crate::report::{Amount, Figure, figures_json};

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
    /// Language of the definition
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
    #[command(flatten)]
    output: Output,
}

/// A row behind the figure.
struct Row {
    record: String,
    outcome: String,
    at: String,
    rank: u8,
}

impl Explain {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let metric = find(&self.metric).ok_or_else(|| unknown(&self.metric))?;
        let locale = Locale::builtin(&self.language).map_err(Error::wrong)?;
        let run = super::on_threads(self.output.threads, || {
            super::outcome(&self.folder, &self.when, &self.output, terminal)
        })?;
        let figure = self.figure(metric, &run)?;
        let rows = rows(metric, &run);
        if self.output.json {
            return terminal.print(&self.as_json(metric, &run, figure, &rows, &locale)?);
        }
        terminal.print(told(metric, &run, figure, &rows, &locale).trim_end())
    }

    fn figure<'a>(&self, metric: &Metric, run: &'a Run) -> Result<Option<&'a Figure>, Error> {
        let (report, month) = (&run.report, run.report.month);
        let Some(wanted) = &self.by else { return Ok(report.figures.of(metric.slug, month)) };
        let Some((by, key)) = wanted.split_once('=') else {
            return Err(
                Error::wrong(format!("`--by {wanted}` names no group")).help("write it like `--by priority=p1`")
            );
        };
        let parts: Vec<&Figure> = report
            .figures
            .all()
            .iter()
            .filter(|it| it.metric.slug == metric.slug && it.month == month && it.part.is_some())
            .collect();
        let is = |figure: &&&Figure| figure.part.as_ref().is_some_and(|part| part.by.name() == by && part.key == key);
        parts.iter().find(is).map(|figure| Some(*figure)).ok_or_else(|| {
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
                (false, _) => format!("there are: {}", of(&mut keys)),
                (true, false) => format!("{} is split by {}", metric.slug, of(&mut names)),
                (true, true) => format!("{} is not split in {month}", metric.slug),
            };
            Error::wrong(format!("{} has no group `{wanted}` in {month}", metric.slug)).help(help)
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
        let department = Department::load(&self.folder.dir.join("data"))?;
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
            rows.iter().map(|row| json!({ "record": row.record, "outcome": row.outcome, "at": row.at })).collect();
        let value = json!({
            "metric": metric.slug,
            "name": locale.text(&format!("metric-{}", metric.slug)),
            "definition": locale.text(&format!("metric-{}.definition", metric.slug)),
            "month": month,
            "figure": written,
            "rows_of": "department",
            "rows": rows,
        });
        serde_json::to_string_pretty(&value).map_err(Error::failed)
    }
}

/// The rows of the month, exceptions first, then by date.
fn rows(metric: &Metric, run: &Run) -> Vec<Row> {
    let Some(index) = index_of(metric.slug) else { return Vec::new() };
    let shown = |at: crate::time::Moment| at.naive().format("%Y-%m-%d %H:%M").to_string();
    let mut rows: Vec<Row> = run
        .report
        .rows
        .of_metric(index)
        .map(|(row, verdict)| {
            let (outcome, at, rank) = match *verdict {
                Verdict::Excluded { reason, .. } => (reason.code().to_owned(), String::new(), 3),
                Verdict::Pending { due, .. } => ("pending".to_owned(), shown(due), 4),
                Verdict::Dimension { value, .. } => (points(value), String::new(), 6),
                Verdict::Judged { outcome, at, .. } => (said(metric, outcome), shown(at), rank(outcome)),
            };
            Row { record: run.cases.subject(row), outcome, at, rank }
        })
        .collect();
    rows.sort_by(|a, b| (a.rank, &a.at, &a.record).cmp(&(b.rank, &b.at, &b.record)));
    rows
}

const fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Missing => 0,
        Outcome::Late => 1,
        Outcome::No => 2,
        Outcome::OnTime | Outcome::Yes | Outcome::Part { .. } | Outcome::Value(_) => 5,
    }
}

fn said(metric: &Metric, outcome: Outcome) -> String {
    match outcome {
        Outcome::OnTime => "on time".to_owned(),
        Outcome::Late => "late".to_owned(),
        Outcome::Missing => "missing".to_owned(),
        Outcome::Yes => "yes".to_owned(),
        Outcome::No => "no".to_owned(),
        Outcome::Part { yes, no } => format!("{yes}/{}", u64::from(yes) + u64::from(no)),
        Outcome::Value(value) if metric.slug == "csi" => points(value),
        Outcome::Value(value) if metric.unit == Unit::Seconds => format!("{value} s"),
        Outcome::Value(value) => value.to_string(),
    }
}

/// Millionths of a point, as points with one decimal.
fn points(millionths: i32) -> String {
    crate::pages::words::tenths((i64::from(millionths) + 50_000) / 100_000)
}

fn told(metric: &Metric, run: &Run, figure: Option<&Figure>, rows: &[Row], locale: &Locale) -> String {
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
    let _ =
        writeln!(text, "\n{month}{name}: {}", figure.map_or_else(|| "not measured".to_owned(), |it| value(it, locale)));
    if let Some(figure) = figure {
        waterfall(&mut text, metric, run, figure);
    }
    let of = if name.is_empty() { "" } else { " of the whole department" };
    let _ = writeln!(text, "\nrows{of}, exceptions first ({}):", rows.len());
    let width = rows.iter().take(SHOWN).map(|row| row.record.chars().count()).max().unwrap_or(0);
    for row in rows.iter().take(SHOWN) {
        let _ = writeln!(text, "  {:width$}  {:16}  {}", row.record, row.at, row.outcome);
    }
    if rows.len() > SHOWN {
        let _ = writeln!(text, "  … and {} more (`--json` prints all)", rows.len() - SHOWN);
    }
    text
}

fn value(figure: &Figure, locale: &Locale) -> String {
    let mut text = match figure.amount {
        Amount::Absent => "not measured".to_owned(),
        // The pair stands always beside the rate.
        Amount::Share(ratio) => format!("{}/{} = {}", count(ratio.k), count(ratio.n), rate(ratio, 1)),
        Amount::Count(n) => count(n),
        Amount::Durations { n, .. } => {
            let median = figure.value().map_or(0.0, f64::round) as i64;
            format!("median {} of {}", locale.duration(median), count(n))
        }
        Amount::Index { n, tenths, .. } => {
            format!("{} points of {}", tenths.map_or_else(|| "—".to_owned(), crate::pages::words::tenths), count(n))
        }
        Amount::Promoters { promoters, passives, detractors, tenths } => format!(
            "{} ({promoters} promoters, {passives} passives, {detractors} detractors)",
            tenths.map_or_else(|| "—".to_owned(), crate::pages::words::tenths)
        ),
    };
    if let Some(interval) = figure.interval {
        let scale = if matches!(figure.amount, Amount::Share(_)) { 100.0 } else { 1.0 };
        let _ = write!(text, ", 95 % interval {:.1} to {:.1}", interval.low * scale, interval.high * scale);
    }
    if let Some(target) = figure.target {
        let _ = write!(text, ", target {}", target.as_f64());
    }
    if let Some(floor) = figure.floor {
        let _ = write!(text, ", floor {}", floor.as_f64());
    }
    let status = serde_json::to_value(figure.status).ok().and_then(|it| it.as_str().map(str::to_owned));
    let _ = write!(text, ": {}", status.unwrap_or_default());
    text
}

/// How the rows that were read become the denominator.
fn waterfall(text: &mut String, metric: &Metric, run: &Run, figure: &Figure) {
    let mut kinds: Vec<_> = metric.needs.iter().flat_map(|need| need.kinds()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let files: Vec<_> = run.report.inputs.iter().filter(|input| input.kind == kind).collect();
        let sum = |of: fn(&crate::report::Input) -> u64| count(files.iter().map(|input| of(input)).sum());
        let _ = writeln!(
            text,
            "  read      {} rows of {} in {} ({} kept, {} duplicates, {} skipped, {} rejected)",
            sum(|it| it.read),
            kind.slug(),
            super::counted(files.len(), "file"),
            sum(|it| it.kept),
            sum(|it| it.deduplicated),
            sum(|it| it.skipped),
            sum(|it| it.rejected),
        );
    }
    let _ = writeln!(text, "  outside   what belongs to other months or is no case of this metric");
    let reasons: Vec<String> = figure.excluded.iter().map(|(reason, n)| format!("{} {n}", reason.code())).collect();
    let excluded: u64 = figure.excluded.values().sum();
    let reasons = if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join(", ")) };
    let _ = writeln!(text, "  excluded  {}{reasons}", count(excluded));
    let _ = writeln!(text, "  pending   {}", count(figure.pending));
    if let Some(n) = figure.amount.n() {
        let promises = figure.on_time + figure.late + figure.missing;
        let split = if promises == 0 {
            String::new()
        } else {
            format!(
                ": {} on time, {} late, {} missing",
                count(figure.on_time),
                count(figure.late),
                count(figure.missing)
            )
        };
        let _ = writeln!(text, "  counted   {}{split}", count(n));
    }
}

fn unknown(slug: &str) -> Error {
    let nearest = METRICS
        .iter()
        .map(|metric| metric.slug)
        .max_by(|a, b| strsim::jaro_winkler(a, slug).total_cmp(&strsim::jaro_winkler(b, slug)));
    let error = Error::wrong(format!("there is no metric `{slug}`"));
    match nearest {
        Some(nearest) => error.help(format!("did you mean `{nearest}`? The page of methods lists all metrics")),
        None => error,
    }
}
