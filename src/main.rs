//! The `jiandu` command: reads the command line, runs it, and says how it ended.

use std::process::ExitCode;

use jiandu::cli::{Cli, Terminal, run};

fn main() -> ExitCode {
    let terminal = Terminal::new();
    match Cli::read(&terminal) {
        Ok(cli) => run(cli, &terminal),
        Err(code) => code,
    }
}
