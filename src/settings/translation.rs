//! The words of a regulation in a language that the report folder adds.

use std::collections::BTreeMap;

use super::Regulation;

/// The key of `[org]` that stands for a name of the company in the words of a regulation.
pub const NAMES: [&str; 8] =
    ["supervisor", "service_dept", "care_dept", "office", "reader", "manager", "account_role", "shop_head"];

/// A text of the regulation, its place in a language file, and its translations.
type Word<'a> = (String, &'a str, &'a mut BTreeMap<String, String>);

impl Regulation {
    /// Every text of the regulation in English, with the id of its message in a language file, in order.
    #[must_use]
    pub fn words(&self) -> Vec<(String, String)> {
        // The walk is the one that translates, so that no text can be in one and not in the other.
        self.clone().each().into_iter().map(|(id, text, _)| (id, text.to_owned())).collect()
    }

    /// Takes over what `word` says in a language; texts of which it says nothing stay English.
    pub fn translate(&mut self, tag: &str, word: &dyn Fn(&str) -> Option<String>) {
        for (id, _, others) in self.each() {
            if let Some(text) = word(&id) {
                others.insert(tag.to_owned(), text);
            }
        }
    }

    fn each(&mut self) -> Vec<Word<'_>> {
        let mut words: Vec<Word<'_>> = Vec::new();
        for (key, role) in &mut self.roles {
            words.push((format!("regulation-role-{key}"), &role.en, &mut role.others));
        }
        for chapter in &mut self.chapters {
            let id = format!("regulation-chapter-{}", chapter.number);
            words.push((id, &chapter.title.en, &mut chapter.title.others));
        }
        for section in &mut self.sections {
            let id = format!("regulation-section-{}", section.id.replace('.', "-"));
            words.push((id, &section.title.en, &mut section.title.others));
        }
        for clause in &mut self.clauses {
            let id = format!("regulation-{}", clause.anchor());
            words.push((id.clone(), &clause.title.en, &mut clause.title.others));
            words.push((format!("{id}.obligation"), &clause.obligation.en, &mut clause.obligation.others));
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn a_regulation_speaks_a_third_language_where_it_is_told_how() {
        let (mut regulation, settings) = (Regulation::default(), Settings::default());
        let words = regulation.words();
        let ids: std::collections::BTreeSet<_> = words.iter().map(|(id, _)| id).collect();
        assert_eq!(ids.len(), words.len(), "every text has a place of its own");
        regulation.translate("fr", &|id| (id == "regulation-role-supervisor").then(|| "« {supervisor} »".to_owned()));
        let org = &settings.org;
        assert_eq!(regulation.role_name("supervisor", org, "fr"), format!("« {} »", org.supervisor));
        assert_eq!(regulation.role_name("reader", org, "fr"), regulation.role_name("reader", org, "en"));
    }

    #[test]
    fn the_names_of_the_company_are_known() {
        let org = Settings::default().org;
        assert!(NAMES.iter().all(|key| org.name(key).is_some()));
    }
}
