//! The privacy gate: the last look at the finished bytes before they are shown to anybody.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use rayon::prelude::*;

use super::entities;
use super::names::Names;
use super::personal::{self, Hit, Kind, Kinds};

/// What the gate knows beyond patterns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GateLists {
    /// Names of the roster.
    pub names: Vec<String>,
    /// Contact values that were dropped when the exports were read.
    pub contacts: Vec<String>,
    /// Names of customers that appear as codes or not at all.
    pub customers: Vec<String>,
    /// Strings that the gate would take wrongly.
    pub allow: Vec<String>,
    /// Names that may stand in some places.
    pub permits: Vec<Permit>,
}

/// Names that may stand in some places although they may in no other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permit {
    /// The names.
    pub names: BTreeSet<String>,
    /// Files (`actions.html`) and folders (`customers/`) of an issue in any language.
    pub places: Vec<&'static str>,
}

impl Permit {
    /// Whether the names may stand in the file of this path.
    fn holds_for(&self, path: &str) -> bool {
        let inner = path.split_once('/').map(|(_, inner)| inner);
        let at = |path: &str, place: &str| if place.ends_with('/') { path.starts_with(place) } else { path == place };
        self.places.iter().any(|place| at(path, place) || inner.is_some_and(|inner| at(inner, place)))
    }
}

/// Personal data in a finished file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, relative to the issue.
    pub path: String,
    /// Bytes before it.
    pub offset: usize,
    /// Its line, from 1.
    pub line: usize,
    /// The column of a table, the key of JSON, or the nearest id of a page.
    pub field: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// Its first sign or two: a message must not print what a page may not.
    pub hint: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {} `{}…` at byte {}", self.path, self.line, self.kind.slug(), self.hint, self.offset)?;
        match &self.field {
            Some(field) => write!(f, " in `{field}`"),
            None => Ok(()),
        }
    }
}

/// Looks through finished files.
#[derive(Debug, Default)]
pub struct Gate {
    names: Option<Names>,
    allow: Vec<String>,
    permits: Vec<Permit>,
}

impl Gate {
    /// A gate with these lists.
    #[must_use]
    pub fn new(lists: &GateLists) -> Self {
        let allow = lists.allow.iter().filter(|text| !text.is_empty()).cloned().collect();
        Self { names: Names::new(lists, true), allow, permits: lists.permits.clone() }
    }

    /// Everything personal in a file, ordered by place.
    #[must_use]
    pub fn scan(&self, path: &str, bytes: &[u8]) -> Vec<Finding> {
        let form = Form::of(path);
        let decoded = match form {
            Form::Html => entities::decode(bytes),
            _ => entities::decode(&[]),
        };
        let text: &[u8] = if form == Form::Html { &decoded.text } else { bytes };
        let mut hits: Vec<Hit> =
            pieces(text).into_par_iter().flat_map_iter(|piece| self.find(path, text, piece)).collect();
        hits.retain(|hit| !self.allows(text, &hit.range));
        self.let_pass(path, text, &mut hits);
        hits.sort_by_key(|hit| (hit.range.start, hit.range.end, hit.kind));
        hits.dedup();
        let offsets: Vec<usize> = hits
            .iter()
            .map(|hit| if form == Form::Html { decoded.origin(hit.range.start) } else { hit.range.start })
            .collect();
        let fields = form.fields(bytes, &offsets);
        let (mut line, mut counted) = (1, 0);
        let findings = hits.into_iter().zip(offsets).zip(fields).map(|((hit, offset), field)| {
            line += memchr::memchr_iter(b'\n', &bytes[counted..offset]).count();
            counted = offset;
            // The first sign of a name is a surname; two would be the whole of it.
            let shown = if hit.kind == Kind::Name { 1 } else { 2 };
            let hint = String::from_utf8_lossy(&text[hit.range]).chars().take(shown).collect();
            Finding { path: path.to_owned(), offset, line, field, kind: hit.kind, hint }
        });
        findings.collect()
    }

    /// Begins to look through a table that comes in pieces.
    #[must_use]
    pub fn begin(&self, path: &str) -> Scan<'_> {
        Scan { gate: self, path: path.to_owned(), header: Vec::new(), length: 0, lines: 0 }
    }

    /// What a piece of a text holds, by its place in the text.
    fn find(&self, path: &str, text: &[u8], piece: Range<usize>) -> Vec<Hit> {
        let (start, text) = (piece.start, &text[piece]);
        let mut hits = Vec::new();
        personal::find(text, Kinds::USUAL, &mut hits);
        // Nothing of an export reaches styles and scripts: `max` in them is not the employee Max.
        if let Some(names) = self.names.as_ref().filter(|_| !path.starts_with("assets/")) {
            names.find(text, &mut hits);
        }
        for hit in &mut hits {
            hit.range = hit.range.start + start..hit.range.end + start;
        }
        hits
    }

    /// Takes out the names that may stand in this file, and shorter names inside them.
    fn let_pass(&self, path: &str, text: &[u8], hits: &mut Vec<Hit>) {
        let permits: Vec<&Permit> = self.permits.iter().filter(|permit| permit.holds_for(path)).collect();
        if permits.is_empty() {
            return;
        }
        let may = |hit: &Hit| {
            hit.kind == Kind::Name
                && std::str::from_utf8(&text[hit.range.clone()])
                    .is_ok_and(|name| permits.iter().any(|permit| permit.names.contains(name)))
        };
        let passed: Vec<Range<usize>> = hits.iter().filter(|hit| may(hit)).map(|hit| hit.range.clone()).collect();
        let inside = |range: &Range<usize>| passed.iter().any(|it| it.start <= range.start && range.end <= it.end);
        hits.retain(|hit| hit.kind != Kind::Name || !inside(&hit.range));
    }

    fn allows(&self, text: &[u8], range: &Range<usize>) -> bool {
        self.allow.iter().any(|allowed| {
            // Only the neighbourhood can hold an occurrence that covers the find.
            let from = range.end.saturating_sub(allowed.len());
            let to = (range.start + allowed.len()).min(text.len());
            from <= range.start
                && range.end <= to
                && memchr::memmem::find_iter(&text[from..to], allowed)
                    .any(|at| from + at <= range.start && range.end <= from + at + allowed.len())
        })
    }
}

/// A table while it is looked through piece by piece.
#[derive(Debug)]
pub struct Scan<'g> {
    gate: &'g Gate,
    path: String,
    /// The first piece, which names the columns.
    header: Vec<u8>,
    /// What was looked through.
    length: usize,
    lines: usize,
}

impl Scan<'_> {
    /// Everything personal in the next piece, which is whole lines; the first one is the header.
    #[must_use]
    pub fn further(&mut self, piece: &[u8]) -> Vec<Finding> {
        let mut findings = self.gate.scan(&self.path, piece);
        if !findings.is_empty() && self.length > 0 {
            // Only the header knows the name of a column.
            findings = self.gate.scan(&self.path, &[&self.header, piece].concat());
            findings.retain(|finding| finding.offset >= self.header.len());
            let header_lines = memchr::memchr_iter(b'\n', &self.header).count();
            for finding in &mut findings {
                finding.offset += self.length - self.header.len();
                finding.line += self.lines - header_lines;
            }
        }
        if self.length == 0 {
            self.header = piece.to_vec();
        }
        self.length += piece.len();
        self.lines += memchr::memchr_iter(b'\n', piece).count();
        findings
    }

    /// How many bytes were looked through.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length as u64
    }
}

/// A long text in pieces that end with a line, so that several threads can look at it: nothing personal goes over the end
/// of a line.
fn pieces(text: &[u8]) -> Vec<Range<usize>> {
    const LENGTH: usize = 1 << 20;
    let mut pieces = Vec::new();
    let mut from = 0;
    while text.len() - from > LENGTH {
        let Some(length) = memchr::memchr(b'\n', &text[from + LENGTH..]) else { break };
        let to = from + LENGTH + length + 1;
        pieces.push(from..to);
        from = to;
    }
    pieces.push(from..text.len());
    pieces
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Html,
    Csv,
    Json,
    Other,
}

impl Form {
    fn of(path: &str) -> Self {
        match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html" | "htm" | "svg" | "xml") => Self::Html,
            Some("csv") => Self::Csv,
            Some("json") => Self::Json,
            _ => Self::Other,
        }
    }

    /// Where in the structure of the file these offsets lie, which come in their order.
    fn fields(self, bytes: &[u8], offsets: &[usize]) -> Vec<Option<String>> {
        match self {
            _ if offsets.is_empty() => Vec::new(),
            Self::Csv => csv_columns(bytes, offsets),
            Self::Json => offsets.iter().map(|&offset| json_key(&bytes[..offset])).collect(),
            Self::Html => offsets.iter().map(|&offset| nearest_id(&bytes[..offset])).collect(),
            Self::Other => vec![None; offsets.len()],
        }
    }
}

fn json_key(before: &[u8]) -> Option<String> {
    let colon = memchr::memmem::rfind(before, b"\":")?;
    let key = memchr::memrchr(b'"', &before[..colon])?;
    Some(String::from_utf8_lossy(&before[key + 1..colon]).into_owned())
}

fn nearest_id(before: &[u8]) -> Option<String> {
    let from = memchr::memmem::rfind(before, b" id=\"")? + 5;
    let len = memchr::memchr(b'"', &before[from..])?;
    Some(format!("#{}", String::from_utf8_lossy(&before[from..from + len])))
}

/// The headers of the columns that hold these offsets.
fn csv_columns(bytes: &[u8], offsets: &[usize]) -> Vec<Option<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut header = csv::ByteRecord::new();
    let mut row = csv::ByteRecord::new();
    let mut columns = Vec::with_capacity(offsets.len());
    let mut start = 0;
    while columns.len() < offsets.len() && matches!(reader.read_byte_record(&mut row), Ok(true)) {
        if header.is_empty() {
            header.clone_from(&row);
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or(bytes.len());
        while let Some(&offset) = offsets.get(columns.len()).filter(|&&offset| offset < end) {
            // Commas outside quotes before the place count its column.
            let mut quoted = false;
            let mut commas = 0;
            for &byte in &bytes[start..offset] {
                match byte {
                    b'"' => quoted = !quoted,
                    b',' if !quoted => commas += 1,
                    _ => {}
                }
            }
            let name = header.get(commas).map(String::from_utf8_lossy);
            columns.push(name.map(|name: Cow<'_, str>| name.trim_start_matches('\u{feff}').to_owned()));
        }
        start = end;
    }
    columns.resize(offsets.len(), None);
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate() -> Gate {
        Gate::new(&GateLists {
            names: vec!["张三丰".into()],
            contacts: vec!["阳光路8号院".into(), "li_si_88".into()],
            allow: vec!["13800138000".into(), "热线 010-62345678".into()],
            ..GateLists::default()
        })
    }

    #[test]
    fn twelve_kinds_of_planted_data_are_found_with_file_and_offset() {
        let planted = [
            ("13912345678", Kind::Mobile),
            ("139-1234-5678", Kind::Mobile),
            ("１３９１２３４５６７８", Kind::Mobile),
            ("+8613912345678", Kind::Mobile),
            ("&#49;3912345678", Kind::Mobile),
            ("0571-88881234", Kind::Landline),
            ("11010519491231002X", Kind::IdCard),
            ("li@example.com", Kind::Email),
            ("京A12345", Kind::Plate),
            ("粤BD12345", Kind::Plate),
            ("阳光路8号院", Kind::Contact),
            ("张三丰", Kind::Name),
        ];
        for (text, kind) in planted {
            let page = format!("<main id=\"top\">\n<p>说明：{text}。</p></main>");
            let findings = gate().scan("tickets.html", page.as_bytes());
            assert_eq!(findings.len(), 1, "{text}");
            let finding = &findings[0];
            let offset = page.find(text).expect("planted") + usize::from(text.starts_with('+'));
            assert_eq!((finding.kind, finding.line, finding.offset), (kind, 2, offset), "{text}");
            assert_eq!((finding.path.as_str(), finding.field.as_deref()), ("tickets.html", Some("#top")));
            assert!(!finding.to_string().contains("1234567"), "a message must not tell what it found");
        }
    }

    #[test]
    fn a_long_file_is_looked_at_piece_by_piece_and_to_its_end() {
        let mut table = "ticket_id,note\r\n".to_owned();
        while table.len() < 5 << 20 {
            table.push_str("GD20261014-007,nothing\r\n");
        }
        table.push_str("A2,13912345678");
        let findings = gate().scan("rows/tickets.csv", table.as_bytes());
        assert_eq!(findings.iter().map(|it| it.offset).collect::<Vec<_>>(), [table.len() - 11]);
        assert_eq!(findings[0].line, table.lines().count());
    }

    #[test]
    fn tables_and_json_say_which_field_it_was() {
        let table = "\u{feff}ticket_id,note\r\nA1,\"x, y\"\r\nA2,致电13912345678\r\n";
        let findings = gate().scan("rows/tickets.csv", table.as_bytes());
        assert_eq!((findings[0].line, findings[0].field.as_deref()), (3, Some("note")));
        let json = r#"{"actions": [{"list": "x", "subject": "找 li_si_88"}]}"#;
        assert_eq!(gate().scan("figures.json", json.as_bytes())[0].field.as_deref(), Some("subject"));
    }

    #[test]
    fn allowed_strings_digests_and_figures_pass() {
        let json = r#"{"sha256": "d41d8cd98f00b204e9800998ecf8427e13812345678e139123456781391234567", "value": 3.13812345678,
            "low": 0.13812345678, "at": "2026-11-01T00:00:00+08:00", "hot": "13800138000", "热线": "热线 010-62345678"}"#;
        assert_eq!(gate().scan("figures.json", json.as_bytes()), []);
        assert_eq!(gate().scan("a.html", "电话 010-62345678".as_bytes()).len(), 1, "allowed only as the whole string");
    }

    proptest::proptest! {
        #[test]
        fn masked_and_escaped_text_passes(text in "[0-9<>&@.b京A张三丰 -]{0,60}") {
            let lists = GateLists { names: vec!["张三丰".into()], ..GateLists::default() };
            let masked = super::super::Masker::new(Kinds::USUAL, &lists, true).mask(&text).into_owned();
            let mut page = Vec::new();
            tera::escape_html(&masked, &mut page).expect("a buffer takes every byte");
            proptest::prop_assert_eq!(Gate::new(&lists).scan("a.html", &page), []);
        }
    }

    #[test]
    fn the_words_of_styles_are_nobodys_names() {
        let gate = Gate::new(&GateLists { names: vec!["Max".into()], ..GateLists::default() });
        assert!(gate.scan("assets/site.css", b"p { max-width: 60ch }").is_empty());
        assert_eq!(gate.scan("index.html", b"<p>Max</p>").len(), 1);
        assert_eq!(gate.scan("assets/site.css", b"/* 13812345678 */").len(), 1);
    }

    #[test]
    fn names_pass_only_where_the_report_may_name_just_these_people() {
        let permit =
            Permit { names: BTreeSet::from(["张三丰".to_owned()]), places: vec!["actions.html", "customers/"] };
        let lists = GateLists {
            names: vec!["张三丰".into(), "张三".into(), "李某某".into()],
            permits: vec![permit],
            ..GateLists::default()
        };
        let found = |path: &str, text: &str| Gate::new(&lists).scan(path, text.as_bytes()).len();
        for path in ["actions.html", "en/actions.html", "customers/C01.html", "en/customers/C01.html"] {
            assert_eq!(found(path, "主管 张三丰"), 0, "{path}");
            assert_eq!(found(path, "主管 张三丰，李某某"), 1, "{path}");
            assert_eq!(found(path, "张三"), 1, "{path}: a name inside a permitted one is another's where it is alone");
        }
        for path in ["shop.html", "figures.json", "rows/actions.csv", "engineers/actions.html.html"] {
            assert_eq!(found(path, "主管 张三丰"), 2, "{path}");
        }
    }

    #[test]
    fn customers_that_go_by_a_code_are_found() {
        let lists = GateLists { customers: vec!["甲厂".into(), "ABC".into()], ..GateLists::default() };
        let kinds: Vec<Kind> =
            Gate::new(&lists).scan("a.html", "甲厂与ABC，ABCD".as_bytes()).iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [Kind::Customer, Kind::Customer]);
    }
}
