//! Number plates.

use super::sign::alphanumeric;
use super::{Hit, Kind};

/// A plate that begins with the province sign at this place: where it ends.
pub(super) fn plate(text: &[u8], start: usize, hits: &mut Vec<Hit>) -> Option<usize> {
    const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    const SUFFIXES: &str = "挂学警港澳领";
    let among = |signs: &str, at: usize| {
        text.get(at..at + 3).is_some_and(|sign| signs.as_bytes().chunks_exact(3).any(|known| known == sign))
    };
    let letter = |at| alphanumeric(text, at).filter(|(byte, _)| plate_letter(*byte));
    if !among(PROVINCES, start) {
        return None;
    }
    let (_, len) = letter(start + 3)?;
    let mut at = start + 3 + len;
    at += match text.get(at..)? {
        [0xC2, 0xB7, ..] => 2,
        [0xE2, 0x80, 0xA2, ..] => 3,
        [b' ' | b'-' | b'.', ..] => 1,
        _ => 0,
    };
    let mut signs = Vec::with_capacity(7);
    while let Some((byte, len)) = alphanumeric(text, at) {
        signs.push(byte);
        at += len;
        if signs.len() > 6 {
            return None;
        }
    }
    let digits = |signs: &[u8]| signs.iter().filter(|byte| byte.is_ascii_digit()).count();
    let usual = signs.iter().all(|&byte| byte.is_ascii_digit() || plate_letter(byte)) && digits(&signs) >= 2;
    let fits = match signs.as_slice() {
        [_, _, _, _] if among(SUFFIXES, at) => {
            at += 3;
            usual
        }
        [_, _, _, _, _] => usual,
        // New energy: D or F first and four digits last, or five digits and D or F.
        [b'D' | b'F', _, rest @ ..] if rest.len() == 4 => usual && digits(rest) == 4,
        [rest @ .., b'D' | b'F'] if rest.len() == 5 => digits(rest) == 5,
        _ => false,
    };
    fits.then(|| {
        hits.push(Hit { kind: Kind::Plate, range: start..at });
        at
    })
}

/// Plates know no I and no O, which would be read as digits.
fn plate_letter(byte: u8) -> bool {
    byte.is_ascii_uppercase() && !matches!(byte, b'I' | b'O')
}

#[cfg(test)]
mod tests {
    use super::super::tests::kinds_in;
    use super::*;

    #[test]
    fn plates_old_and_new_are_found() {
        for text in
            ["京A12345", "车牌沪B·8K123，", "粤B D12345", "粤BD12345", "苏A12345D", "京Ａ１２３４５", "浙A1234挂"]
        {
            assert_eq!(kinds_in(text), [Kind::Plate], "{text}");
        }
        for text in ["更新ABC", "新版A1", "京ABCDEF", "川A123456789", "中A12345"] {
            assert_eq!(kinds_in(text), [], "{text}");
        }
    }
}
