//! Which row of a table is its header, and which of its cells feeds which column.

use crate::problem::Code;

use super::cells::Cells;
use super::column::{Col, Column, Need, Type};
use super::door;
use super::durations::Unit;
use super::options::ReadOptions;
use super::plan::Plan;
use super::text::clean;

/// A header cell as it is compared: without spaces, marks of obligation and question numbers, in small letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heading {
    /// With the bracket at its end, if there is one.
    full: String,
    /// Without it.
    bare: String,
    unit: Option<Unit>,
}

impl Heading {
    pub(crate) fn new(raw: &str) -> Self {
        let text: String = clean(raw.as_bytes()).chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.to_lowercase();
        let text = text.trim_end_matches('*').trim_start_matches('*');
        let text = text.strip_suffix("(必填)").or_else(|| text.strip_suffix("必填")).unwrap_or(text);
        let full = without_question_number(text).to_owned();
        let (bare, unit) = match bracket_at_end(&full) {
            Some((before, inside)) if !before.is_empty() => (before.to_owned(), Unit::named(inside)),
            _ => (full.clone(), unit_of_name(&full)),
        };
        Self { full, bare, unit }
    }

    fn is_empty(&self) -> bool {
        self.full.is_empty()
    }

    fn goes_by(&self, name: &Self) -> bool {
        !self.is_empty() && (self.full == name.full || self.bare == name.full)
    }
}

/// `1、`, `1.`, `Q1:`, `第1题` before the text of a question.
fn without_question_number(text: &str) -> &str {
    let rest = text.strip_prefix('第').or_else(|| text.strip_prefix('q')).unwrap_or(text);
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    if after.len() == rest.len() {
        return text;
    }
    let marks: &[&str] =
        if text.starts_with('第') { &["题:", "题.", "题、", "题"] } else { &["、", ".", ":", ")"] };
    match marks.iter().find_map(|mark| after.strip_prefix(mark)) {
        Some(title) if !title.is_empty() && !title.starts_with(|c: char| c.is_ascii_digit()) => title,
        _ => text,
    }
}

fn bracket_at_end(text: &str) -> Option<(&str, &str)> {
    let (before, inside) = match text.strip_suffix(')') {
        Some(rest) => rest.rsplit_once('(')?,
        None => match text.strip_suffix(']') {
            Some(rest) => rest.rsplit_once('[')?,
            None => text.strip_suffix('】')?.rsplit_once('【')?,
        },
    };
    Some((before, inside))
}

/// `paused_minutes` says its unit itself.
fn unit_of_name(text: &str) -> Option<Unit> {
    text.rsplit_once('_').and_then(|(_, last)| if last.len() > 3 { Unit::named(last) } else { None })
}

/// The headers that a column goes by, the preferred first.
struct Names {
    names: Vec<Heading>,
}

/// How the headers of a kind of file are recognised.
pub(crate) struct Matcher {
    columns: &'static [Column],
    names: Vec<Names>,
    /// Headers that the settings give to a column: no other column takes them for its own.
    claimed: Vec<(Heading, usize)>,
    supplied: Vec<bool>,
}

/// What a header row gives.
pub(crate) struct Matched {
    pub(crate) plan: Plan,
    /// How many columns are fed.
    pub(crate) known: usize,
    /// Required columns that nothing feeds.
    pub(crate) missing: Vec<Col>,
    /// What the header's reader should know.
    pub(crate) notes: Vec<HeaderNote>,
}

/// Something worth telling about a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HeaderNote {
    pub(crate) code: Code,
    pub(crate) col: Option<Col>,
    pub(crate) found: String,
    pub(crate) count: u64,
}

impl Matcher {
    pub(crate) fn new(columns: &'static [Column], options: &ReadOptions) -> Self {
        let mut claimed = Vec::new();
        let names = columns.iter().enumerate().map(|(at, column)| {
            let own = options.aliases.get(column.name).into_iter().flatten().map(String::as_str);
            let own: Vec<_> = own.map(Heading::new).collect();
            claimed.extend(own.iter().cloned().map(|heading| (heading, at)));
            let built_in = std::iter::once(&column.name).chain(column.aliases);
            Names { names: own.into_iter().chain(built_in.map(|name| Heading::new(name))).collect() }
        });
        let names = names.collect();
        let supplied = columns.iter().map(|c| options.constants.contains_key(c.name)).collect();
        Self { columns, names, claimed, supplied }
    }

    /// The rank of a header among the names of a column; the lower the better.
    fn rank(&self, column: usize, header: &Heading) -> Option<usize> {
        let elsewhere = |(claim, by): &(Heading, usize)| *by != column && header.goes_by(claim);
        let here = |(claim, by): &(Heading, usize)| *by == column && header.goes_by(claim);
        if self.claimed.iter().any(elsewhere) && !self.claimed.iter().any(here) {
            return None;
        }
        self.names[column].names.iter().position(|name| header.goes_by(name))
    }

    /// What a row would give as a header; with `second`, the row below it is a second row of headers.
    pub(crate) fn read(&self, first: &Cells, second: Option<&Cells>, options: &ReadOptions) -> Matched {
        let texts = header_texts(first, second);
        let readings: Vec<Vec<Heading>> =
            texts.iter().map(|candidates| candidates.iter().map(|text| Heading::new(text)).collect()).collect();
        let mut plan = Plan::new(self.columns, options);
        let mut notes = Vec::new();
        let mut used = vec![false; texts.len()];
        let mut known = 0;
        for (at, column) in self.columns.iter().enumerate() {
            let col = Col(u16::try_from(at).unwrap_or(u16::MAX));
            // One header cell has several readings where it has two rows; the first that is known counts.
            let ranked = readings.iter().enumerate().filter_map(|(cell, readings)| {
                let (reading, rank) = readings.iter().find_map(|h| Some((h, self.rank(at, h)?)))?;
                Some((rank, cell, reading))
            });
            let mut ranked: Vec<_> = ranked.collect();
            ranked.sort_by_key(|&(rank, cell, _)| (rank, cell));
            let Some(&(best, cell, heading)) = ranked.first() else { continue };
            known += 1;
            plan.feed(col, cell, texts[cell].last().map_or("", String::as_str), heading.unit);
            let presence = matches!(column.ty, Type::Presence | Type::Contact);
            for &(rank, other, reading) in &ranked {
                used[other] = true;
                if matches!(column.ty, Type::Contact) {
                    plan.keep_out(other);
                }
                if other == cell {
                    continue;
                }
                if presence {
                    plan.feed(col, other, "", None);
                } else if rank == best && reading.full == heading.full {
                    notes.push(HeaderNote::new(Code::DuplicateHeader, Some(col), raw_text(&texts[other])));
                } else {
                    notes.push(HeaderNote::new(Code::AlternativeHeader, Some(col), raw_text(&texts[other])));
                }
            }
        }
        for (cell, headings) in readings.iter().enumerate().filter(|(cell, _)| !used[*cell]) {
            if headings.iter().any(|heading| door::is_personal(&heading.full) || door::is_personal(&heading.bare)) {
                plan.keep_out(cell);
            }
        }
        let unknown: Vec<_> = texts.iter().zip(&used).filter(|(t, used)| !**used && !raw_text(t).is_empty()).collect();
        if !unknown.is_empty() {
            let names: Vec<_> = unknown.iter().map(|(texts, _)| raw_text(texts)).collect();
            let count = names.len() as u64;
            notes.push(HeaderNote { count, ..HeaderNote::new(Code::UnknownHeader, None, names.join(", ")) });
        }
        let missing = self.missing(&plan);
        Matched { plan, known, missing, notes }
    }

    /// The required columns that neither a header nor a constant gives.
    fn missing(&self, plan: &Plan) -> Vec<Col> {
        let cols = || (0..self.columns.len()).map(|at| (at, Col(u16::try_from(at).unwrap_or(u16::MAX))));
        let lacks = |at: usize, col| plan.fed(col).is_none() && !self.supplied[at];
        let mut missing: Vec<_> =
            cols().filter(|&(at, col)| self.columns[at].need == Need::Required && lacks(at, col)).collect();
        let one_of: Vec<_> = cols().filter(|&(at, _)| self.columns[at].need == Need::OneOf).collect();
        if one_of.iter().all(|&(at, col)| lacks(at, col)) {
            missing.extend(one_of);
        }
        missing.into_iter().map(|(_, col)| col).collect()
    }

    /// The row looks like a second row of headers: nothing in the key's column, and texts where the first has none.
    pub(crate) fn is_second_row(&self, first: &Cells, second: &Cells, plan: &Plan) -> bool {
        let blank = |record: &Cells, at: usize| record.get(at).is_none_or(|raw| raw.trim_ascii().is_empty());
        let key = (0..self.columns.len())
            .filter(|&at| matches!(self.columns[at].need, Need::Required | Need::OneOf))
            .find_map(|at| plan.fed(Col(u16::try_from(at).unwrap_or(u16::MAX))));
        let fills = |at: usize| blank(first, at) && !blank(second, at);
        let width = first.len().max(second.len());
        let texts = header_texts(first, Some(second));
        let known = |at: usize| {
            texts[at].iter().any(|text| {
                let heading = Heading::new(text);
                (0..self.columns.len()).any(|column| self.rank(column, &heading).is_some())
            })
        };
        key.is_none_or(|key| blank(second, key))
            && (0..width).any(fills)
            && (0..width).any(|at| !blank(second, at) && known(at))
    }
}

impl HeaderNote {
    fn new(code: Code, col: Option<Col>, found: impl Into<String>) -> Self {
        Self { code, col, found: found.into(), count: 1 }
    }
}

fn raw_text(candidates: &[String]) -> &str {
    candidates.last().map_or("", String::as_str)
}

/// For each cell the texts that it may be known by, tried in order; the last is what people see.
fn header_texts(first: &Cells, second: Option<&Cells>) -> Vec<Vec<String>> {
    let cell = |record: &Cells, at: usize| clean(record.get(at).unwrap_or(b"")).into_owned();
    let Some(second) = second else {
        return (0..first.len()).map(|at| vec![cell(first, at)]).collect();
    };
    let mut parent = String::new();
    let pairs = (0..first.len().max(second.len())).map(|at| {
        let (own, child) = (cell(first, at), cell(second, at));
        if child.is_empty() {
            // Nothing below: the cell spans both rows, and no parent reaches over it.
            parent.clear();
            return vec![own];
        }
        if !own.is_empty() {
            parent.clone_from(&own);
        }
        let both = format!("{parent}{child}");
        vec![child, both]
    });
    pairs.collect()
}

/// Where the header is among the first rows of a table.
pub(crate) struct Located {
    /// Its place among the rows, and how many of them it takes.
    pub(crate) at: usize,
    pub(crate) rows: usize,
    pub(crate) matched: Matched,
}

/// The row that comes nearest to a header where none is one.
pub(crate) struct Nearest {
    pub(crate) at: usize,
    pub(crate) known: usize,
    pub(crate) missing: Vec<Col>,
}

/// Finds the first of `rows` that gives every required column.
pub(crate) fn locate(matcher: &Matcher, rows: &[Cells], options: &ReadOptions) -> Result<Located, Nearest> {
    let nobody = matcher.read(&Cells::default(), None, options);
    let mut nearest = Nearest { at: 0, known: 0, missing: nobody.missing };
    for (at, row) in rows.iter().enumerate() {
        let alone = matcher.read(row, None, options);
        if alone.known == 0 {
            continue;
        }
        let below = rows.get(at + 1).and_then(|below| {
            let both = matcher.read(row, Some(below), options);
            let better = both.missing.is_empty() && both.known >= alone.known;
            (better && matcher.is_second_row(row, below, &both.plan)).then_some(both)
        });
        if let Some(matched) = below {
            return Ok(Located { at, rows: 2, matched });
        }
        if alone.missing.is_empty() {
            return Ok(Located { at, rows: 1, matched: alone });
        }
        if alone.known > nearest.known {
            nearest = Nearest { at, known: alone.known, missing: alone.missing };
        }
    }
    Err(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns;

    columns! {
        /// Key.
        ID: "ticket_id", Type::Key, Required, "1", ["工单编号", "单号"];
        /// Time.
        OPENED: "opened_at", Type::Stamp, Required, "1", ["创建时间", "受理时间"];
        /// Length.
        RESPONSE: "response", Type::StampOrDuration, Optional, "1", ["首次响应时长"];
        /// Left.
        DEPARTED: "departed_at", Type::Stamp, Optional, "1", ["出发时间"];
        /// Contact.
        CONTACT: "contact", Type::Presence, Optional, "1", ["电话", "邮箱"];
    }

    fn read(first: &[&str], second: Option<&[&str]>, options: &ReadOptions) -> Matched {
        let matcher = Matcher::new(COLUMNS, options);
        let second = second.map(|s| s.iter().collect::<Cells>());
        matcher.read(&first.iter().collect::<Cells>(), second.as_ref(), options)
    }

    #[test]
    fn headers_are_known_through_their_decoration() {
        for (raw, full) in [
            ("订单付款时间 ", "订单付款时间"),
            ("工单编号*", "工单编号"),
            ("工单编号（必填）", "工单编号"),
            ("1、总体满意度", "总体满意度"),
            ("Q1:总体满意度", "总体满意度"),
            ("第1题 总体满意度", "总体满意度"),
            ("1.总体满意度", "总体满意度"),
            ("第一联系人", "第一联系人"),
            ("400电话", "400电话"),
            ("\u{feff}ＩＤ", "id"),
        ] {
            assert_eq!(Heading::new(raw).full, full, "{raw}");
        }
        let heading = Heading::new("首次响应时长(秒)");
        assert_eq!((heading.bare.as_str(), heading.unit), ("首次响应时长", Some(Unit::Second)));
        assert_eq!(Heading::new("时长[分钟]").unit, Some(Unit::Minute));
        assert_eq!(Heading::new("时长（H）").unit, Some(Unit::Hour));
        assert_eq!(Heading::new("paused_minutes").unit, Some(Unit::Minute));
    }

    #[test]
    fn the_preferred_header_feeds_a_column_and_the_other_is_named() {
        let matched = read(&["受理时间", "单号", "创建时间", "别的"], None, &ReadOptions::default());
        assert_eq!(matched.plan.fed(OPENED), Some(2));
        assert!(matched.missing.is_empty());
        let codes: Vec<_> = matched.notes.iter().map(|n| (n.code, n.found.as_str())).collect();
        assert_eq!(codes, [(Code::AlternativeHeader, "受理时间"), (Code::UnknownHeader, "别的")]);
    }

    #[test]
    fn a_header_twice_is_an_error_only_where_a_field_needs_it() {
        let options = ReadOptions::default();
        let mapped = read(&["单号", "创建时间", "创建时间"], None, &options);
        assert!(mapped.notes.iter().any(|n| n.code == Code::DuplicateHeader));
        let other = read(&["单号", "创建时间", "其他", "其他"], None, &options);
        assert!(other.notes.iter().all(|n| n.code == Code::UnknownHeader));
    }

    #[test]
    fn a_header_that_the_settings_claim_feeds_that_column_alone() {
        let mut options = ReadOptions::default();
        options.aliases.insert("departed_at".to_owned(), vec!["受理时间".to_owned()]);
        let matched = read(&["单号", "创建时间", "受理时间"], None, &options);
        assert_eq!((matched.plan.fed(OPENED), matched.plan.fed(DEPARTED)), (Some(1), Some(2)));
        assert!(matched.notes.is_empty());
    }

    #[test]
    fn two_rows_of_headers_are_read_as_one() {
        let first = ["工单编号", "创建时间", "现场服务", "", "电话"];
        let second = ["", "", "出发时间", "到达时间", ""];
        let options = ReadOptions::default();
        let matcher = Matcher::new(COLUMNS, &options);
        let (a, b) = (first.into_iter().collect::<Cells>(), second.into_iter().collect::<Cells>());
        let alone = matcher.read(&a, None, &options);
        assert!(matcher.is_second_row(&a, &b, &alone.plan));
        let matched = read(&first, Some(&second), &options);
        assert_eq!((matched.plan.fed(DEPARTED), matched.plan.fed(CONTACT)), (Some(2), Some(4)));
        let data = ["", "", "甲", "", "1"].into_iter().collect::<Cells>();
        assert!(!matcher.is_second_row(&a, &data, &alone.plan));
    }

    #[test]
    fn a_constant_stands_for_a_required_column() {
        let mut options = ReadOptions::default();
        assert_eq!(read(&["单号"], None, &options).missing, [OPENED]);
        options.constants.insert("opened_at".to_owned(), "2026-10-05".to_owned());
        assert!(read(&["单号"], None, &options).missing.is_empty());
    }

    #[test]
    fn every_header_of_presence_feeds_its_column() {
        let matched = read(&["单号", "创建时间", "电话", "邮箱"], None, &ReadOptions::default());
        assert_eq!(matched.plan.fed(CONTACT), Some(2));
        assert_eq!(matched.plan.further(CONTACT), [3]);
    }
}
