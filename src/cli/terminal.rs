//! The terminal: results go to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::pipeline::Error;
use crate::said::{Said, Tongue};

/// What the program knows of the terminal that it runs in.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Standard error is a terminal: progress bars make sense.
    pub interactive: bool,
    /// Colours are wanted on standard error (`NO_COLOR` is respected).
    pub colour: bool,
    /// The language of the person who sits there.
    pub tongue: Tongue,
}

impl Terminal {
    /// Asks the environment.
    #[must_use]
    pub fn new() -> Self {
        let interactive = io::stderr().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let tongue = ["JIANDU_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
            .map_or(Tongue::English, |value| Tongue::of(&value));
        Self { interactive, colour: interactive && !plain, tongue }
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

    /// Tells something in the language of the person who sits there.
    pub fn tell_said(&self, said: &Said) {
        self.tell(said.to(self.tongue));
    }

    /// Tells why there is no report.
    pub fn error(&self, error: &Error) {
        self.tell(&error.told(self.tongue));
    }
}

impl Default for Terminal {
    fn default() -> Self {
        Self::new()
    }
}
