//! Which encodings a file may be in, and its text as a stream.

use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, DecoderResult};
use memchr::memchr_iter;
use sha2::{Digest, Sha256};

/// How the bytes of a file stand for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8 without a mark.
    Utf8,
    /// UTF-8 that begins with its mark.
    Utf8Bom,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// GB18030, and so GBK and GB2312.
    Gb18030,
}

impl Encoding {
    /// The name in `figures.json` and on the data-quality page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8-BOM",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
        }
    }

    fn decoder(self) -> Option<Decoder> {
        let encoding = match self {
            Self::Utf8 | Self::Utf8Bom => return None,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Gb18030 => encoding_rs::GB18030,
        };
        Some(encoding.new_decoder_without_bom_handling())
    }

    /// The mark that `bytes` begin with, if it is one of this encoding.
    fn mark(self, bytes: &[u8]) -> usize {
        let mark: &[u8] = match self {
            Self::Utf8 | Self::Gb18030 => b"",
            Self::Utf8Bom => b"\xef\xbb\xbf",
            Self::Utf16Le => b"\xff\xfe",
            Self::Utf16Be => b"\xfe\xff",
        };
        if bytes.starts_with(mark) { mark.len() } else { 0 }
    }
}

/// The encodings that a file beginning with `prefix` may be in, the likeliest first: by its mark, strict UTF-8,
/// UTF-16 by its pattern of zero bytes, GB18030. Whether its header is recognised decides among them.
///
/// Frequencies of characters are never looked at, so the same file is always read the same way.
#[must_use]
pub fn ladder(prefix: &[u8]) -> Vec<Encoding> {
    if prefix.starts_with(b"\xef\xbb\xbf") {
        return vec![Encoding::Utf8Bom];
    }
    if prefix.starts_with(b"\xff\xfe") {
        return vec![Encoding::Utf16Le];
    }
    if prefix.starts_with(b"\xfe\xff") {
        return vec![Encoding::Utf16Be];
    }
    let mut ladder = Vec::new();
    let mut zeros = [0usize; 2];
    memchr_iter(0, prefix).for_each(|at| zeros[at % 2] += 1);
    let [high, low] = zeros;
    let valid = simdutf8::compat::from_utf8(prefix).map_or_else(|e| e.error_len().is_none(), |_| true);
    if valid && (high + low) * 20 <= prefix.len() {
        ladder.push(Encoding::Utf8);
    }
    if low > high * 4 {
        ladder.push(Encoding::Utf16Le);
    } else if high > low * 4 {
        ladder.push(Encoding::Utf16Be);
    }
    if high + low == 0 {
        ladder.push(Encoding::Gb18030);
    }
    ladder
}

/// A file, or bytes in memory.
pub(crate) trait Input: Read + Seek + Send {}
impl<T: Read + Seek + Send> Input for T {}

/// A file whose bytes are hashed the first time they pass.
struct Hashed<'i> {
    input: Box<dyn Input + 'i>,
    hasher: Sha256,
    hashed: u64,
    at: u64,
}

impl Hashed<'_> {
    fn seek(&mut self, at: u64) -> io::Result<()> {
        self.at = self.input.seek(SeekFrom::Start(at))?;
        Ok(())
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = loop {
            match self.input.read(buffer) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        let end = self.at + n as u64;
        if self.at <= self.hashed && self.hashed < end {
            let new = usize::try_from(self.hashed - self.at).unwrap_or(0);
            self.hasher.update(&buffer[new..n]);
            self.hashed = end;
        }
        self.at = end;
        Ok(n)
    }
}

/// The text of a file as a stream of valid UTF-8 in which every line ends with an LF, and a CR may follow it.
pub(crate) struct Text<'i> {
    bytes: Hashed<'i>,
    start: u64,
    decoder: Option<Decoder>,
    /// What waits for what follows it: the first bytes of a character, or a CR.
    held: [u8; 4],
    held_len: usize,
    raw: Vec<u8>,
    raw_from: usize,
    ended: bool,
    /// A byte that the encoding does not allow was met.
    pub(crate) refuted: bool,
    /// The file ended inside a character.
    pub(crate) cut: bool,
}

impl<'i> Text<'i> {
    pub(crate) fn new(input: Box<dyn Input + 'i>) -> Self {
        Self {
            bytes: Hashed { input, hasher: Sha256::new(), hashed: 0, at: 0 },
            start: 0,
            decoder: None,
            held: [0; 4],
            held_len: 0,
            raw: Vec::new(),
            raw_from: 0,
            ended: false,
            refuted: false,
            cut: false,
        }
    }

    /// The first bytes of the file, at most `limit`.
    pub(crate) fn prefix(&mut self, limit: usize) -> io::Result<Vec<u8>> {
        self.bytes.seek(0)?;
        // Most files are far smaller than the limit: room is made as they turn out to need it.
        let mut prefix = Vec::new();
        let mut len = 0;
        while len < limit {
            if len == prefix.len() {
                prefix.resize((2 * len).max(16 << 10).min(limit), 0);
            }
            match self.bytes.read(&mut prefix[len..])? {
                0 => break,
                n => len += n,
            }
        }
        prefix.truncate(len);
        Ok(prefix)
    }

    /// Goes to the first character of the file; `prefix` is its beginning.
    pub(crate) fn begin(&mut self, encoding: Encoding, prefix: &[u8]) -> io::Result<()> {
        self.decoder = encoding.decoder();
        self.start = encoding.mark(prefix) as u64;
        self.refuted = false;
        self.seek(0)
    }

    /// The text is the bytes of the file, so that any place in it can be gone to.
    pub(crate) fn is_direct(&self) -> bool {
        self.decoder.is_none()
    }

    /// Goes to an offset of the text; only where the text is the bytes of the file.
    pub(crate) fn seek(&mut self, offset: u64) -> io::Result<()> {
        self.bytes.seek(self.start + offset)?;
        self.held_len = 0;
        (self.raw_from, self.ended, self.cut) = (0, false, false);
        self.raw.clear();
        Ok(())
    }

    /// The next piece of text; 0 at the end of the file. `buffer` has room for a few characters at least.
    pub(crate) fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let held = std::mem::take(&mut self.held_len);
            buffer[..held].copy_from_slice(&self.held[..held]);
            let room = &mut buffer[held..];
            let n = if self.decoder.is_some() { self.decode(room)? } else { self.bytes.read(room)? };
            let mut len = held + n;
            if n == 0 {
                if held == 1 && buffer[0] == b'\r' {
                    buffer[0] = b'\n';
                    return Ok(1);
                }
                self.cut |= held > 0;
                return Ok(0);
            }
            if self.decoder.is_none()
                && let Err(error) = simdutf8::compat::from_utf8(&buffer[..len])
            {
                if error.error_len().is_some() {
                    return Err(self.refute());
                }
                self.hold(&buffer[error.valid_up_to()..len]);
                len = error.valid_up_to();
            }
            if self.held_len == 0 && len > 0 && buffer[len - 1] == b'\r' {
                self.hold(b"\r");
                len -= 1;
            }
            if len > 0 {
                line_ends(&mut buffer[..len]);
                return Ok(len);
            }
        }
    }

    fn hold(&mut self, bytes: &[u8]) {
        self.held[..bytes.len()].copy_from_slice(bytes);
        self.held_len = bytes.len();
    }

    fn refute(&mut self) -> io::Error {
        self.refuted = true;
        io::ErrorKind::InvalidData.into()
    }

    fn decode(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.raw_from == self.raw.len() {
                if self.ended {
                    return Ok(0);
                }
                self.raw.resize(1 << 16, 0);
                let n = self.bytes.read(&mut self.raw)?;
                self.raw.truncate(n);
                (self.raw_from, self.ended) = (0, n == 0);
            }
            let Some(decoder) = &mut self.decoder else { return Ok(0) };
            let raw = &self.raw[self.raw_from..];
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(raw, buffer, self.ended);
            self.raw_from += read;
            if matches!(result, DecoderResult::Malformed(..)) {
                return Err(self.refute());
            }
            if written > 0 {
                return Ok(written);
            }
        }
    }

    /// The SHA-256 of the whole file; reads what was not read.
    pub(crate) fn finish(mut self) -> io::Result<[u8; 32]> {
        self.bytes.seek(self.bytes.hashed)?;
        let mut buffer = vec![0; 1 << 16];
        while self.bytes.read(&mut buffer)? > 0 {}
        Ok(self.bytes.hasher.finalize().into())
    }
}

/// Lets every line end with an LF first, without changing the length of the text: a lone CR becomes one, and CRLF
/// is turned around. The CSV reader counts lines by their LF and passes over a CR at the beginning of a line.
fn line_ends(text: &mut [u8]) {
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'\r', &text[from..]) {
        let at = from + at;
        text[at] = b'\n';
        from = at + 1;
        if let Some(next @ b'\n') = text.get_mut(from) {
            *next = b'\r';
            from += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(bytes: &[u8], encoding: Encoding, room: usize) -> Result<(String, bool), ()> {
        let mut text = Text::new(Box::new(io::Cursor::new(bytes)));
        text.begin(encoding, bytes).unwrap();
        let (mut all, mut buffer) = (Vec::new(), vec![0; room]);
        loop {
            match text.read(&mut buffer) {
                Ok(0) => return Ok((String::from_utf8(all).unwrap(), text.cut)),
                Ok(n) => all.extend_from_slice(&buffer[..n]),
                Err(_) => return Err(()),
            }
        }
    }

    #[test]
    fn text_comes_out_the_same_whatever_the_size_of_the_pieces() {
        let expected = "工单,时间\n\r一,二\n三\n";
        let utf16: Vec<u8> = "工单,时间\r\n一,二\r三\r".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let gbk = encoding_rs::GB18030.encode("工单,时间\r\n一,二\r三\r").0;
        for room in [8, 9, 10, 11, 12, 13, 100] {
            let utf8 = read_all("工单,时间\r\n一,二\r三\r".as_bytes(), Encoding::Utf8, room);
            assert_eq!(utf8, Ok((expected.to_owned(), false)), "{room}");
            assert_eq!(read_all(&utf16, Encoding::Utf16Le, room), Ok((expected.to_owned(), false)), "{room}");
            assert_eq!(read_all(&gbk, Encoding::Gb18030, room), Ok((expected.to_owned(), false)), "{room}");
        }
    }

    #[test]
    fn a_file_cut_inside_its_last_character_is_read_up_to_it() {
        let bytes = "a,中文".as_bytes();
        assert_eq!(read_all(&bytes[..bytes.len() - 1], Encoding::Utf8, 64), Ok(("a,中".to_owned(), true)));
        assert_eq!(ladder(&bytes[..bytes.len() - 1])[0], Encoding::Utf8);
    }

    #[test]
    fn a_wrong_byte_refutes_an_encoding() {
        assert_eq!(read_all(b"a,\xff\xff,b", Encoding::Utf8, 64), Err(()));
        assert_eq!(read_all(b"a,\xff\xff,b", Encoding::Gb18030, 64), Err(()));
    }

    #[test]
    fn the_ladder_follows_marks_validity_and_zero_bytes() {
        let utf16 = |s: &str| s.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        assert_eq!(ladder(b"\xef\xbb\xbfa"), [Encoding::Utf8Bom]);
        assert_eq!(ladder(b"\xff\xfea\0"), [Encoding::Utf16Le]);
        assert_eq!(ladder(b"plain"), [Encoding::Utf8, Encoding::Gb18030]);
        assert_eq!(ladder(&utf16("plain,text")), [Encoding::Utf16Be]);
        assert_eq!(ladder(&encoding_rs::GB18030.encode("工单编号,创建时间").0), [Encoding::Gb18030]);
    }

    #[test]
    fn the_hash_is_that_of_the_whole_file_however_much_was_read() {
        let mut text = Text::new(Box::new(io::Cursor::new(b"abc")));
        text.prefix(2).unwrap();
        text.begin(Encoding::Utf8, b"ab").unwrap();
        let hash = text.finish().unwrap();
        assert_eq!(hash[..4], [0xba, 0x78, 0x16, 0xbf]);
    }
}
