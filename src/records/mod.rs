//! The record types: one file each, holding its columns, the words it knows, and its compact struct.

pub mod campaigns;
pub mod chat_sessions;
pub mod fault_analyses;
pub mod faults;
pub mod holiday_duty;
pub mod inspections;
pub mod liaison;
pub mod orders;
pub mod projects;
pub mod remarks;
pub mod research;
pub mod shift_requests;
pub mod shifts;
pub mod staff;
pub mod surveys;
mod tables;
pub mod tickets;
mod times;
pub mod visits;
pub mod weekly_reports;
pub mod yearend;

pub use crate::ingest::{Col, Column, Format, Kind, Need, Origin, Record, RecordKey, Row, Type, Vocabulary, Words};

/// The columns of a record type.
#[must_use]
pub fn columns(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::Tickets => tickets::COLUMNS,
        Kind::Surveys => surveys::COLUMNS,
        Kind::Campaigns => campaigns::COLUMNS,
        Kind::Projects => projects::COLUMNS,
        Kind::Visits => visits::COLUMNS,
        Kind::Faults => faults::COLUMNS,
        Kind::FaultAnalyses => fault_analyses::COLUMNS,
        Kind::Inspections => inspections::COLUMNS,
        Kind::WeeklyReports => weekly_reports::COLUMNS,
        Kind::Liaison => liaison::COLUMNS,
        Kind::Research => research::COLUMNS,
        Kind::Yearend => yearend::COLUMNS,
        Kind::HolidayDuty => holiday_duty::COLUMNS,
        Kind::Shifts => shifts::COLUMNS,
        Kind::ShiftRequests => shift_requests::COLUMNS,
        Kind::ChatSessions => chat_sessions::COLUMNS,
        Kind::Orders => orders::COLUMNS,
        Kind::Staff => staff::COLUMNS,
        Kind::Remarks => remarks::COLUMNS,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// What the matching of headers makes of a name, as far as names in our tables need it.
    fn plain(name: &str) -> String {
        name.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
    }

    #[test]
    fn every_kind_has_columns_with_names_of_their_own() {
        for &kind in Kind::ALL {
            let mut names = BTreeSet::new();
            assert!(!columns(kind).is_empty(), "{kind}");
            for column in columns(kind) {
                assert!(names.insert(column.name), "{kind}.{} stands twice", column.name);
                let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
                assert!(column.name.bytes().all(plain), "{kind}.{}", column.name);
                assert!(!column.doc.is_empty() && column.doc.ends_with('.'), "{kind}.{}", column.name);
            }
        }
    }

    #[test]
    fn no_header_feeds_two_columns_of_a_kind() {
        for &kind in Kind::ALL {
            let mut seen: BTreeMap<String, &str> = BTreeMap::new();
            for column in columns(kind) {
                for header in column.aliases.iter().chain([&column.name]) {
                    let other = seen.insert(plain(header), column.name);
                    let again = other == Some(column.name) && header.eq_ignore_ascii_case(column.name);
                    assert!(other.is_none() || again, "{kind}: {header} feeds {} and {other:?}", column.name);
                }
            }
        }
    }

    #[test]
    fn every_column_has_an_example_that_its_vocabulary_knows() {
        for &kind in Kind::ALL {
            for column in columns(kind) {
                assert!(!column.example.is_empty(), "{kind}.{}", column.name);
                if let Type::Choice(words) = column.ty {
                    assert!(words.find(column.example).is_some(), "{kind}.{}: {}", column.name, column.example);
                }
            }
        }
    }

    #[test]
    fn no_word_means_two_things() {
        for &kind in Kind::ALL {
            for column in columns(kind) {
                let Type::Choice(vocabulary) = column.ty else { continue };
                let mut seen = BTreeSet::new();
                for word in vocabulary.words {
                    for text in word.synonyms.iter().chain([&word.slug]) {
                        assert!(seen.insert(text.to_lowercase()), "{kind}.{}: {text}", column.name);
                    }
                }
            }
        }
    }
}
