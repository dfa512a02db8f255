//! What the program says to the person who runs it, in both languages that it speaks.
//!
//! The words of a report stand in Fluent files, so that a department can add a language. The words of the program
//! itself stand where the mistake is found, side by side, because the lower layers know nothing of languages:
//! `said!("there is no metric `{slug}`", "没有指标 `{slug}`")`.

use std::fmt;

/// The language in which the program answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Tongue {
    /// Both, in the order in which a page shows them to people of either.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The language tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    /// The language of a tag or of a locale such as `zh_CN.UTF-8`; English for all that is not Chinese.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let is_chinese = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("zh"));
        if is_chinese { Self::Chinese } else { Self::English }
    }
}

/// A sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// In English.
    pub en: Box<str>,
    /// In Chinese.
    pub zh: Box<str>,
}

impl Said {
    /// In one of the two.
    #[must_use]
    pub fn to(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::English => &self.en,
            Tongue::Chinese => &self.zh,
        }
    }

    /// As text of its own in one of the two.
    #[must_use]
    pub fn into(self, tongue: Tongue) -> String {
        match tongue {
            Tongue::English => self.en.into(),
            Tongue::Chinese => self.zh.into(),
        }
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.en.is_empty()
    }
}

/// What needs no translation: a path, a number, what the system said.
impl From<String> for Said {
    fn from(text: String) -> Self {
        Self { zh: text.as_str().into(), en: text.into() }
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

/// A sentence in English and in Chinese, with the variables of the place filled in.
macro_rules! said {
    ($en:literal, $zh:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::said::Said { en: format!($en $(, $name = $value)*).into(), zh: format!($zh $(, $name = $value)*).into() }
    };
}
pub(crate) use said;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_said_in_the_language_that_was_asked_for() {
        let slug = "csi";
        let said = said!("there is no metric `{slug}`", "没有指标 `{slug}`");
        assert_eq!(said.to(Tongue::of("zh_CN.UTF-8")), "没有指标 `csi`");
        assert_eq!(said.to(Tongue::of("C")), "there is no metric `csi`");
        assert_eq!(Said::from("x").to(Tongue::Chinese), "x");
    }
}
