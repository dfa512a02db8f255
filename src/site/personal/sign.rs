//! Signs of a text, full-width ones as their plain twins.

/// The plain twin of a full-width sign (U+FF01 to U+FF5E, three bytes each).
pub(super) fn wide(text: &[u8], at: usize) -> Option<u8> {
    match text.get(at..at + 3)? {
        [0xEF, 0xBC, low @ 0x81..=0xBF] => Some(low - 0x80 + 0x20),
        [0xEF, 0xBD, low @ 0x80..=0x9E] => Some(low - 0x80 + 0x60),
        _ => None,
    }
}

/// A sign and its length, full-width ones as their plain twins; other signs are none.
pub(super) fn plain(text: &[u8], at: usize) -> Option<(u8, usize)> {
    match *text.get(at)? {
        0xEF => wide(text, at).map(|byte| (byte, 3)),
        byte if byte.is_ascii() => Some((byte, 1)),
        _ => None,
    }
}

pub(super) fn digit(text: &[u8], at: usize) -> Option<(u8, usize)> {
    plain(text, at).filter(|(byte, _)| byte.is_ascii_digit())
}

pub(super) fn alphanumeric(text: &[u8], at: usize) -> Option<(u8, usize)> {
    plain(text, at).filter(|(byte, _)| byte.is_ascii_alphanumeric())
}
