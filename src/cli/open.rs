//! `jiandu open`: the newest issue in the browser.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use clap::Args;

use super::{Folder, Terminal};
use crate::pipeline::{Blame, Error};
use crate::said::said;
use crate::time::Month;

/// What to open.
#[derive(Debug, Args)]
pub(super) struct Open {
    #[command(flatten)]
    folder: Folder,
    /// Folder of the site [default: site/ in the report folder]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// Only print where the issue is
    #[arg(long)]
    print: bool,
}

impl Open {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        let site = self.site.clone().unwrap_or_else(|| self.folder.dir.join("site"));
        let page = newest(&site).ok_or_else(|| {
            let (shown, dir) = (site.display(), self.folder.dir.display());
            Error::new(Blame::User, said!("{shown} holds no issue", "{shown} 里没有报告"))
                .help(said!("`jiandu build {dir}` makes one", "用 `jiandu build {dir}` 生成"))
        })?;
        // A browser wants the whole path.
        let page = std::path::absolute(&page).unwrap_or(page);
        if !self.print {
            if show(page.as_os_str()) {
                return Ok(ExitCode::SUCCESS);
            }
            terminal.tell_said(&said!(
                "no browser could be started; open this page yourself:",
                "打不开浏览器，请自己打开："
            ));
        }
        terminal.print(&page.display().to_string())
    }
}

/// Shows a page or an address in the browser; whether that could be done.
pub(super) fn show(page: &OsStr) -> bool {
    let mut browser = browser(page);
    browser.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    browser.status().is_ok_and(|status| status.success())
}

/// The first page of the newest issue; a draft of a month counts as newer than its published edition.
fn newest(site: &std::path::Path) -> Option<PathBuf> {
    let issues = std::fs::read_dir(site).ok()?.filter_map(|entry| {
        let name = entry.ok()?.file_name().into_string().ok()?;
        let draft = name.ends_with(".draft");
        let month: Month = name.strip_suffix(".draft").unwrap_or(&name).parse().ok()?;
        let page = site.join(&name).join("index.html");
        page.is_file().then_some(((month, draft), page))
    });
    issues.max_by_key(|(rank, _)| *rank).map(|(_, page)| page)
}

#[cfg(target_os = "macos")]
fn browser(page: &OsStr) -> Command {
    let mut command = Command::new("open");
    command.arg(page);
    command
}

#[cfg(windows)]
fn browser(page: &OsStr) -> Command {
    let mut command = Command::new("explorer");
    command.arg(page);
    command
}

#[cfg(not(any(windows, target_os = "macos")))]
fn browser(page: &OsStr) -> Command {
    let mut command = Command::new("xdg-open");
    command.arg(page);
    command
}

#[cfg(test)]
mod tests {
    use super::newest;

    #[test]
    fn the_newest_month_wins_and_its_draft_before_its_edition() {
        let dir = tempfile::tempdir().expect("a folder");
        assert_eq!(newest(dir.path()), None);
        for name in ["2026-09", "2026-10", "2026-10.draft", "2026-11", "notes"] {
            std::fs::create_dir(dir.path().join(name)).expect("made");
        }
        for name in ["2026-09", "2026-10", "2026-10.draft", "notes"] {
            std::fs::write(dir.path().join(name).join("index.html"), "").expect("written");
        }
        // November has no page: it is no issue.
        assert_eq!(newest(dir.path()), Some(dir.path().join("2026-10.draft").join("index.html")));
    }
}
