//! Service research: visits by plan or else by rule, who took part, and what became of the customers' suggestions.

mod case;
#[cfg(test)]
mod tests;

pub use case::{ResearchCase, SuggestionCase};

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::duplicates::PassedByFile;
use super::names::Names;
use super::number;
use super::seen::{happened_on, happens_on, written_on};
use super::spans::calendar_spans;
use super::subject::{Subject, of_two_sorts};
use super::versions::{Versioned, newest};
use crate::ingest::{Key, Origin, ReadFile, Sym, Symbols};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Problem};
use crate::records::research::{Research, SuggestionKind};
use crate::records::staff::{Role, Staff};
use crate::time::{Moment, Packed};

/// The research visits of a report, linked.
#[derive(Debug, Default)]
pub struct ResearchVisits {
    /// The files that count, in the order in which they were read.
    pub files: Vec<Research>,
    /// Visits: one a file, then those that the rule owes. Their indices come first.
    pub visits: Vec<ResearchCase>,
    /// Suggestions. Their indices go on where those of [`ResearchVisits::visits`] end.
    pub suggestions: Vec<SuggestionCase>,
}

/// A case of a row of research visits.
#[derive(Clone, Copy, Debug)]
pub enum ResearchRow<'a> {
    /// A visit.
    Visit(&'a ResearchCase),
    /// A suggestion.
    Suggestion(&'a SuggestionCase),
}

/// Words of a title that make its bearer a senior leader, where the file names the title instead of the person.
const LEADERS: &[&str] = &["总经理", "董事", "总裁", "总监", "高层领导", "公司领导"];

impl ResearchVisits {
    /// Links the research visits of all files, which come in the natural order of the files.
    ///
    /// `people` is made of the roster; `tickets` holds the numbers of all tickets; none where no ticket was exported.
    pub fn link(
        rows: Vec<Research>,
        people: &People,
        tickets: Option<&BTreeSet<Key>>,
        names: &Names,
        rules: &Rules<'_>,
        files: &[ReadFile],
        log: &mut Log,
    ) -> (Self, PassedByFile) {
        let (rows, passed) = newest(rows, files, log);
        let mut linked = Self::default();
        for (place, row) in rows.iter().enumerate() {
            report(row, tickets, rules, files, log);
            let named = || row.leaders.iter().chain(&row.engineers).map(|name| names.canonical(*name));
            linked.visits.push(ResearchCase {
                index: number(linked.visits.len()),
                visit: Some(number(place)),
                customer: row.customer.map(|customer| names.canonical(customer)),
                due_on: written_on(row.planned),
                done_on: happened_on(row.done, rules),
                done_later_on: happens_on(row.done, rules),
                led: named().any(|person| people.leaders.contains(&person)),
                advised: named().any(|person| people.engineers.contains(&person)),
            });
        }
        linked.owe_by_rule(rules);
        for (place, row) in rows.iter().enumerate() {
            linked.collect(place, row, names, rules);
        }
        linked.files = rows;
        (linked, passed)
    }

    /// The case with a number.
    #[must_use]
    pub fn row(&self, index: u32) -> Option<ResearchRow<'_>> {
        of_two_sorts(index, (&self.visits, ResearchRow::Visit), (&self.suggestions, ResearchRow::Suggestion))
    }

    /// Whom and what the case with a number is about.
    #[must_use]
    pub fn subject(&self, index: u32) -> Option<Subject> {
        let file = |visit: u32| self.files.get(visit as usize).map(|file| file.id);
        Some(match self.row(index)? {
            ResearchRow::Visit(visit) => Subject {
                id: visit.visit.and_then(file),
                customer: visit.customer,
                done_on: visit.done_on,
                done_later_on: visit.done_later_on,
                ..Subject::default()
            },
            ResearchRow::Suggestion(suggestion) => Subject {
                id: file(suggestion.visit),
                since: Some(suggestion.visited_on),
                customer: suggestion.customer,
                project: None,
                owner: suggestion.owner,
                text: suggestion.text,
                done_on: suggestion.done_on,
                done_later_on: suggestion.done_later_on,
            },
        })
    }

    /// 下月应调研: visits that fall due in the month after the report month and are not made yet.
    pub fn due_next<'a>(&'a self, rules: &'a Rules<'_>) -> impl Iterator<Item = &'a ResearchCase> {
        let next = rules.window().last.next();
        self.visits.iter().filter(move |visit| {
            visit.done_on.is_none() && visit.due_on.is_some_and(|due| rules.periods().month_of_date(due) == next)
        })
    }

    /// Adds the visits that the rule owes: one in each span of the calendar in which none is planned. Any visit in
    /// the span keeps it.
    fn owe_by_rule(&mut self, rules: &Rules<'_>) {
        let every = rules.settings().proactive.research_every;
        let window = rules.window();
        let made = self.visits.len();
        for (first, last) in calendar_spans(every, rules.periods(), window.first, window.last.plus(12)) {
            let next = rules.periods().month_of_date(last) <= window.last.next();
            let within = |day: Option<NaiveDate>| day.is_some_and(|day| first <= day && day <= last);
            let planned = self.visits[..made].iter().any(|visit| within(visit.due_on));
            if planned || (!next && Moment::start_of(first) >= rules.horizon()) {
                continue;
            }
            let since = |day: Option<NaiveDate>| day.filter(|day| first <= *day);
            self.visits.push(ResearchCase {
                index: number(self.visits.len()),
                visit: None,
                customer: None,
                due_on: Some(last),
                done_on: self.visits[..made].iter().filter_map(|visit| since(visit.done_on)).min(),
                done_later_on: self.visits[..made].iter().filter_map(|visit| since(visit.done_later_on)).min(),
                led: false,
                advised: false,
            });
        }
    }

    /// Adds the suggestions of a visit that had been made when the data closed.
    fn collect(&mut self, place: usize, row: &Research, names: &Names, rules: &Rules<'_>) {
        let Some(visited_on) = happened_on(row.done, rules) else { return };
        for suggestion in &row.suggestions {
            self.suggestions.push(SuggestionCase {
                index: number(self.visits.len() + self.suggestions.len()),
                visit: number(place),
                number: suggestion.number,
                customer: row.customer.map(|customer| names.canonical(customer)),
                kind: suggestion.kind,
                text: suggestion.text,
                owner: suggestion.owner.map(|owner| names.canonical(owner)),
                visited_on,
                planned_on: happened_on(row.plan, rules),
                due_on: written_on(suggestion.due),
                done_on: happened_on(suggestion.done, rules),
                done_later_on: happens_on(suggestion.done, rules),
            });
        }
    }
}

/// The people whom the roster knows as senior leaders and senior engineers, and titles of senior leaders.
#[derive(Clone, Debug, Default)]
pub struct People {
    leaders: BTreeSet<Sym>,
    engineers: BTreeSet<Sym>,
}

impl People {
    /// The people of a roster. `reader` is the title of the report's reader, a leader too.
    #[must_use]
    pub fn new(staff: &[Staff], names: &Names, symbols: &Symbols, reader: &str) -> Self {
        let mut people = Self::default();
        let mut known = BTreeSet::new();
        for person in staff {
            let name = names.canonical(person.name);
            known.insert(name);
            match person.role {
                Some(Role::Leader) => people.leaders.insert(name),
                Some(Role::SeniorEngineer) => people.engineers.insert(name),
                _ => false,
            };
        }
        let is_title = |text: &str| text == reader || LEADERS.iter().any(|word| text.contains(word));
        let titles = symbols.iter().filter(|(sym, text)| !known.contains(sym) && is_title(text));
        people.leaders.extend(titles.map(|(sym, _)| names.canonical(sym)));
        people
    }
}

/// Tells of complaints that have no ticket, and of visits after the data's close.
fn report(row: &Research, tickets: Option<&BTreeSet<Key>>, rules: &Rules<'_>, files: &[ReadFile], log: &mut Log) {
    let mut add = |code, field: &str| log.add(Problem::new(code, super::place(files, row.origin)).field(field));
    if row.done.is_some_and(|done| done.at() >= rules.as_of()) {
        add(Code::AfterAsOf, "done_on");
    }
    for suggestion in &row.suggestions {
        let registered = suggestion.ticket.is_some_and(|ticket| tickets.is_none_or(|known| known.contains(&ticket)));
        if suggestion.kind == Some(SuggestionKind::Complaint) && !registered {
            add(Code::ComplaintUnregistered, "ticket_id");
        }
    }
}

impl Versioned for Research {
    type Identity = Key;
    type Age = Option<Moment>;

    fn identity(&self) -> Key {
        self.id
    }

    fn age(&self) -> Option<Moment> {
        let own = [self.done, self.plan];
        let done = self.suggestions.iter().map(|suggestion| suggestion.done);
        own.into_iter().chain(done).flatten().map(Packed::at).max()
    }

    fn origin(&self) -> Origin {
        self.origin
    }

    fn moved(&self, origin: Origin) -> Self {
        Self { origin, ..self.clone() }
    }
}
