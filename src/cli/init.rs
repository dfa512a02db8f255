//! `jiandu init`: a starter report folder that builds at once and teaches by its comments.

mod tables;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::Terminal;
use crate::pipeline::{Blame, Error};
use crate::records::columns;
use crate::said::said;
use crate::settings;

/// Where to begin.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// Folder to write; made if it is not there
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Say nothing but errors
    #[arg(long, short)]
    quiet: bool,
}

impl Init {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let files = files()?;
        refuse_to_overwrite(&self.dir, &files)?;
        for (path, text) in &files {
            write(&self.dir.join(path), text)?;
        }
        if self.quiet {
            return Ok(ExitCode::SUCCESS);
        }
        let (n, dir) = (files.len(), self.dir.display());
        let said = said!(
            "{n} files written to {dir}\n\n  jiandu build {dir}    make the report\n  jiandu open {dir}     look at it\n  \
             jiandu serve {dir}    keep looking at it while you change files\n  \
             jiandu check {dir}    after you put your own exports into data/",
            "已在 {dir} 写入 {n} 个文件\n\n  jiandu build {dir}    生成报告\n  jiandu open {dir}     打开报告\n  \
             jiandu serve {dir}    一边改文件一边看\n  jiandu check {dir}    把自己的导出放进 data/ 之后，用它检查"
        );
        terminal.print(said.to(terminal.tongue))
    }
}

/// Every file of the starter folder, by its path.
fn files() -> Result<Vec<(String, String)>, Error> {
    let mut files = vec![
        ("README.md".to_owned(), tables::README.to_owned()),
        ("data/report.toml".to_owned(), settings::STARTER.to_owned()),
    ];
    for sheet in tables::SHEETS {
        files.push((format!("data/{}", sheet.path), table(sheet)?));
    }
    files.extend(tables::DOCUMENTS.iter().map(|(path, text)| (format!("data/{path}"), (*text).to_owned())));
    Ok(files)
}

/// A table as spreadsheets like it: with a byte order mark, so that Excel sees UTF-8.
fn table(sheet: &tables::Sheet) -> Result<String, Error> {
    let known = columns(sheet.kind);
    let header = sheet.columns.split('|').map(|name| {
        let column = known.iter().find(|column| column.name == name);
        column.and_then(|column| column.aliases.first().copied()).unwrap_or(name)
    });
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(header).map_err(Error::failed)?;
    for row in sheet.rows.lines() {
        writer.write_record(row.split('|').map(str::trim)).map_err(Error::failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::failed(error.to_string()))?;
    Ok(format!("\u{feff}{}", String::from_utf8(bytes).map_err(Error::failed)?))
}

/// A file that stands there already is somebody's work, and exports beside ours would be counted with them.
fn refuse_to_overwrite(dir: &Path, files: &[(String, String)]) -> Result<(), Error> {
    let data = dir.join("data");
    let full = fs::read_dir(&data).is_ok_and(|mut entries| entries.next().is_some());
    let taken =
        full.then_some(data).or_else(|| files.iter().map(|(path, _)| dir.join(path)).find(|path| path.exists()));
    match taken {
        None => Ok(()),
        Some(path) => {
            let path = path.display();
            let message = said!("{path} is there already; nothing was written", "{path} 已经存在，没有写入任何文件");
            Err(Error::new(Blame::User, message)
                .help(said!("name a new folder: `jiandu init my-report`", "换一个新文件夹：`jiandu init 我的报告`")))
        }
    }
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    let failed = |error: std::io::Error| {
        let path = path.display();
        Error::new(Blame::Report, said!("{path} cannot be written: {error}", "无法写入 {path}：{error}"))
            .help(said!("see that you may write there, or name another folder", "检查那里的写入权限，或换一个文件夹"))
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, text).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Kind;
    use crate::pipeline::{Department, Order, Publication, Unwatched, run};
    use crate::problem::Severity;

    fn begun() -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("a folder");
        for (path, text) in files().expect("tables") {
            write(&dir.path().join(path), &text).expect("written");
        }
        dir
    }

    #[test]
    fn the_starter_folder_has_every_kind_and_is_read_without_a_complaint() {
        let dir = begun();
        let data = dir.path().join("data");
        let department = Department::load(&data).expect("settings");
        let outcome =
            run(&data, &department, &Order::default(), &Publication::default(), &Unwatched).expect("a report");
        assert_eq!(outcome.report.month.to_string(), "2026-10");
        let severe: Vec<String> = outcome
            .report
            .problems
            .iter()
            .filter(|problem| problem.code.severity() != Severity::Note)
            .map(|problem| format!("{} {} {:?} {:?}", problem.place, problem.code.slug(), problem.field, problem.found))
            .collect();
        assert!(severe.is_empty(), "{severe:#?}");
        for kind in Kind::ALL {
            assert!(outcome.report.inputs.iter().any(|input| input.kind == *kind && input.kept > 0), "{kind}");
        }
        assert!(outcome.report.inputs.iter().all(|input| input.rejected == 0));
    }

    #[test]
    fn headers_are_those_that_people_know() {
        let files = files().expect("tables");
        let (_, projects) = files.iter().find(|(path, _)| path.ends_with("projects.csv")).expect("projects");
        let header = projects.lines().next().expect("a header");
        assert!(
            header.starts_with("\u{feff}项目编号,") && header.is_ascii() == header.contains("project_id"),
            "{header}"
        );
    }

    #[test]
    fn a_folder_that_holds_something_is_left_alone() {
        let dir = begun();
        let error = refuse_to_overwrite(dir.path(), &files().expect("tables")).expect_err("refused");
        assert_eq!(error.exit_code(), 2);
        let empty = tempfile::tempdir().expect("a folder");
        assert!(refuse_to_overwrite(empty.path(), &files().expect("tables")).is_ok());
    }
}
