//! Follows every link of the finished pages before they are shown, and lets nothing in from outside.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{entities, html};

/// The one script of a site, and the attribute by which a page says that it is a list and may load it.
const SCRIPT: &str = "assets/lists.js";
const LIST_MARK: &str = "data-list";
/// Where reading begins.
const START: &str = "index.html";

/// What is wrong with a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It starts at the root of a disk or server, or climbs out of the site.
    Absolute,
    /// The id stands twice on the page.
    DuplicateId,
    /// An element that loads or runs something: frame, object, form, base, refresh.
    Element,
    /// The page loads it from elsewhere.
    External,
    /// It names a folder, which shows a list of files where there is no server.
    Folder,
    /// An attribute that runs a script.
    Handler,
    /// No file of this name.
    Missing,
    /// The file has no such id.
    MissingFragment,
    /// A kind of address that no page needs.
    Scheme,
    /// A script that is not the one of list pages.
    Script,
    /// No page leads to this file.
    Unreachable,
}

impl Reason {
    /// The name of the reason in messages and message files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Absolute => "absolute",
            Self::DuplicateId => "duplicate_id",
            Self::Element => "element",
            Self::External => "external",
            Self::Folder => "folder",
            Self::Handler => "handler",
            Self::Missing => "missing",
            Self::MissingFragment => "missing_fragment",
            Self::Scheme => "scheme",
            Self::Script => "script",
            Self::Unreachable => "unreachable",
        }
    }
}

/// A link that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkFault {
    /// The file it stands in, relative to the issue.
    pub path: String,
    /// What it says.
    pub target: String,
    /// What is wrong with it.
    pub reason: Reason,
}

impl fmt::Display for LinkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: `{}` ({})", self.path, self.target, self.reason.slug())
    }
}

/// What one file says: its ids, where it leads, and what is wrong with it alone.
#[derive(Debug, Default)]
pub struct Facts {
    ids: BTreeSet<String>,
    links: BTreeSet<Target>,
    faults: Vec<LinkFault>,
}

/// A file of the site, by its path from the site's root, and an id in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Target {
    path: String,
    fragment: Option<String>,
}

/// The files of an issue and the links between them.
#[derive(Debug)]
pub struct LinkBook {
    /// The issue's folder with its `/`; empty for the root of the site.
    prefix: String,
    files: BTreeMap<String, Facts>,
}

impl LinkBook {
    /// An empty book of an issue; the empty name stands for the site's root.
    #[must_use]
    pub fn new(issue: &str) -> Self {
        let prefix = if issue.is_empty() { String::new() } else { format!("{issue}/") };
        Self { prefix, files: BTreeMap::new() }
    }

    /// The issue's folder as it begins every path, for [`LinkBook::read`].
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Reads one file; needs no book, so that many can be read at once.
    #[must_use]
    pub fn read(prefix: &str, path: &str, bytes: &[u8]) -> Facts {
        let mut reader = Reader { prefix, path, facts: Facts::default() };
        match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => reader.page(&String::from_utf8_lossy(bytes)),
            Some("css") => reader.style(&String::from_utf8_lossy(bytes)),
            _ => {}
        }
        reader.facts
    }

    /// Takes what a file says.
    pub fn insert(&mut self, path: &str, facts: Facts) {
        self.files.insert(format!("{}{path}", self.prefix), facts);
    }

    /// How many different links there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files.values().map(|facts| facts.links.len()).sum()
    }

    /// Everything that is wrong, ordered by file. `outside` answers for files outside the issue.
    #[must_use]
    pub fn faults(&self, outside: &dyn Fn(&str) -> bool) -> Vec<LinkFault> {
        let mut faults: Vec<LinkFault> = self.files.values().flat_map(|facts| facts.faults.clone()).collect();
        let inside = |path: &str| path.strip_prefix(&self.prefix).unwrap_or(path).to_owned();
        for (path, facts) in &self.files {
            for target in &facts.links {
                let reason = match (self.files.get(&target.path), &target.fragment) {
                    (Some(found), Some(id)) if !found.ids.contains(id) => Reason::MissingFragment,
                    (Some(_), _) => continue,
                    (None, _) => {
                        let ours = !self.prefix.is_empty() && target.path.starts_with(&self.prefix);
                        if !ours && outside(&target.path) {
                            continue;
                        }
                        Reason::Missing
                    }
                };
                let fragment = target.fragment.as_ref().map_or(String::new(), |id| format!("#{id}"));
                let target = format!("{}{fragment}", inside(&target.path));
                faults.push(LinkFault { path: inside(path), target, reason });
            }
        }
        for path in self.unreached() {
            faults.push(LinkFault { path: inside(path), target: inside(path), reason: Reason::Unreachable });
        }
        faults.sort();
        faults.dedup();
        faults
    }

    /// Files that no chain of links from the first page leads to.
    fn unreached(&self) -> Vec<&str> {
        let start = format!("{}{START}", self.prefix);
        let mut reached = BTreeSet::from([start.as_str()]);
        let mut waiting = vec![start.as_str()];
        while let Some(path) = waiting.pop() {
            for target in self.files.get(path).iter().flat_map(|facts| &facts.links) {
                if self.files.contains_key(&target.path) && reached.insert(&target.path) {
                    waiting.push(&target.path);
                }
            }
        }
        self.files.keys().map(String::as_str).filter(|path| !reached.contains(path)).collect()
    }
}

struct Reader<'a> {
    prefix: &'a str,
    path: &'a str,
    facts: Facts,
}

impl Reader<'_> {
    fn fault(&mut self, target: &str, reason: Reason) {
        let target = target.chars().take(200).collect();
        self.facts.faults.push(LinkFault { path: self.path.to_owned(), target, reason });
    }

    fn page(&mut self, page: &str) {
        let mut scripts = Vec::new();
        let mut is_list = false;
        for tag in html::tags(page).filter(|tag| !tag.closing) {
            const LOADING: [&str; 7] = ["base", "iframe", "frame", "object", "embed", "applet", "form"];
            if LOADING.iter().any(|name| tag.is(name)) {
                self.fault(tag.name, Reason::Element);
            }
            if tag.is("style") {
                let rest = &page[tag.range.end..];
                self.style(&rest[..rest.find("</").unwrap_or(rest.len())]);
            }
            if tag.is("script") {
                scripts.push(tag.attribute("src").map(str::to_owned));
            }
            for attribute in tag.attributes() {
                let value = entities::decode_str(attribute.value);
                match attribute.name.to_ascii_lowercase().as_str() {
                    "id" => {
                        let is_new = self.facts.ids.insert(value.to_string());
                        if !is_new {
                            self.fault(&value, Reason::DuplicateId);
                        }
                    }
                    "href" | "xlink:href" | "src" | "poster" | "data" | "action" | "formaction" | "cite" => {
                        self.link(&value, tag.is("a"), tag.is("img") || tag.is("link") || tag.is("image"));
                    }
                    "srcset" => self.fault(&value, Reason::Element),
                    "http-equiv" if value.eq_ignore_ascii_case("refresh") => self.fault(&value, Reason::Element),
                    "aria-labelledby" | "aria-describedby" | "aria-controls" | "for" | "headers" => {
                        for id in value.split_ascii_whitespace() {
                            self.link(&format!("#{id}"), false, false);
                        }
                    }
                    "style" => self.style(&value),
                    "fill" | "stroke" | "mask" | "filter" | "clip-path" | "marker-start" | "marker-mid"
                    | "marker-end" => {
                        self.style(&value);
                    }
                    LIST_MARK => is_list = true,
                    name if name.starts_with("on") => self.fault(name, Reason::Handler),
                    _ => {}
                }
            }
        }
        for script in scripts {
            let allowed = is_list
                && script.as_deref().is_some_and(|source| {
                    self.resolve(source).is_ok_and(|target| target.path == format!("{}{SCRIPT}", self.prefix))
                });
            if !allowed {
                self.fault(script.as_deref().unwrap_or("<script>"), Reason::Script);
            }
        }
    }

    /// Follows what a stylesheet loads.
    fn style(&mut self, style: &str) {
        if style.contains("@import") {
            self.fault("@import", Reason::External);
        }
        let mut rest = style;
        while let Some(at) = rest.find("url(") {
            rest = &rest[at + 4..];
            let Some(end) = rest.find(')') else { break };
            let target = rest[..end].trim().trim_matches(['"', '\'']).to_owned();
            self.link(&target, false, true);
            rest = &rest[end..];
        }
    }

    /// Takes a link, or what is wrong with it. Only an anchor may lead out of the site, only a picture be data.
    fn link(&mut self, target: &str, is_anchor: bool, is_picture: bool) {
        match self.resolve(target) {
            Ok(found) => {
                self.facts.links.insert(found);
            }
            Err(Reason::External) if is_anchor => {}
            Err(Reason::Scheme) if is_picture && target.starts_with("data:image/") => {}
            Err(reason) => self.fault(target, reason),
        }
    }

    fn resolve(&self, target: &str) -> Result<Target, Reason> {
        let target = target.trim();
        if let Some(scheme) = scheme(target) {
            let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
            return Err(if web { Reason::External } else { Reason::Scheme });
        }
        if target.starts_with("//") {
            return Err(Reason::External);
        }
        if target.starts_with('/') || target.contains('\\') {
            return Err(Reason::Absolute);
        }
        let (file, fragment) = match target.split_once('#') {
            Some((file, fragment)) => (file, Some(percent_decoded(fragment).into_owned())),
            None => (target, None),
        };
        let here = format!("{}{}", self.prefix, self.path);
        let file = file.split('?').next().unwrap_or(file);
        if file.is_empty() {
            // `#` alone is the top of the page.
            let fragment = fragment.ok_or(Reason::Missing)?;
            return Ok(Target { path: here, fragment: Some(fragment).filter(|id| !id.is_empty()) });
        }
        if file.ends_with('/') || file.ends_with("..") || file == "." {
            return Err(Reason::Folder);
        }
        let mut parts: Vec<&str> = here.split('/').collect();
        parts.pop();
        let file = percent_decoded(file);
        for part in file.split('/') {
            match part {
                "." | "" => {}
                ".." => {
                    parts.pop().ok_or(Reason::Absolute)?;
                }
                name => parts.push(name),
            }
        }
        Ok(Target { path: parts.join("/"), fragment: fragment.filter(|id| !id.is_empty()) })
    }
}

/// The scheme of an address, where it has one.
pub(super) fn scheme(target: &str) -> Option<&str> {
    let end = target.find([':', '/', '?', '#']).filter(|&at| target.as_bytes()[at] == b':')?;
    Some(&target[..end])
}

pub(super) fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let value = pair.and_then(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
        decoded.push(value.unwrap_or(bytes[at]));
        at += if value.is_some() { 3 } else { 1 };
    }
    Cow::Owned(String::from_utf8_lossy(&decoded).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(files: &[(&str, &str)]) -> Vec<(String, Reason)> {
        let mut book = LinkBook::new("2026-10");
        for (path, text) in files {
            let facts = LinkBook::read(book.prefix(), path, text.as_bytes());
            book.insert(path, facts);
        }
        book.faults(&|path| path == "index.html").into_iter().map(|fault| (fault.target, fault.reason)).collect()
    }

    #[test]
    fn a_sound_issue_has_no_fault() {
        let list = r#"<link rel="stylesheet" href="../assets/site.css"><table data-list></table>
            <script defer src="../assets/lists.js"></script><a href="../../index.html">months</a>"#;
        assert_eq!(
            faults(&[
                (
                    "index.html",
                    r##"<h1 id="a">x</h1><a href="#a">a</a> <a href="en/%E8%A1%A8.html?x#top">b</a>
                    <a href="https://example.org/x">out</a><svg fill="url(#a)"></svg><a href="#">top</a>"##
                ),
                ("en/表.html", &format!("<p id=top></p>{list}")),
                ("assets/site.css", "a{background:url(data:image/svg+xml,x)}"),
                ("assets/lists.js", "x"),
            ]),
            []
        );
    }

    #[test]
    fn each_kind_of_broken_link_is_told() {
        let page = r##"<a href="gone.html">1</a><a href="#none">2</a><a href="/abs.html">3</a><a href="faults/">4</a>
            <a href="../../../up.html">5</a><a href="mailto:x">6</a><img src="https://example.org/a.png"><i id=t></i>
            <i id=t></i><i onclick="x"></i><iframe></iframe><script>1</script><label for="nobody"></label>
            <a href="../2026-09/index.html">7</a><link href="//cdn/x.css" rel=stylesheet>"##;
        let told = faults(&[("index.html", page), ("rows/x.csv", "")]);
        let reasons: BTreeSet<_> = told.iter().map(|(target, reason)| (target.as_str(), *reason)).collect();
        for expected in [
            ("gone.html", Reason::Missing),
            ("index.html#none", Reason::MissingFragment),
            ("/abs.html", Reason::Absolute),
            ("faults/", Reason::Folder),
            ("../../../up.html", Reason::Absolute),
            ("mailto:x", Reason::Scheme),
            ("https://example.org/a.png", Reason::External),
            ("t", Reason::DuplicateId),
            ("onclick", Reason::Handler),
            ("iframe", Reason::Element),
            ("<script>", Reason::Script),
            ("index.html#nobody", Reason::MissingFragment),
            ("2026-09/index.html", Reason::Missing),
            ("//cdn/x.css", Reason::External),
            ("rows/x.csv", Reason::Unreachable),
        ] {
            assert!(reasons.contains(&expected), "{expected:?} {told:?}");
        }
        assert_eq!(reasons.len(), 15);
    }

    #[test]
    fn the_script_of_lists_is_refused_on_other_pages() {
        let page = r#"<script src="assets/lists.js"></script>"#;
        assert_eq!(faults(&[("index.html", page), ("assets/lists.js", "")])[0].1, Reason::Script);
    }

    #[test]
    fn a_stylesheet_loads_nothing_from_outside() {
        let page = r#"<link rel=stylesheet href="a.css"><style>p{background:url(//x/y)}</style>"#;
        let told = faults(&[("index.html", page), ("a.css", "@import 'x'; b{c:url(http://x/y)}")]);
        assert!(told.iter().all(|(_, reason)| *reason == Reason::External));
        assert_eq!(told.len(), 3);
    }
}
