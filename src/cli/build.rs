//! `jiandu build`: the report of a month as a static site.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::{Folder, Output, Terminal, When, problems};
use crate::history::{History, codes};
use crate::pipeline::{self, AsOf, Department, Error, Order, Outcome, Publication, Writing, Written};
use crate::problem::Severity;
use crate::said::{Said, said};

/// What to build.
#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    when: When,
    /// Time of issue to print on the report, like 2026-11-04 or "2026-11-04 10:00" [default: none]
    #[arg(long, value_name = "INSTANT")]
    issued_at: Option<String>,
    /// Folder of the site [default: site/ in the report folder]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// Language of the pages; give it again for more, the first stands at the issue's root [default: those of report.toml]
    #[arg(long = "language", value_name = "TAG")]
    languages: Vec<String>,
    /// Also write one HTML file with everything inside, to be mailed
    #[arg(long, value_name = "FILE")]
    single_file: Option<PathBuf>,
    /// Also write the issue as an archive
    #[arg(long, value_name = "FILE")]
    zip: Option<PathBuf>,
    /// End with an error if any row was rejected
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    output: Output,
}

impl Build {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let (outcome, written, restricted) = super::on_threads(self.output.threads, || self.build(terminal))?;
        if !self.output.quiet
            && let Some(text) = problems::first(&outcome, &super::locale(&self.folder, None, terminal)?)
        {
            terminal.tell(&text);
        }
        if self.output.json {
            terminal.print(&told_as_json(&outcome, &written))?;
        } else if !self.output.quiet {
            terminal.print(told(&outcome, &written).to(terminal.tongue))?;
            if let Some(path) = restricted {
                let path = path.display();
                let note =
                    said!("{path} names people and is no part of the site", "{path} 含有人名，不属于站点，请勿公开");
                terminal.print(note.to(terminal.tongue))?;
            }
        }
        // The program ends here: giving back millions of records one by one would only take time.
        std::mem::forget(outcome);
        Ok(ExitCode::SUCCESS)
    }

    fn build(&self, terminal: &Terminal) -> Result<(Outcome, Written, Option<PathBuf>), Error> {
        let data = self.folder.dir.join("data");
        let mut department = Department::of(&self.folder.dir)?;
        if !self.languages.is_empty() {
            department.settings.display.languages.clone_from(&self.languages);
        }
        department.must_speak()?;
        let offset = department.settings.calendar.timezone.offset_seconds() / 60;
        let as_of = self.when.as_of.as_deref().map(|text| AsOf::parse(text, offset)).transpose()?;
        let order = Order { month: self.when.month, as_of, strict: self.strict };
        let history = History::load(&data)?;
        let publication = Publication {
            edition: 0,
            issued_at: self
                .issued_at
                .as_deref()
                .map(|text| super::publish::issue_time(text, offset * 60))
                .transpose()?,
            codes: codes::load(&data)?,
            editions: history.issue_times().collect(),
        };
        let watch = terminal.watch(self.output.quiet);
        let outcome = pipeline::run(&data, &department, &order, &publication, &*watch)?;
        let writing = Writing {
            folder: self.folder.dir.clone(),
            site: self.site.clone().unwrap_or_else(|| self.folder.dir.join("site")),
            issue: history.draft_name(outcome.report.month),
            single_file: self.single_file.clone(),
            zip: self.zip.clone(),
            changes: Vec::new(),
        };
        let written = pipeline::write(&outcome, &department, &writing, &*watch)?;
        super::remark(&self.folder, &outcome, &self.output, terminal);
        let restricted = pipeline::write_restricted(&outcome, &department, &writing.folder, &writing.site)?;
        Ok((outcome, written, restricted))
    }
}

/// What was read and found, and where to look.
fn told(outcome: &Outcome, written: &Written) -> Said {
    let report = &outcome.report;
    let grouped = |n: u64| crate::locale::grouped(i64::try_from(n).unwrap_or(i64::MAX));
    let read = grouped(report.inputs.iter().map(|input| input.read).sum());
    let rejected = grouped(report.inputs.iter().map(|input| input.rejected).sum());
    let count = |severity| report.problems.iter().filter(|it| it.code.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let chosen = match outcome.chosen {
        true => said!(
            " (the newest month that the exports cover; `--month` names another)",
            "（导出文件覆盖的最新月份；用 `--month` 指定别的月份）"
        ),
        false => Said::default(),
    };
    let look = written.folder.join("index.html");
    let (month, inputs, look) = (report.month, report.inputs.len(), look.display());
    let Written { files, links, .. } = written;
    let [file, error, warning] =
        [("file", inputs), ("error", errors), ("warning", warnings)].map(|(noun, n)| super::counted(n, noun));
    Said {
        en: format!(
            "{month}{}: {file}, {read} rows read, {rejected} rejected; {error}, {warning} (`jiandu check` lists them)\n\
             {files} files written, {links} links followed, no personal data found\n\
             open {look}",
            chosen.en
        )
        .into(),
        zh: format!(
            "{month}{}：读入 {inputs} 个文件、{read} 行，拒收 {rejected} 行；错误 {errors} 项，警告 {warnings} 项（用 `jiandu check` 逐条查看）\n\
             写入 {files} 个文件，检查了 {links} 个链接，没有发现个人信息\n\
             打开 {look}",
            chosen.zh
        )
        .into(),
    }
}

fn told_as_json(outcome: &Outcome, written: &Written) -> String {
    let report = &outcome.report;
    json!({
        "month": report.month.to_string(),
        "month_was_chosen": outcome.chosen,
        "folder": written.folder,
        "files": written.files,
        "bytes": written.bytes,
        "problems": report.problems.len(),
        "rejected": report.inputs.iter().map(|input| input.rejected).sum::<u64>(),
    })
    .to_string()
}
