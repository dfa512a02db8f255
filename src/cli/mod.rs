//! The command line: one file a command.

mod build;
mod causes;
mod check;
mod chinese;
mod diff;
mod explain;
mod init;
mod misuse;
mod notes;
mod open;
mod problems;
mod publish;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod terminal;
mod verify;
mod watch;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::history::{History, codes};
use crate::locale::{Languages, Locale};
use crate::pipeline::{self, AsOf, Blame, Department, Error, Order, Outcome, Publication};
use crate::said::{Tongue, said};
use crate::time::Month;

pub use terminal::Terminal;

/// What stands below the list of commands.
const FIRST_STEPS: &str = "\
New here? `jiandu init my-report` writes a starter folder, `jiandu build my-report` makes its report.
第一次用？`jiandu init 我的报告` 生成起步文件夹，`jiandu build 我的报告` 生成它的报告。

The commands speak Chinese where the terminal does; JIANDU_LANGUAGE=en or zh-CN decides it.";

/// Turns a folder of exports into the monthly service supervision report 《服务监督报告》.
#[derive(Debug, Parser)]
#[command(name = "jiandu", version, arg_required_else_help = true, propagate_version = true, after_help = FIRST_STEPS)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a starter report folder that builds at once
    Init(init::Init),
    /// Build the report of a month as a static site
    Build(build::Build),
    /// Show the newest issue in the browser
    Open(open::Open),
    /// Show a preview on this computer that rebuilds and reloads when a file changes
    #[cfg(feature = "serve")]
    Serve(serve::Serve),
    /// Read and judge everything, write nothing: problems, and what each does to the report
    Check(check::Check),
    /// Show the definition of a metric and the records behind its figure
    Explain(explain::Explain),
    /// Publish a month: number the edition, seal its figures in data/history/, keep new codes in data/codes.csv
    Publish(publish::Publish),
    /// Recompute a published month from its inputs and name the figures that differ
    Verify(verify::Verify),
    /// Say what changed between two months, and what each change owes to volume, mix and rate
    Diff(diff::Diff),
    /// Show the columns of a record type with their headers, the codes of problems, the settings, or what a language says
    Schema(schema::Schema),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(hide = true)]
    Man,
}

/// The report folder.
#[derive(Clone, Debug, Args)]
pub struct Folder {
    /// Report folder: holds data/ with the exports and report.toml
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
}

/// The month and the close of its data.
#[derive(Clone, Debug, Args)]
pub struct When {
    /// Month of the report, like 2026-10 [default: the newest month that the exports cover]
    #[arg(long, value_name = "MONTH")]
    pub month: Option<Month>,
    /// Close of the data: a date (its end) or an instant (exclusive), like 2026-11-03 or "2026-11-03 12:00" [default: end of the month]
    #[arg(long, value_name = "INSTANT|DATE")]
    pub as_of: Option<String>,
}

/// What every command may be told about its output.
#[derive(Clone, Copy, Debug, Args)]
pub struct Output {
    /// Say nothing but errors
    #[arg(long, short)]
    pub quiet: bool,
    /// Print results as JSON on standard output
    #[arg(long)]
    pub json: bool,
    /// Number of threads [default: all processors]
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

impl Cli {
    /// Reads the command line, in the language of the terminal where it is misused or help is asked for.
    ///
    /// # Errors
    /// There is nothing to run: help was shown, or what is wrong was told. The exit code says which.
    pub fn read(terminal: &Terminal) -> Result<Self, ExitCode> {
        let arguments: Vec<OsString> = std::env::args_os().collect();
        let mut command = Self::command();
        if terminal.tongue == Tongue::Chinese {
            command = chinese::explained(command);
        }
        let read = command.clone().try_get_matches_from(&arguments);
        read.and_then(|matches| Self::from_arg_matches(&matches)).map_err(|wrong| {
            let told =
                (terminal.tongue == Tongue::Chinese).then(|| misuse::error(&wrong, &command, &arguments)).flatten();
            match told {
                Some(error) => terminal.error(&error),
                // Nobody is there to be told that the terminal is gone.
                None => drop(wrong.print()),
            }
            ExitCode::from(u8::try_from(wrong.exit_code()).unwrap_or(2))
        })
    }
}

/// Runs the command and turns its end into an exit code.
#[must_use]
pub fn run(cli: Cli, terminal: &Terminal) -> ExitCode {
    let done = match cli.command {
        Command::Build(command) => command.run(terminal),
        Command::Check(command) => command.run(terminal),
        Command::Publish(command) => command.run(terminal),
        Command::Verify(command) => command.run(terminal),
        Command::Diff(command) => command.run(terminal),
        Command::Explain(command) => command.run(terminal),
        #[cfg(feature = "serve")]
        Command::Serve(command) => command.run(terminal),
        Command::Init(command) => command.run(terminal),
        Command::Open(command) => command.run(terminal),
        Command::Schema(command) => command.run(terminal),
        Command::Completions { shell } => {
            let mut command = Cli::command();
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut command, "jiandu", &mut script);
            terminal.print_bytes(&script)
        }
        Command::Man => {
            let mut page = Vec::new();
            let rendered = clap_mangen::Man::new(Cli::command()).render(&mut page);
            rendered.map_err(Error::failed).and_then(|()| terminal.print_bytes(&page))
        }
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            terminal.error(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

/// Runs a command's work on the number of threads that was asked for.
fn on_threads<T: Send>(threads: Option<usize>, work: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    match threads {
        None => work(),
        Some(0) => {
            let message = said!("`--threads 0` leaves nobody to do the work", "`--threads 0` 就没有人干活了");
            Err(Error::new(Blame::User, message).help(said!("leave it out, or name 1 or more", "去掉它，或写 1 以上")))
        }
        Some(n) => rayon::ThreadPoolBuilder::new().num_threads(n).build().map_err(Error::failed)?.install(work),
    }
}

/// Reads and judges a report folder.
fn outcome(folder: &Folder, when: &When, output: &Output, terminal: &Terminal) -> Result<Outcome, Error> {
    let department = Department::of(&folder.dir)?;
    department.must_speak()?;
    judged(&department, folder, when, output, terminal)
}

/// The same with a department that was loaded before.
fn judged(
    department: &Department,
    folder: &Folder,
    when: &When,
    output: &Output,
    terminal: &Terminal,
) -> Result<Outcome, Error> {
    let data = folder.dir.join("data");
    let offset = department.settings.calendar.timezone.offset_seconds() / 60;
    let as_of = when.as_of.as_deref().map(|text| AsOf::parse(text, offset)).transpose()?;
    let order = Order { month: when.month, as_of, strict: false };
    let editions = History::load(&data)?.issue_times().collect();
    let publication = Publication { codes: codes::load(&data)?, editions, ..Publication::default() };
    let watch = terminal.watch(output.quiet);
    pipeline::run(&data, department, &order, &publication, &*watch)
}

/// Tells the notes on standard error, where somebody listens.
fn remark(folder: &Folder, outcome: &Outcome, output: &Output, terminal: &Terminal) {
    if !output.quiet {
        for note in notes::notes(folder, outcome) {
            terminal.tell(&notes::told(&note, terminal.tongue));
        }
    }
}

/// The language of the answers: the one asked for, else that of the terminal.
fn locale(folder: &Folder, tag: Option<&str>, terminal: &Terminal) -> Result<Locale, Error> {
    Ok(Languages::read(&folder.dir)?.locale(tag.unwrap_or_else(|| terminal.tongue.tag()))?)
}

/// A count with its noun.
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
