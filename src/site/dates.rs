//! Keeps a date in one line: browsers may break `2026-10-05` behind its hyphens.

use super::html::tags;

const LEN: usize = "2026-10-05".len();

/// Elements whose text is no text of the page, or that are already whole.
const BARE: [&str; 6] = ["title", "option", "textarea", "time", "script", "style"];

/// The page with every date of its text as a `time` element, which the stylesheet never breaks.
#[must_use]
pub fn whole(page: &str) -> String {
    let mut out = String::with_capacity(page.len() + page.len() / 32);
    let (mut from, mut drawing, mut bare) = (0, false, true);
    for tag in tags(page) {
        let text = &page[from..tag.range.start];
        if bare || drawing {
            out.push_str(text);
        } else {
            wrap(text, &mut out);
        }
        out.push_str(&page[tag.range.clone()]);
        from = tag.range.end;
        if tag.is("svg") {
            drawing = !tag.closing;
        }
        // Cells of codes and numbers are in one line anyway, and they are the many.
        let kept = || tag.attribute("class").is_some_and(|class| matches!(class, "code" | "number"));
        bare = !tag.closing && (BARE.iter().any(|name| tag.is(name)) || kept());
    }
    out.push_str(&page[from..]);
    out
}

/// A piece of text with its dates marked.
fn wrap(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let (mut from, mut at) = (0, 0);
    while let Some(hyphen) = memchr::memchr(b'-', &bytes[at..]).map(|found| at + found) {
        at = hyphen + 1;
        let Some(start) = hyphen.checked_sub(4).filter(|&start| start >= from) else { continue };
        if !is_date(&bytes[start..]) || bytes.get(start.wrapping_sub(1)).is_some_and(u8::is_ascii_alphanumeric) {
            continue;
        }
        out.push_str(&text[from..start]);
        out.push_str("<time>");
        out.push_str(&text[start..start + LEN]);
        out.push_str("</time>");
        from = start + LEN;
        at = from;
    }
    out.push_str(&text[from..]);
}

/// Whether a date stands here, and not the beginning of something longer.
fn is_date(bytes: &[u8]) -> bool {
    let digits =
        |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let end = || bytes.get(LEN).is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-');
    bytes.get(7) == Some(&b'-') && digits(0..4) && digits(5..7) && digits(8..10) && end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_text_is_one_piece() {
        assert_eq!(whole("<p>应于 2026-10-12 提交。</p>"), "<p>应于 <time>2026-10-12</time> 提交。</p>");
        assert_eq!(whole("<p>2026-10-12–2026-10-13</p>"), "<p><time>2026-10-12</time>–<time>2026-10-13</time></p>");
    }

    #[test]
    fn what_only_looks_like_a_date_stays() {
        for text in [
            "<p>F-2026-10-1</p>",
            "<p>12026-10-12</p>",
            "<p>2026-10-123</p>",
            "<p>2026-10-12-3</p>",
            "<p>a-b 2026-1</p>",
        ] {
            assert_eq!(whole(text), text);
        }
    }

    #[test]
    fn titles_drawings_attributes_codes_and_scripts_stay() {
        for text in [
            "<title>2026-10-12</title>",
            "<svg><title>2026-10-12</title><text>2026-10-12</text></svg>",
            "<a title=\"2026-10-12\">x</a>",
            "<td class=\"code\">2026-10-12 09:00</td>",
            "<script>var a = '2026-10-12';</script>",
        ] {
            assert_eq!(whole(text), text);
        }
    }
}
