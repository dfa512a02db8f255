//! The version of the definitions: what figures mean, as far as metrics, settings and regulation decide it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::metrics::{METRICS, Metric, Question};
use crate::settings::{Regulation, Settings};
use crate::time::Month;

/// Tables of the settings that change words, looks or what may be shown, but no figure.
const WITHOUT_EFFECT: &[&str] = &["org", "actions", "display", "publish", "score"];
/// Tables that name people or customers: only their digest is kept.
const NAMING: &[&str] = &["names"];

/// What was in force for a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definitions {
    /// A digest of everything below: two months with one version were measured alike.
    pub version: String,
    /// A digest for each metric: its rule, its unit, what it needs, its worked example.
    pub metrics: BTreeMap<String, String>,
    /// A digest of the regulation.
    pub regulation: String,
    /// The settings in force in the month, one by one: `limits.response.p1.minutes` = `30`.
    pub settings: BTreeMap<String, String>,
}

/// A setting that is no longer what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SettingChange {
    /// Its key.
    pub key: String,
    /// What it was; none if it is new.
    pub was: Option<String>,
    /// What it is; none if it is gone.
    pub now: Option<String>,
}

impl Definitions {
    /// What is in force for `month`.
    #[must_use]
    pub fn new(settings: &Settings, regulation: &Regulation, month: Month) -> Self {
        let metrics: BTreeMap<String, String> =
            METRICS.iter().map(|metric| (metric.slug.to_owned(), digest(&described(metric)))).collect();
        let regulation = digest(&format!("{regulation:?}"));
        let settings = in_force(settings, month);
        let version = digest(&format!("{metrics:?}{regulation}{settings:?}"));
        Self { version, metrics, regulation, settings }
    }

    /// The settings that differ from these in `now`, without targets, which figures carry themselves.
    #[must_use]
    pub fn changed_settings(&self, now: &Self) -> Vec<SettingChange> {
        let keys: std::collections::BTreeSet<&String> = self.settings.keys().chain(now.settings.keys()).collect();
        keys.into_iter()
            .filter(|key| !key.starts_with("targets."))
            .map(|key| SettingChange {
                key: key.clone(),
                was: self.settings.get(key).cloned(),
                now: now.settings.get(key).cloned(),
            })
            .filter(|change| change.was != change.now)
            .collect()
    }

    /// Whether the definition of a metric is another one in `now`. One that either does not have is not redefined.
    #[must_use]
    pub fn redefines(&self, now: &Self, metric: &str) -> bool {
        matches!((self.metrics.get(metric), now.metrics.get(metric)), (Some(was), Some(now)) if was != now)
    }
}

/// The definition of a metric as far as data can say it.
fn described(metric: &Metric) -> String {
    let Metric { slug, nature, rule, unit, direction, needs, example, question, .. } = metric;
    let parts = match question {
        Question::Pooled(parts) => *parts,
        _ => &[],
    };
    format!("{slug} {nature:?} {rule:?} {unit:?} {direction:?} {needs:?} {example:?} {parts:?}")
}

/// The settings of a month, flat.
fn in_force(settings: &Settings, month: Month) -> BTreeMap<String, String> {
    let effective = settings.at(month);
    let json = |value: Result<Value, serde_json::Error>| value.unwrap_or(Value::Null);
    let mut flat = BTreeMap::new();
    if let Value::Object(tables) = json(serde_json::to_value(settings)) {
        for (name, table) in tables {
            let name = name.as_str();
            if NAMING.contains(&name) {
                flat.insert(name.to_owned(), digest(&table.to_string()));
            } else if !WITHOUT_EFFECT.contains(&name) && !["limits", "targets"].contains(&name) {
                flatten(name, &table, &mut flat);
            }
        }
    }
    flatten("limits", &json(serde_json::to_value(&effective.limits)), &mut flat);
    flatten("targets", &json(serde_json::to_value(&effective.targets)), &mut flat);
    flat.insert("calendar.hours_in_force".to_owned(), format!("{:?}", effective.hours));
    flat
}

fn flatten(key: &str, value: &Value, into: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(table) => {
            for (name, value) in table {
                flatten(&format!("{key}.{name}"), value, into);
            }
        }
        Value::String(text) => {
            into.insert(key.to_owned(), text.clone());
        }
        other => {
            into.insert(key.to_owned(), other.to_string());
        }
    }
}

/// Sixteen hexadecimal digits are enough to tell versions apart.
fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(toml: &str, month: &str) -> Definitions {
        let settings = Settings::parse(toml, "report.toml").expect("settings");
        Definitions::new(&settings, &Regulation::default(), month.parse().expect("a month"))
    }

    #[test]
    fn the_version_is_the_same_until_something_that_matters_changes() {
        assert_eq!(of("", "2026-10"), of("", "2026-10"));
        assert_eq!(of("", "2026-10").version, of("[org]\ncompany = \"乙公司\"", "2026-10").version);
        assert_ne!(of("", "2026-10").version, of("[targets]\nfirst_response_on_time = [97, 85]", "2026-10").version);
    }

    #[test]
    fn a_setting_that_holds_from_a_later_month_on_leaves_the_month_as_it_was() {
        let later = "[since.\"2026-11\".limits.response]\np1 = { minutes = 20, clock = \"wall\" }";
        assert!(of("", "2026-10").changed_settings(&of(later, "2026-10")).is_empty());
        let keys: Vec<_> =
            of("", "2026-11").changed_settings(&of(later, "2026-11")).into_iter().map(|change| change.key).collect();
        assert!(keys.iter().all(|key| key.starts_with("limits.response.p1")) && !keys.is_empty(), "{keys:?}");
    }

    #[test]
    fn names_of_customers_are_kept_as_a_digest_only() {
        let text = serde_json::to_string(&of("[names]\n\"甲厂\" = \"甲机械厂\"", "2026-10")).expect("JSON");
        assert!(!text.contains('甲'));
    }
}
