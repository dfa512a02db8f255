//! The terminal: results go to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use super::problems;
use crate::locale::Locale;
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
        let told = error.told(self.tongue);
        self.tell(&if self.colour { coloured(&told) } else { told });
        // The languages of the program are there, whatever the folder's own are like.
        if let Some(problems) = Locale::builtin(self.tongue.tag()).ok().and_then(|locale| problems::of(error, &locale))
        {
            self.tell(&problems);
        }
    }
}

/// An error whose first words catch the eye; the words carry the meaning, the colours only help to find them.
fn coloured(told: &str) -> String {
    let paint = |line: &str| {
        let (indent, rest) = line.split_at(line.len() - line.trim_start().len());
        let heads = [("error", "31"), ("错误", "31"), ("help", "36"), ("建议", "36")];
        let head = heads.iter().find(|(word, _)| rest.strip_prefix(word).is_some_and(|it| it.starts_with([':', '：'])));
        match head {
            Some((word, colour)) => format!("{indent}\u{1b}[1;{colour}m{word}\u{1b}[0m{}", &rest[word.len()..]),
            None => line.to_owned(),
        }
    };
    told.lines().map(paint).collect::<Vec<_>>().join("\n")
}

impl Default for Terminal {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::coloured;

    #[test]
    fn colours_mark_the_first_words_and_change_no_text() {
        let shown = coloured("error: no such thing\n  help: try another");
        assert_eq!(shown, "\u{1b}[1;31merror\u{1b}[0m: no such thing\n  \u{1b}[1;36mhelp\u{1b}[0m: try another");
        assert_eq!(coloured("错误：没有\n  errors: 2"), "\u{1b}[1;31m错误\u{1b}[0m：没有\n  errors: 2");
    }
}
