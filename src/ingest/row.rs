//! One row of a table, read column by column into typed values.
//!
//! Every getter answers none for a cell that says nothing. A cell that cannot be understood is none too, and a
//! problem; in a required column either of them rejects the row. Nothing is copied or decoded twice: plain
//! ASCII takes short ways, and columns whose cells repeat remember what each distinct cell means.

use crate::problem::{Code, UNITS};
use crate::time::{DAY, Moment, Stamp, Week};

use super::cells::Cells;
use super::column::{Col, Column, Need, Type, Words};
use super::dates::{DateFault, parse_ascii_stamp, parse_stamp, parse_time_of_day, parse_week};
use super::document::Document;
use super::durations::parse_duration;
use super::options::ReadOptions;
use super::plan::Plan;
use super::rating::Answer;
use super::record::Origin;
use super::state::{Known, State};
use super::symbols::{Key, Sym};
use super::text::{clean, is_empty_word, list, plainly_says, without_reference};

/// One row of a file.
pub struct Row<'r> {
    pub(crate) cells: &'r Cells,
    pub(crate) columns: &'static [Column],
    pub(crate) path: &'r str,
    pub(crate) plan: &'r Plan,
    pub(crate) options: &'r ReadOptions,
    pub(crate) state: &'r mut State,
    pub(crate) document: Option<&'r Document>,
    pub(crate) origin: Origin,
    pub(crate) rejected: bool,
}

impl<'r> Row<'r> {
    /// The bytes of a cell as they are in the file, or the constant that stands for the column; empty if neither.
    #[inline]
    #[must_use]
    pub fn raw(&self, col: Col) -> &'r [u8] {
        self.plan.cell(self.cells, col)
    }

    /// Something stands in the cell, be it only white space.
    #[inline]
    #[must_use]
    pub fn is_filled(&self, col: Col) -> bool {
        !self.raw(col).is_empty()
    }

    /// Where the row stands.
    #[must_use]
    pub fn place(&self) -> Origin {
        self.origin
    }

    /// The Markdown document below the front matter that the row is made of.
    #[must_use]
    pub fn document(&self) -> Option<&'r Document> {
        self.document
    }

    /// The path of the file that the row stands in, relative to the data folder.
    #[must_use]
    pub fn path(&self) -> &'r str {
        self.path
    }

    /// The file has the column, or a constant stands for it.
    #[must_use]
    pub fn has(&self, col: Col) -> bool {
        self.plan.has(col)
    }

    /// The header that feeds a column, as it stands in the file.
    #[must_use]
    pub fn header(&self, col: Col) -> Option<&'r str> {
        self.plan.header(col)
    }

    /// The clean text of a cell, whatever its type; none if nothing was recorded.
    pub fn text(&mut self, col: Col) -> Option<String> {
        let text = clean(self.raw(col));
        if self.is_nothing(col, &text) {
            return self.missing(col);
        }
        let name = matches!(self.column(col).ty, Type::Text | Type::Staff | Type::Dept);
        let column = self.column(col);
        self.state.door.name(column, without_reference(&text));
        Some(if name { without_reference(&text).to_owned() } else { text.into_owned() })
    }

    /// The names in a cell that lists several.
    pub fn list(&mut self, col: Col) -> Vec<String> {
        self.text(col).map(|text| list(&text).map(str::to_owned).collect()).unwrap_or_default()
    }

    /// The text of a cell as a symbol: for names that many rows share.
    #[inline]
    pub fn symbol(&mut self, col: Col) -> Option<Sym> {
        let raw = self.raw(col);
        if raw.is_empty() {
            return self.missing(col);
        }
        let known = match self.state.column(col).symbols.get(raw) {
            Some(known) => known,
            None => {
                let text = clean(raw);
                let name = without_reference(&text);
                let known = (!self.is_nothing(col, &text)).then(|| self.state.symbols.intern(name));
                if known.is_some() {
                    let column = self.column(col);
                    self.state.door.name(column, name);
                }
                self.state.column(col).symbols.put(raw, known);
                known
            }
        };
        if known.is_none() { self.missing(col) } else { known }
    }

    /// An identifier. One that a spreadsheet has rounded (`1.93068E+15`) is refused.
    #[inline]
    pub fn key(&mut self, col: Col) -> Option<Key> {
        let raw = self.raw(col);
        if raw.is_empty() {
            return self.missing(col);
        }
        if let Some(key) = self.state.plain_key(col, raw) {
            return Some(key);
        }
        let text = clean(raw);
        if self.is_nothing(col, &text) {
            return self.missing(col);
        }
        if is_rounded(&text) {
            return self.fault(col, Code::DestroyedKey, &text);
        }
        Some(self.state.symbols.intern_key(&text))
    }

    /// The number of the word that a cell holds in the column's vocabulary.
    ///
    /// # Panics
    /// If the column is not one of words.
    #[inline]
    pub fn choice(&mut self, col: Col) -> Option<u8> {
        let raw = self.raw(col);
        if raw.is_empty() {
            return self.missing(col);
        }
        let known = match self.state.column(col).words.get(raw) {
            Some(known) => known,
            None => {
                let text = clean(raw);
                let known =
                    if self.is_nothing(col, &text) { Known::Nothing } else { self.plan.word(col, &text).into() };
                self.state.column(col).words.put(raw, known);
                known
            }
        };
        match known {
            Known::Word(word) => Some(word),
            Known::Nothing => self.missing(col),
            Known::Unknown => self.fault(col, Code::ValueNotUnderstood, &clean(raw)),
        }
    }

    /// The word that a cell holds, as a value of the enumeration that made the column's vocabulary.
    #[inline]
    pub fn word<W: Words>(&mut self, col: Col) -> Option<W> {
        self.choice(col).and_then(W::of)
    }

    /// Yes or no.
    #[inline]
    pub fn yes_no(&mut self, col: Col) -> Option<bool> {
        self.choice(col).map(|word| word == 0)
    }

    /// Yes or no, where a number (of an authorisation, of a form) says yes as well.
    pub fn yes_or_number(&mut self, col: Col) -> Option<bool> {
        let raw = self.raw(col);
        let text = clean(raw);
        let known = if self.is_nothing(col, &text) { None } else { self.plan.word(col, &text) };
        match known {
            None if text.bytes().any(|b| b.is_ascii_digit()) => Some(true),
            _ => self.yes_no(col),
        }
    }

    /// A cell of the column says something; for columns of presence, one of several cells.
    #[must_use]
    pub fn present(&self, col: Col) -> bool {
        let says = |raw: &[u8]| {
            let plain = self.options.empty.is_empty() && plainly_says(raw);
            plain || (!raw.is_empty() && !self.is_nothing(col, &clean(raw)))
        };
        says(self.raw(col)) || self.plan.further(col).iter().any(|&cell| self.cells.get(cell).is_some_and(says))
    }

    /// A time.
    #[inline]
    pub fn stamp(&mut self, col: Col) -> Option<Stamp> {
        self.stamp_near(col, None)
    }

    /// A time; a time of day alone takes the date of `anchor`, or the next one if it would lie before it.
    #[inline]
    pub fn stamp_near(&mut self, col: Col, anchor: Option<Moment>) -> Option<Stamp> {
        let raw = self.raw(col);
        if raw.is_empty() {
            return self.missing(col);
        }
        let stamp = match parse_ascii_stamp(raw) {
            Some(stamp) => stamp,
            None => self.any_stamp(col, raw, anchor)?,
        };
        self.state.saw(col, stamp.at);
        Some(stamp)
    }

    /// A time, or a length of time that is added to `base`.
    ///
    /// `10:20` is a time of day on the date of `base`; three parts (`0:35:10`) are a length of time.
    pub fn stamp_or_duration(&mut self, col: Col, base: Moment) -> Option<Stamp> {
        let raw = self.raw(col);
        if raw.is_empty() {
            return self.missing(col);
        }
        if let Some(stamp) = parse_ascii_stamp(raw) {
            return Some(stamp);
        }
        let text = clean(raw);
        match parse_duration(&text, self.plan.unit(col)) {
            Ok(seconds) => Some(Stamp::exact(base + seconds)),
            Err(_) if self.lacks_unit(col, &text) => self.no_unit(col, &text),
            Err(_) => self.any_stamp(col, raw, Some(base)),
        }
    }

    /// A date, as its first moment; a time of day is dropped.
    pub fn date(&mut self, col: Col) -> Option<Moment> {
        self.stamp(col).map(|stamp| stamp.at - stamp.at.second_of_day())
    }

    /// A time of day on `date`, or a date with one; `24:00` is the end of the day.
    pub fn time_or_stamp(&mut self, col: Col, date: Moment) -> Option<Moment> {
        let raw = self.raw(col);
        let text = clean(raw);
        if self.is_nothing(col, &text) {
            return self.missing(col);
        }
        match parse_time_of_day(&text) {
            Ok(seconds) => Some(date - date.second_of_day() + seconds),
            Err(_) => self.any_stamp(col, raw, Some(date)).map(|stamp| stamp.at),
        }
    }

    /// A length of time in seconds. A bare number needs the unit in its header.
    pub fn duration(&mut self, col: Col) -> Option<i64> {
        let text = clean(self.raw(col));
        if self.is_nothing(col, &text) {
            return self.missing(col);
        }
        match parse_duration(&text, self.plan.unit(col)) {
            Ok(seconds) => Some(seconds),
            Err(_) if self.lacks_unit(col, &text) => self.no_unit(col, &text),
            Err(_) => self.fault(col, Code::ValueNotUnderstood, &text),
        }
    }

    /// A bare number below a header without a unit; a long one is a moment that a machine wrote.
    fn lacks_unit(&self, col: Col, text: &str) -> bool {
        text.len() < 5 && self.plan.unit(col).is_none() && text.parse::<f64>().is_ok()
    }

    #[cold]
    fn no_unit<T>(&mut self, col: Col, text: &str) -> Option<T> {
        let none = self.fault(col, Code::ValueNotUnderstood, text);
        self.state.problems.expected(Code::ValueNotUnderstood, Some(col), || UNITS.to_owned());
        none
    }

    /// The week that a cell names. `near` gives the year to days without one.
    pub fn week(&mut self, col: Col, near: Option<Moment>) -> Option<Week> {
        let text = clean(self.raw(col));
        if self.is_nothing(col, &text) {
            return self.missing(col);
        }
        match parse_week(&text, self.options.dates, near.map(Moment::date)) {
            Ok(week) => Some(week),
            Err(_) => self.fault(col, Code::ValueNotUnderstood, &text),
        }
    }

    /// A whole number; separators of thousands and units of money or share are taken off.
    #[inline]
    pub fn integer(&mut self, col: Col) -> Option<i64> {
        let raw = self.raw(col);
        if let Some(number) = super::numbers::plain_integer(raw) {
            return Some(number);
        }
        let text = clean(raw);
        if self.is_nothing(col, &text) {
            return self.missing(col);
        }
        match super::numbers::integer(&text) {
            Some(number) => Some(number),
            None => self.fault(col, Code::ValueNotUnderstood, &text),
        }
    }

    /// A number from 0 to 10.
    #[inline]
    pub fn score(&mut self, col: Col) -> Option<u8> {
        let number = self.integer(col)?;
        match u8::try_from(number) {
            Ok(score @ 0..=10) => Some(score),
            _ => self.fault(col, Code::ValueNotUnderstood, &number.to_string()),
        }
    }

    /// An answer on a scale of satisfaction; which scale it is on is not decided here.
    #[inline]
    pub fn rating(&mut self, col: Col) -> Answer {
        let raw = self.raw(col);
        if raw.is_empty() {
            return Answer::NONE;
        }
        let known = match self.state.column(col).answers.get(raw) {
            Some(known) => known,
            None => {
                let text = clean(raw);
                let nothing = self.is_nothing(col, &text) || matches!(&*text, "不适用" | "未参加");
                let known = if nothing { Some(Answer::NONE) } else { self.answer(col, &text) };
                self.state.column(col).answers.put(raw, known);
                known
            }
        };
        known.or_else(|| self.fault(col, Code::ValueNotUnderstood, &clean(raw))).unwrap_or_default()
    }

    fn answer(&mut self, col: Col, text: &str) -> Option<Answer> {
        let text = self.plan.value(col, text).unwrap_or(text);
        if text.contains(['┋', ';']) {
            return None;
        }
        match super::numbers::tenths(text) {
            Some(tenths) => Answer::number(tenths),
            None => Answer::label(self.state.labels.intern(text)),
        }
    }

    /// A problem that costs at most a value.
    pub fn warn(&mut self, code: Code, col: Col, found: &str) {
        self.state.problems.add(code, Some(col), self.origin.line, found, false);
    }

    /// Leaves the row out, with the reason.
    pub fn reject(&mut self, code: Code, col: Col, found: &str) {
        self.rejected = true;
        self.state.problems.add(code, Some(col), self.origin.line, found, true);
    }

    /// A number for what all the mapped cells of the row say, equal for rows that are written the same.
    #[must_use]
    pub fn content_hash(&self) -> u64 {
        let cells = (0..self.columns.len()).map(|n| self.raw(Col(u16::try_from(n).unwrap_or(u16::MAX))));
        cells.fold(0, |h, raw| (h ^ super::symbols::hash(raw.trim_ascii())).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn column(&self, col: Col) -> &'static Column {
        &self.columns[col.index()]
    }

    /// The clean text says that nothing was recorded.
    fn is_nothing(&self, col: Col, text: &str) -> bool {
        is_empty_word(text)
            || (text == "无" && !matches!(self.column(col).ty, Type::Content | Type::YesNo | Type::Choice(_)))
            || self.options.empty.iter().any(|word| word == text)
    }

    /// Nothing was recorded: in a required column that costs the row.
    #[inline]
    fn missing<T>(&mut self, col: Col) -> Option<T> {
        if self.column(col).need == Need::Required {
            self.state.lacking = Some(col);
            self.reject(Code::MissingValue, col, "");
        }
        None
    }

    /// A cell cannot be understood: in a required column that costs the row.
    fn fault<T>(&mut self, col: Col, code: Code, found: &str) -> Option<T> {
        let rejects = self.column(col).need == Need::Required;
        self.rejected |= rejects;
        self.state.problems.add(code, Some(col), self.origin.line, found, rejects);
        if let Type::Choice(vocabulary) = self.column(col).ty {
            self.state.problems.expected(code, Some(col), || vocabulary.slugs());
        }
        None
    }

    #[cold]
    fn any_stamp(&mut self, col: Col, raw: &[u8], anchor: Option<Moment>) -> Option<Stamp> {
        let text = clean(raw);
        if self.is_nothing(col, &text) {
            return self.missing(col);
        }
        let rules = self.options.dates;
        let parsed = match (parse_stamp(&text, rules, None), anchor) {
            (Err(DateFault::NoDate), Some(anchor)) => {
                parse_stamp(&text, rules, Some(anchor.date())).map(|mut parsed| {
                    if parsed.stamp.at < anchor {
                        parsed.stamp.at = parsed.stamp.at + DAY;
                    }
                    parsed
                })
            }
            (parsed, _) => parsed,
        };
        match parsed {
            Ok(parsed) => {
                if parsed.weekday_mismatch {
                    self.warn(Code::WeekdayMismatch, col, &text);
                }
                Some(parsed.stamp)
            }
            Err(DateFault::Ambiguous { month_first, day_first }) => {
                let readings = [month_first, day_first].into_iter().flatten().map(|date| date.to_string());
                let readings = readings.collect::<Vec<_>>().join(" / ");
                let none = self.fault(col, Code::AmbiguousDate, &text);
                self.state.problems.expected(Code::AmbiguousDate, Some(col), || readings);
                none
            }
            Err(_) => self.fault(col, Code::ValueNotUnderstood, &text),
        }
    }
}

/// `1.93068E+15`: an identifier that a spreadsheet took for a number.
fn is_rounded(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let mantissa = mantissa.split_once('.').map_or(digits(mantissa), |(a, b)| digits(a) && digits(b));
    mantissa && exponent.strip_prefix('+').is_some_and(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_in_scientific_notation_are_destroyed_keys() {
        assert!(is_rounded("1.93068E+15") && is_rounded("2e+12"));
        assert!(!is_rounded("1E5") && !is_rounded("GDE+7") && !is_rounded("1930679858170647"));
    }
}
