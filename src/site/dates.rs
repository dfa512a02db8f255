//! Keeps a date, and the number of a record in a sentence, in one line: browsers may break `2026-10-05` and `F-2026-006` behind
//! their hyphens.

use super::html::tags;

const LEN: usize = "2026-10-05".len();

/// Longer numbers of records may break: a line of a phone must hold them.
const LONGEST: usize = 24;

/// Elements whose text is no text of the page, or that are already whole.
const BARE: [&str; 6] = ["title", "option", "textarea", "time", "script", "style"];

/// The page with every date of its text as a `time` element, which the stylesheet never breaks.
#[must_use]
pub fn whole(page: &str) -> String {
    let mut out = String::with_capacity(page.len() + page.len() / 32);
    let (mut from, mut drawing, mut bare, mut sentence) = (0, false, true, false);
    for tag in tags(page) {
        let text = &page[from..tag.range.start];
        if bare || drawing {
            out.push_str(text);
        } else if sentence {
            numbers(text, &mut out);
        } else {
            wrap(text, &mut out);
        }
        out.push_str(&page[tag.range.clone()]);
        from = tag.range.end;
        if tag.is("svg") {
            drawing = !tag.closing;
        }
        // In tables numbers of records have a column; in sentences they stand among words.
        if tag.is("p") || tag.is("li") {
            let told = |class: &str| class == "verdict" || class.starts_with("finding");
            sentence = !tag.closing && tag.attribute("class").is_some_and(told);
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

/// A piece of a sentence with its dates and its numbers of records marked.
fn numbers(text: &str, out: &mut String) {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/');
    let mut from = 0;
    while from < text.len() {
        let bytes = &text.as_bytes()[from..];
        let word = bytes.iter().take_while(|byte| sign(**byte)).count();
        if word == 0 {
            let other = bytes.iter().take_while(|byte| !sign(**byte)).count();
            out.push_str(&text[from..from + other]);
            from += other;
            continue;
        }
        let piece = &text[from..from + word];
        from += word;
        if word == LEN && is_date(piece.as_bytes()) {
            wrap(piece, out);
        } else if word <= LONGEST && piece.contains('-') && piece.bytes().any(|byte| byte.is_ascii_digit()) {
            out.push_str("<span class=\"code\">");
            out.push_str(piece);
            out.push_str("</span>");
        } else {
            out.push_str(piece);
        }
    }
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
    fn a_number_of_a_record_is_one_piece_in_a_sentence_and_plain_elsewhere() {
        assert_eq!(
            whole(
                "<p class=\"verdict\"><a href=\"x-1.html\">最长（F-2026-006），自 2026-10-12 起。</a></p><p>F-2026-006</p>"
            ),
            "<p class=\"verdict\"><a href=\"x-1.html\">最长（<span class=\"code\">F-2026-006</span>），\
             自 <time>2026-10-12</time> 起。</a></p><p>F-2026-006</p>"
        );
        let words = "<li class=\"finding red\">first-time resolution — 8/9</li>";
        assert_eq!(whole(words), words);
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
