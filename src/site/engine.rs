//! Tera, set up once: every template parsed at the start, so that a typo never waits for the end of a month.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt;
use std::fs;
use std::path::Path;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};
use unicode_width::UnicodeWidthChar;

use super::error::SiteError;

/// Endings of files that are templates; the others of the folder are assets and are copied.
const TEMPLATES: [&str; 4] = ["html", "xml", "svg", "txt"];

/// A template that cannot be parsed or rendered, in the words of the engine: place, line and caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The template in which the error lies, where that is known.
    pub template: Option<String>,
    /// Several lines, as a compiler would write them.
    pub text: String,
    /// The template is the user's own, not one that is compiled in.
    pub is_users: bool,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text.trim_end())
    }
}

impl Error for TemplateError {}

impl TemplateError {
    /// What is wrong, the place as `page.html:2:7`, and the line that stands there, as far as the engine says them.
    #[must_use]
    pub fn place(&self) -> Option<(&str, &str, &str)> {
        let mut lines = self.text.lines();
        let what = lines.next()?.trim_start_matches("error: ");
        let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "))?;
        let source = lines.filter_map(|line| line.split_once(" | ")).find(|(number, _)| !number.trim().is_empty());
        Some((what, place, source.map_or("", |(_, line)| line.trim())))
    }
}

/// The templates, ready to render; shared by all threads.
#[derive(Debug)]
pub struct Engine {
    tera: Tera,
    assets: BTreeMap<String, String>,
    /// Templates that come from the report folder.
    overridden: BTreeSet<String>,
}

impl Engine {
    /// The built-in files, each replaced by the one of the same name in the report folder's `templates/`, if any.
    ///
    /// `register` adds filters and functions; Tera wants to know them before it parses.
    ///
    /// # Errors
    /// The first template that cannot be read or parsed.
    pub fn new<'a>(
        built_in: impl IntoIterator<Item = (&'a str, &'a str)>,
        overrides: Option<&Path>,
        register: impl FnOnce(&mut Tera),
    ) -> Result<Self, SiteError> {
        let theirs = overrides.filter(|folder| folder.is_dir()).map(read_overrides).transpose()?.unwrap_or_default();
        Ok(Self::with(built_in, theirs, register)?)
    }

    /// An engine of these files; later ones, the user's, replace earlier ones of the same name.
    ///
    /// # Errors
    /// The first template that cannot be parsed.
    pub fn with<'a>(
        built_in: impl IntoIterator<Item = (&'a str, &'a str)>,
        overrides: BTreeMap<String, String>,
        register: impl FnOnce(&mut Tera),
    ) -> Result<Self, TemplateError> {
        let overridden: BTreeSet<String> = overrides.keys().cloned().collect();
        let mut files: BTreeMap<String, String> =
            built_in.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        files.extend(overrides);
        let (templates, assets): (BTreeMap<_, _>, BTreeMap<_, _>) = files
            .into_iter()
            .partition(|(name, _)| name.rsplit_once('.').is_some_and(|(_, ending)| TEMPLATES.contains(&ending)));
        let mut tera = Tera::new();
        // Pictures are markup as well; only plain text needs no escaping.
        tera.autoescape_on([".html", ".xml", ".svg"]);
        register(&mut tera);
        tera.add_raw_templates(templates.iter()).map_err(|error| {
            let mut error = describe(&error, &overridden);
            // The built-in templates alone are parsed by the tests, so a quarrel between the two is the user's.
            error.is_users = !overridden.is_empty();
            error
        })?;
        Ok(Self { tera, assets, overridden })
    }

    /// Renders a template with a view.
    ///
    /// # Errors
    /// What the engine said, with the template's name and line.
    pub fn render<T: Serialize + ?Sized>(&self, template: &str, view: &T) -> Result<String, TemplateError> {
        Context::from_serialize(view)
            .and_then(|context| self.tera.render(template, &context))
            .map(|page| if template.ends_with(".html") { super::dates::whole(&page) } else { page })
            .map_err(|error| describe(&error, &self.overridden))
    }

    /// Whether there is a template of this name.
    #[must_use]
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// An asset such as `assets/site.css`.
    #[must_use]
    pub fn asset(&self, name: &str) -> Option<&str> {
        self.assets.get(name).map(String::as_str)
    }

    /// Every asset, ordered by name.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.assets.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

/// The files of a report folder's `templates/`, by their paths in it.
fn read_overrides(folder: &Path) -> Result<BTreeMap<String, String>, SiteError> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| SiteError::disk(folder, error.into()))?;
        if !entry.file_type().is_file() || entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let inner = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let name = inner.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        let bytes = fs::read(entry.path()).map_err(|error| SiteError::disk(entry.path(), error))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let text = format!("error: {} is not UTF-8 text (byte {at})", entry.path().display());
            TemplateError { template: Some(name.clone()), text, is_users: true }
        })?;
        files.insert(name, text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned());
    }
    Ok(files)
}

fn describe(error: &tera::Error, overridden: &BTreeSet<String>) -> TemplateError {
    let mut text = aligned(&error.to_string());
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&format!("\n  caused by: {cause}"));
        source = cause.source();
    }
    let template = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report.filename().to_owned()),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => Some(tpl.clone()),
        ErrorKind::MissingParent { current, .. } => Some(current.clone()),
        ErrorKind::TemplateNotFound(name) => Some(name.clone()),
        // What is found after parsing comes as text only, of the same form.
        _ => places(&text).next().map(str::to_owned),
    };
    // An error may show in a built-in template that a template of the user has called wrongly.
    let is_users = template.iter().map(String::as_str).chain(places(&text)).any(|name| overridden.contains(name));
    TemplateError { template, text, is_users }
}

/// The report with its carets under what they mean: the engine counts signs, but Chinese ones are two columns wide.
fn aligned(report: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in report.lines() {
        let source = lines.last().and_then(|last| last.split_once(" | ")).map(|(_, source)| source);
        let carets = line.split_once(" | ").filter(|(number, _)| number.trim().is_empty());
        match (source, carets) {
            (Some(source), Some((margin, carets))) if carets.trim_start().starts_with('^') => {
                let before = carets.chars().take_while(|sign| *sign != '^').count();
                let under = carets.chars().filter(|sign| *sign == '^').count();
                let wide = |sign: char| sign.width().unwrap_or(0);
                let indent: String = source
                    .chars()
                    .take(before)
                    .map(|sign| if sign == '\t' { "\t".to_owned() } else { " ".repeat(wide(sign)) })
                    .collect();
                let width: usize = source.chars().skip(before).take(under).map(wide).sum();
                lines.push(format!("{margin} | {indent}{}", "^".repeat(width.max(1))));
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

/// The templates that a report points at: `--> page.html:2:7`.
fn places(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")?.split(':').next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tera::{Kwargs, State};

    const FILES: [(&str, &str); 3] = [
        ("base.html", "<h1>{{ title }}</h1>{% block main %}{% endblock %}"),
        ("page.html", "{% extends \"base.html\" %}{% block main %}{{ loud(text=title) }}{% endblock %}"),
        ("assets/site.css", "h1{margin:0}"),
    ];

    fn register(tera: &mut Tera) {
        tera.register_function("loud", |arguments: Kwargs, _: &State| -> tera::TeraResult<String> {
            Ok(format!("{}!", arguments.must_get::<String>("text")?))
        });
    }

    fn engine(overrides: &[(&str, &str)]) -> Result<Engine, TemplateError> {
        let owned = overrides.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Engine::with(FILES, owned, register)
    }

    fn view(title: &str) -> BTreeMap<&'static str, &str> {
        BTreeMap::from([("title", title)])
    }

    #[test]
    fn text_of_a_view_is_escaped() {
        let page = engine(&[]).expect("parsed").render("page.html", &view("<b>&\"'")).expect("rendered");
        assert!(!page.contains("<b>") && page.starts_with("<h1>&lt;b&gt;&amp;&quot;"), "{page}");
    }

    #[test]
    fn a_file_of_the_report_folder_replaces_one_and_assets_are_not_parsed() {
        let engine =
            engine(&[("base.html", "<p>{{ title }}</p>{% block main %}{% endblock %}"), ("assets/site.css", "a{{")])
                .expect("parsed");
        assert_eq!(engine.render("base.html", &view("甲")).expect("rendered"), "<p>甲</p>");
        assert_eq!(engine.asset("assets/site.css"), Some("a{{"));
        assert!(engine.has("page.html") && !engine.has("assets/site.css"));
    }

    #[test]
    fn an_error_in_a_template_of_the_user_is_told_with_its_place() {
        let block = "{% block main %}{% endblock %}";
        let error = engine(&[("base.html", &format!("<p>\n{{{{ title | shout }}}}</p>{block}"))])
            .expect_err("an unknown filter");
        assert!(error.is_users);
        assert_eq!(error.template.as_deref(), Some("base.html"));
        assert!(error.text.contains("base.html:2") && error.text.contains('^'), "{error}");
        let (what, place, line) = error.place().expect("a place");
        assert!(what.contains("shout") && place.starts_with("base.html:2:"), "{what} {place}");
        assert_eq!(line, "{{ title | shout }}</p>{% block main %}{% endblock %}");
        let late = engine(&[("base.html", &format!("{{{{ nothing.at.all }}}}{block}"))]).expect("parsed");
        let error = late.render("base.html", &view("x")).expect_err("undefined");
        assert!(error.is_users && error.text.contains("base.html:1"), "{error}");
        assert!(SiteError::from(error).is_users());
        let quarrel = engine(&[("base.html", "<p></p>")]).expect_err("a block that is gone");
        assert!(quarrel.is_users && quarrel.template.as_deref() == Some("page.html"), "{quarrel}");
    }

    #[test]
    fn the_caret_stands_under_the_error_after_chinese_text() {
        let error = engine(&[("x.html", "<p>姓名：{{ title | shout }}</p>")]).expect_err("an unknown filter");
        let lines: Vec<_> = error.text.lines().collect();
        let at = lines.iter().position(|line| line.contains('^')).expect("a caret");
        let columns = |text: &str| text.chars().map(|sign| sign.width().unwrap_or(0)).sum::<usize>();
        let (before, _) = lines[at - 1].split_once("shout").expect("the source line");
        let (indent, _) = lines[at].split_once('^').expect("a caret");
        assert_eq!(columns(before), columns(indent), "{error}");
    }

    #[test]
    fn an_error_in_a_built_in_template_is_ours() {
        let error = Engine::with([("a.html", "{% if %}")], BTreeMap::new(), |_| ()).expect_err("a syntax error");
        assert!(!error.is_users);
    }

    #[test]
    fn the_folder_on_disk_is_read_and_must_be_text() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::write(dir.path().join("mine.html"), "\u{feff}<p>{{ title }}</p>").expect("written");
        let engine = Engine::new([], Some(dir.path()), |_| ());
        assert_eq!(engine.expect("parsed").render("mine.html", &view("x")).expect("rendered"), "<p>x</p>");
        fs::write(dir.path().join("bad.html"), b"\xB7\xFE").expect("written");
        let error = Engine::new([], Some(dir.path()), |_| ()).expect_err("not text");
        assert!(error.is_users() && error.to_string().contains("bad.html"));
    }
}
