//! A workbook of one sheet, as small as it can be read.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The workbook; all cells are texts, and each of `merged` (`B2:B4`) is one cell to who looks at it.
pub(crate) fn workbook(sheet: &str, rows: &[Vec<String>], merged: &[&str]) -> Vec<u8> {
    let mut data = String::new();
    for (row, cells) in (1..).zip(rows) {
        let _ = write!(data, "<row r=\"{row}\">");
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            let _ = write!(data, "<c r=\"{}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>", letters(column));
        }
        data.push_str("</row>");
    }
    let merged: String = merged.iter().map(|range| format!("<mergeCell ref=\"{range}\"/>")).collect();
    let merged = if merged.is_empty() { merged } else { format!("<mergeCells>{merged}</mergeCells>") };
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let link = |target: &str, kind: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"rId1\" Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        ("_rels/.rels", link("xl/workbook.xml", "officeDocument")),
        ("xl/_rels/workbook.xml.rels", link("worksheets/sheet1.xml", "worksheet")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook {main} xmlns:r=\"{office}\"><sheets><sheet name=\"{sheet}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet {main}><sheetData>{data}</sheetData>{merged}</worksheet>")),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        zip.start_file(path, SimpleFileOptions::default()).expect("memory takes every part");
        zip.write_all(text.as_bytes()).expect("memory takes every byte");
    }
    zip.finish().expect("memory takes the directory").into_inner()
}

/// `A` to `Z`, `AA` to `ZZ`.
fn letters(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).expect("below 26"));
    if column < 26 { letter(column).into() } else { format!("{}{}", letter(column / 26 - 1), letter(column)) }
}
