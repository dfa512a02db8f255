//! `[targets]`, `[zero_tolerance]`, `[score]`: what counts as good.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::value::Decimal;

/// `[targets]`: metric slug = target and floor. They may change from a month on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Targets(pub(super) BTreeMap<String, Target>);

impl Targets {
    /// The target of a metric, where it has one.
    #[must_use]
    pub fn get(&self, metric: &str) -> Option<Target> {
        self.0.get(metric).copied()
    }

    /// All of them, ordered by slug.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Target)> {
        self.0.iter().map(|(slug, target)| (slug.as_str(), *target))
    }
}

/// Written `[target, floor]`: green at or beyond the target, red beyond the floor, yellow between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Target(Decimal, Decimal);

impl Target {
    /// Green at or beyond it.
    #[must_use]
    pub const fn target(self) -> Decimal {
        self.0
    }

    /// Red beyond it.
    #[must_use]
    pub const fn floor(self) -> Decimal {
        self.1
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Target;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("[target, floor]")
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Target, A::Error> {
                let mut numbers = Vec::new();
                while let Some(number) = seq.next_element()? {
                    numbers.push(number);
                }
                match numbers[..] {
                    [target, floor] => Ok(Target(target, floor)),
                    _ => Err(de::Error::invalid_length(numbers.len(), &self)),
                }
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// `[zero_tolerance]`: metrics that one miss makes red.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZeroTolerance {
    /// Red on any miss.
    pub metrics: Vec<String>,
    /// Red where a promise was not kept at all; late ones are judged as usual.
    pub missing_is_red: Vec<String>,
}

/// `[score]`: the optional total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// Whether it is computed.
    pub enabled: bool,
    /// Share of the weights that must be measured.
    pub min_coverage: Decimal,
    /// Metric slug = weight; they need not add to 100. Written at all, they replace the default ones.
    pub weights: BTreeMap<String, Decimal>,
}
