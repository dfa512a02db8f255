//! The order in which a language lists names: pinyin for Chinese, the alphabet for English.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

use super::{Locale, LocaleError};

/// The collator of a language.
pub(super) fn collator(tag: &str) -> Result<CollatorBorrowed<'static>, LocaleError> {
    let fail = || LocaleError::Tag(tag.to_owned());
    // `kn` orders digits by value, so that 故障2 stands before 故障10.
    let locale: icu_locale_core::Locale = format!("{tag}-u-kn-true").parse().map_err(|_| fail())?;
    Collator::try_new(locale.into(), CollatorOptions::default()).map_err(|_| fail())
}

impl Locale {
    /// Which of two names comes first; names that sort alike are ordered by their characters, so that the order is total.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b).then_with(|| a.cmp(b))
    }

    /// The place of each name in the order of the language, as text that sorts by itself: what `data-sort` carries,
    /// because a browser that opens a page from a file knows no pinyin.
    #[must_use]
    pub fn ranks<S: AsRef<str>>(&self, names: &[S]) -> Vec<String> {
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by(|&a, &b| self.compare(names[a].as_ref(), names[b].as_ref()));
        let mut ranks = vec![String::new(); names.len()];
        for (rank, index) in order.into_iter().enumerate() {
            ranks[index] = format!("{rank:05}");
        }
        ranks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names_stand_in_the_order_of_their_sounds() {
        let zh = Locale::builtin("zh-CN").unwrap();
        let mut names = ["王五", "李四", "重庆", "北京", "F-10", "F-9"];
        names.sort_by(|a, b| zh.compare(a, b));
        assert_eq!(
            names.map(str::to_owned).iter().filter(|n| !n.starts_with('F')).collect::<Vec<_>>(),
            ["北京", "重庆", "李四", "王五"]
        );
        assert_eq!(zh.compare("F-9", "F-10"), Ordering::Less);
    }

    #[test]
    fn ranks_sort_as_the_names_do() {
        let zh = Locale::builtin("zh-CN").unwrap();
        assert_eq!(zh.ranks(&["王五", "北京", "李四"]), ["00002", "00000", "00001"]);
    }
}
