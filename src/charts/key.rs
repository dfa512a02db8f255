//! The key under a calendar: what each glyph in it means. Calendars have no line whose end could carry a name.

use serde::Serialize;

use super::canvas::{Anchor, FONT, Sheet, State, fit, text_width};

/// A glyph and its meaning.
#[derive(Clone, Debug, Serialize)]
pub struct Meaning {
    /// The glyph.
    pub state: State,
    /// What it means here.
    pub word: String,
}

/// Height of a line of the key.
const LINE: f64 = 18.0;

/// Where every entry stands: its left edge and its line.
fn places(key: &[Meaning], width: f64) -> Vec<(f64, usize)> {
    let (mut x, mut line) = (0.0, 0);
    let place = |m: &Meaning| {
        let wide = 16.0 + text_width(&m.word, FONT).min(width - 16.0);
        if x > 0.0 && x + wide > width {
            (x, line) = (0.0, line + 1);
        }
        let at = (x, line);
        x += wide + 16.0;
        at
    };
    key.iter().map(place).collect()
}

/// The height that a key needs at this width.
pub(super) fn height(key: &[Meaning], width: f64) -> f64 {
    places(key, width).last().map_or(0.0, |p| (p.1 + 1) as f64 * LINE + 4.0)
}

/// Draws a key whose upper edge is at `top`.
pub(super) fn draw(sheet: &Sheet, key: &[Meaning], top: f64) {
    for (meaning, (x, line)) in key.iter().zip(places(key, sheet.width)) {
        let y = top + LINE * line as f64 + 12.0;
        sheet.glyph(meaning.state, x + 5.0, y - 4.2, 4.5, &[]);
        sheet.text(x + 14.0, y, Anchor::Start, "m", &fit(&meaning.word, FONT, sheet.width - 16.0));
    }
}

/// A key for samples.
pub(super) fn sample() -> Vec<Meaning> {
    let words = ["按时完成", "迟", "未做", "未到期", "无数据", "样本不足"];
    State::ALL.into_iter().zip(words).map(|(state, word)| Meaning { state, word: word.into() }).collect()
}
