//! How wide a text will be, without asking any font: layout must be the same on every machine.

use unicode_width::UnicodeWidthChar;

/// Advance widths of the printable ASCII characters in thousandths of an em (Arial's metrics).
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// Fonts differ: the narrowest text we trust is the estimate, the widest some 7 % more.
const SLACK: f64 = 1.07;

/// Estimated width of one line in CSS pixels at `size` px: Arial for ASCII, one em for a wide character
/// (and for the signs that Chinese fonts draw wide), 0.58 em for anything else, slack included.
#[must_use]
pub fn text_width(text: &str, size: f64) -> f64 {
    let milli: u32 = text.chars().map(milli_em).sum();
    f64::from(milli) * size * SLACK / 1000.0
}

fn milli_em(c: char) -> u32 {
    match c {
        ' '..='~' => u32::from(ASCII[c as usize - 0x20]),
        _ => match UnicodeWidthChar::width_cjk(c) {
            Some(2) => 1000,
            None | Some(0) => 0,
            _ => 580,
        },
    }
}

/// How much wider bold type runs than ordinary type.
pub const BOLD: f64 = 1.06;

/// The text, cut with an ellipsis where it is wider than `room` px.
#[must_use]
pub fn fit(text: &str, size: f64, room: f64) -> String {
    // A hair of tolerance: a room computed from this very width must hold it.
    if text_width(text, size) <= room + 0.01 {
        return text.to_owned();
    }
    let room = room - text_width("…", size);
    let mut width = 0.0;
    let mut out = String::new();
    for c in text.chars() {
        width += f64::from(milli_em(c)) * size * SLACK / 1000.0;
        if width > room {
            break;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// Breaks a label into at most `most` lines no wider than `room` px, at spaces between words and anywhere
/// between wide characters; what does not fit into the last line is cut.
#[must_use]
pub fn wrap(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    if text_width(text, size) <= room {
        return vec![text.to_owned()];
    }
    let mut lines: Vec<String> = vec![String::new()];
    for piece in pieces(text) {
        let last_line = lines.len() == most;
        let line = lines.last_mut().expect("there is always a line being filled");
        let fits = text_width(line, size) + text_width(piece, size) <= room;
        if line.is_empty() || fits || last_line {
            line.push_str(piece);
        } else {
            line.truncate(line.trim_end().len());
            lines.push(piece.trim_start().to_owned());
        }
    }
    lines.iter().map(|l| fit(l.trim_end(), size, room)).collect()
}

/// Runs that must stay together: a word, a single space, or one wide character.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let alone = |c: char| c == ' ' || milli_em(c) == 1000;
        let first = rest.chars().next()?;
        let end = if alone(first) { first.len_utf8() } else { rest.find(alone).unwrap_or(rest.len()) };
        let (piece, tail) = rest.split_at(end);
        rest = tail;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_character_takes_one_em_and_a_digit_about_half() {
        assert!((text_width("工单", 10.0) - 21.4).abs() < 0.01);
        assert!((text_width("00", 10.0) - 11.9).abs() < 0.01);
    }

    #[test]
    fn a_label_too_long_ends_in_an_ellipsis_and_fits() {
        let cut = fit("云南省某某数据中心扩容项目", 12.0, 80.0);
        assert!(cut.ends_with('…') && text_width(&cut, 12.0) <= 80.0, "{cut}");
        assert_eq!(fit("短", 12.0, 80.0), "短");
    }

    #[test]
    fn lines_break_at_spaces_and_between_wide_characters() {
        assert_eq!(wrap("first visit late", 10.0, 52.0, 3), ["first visit", "late"]);
        assert_eq!(wrap("短信网关拥塞", 10.0, 33.0, 3), ["短信网", "关拥塞"]);
        let cut = wrap("短信网关拥塞故障", 10.0, 33.0, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…'));
    }
}
