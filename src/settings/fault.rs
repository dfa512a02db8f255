//! What is wrong with a settings file, and how it is shown: place, line, caret, what was expected, what to do.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::said::{Said, Tongue, said};

/// One thing that is wrong, with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Bytes of the text that are meant.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: Said,
    /// What is expected there.
    pub expected: Said,
    /// What to do.
    pub help: Option<Said>,
}

/// Why a settings file, or a regulation, cannot be used.
#[derive(Debug)]
pub enum SettingsError {
    /// The file could not be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file says something that cannot be meant.
    Faults {
        /// The file as it is shown.
        path: String,
        /// Its text.
        text: String,
        /// At least one fault, in the order of the text.
        faults: Vec<Fault>,
    },
}

impl SettingsError {
    pub(super) fn faults(path: &str, text: &str, mut faults: Vec<Fault>) -> Self {
        faults.sort_by_key(|it| (it.span.start, it.span.end));
        faults.dedup();
        Self::Faults { path: path.to_owned(), text: text.to_owned(), faults }
    }

    /// Each fault with its place as an editor understands it, and the line that stands there.
    #[must_use]
    pub fn places(&self) -> Vec<(String, String, &Fault)> {
        let Self::Faults { path, text, faults } = self else { return Vec::new() };
        let place = |fault: &Fault| {
            let start = within(text, &fault.span).start;
            let (before, after) = text.split_at(start);
            let begin = before.rfind('\n').map_or(0, |at| at + 1);
            let line = before.matches('\n').count() + 1;
            let column = before[begin..].chars().count() + 1;
            let rest = after.split('\n').next().unwrap_or_default();
            let found = format!("{}{rest}", &before[begin..]).trim().to_owned();
            (format!("{path}:{line}:{column}"), found)
        };
        let placed = |fault| {
            let (place, found) = place(fault);
            (place, found, fault)
        };
        faults.iter().map(placed).collect()
    }

    /// The text for a terminal, with or without colour.
    #[must_use]
    pub fn render(&self, tongue: Tongue, colour: bool) -> String {
        let (path, text, faults) = match self {
            Self::Unreadable { path, source } => {
                let path = path.display();
                return said!("error: {path} cannot be read: {source}", "错误：无法读取 {path}：{source}")
                    .to(tongue)
                    .to_owned();
            }
            Self::Faults { path, text, faults } => (path, text, faults),
        };
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
        let (error, advice) = match tongue {
            Tongue::English => (Level::ERROR, Level::HELP),
            Tongue::Chinese => (Level::ERROR.with_name("错误"), Level::HELP.with_name("建议")),
        };
        let shown = faults.iter().map(|fault| {
            let span = within(text, &fault.span);
            let annotation = AnnotationKind::Primary.span(span).label(fault.expected.to(tongue));
            let group = error
                .clone()
                .primary_title(fault.message.to(tongue))
                .element(Snippet::source(text.as_str()).path(path.as_str()).annotation(annotation));
            let group = match &fault.help {
                Some(help) => group.element(advice.clone().message(help.to(tongue))),
                None => group,
            };
            renderer.render(&[group])
        });
        shown.collect::<Vec<_>>().join("\n\n")
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Tongue::English, false))
    }
}

impl std::error::Error for SettingsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable { source, .. } => Some(source),
            Self::Faults { .. } => None,
        }
    }
}

/// A span that lies in the text on character boundaries, and ends with its line, so that the caret stays short.
fn within(text: &str, span: &Range<usize>) -> Range<usize> {
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = boundary(span.start);
    let mut end = boundary(span.end.max(start));
    if let Some(newline) = text[start..end].find('\n') {
        end = start + newline.max(1);
    }
    start..end
}

/// The candidate that `word` is most likely a misspelling of.
pub(super) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |it: &str| strsim::normalized_damerau_levenshtein(&word.to_lowercase(), &it.to_lowercase());
    let scored = candidates.into_iter().map(|it| (likeness(it), it)).filter(|(score, _)| *score >= 0.6);
    scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1))).map(|(_, it)| it)
}

/// `did you mean …?` where something is near enough.
pub(super) fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Said> {
    nearest(word, candidates).map(|it| said!("did you mean `{it}`?", "是不是 `{it}`？"))
}
