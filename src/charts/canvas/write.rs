//! Writing numbers, attributes and escaped text into the growing picture, without the formatting machinery.

/// Device units per CSS pixel: plotters computes in whole units, so tenths of a pixel survive.
pub const K: i32 = 10;

/// CSS pixels in device units.
#[must_use]
pub fn px(v: f64) -> i32 {
    (v * f64::from(K)).round() as i32
}

/// Writes device units as CSS pixels: at most one decimal, no trailing zero, no "-0".
pub(crate) fn num(out: &mut String, v: i32) {
    if v < 0 {
        out.push('-');
    }
    let units = v.unsigned_abs();
    digits(out, units / K as u32);
    let tenth = units % K as u32;
    if tenth != 0 {
        out.push('.');
        out.push(char::from(b'0' + tenth as u8));
    }
}

/// Writes a whole number in plain digits.
pub(crate) fn digits(out: &mut String, mut v: u32) {
    let mut buffer = [b'0'; 10];
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b'0' + (v % 10) as u8;
        v /= 10;
        if v == 0 {
            break;
        }
    }
    out.extend(buffer[at..].iter().map(|b| char::from(*b)));
}

/// Writes ` name="1.5"`.
pub(crate) fn attr(out: &mut String, name: &str, v: i32) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    num(out, v);
    out.push('"');
}

/// Writes text as XML character data; what XML 1.0 forbids altogether is dropped.
pub(crate) fn esc(out: &mut String, text: &str) {
    let plain = |b: u8| b >= 0x20 && !matches!(b, b'&' | b'<' | b'>' | b'"' | 0xef);
    if text.bytes().all(plain) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

/// Writes path data through the points: straight pieces along an axis take the short form, repeated points none.
pub(crate) fn path_data(out: &mut String, points: impl IntoIterator<Item = (i32, i32)>) {
    let mut last: Option<(i32, i32)> = None;
    for p in points {
        match last {
            None => {
                out.push('M');
                num(out, p.0);
                out.push(' ');
                num(out, p.1);
            }
            Some(l) if l == p => continue,
            Some(l) if l.1 == p.1 => {
                out.push('H');
                num(out, p.0);
            }
            Some(l) if l.0 == p.0 => {
                out.push('V');
                num(out, p.1);
            }
            Some(_) => {
                out.push('L');
                num(out, p.0);
                out.push(' ');
                num(out, p.1);
            }
        }
        last = Some(p);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(f: impl FnOnce(&mut String)) -> String {
        let mut out = String::new();
        f(&mut out);
        out
    }

    #[test]
    fn coordinates_carry_at_most_one_decimal() {
        let all: Vec<String> = [0, 5, 10, -3, -120, 7605].iter().map(|v| written(|o| num(o, *v))).collect();
        assert_eq!(all, ["0", "0.5", "1", "-0.3", "-12", "760.5"]);
    }

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(written(|o| esc(o, "a<b>&\"\u{0}\u{ffff}中")), "a&lt;b&gt;&amp;&quot;中");
    }

    #[test]
    fn straight_pieces_of_a_path_are_short() {
        let path = written(|o| path_data(o, [(0, 0), (100, 0), (100, 0), (100, 50), (0, 70)]));
        assert_eq!(path, "M0 0H10V5L0 7");
    }
}
