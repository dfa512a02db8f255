//! What is wrong with an input: a value with its place, what was found, and what it costs.
//!
//! A problem holds facts only. Its sentences, for the terminal and for the data-quality page, are composed
//! from the message files by its code (`problem-<code>` and `help-<code>`), so that tone and language have one home.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;
use std::sync::Arc;

/// How much a problem costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing was lost; somebody may want to know.
    Note,
    /// The row was kept, a value of it was not.
    Warning,
    /// A row, a file or a column was left out.
    Error,
}

/// Where a problem lies: a file relative to the data folder, and a line, or a sheet and a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path relative to the data folder, with `/` between parts.
    pub path: Arc<str>,
    /// The sheet of a workbook.
    pub sheet: Option<Arc<str>>,
    /// Line of a text file, row of a sheet, counted from 1; 0 for the file as a whole.
    pub line: u64,
}

impl Place {
    /// A file as a whole.
    #[must_use]
    pub fn file(path: &Arc<str>) -> Self {
        Self { path: Arc::clone(path), sheet: None, line: 0 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        match (&self.sheet, self.line) {
            (Some(sheet), 0) => write!(f, ":{sheet}"),
            (Some(sheet), line) => write!(f, ":{sheet}!{line}"),
            (None, 0) => Ok(()),
            (None, line) => write!(f, ":{line}"),
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $slug:literal, $severity:ident;)+) => {
        /// The kinds of problem, in the order of their slugs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// Every code, ordered by slug.
            pub const ALL: &[Code] = &[$(Code::$name,)+];

            /// The name of the code in `figures.json`, `jiandu schema problems` and the message files.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Code::$name => $slug,)+ }
            }

            /// What a problem of this kind costs.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)+ }
            }
        }
    };
}

codes! {
    /// An event later than the data's closing instant.
    AfterAsOf = "after_as_of", Note;
    /// A date that may be read in two ways.
    AmbiguousDate = "ambiguous_date", Error;
    /// A column is fed by one header, and another header for it was passed over.
    AlternativeHeader = "alternative_header", Note;
    /// A complaint voiced in a research visit has no ticket.
    ComplaintUnregistered = "complaint_unregistered", Warning;
    /// A customer of tickets who is in no project.
    CustomerUnknown = "customer_unknown", Warning;
    /// Values that contradict each other in one row.
    Contradiction = "contradiction", Warning;
    /// A key that a spreadsheet has rounded (`1.93068E+15`).
    DestroyedKey = "destroyed_key", Error;
    /// Rows with one key and different content.
    DuplicateChanged = "duplicate_changed", Warning;
    /// The same header text stands twice and a field is mapped to it.
    DuplicateHeader = "duplicate_header", Error;
    /// Two analyses for one fault.
    DuplicateAnalysis = "duplicate_analysis", Warning;
    /// A major fault of the tickets is not in the fault register, or the reverse.
    FaultUnregistered = "fault_unregistered", Warning;
    /// A file that ends inside a character, so that its last row is incomplete.
    FileCut = "file_cut", Error;
    /// A file that is not read as any record type.
    FileNotRead = "file_not_read", Note;
    /// A form that is older than the fix that it should follow.
    FormBeforeFix = "form_before_fix", Warning;
    /// No row of the file is the header of its record type.
    HeaderNotFound = "header_not_found", Error;
    /// Much was entered long after it happened.
    LateEntry = "late_entry", Note;
    /// A run of empty cells that looks like a merged cell.
    MergedCells = "merged_cells", Note;
    /// A column that a metric needs is missing.
    MissingColumn = "missing_column", Warning;
    /// A value that the row cannot do without is missing.
    MissingValue = "missing_value", Error;
    /// A name that two people share.
    NameAmbiguous = "name_ambiguous", Warning;
    /// A running number is missing: a record may have been deleted.
    NumberGap = "number_gap", Note;
    /// Times of one row that run backwards.
    OutOfOrder = "out_of_order", Warning;
    /// A pause of more than half of the time.
    PauseLarge = "pause_large", Note;
    /// A project that is not delivered yet, or has ended.
    ProjectNotInUse = "project_not_in_use", Warning;
    /// Cells without the priority; the normal one is assumed.
    PriorityAssumed = "priority_assumed", Note;
    /// A quote that is never closed.
    QuoteUnclosed = "quote_unclosed", Error;
    /// A record that is larger than any real one.
    RecordTooLarge = "record_too_large", Error;
    /// So many rows were rejected that the file's metrics are not measured.
    RejectShare = "reject_share", Error;
    /// A row with more or fewer cells than its header, so that cells may have moved.
    RowShape = "row_shape", Warning;
    /// Labels that fit no scale, or several.
    ScaleUnclear = "scale_unclear", Error;
    /// A name that is not on the roster.
    StaffUnknown = "staff_unknown", Warning;
    /// A status that says otherwise than the times.
    StatusContradicts = "status_contradicts", Warning;
    /// A suspended state that lasts for more than a month.
    SuspendedLong = "suspended_long", Note;
    /// A file that is in no encoding that we know.
    UnknownEncoding = "unknown_encoding", Error;
    /// A header that no column goes by.
    UnknownHeader = "unknown_header", Note;
    /// A fault id that no register knows.
    UnknownFault = "unknown_fault", Warning;
    /// A project that no register knows.
    UnknownProject = "unknown_project", Warning;
    /// A file that could not be opened or is not what its ending says.
    Unreadable = "unreadable", Error;
    /// A value that none of the known words or forms fits.
    ValueNotUnderstood = "value_not_understood", Warning;
    /// Far fewer or far more rows than in the months before.
    VolumeJump = "volume_jump", Warning;
    /// A weekday that does not belong to its date.
    WeekdayMismatch = "weekday_mismatch", Warning;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

/// One thing that is wrong, or one kind of thing that is wrong many times in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind of thing.
    pub code: Code,
    /// The first place.
    pub place: Place,
    /// The field or header concerned, where there is one.
    pub field: Option<String>,
    /// What was found, cut short and masked before it is shown.
    pub found: Option<String>,
    /// What would have been right, in words of the data, not of a language (a list of values, a unit).
    pub expected: Option<String>,
    /// How often it happened, at least 1.
    pub count: u64,
    /// Further places of the same problem, the first few.
    pub more: Vec<Place>,
    /// The row was left out because of it.
    pub rejects: bool,
}

impl Problem {
    /// A problem of a kind at a place, counted once.
    #[must_use]
    pub fn new(code: Code, place: Place) -> Self {
        Self { code, place, field: None, found: None, expected: None, count: 1, more: Vec::new(), rejects: false }
    }

    /// Which sentence of advice fits, as the end of its message's id: some mistakes of one kind call for other
    /// remedies than most.
    #[must_use]
    pub fn advice(&self) -> String {
        let found = self.found.as_deref().unwrap_or_default();
        let case = match self.code {
            Code::HeaderNotFound if found.is_empty() => "-empty",
            Code::HeaderNotFound if found.starts_with('<') => "-web_page",
            // A row of one cell: what parts its values parts nothing for us.
            Code::HeaderNotFound if !found.contains(", ") => "-one_cell",
            Code::ValueNotUnderstood if self.expected.as_deref() == Some(UNITS) => "-unit",
            Code::Unreadable if self.place.path.to_ascii_lowercase().ends_with(".xlsx") => "-workbook",
            _ => "",
        };
        format!("{}{case}", self.code)
    }

    /// With the field concerned.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// With what was found.
    #[must_use]
    pub fn found(mut self, found: impl Into<String>) -> Self {
        self.found = Some(found.into());
        self
    }

    /// With what would have been right.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }
}

/// What is expected of a length of time that is a bare number below a header without a unit.
pub const UNITS: &str = "分钟, 小时, min, h";

/// How many places of one problem are told; the rest is counted.
pub const MOST_PLACES: usize = 3;

/// Problems as they are met, put together by kind, file and field: the first places, then a count.
#[derive(Clone, Debug, Default)]
pub struct Log {
    problems: BTreeMap<(Code, Arc<str>, Option<String>), Problem>,
}

impl Log {
    /// Takes note of a problem.
    pub fn add(&mut self, problem: Problem) {
        let key = (problem.code, Arc::clone(&problem.place.path), problem.field.clone());
        match self.problems.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(problem);
            }
            Entry::Occupied(mut entry) => {
                let known = entry.get_mut();
                known.count += problem.count;
                for place in std::iter::once(problem.place).chain(problem.more) {
                    if known.more.len() + 1 < MOST_PLACES {
                        known.more.push(place);
                    }
                }
            }
        }
    }

    /// Takes over what was noted of rows that come after those noted here.
    pub fn merge(&mut self, later: Self) {
        later.problems.into_values().for_each(|problem| self.add(problem));
    }

    /// The problems, in the order of their codes, files and fields.
    #[must_use]
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_listed_once_with_plain_slugs() {
        let slugs: std::collections::BTreeSet<_> = Code::ALL.iter().map(|c| c.slug()).collect();
        assert_eq!(slugs.len(), Code::ALL.len());
        assert!(slugs.iter().all(|s| s.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')));
    }

    #[test]
    fn advice_follows_what_was_found() {
        let advice = |code: Code, found: &str| Problem::new(code, Place::file(&"a.xlsx".into())).found(found).advice();
        assert_eq!(advice(Code::HeaderNotFound, "编号|时间"), "header_not_found-one_cell");
        assert_eq!(advice(Code::HeaderNotFound, "编号, 时间"), "header_not_found");
        assert_eq!(advice(Code::HeaderNotFound, "<html>, <td>"), "header_not_found-web_page");
        assert_eq!(advice(Code::HeaderNotFound, ""), "header_not_found-empty");
        assert_eq!(advice(Code::Unreadable, "Zip error"), "unreadable-workbook");
        assert_eq!(advice(Code::ValueNotUnderstood, "7"), "value_not_understood");
    }

    #[test]
    fn a_place_reads_as_an_editor_expects_it() {
        let path: Arc<str> = "tickets/2026-07.csv".into();
        assert_eq!(Place { line: 214, ..Place::file(&path) }.to_string(), "tickets/2026-07.csv:214");
        let sheet = Place { sheet: Some("七月".into()), line: 9, ..Place::file(&path) };
        assert_eq!(sheet.to_string(), "tickets/2026-07.csv:七月!9");
    }
}
