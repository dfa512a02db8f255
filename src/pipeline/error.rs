//! Why there is no report.

use std::fmt;

use crate::settings::SettingsError;

/// Whose fault it is, and so with which code the command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// The report would be wrong, or could not be written: exit 1.
    Report,
    /// Something that the user wrote is wrong: exit 2.
    User,
}

/// A reason for which no report is written; the site that was there is untouched.
#[derive(Debug)]
pub struct Error {
    /// Whose fault it is.
    pub blame: Blame,
    /// The message, which may have several lines.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Error {
    /// Something that the user wrote is wrong.
    pub fn wrong(message: impl fmt::Display) -> Self {
        Self { blame: Blame::User, message: message.to_string(), help: None }
    }

    /// The report would be wrong, or could not be written.
    pub fn failed(message: impl fmt::Display) -> Self {
        Self { blame: Blame::Report, message: message.to_string(), help: None }
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
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
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message.trim_start_matches("error: ").trim_end())?;
        match &self.help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

impl From<SettingsError> for Error {
    fn from(error: SettingsError) -> Self {
        Self::wrong(error)
    }
}
