//! The rows of a CSV file, with their line numbers, and what keeps a broken one from swallowing those after it.

use std::io;

use csv::ReaderBuilder;
use csv_core::ReadRecordResult;
use memchr::{memchr, memchr_iter, memrchr};

use crate::problem::Code;

use super::cells::Cells;
use super::source::{END, RECORD_LIMIT, Source, WIDE_COMMA};

/// The characters that may stand between cells.
pub(crate) const DELIMITERS: [u8; 4] = [b',', b'\t', b';', WIDE_COMMA];
/// Enough for the reader to be fast, little enough to stay in the cache while it is hashed, checked and parsed.
const BUFFER: usize = 128 << 10;
/// From this many columns on, a line that has them all is more likely a row than a part of a quoted cell.
const WIDE: usize = 4;
/// No quote in the buffer.
const NOWHERE: usize = usize::MAX;

/// What the reader met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A row that begins on this line.
    Row(u32),
    /// What begins on this line is no row.
    Broken(u32, Code),
    /// The end of the file.
    End,
}

/// The rows of a CSV file.
///
/// A line without quotes, as nearly all are, is cut at its delimiters; what holds a quote goes through the state machine
/// of the `csv` crate. Both say the same of any text without quotes.
pub(crate) struct Rows<'i> {
    source: Source<'i>,
    core: csv_core::Reader,
    delimiter: u8,
    width: usize,
    /// What was delivered and not yet taken apart stands from `from` to `to`.
    buffer: Vec<u8>,
    from: usize,
    to: usize,
    /// The first quote from `from` on.
    quote: usize,
    /// Where the buffer begins in the text.
    base: u64,
    /// The number of the line at `from`.
    line: u64,
    ended: bool,
    /// The cells of a row with quotes: their text, and where each one ends.
    quoted: Vec<u8>,
    ends: Vec<usize>,
    /// Blank lines met so far.
    pub(crate) blank: u64,
}

/// The first rows of a piece of text, those that begin within `lines` lines and one more, with their lines.
/// The last one is left out if the text may go on.
pub(crate) fn first_rows(text: &[u8], delimiter: u8, lines: usize, whole: bool) -> Vec<(u32, Cells)> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text);
    let mut rows = Vec::new();
    let mut record = csv::ByteRecord::new();
    loop {
        let before = reader.position().line();
        if !reader.read_byte_record(&mut record).unwrap_or(false) {
            return rows;
        }
        let ended = text[..usize::try_from(reader.position().byte()).unwrap_or(0)].ends_with(b"\n");
        let after = reader.position().line() - u64::from(ended);
        if !whole && !ended {
            return rows;
        }
        let line = (after - newlines(record.as_slice())).max(before);
        rows.push((u32::try_from(line).unwrap_or(u32::MAX), record.iter().collect()));
        if line > lines as u64 {
            return rows;
        }
    }
}

fn newlines(text: &[u8]) -> u64 {
    memchr_iter(b'\n', text).count() as u64
}

impl<'i> Rows<'i> {
    /// `width` is the number of cells of the header.
    pub(crate) fn new(source: Source<'i>, delimiter: u8, width: usize) -> Self {
        Self {
            source,
            core: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            width,
            buffer: vec![0; BUFFER],
            from: 0,
            to: 0,
            quote: NOWHERE,
            base: 0,
            line: 1,
            ended: false,
            quoted: Vec::new(),
            ends: Vec::new(),
            blank: 0,
        }
    }

    /// The stream below; its end is the end of what was read.
    pub(crate) fn into_source(self) -> Source<'i> {
        self.source
    }

    /// How much of the text was taken apart.
    pub(crate) fn position(&self) -> u64 {
        self.base + self.from as u64
    }

    /// The file ended inside a character.
    pub(crate) fn was_cut(&self) -> bool {
        self.source.text.cut
    }

    /// The encoding does not fit.
    pub(crate) fn is_refuted(&self) -> bool {
        self.source.text.refuted
    }

    /// Reads on. An error is that of the system, or of the encoding.
    #[inline]
    pub(crate) fn step(&mut self, cells: &mut Cells) -> io::Result<Step> {
        while !self.ended {
            // After CRLF the CR stands at the beginning of the next line.
            while self.from < self.to && self.buffer[self.from] == b'\r' {
                self.from += 1;
            }
            let rest = &self.buffer[self.from..self.to];
            let Some(length) = memchr(b'\n', rest) else {
                if self.quote < self.to {
                    return self.quoted_row(cells);
                }
                let begins = self.position();
                match self.refill(begins) {
                    Ok(true) => continue,
                    Ok(false) => break,
                    Err(_) if self.source.too_large => return self.give_up(begins, self.line, true),
                    Err(error) => return Err(error),
                }
            };
            let end = self.from + length;
            let line = &rest[..length];
            if self.quote < end {
                if !cells.split_quoted(line, self.delimiter) {
                    return self.quoted_row(cells);
                }
                self.from = end + 1;
                self.line += 1;
                self.look_for_quote();
                return Ok(Step::Row(number(self.line - 1)));
            }
            self.from = end + 1;
            if line.is_empty() {
                self.line += 1;
                self.blank += 1;
                continue;
            }
            if line == END {
                break;
            }
            cells.split(line, self.delimiter);
            self.line += 1;
            return Ok(Step::Row(number(self.line - 1)));
        }
        self.ended = true;
        Ok(Step::End)
    }

    /// Reads more of the text behind what is in the buffer; false at its end. The record at hand begins at `begins`.
    fn refill(&mut self, begins: u64) -> io::Result<bool> {
        self.source.begin_record(begins);
        if self.from > 0 {
            self.buffer.copy_within(self.from..self.to, 0);
            self.base += self.from as u64;
            self.to -= self.from;
            self.from = 0;
        }
        if self.to == self.buffer.len() {
            self.buffer.resize(self.to + BUFFER, 0);
        }
        let read = io::Read::read(&mut self.source, &mut self.buffer[self.to..])?;
        self.to += read;
        self.look_for_quote();
        Ok(read > 0)
    }

    fn look_for_quote(&mut self) {
        self.quote = memchr(b'"', &self.buffer[self.from..self.to]).map_or(NOWHERE, |at| self.from + at);
    }

    /// A row that begins on the line at hand, which holds a quote.
    fn quoted_row(&mut self, cells: &mut Cells) -> io::Result<Step> {
        let (begins, line) = (self.position(), self.line);
        self.core.reset();
        let (mut text, mut count) = (0, 0);
        loop {
            let (result, read, written, ended) = self.core.read_record(
                &self.buffer[self.from..self.to],
                &mut self.quoted[text..],
                &mut self.ends[count..],
            );
            self.from += read;
            (text, count) = (text + written, count + ended);
            match result {
                ReadRecordResult::InputEmpty => match self.refill(begins) {
                    // At the end of the text the state machine is told so by an empty piece.
                    Ok(_) => {}
                    Err(_) if self.source.too_large => return self.give_up(begins, line, true),
                    Err(error) => return Err(error),
                },
                ReadRecordResult::OutputFull => self.quoted.resize((2 * self.quoted.len()).max(1 << 10), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize((2 * self.ends.len()).max(1 << 6), 0),
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        self.line += self.core.line() - 1;
        self.look_for_quote();
        cells.take(&self.quoted[..text], &self.ends[..count]);
        if newlines(cells.bytes()) > 0 && self.is_broken(cells) {
            return self.give_up(begins, line, false);
        }
        Ok(Step::Row(number(line)))
    }

    /// A row of several lines whose first and last lines would be whole rows by themselves, or the end of the
    /// file inside quotes: the quote that holds them together is a mistake.
    fn is_broken(&self, record: &Cells) -> bool {
        if memchr::memmem::find(record.bytes(), END).is_some() {
            return true;
        }
        if self.width < WIDE {
            return false;
        }
        let delimiters = |bytes: &[u8]| memchr_iter(self.delimiter, bytes).count();
        let mut first = None;
        let mut last = 0;
        for (at, cell) in record.iter().enumerate() {
            if let (Some(head), Some(tail)) = (memchr(b'\n', cell), memrchr(b'\n', cell)) {
                first = first.or(Some(at + delimiters(&cell[..head]) + 1));
                last = record.len() - at + delimiters(&cell[tail..]);
            }
        }
        first.is_some_and(|cells| cells >= self.width) && (record.len() != self.width || last >= self.width)
    }

    /// Leaves the line on which the record at `start` begins, and goes on with the one after it.
    #[cold]
    fn give_up(&mut self, start: u64, line: u64, too_large: bool) -> io::Result<Step> {
        let next = self.source.resume_after_line_at(start)?;
        let begins = line + next.blank;
        self.blank += next.blank;
        let code = match next.at {
            Some(at) if at - start > RECORD_LIMIT => Code::RecordTooLarge,
            None if too_large => Code::RecordTooLarge,
            _ => Code::QuoteUnclosed,
        };
        self.buffer.truncate(BUFFER);
        (self.from, self.to, self.quote) = (0, 0, NOWHERE);
        self.base = next.at.unwrap_or(start);
        self.line = begins + 1;
        self.ended = next.at.is_none();
        Ok(Step::Broken(number(begins), code))
    }
}

fn number(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Encoding;
    use crate::ingest::encoding::Text;

    type Lines<T> = Vec<(u32, T)>;

    fn steps(bytes: &[u8], encoding: Encoding, width: usize) -> (Lines<String>, Lines<Code>, u64) {
        let mut text = Text::new(Box::new(io::Cursor::new(bytes)));
        text.begin(encoding, bytes).unwrap();
        let mut rows = Rows::new(Source::new(text, false), b',', width);
        let (mut good, mut broken, mut record) = (Vec::new(), Vec::new(), Cells::default());
        loop {
            match rows.step(&mut record).unwrap() {
                Step::Row(line) => {
                    let cells: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
                    good.push((line, cells.join("|")));
                }
                Step::Broken(line, code) => broken.push((line, code)),
                Step::End => return (good, broken, rows.blank),
            }
        }
    }

    fn rows(pairs: &[(u32, &str)]) -> Vec<(u32, String)> {
        pairs.iter().map(|(line, cells)| (*line, (*cells).to_owned())).collect()
    }

    #[test]
    fn lines_are_numbered_right_whatever_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "c,\"d", "e\"", "f,g", "", ""].join(end);
            let (good, broken, blank) = steps(text.as_bytes(), Encoding::Utf8, 2);
            let good: Vec<_> = good.into_iter().map(|(line, text)| (line, text.replace('\r', ""))).collect();
            assert_eq!(good, rows(&[(1, "a|b"), (3, "c|d\ne"), (5, "f|g")]), "{end:?}");
            assert_eq!((broken, blank), (vec![], 2), "{end:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_text_without_mistakes_is_cut_as_the_csv_crate_cuts_it(
            rows in proptest::collection::vec(proptest::collection::vec("[a\"甲,\n]{0,3}", 2..4), 0..6),
            blank in proptest::collection::vec(0..2_usize, 6),
            quoted: bool,
            wide in 0..3_usize,
        ) {
            let cell = |text: &String| {
                let needed = text.contains([',', '"', '\n']);
                if needed || quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.clone() }
            };
            let end = ["\n", "\r\n", "\r"][wide];
            let mut text = String::new();
            for (row, blank) in rows.iter().zip(&blank) {
                text.push_str(&end.repeat(*blank));
                text.push_str(&row.iter().map(cell).collect::<Vec<_>>().join(","));
                text.push_str(end);
            }
            let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let expected: Vec<String> = reader
                .byte_records()
                .map(|record| record.unwrap().iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join("|"))
                .collect();
            let (read, broken, _) = steps(text.as_bytes(), Encoding::Utf8, 2);
            proptest::prop_assert!(broken.is_empty());
            proptest::prop_assert_eq!(read.into_iter().map(|(_, row)| row).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn an_unclosed_quote_costs_its_line_only() {
        let text = "h1,h2,h3,h4\n1,\"2,3,4\n5,6,7,8\n\n9,10,11,12\n";
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (encoding_rs::GB18030.encode(&text.replace('6', "六")).0.into_owned(), Encoding::Gb18030),
        ] {
            let (good, broken, blank) = steps(&bytes, encoding, 4);
            assert_eq!(good.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3, 5]);
            assert_eq!((broken, blank), (vec![(2, Code::QuoteUnclosed)], 1));
        }
    }

    #[test]
    fn a_stray_quote_that_another_quote_closes_costs_its_line_only() {
        let text = "h1,h2,h3,h4\n1,\"2,3,4\n5,6,\"7\",8\n9,10,11,12\n";
        let (good, broken, _) = steps(text.as_bytes(), Encoding::Utf8, 4);
        assert_eq!(good, rows(&[(1, "h1|h2|h3|h4"), (3, "5|6|7|8"), (4, "9|10|11|12")]));
        assert_eq!(broken, [(2, Code::QuoteUnclosed)]);
    }

    #[test]
    fn a_cell_of_several_lines_is_no_mistake() {
        let text = "h1,h2,h3,h4\n1,\"第一行,有逗号\n第二行,也有\",3,4\n";
        let (good, broken, _) = steps(text.as_bytes(), Encoding::Utf8, 4);
        assert_eq!((good.len(), broken.len()), (2, 0));
    }

    #[test]
    fn a_line_beyond_all_measure_is_left_and_the_next_one_read() {
        let mut text = b"a,b\n1,".to_vec();
        text.resize(text.len() + (RECORD_LIMIT as usize) + (2 << 20), b'x');
        text.extend_from_slice(b"\n3,4\n");
        for encoding in [Encoding::Utf8, Encoding::Gb18030] {
            let (good, broken, _) = steps(&text, encoding, 2);
            assert_eq!(good, rows(&[(1, "a|b"), (3, "3|4")]));
            assert_eq!(broken, [(2, Code::RecordTooLarge)]);
        }
    }

    #[test]
    fn the_first_rows_leave_out_what_may_go_on() {
        let lines = |whole| first_rows(b"a,b\n\nc,d\ne,", b',', 10, whole).iter().map(|(l, _)| *l).collect::<Vec<_>>();
        assert_eq!(lines(true), [1, 3, 4]);
        assert_eq!(lines(false), [1, 3]);
    }

    /// The folder of real files, where there is one.
    fn real(name: &str) -> Option<std::path::PathBuf> {
        let found = std::env::var_os("JIANDU_REAL_DATA").map(|root| std::path::Path::new(&root).join(name));
        let found = found.filter(|folder| folder.is_dir());
        if found.is_none() {
            #[allow(clippy::print_stderr)]
            {
                eprintln!("NOT TESTED: {name}, because JIANDU_REAL_DATA does not name the folder of real data");
            }
        }
        found
    }

    #[test]
    fn the_cases_of_the_csv_spectrum_are_read_as_their_json_says() {
        let Some(folder) = real("nasty_csv_spectrum") else { return };
        for entry in std::fs::read_dir(folder.join("csvs")).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let json = folder.join("json").join(path.with_extension("json").file_name().unwrap());
            let expected: Vec<std::collections::BTreeMap<String, String>> =
                serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap();
            let encoding = crate::ingest::ladder(&bytes)[0];
            let mut text = Text::new(Box::new(io::Cursor::new(&*bytes)));
            text.begin(encoding, &bytes).unwrap();
            let mut rows = Rows::new(Source::new(text, false), b',', 3);
            let (mut read, mut record) = (Vec::<Vec<String>>::new(), Cells::default());
            while let Step::Row(_) = rows.step(&mut record).unwrap() {
                let cells = record.iter().map(|cell| String::from_utf8_lossy(cell).replace('\r', ""));
                read.push(cells.collect());
            }
            let header = read.remove(0);
            assert_eq!(read.len(), expected.len(), "{path:?}");
            for (row, expected) in read.iter().zip(&expected) {
                let pairs: std::collections::BTreeMap<_, _> = header.iter().cloned().zip(row.iter().cloned()).collect();
                let expected = expected.iter().map(|(k, v)| (k.clone(), v.replace('\r', ""))).collect();
                assert_eq!(pairs, expected, "{path:?}");
            }
        }
    }

    #[test]
    fn every_nasty_file_comes_to_an_end() {
        for name in ["nasty_csvlint", "nasty_blns", "nasty_csv_injection", "nasty_encodings"] {
            let Some(folder) = real(name) else { return };
            for entry in walkdir::WalkDir::new(folder).into_iter().flatten().filter(|e| e.file_type().is_file()) {
                let bytes = std::fs::read(entry.path()).unwrap();
                for encoding in crate::ingest::ladder(&bytes) {
                    let mut text = Text::new(Box::new(io::Cursor::new(&*bytes)));
                    text.begin(encoding, &bytes).unwrap();
                    let mut rows = Rows::new(Source::new(text, false), b',', 4);
                    let mut record = Cells::default();
                    let mut last = 0;
                    // A byte that the encoding does not allow ends it too.
                    while let Ok(Step::Row(line) | Step::Broken(line, _)) = rows.step(&mut record) {
                        assert!(line > last, "{:?}", entry.path());
                        last = line;
                    }
                }
            }
        }
    }
}
