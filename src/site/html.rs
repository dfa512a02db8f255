//! Reads the tags of our own finished pages: enough to follow links and to rewrite them, not a browser.

use std::ops::Range;

/// A tag as it stands in a page.
#[derive(Clone, Debug)]
pub struct Tag<'a> {
    /// Its first byte and the one after its last.
    pub range: Range<usize>,
    /// Its name as written.
    pub name: &'a str,
    /// `</name>`.
    pub closing: bool,
    page: &'a str,
    inner: Range<usize>,
}

/// An attribute of a tag.
#[derive(Clone, Debug)]
pub struct Attribute<'a> {
    /// Its name as written.
    pub name: &'a str,
    /// Its value as written, references not undone; empty where there is none.
    pub value: &'a str,
    /// Where the whole attribute stands in the page.
    pub range: Range<usize>,
    /// Where the value stands in the page, without quotes.
    pub place: Range<usize>,
}

/// The tags of a page in their order. Comments and the insides of `script` and `style` are passed over.
#[must_use]
pub fn tags(page: &str) -> Tags<'_> {
    Tags { page, at: 0 }
}

/// Iterator of [`tags`].
#[derive(Debug)]
pub struct Tags<'a> {
    page: &'a str,
    at: usize,
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        let bytes = self.page.as_bytes();
        loop {
            let start = self.at + memchr::memchr(b'<', &bytes[self.at..])?;
            let rest = &bytes[start..];
            if rest.starts_with(b"<!--") {
                self.at = memchr::memmem::find(rest, b"-->").map_or(bytes.len(), |end| start + end + 3);
                continue;
            }
            let closing = rest.get(1) == Some(&b'/');
            let from = start + 1 + usize::from(closing);
            let len = bytes[from..].iter().take_while(|b| !b.is_ascii_whitespace() && !b"/>".contains(b)).count();
            if !bytes.get(from).is_some_and(u8::is_ascii_alphabetic) {
                self.at = start + 1;
                continue;
            }
            let name = &self.page[from..from + len];
            let end = tag_end(bytes, from + len);
            self.at = (end + 1).min(bytes.len());
            if !closing && (name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style")) {
                // The closing tag itself is the next one to be seen.
                let close = if name.eq_ignore_ascii_case("script") { "</script" } else { "</style" };
                self.at += memchr::memmem::find(&bytes[self.at..], close.as_bytes()).unwrap_or(bytes.len() - self.at);
            }
            let range = start..(end + 1).min(bytes.len());
            return Some(Tag { range, name, closing, page: self.page, inner: from + len..end });
        }
    }
}

/// Where the `>` of a tag stands, which a quoted value may also hold.
fn tag_end(bytes: &[u8], mut at: usize) -> usize {
    let mut quote = None;
    while let Some(&byte) = bytes.get(at) {
        match quote {
            Some(open) if byte == open => quote = None,
            None if byte == b'>' => return at,
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            _ => {}
        }
        at += 1;
    }
    at
}

impl<'a> Tag<'a> {
    /// Whether it is the tag of this element.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, as written.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|attribute| attribute.name.eq_ignore_ascii_case(name)).map(|attribute| attribute.value)
    }

    /// The attributes in their order.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'a>> + use<'a> {
        let (page, end) = (self.page, self.inner.end);
        let bytes = page.as_bytes();
        let mut at = self.inner.start;
        std::iter::from_fn(move || {
            let count = |from: usize, wanted: &dyn Fn(u8) -> bool| {
                bytes[from..end].iter().take_while(|byte| wanted(**byte)).count()
            };
            at += count(at, &|byte| byte.is_ascii_whitespace() || byte == b'/');
            if at >= end {
                return None;
            }
            let start = at;
            // A stray `=` belongs to a name, or we should never get past it.
            at += 1 + count(at + 1, &|byte| !byte.is_ascii_whitespace() && byte != b'=' && byte != b'/');
            let name = &page[start..at];
            let equals = at + count(at, &|byte| byte.is_ascii_whitespace());
            if equals >= end || bytes[equals] != b'=' {
                return Some(Attribute { name, value: "", range: start..at, place: at..at });
            }
            let from = equals + 1 + count(equals + 1, &|byte| byte.is_ascii_whitespace());
            let quote = bytes[from..end].first().copied().filter(|byte| matches!(byte, b'"' | b'\''));
            let place = match quote {
                Some(quote) => from + 1..from + 1 + count(from + 1, &|byte| byte != quote),
                None => from..from + count(from, &|byte| !byte.is_ascii_whitespace()),
            };
            at = (place.end + usize::from(quote.is_some())).min(end);
            Some(Attribute { name, value: &page[place.clone()], range: start..at, place })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_attributes_are_read_as_they_stand() {
        let page = "<!DOCTYPE html><p id=a class='x > y' hidden>甲 < 乙<!-- <b> --><br/><style>a<b</style></p>";
        let seen: Vec<_> =
            tags(page).map(|tag| format!("{}{}", if tag.closing { "/" } else { "" }, tag.name)).collect();
        assert_eq!(seen, ["p", "br", "style", "/style", "/p"]);
        let paragraph = tags(page).next().expect("there is one");
        let attributes: Vec<_> = paragraph.attributes().map(|a| (a.name, a.value)).collect();
        assert_eq!(attributes, [("id", "a"), ("class", "x > y"), ("hidden", "")]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in "[<>/=\"' a-c!甲-]{0,60}") {
            for tag in tags(&text) {
                for attribute in tag.attributes() {
                    proptest::prop_assert_eq!(&text[attribute.place.clone()], attribute.value);
                }
            }
        }
    }
}
