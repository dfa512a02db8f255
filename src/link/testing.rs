//! What the tests of linking share: a department, its report month, and the figures of cases.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::names::Names;
use crate::ingest::{Counts, Kind, Origin, Outcome, ReadFile, Sym, Symbols};
use crate::metrics::{self, Case, Rules, Window};
use crate::problem::{Code, Log};
use crate::records::projects::Project;
use crate::records::staff::{Role, Staff};
use crate::records::tickets::{Category, Facts, Priority, Ticket};
use crate::settings::Settings;
use crate::tally::{Cell, Court, Judged};
use crate::time::{Calendar, CalendarPlan, Moment, Month, Packed, Periods, Stamp, WorkClock};

/// A department with its settings and the names that its exports hold.
#[derive(Debug)]
pub(crate) struct World {
    settings: Settings,
    calendar: Calendar,
    clock: WorkClock,
    pub(crate) symbols: Symbols,
}

impl World {
    pub(crate) fn new(settings: &str) -> Self {
        let calendar = Calendar::new(CalendarPlan::default()).expect("the built-in calendar");
        Self {
            settings: Settings::parse(settings, "report.toml").expect("valid settings"),
            clock: WorkClock::new(&calendar),
            calendar,
            symbols: Symbols::default(),
        }
    }

    /// A plain ticket on a line of its own.
    pub(crate) fn ticket(&mut self, line: u32) -> Ticket {
        Ticket {
            id: self.symbols.intern_key(&format!("T{line}")),
            file: 0,
            facts: Facts::default(),
            line,
            opened: Packed::new(Stamp::exact(Moment::from_seconds(1_791_945_000))).expect("our days"),
            response: None,
            resolved: None,
            updated: None,
            customer: None,
            project: None,
            first_owner: None,
            assignee: None,
            priority: Priority::P3,
            category: Category::Other,
            channel: None,
            level: None,
            zone: None,
            status: None,
            exempt: None,
            contacts: 0,
            rare: None,
        }
    }

    pub(crate) fn sym(&mut self, text: &str) -> Sym {
        self.symbols.intern(text)
    }

    pub(crate) fn names(&mut self) -> Names {
        Names::new(&mut self.symbols, &self.settings.names)
    }

    /// The rules for the report of a month whose data closes with it.
    pub(crate) fn rules(&self, month: &str) -> Rules<'_> {
        let last = self::month(month);
        self.rules_as_of(month, Periods::default().end(last))
    }

    /// The rules for the months from `first` to `last`, whose data closes with the last of them.
    pub(crate) fn rules_between(&self, first: &str, last: &str) -> Rules<'_> {
        let window = Window { first: self::month(first), last: self::month(last) };
        let periods = Periods::default();
        Rules::new(&self.settings, &self.calendar, &self.clock, periods, window, periods.end(window.last))
    }

    pub(crate) fn rules_as_of(&self, month: &str, as_of: Moment) -> Rules<'_> {
        let last = self::month(month);
        let window = Window { first: last.plus(-12), last };
        Rules::new(&self.settings, &self.calendar, &self.clock, Periods::default(), window, as_of)
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new("")
    }
}

pub(crate) fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A date, a moment to the minute or to the second.
pub(crate) fn stamp(text: &str) -> Stamp {
    let Some((date, time)) = text.split_once(' ') else { return Stamp::date(day(text)) };
    let format = if time.len() == 5 { "%H:%M" } else { "%H:%M:%S" };
    let time = chrono::NaiveTime::parse_from_str(time, format).expect("a time");
    Stamp::exact(Moment::from_naive(day(date).and_time(time)))
}

/// The same, packed.
pub(crate) fn at(text: &str) -> Packed {
    Packed::new(stamp(text)).expect("a time of our days")
}

/// The same, none where the text is empty.
pub(crate) fn maybe_at(text: &str) -> Option<Packed> {
    (!text.is_empty()).then(|| at(text))
}

/// What a metric counts of cases in a month.
pub(crate) fn cell<C: Case>(cases: &[C], rules: &Rules<'_>, slug: &str, month: &str) -> Cell {
    let mut judged = Judged::new(rules);
    let mut court = Court::<C>::new(rules);
    for case in cases {
        court.judge(case, &mut judged);
    }
    let metric = metrics::index_of(slug).expect("a metric");
    judged.tally.cell(metric, self::month(month)).expect("a month of the window").clone()
}

/// The figure of cases in the report month, `k/n`.
pub(crate) fn figure<C: Case>(cases: &[C], rules: &Rules<'_>, slug: &str) -> String {
    let cell = cell(cases, rules, slug, &rules.window().last.to_string());
    format!("{}/{}", cell.k(), cell.n())
}

/// The numerator and denominator of a metric in a month.
pub(crate) fn ratio<C: Case>(cases: &[C], rules: &Rules<'_>, slug: &str, month: &str) -> (u64, u64) {
    let cell = cell(cases, rules, slug, month);
    (cell.k(), cell.n())
}

/// What a log holds: codes with their fields.
pub(crate) fn codes(log: Log) -> Vec<(Code, Option<String>)> {
    log.into_problems().into_iter().map(|problem| (problem.code, problem.field)).collect()
}

/// A line of the file that all records of a test stand in.
pub(crate) const fn origin(line: u32) -> Origin {
    Origin { file: 0, line }
}

/// Names without short forms.
pub(crate) fn names(symbols: &mut Symbols) -> Names {
    Names::new(symbols, &BTreeMap::new())
}

/// The file that all records of a test stand in.
pub(crate) fn files() -> Vec<ReadFile> {
    vec![ReadFile {
        path: "records.csv".into(),
        kind: Kind::Visits,
        sha256: [0; 32],
        encoding: None,
        outcome: Outcome::Read,
        counts: Counts::default(),
        span: None,
        columns: Vec::new(),
        missing: Vec::new(),
        sheets: Vec::new(),
        problems: Vec::new(),
    }]
}

/// A project of the register.
pub(crate) fn project(world: &mut World, id: &str, customer: &str, delivered: &str) -> Project {
    Project {
        origin: Origin { file: 0, line: 2 },
        id: world.sym(id),
        name: None,
        customer: world.sym(customer),
        delivered: at(delivered),
        ended: None,
        zone: None,
        visit_owner: Some(world.sym("李某")),
        pm: None,
        account_owner: None,
        contact_present: true,
        exempt: false,
        exempt_reason: None,
    }
}

/// A technician of the roster.
pub(crate) fn technician(symbols: &mut Symbols, id: &str, name: &str) -> Staff {
    Staff {
        origin: origin(2),
        id: symbols.intern(id),
        name: symbols.intern(name),
        code: None,
        dept: None,
        role: Some(Role::Technician),
        joined: None,
        left: None,
        weekly_report: None,
    }
}
