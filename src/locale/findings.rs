//! A finding as a sentence: its facts in the forms of the language, then its message.

use super::{Arg, Locale, LocaleError, grouped};
use crate::report::Finding;
use crate::report::finding::Fact;
use crate::settings::{Org, Regulation};
use crate::stats::{Ratio, Shown};

/// What the sentences of a report need beside their facts.
#[derive(Clone, Copy, Debug)]
pub struct Speech<'a> {
    /// The names of positions.
    pub regulation: &'a Regulation,
    /// How the company calls its parties.
    pub org: &'a Org,
    /// Cases below which a rate is k of n and no percentage.
    pub small_n: u64,
}

impl Locale {
    /// The sentence of a finding.
    ///
    /// # Errors
    /// There is no such message, or it names a fact that the finding does not have.
    pub fn finding(&self, finding: &Finding, speech: Speech<'_>) -> Result<String, LocaleError> {
        let args: Vec<(&str, Arg<'_>)> =
            finding.facts.iter().map(|(name, fact)| (*name, self.fact(fact, speech))).collect();
        self.find(&finding.message, &args)
    }

    /// A fact as it is written, or a number that chooses a plural form.
    pub(crate) fn fact(&self, fact: &Fact, speech: Speech<'_>) -> Arg<'static> {
        match fact {
            Fact::Count(count) => i64::try_from(*count).unwrap_or(i64::MAX).into(),
            Fact::Text(text) => text.clone().into(),
            Fact::Date(date) => self.date(*date).into(),
            Fact::Metric(slug) => self.text(&format!("metric-{slug}")).into(),
            Fact::Role(role) => speech.regulation.role_name(role, speech.org, self.tag()).into(),
            Fact::Ratio(ratio) => self.rate(*ratio, speech.small_n).into(),
            Fact::Points(tenths) | Fact::Tenths(tenths) => one_decimal(*tenths).into(),
            Fact::Percent(tenths) => format!("{}%", one_decimal(*tenths)).into(),
            Fact::Duration(seconds) => self.duration(*seconds).into(),
            Fact::Month(month) => self.month(*month).into(),
            Fact::Kinds(kinds) => {
                let names: Vec<String> =
                    kinds.iter().map(|kind| self.text(&format!("records-{}", kind.slug()))).collect();
                names.join(&self.text("separator")).into()
            }
            Fact::Question(column) => {
                let id = format!("question-{column}");
                (if self.has(&id) { self.text(&id) } else { column.clone() }).into()
            }
        }
    }

    /// A rate with its pair, which alone stands where there are too few cases for a percentage.
    fn rate(&self, ratio: Ratio, small_n: u64) -> String {
        let number = |n: u64| grouped(i64::try_from(n).unwrap_or(i64::MAX));
        let pair = self.text_with("finding-pair", &[("k", number(ratio.k).into()), ("n", number(ratio.n).into())]);
        let share = match ratio.shown(small_n) {
            Shown::NoneDue | Shown::PairOnly => return pair,
            Shown::Tenths(tenths) => format!("{}%", one_decimal(i64::try_from(tenths).unwrap_or(i64::MAX))),
            Shown::Above999 => ">99.9%".to_owned(),
            Shown::Below01 => "<0.1%".to_owned(),
        };
        self.text_with("finding-share", &[("share", share.into()), ("pair", pair.into())])
    }
}

/// A number in tenths with its decimal: 940 is 94.0.
fn one_decimal(tenths: i64) -> String {
    let sign = if tenths < 0 { "−" } else { "" };
    let tenths = tenths.unsigned_abs();
    format!("{sign}{}.{}", grouped(i64::try_from(tenths / 10).unwrap_or(i64::MAX)), tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_has_its_pair_and_a_handful_has_nothing_else() {
        let zh = Locale::builtin("zh-CN").unwrap();
        assert_eq!(zh.rate(Ratio::new(47, 50), 10), "94.0%（47/50）");
        assert_eq!(zh.rate(Ratio::new(1_999, 2_000), 10), ">99.9%（1,999/2,000）");
        assert_eq!(zh.rate(Ratio::new(2, 3), 10), "2/3");
        assert_eq!(one_decimal(-5), "−0.5");
    }

    #[test]
    fn every_kind_of_record_has_a_name() {
        for tag in ["zh-CN", "en"] {
            let locale = Locale::builtin(tag).unwrap();
            for kind in crate::ingest::Kind::ALL {
                assert!(locale.has(&format!("records-{}", kind.slug())), "{tag}: {kind:?}");
            }
        }
    }
}
