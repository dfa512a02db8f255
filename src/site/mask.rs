//! Masks personal data in free text before it is shown.

use std::borrow::Cow;
use std::ops::Range;

use super::gate::GateLists;
use super::names::Names;
use super::personal::{self, Kinds};

/// What stands where personal data stood; the same in every language.
pub const MASK: &str = "***";

/// Masks phones, ID numbers and the like, names of the roster and contact values dropped at the door.
#[derive(Debug)]
pub struct Masker {
    kinds: Kinds,
    names: Option<Names>,
}

impl Masker {
    /// A masker of these kinds and lists; `mask_names` is off where the text may name people.
    #[must_use]
    pub fn new(kinds: Kinds, lists: &GateLists, mask_names: bool) -> Self {
        Self { kinds, names: Names::new(lists, mask_names) }
    }

    /// The text with every find replaced by [`MASK`]; borrowed where there is none.
    #[must_use]
    pub fn mask<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let ranges = self.finds(text);
        if ranges.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut masked = String::with_capacity(text.len());
        let mut copied = 0;
        for range in ranges {
            masked.push_str(&text[copied..range.start]);
            masked.push_str(MASK);
            copied = range.end;
        }
        masked.push_str(&text[copied..]);
        Cow::Owned(masked)
    }

    /// The text with every find that `other` knows replaced by what it says, and all else as it was: what is left is still to be
    /// masked.
    #[must_use]
    pub fn replace(&self, text: &str, other: &dyn Fn(&str) -> Option<String>) -> String {
        let mut replaced = String::with_capacity(text.len());
        let mut copied = 0;
        for range in self.finds(text) {
            if let Some(words) = other(&text[range.clone()]) {
                replaced.push_str(&text[copied..range.start]);
                replaced.push_str(&words);
                copied = range.end;
            }
        }
        replaced.push_str(&text[copied..]);
        replaced
    }

    /// Whether there is nothing to mask.
    #[must_use]
    pub fn is_clean(&self, text: &str) -> bool {
        self.finds(text).is_empty()
    }

    fn finds(&self, text: &str) -> Vec<Range<usize>> {
        let mut hits = Vec::new();
        personal::find(text.as_bytes(), self.kinds, &mut hits);
        if let Some(names) = &self.names {
            names.find(text.as_bytes(), &mut hits);
        }
        let mut ranges: Vec<_> = hits.into_iter().map(|hit| hit.range).collect();
        ranges.sort_unstable_by_key(|range| (range.start, range.end));
        // Finds may overlap, such as a phone that is the name of an e-mail address.
        ranges.dedup_by(|next, kept| {
            let joined = next.start <= kept.end;
            if joined {
                kept.end = kept.end.max(next.end);
            }
            joined
        });
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masker() -> Masker {
        let lists =
            GateLists { names: vec!["张三".into()], contacts: vec!["阳光路8号".into()], ..GateLists::default() };
        Masker::new(Kinds::USUAL, &lists, true)
    }

    #[test]
    fn everything_personal_is_masked_and_the_rest_is_kept() {
        let text = "张三（13812345678@qq.com，010-62345678）于阳光路8号，车牌京A12345，单号GD20261014-006。";
        assert_eq!(masker().mask(text), "***（***，***）于***，车牌***，单号GD20261014-006。");
        assert!(matches!(masker().mask("登录后白屏"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_name_may_give_way_to_a_post_and_nothing_else_does() {
        let post = |name: &str| (name == "张三").then(|| "资深工程师".to_owned());
        let masker = masker();
        let text = masker.replace("张三（13812345678）到场", &post);
        assert_eq!(text, "资深工程师（13812345678）到场");
        assert_eq!(masker.mask(&text), "资深工程师（***）到场");
    }

    #[test]
    fn amounts_are_masked_only_where_asked() {
        assert_eq!(masker().mask("扣20元"), "扣20元");
        let kinds = Kinds { money: true, ..Kinds::USUAL };
        assert_eq!(Masker::new(kinds, &GateLists::default(), true).mask("扣20元"), "扣***");
    }

    proptest::proptest! {
        #[test]
        fn what_was_masked_is_clean(text in "[0-9 @a.b京A张三-]{0,60}") {
            let masker = masker();
            let masked = masker.mask(&text);
            proptest::prop_assert!(masker.is_clean(&masked), "{masked}");
        }
    }
}
