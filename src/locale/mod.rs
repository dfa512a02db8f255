//! Every word a reader sees, keyed by slug, and the forms of numbers and dates.
//!
//! A language is a set of Fluent files named by its tag. Two are built in ([`LANGUAGES`]). A report folder adds a third
//! with one file, `languages/fr.ftl`, and the tag in `[display] languages`; a file of a built-in language changes single
//! messages of it ([`Languages`]). [`template`] prints everything that there is to translate.
//!
//! Files are split by subject: `ui` (the frame of a page, states, units), `pages` (headings and leads), `details`
//! (columns, tables and sentences of detail pages), `charts`, `metrics` (name, definition and notes of every metric),
//! `findings`, `actions`, `problems`, `readings` (of unclear text), `glossary`, `values`
//! (names of record types, groups, codes, exclusions).
//! The words of the regulation stand in `regulation.toml`, because a department may replace it.

mod findings;
mod format;
mod languages;
mod order;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::Entry;
use icu_collator::CollatorBorrowed;
use unic_langid::LanguageIdentifier;

use crate::settings::reference::Key;

pub use findings::Speech;
pub use fluent_bundle::FluentValue as Arg;
pub use format::grouped;
pub use languages::{Languages, template};

/// A file of messages: its name, for errors, and its text.
pub type Source = (&'static str, &'static str);

macro_rules! files {
    ($tag:literal) => {
        &[
            files!(@ $tag, "actions"),
            files!(@ $tag, "charts"),
            files!(@ $tag, "details"),
            files!(@ $tag, "findings"),
            files!(@ $tag, "glossary"),
            files!(@ $tag, "history"),
            files!(@ $tag, "metrics"),
            files!(@ $tag, "pages"),
            files!(@ $tag, "problems"),
            files!(@ $tag, "readings"),
            files!(@ $tag, "ui"),
            files!(@ $tag, "values"),
        ]
    };
    (@ $tag:literal, $name:literal) => {
        (concat!($tag, "/", $name, ".ftl"), include_str!(concat!($tag, "/", $name, ".ftl")))
    };
}

/// The languages that are built in, with their files. The first is the one that others are compared with.
pub const LANGUAGES: &[(&str, &[Source])] = &[("zh-CN", files!("zh-CN")), ("en", files!("en"))];

/// What is wrong with a language or with a message of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LocaleError {
    /// The tag is no language tag.
    #[error("`{0}` is not a language tag such as `zh-CN`")]
    Tag(String),
    /// There are no files for this language.
    #[error("there is no language `{0}`; known: {known}", known = known())]
    Unknown(String),
    /// A file of a report folder cannot be read.
    #[error("{file} cannot be read: {what}")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system said.
        what: String,
    },
    /// A file does not parse, or a message stands twice.
    #[error("{file}: {what}")]
    File {
        /// The file.
        file: String,
        /// What the parser said.
        what: String,
    },
    /// A message is missing.
    #[error("{tag}: there is no message `{id}`")]
    Missing {
        /// The language.
        tag: String,
        /// The message.
        id: String,
    },
    /// A message names a variable that it was not given, or a term that does not exist.
    #[error("{tag}: message `{id}`: {what}")]
    Incomplete {
        /// The language.
        tag: String,
        /// The message.
        id: String,
        /// What was missing.
        what: String,
    },
}

/// Opens the mark that stands for a missing message; no page that is written may contain it.
pub const MISSING_MARK: char = '⟦';

/// One language: its words, its forms, its order.
pub struct Locale {
    tag: String,
    bundle: FluentBundle<FluentResource>,
    ids: BTreeSet<String>,
    collator: CollatorBorrowed<'static>,
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({})", self.tag)
    }
}

impl Locale {
    /// The built-in language `tag`.
    ///
    /// # Errors
    /// If the language is not built in.
    pub fn builtin(tag: &str) -> Result<Self, LocaleError> {
        Languages::default().locale(tag)
    }

    /// A language made of files: pairs of a name, used in errors, and a text.
    ///
    /// # Errors
    /// If the tag is none, a file does not parse or a message stands twice.
    pub fn new<N: AsRef<str>, T: AsRef<str>>(
        tag: &str,
        sources: impl IntoIterator<Item = (N, T)>,
    ) -> Result<Self, LocaleError> {
        let language: LanguageIdentifier = tag.parse().map_err(|_| LocaleError::Tag(tag.to_owned()))?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // The marks that keep right-to-left names apart would end up in file names, sorting and searches.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(format::fluent_number));
        let mut ids = BTreeSet::new();
        for (name, text) in sources {
            let (name, text) = (name.as_ref(), text.as_ref());
            let resource = resource(name, text)?;
            ids.extend(message_ids(&resource));
            bundle
                .add_resource(resource)
                .map_err(|e| LocaleError::File { file: name.to_owned(), what: e[0].to_string() })?;
        }
        Ok(Self { tag: tag.to_owned(), bundle, ids, collator: order::collator(tag)? })
    }

    /// Lays the messages of a file over those that are there.
    fn overlay(&mut self, name: &str, text: &str) -> Result<(), LocaleError> {
        let resource = resource(name, text)?;
        self.ids.extend(message_ids(&resource));
        self.bundle.add_resource_overriding(resource);
        Ok(())
    }

    /// What a setting means, in the language of its file, else in Chinese or English.
    #[must_use]
    pub fn setting(&self, key: &Key) -> String {
        let ours = if self.tag.starts_with("zh") { key.zh } else { key.en };
        self.find(&key.message(), &[]).unwrap_or_else(|_| ours.to_owned())
    }

    /// English with an accent: a page in it shows every string that does not come from the message files.
    ///
    /// # Errors
    /// Never with the built-in files.
    pub fn pseudo() -> Result<Self, LocaleError> {
        let mut locale = Self::builtin("en")?;
        locale.bundle.set_transform(Some(accented));
        Ok(locale)
    }

    /// The language tag, as in `lang="zh-CN"`.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Every id, attributes as `message.attribute`, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// Whether there is a message with this id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// The ids that `reference` has and this language lacks.
    #[must_use]
    pub fn missing_from(&self, reference: &Self) -> Vec<String> {
        reference.ids.difference(&self.ids).cloned().collect()
    }

    /// The message `id` (or `id.attribute`); a missing one shows as `⟦id⟧`, so that the code that fills pages need not
    /// handle an error at each word. Tests refuse it, and so do `check`, `build` and `publish` for a language of the
    /// report folder.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.text_with(id, &[])
    }

    /// As [`Locale::text`], with values for the variables of the message. Numbers choose plural forms and are
    /// written with thousands separators; everything else is passed as text that is already formatted.
    #[must_use]
    pub fn text_with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(id, args).unwrap_or_else(|_| format!("{MISSING_MARK}{id}⟧"))
    }

    /// The message `id` with its variables filled in.
    ///
    /// # Errors
    /// If there is no such message, or a variable of it is missing from `args`.
    pub fn find(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Result<String, LocaleError> {
        let missing = || LocaleError::Missing { tag: self.tag.clone(), id: id.to_owned() };
        let (name, attribute) = id.split_once('.').map_or((id, None), |(name, attribute)| (name, Some(attribute)));
        let message = self.bundle.get_message(name).ok_or_else(missing)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|a| a.value()),
            None => message.value(),
        }
        .ok_or_else(missing)?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(e) => Err(LocaleError::Incomplete { tag: self.tag.clone(), id: id.to_owned(), what: e.to_string() }),
        }
    }
}

/// Whether a message is one of those that every language must have.
#[must_use]
pub fn is_known(id: &str) -> bool {
    static IDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let files = LANGUAGES.iter().flat_map(|(_, files)| files.iter());
        files.filter_map(|(name, text)| resource(name, text).ok()).flat_map(|it| message_ids(&it)).collect()
    });
    IDS.contains(id)
}

/// A file of messages, or the place in it that cannot be read.
fn resource(name: &str, text: &str) -> Result<FluentResource, LocaleError> {
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let error = errors.first();
        let line = error.map_or(0, |error| text.get(..error.pos.start).unwrap_or_default().matches('\n').count() + 1);
        let what = error.map_or_else(String::new, |error| error.kind.to_string());
        LocaleError::File { file: format!("{name}:{line}"), what }
    })
}

fn known() -> String {
    LANGUAGES.iter().map(|(tag, _)| *tag).collect::<Vec<_>>().join(", ")
}

/// The ids that a file defines: messages with a value, and attributes as `message.attribute`.
fn message_ids(resource: &FluentResource) -> Vec<String> {
    let mut ids = Vec::new();
    for entry in resource.entries() {
        let Entry::Message(message) = entry else { continue };
        ids.extend(message.value.is_some().then(|| message.id.name.to_owned()));
        ids.extend(message.attributes.iter().map(|it| format!("{}.{}", message.id.name, it.id.name)));
    }
    ids
}

fn accented(text: &str) -> Cow<'_, str> {
    const PLAIN: &str = "aceinosuyACEINOSUY";
    const MARKED: &str = "áçéíñóšúýÁÇÉÍÑÓŠÚÝ";
    text.chars()
        .map(|c| PLAIN.chars().position(|p| p == c).and_then(|i| MARKED.chars().nth(i)).unwrap_or(c))
        .collect::<String>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Code;

    fn all() -> Vec<Locale> {
        LANGUAGES.iter().map(|(tag, _)| Locale::builtin(tag).unwrap()).collect()
    }

    #[test]
    fn every_language_has_every_message_of_every_other() {
        let locales = all();
        for a in &locales {
            for b in &locales {
                assert_eq!(a.missing_from(b), Vec::<String>::new(), "{} lacks what {} has", a.tag(), b.tag());
            }
        }
    }

    #[test]
    fn every_problem_has_its_sentence_and_its_advice() {
        for locale in all() {
            for code in Code::ALL {
                for id in [format!("problem-{code}"), format!("help-{code}")] {
                    assert!(locale.has(&id), "{}: {id}", locale.tag());
                }
            }
        }
    }

    #[test]
    fn every_metric_has_a_short_name_and_a_definition() {
        for locale in all() {
            let names: Vec<_> = locale.ids().filter(|id| id.starts_with("metric-") && !id.contains('.')).collect();
            assert_eq!(names.len(), 83, "{}", locale.tag());
            for id in names {
                assert!(locale.has(&format!("{id}.definition")), "{}: {id}", locale.tag());
                assert!(locale.text(id).chars().count() <= 40, "{id} is too long for a card");
            }
        }
    }

    #[test]
    fn a_missing_message_is_an_error_that_names_it_and_a_mark_on_the_page() {
        let locale = Locale::builtin("en").unwrap();
        assert_eq!(locale.find("no-such", &[]), Err(LocaleError::Missing { tag: "en".into(), id: "no-such".into() }));
        assert_eq!(locale.text("no-such"), "⟦no-such⟧");
    }

    #[test]
    fn a_forgotten_variable_is_an_error() {
        let locale = Locale::new("en", [("a", "x = { $n } rows")]).unwrap();
        assert!(matches!(locale.find("x", &[]), Err(LocaleError::Incomplete { .. })));
        assert_eq!(locale.find("x", &[("n", 12_345.into())]).unwrap(), "12,345 rows");
    }

    #[test]
    fn translations_use_the_same_variables() {
        let variables = |text: &str| {
            let mut names = std::collections::BTreeMap::<String, BTreeSet<String>>::new();
            let (mut message, mut id) = (String::new(), String::new());
            for line in text.lines() {
                if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    message = line.split('=').next().unwrap().trim().to_owned();
                    id.clone_from(&message);
                } else if let Some(attribute) = line.trim_start().strip_prefix('.') {
                    id = format!("{message}.{}", attribute.split('=').next().unwrap().trim());
                }
                let found = line.split('$').skip(1).map(|rest| {
                    rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap().to_owned()
                });
                names.entry(id.clone()).or_default().extend(found);
            }
            names
        };
        let [(_, chinese), (_, english)] = LANGUAGES else { panic!("two languages") };
        for ((file, a), (_, b)) in chinese.iter().zip(*english) {
            let (a, b) = (variables(a), variables(b));
            for (id, names) in &a {
                if !id.is_empty() {
                    assert_eq!(Some(names), b.get(id), "{file}: {id}");
                }
            }
        }
    }

    #[test]
    fn a_third_language_needs_one_folder_and_says_what_it_lacks() {
        let french = Locale::new("fr", [("fr/ui.ftl", "status-green = atteint")]).unwrap();
        let missing = french.missing_from(&Locale::builtin("en").unwrap());
        assert!(!missing.contains(&"status-green".to_owned()));
        assert!(missing.contains(&"status-red".to_owned()));
    }

    #[test]
    fn the_pseudo_language_marks_words_and_leaves_values_alone() {
        let pseudo = Locale::pseudo().unwrap();
        assert_ne!(pseudo.text("status-red"), Locale::builtin("en").unwrap().text("status-red"));
        assert!(pseudo.text_with("ui-version", &[("n", 2.into())]).contains('2'));
    }
}
