//! E-mail addresses.

use super::{Hit, Kind, Kinds};

/// An address around the `@` at this place.
pub(super) fn email(text: &[u8], at: usize, len: usize, kinds: Kinds, hits: &mut Vec<Hit>) {
    if !kinds.email {
        return;
    }
    let local = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    let name = text[..at].iter().rev().take(64).take_while(local).count();
    let named = text[at - name..at].iter().any(u8::is_ascii_alphanumeric);
    let rest = &text[at + len..];
    let domain = rest.iter().take(255).take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
    if !named || !rest.first().is_some_and(u8::is_ascii_alphanumeric) {
        return;
    }
    // The last point that a whole word follows ends the domain; a full stop or a hyphen may come after it.
    for point in memchr::memrchr_iter(b'.', &rest[..domain]) {
        let top = rest[point + 1..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let end = point + 1 + top;
        if top >= 2 && !rest.get(end).is_some_and(u8::is_ascii_alphanumeric) {
            hits.push(Hit { kind: Kind::Email, range: at - name..at + len + end });
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, kinds_in};

    #[test]
    fn addresses_need_a_name_and_a_domain() {
        assert_eq!(found("写信给 li.si+x@example.com.cn。"), ["li.si+x@example.com.cn"]);
        assert_eq!(found("li＠example.com"), ["li＠example.com"]);
        assert_eq!(found("see a@b.co."), ["a@b.co"]);
        assert_eq!(found("li@b.com-13812345678"), ["li@b.com", "13812345678"]);
        for text in ["@media print", "user@host", "a @ b.com", "@example.com", "x@.com"] {
            assert_eq!(kinds_in(text), [], "{text}");
        }
    }
}
