//! What tells answers without a number apart, from one export to the next.
//!
//! The place of a row would not do: a row that comes late stands above others and would give them all another name.
//! What the customer said, and when, stays the same while the department fills in what it did about it. Names of
//! customers are left out, because a name could be guessed from such a sign where it must not be read.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::ingest::{Answer, Said, Symbols, Words};
use crate::records::surveys::Survey;

/// Letters alone, so that no sign looks like a number of anything, and no vowels, so that none is a word.
const LETTERS: &[u8; 20] = b"bcdfghjkmnpqrstvwxyz";
/// So many letters tell sixty-four million answers of a day apart.
const LENGTH: u32 = 6;

/// The sign of an answer without a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sign {
    said: u32,
    /// The how manieth of those that said the same at the same time.
    nth: u32,
}

impl Sign {
    /// Six letters; from the second that said the same on, its position.
    pub(super) fn text(self) -> String {
        let base = LETTERS.len() as u32;
        let letters = (0..LENGTH).map(|at| char::from(LETTERS[(self.said / base.pow(at) % base) as usize]));
        let mut text: String = letters.collect();
        if self.nth > 1 {
            text.push_str(&format!("-{}", self.nth));
        }
        text
    }
}

/// The signs of all answers; none where every answer has a number.
pub(super) fn signs(rows: &[Survey], labels: &Symbols) -> Vec<Sign> {
    if rows.iter().all(|row| row.id.is_some()) {
        return Vec::new();
    }
    let mut seen = BTreeMap::new();
    let sign = |row: &Survey| {
        if row.id.is_some() {
            return Sign::default();
        }
        let said = said(row, labels);
        let nth: &mut u32 = seen.entry((row.campaign, said)).or_default();
        *nth += 1;
        Sign { said, nth: *nth }
    };
    rows.iter().map(sign).collect()
}

fn said(row: &Survey, labels: &Symbols) -> u32 {
    // Written out, so that the sign does not depend on how the program holds any of it.
    let second = row.submitted.map(|at| at.at().seconds().to_string()).unwrap_or_default();
    let channel = row.channel.map(Words::slug).unwrap_or_default();
    let recommend = row.recommend.map(|points| points.to_string()).unwrap_or_default();
    let mut text = [second.as_str(), channel, &recommend].join("\n");
    for answer in row.dimensions.iter().chain([&row.overall, &row.attitude]) {
        text.push('\n');
        text.push_str(&written(*answer, labels));
    }
    let digest = Sha256::digest(text.as_bytes());
    let number = u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]);
    number % (LETTERS.len() as u32).pow(LENGTH)
}

fn written(answer: Answer, labels: &Symbols) -> String {
    match answer.said() {
        Said::Nothing => String::new(),
        Said::Tenths(tenths) => tenths.to_string(),
        Said::Label(label) => labels.text(label).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_letters_and_tells_those_that_say_the_same_apart_by_their_order() {
        let sign = |said, nth| Sign { said, nth }.text();
        assert_eq!((sign(0, 1), sign(21, 1), sign(0, 2)), ("bbbbbb".into(), "ccbbbb".into(), "bbbbbb-2".into()));
        let largest = (LETTERS.len() as u32).pow(LENGTH) - 1;
        assert_eq!(sign(largest, 1), "zzzzzz");
    }
}
