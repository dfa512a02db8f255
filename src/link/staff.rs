//! The roster: who a name in an export is, and who owes what on a date.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Names, date_of, place};
use crate::ingest::{Origin, ReadFile, Sym};
use crate::problem::{Code, Log, Problem};
use crate::records::staff::{Role, Staff};

/// A person of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The symbol that stands for the person: the name, or the staff number where two people share a name.
    pub who: Sym,
    /// The name.
    pub name: Sym,
    /// The code that is printed instead of the name, where the roster gives one.
    pub code: Option<Sym>,
    /// The department.
    pub department: Option<Sym>,
    /// The position.
    pub role: Option<Role>,
    /// The first day of employment, if known.
    pub joined: Option<NaiveDate>,
    /// The last day of employment.
    pub left: Option<NaiveDate>,
    /// Owes weekly reports.
    pub weekly: bool,
}

impl Person {
    /// Whether the person is on the roster on a date; the last day belongs to it.
    #[must_use]
    pub fn is_there(&self, date: NaiveDate) -> bool {
        self.joined.is_none_or(|joined| joined <= date) && self.left.is_none_or(|left| date <= left)
    }
}

/// Why a name is nobody in particular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nobody {
    /// The roster does not know it.
    Unknown,
    /// Two people share it.
    Ambiguous,
}

/// The roster.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    people: Vec<Person>,
    by_text: BTreeMap<Sym, Vec<usize>>,
}

impl Roster {
    /// Joins the rows of the roster; of two rows with one staff number the later counts.
    #[must_use]
    pub fn new(rows: &[Staff], names: &Names) -> Self {
        let mut by_id = BTreeMap::new();
        for row in rows {
            by_id.insert(row.id, row);
        }
        let mut sharing: BTreeMap<Sym, u32> = BTreeMap::new();
        for row in by_id.values() {
            *sharing.entry(names.canonical(row.name)).or_default() += 1;
        }
        let mut roster = Self::default();
        for (id, row) in by_id {
            let name = names.canonical(row.name);
            let number = names.canonical(id);
            let place = roster.people.len();
            roster.people.push(Person {
                who: if sharing[&name] > 1 { number } else { name },
                name,
                code: row.code,
                department: row.dept.map(|dept| names.canonical(dept)),
                role: row.role,
                joined: row.joined.map(date_of),
                left: row.left.map(date_of),
                weekly: row.owes_weekly(),
            });
            for text in [name, number] {
                let places = roster.by_text.entry(text).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        roster
    }

    /// Everybody, in the order of their staff numbers' symbols.
    #[must_use]
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// The person whom a name or staff number means on a date.
    ///
    /// # Errors
    /// It means nobody of the roster, or one of several people.
    pub fn find(&self, text: Sym, names: &Names, on: NaiveDate) -> Result<&Person, Nobody> {
        let places = self.by_text.get(&names.canonical(text)).ok_or(Nobody::Unknown)?;
        if let [place] = places[..] {
            return Ok(&self.people[place]);
        }
        // A namesake who had left before, or came later, is not meant.
        let mut there = places.iter().map(|place| &self.people[*place]).filter(|person| person.is_there(on));
        match (there.next(), there.next()) {
            (Some(person), None) => Ok(person),
            _ => Err(Nobody::Ambiguous),
        }
    }

    /// The symbol under which a person is counted: that of the roster, or the name as it stands.
    #[must_use]
    pub fn who(&self, text: Sym, names: &Names, on: NaiveDate) -> Sym {
        self.find(text, names, on).map_or_else(|_| names.canonical(text), |person| person.who)
    }

    /// Lists names that the roster does not know and names that two people share. Without a roster nothing is listed.
    pub fn report_strangers(
        &self,
        uses: impl IntoIterator<Item = (Sym, NaiveDate, Origin)>,
        field: &str,
        names: &Names,
        files: &[ReadFile],
        log: &mut Log,
    ) {
        if self.people.is_empty() {
            return;
        }
        for (text, on, origin) in uses {
            let code = match self.find(text, names, on) {
                Ok(_) => continue,
                Err(Nobody::Unknown) => Code::StaffUnknown,
                Err(Nobody::Ambiguous) => Code::NameAmbiguous,
            };
            log.add(Problem::new(code, place(files, origin)).field(field));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::technician;
    use super::*;
    use crate::ingest::Symbols;
    use crate::time::{Packed, Stamp};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_name_means_its_person_and_a_shared_name_needs_the_number() {
        let mut symbols = Symbols::default();
        let (number, stranger) = (symbols.intern("1008"), symbols.intern("赵某"));
        let rows = [
            technician(&mut symbols, "1007", "王某"),
            technician(&mut symbols, "1008", "王某"),
            technician(&mut symbols, "1009", "李某"),
        ];
        let names = Names::new(&mut symbols, &BTreeMap::new());
        let roster = Roster::new(&rows, &names);
        let on = day("2026-10-14");
        assert_eq!(roster.find(rows[0].name, &names, on), Err(Nobody::Ambiguous));
        assert_eq!(roster.find(number, &names, on).map(|person| person.who), Ok(number));
        assert_eq!(roster.find(rows[2].name, &names, on).map(|person| person.who), Ok(rows[2].name));
        assert_eq!(roster.find(stranger, &names, on), Err(Nobody::Unknown));
    }

    #[test]
    fn a_namesake_who_has_left_is_not_meant() {
        let mut symbols = Symbols::default();
        let mut rows = [technician(&mut symbols, "1", "王某"), technician(&mut symbols, "2", "王某")];
        rows[0].left = Packed::new(Stamp::date(day("2026-06-30")));
        rows[1].joined = Packed::new(Stamp::date(day("2026-07-01")));
        let names = Names::new(&mut symbols, &BTreeMap::new());
        let roster = Roster::new(&rows, &names);
        assert_eq!(roster.find(rows[0].name, &names, day("2026-06-30")).unwrap().left, Some(day("2026-06-30")));
        assert_eq!(roster.find(rows[0].name, &names, day("2026-07-01")).unwrap().joined, Some(day("2026-07-01")));
    }
}
