//! All pages of an issue in one HTML file that can be mailed: links between pages become jumps inside it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::{entities, html};

/// Attributes that name one id or several.
const REFERENCES: [&str; 7] =
    ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list"];

/// Elements before which white space shows nothing.
const BLOCKS: [&str; 14] = [
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "caption",
    "section",
    "div",
    "ul",
    "ol",
    "dl",
    "figure",
    "figcaption",
];

/// Bundles the pages of these paths, in this order, out of the files of an issue.
///
/// A page gives its `<main>` (or its body, where it has none); what surrounds it comes from the first page. Every id is
/// prefixed by its page, stylesheets and pictures come inside, scripts are left out, and links to what is not in the
/// bundle keep their text only. Paths without a file are passed over.
#[must_use]
pub fn bundle(paths: &[&str], files: &BTreeMap<String, Vec<u8>>) -> String {
    let pages: Vec<(&str, Cow<'_, str>)> =
        paths.iter().filter_map(|path| Some((*path, String::from_utf8_lossy(files.get(*path)?)))).collect();
    let numbers: BTreeMap<&str, usize> = pages.iter().enumerate().map(|(at, (path, _))| (*path, at)).collect();
    let rewriter = |number: usize| {
        let (path, page) = &pages[number];
        Rewriter { number, path, page, numbers: &numbers, files }
    };
    let Some((_, first)) = pages.first() else { return String::new() };
    let frame = main_of(first);
    let mut bundle = rewriter(0).rewrite(0..frame.start);
    for (number, (_, page)) in pages.iter().enumerate() {
        bundle.push_str(&format!("\n<section class=\"bundled\" id=\"p{number}\">\n"));
        bundle.push_str(rewriter(number).rewrite(main_of(page)).trim());
        bundle.push_str("\n</section>\n");
    }
    bundle.push_str(&rewriter(0).rewrite(frame.end..first.len()));
    bundle
}

/// The inside of the page's `<main>`, else of its body.
fn main_of(page: &str) -> std::ops::Range<usize> {
    let inside = |name: &str| {
        let open = html::tags(page).find(|tag| !tag.closing && tag.is(name))?.range.end;
        let close = html::tags(page).filter(|tag| tag.closing && tag.is(name)).last()?.range.start;
        (open <= close).then_some(open..close)
    };
    inside("main").or_else(|| inside("body")).unwrap_or(0..page.len())
}

struct Rewriter<'a> {
    number: usize,
    path: &'a str,
    page: &'a str,
    numbers: &'a BTreeMap<&'a str, usize>,
    files: &'a BTreeMap<String, Vec<u8>>,
}

impl Rewriter<'_> {
    fn rewrite(&self, range: std::ops::Range<usize>) -> String {
        let mut text = String::with_capacity(range.len() + range.len() / 8);
        let mut copied = range.start;
        let mut in_script = false;
        for tag in html::tags(self.page).filter(|tag| range.contains(&tag.range.start)) {
            let between = &self.page[copied..tag.range.start];
            // A line end before a block shows nothing, and a bundle has as many as all pages together.
            let shown = between != "\n" || !BLOCKS.iter().any(|name| tag.is(name));
            if !in_script && shown {
                text.push_str(between);
            }
            copied = tag.range.end;
            if tag.is("script") {
                in_script = !tag.closing;
            } else if tag.is("link") {
                self.relation(&tag, &mut text);
            } else {
                self.tag(&tag, &mut text);
            }
        }
        if !in_script {
            text.push_str(&self.page[copied..range.end]);
        }
        text
    }

    /// A stylesheet and an icon come inside; other relations mean nothing in a single file.
    fn relation(&self, tag: &html::Tag<'_>, text: &mut String) {
        let href = tag.attribute("href").unwrap_or_default();
        match tag.attribute("rel").unwrap_or_default() {
            "stylesheet" => {
                if let Some(style) = self.files.get(&self.resolve(&entities::decode_str(href))) {
                    // In a stylesheet `<\/` is what `</` was, and cannot end the element.
                    let style = String::from_utf8_lossy(style).replace("</", "<\\/");
                    text.push_str(&format!("<style>\n{}\n</style>", style.trim()));
                }
            }
            "icon" => self.tag(tag, text),
            _ => {}
        }
    }

    /// A picture as data.
    fn picture(&self, source: &str) -> Option<String> {
        let source = entities::decode_str(source);
        if source.starts_with("data:") {
            return Some(escaped(&source));
        }
        let path = self.resolve(&source);
        let kind = match path.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "svg" => "svg+xml",
            "png" => "png",
            "jpg" | "jpeg" => "jpeg",
            "gif" => "gif",
            "webp" => "webp",
            _ => return None,
        };
        Some(format!("data:image/{kind};base64,{}", BASE64_STANDARD.encode(self.files.get(&path)?)))
    }

    /// A tag with its ids and references prefixed.
    fn tag(&self, tag: &html::Tag<'_>, text: &mut String) {
        let mut copied = tag.range.start;
        for attribute in tag.attributes() {
            let name = attribute.name.to_ascii_lowercase();
            let prefixed = |id: &str| format!("p{}-{id}", self.number);
            let value = match name.as_str() {
                "id" => prefixed(attribute.value),
                "href" | "xlink:href" | "src" => match self.target(tag, attribute.value) {
                    Some(target) => target,
                    None => {
                        // Without its target the text stays; the attribute goes with the blank before it.
                        text.push_str(self.page[copied..attribute.range.start].trim_end());
                        copied = attribute.range.end;
                        continue;
                    }
                },
                // What only the script of lists reads.
                "data-list" | "data-filter" | "data-sort" => {
                    text.push_str(self.page[copied..attribute.range.start].trim_end());
                    copied = attribute.range.end;
                    continue;
                }
                name if REFERENCES.contains(&name) => {
                    attribute.value.split_ascii_whitespace().map(prefixed).collect::<Vec<_>>().join(" ")
                }
                _ if attribute.value.contains("url(#") => {
                    attribute.value.replace("url(#", &format!("url(#p{}-", self.number))
                }
                _ => continue,
            };
            text.push_str(&self.page[copied..attribute.place.start]);
            text.push_str(&value);
            copied = attribute.place.end;
        }
        text.push_str(&self.page[copied..tag.range.end]);
    }

    fn target(&self, tag: &html::Tag<'_>, value: &str) -> Option<String> {
        let is_picture = ["img", "image", "link"].iter().any(|name| tag.is(name));
        if is_picture { self.picture(value) } else { self.link(value) }
    }

    /// Where a link leads inside the bundle, if it leads anywhere.
    fn link(&self, href: &str) -> Option<String> {
        let href = entities::decode_str(href);
        if super::links::scheme(&href).is_some() || href.starts_with("//") {
            return Some(escaped(&href));
        }
        let (file, fragment) = href.split_once('#').map_or((&*href, None), |(file, id)| (file, Some(id)));
        let number = if file.is_empty() { Some(&self.number) } else { self.numbers.get(self.resolve(file).as_str()) }?;
        Some(match fragment.filter(|id| !id.is_empty()) {
            Some(id) => format!("#p{number}-{}", escaped(id)),
            None => format!("#p{number}"),
        })
    }

    fn resolve(&self, file: &str) -> String {
        let mut parts: Vec<&str> = self.path.split('/').collect();
        parts.pop();
        for part in file.split('?').next().unwrap_or(file).split('/') {
            match part {
                "." | "" => {}
                ".." => {
                    parts.pop();
                }
                name => parts.push(name),
            }
        }
        super::links::percent_decoded(&parts.join("/")).into_owned()
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::super::links::LinkBook;
    use super::*;

    fn page(title: &str, depth: &str, main: &str) -> String {
        format!(
            "<!DOCTYPE html><html lang=\"zh-CN\"><head><title>{title}</title>\
             <link rel=\"stylesheet\" href=\"{depth}assets/site.css\"><link rel=alternate href=\"en/x.html\">\
             <script defer src=\"{depth}assets/lists.js\"></script></head><body><nav><a href=\"{depth}index.html\">首页</a></nav>\
             <main id=\"main\">{main}</main><footer>尾</footer></body></html>"
        )
    }

    #[test]
    fn what_only_scripts_and_readers_of_the_source_need_is_left_out() {
        let table = "<pre>a\n<b>b</b></pre><table data-list>\n<tr>\n<td data-sort=\"1\">x</td></tr>\n</table> <a>y</a>\n<a>z</a>";
        let files = BTreeMap::from([("index.html".to_owned(), page("t", "", table).into_bytes())]);
        let single = bundle(&["index.html"], &files);
        let kept = "<pre>a\n<b>b</b></pre><table><tr><td>x</td></tr></table> <a>y</a>\n<a>z</a>";
        assert!(single.contains(kept), "{single}");
    }

    #[test]
    fn pages_become_sections_of_one_file_whose_links_all_resolve() {
        let first = "<h1 id=\"t\">甲</h1><img src=\"assets/a.png\" alt=\"标\">\
            <a href=\"faults/F-1.html#t\">故障</a><a href=\"rows/x.csv\" class=\"d\">表</a>";
        let second = "<h1 id=\"t\">乙</h1><svg aria-labelledby=\"t u\"><title id=\"u\">x</title><g clip-path=\"url(#u)\"/></svg>\
            <a href=\"#t\">上</a><a href=\"../index.html\">回</a><a href=\"https://example.org/?a&amp;b\">外</a>";
        let files = BTreeMap::from([
            ("assets/a.png".to_owned(), b"png".to_vec()),
            ("assets/site.css".to_owned(), b"h1{margin:0}".to_vec()),
            ("faults/F-1.html".to_owned(), page("乙", "../", second).into_bytes()),
            ("index.html".to_owned(), page("甲", "", first).into_bytes()),
        ]);
        let single = bundle(&["index.html", "gone.html", "faults/F-1.html"], &files);
        assert!(single.contains("<img src=\"data:image/png;base64,cG5n\" alt=\"标\">"), "{single}");
        assert!(single.contains("<style>\nh1{margin:0}\n</style>"));
        assert!(!single.contains("<script") && !single.contains("alternate"), "{single}");
        assert!(single.contains("<a href=\"#p1-t\">故障</a><a class=\"d\">表</a>"), "{single}");
        assert!(single.contains("aria-labelledby=\"p1-t p1-u\"") && single.contains("url(#p1-u)"));
        assert!(single.contains("<a href=\"#p0\">回</a>") && single.contains("?a&amp;b"));
        assert_eq!((single.matches("<nav>").count(), single.matches("<footer>").count()), (1, 1));
        let mut book = LinkBook::new("");
        book.insert("index.html", LinkBook::read("", "index.html", single.as_bytes()));
        assert_eq!(book.faults(&|_| false), []);
    }

    #[test]
    fn a_bundle_of_nothing_is_nothing() {
        assert_eq!(bundle(&["a.html"], &BTreeMap::new()), "");
    }

    #[test]
    fn a_page_without_main_gives_its_body() {
        let files = BTreeMap::from([("a.html".to_owned(), b"<html><body><p>x</p></body></html>".to_vec())]);
        let single = bundle(&["a.html"], &files);
        assert_eq!(single, "<html><body>\n<section class=\"bundled\" id=\"p0\">\n<p>x</p>\n</section>\n</body></html>");
    }
}
