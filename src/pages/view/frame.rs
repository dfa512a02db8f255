//! What surrounds every page: who issued what, where the reader is, and where he can go.

use serde::Serialize;

use super::parts::Link;
use crate::locale::Locale;

/// The pages of the navigation in order: slug, file, and whether a group begins with it. The name of a page is the
/// message `nav-<slug>`.
pub const PAGES: &[(&str, &str, bool)] = &[
    ("overview", "index.html", true),
    ("scorecard", "scorecard.html", false),
    ("actions", "actions.html", false),
    ("tickets", "tickets.html", true),
    ("complaints", "complaints.html", false),
    ("satisfaction", "satisfaction.html", false),
    ("faults", "faults.html", false),
    ("proactive", "proactive.html", false),
    ("teamwork", "teamwork.html", false),
    ("shop", "shop.html", false),
    ("customers", "customers/index.html", true),
    ("engineers", "engineers/index.html", false),
    ("year", "year.html", true),
    ("quality", "quality.html", false),
    ("methods", "methods.html", false),
    ("print", "print.html", false),
];

/// What all pages of an issue in one language share; [`Shell::frame`] makes the frame of each.
#[derive(Debug)]
pub struct Shell<'a> {
    /// The language.
    pub locale: &'a Locale,
    /// The languages of the issue with their own names, the one at the issue's root first.
    pub languages: &'a [(&'a str, &'a str)],
    /// The issue; its links as seen from the root of the issue folder.
    pub issue: Issue,
    /// The slugs of the pages of [`PAGES`] that the issue has.
    pub has: &'a [&'a str],
}

/// A page to be framed.
#[derive(Clone, Copy, Debug)]
pub struct PageId<'a> {
    /// Its own slug, `fault`.
    pub slug: &'a str,
    /// The page of the navigation that it belongs to, `faults`.
    pub under: &'a str,
    /// Its file relative to the folder of its language, `faults/F-2026-031.html`.
    pub file: &'a str,
}

impl PageId<'static> {
    /// A page of the navigation.
    ///
    /// # Panics
    /// If there is no such page.
    #[must_use]
    pub fn listed(slug: &str) -> Self {
        let (slug, file, _) = PAGES.iter().find(|(s, ..)| *s == slug).expect("a page of the navigation");
        PageId { slug, under: slug, file }
    }
}

impl Shell<'_> {
    /// The frame of a page with its heading, a sentence that describes it, and whether it carries the list script.
    #[must_use]
    pub fn frame(
        &self,
        page: PageId<'_>,
        title: impl Into<String>,
        description: impl Into<String>,
        list: bool,
    ) -> Frame {
        let home = self.languages.first().map_or("", |(tag, _)| tag);
        let base = "../".repeat(page.file.matches('/').count());
        let root = if self.locale.tag() == home { base.clone() } else { format!("../{base}") };
        let name = |slug: &str| self.locale.text(&format!("nav-{slug}"));
        let crumbs = match (page.slug, page.under) {
            ("overview" | "print", _) => Vec::new(),
            (slug, under) => {
                let mut crumbs = vec![Link::new(name("overview"), format!("{base}index.html"))];
                if let Some((_, file, _)) = PAGES.iter().find(|(s, ..)| *s == under && *s != slug) {
                    crumbs.push(Link::new(name(under), format!("{base}{file}")));
                }
                crumbs
            }
        };
        let from_root = |link: &Link| Link::new(link.text.clone(), format!("{root}{}", link.href));
        let mut issue = self.issue.clone();
        issue.logo = issue.logo.map(|href| format!("{root}{href}"));
        issue.all = issue.all.map(|href| format!("{root}{href}"));
        issue.previous = issue.previous.as_ref().map(from_root);
        issue.next = issue.next.as_ref().map(from_root);
        Frame {
            lang: self.locale.tag().to_owned(),
            slug: page.slug.to_owned(),
            title: title.into(),
            description: description.into(),
            assets: format!("{root}assets/"),
            languages: self
                .languages
                .iter()
                .map(|(tag, own)| Language {
                    tag: (*tag).to_owned(),
                    name: (*own).to_owned(),
                    href: format!(
                        "{root}{}{}",
                        if *tag == home { String::new() } else { format!("{tag}/") },
                        page.file
                    ),
                    current: *tag == self.locale.tag(),
                })
                .collect(),
            nav: PAGES
                .iter()
                .filter(|(slug, ..)| self.has.contains(slug))
                .map(|(slug, file, first)| NavItem {
                    text: name(slug),
                    href: format!("{base}{file}"),
                    current: *slug == page.under,
                    first: *first,
                })
                .collect(),
            base,
            crumbs,
            issue,
            lists: list.then(|| list_words(self.locale)),
        }
    }
}

/// The words of the list script, as it reads them from the page.
fn list_words(locale: &Locale) -> String {
    let words = [
        ("search", "ui-search"),
        ("all", "ui-filter-all"),
        ("clear", "ui-clear"),
        ("shown", "ui-rows-shown"),
        ("up", "ui-sorted-up"),
        ("down", "ui-sorted-down"),
        ("hint", "ui-sort-hint"),
    ];
    let words: serde_json::Map<_, _> =
        words.iter().map(|(key, id)| ((*key).to_owned(), locale.text(id).into())).collect();
    serde_json::Value::Object(words).to_string()
}

/// The frame of a page. All links are relative to the page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The language tag of the page.
    pub lang: String,
    /// The page's slug: `overview`, `scorecard`, …, `customer`; it marks the page in the navigation.
    pub slug: String,
    /// The heading of the page.
    pub title: String,
    /// One sentence for search results and previews.
    pub description: String,
    /// The way from the page to the folder of its language: empty, or `../`.
    pub base: String,
    /// The way from the page to `assets/`.
    pub assets: String,
    /// The page in the other languages.
    pub languages: Vec<Language>,
    /// The pages of the issue, in order.
    pub nav: Vec<NavItem>,
    /// The way back: overview, list, without the page itself.
    pub crumbs: Vec<Link>,
    /// The issue.
    pub issue: Issue,
    /// The words of the list script, where the page has a table for it.
    pub lists: Option<String>,
}

/// The page in a language.
#[derive(Clone, Debug, Serialize)]
pub struct Language {
    /// Its tag.
    pub tag: String,
    /// The language's own name.
    pub name: String,
    /// The page in it.
    pub href: String,
    /// It is this page.
    pub current: bool,
}

/// A page in the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    /// Its name.
    pub text: String,
    /// The page.
    pub href: String,
    /// The reader is on it, or on a page below it.
    pub current: bool,
    /// A rule stands before it: it begins a group.
    pub first: bool,
}

/// The issue that the page belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct Issue {
    /// `示例科技有限公司`.
    pub company: String,
    /// A picture of the company's.
    pub logo: Option<String>,
    /// `2026年10月`.
    pub month: String,
    /// `业务部`.
    pub supervisor: String,
    /// `总经理`, who approves.
    pub reader: String,
    /// `2026-10-31 24:00`.
    pub as_of: String,
    /// `第1版`, or the words for a draft.
    pub edition: String,
    /// Not published.
    pub draft: bool,
    /// `2026-11-04`, where it was issued.
    pub issued: Option<String>,
    /// `jiandu 0.1.0`.
    pub generator: String,
    /// The list of issues; absent where the issue travels alone.
    pub all: Option<String>,
    /// The issue before, where it is there.
    pub previous: Option<Link>,
    /// The issue after, where it is there.
    pub next: Option<Link>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::view::sample;

    #[test]
    fn links_of_a_page_lead_out_of_its_folder_and_its_language() {
        let english = Locale::builtin("en").unwrap();
        let page = PageId { slug: "customer", under: "customers", file: "customers/C-012.html" };
        let frame = sample::frame(&english, page, "C-012", false);
        assert_eq!((frame.base.as_str(), frame.assets.as_str()), ("../", "../../assets/"));
        let hrefs: Vec<_> = frame.languages.iter().map(|l| l.href.as_str()).collect();
        assert_eq!(hrefs, ["../../customers/C-012.html", "../../en/customers/C-012.html"]);
        assert_eq!(frame.issue.all.as_deref(), Some("../../../index.html"));
        let crumbs: Vec<_> = frame.crumbs.iter().map(|c| c.href.as_str()).collect();
        assert_eq!(crumbs, ["../index.html", "../customers/index.html"]);
        assert_eq!(frame.nav.iter().filter(|n| n.current).count(), 1);
    }

    #[test]
    fn a_page_that_the_issue_lacks_is_not_in_the_navigation() {
        let chinese = Locale::builtin("zh-CN").unwrap();
        let issue = sample::issue(&chinese);
        let shell = Shell { locale: &chinese, languages: sample::LANGUAGES, issue, has: &["overview", "tickets"] };
        let frame = shell.frame(PageId::listed("tickets"), "受理", "受理", true);
        let hrefs: Vec<_> = frame.nav.iter().map(|n| n.href.as_str()).collect();
        assert_eq!(hrefs, ["index.html", "tickets.html"]);
        assert!(frame.lists.unwrap().contains(&chinese.text("ui-search")));
    }
}
