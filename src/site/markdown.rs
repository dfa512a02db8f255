//! Markdown from an export as safe HTML: whatever its author wrote, it is text, a table or a list, never markup of ours.

use std::borrow::Cow;
use std::collections::BTreeMap;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream};

use super::links::scheme;
use super::mask::Masker;

/// How a piece of Markdown fits into its page.
#[derive(Clone, Copy)]
pub struct Placement<'a> {
    /// Begins every id, so that ids stay apart on a page: `cause-` gives `cause-1`.
    pub prefix: &'a str,
    /// The level of the outermost headings, 1 to 6; deeper ones follow without a gap.
    pub level: u8,
    /// Masks personal data in every text.
    pub masker: Option<&'a Masker>,
    /// Whether a relative link leads somewhere from this page; where not, its text stays as text.
    pub resolves: &'a dyn Fn(&str) -> bool,
}

impl std::fmt::Debug for Placement<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Placement").field("prefix", &self.prefix).field("level", &self.level).finish_non_exhaustive()
    }
}

/// A heading of the text, for a table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level on the page.
    pub level: u8,
    /// Its id.
    pub id: String,
    /// Its text without marks.
    pub text: String,
}

/// Markdown as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Markup that needs no escaping any more.
    pub html: String,
    /// Its headings in their order.
    pub headings: Vec<Heading>,
}

/// Renders Markdown for a place on a page.
#[must_use]
pub fn render(source: &str, placement: Placement<'_>) -> Rendered {
    // No strikethrough: a tilde between two times, as in 10:00~11:00, would strike out what follows.
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    let mut writer = Writer::new(placement);
    let mut html = String::with_capacity(source.len() * 3 / 2);
    let events = TextMergeStream::new(Parser::new_ext(source, options).map(as_text));
    pulldown_cmark::html::push_html(&mut html, events.filter_map(|event| writer.event(event)));
    Rendered { html, headings: writer.headings }
}

/// Raw HTML becomes text before neighbouring texts are joined, so that masking sees whole lines.
fn as_text(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::TaskListMarker(done) => Event::Text(CowStr::Borrowed(if done { "☑ " } else { "☐ " })),
        other => other,
    }
}

struct Writer<'a> {
    placement: Placement<'a>,
    headings: Vec<Heading>,
    /// Levels in the source of the headings that are open above the present one.
    outline: Vec<HeadingLevel>,
    in_heading: bool,
    in_code: bool,
    /// For each open link whether it is shown as one.
    links: Vec<bool>,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// Footnotes by label: their number, and how many definitions and references were seen.
    notes: BTreeMap<String, Note>,
}

struct Note {
    number: usize,
    definitions: usize,
}

impl<'a> Writer<'a> {
    fn new(placement: Placement<'a>) -> Self {
        Self {
            placement,
            headings: Vec::new(),
            outline: Vec::new(),
            in_heading: false,
            in_code: false,
            links: Vec::new(),
            alignments: Vec::new(),
            column: 0,
            in_head: false,
            notes: BTreeMap::new(),
        }
    }

    /// An event as it may be shown. What the stock writer would write with styles or without scopes is written here.
    fn event<'e>(&mut self, event: Event<'e>) -> Option<Event<'e>> {
        let markup = |text: &'static str| Some(Event::Html(CowStr::Borrowed(text)));
        match event {
            Event::Text(text) => {
                // Before masking, whose stars are not the author's.
                let strong = if self.in_code { None } else { strong(&text, self.placement.masker) };
                let text = self.masked(text);
                if let (true, Some(heading)) = (self.in_heading, self.headings.last_mut()) {
                    heading.text.push_str(&text);
                }
                Some(strong.map_or(Event::Text(text), |markup| Event::Html(markup.into())))
            }
            Event::Code(text) => {
                let text = self.masked(text);
                if let (true, Some(heading)) = (self.in_heading, self.headings.last_mut()) {
                    heading.text.push_str(&text);
                }
                Some(Event::Code(text))
            }
            Event::Start(Tag::Heading { level, .. }) => Some(self.heading(level)),
            Event::End(TagEnd::Heading(_)) => {
                self.in_heading = false;
                let level = self.headings.last().map_or(1, |heading| heading.level);
                Some(Event::End(TagEnd::Heading(level_of(level))))
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let shown = link_type != LinkType::Email && self.may_link(&dest_url);
                self.links.push(shown);
                let title = self.masked(title);
                shown.then_some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
            }
            Event::End(TagEnd::Link) => self.links.pop().unwrap_or(false).then_some(Event::End(TagEnd::Link)),
            // The files of pictures do not travel with an export; what they show does.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
            Event::Start(Tag::CodeBlock(_)) => {
                self.in_code = true;
                markup("<pre tabindex=\"0\"><code>")
            }
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                markup("</code></pre>\n")
            }
            Event::Start(Tag::Table(alignments)) => {
                self.alignments = alignments;
                markup("<div class=\"scroll\" tabindex=\"0\"><table>\n")
            }
            Event::End(TagEnd::Table) => markup("</tbody>\n</table></div>\n"),
            Event::Start(Tag::TableHead) => {
                (self.in_head, self.column) = (true, 0);
                markup("<thead><tr>")
            }
            Event::End(TagEnd::TableHead) => {
                self.in_head = false;
                markup("</tr></thead>\n<tbody>\n")
            }
            Event::Start(Tag::TableRow) => {
                self.column = 0;
                markup("<tr>")
            }
            Event::End(TagEnd::TableRow) => markup("</tr>\n"),
            Event::Start(Tag::TableCell) => {
                let alignment = self.alignments.get(self.column).copied().unwrap_or(Alignment::None);
                self.column += 1;
                markup(cell(self.in_head, alignment))
            }
            Event::End(TagEnd::TableCell) => markup(if self.in_head { "</th>" } else { "</td>" }),
            Event::FootnoteReference(label) => {
                let (prefix, number) = (self.placement.prefix, self.note(&label).number);
                let markup = format!("<sup><a href=\"#{}note-{number}\">{number}</a></sup>", attribute(prefix));
                Some(Event::Html(markup.into()))
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let prefix = attribute(self.placement.prefix);
                let note = self.note(&label);
                note.definitions += 1;
                let number = note.number;
                // Only the first definition of a label can be led to.
                let id = if note.definitions == 1 { format!(" id=\"{prefix}note-{number}\"") } else { String::new() };
                Some(Event::Html(format!("<div class=\"footnote\"{id}><sup>{number}</sup>\n").into()))
            }
            Event::End(TagEnd::FootnoteDefinition) => markup("</div>\n"),
            Event::HardBreak => markup("<br>\n"),
            Event::Rule => markup("<hr>\n"),
            other => Some(other),
        }
    }

    fn note(&mut self, label: &str) -> &mut Note {
        let number = self.notes.len() + 1;
        self.notes.entry(label.to_owned()).or_insert(Note { number, definitions: 0 })
    }

    fn masked<'e>(&self, text: CowStr<'e>) -> CowStr<'e> {
        let Some(masker) = self.placement.masker else { return text };
        match masker.mask(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(masked) => masked.into(),
        }
    }

    /// A heading one level below the nearest open one that is less deep in the source, so that no level is skipped.
    fn heading<'e>(&mut self, source: HeadingLevel) -> Event<'e> {
        while self.outline.last().is_some_and(|&above| above >= source) {
            self.outline.pop();
        }
        self.outline.push(source);
        let depth = u8::try_from(self.outline.len()).unwrap_or(6) - 1;
        let level = (self.placement.level.max(1) + depth).min(6);
        let id = format!("{}{}", self.placement.prefix, self.headings.len() + 1);
        self.headings.push(Heading { level, id: id.clone(), text: String::new() });
        self.in_heading = true;
        let (classes, attrs) = (Vec::new(), Vec::new());
        Event::Start(Tag::Heading { level: level_of(level), id: Some(id.into()), classes, attrs })
    }

    fn may_link(&self, target: &str) -> bool {
        let odd = |sign: char| sign.is_control() || sign.is_whitespace() || matches!(sign, '\\' | '<' | '>' | '"');
        if target.is_empty() || target.contains(odd) || self.placement.masker.is_some_and(|m| !m.is_clean(target)) {
            return false;
        }
        match scheme(target) {
            Some(scheme) => scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"),
            None => !target.starts_with('/') && (self.placement.resolves)(target),
        }
    }
}

/// Text with the pairs of `**` that CommonMark leaves as they are where Chinese text touches a colon or a bracket:
/// `**结论：**已恢复` is meant to be strong by everybody who writes it.
fn strong(text: &str, masker: Option<&Masker>) -> Option<String> {
    if !text.contains("**") {
        return None;
    }
    let mut parts = text.split("**");
    let mut markup = String::new();
    let mut write = |before: &str, text: &str, after: &str| {
        let text = masker.map_or(Cow::Borrowed(text), |masker| masker.mask(text));
        let mut escaped = Vec::with_capacity(text.len());
        tera::escape_html(&text, &mut escaped).expect("a buffer takes every byte");
        markup.push_str(before);
        markup.push_str(&String::from_utf8_lossy(&escaped));
        markup.push_str(after);
    };
    write("", parts.next()?, "");
    let mut found = false;
    while let Some(inner) = parts.next() {
        match parts.next() {
            Some(rest) if !inner.is_empty() && inner.trim() == inner => {
                write("<strong>", inner, "</strong>");
                write("", rest, "");
                found = true;
            }
            Some(rest) => write("**", &format!("{inner}**{rest}"), ""),
            None => write("**", inner, ""),
        }
    }
    found.then_some(markup)
}

fn cell(is_head: bool, alignment: Alignment) -> &'static str {
    match (is_head, alignment) {
        (true, Alignment::Right) => "<th scope=\"col\" class=\"right\">",
        (true, Alignment::Center) => "<th scope=\"col\" class=\"center\">",
        (true, _) => "<th scope=\"col\">",
        (false, Alignment::Right) => "<td class=\"right\">",
        (false, Alignment::Center) => "<td class=\"center\">",
        (false, _) => "<td>",
    }
}

fn level_of(level: u8) -> HeadingLevel {
    HeadingLevel::try_from(usize::from(level)).unwrap_or(HeadingLevel::H6)
}

/// A prefix of ours in an attribute; it comes from the program, but it costs nothing to be sure.
fn attribute(prefix: &str) -> String {
    prefix.chars().filter(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.')).collect()
}

#[cfg(test)]
mod tests {
    use super::super::gate::GateLists;
    use super::super::html;
    use super::super::personal::Kinds;
    use super::*;

    fn show(source: &str) -> String {
        let placement = Placement { prefix: "a-", level: 3, masker: None, resolves: &|path| path == "F-1.html" };
        render(source, placement).html
    }

    #[test]
    fn raw_html_is_shown_as_text() {
        assert_eq!(show("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
        assert_eq!(show("a <img src=x onerror=y> b"), "<p>a &lt;img src=x onerror=y&gt; b</p>\n");
        assert_eq!(show("<div>\n**x**\n</div>"), "<p>&lt;div&gt;\n<strong>x</strong>\n&lt;/div&gt;</p>\n");
        assert_eq!(show("<!-- note -->"), "<p>&lt;!-- note --&gt;</p>\n");
    }

    #[test]
    fn links_lead_to_the_web_or_to_files_that_exist() {
        assert_eq!(show("[a](https://example.org/?x=1)"), "<p><a href=\"https://example.org/?x=1\">a</a></p>\n");
        assert_eq!(show("[a](F-1.html)"), "<p><a href=\"F-1.html\">a</a></p>\n");
        for target in [
            "javascript:alert(1)",
            "JaVaScript:x",
            "mailto:a@b.co",
            "data:text/html,x",
            "gone.html",
            "/etc",
            "//x.org",
            "#h",
        ] {
            assert_eq!(show(&format!("[a]({target})")), "<p>a</p>\n", "{target}");
        }
        assert_eq!(show("<li@example.com>"), "<p>li@example.com</p>\n");
        assert_eq!(show("[a](<java\tscript:x>)"), "<p>a</p>\n");
    }

    #[test]
    fn strong_text_may_touch_chinese_signs_and_tildes_strike_nothing() {
        assert_eq!(show("**结论：**已<恢复"), "<p><strong>结论：</strong>已&lt;恢复</p>\n");
        assert_eq!(show("a ** b ** c **"), "<p>a ** b ** c **</p>\n");
        assert_eq!(show("    **a：**b"), "<pre tabindex=\"0\"><code>**a：**b</code></pre>\n");
        assert_eq!(show("10:00~11:00、12:00~13:00"), "<p>10:00~11:00、12:00~13:00</p>\n");
    }

    #[test]
    fn pictures_are_shown_as_what_they_show() {
        assert_eq!(show("见![机房*拓扑*图](http://x/a.png \"t\")。"), "<p>见机房<em>拓扑</em>图。</p>\n");
    }

    #[test]
    fn headings_follow_the_page_without_gaps_and_have_ids_of_their_own() {
        let placement = Placement { prefix: "a-", level: 3, masker: None, resolves: &|_| false };
        let rendered = render("## 影响\n#### `x` 深\n# 顶\n## 影响\n###### z", placement);
        let outline: Vec<_> = rendered.headings.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
        assert_eq!(
            outline,
            [(3, "a-1", "影响"), (4, "a-2", "x 深"), (3, "a-3", "顶"), (4, "a-4", "影响"), (5, "a-5", "z")]
        );
        assert!(rendered.html.starts_with("<h3 id=\"a-1\">影响</h3>\n<h4 id=\"a-2\"><code>x</code> 深</h4>"));
    }

    #[test]
    fn tables_lists_and_code_are_accessible() {
        let table = show("| 序号 | 措施 |\n|--:|:-:|\n| 1 | 换<br>盘 |\n");
        assert!(
            table.contains("<th scope=\"col\" class=\"right\">序号</th><th scope=\"col\" class=\"center\">"),
            "{table}"
        );
        assert!(table.contains(
            "<tbody>\n<tr><td class=\"right\">1</td><td class=\"center\">换&lt;br&gt;盘</td></tr>\n</tbody>"
        ));
        assert_eq!(show("```<x>\na<b\n```"), "<pre tabindex=\"0\"><code>a&lt;b\n</code></pre>\n");
        assert_eq!(show("- [x] a\n- [ ] b"), "<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>\n");
        assert_eq!(show("a  \nb\n\n---"), "<p>a<br>\nb</p>\n<hr>\n");
    }

    #[test]
    fn footnotes_lead_to_their_text() {
        let html = show("甲[^源]\n\n[^源]: 乙\n[^源]: 丙\n\n丁[^none]");
        assert!(html.contains("<sup><a href=\"#a-note-1\">1</a></sup>"), "{html}");
        assert_eq!(html.matches("id=\"a-note-1\"").count(), 1);
        assert!(html.contains("[^none]"), "{html}");
    }

    #[test]
    fn personal_data_is_masked_wherever_it_stands() {
        let lists = GateLists { names: vec!["张三".into()], ..GateLists::default() };
        let masker = Masker::new(Kinds::USUAL, &lists, true);
        let placement = Placement { prefix: "", level: 2, masker: Some(&masker), resolves: &|_| true };
        let source = "# 张三\n138\\-1234-5678 `li@example.com` [x](http://h/?t=13812345678 \"张三\") <b>张三</b>\n\n    京A12345\n";
        let rendered = render(source, placement);
        for secret in ["张三", "1234-5678", "li@example", "13812345678", "A12345"] {
            assert!(!rendered.html.contains(secret), "{secret} {}", rendered.html);
        }
        assert_eq!(rendered.headings[0].text, "***");
        assert_eq!(render("**找：**张三、张三", placement).html, "<p><strong>找：</strong>***、***</p>\n");
    }

    #[test]
    fn deep_and_long_texts_end() {
        for part in [">", "- ", "[", "*a ", "[^1]: ", "| ", "<b>", "![", "# "] {
            let html = show(&part.repeat(20_000));
            assert_eq!(only_known_markup(&html), Ok(()), "{part}");
        }
    }

    fn only_known_markup(page: &str) -> Result<(), String> {
        const TAGS: [&str; 28] = [
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "a",
            "em",
            "strong",
            "del",
            "code",
            "pre",
            "ul",
            "ol",
            "li",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "div",
            "sup",
            "br",
            "hr",
            "blockquote",
            "tfoot",
        ];
        for tag in html::tags(page) {
            if !TAGS.contains(&tag.name) {
                return Err(format!("{} in {page}", tag.name));
            }
            for attribute in tag.attributes() {
                let value = attribute.value;
                let known = match attribute.name {
                    "href" => value.starts_with("http") || value.starts_with("#a-note-") || value == "F-1.html",
                    "id" => value.starts_with("a-"),
                    "class" => matches!(value, "right" | "center" | "scroll" | "footnote"),
                    "scope" | "tabindex" | "start" | "title" => true,
                    _ => false,
                };
                if !known {
                    return Err(format!("{}={value} in {page}", attribute.name));
                }
            }
        }
        Ok(())
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2000))]
        #[test]
        fn no_text_can_become_markup_of_its_own(parts in proptest::collection::vec(proptest::sample::select(vec![
            "<", ">", "<script>", "</script>", "<img src=x onerror=y>", "[a](", "javascript:", ")", "![", "]", "\"", "'", "`",
            "```", "\n", "\n\n", "|", "|-|\n", "# ", "[^1]", "[^1]: ", "&lt;", "&#60;", "**", "**x：**y", "<!--", "-->", "<?", "x", "甲", " ", "~~",
            "*", "_", "\\", "    ", "- ", "1. ", "> ", "<a href=", "{#id .c onclick=x}", "http://x", "<http://y\" onclick=z>", "\u{0}",
        ]), 0..24)) {
            let source = parts.concat();
            proptest::prop_assert_eq!(only_known_markup(&show(&source)), Ok(()), "{:?}", source);
        }
    }
}
