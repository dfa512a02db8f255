//! The terminal: results go to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::pipeline::Error;

/// What the program knows of the terminal that it runs in.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Standard error is a terminal: progress bars make sense.
    pub interactive: bool,
    /// Colours are wanted on standard error (`NO_COLOR` is respected).
    pub colour: bool,
}

impl Terminal {
    /// Asks the environment.
    #[must_use]
    pub fn new() -> Self {
        let interactive = io::stderr().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { interactive, colour: interactive && !plain }
    }

    /// Prints a line of a result. A reader that went away ends the program quietly.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn print(&self, text: &str) -> Result<ExitCode, Error> {
        self.print_bytes(format!("{text}\n").as_bytes())
    }

    /// Prints a result as it is.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn print_bytes(&self, bytes: &[u8]) -> Result<ExitCode, Error> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Ok(()) => Ok(ExitCode::SUCCESS),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
            Err(error) => Err(Error::failed(format!("standard output cannot be written: {error}"))),
        }
    }

    /// Tells something on standard error.
    pub fn tell(&self, text: &str) {
        // Nobody is there to be told that standard error is gone.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Tells why there is no report.
    pub fn error(&self, error: &Error) {
        self.tell(&error.to_string());
    }
}

impl Default for Terminal {
    fn default() -> Self {
        Self::new()
    }
}
