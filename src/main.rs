//! The `jiandu` command: reads the command line, runs it, and says how it ended.

use std::process::ExitCode;

use clap::Parser;
use jiandu::cli::{Cli, Terminal, run};

fn main() -> ExitCode {
    run(Cli::parse(), &Terminal::new())
}
