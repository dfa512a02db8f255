//! Numbers: phones, ID numbers and bank cards, whole or in groups.

use std::ops::Range;

use smallvec::SmallVec;

use super::sign::{alphanumeric, digit, plain, wide};
use super::{Hit, Kind, Kinds};

/// No number that matters has fewer digits.
const SHORTEST: usize = 10;

/// Groups of digits that may be one number, or several.
#[derive(Default)]
pub(super) struct Number {
    digits: SmallVec<[u8; 32]>,
    groups: SmallVec<[Group; 8]>,
}

struct Group {
    start: usize,
    end: usize,
    /// Where its digits begin among all digits.
    first: usize,
    len: usize,
    /// A letter touches it, or it is the fraction of a decimal number.
    tainted: bool,
}

impl Number {
    /// Reads the digits that begin here and judges them; says where they end.
    pub(super) fn read(&mut self, text: &[u8], start: usize, kinds: Kinds, hits: &mut Vec<Hit>) -> usize {
        // Most numbers are a few plain digits that nothing continues.
        let end = start + text[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let goes_on = |next: &u8| !next.is_ascii() || separator(text, end).is_some();
        if end > start && end - start < SHORTEST && !text.get(end).is_some_and(goes_on) {
            return end;
        }
        self.digits.clear();
        self.groups.clear();
        let mut at = start;
        loop {
            let (from, first) = (at, self.digits.len());
            while let Some((byte, len)) = digit(text, at) {
                self.digits.push(byte - b'0');
                at += len;
            }
            self.groups.push(Group { start: from, end: at, first, len: self.digits.len() - first, tainted: false });
            let mut next = at;
            for _ in 0..3 {
                next += separator(text, next).unwrap_or(0);
            }
            if next == at || digit(text, next).is_none() {
                break;
            }
            at = next;
        }
        if self.digits.len() < SHORTEST {
            return at;
        }
        self.groups[0].tainted = touched_before(text, start);
        // The last sign of an ID number may be an X, which is then part of the number.
        let x = plain(text, at)
            .filter(|(byte, len)| matches!(byte, b'X' | b'x') && alphanumeric(text, at + len).is_none())
            .map(|(_, len)| at + len);
        let touched = alphanumeric(text, at).is_some();
        let mut index = 0;
        while index < self.groups.len() {
            let found = self.judge(index, kinds, touched, x);
            index += match found {
                Some((kind, count, end)) => {
                    hits.push(Hit { kind, range: self.groups[index].start..end });
                    count
                }
                None => 1,
            };
        }
        at
    }

    /// What begins with this group, how many groups it takes and where it ends.
    fn judge(&self, index: usize, kinds: Kinds, touched: bool, x: Option<usize>) -> Option<(Kind, usize, usize)> {
        let groups = &self.groups[index..];
        if groups[0].tainted {
            return None;
        }
        let mut sizes = [0_usize; 11];
        for (count, group) in groups.iter().enumerate().take(sizes.len()) {
            sizes[count] = group.len;
            let digits = &self.digits[groups[0].first..group.first + group.len];
            if digits.len() > 19 {
                return None;
            }
            let last = index + count + 1 == self.groups.len();
            if let (true, Some(end)) = (last && digits.len() == 17 && kinds.id_card, x) {
                let mut sizes = sizes;
                sizes[count] += 1;
                if id_groups(&sizes[..=count]) && id_number(digits, 10) {
                    return Some((Kind::IdCard, count + 1, end));
                }
            }
            if last && touched {
                return None;
            }
            let kind = judge_digits(digits, &sizes[..=count], kinds);
            if let Some(kind) = kind {
                return Some((kind, count + 1, group.end));
            }
        }
        None
    }
}

fn judge_digits(digits: &[u8], sizes: &[usize], kinds: Kinds) -> Option<Kind> {
    if kinds.id_card && digits.len() == 18 && id_groups(sizes) && id_number(&digits[..17], digits[17]) {
        Some(Kind::IdCard)
    } else if kinds.phone && mobile(digits, sizes) {
        Some(Kind::Mobile)
    } else if kinds.phone && landline(digits, sizes) {
        Some(Kind::Landline)
    } else if kinds.bank_card && bank_card(digits, sizes) {
        Some(Kind::BankCard)
    } else {
        None
    }
}

/// `1[3-9]` and nine more, whole, after the country's number, or in the groups that people write.
fn mobile(digits: &[u8], sizes: &[usize]) -> bool {
    let core = match (sizes, digits) {
        ([11] | [3, 4, 4] | [3, 8] | [7, 4] | [3, 3, 5] | [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], _) => digits,
        ([13], [8, 6, core @ ..]) | ([12], [0, core @ ..]) | ([15], [0, 0, 8, 6, core @ ..]) => core,
        _ => return false,
    };
    matches!(core, [1, 3..=9, ..])
}

/// An area code (010, 02x, or 03xx to 09xx) and a number of seven or eight digits that begins with 2 to 9.
fn landline(digits: &[u8], sizes: &[usize]) -> bool {
    let code = match digits {
        [0, 1, 0, ..] | [0, 2, ..] => 3,
        [0, 3..=9, ..] => 4,
        _ => return false,
    };
    let local = digits.len().saturating_sub(code);
    let long_enough = if code == 3 { local == 8 } else { matches!(local, 7 | 8) };
    let grouped = match sizes {
        [_] => true,
        [first, rest @ ..] => *first == code && (rest.len() == 1 || matches!(rest, [3 | 4, 4])),
        [] => false,
    };
    long_enough && grouped && matches!(digits[code], 2..=9)
}

/// The groups in which people write an ID number; any others are coordinates or a row of figures.
fn id_groups(sizes: &[usize]) -> bool {
    matches!(
        sizes,
        [18] | [6, 12] | [14, 4] | [6, 8, 4] | [6, 4, 4, 4] | [6, 4, 2, 2, 4] | [3, 3, 4, 4, 4] | [4, 4, 4, 4, 2]
    )
}

/// Seventeen digits and their check sign (10 stands for X), with a date of birth that can be one.
fn id_number(digits: &[u8], check: u8) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [u8; 11] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2];
    let number = |range: Range<usize>| digits[range].iter().fold(0_u32, |sum, &digit| sum * 10 + u32::from(digit));
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(&digit, weight)| u32::from(digit) * weight).sum();
    matches!(digits[0], 1..=9)
        && (1900..2100).contains(&number(6..10))
        && (1..=12).contains(&number(10..12))
        && (1..=31).contains(&number(12..14))
        && CHECKS[sum as usize % 11] == check
}

/// 16 to 19 digits, whole or in fours, with the check digit after Luhn.
fn bank_card(digits: &[u8], sizes: &[usize]) -> bool {
    let fours = sizes.len() == 1 || sizes[..sizes.len() - 1].iter().all(|&size| size == 4);
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(index, &digit)| match (index % 2, u32::from(digit)) {
            (0, digit) => digit,
            (_, digit) => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    fours && (16..=19).contains(&digits.len()) && matches!(digits[0], 3..=6) && sum.is_multiple_of(10)
}

/// Whether what stands before a number makes it part of something else: a letter, or the point of a decimal number.
fn touched_before(text: &[u8], at: usize) -> bool {
    let before = &text[..at];
    match before {
        [.., 0xEF, 0xBC | 0xBD, _] => wide(text, at - 3).is_some_and(|byte| byte.is_ascii_alphanumeric()),
        [.., b'.'] => fraction(&before[..at - 1]),
        [.., last] if last.is_ascii_alphanumeric() => !phone_word(before),
        _ => false,
    }
}

/// `tel13812345678` is a phone, `GD13812345678` is a key.
fn phone_word(before: &[u8]) -> bool {
    const WORDS: [&[u8]; 9] = [b"tel", b"phone", b"mobile", b"mob", b"cell", b"sms", b"qq", b"wx", b"vx"];
    let letters = before.iter().rev().take(8).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let word = &before[before.len() - letters..];
    WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The point after `0`, or after a number that stands as a value in a table or in JSON, begins a fraction;
/// the point of `3.13812345678` in a sentence may end the number of a list item.
fn fraction(whole: &[u8]) -> bool {
    let digits = whole.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (before, integer) = whole.split_at(whole.len() - digits);
    let before = before.strip_suffix(b"-").unwrap_or(before);
    integer == b"0" || (digits > 0 && matches!(before, [.., b':' | b',' | b'['] | [.., b':', b' ']))
}

/// The length of what may stand between two groups of digits of one number.
fn separator(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    match rest {
        [b' ' | b'-' | b'(' | b')' | b'\t', ..] => Some(1),
        // No-break space; soft hyphen.
        [0xC2, 0xA0 | 0xAD, ..] => Some(2),
        // Zero-width and narrow spaces, hyphens and dashes; ideographic space; full-width hyphen and brackets.
        [0xE2, 0x80, 0x80..=0x95 | 0xAF, ..] | [0xE3, 0x80, 0x80, ..] | [0xEF, 0xBC, 0x88 | 0x89 | 0x8D, ..] => Some(3),
        [b'<', ..] => inline_tag(rest),
        _ => None,
    }
}

fn inline_tag(rest: &[u8]) -> Option<usize> {
    const INLINE: [&[u8]; 12] =
        [b"a", b"b", b"code", b"del", b"em", b"i", b"mark", b"small", b"span", b"strong", b"sub", b"sup"];
    let end = rest.iter().take(80).position(|&byte| byte == b'>')?;
    let inner = &rest[1..end];
    let inner = inner.strip_prefix(b"/").unwrap_or(inner);
    let name = inner.split(u8::is_ascii_whitespace).next()?;
    INLINE.contains(&name).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, kinds_in};
    use super::*;

    #[test]
    fn mobile_numbers_are_found_in_every_form_that_people_write() {
        assert_eq!(found("请致电13812345678王工"), ["13812345678"]);
        for text in [
            "138 1234 5678",
            "138-1234-5678",
            "138 12345678",
            "1381234 5678",
            "+8613812345678",
            "+86 138-1234-5678",
            "008613812345678",
            "１３８１２３４５６７８",
            "138－1234－5678",
            "1 3 8 1 2 3 4 5 6 7 8",
            "tel13812345678",
            "1.13812345678",
            "138<b>1234</b>5678",
            "2026-10-31 13812345678",
            "x_13812345678.csv",
            "013812345678",
        ] {
            assert_eq!(kinds_in(text), [Kind::Mobile], "{text}");
        }
        assert_eq!(found("13812345678 13912345678"), ["13812345678", "13912345678"]);
    }

    #[test]
    fn numbers_that_are_something_else_are_left_alone() {
        for text in [
            "GD13812345678",
            "13812345678a",
            "0.13812345678",
            "\"value\": 3.13812345678,",
            "12812345678",
            "138123456789",
            "2026-10-31 14:30:05",
            "GD20261014-006",
            "1500 1200 300",
            "20261031",
            "13,812,345,678",
            "v1.2.3",
            "d41d8cd98f00b204e9800998ecf8427e13812345678f",
            "M13.5 200 L138.1 234.5",
            "4006001234",
            "400-600-1234",
        ] {
            assert_eq!(kinds_in(text), [], "{text}");
        }
    }

    #[test]
    fn landlines_need_a_real_area_code() {
        for text in ["010-62345678", "(010)62345678", "01062345678", "0571-88881234", "0571 8888 1234", "0931-2345678"]
        {
            assert_eq!(kinds_in(text), [Kind::Landline], "{text}");
        }
        for text in ["000-62345678", "01234567890", "0571-123"] {
            assert_eq!(kinds_in(text), [], "{text}");
        }
    }

    #[test]
    fn id_numbers_are_known_by_their_check_sign() {
        for text in ["11010519491231002X", "11010519491231002x", "110105 19491231 002X", "110101-1990-0307-7758"] {
            assert_eq!(kinds_in(text), [Kind::IdCard], "{text}");
        }
        assert_eq!(kinds_in("11 0101 1990 0307 7758"), [], "a row of figures");
        assert_eq!(kinds_in("440524188001010014"), [], "born in 1880");
        assert_eq!(kinds_in("身份证110101199003077758。"), [Kind::IdCard]);
        assert_eq!(kinds_in("110101199003077757"), [], "a wrong check digit");
        assert_eq!(kinds_in("110101199013077758"), [], "no such month");
    }
}
