//! The root of the site: the issues, newest first, each with its headline.

use serde::Serialize;

use super::overview::Count;
use super::parts::Link;
#[cfg(test)]
use crate::locale::Locale;

/// `site/index.html`. It has no frame, because it belongs to no issue.
#[derive(Clone, Debug, Serialize)]
pub struct Issues {
    /// The language.
    pub lang: String,
    /// The company.
    pub company: String,
    /// The way to the stylesheet and icon: the `assets/` of the newest issue.
    pub assets: String,
    /// The page in the other languages, if there is one.
    pub languages: Vec<super::frame::Language>,
    /// The issues.
    pub issues: Vec<IssueLine>,
    /// `jiandu 0.1.0`.
    pub generator: String,
}

/// One issue in the list.
#[derive(Clone, Debug, Serialize)]
pub struct IssueLine {
    /// `2026年10月`, and where it is.
    pub link: Link,
    /// `第1版 · 2026-11-04 签发`.
    pub imprint: String,
    /// Its first finding.
    pub headline: Option<String>,
    /// How many clauses were in each state.
    pub counts: Vec<Count>,
    /// The issue in the other languages.
    pub others: Vec<Link>,
}

#[cfg(test)]
impl Issues {
    pub(crate) fn sample(l: &Locale) -> Self {
        use super::parts::State;
        use super::sample::say;
        let line = |zh: &str, en: &str, href: &str| IssueLine {
            link: Link::new(say(l, zh, en), href),
            imprint: say(l, "第1版 · 2026-11-04 签发", "Edition 1 · issued 2026-11-04"),
            headline: Some(say(l, "故障分析报告缺 1 份。", "One fault analysis is missing.")),
            counts: vec![Count { state: State::Green, n: "19".into() }, Count { state: State::Red, n: "4".into() }],
            others: vec![Link::new("English", "2026-10/en/index.html")],
        };
        Self {
            lang: l.tag().into(),
            company: say(l, "示例科技有限公司", "Example Technology Ltd"),
            assets: "2026-10/assets/".into(),
            languages: Vec::new(),
            issues: vec![line("2026年10月", "October 2026", "2026-10/index.html")],
            generator: "jiandu 0.1.0".into(),
        }
    }
}
