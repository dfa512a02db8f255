//! The languages of a report folder: those that are built in, and those that `languages/*.ftl` adds or changes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::{Arg, LANGUAGES, Locale, LocaleError};
use crate::settings::{NAMES, Regulation, reference};

/// The folder of a report folder that holds language files.
const FOLDER: &str = "languages";

/// The language files of a report folder, by tag.
#[derive(Clone, Debug, Default)]
pub struct Languages {
    files: BTreeMap<String, File>,
}

/// One file.
#[derive(Clone, Debug)]
struct File {
    /// As errors call it.
    name: String,
    text: String,
}

impl Languages {
    /// Reads the language files of a report folder; none is needed.
    ///
    /// # Errors
    /// A file cannot be read, or its name is no language tag.
    pub fn read(folder: &Path) -> Result<Self, LocaleError> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder.join(FOLDER)).into_iter().flatten().flatten() {
            let path = entry.path();
            let Some(tag) = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".ftl"))
            else {
                continue;
            };
            let name = format!("{FOLDER}/{tag}.ftl");
            let text = fs::read_to_string(&path)
                .map_err(|error| LocaleError::Unreadable { file: name.clone(), what: error.to_string() })?;
            let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
            files.insert(tag.to_owned(), File { name, text });
        }
        Ok(Self { files })
    }

    /// A language: the built-in one, if it is, with the folder's own messages over it.
    ///
    /// # Errors
    /// It is neither built in nor in the folder, or its file cannot be understood.
    pub fn locale(&self, tag: &str) -> Result<Locale, LocaleError> {
        let ours = LANGUAGES.iter().find(|(known, _)| *known == tag).map(|(_, sources)| *sources);
        let theirs = self.files.get(tag);
        let mut locale = match (ours, theirs) {
            (None, None) => return Err(LocaleError::Unknown(tag.to_owned())),
            (sources, _) => Locale::new(tag, sources.unwrap_or_default().iter().copied())?,
        };
        if let Some(File { name, text }) = theirs {
            locale.overlay(name, text)?;
        }
        Ok(locale)
    }

    /// Gives a regulation the words that the files have for it.
    ///
    /// # Errors
    /// A file cannot be understood.
    pub fn translate(&self, regulation: &mut Regulation) -> Result<(), LocaleError> {
        // The names stay keys in braces, which the regulation fills in when it is asked.
        let names: Vec<(&str, Arg<'_>)> = NAMES.iter().map(|key| (*key, Arg::from(format!("{{{key}}}")))).collect();
        for tag in self.files.keys() {
            let locale = self.locale(tag)?;
            regulation.translate(tag, &|id| locale.find(id, &names).ok());
        }
        Ok(())
    }

    /// The messages that a language of the folder lacks, in order; a built-in language lacks none.
    ///
    /// # Errors
    /// As [`Languages::locale`].
    pub fn lacks(&self, tag: &str, regulation: &Regulation) -> Result<Vec<String>, LocaleError> {
        if LANGUAGES.iter().any(|(known, _)| *known == tag) {
            return Ok(Vec::new());
        }
        let locale = self.locale(tag)?;
        let words = regulation.words().into_iter().map(|(id, _)| id);
        let settings = reference::keys().iter().map(reference::Key::message);
        let mut lacks = locale.missing_from(&Locale::builtin("en")?);
        lacks.extend(words.chain(settings).filter(|id| !locale.has(id)));
        Ok(lacks)
    }
}

/// Everything that there is to translate, in English, as one file: copied to `languages/fr.ftl` it is a language that is
/// whole, whose texts wait for their translation one by one.
#[must_use]
pub fn template(regulation: &Regulation) -> String {
    let mut text = String::new();
    for (_, files) in LANGUAGES.iter().filter(|(tag, _)| *tag == "en") {
        for (_, file) in *files {
            text.push_str(file.trim_end());
            text.push_str("\n\n");
        }
    }
    // A string takes everything.
    let _ = writeln!(text, "# The regulation: positions, titles and obligations");
    for (id, english) in regulation.words() {
        let words = pattern(&english);
        let _ = match id.strip_suffix(".obligation") {
            Some(_) => writeln!(text, "    .obligation = {words}"),
            None => writeln!(text, "{id} = {words}"),
        };
    }
    let _ = writeln!(text, "\n# What each setting means, on the page of methods");
    for key in reference::keys() {
        let _ = writeln!(text, "{} = {}", key.message(), pattern(key.en));
    }
    text
}

/// A text as a pattern of Fluent: names of the company are variables, other braces are text.
fn pattern(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let name = rest[at..].strip_prefix('{').and_then(|inner| inner.split_once('}')).map(|(name, _)| name);
        match name.filter(|name| NAMES.contains(name)) {
            Some(name) => {
                let _ = write!(out, "{{ ${name} }}");
                rest = &rest[at + name.len() + 2..];
            }
            None => {
                let _ = write!(out, "{{ \"{}\" }}", &rest[at..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir(dir.path().join(FOLDER)).expect("made");
        for (name, text) in files {
            fs::write(dir.path().join(FOLDER).join(name), text).expect("written");
        }
        dir
    }

    #[test]
    fn one_file_is_a_language_and_says_what_it_lacks() {
        let regulation = Regulation::default();
        let dir = folder(&[("fr.ftl", "\u{feff}status-green = atteint\n"), ("notes.txt", "")]);
        let languages = Languages::read(dir.path()).expect("read");
        let french = languages.locale("fr").expect("a language");
        assert_eq!((french.tag(), french.text("status-green")), ("fr", "atteint".to_owned()));
        let lacks = languages.lacks("fr", &regulation).expect("known");
        for id in ["status-red", "regulation-role-supervisor", "setting-org-company"] {
            assert!(lacks.iter().any(|lack| lack == id), "{id}");
        }
        assert!(!lacks.contains(&"status-green".to_owned()));
        assert_eq!(languages.lacks("en", &regulation), Ok(Vec::new()));
        assert_eq!(languages.locale("de").err(), Some(LocaleError::Unknown("de".to_owned())));
    }

    #[test]
    fn a_file_of_a_built_in_language_changes_single_words() {
        let dir = folder(&[("en.ftl", "status-green = met\n")]);
        let english = Languages::read(dir.path()).expect("read").locale("en").expect("a language");
        assert_eq!(english.text("status-green"), "met");
        assert!(Locale::builtin("en").expect("built in").missing_from(&english).is_empty());
        assert!(english.missing_from(&Locale::builtin("en").expect("built in")).is_empty());
    }

    #[test]
    fn the_template_is_a_whole_language() {
        let mut regulation = Regulation::default();
        let whole = template(&regulation);
        let dir = folder(&[("fr.ftl", whole.as_str())]);
        let languages = Languages::read(dir.path()).expect("read");
        assert_eq!(languages.lacks("fr", &regulation), Ok(Vec::new()));
        let before = regulation.clone();
        languages.translate(&mut regulation).expect("understood");
        let org = &crate::settings::Settings::default().org;
        for (now, english) in regulation.clauses.iter().zip(&before.clauses) {
            assert_eq!(now.obligation.of("fr", org), english.obligation.of("en", org));
        }
        assert_ne!(regulation, before);
    }

    #[test]
    fn a_file_that_cannot_be_understood_is_told_with_its_line() {
        let dir = folder(&[("fr.ftl", "status-green = atteint\nstatus-red = { $\n")]);
        let error = Languages::read(dir.path()).expect("read").locale("fr").expect_err("not Fluent");
        assert!(error.to_string().starts_with("languages/fr.ftl:2"), "{error}");
    }
}
