//! What stands in a cell once the wrapping of spreadsheets and databases is taken off.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// The text of a cell: NFKC, trimmed, without text guards (`="1930"`, a leading `'`) and control characters.
///
/// Line breaks and tabs inside are kept. Borrowed unless something had to be changed.
#[must_use]
pub fn clean(raw: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(raw);
    let foreign = |c: char| is_invisible(c) || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    let odd = text.contains(foreign);
    if !odd && (text.is_ascii() || is_nfkc_quick(text.chars()) == IsNormalized::Yes) {
        return match text {
            Cow::Borrowed(text) => Cow::Borrowed(unwrap(text)),
            Cow::Owned(text) => Cow::Owned(unwrap(&text).to_owned()),
        };
    }
    let normal: String = text.chars().filter(|&c| !foreign(c)).nfkc().collect();
    Cow::Owned(unwrap(&normal).to_owned())
}

/// Takes up room in the file and none on the screen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{200e}' | '\u{200f}')
}

fn unwrap(text: &str) -> &str {
    let text = text.trim();
    let guarded = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let text = guarded.unwrap_or(text);
    text.strip_prefix('\'').unwrap_or(text).trim()
}

/// The name without the reference that some programs write behind it: `名称(#1)`, `名称(#codeerror)`.
#[must_use]
pub fn without_reference(name: &str) -> &str {
    let inside = |rest: &str| rest == "codeerror" || (!rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    match name.strip_suffix(')').and_then(|n| n.rsplit_once("(#")) {
        Some((name, rest)) if inside(rest) => name.trim_end(),
        _ => name,
    }
}

/// A clean text that says that nothing was recorded. `无` is not among them: it depends on the column.
#[must_use]
pub fn is_empty_word(text: &str) -> bool {
    match text.as_bytes().first() {
        None => return true,
        Some(b) if b.is_ascii() && !matches!(b, b'-' | b'/' | b'\\' | b'N' | b'n' | b'#' | b'(') => return false,
        Some(_) => {}
    }
    const WORDS: &[&str] = &["-", "--", "/", "\\", "—", "——", "未填", "未填写", "空", "暂无", "(空)", "无数据"];
    const LATIN: &[&str] = &["N/A", "NA", "#N/A", "null", "none", "nan"];
    WORDS.contains(&text) || LATIN.iter().any(|w| w.eq_ignore_ascii_case(text))
}

/// The raw cell surely says something, as nearly every cell that is not empty; no answer is given for the others.
#[inline]
#[must_use]
pub fn plainly_says(raw: &[u8]) -> bool {
    match raw.first() {
        // No word for nothing begins with such a letter or digit.
        Some(b) if b.is_ascii_alphanumeric() => !matches!(b, b'N' | b'n'),
        // A Chinese character; the words for nothing are three of them at most.
        Some(0xe4..=0xe9) => raw.len() > 9,
        _ => false,
    }
}

/// What a name is matched by: without spaces, brackets of one style, letters in one case.
///
/// `text` is clean, so that full-width forms are gone already.
#[must_use]
pub fn name_key(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The first `limit` characters, with an ellipsis if there were more; line breaks become spaces.
#[must_use]
pub fn shorten(text: &str, limit: usize) -> String {
    let mut short: String = text.chars().take(limit).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(limit).is_some() {
        short.push('…');
    }
    short
}

/// The parts of a cell that lists several names.
pub fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', ',', '，', ';', '；', '/', '┋', '|', '\n', '\t'])
        .map(|part| without_reference(part.trim()))
        .filter(|part| !is_empty_word(part) && *part != "无")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrappings_of_spreadsheets_come_off() {
        for (raw, text) in [
            ("=\"1930679858170647\"", "1930679858170647"),
            ("'13800000000", "13800000000"),
            ("1\t", "1"),
            ("　华东（印务） ", "华东(印务)"),
            ("\u{feff}ＧＤ２０２６", "GD2026"),
            ("a\u{0}b", "ab"),
            ("第一行\n第二行", "第一行\n第二行"),
            ("=1+1", "=1+1"),
        ] {
            assert_eq!(clean(raw.as_bytes()), text, "{raw:?}");
        }
    }

    #[test]
    fn a_plain_cell_is_not_copied() {
        assert!(matches!(clean(" 王某 ".as_bytes()), Cow::Borrowed("王某")));
    }

    #[test]
    fn a_reference_behind_a_name_is_dropped() {
        assert_eq!(without_reference("客服系统(#12)"), "客服系统");
        assert_eq!(without_reference("客服系统(#codeerror)"), "客服系统");
        assert_eq!(without_reference("客服系统(二期)"), "客服系统(二期)");
    }

    #[test]
    fn words_for_nothing_are_empty_and_zero_is_not() {
        for word in ["", "-", "--", "—", "——", "/", "\\", "N/A", "na", "#N/A", "NULL", "None", "nan", "未填", "(空)"]
        {
            assert!(is_empty_word(&clean(word.as_bytes())), "{word}");
        }
        assert!(is_empty_word(&clean("－".as_bytes())));
        for word in ["0", "无", "Nancy", "-1", "否"] {
            assert!(!is_empty_word(word), "{word}");
        }
    }

    #[test]
    fn what_plainly_says_something_is_no_word_for_nothing() {
        for word in [
            "-",
            "—",
            "未填写",
            "空",
            "暂无",
            "(空)",
            "无数据",
            "N/A",
            "null",
            "None",
            "nan",
            "无",
            "",
            " ",
            "　　　　",
        ] {
            assert!(!plainly_says(word.as_bytes()), "{word}");
        }
        assert!(plainly_says(b"0") && plainly_says("登录后白屏".as_bytes()));
    }

    #[test]
    fn a_list_of_names_is_taken_apart() {
        assert_eq!(list("张某、李某(#3), 王某").collect::<Vec<_>>(), ["张某", "李某", "王某"]);
        assert_eq!(list("无").count(), 0);
    }
}
