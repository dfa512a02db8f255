//! Amounts of money.

use super::sign::digit;
use super::{Hit, Kind};

/// Amounts: digits or Chinese numerals before 元, or digits after a yuan sign.
pub(super) fn money(text: &[u8], hits: &mut Vec<Hit>) {
    const NUMERALS: &str = "零一二三四五六七八九十百千万亿两半余几";
    let amount = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' ');
    for sign in memchr::memmem::find_iter(text, "元") {
        let mut start = sign;
        loop {
            if start > 0 && amount(text[start - 1]) {
                start -= 1;
            } else if start >= 3
                && (digit(text, start - 3).is_some_and(|(_, len)| len == 3)
                    || NUMERALS.as_bytes().chunks_exact(3).any(|known| known == &text[start - 3..start]))
            {
                start -= 3;
            } else {
                break;
            }
        }
        while start < sign && text[start] == b' ' {
            start += 1;
        }
        if start < sign {
            hits.push(Hit { kind: Kind::Money, range: start..sign + 3 });
        }
    }
    for sign in ["¥", "￥"] {
        for start in memchr::memmem::find_iter(text, sign) {
            let from = start + sign.len();
            let len = text[from..].iter().take_while(|&&byte| amount(byte)).count();
            let len = text[from..from + len].trim_ascii_end().len();
            if len > 0 {
                hits.push(Hit { kind: Kind::Money, range: start..from + len });
            }
        }
    }
}
