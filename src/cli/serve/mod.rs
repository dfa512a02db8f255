//! `jiandu serve`: a preview on this computer that rebuilds and reloads when a file changes.
//!
//! One thread waits for changes and builds, each time into a fresh folder of its own, so that the site folder is never
//! touched; the server shows the newest one, or the error that keeps it from being built.

mod changes;
mod page;
mod poll;
mod server;

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use clap::Args;

use super::{Folder, Terminal, When};
use crate::history::{History, codes};
use crate::pipeline::{self, AsOf, Department, Error, Order, Publication, Unwatched, Writing};
use crate::said::said;
use server::{Preview, Shown};

/// The port that is tried first where none is named.
const PORT: u16 = 4180;

/// What to show.
#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    when: When,
    /// Port on 127.0.0.1; 0 takes any that is free [default: 4180, or a free one]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Show the preview in the browser
    #[arg(long)]
    open: bool,
    /// Look for changes once a second instead of waiting for the system to tell them; for network drives
    #[arg(long)]
    poll: bool,
    /// Say nothing but errors and where the preview is
    #[arg(long, short)]
    quiet: bool,
}

impl Serve {
    /// Runs the command until it is interrupted.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitCode, Error> {
        pipeline::must_be_report(&self.folder.dir)?;
        let listener = self.listen()?;
        let address = format!("http://{}/", listener.local_addr().map_err(Error::failed)?);
        // In a folder that only this user may read: a report is not everybody's.
        let place = tempfile::Builder::new().prefix("jiandu-serve-").tempdir().map_err(Error::failed)?;
        let preview = Arc::new(Preview::default());
        let changes = changes::Changes::watch(&self.folder.dir, self.poll)?;
        terminal.print(&address)?;
        if self.open && !super::open::show(address.as_ref()) {
            terminal.tell_said(&said!(
                "no browser could be started; open the address yourself",
                "打不开浏览器，请自己打开这个地址"
            ));
        }
        let builder = Builder {
            folder: self.folder.dir.clone(),
            when: self.when.clone(),
            quiet: self.quiet,
            root: place.path().to_owned(),
        };
        let (shown, terminal) = (Arc::clone(&preview), *terminal);
        // The thread ends with the program.
        std::thread::spawn(move || builder.build_on(changes, &shown, &terminal));
        server::run(listener, preview)?;
        Ok(ExitCode::SUCCESS)
    }

    /// Never on another address than this computer's own: the preview has no password.
    fn listen(&self) -> Result<TcpListener, Error> {
        let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        match self.port {
            None => bind(PORT).or_else(|_| bind(0)).map_err(Error::failed),
            Some(port) => bind(port).map_err(|error| {
                Error::new(
                    pipeline::Blame::User,
                    said!(
                        "port {port} of 127.0.0.1 cannot be used: {error}",
                        "127.0.0.1 的端口 {port} 不能用：{error}"
                    ),
                )
                .help(said!(
                    "name another one, or `--port 0` for any that is free",
                    "换一个端口，或用 `--port 0` 自动选一个"
                ))
            }),
        }
    }
}

/// Builds again and again, into numbered folders below `root`.
struct Builder {
    folder: PathBuf,
    when: When,
    quiet: bool,
    root: PathBuf,
}

impl Builder {
    /// Builds now and after every change.
    fn build_on(&self, mut changes: changes::Changes, preview: &Preview, terminal: &Terminal) {
        for number in 0_u64.. {
            let site = self.root.join(number.to_string());
            let begun = Instant::now();
            match self.build(&site) {
                Ok(issue) => {
                    let took = begun.elapsed().as_secs_f64();
                    let before = preview.show(Shown::Site { site, issue: issue.clone() });
                    remove(before);
                    if !self.quiet {
                        terminal.tell_said(&said!("{issue} built in {took:.2} s", "{issue} 已生成，用时 {took:.2} 秒"));
                    }
                }
                Err(error) => {
                    let _ = std::fs::remove_dir_all(&site);
                    terminal.error(&error);
                    remove(preview.show(Shown::Failed(page::failed(&error))));
                }
            }
            if !changes.wait() {
                return;
            }
        }
    }

    /// Builds the report as `jiandu build` would, under the plain name of its month, and says that name.
    fn build(&self, site: &Path) -> Result<String, Error> {
        let Self { folder, when, .. } = self;
        let data = folder.join("data");
        let department = Department::of(folder)?;
        let offset = department.settings.calendar.timezone.offset_seconds() / 60;
        let as_of = when.as_of.as_deref().map(|text| AsOf::parse(text, offset)).transpose()?;
        let order = Order { month: when.month, as_of, strict: false };
        let history = History::load(&data)?;
        let publication = Publication {
            codes: codes::load(&data)?,
            editions: history.issue_times().collect(),
            ..Publication::default()
        };
        let outcome = pipeline::run(&data, &department, &order, &publication, &Unwatched)?;
        let issue = outcome.report.month.to_string();
        let writing = Writing {
            folder: folder.clone(),
            site: site.to_owned(),
            issue: issue.clone(),
            single_file: None,
            zip: None,
            changes: Vec::new(),
        };
        pipeline::write(&outcome, &department, &writing, &Unwatched)?;
        Ok(issue)
    }
}

/// The folder of a site that is not shown any more. What is still being sent from it, the system lets go by itself.
fn remove(shown: Shown) {
    if let Shown::Site { site, .. } = shown {
        let _ = std::fs::remove_dir_all(site);
    }
}
