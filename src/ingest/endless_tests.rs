//! A line without an end: made while it is read, so that no test needs a file of its size.

use std::io::{self, Read, Seek, SeekFrom};

use super::csv_file::read_csv;
use super::reading::Reading;
use super::*;
use crate::problem::Code;
use crate::records::tickets::Ticket;

/// A head, so many times the same byte, and a tail.
struct Endless {
    head: &'static [u8],
    filler: u64,
    tail: &'static [u8],
    at: u64,
}

impl Endless {
    fn len(&self) -> u64 {
        self.head.len() as u64 + self.filler + self.tail.len() as u64
    }
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let head = self.head.len() as u64;
        let part = |bytes: &[u8], from: u64, buffer: &mut [u8]| {
            // Whoever seeks beyond the end reads nothing there.
            let rest = usize::try_from(from).ok().and_then(|from| bytes.get(from..)).unwrap_or_default();
            let taken = rest.len().min(buffer.len());
            buffer[..taken].copy_from_slice(&rest[..taken]);
            taken
        };
        let taken = if self.at < head {
            part(self.head, self.at, buffer)
        } else if self.at < head + self.filler {
            let left = usize::try_from(head + self.filler - self.at).unwrap_or(usize::MAX);
            let taken = left.min(buffer.len());
            buffer[..taken].fill(b'x');
            taken
        } else {
            part(self.tail, self.at - head - self.filler, buffer)
        };
        self.at += taken as u64;
        Ok(taken)
    }
}

impl Seek for Endless {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
            SeekFrom::End(by) => self.len().saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

fn read(head: &'static [u8], filler: u64, tail: &'static [u8]) -> (Outcome, Counts, Vec<(Code, u64)>) {
    let options = ReadOptions::default();
    let input = Endless { head, filler, tail, at: 0 };
    let size = input.len();
    let done = read_csv::<Ticket>(Box::new(input), size, &options, || Reading::new(&options, "t.csv", 0));
    let done = done.expect("memory can be read");
    let path = "t.csv".into();
    let problems = done.reading.state.problems.into_problems(|_| String::new(), |line| file::place(&path, &[], line));
    let told = problems.iter().map(|problem| (problem.code, problem.place.line)).collect();
    (done.outcome, done.reading.counts, told)
}

const HEAD: &[u8] = b"ticket_id,opened_at,customer\nA1,2026-10-12 09:00,a\nA2,2026-10-12 09:00,";

#[test]
fn a_line_beyond_all_measure_is_told_with_where_it_began_and_costs_itself_alone() {
    let (outcome, counts, told) = read(HEAD, 96 << 20, b"\nA3,2026-10-12 09:00,c\n");
    assert_eq!((outcome, counts.read, counts.kept, counts.rejected), (Outcome::Read, 3, 2, 1));
    assert!(told.contains(&(Code::RecordTooLarge, 3)), "{told:?}");
}

#[test]
fn so_is_one_that_a_quote_holds_open_to_the_end_of_the_file() {
    let (outcome, counts, told) =
        read(b"ticket_id,opened_at,customer\nA1,2026-10-12 09:00,a\nA2,2026-10-12 09:00,\"", 48 << 20, b"");
    assert_eq!((outcome, counts.kept, counts.rejected), (Outcome::Read, 1, 1));
    assert!(told.iter().any(|(code, line)| *line == 3 && matches!(code, Code::RecordTooLarge | Code::QuoteUnclosed)));
}

#[test]
fn a_file_that_is_one_line_has_no_header() {
    let (outcome, counts, _) = read(b"", 48 << 20, b"");
    assert_eq!((outcome, counts.kept), (Outcome::NoHeader, 0));
}
