//! A Markdown file: one record, made of its front matter and what stands below.

use std::io::{self, Cursor};

use crate::problem::Code;

use super::cells::Cells;
use super::csv_file::Done;
use super::document::Document;
use super::encoding::{Encoding, Input, Text, ladder};
use super::file::Outcome;
use super::header::Matcher;
use super::options::ReadOptions;
use super::reading::Reading;
use super::record::Record;

/// No report is longer; what is, is something else under a wrong name.
const LONGEST: usize = 16 << 20;

/// Reads a Markdown file.
pub(crate) fn read_markdown<'o, T: Record>(
    input: Box<dyn Input + '_>,
    options: &ReadOptions,
    fresh: impl Fn() -> Reading<'o, T>,
) -> io::Result<Done<'o, T>> {
    let mut text = Text::new(input);
    let bytes = text.prefix(LONGEST)?;
    let sha256 = text.finish()?;
    let mut reading = fresh();
    if bytes.len() == LONGEST {
        reading.state.problems.add(Code::RecordTooLarge, None, 1, "", false);
        return Ok(Done { reading, outcome: Outcome::Unreadable, encoding: None, sha256 });
    }
    let decoded = decoded(&bytes, options.encoding);
    let Some((encoding, content)) = decoded else {
        reading.state.problems.add(Code::UnknownEncoding, None, 0, "", false);
        return Ok(Done { reading, outcome: Outcome::UnknownEncoding, encoding: None, sha256 });
    };
    let document = Document::parse(&content);
    let (keys, values): (Vec<_>, Vec<_>) = document.front.iter().map(|(k, v)| (k.as_str(), v.as_str())).unzip();
    let header = keys.into_iter().collect::<Cells>();
    let matched = Matcher::new(T::COLUMNS, options).read(&header, None, options);
    reading.begin(matched, header, 1);
    reading.take_document(&values.into_iter().collect::<Cells>(), &document);
    Ok(Done { reading, outcome: Outcome::Read, encoding: Some(encoding), sha256 })
}

/// The text of a document whose bytes are at hand, in the encoding that it is found to have.
#[must_use]
pub fn document_text(bytes: &[u8], encoding: Option<Encoding>) -> Option<String> {
    decoded(bytes, encoding).map(|(_, text)| text)
}

fn decoded(bytes: &[u8], encoding: Option<Encoding>) -> Option<(Encoding, String)> {
    let encodings = encoding.map_or_else(|| ladder(bytes), |encoding| vec![encoding]);
    encodings.into_iter().find_map(|encoding| Some((encoding, decode(bytes, encoding)?)))
}

fn decode(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let mut text = Text::new(Box::new(Cursor::new(bytes)));
    text.begin(encoding, bytes).ok()?;
    let mut decoded = Vec::new();
    let mut buffer = vec![0; 1 << 14];
    loop {
        match text.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => decoded.extend_from_slice(&buffer[..n]),
            Err(_) => return None,
        }
    }
    // CRLF was turned around on the way in.
    String::from_utf8(decoded).ok().map(|text| text.replace("\n\r", "\n"))
}
