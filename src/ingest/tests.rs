//! Wounded files, read as a whole by a small record type.

use std::sync::Arc;

use super::*;
use crate::columns;
use crate::problem::{Code, Problem};
use crate::time::Stamp;

columns! {
    /// Key.
    ID: "ticket_id", Type::Key, Required, "1", ["工单编号"];
    /// Time.
    OPENED: "opened_at", Type::Stamp, Required, "1", ["创建时间"];
    /// Customer.
    CUSTOMER: "customer", Type::Text, Metric, "1", ["客户名称"];
    /// Contact.
    CONTACT: "contact", Type::Presence, Metric, "1", ["联系电话"];
    /// Response.
    RESPONSE: "first_response_at", Type::StampOrDuration, Metric, "1", ["首次响应时间"];
    /// Pause.
    PAUSED: "paused_minutes", Type::Duration, Optional, "1", ["挂起时长"];
    /// Upheld.
    UPHELD: "upheld", Type::YesNo, Optional, "1", ["是否属实"];
    /// Rating.
    OVERALL: "overall", Type::Rating, Optional, "1", ["满意度"];
    /// Departure.
    DEPARTED: "departed_at", Type::Stamp, Optional, "1", ["出发时间"];
}

#[derive(Debug)]
struct Ticket {
    id: Key,
    opened: Stamp,
    customer: Option<Sym>,
    contact: bool,
    response: Option<Stamp>,
    paused: Option<i64>,
    upheld: Option<bool>,
    overall: Answer,
    departed: Option<Stamp>,
}

impl Record for Ticket {
    const KIND: Kind = Kind::Tickets;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let opened = row.stamp(OPENED);
        Some(Self {
            id: row.key(ID)?,
            opened: opened?,
            customer: row.symbol(CUSTOMER),
            contact: row.present(CONTACT),
            response: row.stamp_or_duration(RESPONSE, opened?.at),
            paused: row.duration(PAUSED),
            upheld: row.yes_no(UPHELD),
            overall: row.rating(OVERALL),
            departed: row.stamp(DEPARTED),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.key(&mut self.id);
        remap.opt(&mut self.customer);
        remap.answer(&mut self.overall);
    }
}

fn read_with(name: &str, bytes: &[u8], options: &ReadOptions) -> FileRead<Ticket> {
    let name: Arc<str> = name.into();
    let read: FileRead<Ticket> = read_bytes(bytes, &name, options).unwrap();
    assert!(read.file.counts.add_up(), "{:?}", read.file.counts);
    assert_eq!(read.records.len() as u64, read.file.counts.kept);
    read
}

fn read(text: &str) -> FileRead<Ticket> {
    read_with("t.csv", text.as_bytes(), &ReadOptions::default())
}

fn ids(read: &FileRead<Ticket>) -> Vec<String> {
    read.records.iter().map(|t| read.symbols.key_text(t.id)).collect()
}

fn codes(read: &FileRead<Ticket>) -> Vec<(Code, u64)> {
    read.file.problems.iter().map(|p| (p.code, p.place.line)).collect()
}

fn problem(read: &FileRead<Ticket>, code: Code) -> &Problem {
    read.file.problems.iter().find(|p| p.code == code).unwrap_or_else(|| panic!("{:?}", read.file.problems))
}

const HEAD: &str = "工单编号,创建时间,客户名称\n";

/// The dirty export of scenario A40.
fn dirty() -> String {
    let mut lines = vec!["2026年10月工单明细,,,".to_owned(), "工单编号 ,创建时间,客户名称（全称）,联系电话".to_owned()];
    let opened =
        ["46300.604166667", "2026年10月5日 下午2:30", "２０２６－１０－０５　１４：３０", "2026-10-05T06:30:00Z"];
    for (n, opened) in opened.into_iter().enumerate() {
        lines.push(format!("GD-{n},{opened},华东（印务） ,'13800000000"));
    }
    lines.push("\"=\"\"1930679858170647\"\"\",2026-10-06 10:00,华东(印务),".to_owned());
    for n in 5..97 {
        lines.push(format!("GD-{n},2026-10-07 10:00,客户{n},"));
    }
    for n in 5..8 {
        lines.push(format!("GD-{n},2026-10-07 10:00,客户{n},"));
    }
    lines.push(String::new());
    lines.push("1.93068E+15,2026-10-08 10:00,甲,".to_owned());
    lines.push("GD-900,10/5/2026 14:30,乙,".to_owned());
    lines.push(String::new());
    lines.push("合计,97,,".to_owned());
    lines.join("\r\n")
}

#[test]
fn a40_a_dirty_export_is_read_to_the_last_row() {
    let bytes = encoding_rs::GB18030.encode(&dirty()).0.into_owned();
    let read = read_with("工单.csv", &bytes, &ReadOptions::default());
    assert_eq!(read.file.encoding, Some(Encoding::Gb18030));
    // Three of the kept are duplicates, which are told apart when records are linked: 105 = 97 + 3 + 3 + 2.
    assert_eq!(read.file.counts, Counts { read: 105, kept: 100, deduplicated: 0, skipped: 3, rejected: 2 });
    let destroyed = problem(&read, Code::DestroyedKey);
    assert_eq!((destroyed.place.line, destroyed.rejects), (104, true));
    let ambiguous = problem(&read, Code::AmbiguousDate);
    assert_eq!((ambiguous.place.line, ambiguous.found.as_deref()), (105, Some("10/5/2026 14:30")));
    assert_eq!(ambiguous.expected.as_deref(), Some("2026-10-05 / 2026-05-10"));
    for ticket in &read.records[..4] {
        assert_eq!(ticket.opened.at.to_string(), "2026-10-05 14:30:00");
        assert!(ticket.contact);
    }
    assert_eq!(ids(&read)[4], "1930679858170647");
    assert!(!read.records[4].contact);
    assert!(read.symbols.iter().all(|(_, text)| !text.contains("13800000000")));
    assert!(read.records[..5].iter().all(|t| read.symbols.text(t.customer.unwrap()) == "华东(印务)"));
    assert!(!read.file.is_unreliable(0.05));
}

#[test]
fn one_export_in_five_encodings_is_read_the_same() {
    let text = "工单编号\t创建时间\t客户名称\r\n1\t2026-10-05\t华东\r\n2\t2026-10-06\t\"华\r\n西\"\r\n";
    let utf16 = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let files = [
        (Encoding::Utf8, text.as_bytes().to_vec()),
        (Encoding::Utf8Bom, marked(b"\xef\xbb\xbf", text.as_bytes().to_vec())),
        (Encoding::Utf16Le, marked(b"\xff\xfe", utf16(u16::to_le_bytes))),
        (Encoding::Utf16Le, utf16(u16::to_le_bytes)),
        (Encoding::Utf16Be, utf16(u16::to_be_bytes)),
        (Encoding::Gb18030, encoding_rs::GB18030.encode(text).0.into_owned()),
    ];
    for (encoding, bytes) in files {
        let read = read_with("t.csv", &bytes, &ReadOptions::default());
        assert_eq!(read.file.encoding, Some(encoding));
        assert_eq!((ids(&read), read.file.counts.read), (vec!["1".to_owned(), "2".to_owned()], 2), "{encoding:?}");
    }
}

#[test]
fn a_byte_far_down_refutes_utf8_and_the_file_is_read_again() {
    let mut bytes = b"ticket_id,opened_at,customer\n".to_vec();
    for n in 0..20_000 {
        bytes.extend_from_slice(format!("T{n},2026-10-05 10:00,somebody\n").as_bytes());
    }
    bytes.extend_from_slice(&encoding_rs::GB18030.encode("T20000,2026-10-05 10:00,华东\n").0);
    let read = read_with("t.csv", &bytes, &ReadOptions::default());
    assert_eq!((read.file.encoding, read.file.counts.kept), (Some(Encoding::Gb18030), 20_001));
    assert_eq!(read.symbols.text(read.records[20_000].customer.unwrap()), "华东");
    bytes.extend_from_slice(b"T20001,2026-10-05 10:00,\xff\n");
    let read = read_with("t.csv", &bytes, &ReadOptions::default());
    assert_eq!((read.file.outcome, read.records.len()), (Outcome::UnknownEncoding, 0));
}

#[test]
fn every_delimiter_is_found_out() {
    for delimiter in [",", "\t", ";", "，"] {
        let text = ["工单编号,创建时间,客户名称", "1,2026-10-05,甲"].join("\n").replace(',', delimiter);
        let read = read(&text);
        assert_eq!((read.records.len(), read.symbols.len()), (1, 2), "{delimiter:?}");
    }
    let options = ReadOptions { delimiter: Some('|'), ..ReadOptions::default() };
    assert_eq!(read_with("t.csv", "工单编号|创建时间\n1|2026-10-05\n".as_bytes(), &options).records.len(), 1);
}

#[test]
fn titles_filters_and_two_rows_of_headers_stand_before_the_rows() {
    let text = "工单明细,,,\n统计时间：2026-10,,,\n\n工单编号,创建时间,现场服务,\n,,出发时间,到达时间\n1,2026-10-05,2026-10-05,\n";
    let read = read(text);
    assert_eq!((read.records.len(), read.file.counts.read), (1, 1));
    assert!(read.records[0].departed.is_some());
    assert_eq!(problem(&read, Code::UnknownHeader).found.as_deref(), Some("现场服务到达时间"));
}

#[test]
fn a_header_that_is_not_found_names_what_is_missing_on_the_nearest_line() {
    let read = read("说明\n工单编号,客户名称\n1,甲\n");
    assert_eq!((read.file.outcome, read.records.len()), (Outcome::NoHeader, 0));
    let miss = problem(&read, Code::HeaderNotFound);
    assert_eq!((miss.place.line, miss.expected.as_deref()), (2, Some("opened_at")));
    assert_eq!(codes(&super::tests::read("")), [(Code::HeaderNotFound, 0)]);
}

#[test]
fn a_header_twice_stops_the_file_only_where_a_field_needs_it() {
    let twice = read("工单编号,创建时间,创建时间\n1,2026-10-05,2026-10-06\n");
    assert_eq!(twice.file.outcome, Outcome::NoHeader);
    assert_eq!(problem(&twice, Code::DuplicateHeader).field.as_deref(), Some("opened_at"));
    assert_eq!(read("工单编号,创建时间,其他,其他\n1,2026-10-05,,\n").records.len(), 1);
}

#[test]
fn sums_notes_repeated_headers_and_blank_rows_are_skipped() {
    let text = format!(
        "{HEAD}1,2026-10-05,甲\n工单编号,创建时间,客户名称\n,,\n\n合计：1,,\n  备注 无,,\n注册1,2026-10-05,乙\n"
    );
    let read = read(&text);
    assert_eq!(read.file.counts, Counts { read: 7, kept: 2, deduplicated: 0, skipped: 5, rejected: 0 });
}

#[test]
fn a_quote_that_never_closes_costs_its_row() {
    let text = "工单编号,创建时间,客户名称,其他\n1,2026-10-05,甲,\n2,\"2026-10-05,乙,\n3,2026-10-05,丙,\n";
    let read = read(text);
    assert_eq!(ids(&read), ["1", "3"]);
    assert_eq!(problem(&read, Code::QuoteUnclosed).place.line, 3);
}

#[test]
fn a_file_cut_inside_its_last_character_loses_its_last_row() {
    let text = format!("{HEAD}1,2026-10-05,甲\n2,2026-10-05,乙");
    let bytes = &text.as_bytes()[..text.len() - 1];
    let read = read_with("t.csv", bytes, &ReadOptions::default());
    assert_eq!((read.file.encoding, ids(&read)), (Some(Encoding::Utf8), vec!["1".to_owned()]));
    assert_eq!(problem(&read, Code::FileCut).place.line, 3);
}

#[test]
fn values_are_read_as_their_headers_and_settings_say() {
    let mut options = ReadOptions::default();
    options.values.insert("upheld".to_owned(), [("应付".to_owned(), "yes".to_owned())].into());
    options.empty.push("?".to_owned());
    let text = "工单编号,创建时间,首次响应时间（分钟）,挂起时长(秒),是否属实,满意度,客户名称\n\
                1,2026-10-05 10:00,90,90,应付,满意,?\n\
                2,2026-10-05 10:00,2026-10-05 11:00,1小时,不属实,5,甲\n\
                3,2026-10-05 10:00,也许,-,也许,4┋5,乙\n";
    let read = read_with("t.csv", text.as_bytes(), &options);
    let [a, b, c] = &read.records[..] else { panic!() };
    assert_eq!((a.response.unwrap().at - a.opened.at, a.paused, a.upheld), (5400, Some(90), Some(true)));
    assert_eq!((a.customer, a.overall.said()), (None, Said::Label(Sym::from_index(0))));
    assert_eq!((b.response.unwrap().at - b.opened.at, b.paused, b.upheld), (3600, Some(3600), Some(false)));
    assert_eq!(b.overall.said(), Said::Tenths(50));
    assert_eq!((c.response, c.paused, c.upheld, c.overall), (None, None, None, Answer::NONE));
    let fields: Vec<_> = read.file.problems.iter().map(|p| (p.field.as_deref().unwrap_or(""), p.rejects)).collect();
    assert_eq!(fields, [("first_response_at", false), ("upheld", false), ("overall", false)]);
}

#[test]
fn constants_stand_for_columns_and_fill_down_for_merged_cells() {
    let mut options = ReadOptions::default();
    options.constants.insert("opened_at".to_owned(), "2026-10-05".to_owned());
    options.fill_down.push("customer".to_owned());
    let read = read_with("t.csv", "工单编号,客户名称\n1,甲\n2,\n3,乙\n4,\n".as_bytes(), &options);
    let customers: Vec<_> = read.records.iter().map(|t| read.symbols.text(t.customer.unwrap())).collect();
    assert_eq!(customers, ["甲", "甲", "乙", "乙"]);
}

#[test]
fn a_long_run_of_the_same_empty_required_cell_looks_like_a_merged_one() {
    let rows: String = (0..8).map(|n| format!("{n},,甲\n")).collect();
    let read = read(&format!("{HEAD}x,2026-10-05,甲\n{rows}"));
    assert_eq!(read.file.counts.rejected, 8);
    assert_eq!(problem(&read, Code::MergedCells).place.line, 3);
    assert!(read.file.is_unreliable(0.05));
}

#[test]
fn rows_of_another_shape_are_kept_and_told() {
    let read = read(&format!("{HEAD}1,2026-10-05\n2,2026-10-05,甲,,\n3,2026-10-05,甲,多,余\n"));
    assert_eq!(read.file.counts.kept, 3);
    let shape = problem(&read, Code::RowShape);
    assert_eq!((shape.count, shape.place.line, shape.more[0].line), (2, 2, 4));
}

#[test]
fn ten_thousand_columns_are_no_trouble() {
    let header: String = (0..10_000).map(|n| format!(",列{n}")).collect();
    let cells = ",x".repeat(10_000);
    let read = read(&format!("工单编号,创建时间{header}\n1,2026-10-05{cells}\n"));
    assert_eq!((read.records.len(), problem(&read, Code::UnknownHeader).count), (1, 10_000));
}

#[test]
fn what_is_no_workbook_is_unreadable() {
    let read = read_with("t.xlsx", b"ticket_id,opened_at\n1,2026-10-05\n", &ReadOptions::default());
    assert_eq!((read.file.outcome, read.records.len()), (Outcome::Unreadable, 0));
    assert_eq!(codes(&read), [(Code::Unreadable, 0)]);
    let folder = tempfile::tempdir().unwrap();
    let read: FileRead<Ticket> = read_file(folder.path(), &"tickets.csv".into(), 0, &ReadOptions::default());
    assert_eq!(read.file.outcome, Outcome::Unreadable);
}

/// A workbook of one sheet for each list of rows; a cell is text, or a number after `=`, dated after `@`.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let (mut list, mut links, mut types) = (String::new(), String::new(), String::new());
    for (n, (name, rows)) in sheets.iter().enumerate() {
        let n = n + 1;
        list += &format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>");
        links += &format!(
            "<Relationship Id=\"rId{n}\" Target=\"worksheets/sheet{n}.xml\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/>"
        );
        types += &format!(
            "<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        );
        let mut data = String::new();
        for (r, row) in rows.iter().enumerate() {
            data += &format!("<row r=\"{}\">", r + 1);
            for (c, cell) in row.iter().enumerate() {
                let at = format!("{}{}", char::from(b'A' + u8::try_from(c).unwrap()), r + 1);
                data += &match (cell.strip_prefix('='), cell.strip_prefix('@')) {
                    (Some(number), _) => format!("<c r=\"{at}\"><v>{number}</v></c>"),
                    (_, Some(number)) => format!("<c r=\"{at}\" s=\"1\"><v>{number}</v></c>"),
                    _ if cell.is_empty() => String::new(),
                    _ => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
                };
            }
            data += "</row>";
        }
        put(
            &format!("xl/worksheets/sheet{n}.xml"),
            &format!(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{data}</sheetData></worksheet>"
            ),
        );
    }
    put(
        "xl/styles.xml",
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>",
    );
    put(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{list}</sheets></workbook>"
        ),
    );
    links += "<Relationship Id=\"rId99\" Target=\"styles.xml\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\"/>";
    put(
        "xl/_rels/workbook.xml.rels",
        &format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
        ),
    );
    put(
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Target=\"xl/workbook.xml\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>",
    );
    put(
        "[Content_Types].xml",
        &format!(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>{types}</Types>"
        ),
    );
    zip.finish().unwrap().into_inner()
}

#[test]
fn every_sheet_of_a_workbook_that_has_a_header_is_read() {
    let bytes = workbook(&[
        ("说明", &[&["这里没有表"]]),
        (
            "九月",
            &[
                &["标题"],
                &["工单编号", "创建时间", "客户名称"],
                &["A1", "@46300.604166667", "甲"],
                &[],
                &["合计", "=1"],
            ],
        ),
        ("十月", &[&["工单编号", "创建时间"], &["=1930679858170647", "@46300"], &["=12", "@46301"]]),
    ]);
    let read = read_with("工单.xlsx", &bytes, &ReadOptions::default());
    assert_eq!(read.file.outcome, Outcome::Read, "{:?}", read.file.problems);
    assert_eq!(ids(&read), ["A1", "12"]);
    assert_eq!(read.file.counts, Counts { read: 5, kept: 2, deduplicated: 0, skipped: 2, rejected: 1 });
    assert_eq!(read.records[0].opened.at.to_string(), "2026-10-05 14:30:00");
    assert!(read.records[1].opened.date_only);
    assert_eq!(problem(&read, Code::DestroyedKey).place.to_string(), "工单.xlsx:十月!2");
}

#[test]
fn one_real_export_in_three_encodings_is_read_the_same() {
    let Some(root) = std::env::var_os("JIANDU_REAL_DATA") else {
        #[allow(clippy::print_stderr)]
        {
            eprintln!("NOT TESTED: real exports, because JIANDU_REAL_DATA does not name the folder of real data");
        }
        return;
    };
    let mut options = ReadOptions::default();
    options.aliases.insert("ticket_id".to_owned(), vec!["留言编号".to_owned()]);
    options.aliases.insert("opened_at".to_owned(), vec!["留言时间".to_owned()]);
    options.aliases.insert("customer".to_owned(), vec!["留言用户".to_owned()]);
    let folder = std::path::Path::new(&root).join("zh_citizen_messages_open");
    let files = ["first600.gb18030.csv", "first600.utf16le.tsv", "first600.utf8bom.csv"].map(|name| {
        let name = format!("messages_{name}");
        let read: FileRead<Ticket> = read_file(&folder.join(&name), &name.as_str().into(), 0, &options);
        assert_eq!(read.file.counts.read, 600, "{name} {:?}", read.file.problems);
        let rows = read
            .records
            .iter()
            .map(|t| (read.symbols.key_text(t.id), t.opened, t.customer.map(|c| read.symbols.text(c).to_owned())));
        (rows.collect::<Vec<_>>(), read.file.counts, read.file.span)
    });
    assert!(files.windows(2).all(|pair| pair[0] == pair[1]));
    assert_eq!(files[0].1.kept, 600);
}

mod never {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn do_any_bytes_crash_the_reader_or_lose_a_row(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            for name in ["t.csv", "t.md", "t.xlsx"] {
                read_with(name, &bytes, &ReadOptions::default());
            }
        }

        #[test]
        fn do_rows_of_marks_crash_the_reader_or_lose_a_row(text in "[\",\r\n；，\t 1a无合计-]{0,200}") {
            let read = read(&format!("{HEAD}{text}"));
            prop_assert_eq!(read.file.outcome, Outcome::Read);
        }

        #[test]
        fn does_the_way_lines_end_matter(cells in prop::collection::vec("[a-z\"甲 ]{0,6}", 1..20)) {
            let quoted = |end: &str| {
                let rows: String = cells
                    .iter()
                    .map(|c| format!("{end}K1,2026-10-05,\"{}\"", c.replace('"', "\"\"")))
                    .collect();
                let read = read(&format!("{}{rows}", HEAD.trim_end()));
                (read.file.counts, read.records.iter().map(|t| t.customer).collect::<Vec<_>>())
            };
            prop_assert_eq!(quoted("\n"), quoted("\r\n"));
            prop_assert_eq!(quoted("\n"), quoted("\r"));
        }
    }
}
