//! A text read from left to right.

/// What is left of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a>(pub(super) &'a str);

impl<'a> Cursor<'a> {
    pub(super) const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn skip_spaces(&mut self) {
        self.0 = self.0.trim_start();
    }

    /// Takes the first of `words` that stands here, without regard to the case of Latin letters.
    pub(super) fn eat(&mut self, words: &[&'static str]) -> Option<&'static str> {
        let here = |word: &&&'static str| self.0.get(..word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word));
        let word = *words.iter().find(here)?;
        self.0 = &self.0[word.len()..];
        Some(word)
    }

    /// As [`Cursor::eat`], past spaces; nothing is taken if no word follows.
    pub(super) fn eat_spaced(&mut self, words: &[&'static str]) -> Option<&'static str> {
        let mut ahead = *self;
        ahead.skip_spaces();
        let word = ahead.eat(words)?;
        *self = ahead;
        Some(word)
    }

    /// Takes the whole run of digits that stands here, if it is as long as wanted.
    pub(super) fn digits(&mut self, length: std::ops::RangeInclusive<usize>) -> Option<&'a str> {
        let end = self.0.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(self.0.len());
        if !length.contains(&end) {
            return None;
        }
        let (run, rest) = self.0.split_at(end);
        self.0 = rest;
        Some(run)
    }

    /// As [`Cursor::digits`], past spaces.
    pub(super) fn digits_spaced(&mut self, length: std::ops::RangeInclusive<usize>) -> Option<&'a str> {
        let mut ahead = *self;
        ahead.skip_spaces();
        let run = ahead.digits(length)?;
        *self = ahead;
        Some(run)
    }
}

/// The value of a run of at most 18 digits.
pub(super) fn value(digits: &str) -> i64 {
    digits.bytes().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'))
}
