//! Finds given names and contact values in text.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;

use super::gate::GateLists;
use super::personal::{Hit, Kind};

/// The names of a roster and the contact values of the exports, ready to be looked for in one pass.
#[derive(Debug)]
pub struct Names {
    automaton: AhoCorasick,
    /// For each pattern: its kind, and whether letters may not touch its first and last sign.
    patterns: Vec<(Kind, bool, bool)>,
    /// The value of each pattern.
    values: Vec<String>,
}

impl Names {
    /// The lists as a searcher; values too short to mean anybody are passed over.
    ///
    /// `with_names` is off where the report may name people.
    #[must_use]
    pub fn new(lists: &GateLists, with_names: bool) -> Option<Self> {
        let mut values = BTreeMap::new();
        for contact in lists.contacts.iter().map(|contact| contact.trim()).filter(|contact| telling(contact)) {
            values.insert(contact.to_owned(), Kind::Contact);
        }
        // Words in Latin letters are found only where no letter touches them, so that shorter ones mean something.
        let told = |name: &&str| name.chars().count() > if name.is_ascii() { 2 } else { 1 };
        for name in lists.customers.iter().map(|name| name.trim()).filter(told) {
            values.insert(name.to_owned(), Kind::Customer);
        }
        for name in lists.names.iter().map(|name| name.trim()).filter(|name| with_names && name.chars().count() > 1) {
            values.insert(name.to_owned(), Kind::Name);
            let mut signs = name.chars();
            if let (Some(first), Some(second), None) = (signs.next(), signs.next(), signs.next()) {
                // Rosters stretch names of two signs to the width of three.
                for blank in [' ', '\u{3000}'] {
                    values.insert(format!("{first}{blank}{second}"), Kind::Name);
                }
            }
        }
        if values.is_empty() {
            return None;
        }
        let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(values.keys()).ok()?;
        let edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let patterns = values
            .iter()
            .map(|(value, &kind)| (kind, edge(value.as_bytes().first()), edge(value.as_bytes().last())))
            .collect();
        Some(Self { automaton, patterns, values: values.into_keys().collect() })
    }

    /// The values that stand in a text, wherever they stand in it.
    #[must_use]
    pub fn values_in(&self, text: &str) -> BTreeSet<String> {
        self.automaton
            .find_overlapping_iter(text)
            .map(|found| self.values[found.pattern().as_usize()].clone())
            .collect()
    }

    /// Adds every place where one of them stands.
    pub fn find(&self, text: &[u8], hits: &mut Vec<Hit>) {
        let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        for found in self.automaton.find_overlapping_iter(text) {
            let (kind, head, tail) = self.patterns[found.pattern().as_usize()];
            let joined = head && letter(text[..found.start()].last()) || tail && letter(text.get(found.end()));
            if !joined {
                hits.push(Hit { kind, range: found.range() });
            }
        }
    }
}

/// Whether a contact value can identify anybody: placeholders such as `无`, `-` and `12` cannot.
fn telling(value: &str) -> bool {
    let signs = value.chars().count();
    if value.chars().all(|sign| !sign.is_alphanumeric()) {
        return false;
    }
    // A short number is as likely a count of ours as somebody's extension.
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        signs >= 7
    } else if value.is_ascii() {
        signs >= 5
    } else {
        signs >= 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(names: &[&str], contacts: &[&str]) -> GateLists {
        let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
        GateLists { names: owned(names), contacts: owned(contacts), ..GateLists::default() }
    }

    fn found(names: &Names, text: &str) -> Vec<(Kind, String)> {
        let mut hits = Vec::new();
        names.find(text.as_bytes(), &mut hits);
        hits.into_iter().map(|hit| (hit.kind, text[hit.range].to_owned())).collect()
    }

    #[test]
    fn names_are_found_inside_chinese_text_and_stretched() {
        let names = Names::new(&lists(&["张三", "Ann Lee"], &["阳光路8号"]), true).expect("not empty");
        assert_eq!(
            found(&names, "由张三处理，张　三、地址阳光路8号"),
            [
                (Kind::Name, "张三".to_owned()),
                (Kind::Name, "张　三".to_owned()),
                (Kind::Contact, "阳光路8号".to_owned())
            ]
        );
        assert_eq!(found(&names, "ANN LEE, Joann Lee, Ann Leech"), [(Kind::Name, "ANN LEE".to_owned())]);
    }

    #[test]
    fn values_that_identify_nobody_are_passed_over() {
        assert!(Names::new(&lists(&["王", ""], &["无", "-", "12", "——"]), true).is_none());
        assert!(Names::new(&lists(&["张三"], &[]), false).is_none());
    }
}
