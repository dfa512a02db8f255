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

/// Writes path data through the points, each as the step from the last one: that takes fewer digits than where it stands.
/// Straight pieces along an axis take the short form, repeated points none. Steps are whole units, so no error adds up.
pub(crate) fn path_data(out: &mut String, points: impl IntoIterator<Item = (i32, i32)>) {
    let mut last: Option<(i32, i32)> = None;
    let mut command = ' ';
    for p in points {
        let Some(l) = last.replace(p) else {
            out.push('M');
            step(out, p.0, true);
            step(out, p.1, false);
            continue;
        };
        let by = (p.0 - l.0, p.1 - l.1);
        let this = match by {
            (0, 0) => continue,
            (_, 0) => 'h',
            (0, _) => 'v',
            _ => 'l',
        };
        let fresh = this != command;
        if fresh {
            out.push(this);
            command = this;
        }
        if by.0 != 0 {
            step(out, by.0, fresh);
        }
        if by.1 != 0 {
            step(out, by.1, fresh && by.0 == 0);
        }
    }
}

/// Writes a number of a path: `fresh` after a letter; else a sign parts it from the number before, or a space does.
fn step(out: &mut String, v: i32, fresh: bool) {
    if !fresh && v >= 0 {
        out.push(' ');
    }
    if v.unsigned_abs() < K as u32 && v != 0 {
        out.push_str(if v < 0 { "-." } else { "." });
        digits(out, v.unsigned_abs());
    } else {
        num(out, v);
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
        assert_eq!(path, "M0 0h10v5l-10 2");
    }

    #[test]
    fn a_line_names_its_command_once_and_its_steps_bring_it_to_the_very_points() {
        let path = written(|o| path_data(o, [(319, 400), (428, 357), (537, 360), (646, 361)]));
        assert_eq!(path, "M31.9 40l10.9-4.3 10.9 .3 10.9 .1");
    }
}
