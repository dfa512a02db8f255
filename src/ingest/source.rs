//! The stream that the CSV reader reads: text with a guard against endless records and a mark after its last line.

use std::io::{self, Read};

use memchr::memmem;

use super::encoding::Text;

/// Follows the last line. A record that holds it, and more than it, has a quote that was never closed.
pub(crate) const END: &[u8] = b"\x01\x02end\x02\x01";
/// Stands for the full-width comma where that is the delimiter: the CSV reader wants a single byte.
pub(crate) const WIDE_COMMA: u8 = 0x1f;
/// A record that is larger than this is not one.
pub(crate) const RECORD_LIMIT: u64 = 16 << 20;
/// Text before the mark that is kept before it is worth moving the rest.
const SLACK: usize = 1 << 20;

/// Where the next line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NextLine {
    /// Its offset; none at the end of the text.
    pub(crate) at: Option<u64>,
    /// Blank lines that were passed over.
    pub(crate) blank: u64,
}

/// The stream that the CSV reader reads.
pub(crate) struct Source<'i> {
    pub(crate) text: Text<'i>,
    wide_comma: bool,
    /// Length of the text delivered, and where the record at hand begins.
    delivered: u64,
    record: u64,
    last_byte: u8,
    tail: usize,
    /// Where the text cannot be gone back to: what was delivered since the mark, and what is given again.
    kept: Vec<u8>,
    kept_from: u64,
    replay: usize,
    /// A record was larger than any real one.
    pub(crate) too_large: bool,
}

impl<'i> Source<'i> {
    /// `text` has begun.
    pub(crate) fn new(text: Text<'i>, wide_comma: bool) -> Self {
        Self {
            text,
            wide_comma,
            delivered: 0,
            record: 0,
            last_byte: b'\n',
            tail: 0,
            kept: Vec::new(),
            kept_from: 0,
            replay: 0,
            too_large: false,
        }
    }

    fn is_direct(&self) -> bool {
        self.text.is_direct() && !self.wide_comma
    }

    /// A record begins at `offset`; what lies before it is not asked for again.
    #[inline]
    pub(crate) fn begin_record(&mut self, offset: u64) {
        self.record = offset;
        let gone = usize::try_from(offset - self.kept_from).unwrap_or(0);
        if gone > SLACK && gone <= self.kept.len() {
            self.kept.drain(..gone);
            self.replay = self.replay.saturating_sub(gone);
            self.kept_from = offset;
        }
    }

    /// Goes back to `offset`, at or behind the beginning of the last record.
    pub(crate) fn resume_at(&mut self, offset: u64) -> io::Result<()> {
        self.too_large = false;
        self.delivered = offset;
        self.record = offset;
        if self.is_direct() {
            (self.tail, self.last_byte, self.kept_from) = (0, b'\n', offset);
            return self.text.seek(offset);
        }
        self.replay = usize::try_from(offset - self.kept_from).unwrap_or(0).min(self.kept.len());
        Ok(())
    }

    /// Goes to the line after the one at `offset`, passing over blank lines before that.
    pub(crate) fn resume_after_line_at(&mut self, offset: u64) -> io::Result<NextLine> {
        self.resume_at(offset)?;
        let mut buffer = vec![0; 1 << 16];
        let (mut at, mut content, mut blank) = (offset, false, 0);
        loop {
            self.begin_record(at);
            let n = self.read(&mut buffer)?;
            if n == 0 {
                return Ok(NextLine { at: None, blank });
            }
            for (i, byte) in buffer[..n].iter().enumerate() {
                match byte {
                    b'\n' if content => {
                        let next = at + i as u64 + 1;
                        self.resume_at(next)?;
                        return Ok(NextLine { at: Some(next), blank });
                    }
                    b'\n' => blank += 1,
                    b'\r' => {}
                    _ => content = true,
                }
            }
            at += n as u64;
        }
    }

    fn fresh(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.tail == 0 {
            let mut n = self.text.read(buffer)?;
            if n > 0 {
                if self.wide_comma {
                    n = replace_wide_commas(&mut buffer[..n]);
                }
                self.last_byte = buffer[n - 1];
                return Ok(n);
            }
        }
        let tail = [b"\n", END, b"\n"].concat();
        if self.tail == 0 && matches!(self.last_byte, b'\n' | b'\r') {
            self.tail = 1;
        }
        let n = (tail.len() - self.tail).min(buffer.len());
        buffer[..n].copy_from_slice(&tail[self.tail..self.tail + n]);
        self.tail += n;
        Ok(n)
    }
}

impl Read for Source<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.delivered - self.record > RECORD_LIMIT {
            self.too_large = true;
            return Err(io::ErrorKind::InvalidData.into());
        }
        let n = if self.replay < self.kept.len() {
            let again = &self.kept[self.replay..];
            let n = again.len().min(buffer.len());
            buffer[..n].copy_from_slice(&again[..n]);
            self.replay += n;
            n
        } else {
            let n = self.fresh(buffer)?;
            if !self.is_direct() {
                self.kept.extend_from_slice(&buffer[..n]);
                self.replay = self.kept.len();
            }
            n
        };
        self.delivered += n as u64;
        Ok(n)
    }
}

/// Puts one byte in place of every full-width comma; the length that is left.
fn replace_wide_commas(text: &mut [u8]) -> usize {
    let comma = "，".as_bytes();
    let (mut from, mut to) = (0, 0);
    while let Some(at) = memmem::find(&text[from..], comma) {
        text.copy_within(from..from + at, to);
        to += at + 1;
        text[to - 1] = WIDE_COMMA;
        from += at + comma.len();
    }
    text.copy_within(from.., to);
    to + text.len() - from
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Encoding;

    fn source(bytes: &'static [u8], encoding: Encoding, wide: bool) -> Source<'static> {
        let mut text = Text::new(Box::new(io::Cursor::new(bytes)));
        text.begin(encoding, bytes).unwrap();
        Source::new(text, wide)
    }

    fn rest(source: &mut Source<'_>) -> String {
        let mut all = String::new();
        source.read_to_string(&mut all).unwrap();
        all
    }

    #[test]
    fn the_mark_of_the_end_stands_on_a_line_of_its_own() {
        let end = std::str::from_utf8(END).unwrap();
        assert_eq!(rest(&mut source(b"a\nb", Encoding::Utf8, false)), format!("a\nb\n{end}\n"));
        assert_eq!(rest(&mut source(b"a\nb\n", Encoding::Utf8, false)), format!("a\nb\n{end}\n"));
        assert_eq!(rest(&mut source(b"", Encoding::Utf8, false)), format!("{end}\n"));
    }

    #[test]
    fn reading_resumes_after_a_line_in_every_encoding() {
        let gbk: &'static [u8] = encoding_rs::GB18030.encode("\n甲,\"乙\n丙，丁\n").0.into_owned().leak();
        for (bytes, encoding) in [("\n甲,\"乙\n丙，丁\n".as_bytes(), Encoding::Utf8), (gbk, Encoding::Gb18030)] {
            let mut source = source(bytes, encoding, false);
            rest(&mut source);
            let next = source.resume_after_line_at(0).unwrap();
            assert_eq!(next, NextLine { at: Some(10), blank: 1 });
            assert!(rest(&mut source).starts_with("丙，丁\n\u{1}"));
        }
    }

    #[test]
    fn a_full_width_comma_becomes_one_byte() {
        let mut source = source("甲，乙，，丙".as_bytes(), Encoding::Utf8, true);
        assert!(rest(&mut source).starts_with("甲\u{1f}乙\u{1f}\u{1f}丙\n"));
    }

    #[test]
    fn a_record_without_end_stops_the_stream() {
        let line: &'static [u8] = vec![b'x'; (RECORD_LIMIT + (1 << 20)) as usize].leak();
        let mut source = source(line, Encoding::Utf8, false);
        assert!(source.read_to_end(&mut Vec::new()).is_err());
        assert!(source.too_large);
    }
}
