//! Why there is no report.

use std::fmt;

use crate::ingest::Kind;
use crate::problem::Problem;
use crate::said::{Said, Tongue, said};
use crate::settings::SettingsError;

/// Whose fault it is, and so with which code the command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// The report would be wrong, or could not be written: exit 1.
    Report,
    /// Something that the user wrote is wrong: exit 2.
    User,
}

/// One place that is wrong, where the error knows it: file and line, what stands there, what should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// File, line and column, as an editor understands them.
    pub place: String,
    /// What stands there.
    pub found: String,
    /// What is wrong with it.
    pub message: Said,
    /// What should stand there.
    pub expected: Said,
    /// What to do.
    pub help: Option<Said>,
}

/// A reason for which no report is written; the site that was there is untouched.
#[derive(Debug)]
pub struct Error {
    /// Whose fault it is.
    pub blame: Blame,
    /// The message, which may have several lines.
    pub message: Said,
    /// What to do about it.
    pub help: Option<Box<Said>>,
    /// The places that are wrong, where they are known one by one.
    pub spots: Vec<Spot>,
    /// What is wrong with the inputs, the gravest first, with the record type that each was read as.
    pub problems: Vec<(Kind, Problem)>,
}

impl Error {
    /// Something that the user wrote is wrong.
    pub fn wrong(message: impl fmt::Display) -> Self {
        Self::new(Blame::User, message.to_string().into())
    }

    /// The report would be wrong, or could not be written.
    pub fn failed(message: impl fmt::Display) -> Self {
        Self::new(Blame::Report, message.to_string().into())
    }

    /// An error whose message stands in both languages.
    #[must_use]
    pub const fn new(blame: Blame, message: Said) -> Self {
        Self { blame, message, help: None, spots: Vec::new(), problems: Vec::new() }
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<Said>) -> Self {
        self.help = Some(Box::new(help.into()));
        self
    }

    /// The exit code of the command.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self.blame {
            Blame::Report => 1,
            Blame::User => 2,
        }
    }

    /// The message alone, without the word that begins it.
    #[must_use]
    pub fn bare(&self, tongue: Tongue) -> &str {
        let text = self.message.to(tongue);
        text.strip_prefix(error_word(tongue)).map_or(text, |rest| rest.trim_start_matches([':', '：', ' '])).trim_end()
    }

    /// The whole error for a terminal.
    #[must_use]
    pub fn told(&self, tongue: Tongue) -> String {
        let colon = if tongue == Tongue::Chinese { "：" } else { ": " };
        let message = format!("{}{colon}{}", error_word(tongue), self.bare(tongue));
        match &self.help {
            Some(help) => format!("{message}\n  {}{colon}{}", help_word(tongue), help.to(tongue)),
            None => message,
        }
    }
}

fn error_word(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::English => "error",
        Tongue::Chinese => "错误",
    }
}

fn help_word(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::English => "help",
        Tongue::Chinese => "建议",
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Tongue::English))
    }
}

impl std::error::Error for Error {}

impl From<SettingsError> for Error {
    fn from(error: SettingsError) -> Self {
        let spots = error
            .places()
            .into_iter()
            .map(|(place, found, fault)| Spot {
                place,
                found,
                message: fault.message.clone(),
                expected: fault.expected.clone(),
                help: fault.help.clone(),
            })
            .collect();
        let message =
            Said { en: error.render(Tongue::English, false).into(), zh: error.render(Tongue::Chinese, false).into() };
        Self { spots, ..Self::new(Blame::User, message) }
    }
}

/// Joins a list of places to a message, as many as one mends at a time.
pub(super) fn listed(head: &Said, lines: &[String]) -> Said {
    const TOLD: usize = 20;
    let rest = lines.len().saturating_sub(TOLD);
    let list: String = lines.iter().take(TOLD).map(|line| format!("\n  {line}")).collect();
    let more =
        if rest > 0 { said!("\n  … and {rest} more", "\n  …… 另有 {rest} 处") } else { Said::default() };
    Said { en: format!("{}{list}{}", head.en, more.en).into(), zh: format!("{}{list}{}", head.zh, more.zh).into() }
}
