//! `data/codes.csv`: the codes of engineers and customers, given once and kept.
//!
//! Only publishing adds to the list. A code that a report had to make up is provisional until then, and marked so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::{HistoryError, file};
use crate::ingest::Symbols;
use crate::report::{Codes, Labels};

/// The file below the data folder.
pub const FILE: &str = "codes.csv";
const HEADER: [&str; 3] = ["kind", "name", "code"];
/// Spreadsheets take a file for Unicode by this mark only.
const MARK: &str = "\u{feff}";

/// Whose code it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// An engineer's.
    Staff,
    /// A customer's.
    Customer,
}

impl Whose {
    const fn word(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Customer => "customer",
        }
    }

    fn read(word: &str) -> Option<Self> {
        match word.trim() {
            "staff" | "人员" | "工程师" => Some(Self::Staff),
            "customer" | "客户" => Some(Self::Customer),
            _ => None,
        }
    }
}

/// A code that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NewCode {
    /// Whose it is.
    pub whose: Whose,
    /// The code.
    pub code: String,
    /// The name, which never leaves the data folder.
    pub name: String,
}

/// Reads the codes of a data folder; no file is an empty list.
///
/// # Errors
/// The file cannot be read, or gives a name or a code twice.
pub fn load(data: &Path) -> Result<Codes, HistoryError> {
    let path = data.join(FILE);
    match fs::read(&path) {
        Ok(bytes) => read(&bytes, &path),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Codes::default()),
        Err(error) => Err(HistoryError::disk(&path, error)),
    }
}

/// Reads a list of codes. A spreadsheet that saved it in GB18030 did no harm.
///
/// # Errors
/// A line is none, or a name or a code stands twice.
pub fn read(bytes: &[u8], path: &Path) -> Result<Codes, HistoryError> {
    let wrong = |line: u64, reason: String| HistoryError::Codes { path: path.to_owned(), line, reason };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
    };
    let text = text.strip_prefix(MARK).unwrap_or(&text);
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut codes = Codes::default();
    let mut taken = BTreeSet::new();
    for record in reader.records() {
        let record =
            record.map_err(|error| wrong(error.position().map_or(0, csv::Position::line), error.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(str::is_empty) {
            continue;
        }
        let (Some(word), Some(name), Some(code)) = (record.get(0), record.get(1), record.get(2)) else {
            return Err(wrong(line, "expected kind, name and code".to_owned()));
        };
        let whose =
            Whose::read(word).ok_or_else(|| wrong(line, format!("`{word}` is neither `staff` nor `customer`")))?;
        if name.is_empty() || code.is_empty() {
            return Err(wrong(line, "a name or its code is empty".to_owned()));
        }
        if !taken.insert((whose, code.to_owned())) {
            return Err(wrong(line, format!("the code `{code}` stands twice")));
        }
        let list = match whose {
            Whose::Staff => &mut codes.staff,
            Whose::Customer => &mut codes.customers,
        };
        if list.insert(name.to_owned(), code.to_owned()).is_some() {
            // The name is somebody's: the message names the line only.
            return Err(wrong(line, "the name stands twice".to_owned()));
        }
    }
    Ok(codes)
}

/// The provisional codes of a report, which its publication makes stable, in the order of kinds and codes.
#[must_use]
pub fn new_codes(labels: &Labels, symbols: &Symbols) -> Vec<NewCode> {
    let people = labels.people().map(|(sym, label)| (Whose::Staff, sym, label));
    let clients = labels.clients().map(|(sym, label)| (Whose::Customer, sym, label));
    let mut new: Vec<NewCode> = people
        .chain(clients)
        .filter(|(.., label)| label.provisional)
        .map(|(whose, sym, label)| NewCode { whose, code: label.code.clone(), name: symbols.text(sym).to_owned() })
        .collect();
    new.sort();
    new
}

/// The list with the new codes in it, for a report that is being published.
#[must_use]
pub fn with(codes: &Codes, new: &[NewCode]) -> Codes {
    let mut all = codes.clone();
    for NewCode { whose, code, name } in new {
        let list: &mut BTreeMap<String, String> = match whose {
            Whose::Staff => &mut all.staff,
            Whose::Customer => &mut all.customers,
        };
        list.insert(name.clone(), code.clone());
    }
    all
}

/// Adds codes to the list of a data folder. What stood there stays as it was, byte for byte; the file is there whole
/// or as before.
///
/// # Errors
/// What the disk said.
pub fn append(data: &Path, new: &[NewCode]) -> Result<Option<PathBuf>, HistoryError> {
    if new.is_empty() {
        return Ok(None);
    }
    let path = data.join(FILE);
    let old = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(HistoryError::disk(&path, error)),
    };
    let bytes = appended(&old, new);
    file::replace(&path, &bytes)?;
    Ok(Some(path))
}

/// The bytes of the list with new lines at its end, in the encoding that it has.
fn appended(old: &[u8], new: &[NewCode]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut rows: Vec<[&str; 3]> = Vec::new();
    if old.is_empty() {
        rows.push(HEADER);
    }
    rows.extend(new.iter().map(|code| [code.whose.word(), code.name.as_str(), code.code.as_str()]));
    for row in rows {
        writer.write_record(row).expect("memory takes every record of three fields");
    }
    let lines = writer.into_inner().expect("memory takes every record");
    let mut bytes = if old.is_empty() { MARK.as_bytes().to_vec() } else { old.to_vec() };
    if bytes.last().is_some_and(|last| *last != b'\n') && !old.is_empty() {
        bytes.push(b'\n');
    }
    if std::str::from_utf8(old).is_ok() {
        bytes.extend(lines);
    } else {
        let text = String::from_utf8_lossy(&lines);
        bytes.extend_from_slice(&encoding_rs::GB18030.encode(&text).0);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(whose: Whose, name: &str, code: &str) -> NewCode {
        NewCode { whose, name: name.to_owned(), code: code.to_owned() }
    }

    fn parse(text: &[u8]) -> Result<Codes, HistoryError> {
        read(text, Path::new("codes.csv"))
    }

    #[test]
    fn codes_that_were_added_are_read_again_and_old_bytes_stay() {
        let first = appended(&[], &[code(Whose::Staff, "李某", "E01"), code(Whose::Customer, "甲,厂", "C01")]);
        let second = appended(&first, &[code(Whose::Staff, "王某", "E02")]);
        assert!(second.starts_with(&first));
        let codes = parse(&second).expect("a list");
        assert_eq!(codes.staff["李某"], "E01");
        assert_eq!(codes.staff["王某"], "E02");
        assert_eq!(codes.customers["甲,厂"], "C01");
    }

    #[test]
    fn a_list_that_a_spreadsheet_saved_in_gb18030_is_read_and_continued() {
        let old = encoding_rs::GB18030.encode("kind,name,code\r\nstaff,李某,E01").0.into_owned();
        let all = appended(&old, &[code(Whose::Customer, "甲厂", "C01")]);
        let codes = parse(&all).expect("a list");
        assert_eq!((codes.staff["李某"].as_str(), codes.customers["甲厂"].as_str()), ("E01", "C01"));
    }

    #[test]
    fn a_code_that_stands_twice_is_an_error_with_its_line() {
        let error = parse(b"kind,name,code\nstaff,a,E01\nstaff,b,E01\n").expect_err("a contradiction");
        assert_eq!(error.to_string(), "codes.csv:3: the code `E01` stands twice");
        assert!(parse(b"kind,name,code\nstaff,a,E01\nstaff,a,E02\n").is_err());
        assert!(parse(b"kind,name,code\nteam,a,E01\n").is_err());
        // A customer and an engineer may share a code.
        assert!(parse(b"kind,name,code\nstaff,a,X\ncustomer,b,X\n").is_ok());
    }

    #[test]
    fn nothing_new_writes_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(append(folder.path(), &[]).expect("nothing to do").is_none());
        assert!(!folder.path().join(FILE).exists());
        append(folder.path(), &[code(Whose::Staff, "李某", "E01")]).expect("written");
        assert_eq!(load(folder.path()).expect("a list").staff["李某"], "E01");
    }
}
