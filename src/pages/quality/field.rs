//! What a field is called: in Chinese by the header that exports use for it, with our own name for the settings; in other
//! languages by our own name.

use crate::ingest::Kind;
use crate::pages::words::Words;
use crate::records;

/// The words for a field of a record type; of any type that has it, where none is given. What is no field stays as it is.
pub(super) fn field(words: &Words<'_>, kind: Option<Kind>, name: &str) -> String {
    match usual(kind, name).filter(|_| words.locale().tag().starts_with("zh")) {
        Some(header) => words.locale().text_with("quality-field", &[("name", header.into()), ("field", name.into())]),
        None => name.to_owned(),
    }
}

/// The Chinese header that exports most often have over a field.
pub(super) fn usual(kind: Option<Kind>, name: &str) -> Option<&'static str> {
    let kinds = Kind::ALL.iter().filter(|it| kind.is_none_or(|kind| kind == **it));
    let mut columns = kinds.flat_map(|kind| records::columns(*kind)).filter(|column| column.name == name);
    columns.find_map(|column| column.aliases.first().copied())
}
