//! Writes a report as an issue of a site: pages in each language, tables, `figures.json`; checked, then swapped in.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Blame, Department, Error, Outcome, Watch, carried, privacy};
use crate::history::causes::DataFolder;
use crate::history::{Definitions, History, Restated, restatements};
use crate::ingest::{Kind, Outcome as Read, document_text};
use crate::locale::Locale;
use crate::pages::context::{Context, Matter};
use crate::pages::issues::{self, GENERATOR, Headline};
use crate::pages::style::{Dress, Light};
use crate::pages::table::{self, TABLE};
use crate::pages::view::frame::{Issue, Shell};
use crate::pages::view::parts::Link;
use crate::pages::{rows, style, templates, words};
use crate::report::write_figures;
use crate::said::said;
use crate::settings::Theme;
use crate::site::{Draft, Engine, Gate, Masker, Nowhere, SiteError, SiteFolder, single, zip};
use crate::time::Month;

/// How an issue is written.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The report folder: its `templates/` and logo are used.
    pub folder: PathBuf,
    /// The site folder.
    pub site: PathBuf,
    /// The name of the issue's folder: `2026-10`, `2026-10.draft`.
    pub issue: String,
    /// A single file with everything inside, beside the site.
    pub single_file: Option<PathBuf>,
    /// The issue as an archive, beside the site.
    pub zip: Option<PathBuf>,
    /// What this edition changes against the one before.
    pub changes: Vec<Restated>,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The issue's folder.
    pub folder: PathBuf,
    /// Its files.
    pub files: usize,
    /// Its bytes.
    pub bytes: u64,
    /// Links that were followed.
    pub links: usize,
}

/// A language of an issue, ready to render.
struct Tongue {
    locale: Arc<Locale>,
    engine: Engine,
}

/// Writes the issue, the list of issues last. A reader sees the old site or the new one, never a mixture.
///
/// # Errors
/// A template is wrong, personal data or a broken link was found, another build is at work, or the disk refused; the
/// site that was there is untouched.
pub fn write(
    outcome: &Outcome,
    department: &Department,
    writing: &Writing,
    watch: &dyn Watch,
) -> Result<Written, Error> {
    let tongues = tongues(department, &writing.folder)?;
    let gate = Gate::new(&outcome.private);
    let masker = Masker::new(privacy::kinds(department), &outcome.private, true);
    let mut matter = matter(outcome, department, &masker, &writing.folder)?;
    matter.changes.clone_from(&writing.changes);
    let site = SiteFolder::open(&writing.site)?;
    let staged = site.stage(&writing.issue)?;
    let draft = Draft::new(&writing.issue, &staged, &gate);
    let neighbours = neighbours(&site, &writing.issue, matter.month())?;
    fill(&draft, &matter, &tongues, &writing.folder, &neighbours, watch)?;

    let checked = draft.check(&|path| site.has(path))?;
    let folder = staged.commit(&checked)?;
    let headline = Headline::of(matter.report(), &sentences(&matter, &tongues));
    root(&site, &tongues, department, &gate, (&writing.issue, &headline))?;
    bundles(&folder, &matter, writing)?;
    Ok(Written { folder, files: checked.files(), bytes: checked.bytes(), links: checked.links() })
}

/// Does everything that [`write`] does but for writing: what would end the build ends this.
///
/// # Errors
/// A template is wrong, or personal data or a broken link was found.
pub fn rehearse(outcome: &Outcome, department: &Department, folder: &Path, watch: &dyn Watch) -> Result<(), Error> {
    let tongues = tongues(department, folder)?;
    let gate = Gate::new(&outcome.private);
    let masker = Masker::new(privacy::kinds(department), &outcome.private, true);
    let matter = matter(outcome, department, &masker, folder)?;
    let draft = Draft::new(&matter.month().to_string(), &Nowhere, &gate);
    fill(&draft, &matter, &tongues, folder, &[None, None], watch)?;
    draft.check(&|path| path == "index.html")?;
    Ok(())
}

/// What the pages are about, with the history that they tell of.
fn matter<'a>(
    outcome: &'a Outcome,
    department: &'a Department,
    masker: &'a Masker,
    folder: &Path,
) -> Result<Matter<'a>, Error> {
    let data = folder.join("data");
    let mut matter = Matter::new(outcome, department, masker).with_documents(documents(outcome, &data)?);
    let definitions = |month| Definitions::new(&department.settings, &department.regulation, month);
    let history = History::load(&data)?;
    matter.carried = carried(&history, outcome);
    matter.restated = restatements(&history, &outcome.report, &definitions, &DataFolder(data));
    Ok(matter)
}

/// Adds every file of an issue to its draft.
fn fill(
    draft: &Draft<'_>,
    matter: &Matter<'_>,
    tongues: &[Tongue],
    folder: &Path,
    neighbours: &[Option<Month>; 2],
    watch: &dyn Watch,
) -> Result<(), Error> {
    assets(draft, matter, tongues, folder)?;
    pages(draft, matter, tongues, neighbours, watch)?;
    if matter.department.settings.publish.downloads {
        rows::add_to(draft, matter)?;
    }
    Ok(figures(draft, matter, tongues)?)
}

/// The analyses of faults as they were handed in, read once more: what is kept of an export has no texts.
fn documents(outcome: &Outcome, data: &Path) -> Result<BTreeMap<String, String>, Error> {
    let shown =
        outcome.cases.files.iter().filter(|file| file.kind == Kind::FaultAnalyses && file.outcome == Read::Read);
    shown
        .map(|file| {
            let path = data.join(&*file.path);
            let bytes = std::fs::read(&path).map_err(|error| Error::failed(format!("{}: {error}", path.display())))?;
            // A table of analyses has no document to show.
            Ok(document_text(&bytes, file.encoding).map(|text| (file.path.to_string(), text)))
        })
        .filter_map(Result::transpose)
        .collect()
}

fn tongues(department: &Department, folder: &Path) -> Result<Vec<Tongue>, Error> {
    let overrides = folder.join("templates");
    department
        .settings
        .display
        .languages
        .iter()
        .map(|tag| {
            let locale = Arc::new(department.languages.locale(tag)?);
            let engine = Engine::new(templates::TEMPLATES.iter().copied(), Some(&overrides), |tera| {
                templates::register(tera, &locale);
            })?;
            Ok(Tongue { locale, engine })
        })
        .collect()
}

fn assets(draft: &Draft<'_>, matter: &Matter<'_>, tongues: &[Tongue], folder: &Path) -> Result<(), Error> {
    let display = &matter.department.settings.display;
    let feet: Vec<(String, String)> = tongues
        .iter()
        .map(|tongue| {
            let locale = &tongue.locale;
            let foot = style::foot(locale, &locale.month(matter.month()), &edition(matter, locale));
            (locale.tag().to_owned(), foot)
        })
        .collect();
    let feet: Vec<(&str, &str)> = feet.iter().map(|(tag, foot)| (tag.as_str(), foot.as_str())).collect();
    // A file of the report folder's `templates/` takes the place of ours.
    let own = |name: &str, ours: &'static str| {
        tongues.first().and_then(|tongue| tongue.engine.asset(name)).map_or_else(|| ours.to_owned(), str::to_owned)
    };
    let sheet = own("assets/site.css", style::SHEET);
    let dress = Dress {
        sheet: &sheet,
        light: match display.theme {
            Theme::Light => Light::Light,
            Theme::Dark => Light::Dark,
            Theme::Auto => Light::Auto,
        },
        accent: display.accent.as_deref(),
        feet: &feet,
    };
    draft.add("assets/site.css", style::stylesheet(crate::charts::CSS, &dress).as_bytes())?;
    draft.add("assets/icon.svg", own("assets/icon.svg", style::ICON).as_bytes())?;
    if let Some(logo) = &display.logo {
        let path = folder.join(logo);
        let bytes = std::fs::read(&path).map_err(|error| {
            let shown = path.display();
            let message = said!("the logo {shown} cannot be read: {error}", "无法读取标志图片 {shown}：{error}");
            Error::new(Blame::User, message).help(said!(
                "`display.logo` in data/report.toml names a picture below the report folder",
                "data/report.toml 的 `display.logo` 应是报告文件夹之内的图片"
            ))
        })?;
        draft.add(&logo_file(logo), &bytes)?;
    }
    Ok(())
}

fn logo_file(logo: &str) -> String {
    let ending = logo.rsplit_once('.').map_or("png", |(_, ending)| ending);
    format!("assets/logo.{}", ending.to_ascii_lowercase())
}

fn edition(matter: &Matter<'_>, locale: &Locale) -> String {
    match matter.report().edition {
        0 => locale.text("ui-draft"),
        n => locale.text_with("ui-version", &[("n", i64::from(n).into())]),
    }
}

fn pages(
    draft: &Draft<'_>,
    matter: &Matter<'_>,
    tongues: &[Tongue],
    neighbours: &[Option<Month>; 2],
    watch: &dyn Watch,
) -> Result<(), Error> {
    let has = table::present(matter);
    let names: Vec<String> = tongues.iter().map(|tongue| tongue.locale.text("ui-language")).collect();
    let languages: Vec<(&str, &str)> =
        tongues.iter().zip(&names).map(|(tongue, name)| (tongue.locale.tag(), name.as_str())).collect();
    let shells: Vec<Shell<'_>> = tongues
        .iter()
        .map(|tongue| Shell {
            locale: &tongue.locale,
            languages: &languages,
            issue: imprint(matter, &tongue.locale, neighbours),
            has: &has,
        })
        .collect();
    let files: Vec<_> = TABLE.iter().map(|page| (page, (page.files)(matter))).collect();
    let work: Vec<_> = (0..tongues.len())
        .flat_map(|tongue| {
            files.iter().flat_map(move |(page, files)| {
                files.iter().enumerate().map(move |(place, file)| (tongue, *page, place, file.as_str()))
            })
        })
        .collect();
    watch.begin("pages", work.len());
    let uses_lists = work
        .par_iter()
        .map(|&(tongue, page, place, file)| {
            let Tongue { locale, engine } = &tongues[tongue];
            let context = Context { matter, locale, shell: &shells[tongue] };
            let html = (page.render)(&context, place, file, engine).map_err(SiteError::from)?;
            let path = if tongue == 0 { file.to_owned() } else { format!("{}/{file}", locale.tag()) };
            draft.add(&path, html.as_bytes())?;
            watch.step(&path);
            Ok(html.contains("assets/lists.js\""))
        })
        .try_reduce(|| false, |a, b| Ok::<bool, Error>(a || b))?;
    watch.end();
    if uses_lists {
        draft.add("assets/lists.js", style::LISTS.as_bytes())?;
    }
    Ok(())
}

/// The issues before and after one, among those that stand in the site.
fn neighbours(site: &SiteFolder, issue: &str, month: Month) -> Result<[Option<Month>; 2], Error> {
    let months: Vec<Month> = site
        .issues()?
        .iter()
        .filter(|name| *name != issue)
        .filter_map(|name| name.parse().ok())
        .filter(|other| *other != month)
        .collect();
    let before = months.iter().copied().filter(|other| *other < month).max();
    let after = months.iter().copied().filter(|other| *other > month).min();
    Ok([before, after])
}

fn imprint(matter: &Matter<'_>, locale: &Locale, neighbours: &[Option<Month>; 2]) -> Issue {
    let report = matter.report();
    let org = &matter.department.settings.org;
    let regulation = &matter.department.regulation;
    let role = |key: &str, own: &str| {
        if regulation.roles.contains_key(key) { regulation.role_name(key, org, locale.tag()) } else { own.to_owned() }
    };
    let link =
        |month: &Option<Month>| month.map(|month| Link::new(locale.month(month), format!("../{month}/index.html")));
    Issue {
        company: org.company.clone(),
        logo: matter.department.settings.display.logo.as_deref().map(logo_file),
        month: locale.month(report.month),
        supervisor: role("supervisor", &org.supervisor),
        reader: role("reader", &org.reader),
        as_of: locale.end(report.as_of),
        edition: edition(matter, locale),
        draft: report.edition == 0,
        issued: report.issued_at.map(|at| locale.date(at.date())),
        generator: GENERATOR.to_owned(),
        all: Some("../index.html".to_owned()),
        previous: link(&neighbours[0]),
        next: link(&neighbours[1]),
    }
}

/// The sentences of the findings in every language of the issue.
fn sentences(matter: &Matter<'_>, tongues: &[Tongue]) -> Vec<BTreeMap<String, String>> {
    let speech = words::speech(matter);
    matter
        .report()
        .findings
        .iter()
        .map(|finding| {
            tongues
                .iter()
                .map(|Tongue { locale, .. }| {
                    let text = locale.finding(finding, speech).unwrap_or_else(|_| locale.text(&finding.message));
                    (locale.tag().to_owned(), text)
                })
                .collect()
        })
        .collect()
}

/// Adds `figures.json`.
fn figures(draft: &Draft<'_>, matter: &Matter<'_>, tongues: &[Tongue]) -> Result<(), SiteError> {
    let sentences = sentences(matter, tongues);
    draft.add_written("figures.json", |out| {
        let mut out = BufWriter::new(out);
        write_figures(matter.report(), &matter.department.regulation, &sentences, &mut out)?;
        out.flush()
    })
}

/// The list of issues, made from what each issue says of itself; `fresh` is the one that was just made.
fn root(
    site: &SiteFolder,
    tongues: &[Tongue],
    department: &Department,
    gate: &Gate,
    fresh: (&str, &Headline),
) -> Result<(), Error> {
    let Some((first, others)) = tongues.split_first() else { return Ok(()) };
    let mut all = Vec::new();
    for name in site.issues()? {
        let mut headline = match &fresh {
            (issue, headline) if *issue == name => (*headline).clone(),
            _ => Headline::read(&site.read(&format!("{name}/figures.json")).unwrap_or_default()),
        };
        headline.others = others
            .iter()
            .map(|tongue| (tongue.locale.tag().to_owned(), tongue.locale.text("ui-language")))
            .filter(|(tag, _)| site.has(&format!("{name}/{tag}/index.html")))
            .collect();
        all.push((name, headline));
    }
    if all.is_empty() {
        return Ok(());
    }
    let view = issues::build(&first.locale, &department.settings.org.company, &all);
    let html = first.engine.render("issues.html", &view).map_err(SiteError::from)?;
    Ok(site.write_root("index.html", html.as_bytes(), gate)?)
}

/// The single file and the archive, made from the finished folder.
fn bundles(folder: &Path, matter: &Matter<'_>, writing: &Writing) -> Result<(), Error> {
    if writing.single_file.is_none() && writing.zip.is_none() {
        return Ok(());
    }
    let mut files = zip::read_folder(folder)?;
    if let Some(path) = &writing.single_file {
        let pages: Vec<String> = TABLE
            .iter()
            // The print edition repeats what the other pages say.
            .filter(|page| page.slug != "print")
            .flat_map(|page| (page.files)(matter))
            .collect();
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        crate::site::folder::write_file(path, single::bundle(&pages, &files).as_bytes())?;
    }
    if let Some(path) = &writing.zip {
        files.remove(crate::site::folder::MARKER);
        crate::site::folder::write_file(path, &zip::zip(&writing.issue, &files)?)?;
    }
    Ok(())
}
