//! Answers on scales of satisfaction, kept as given: which scale they are on is decided over all files.

use super::symbols::Sym;

/// What a questionnaire's cell says, in two bytes: nothing, a number in tenths, or a label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Answer(u16);

/// What an [`Answer`] holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Not answered.
    Nothing,
    /// A number, in tenths: 45 is 4.5.
    Tenths(i32),
    /// A label: a symbol of the table of labels.
    Label(Sym),
}

const NUMBER: u16 = 0x8000;
/// Tenths from −100.0 to +999.9 are answers; anything further is not on any scale.
const LOWEST: i32 = -1000;
const HIGHEST: i32 = 9999;

impl Answer {
    /// Not answered.
    pub const NONE: Self = Self(0);

    /// The answer `tenths` / 10, if it can be one.
    #[must_use]
    pub fn number(tenths: i32) -> Option<Self> {
        (LOWEST..=HIGHEST).contains(&tenths).then(|| u16::try_from(tenths - LOWEST).ok())?.map(|n| Self(NUMBER | n))
    }

    /// The answer by a label, if there are not absurdly many labels.
    #[must_use]
    pub fn label(label: Sym) -> Option<Self> {
        u16::try_from(label.index() + 1).ok().filter(|n| n & NUMBER == 0).map(Self)
    }

    /// What was said.
    #[must_use]
    pub fn said(self) -> Said {
        match self.0 {
            0 => Said::Nothing,
            n if n & NUMBER != 0 => Said::Tenths(i32::from(n & !NUMBER) + LOWEST),
            n => Said::Label(Sym::from_index(usize::from(n) - 1)),
        }
    }

    /// Nothing was answered.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn remap(&mut self, labels: &[Sym]) {
        if let Said::Label(label) = self.said() {
            *self = Self::label(labels[label.index()]).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_says_what_it_was_made_of() {
        assert_eq!(Answer::default().said(), Said::Nothing);
        for tenths in [-10, 0, 45, 100, 990] {
            assert_eq!(Answer::number(tenths).map(Answer::said), Some(Said::Tenths(tenths)));
        }
        assert_eq!(Answer::number(1_000_000), None);
        let label = Sym::from_index(7);
        assert_eq!(Answer::label(label).map(Answer::said), Some(Said::Label(label)));
        assert_eq!(size_of::<Answer>(), 2);
    }
}
