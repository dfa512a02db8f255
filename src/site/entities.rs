//! Character references of finished HTML, undone, with the way back to where each byte stood.

use std::borrow::Cow;

/// Text without character references.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The plain bytes.
    pub text: Cow<'a, [u8]>,
    /// After this many plain bytes the source stands here.
    shifts: Vec<(usize, usize)>,
}

impl Decoded<'_> {
    /// Where a byte of the plain text stood in the source.
    #[must_use]
    pub fn origin(&self, at: usize) -> usize {
        match self.shifts.partition_point(|&(plain, _)| plain <= at) {
            0 => at,
            index => {
                let (plain, source) = self.shifts[index - 1];
                source + (at - plain)
            }
        }
    }
}

/// Undoes numeric references and the named ones that could hide something; others stay as they are.
#[must_use]
pub fn decode(source: &[u8]) -> Decoded<'_> {
    let mut text = Vec::new();
    let mut shifts = Vec::new();
    let mut copied = 0;
    for at in memchr::memchr_iter(b'&', source) {
        let Some((sign, len)) = reference(&source[at..]) else { continue };
        if at < copied {
            continue;
        }
        text.extend_from_slice(&source[copied..at]);
        shifts.push((text.len(), at));
        text.extend_from_slice(sign.encode_utf8(&mut [0; 4]).as_bytes());
        copied = at + len;
        shifts.push((text.len(), copied));
    }
    if copied == 0 {
        return Decoded { text: Cow::Borrowed(source), shifts };
    }
    text.extend_from_slice(&source[copied..]);
    Decoded { text: Cow::Owned(text), shifts }
}

/// The same for the value of an attribute.
#[must_use]
pub fn decode_str(source: &str) -> Cow<'_, str> {
    match decode(source.as_bytes()).text {
        Cow::Borrowed(_) => Cow::Borrowed(source),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

fn reference(rest: &[u8]) -> Option<(char, usize)> {
    const NAMED: [(&[u8], char); 10] = [
        (b"amp", '&'),
        (b"lt", '<'),
        (b"gt", '>'),
        (b"quot", '"'),
        (b"apos", '\''),
        (b"commat", '@'),
        (b"nbsp", '\u{a0}'),
        (b"hyphen", '-'),
        (b"period", '.'),
        (b"shy", '\u{ad}'),
    ];
    let body = &rest[1..rest.len().min(12)];
    if let Some(number) = body.strip_prefix(b"#") {
        let (digits, radix, intro) = match number {
            [b'x' | b'X', digits @ ..] => (digits, 16, 3),
            digits => (digits, 10, 2),
        };
        let len = digits.iter().take_while(|byte| char::from(**byte).is_digit(radix)).count();
        let code = u32::from_str_radix(std::str::from_utf8(&digits[..len]).ok()?, radix).ok()?;
        // Browsers read a reference without its semicolon as well.
        let end = intro + len + usize::from(digits.get(len) == Some(&b';'));
        return char::from_u32(code).map(|sign| (sign, end));
    }
    let end = body.iter().position(|&byte| byte == b';')?;
    NAMED.iter().find(|(name, _)| *name == &body[..end]).map(|&(_, sign)| (sign, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_signs_and_places_are_kept() {
        let decoded = decode(b"a &#49;&#x33;8 &commat; &amp; &unknown; z");
        assert_eq!(String::from_utf8_lossy(&decoded.text), "a 138 @ & &unknown; z");
        assert_eq!(decoded.origin(0), 0);
        assert_eq!(decoded.origin(2), 2);
        assert_eq!(decoded.origin(3), 7);
        assert_eq!(decoded.origin(4), 13);
    }

    #[test]
    fn text_without_references_is_not_copied() {
        assert!(matches!(decode("价格 & 服务".as_bytes()).text, Cow::Borrowed(_)));
        assert_eq!(decode_str("a&lt;b&#"), "a<b&#");
    }
}
