//! Joins the records of all exports to cases.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Exports;
use crate::ingest::{Col, Column, Door, Key, Kind, Outcome, ReadFile, Sym, Symbols};
use crate::link::duplicates::passed_over;
use crate::link::faults::Faults;
use crate::link::holidays::HolidayWatch;
use crate::link::inspections::Inspections;
use crate::link::projects::Register;
use crate::link::research::{People, ResearchVisits};
use crate::link::shop::number_after;
use crate::link::surveys::Surveys;
use crate::link::tickets::{CHUNK, Tickets};
use crate::link::visits::Visits;
use crate::link::yearend::YearEnds;
use crate::link::{Names, ReportDuty, TeamRecords, Teams, faults, report_gaps, surveys};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Place, Problem};
use crate::records::fault_analyses::FaultAnalysis;
use crate::records::remarks::Remark;
use crate::records::staff::Staff;
use crate::records::tickets::{self, Facts, Ticket};
use crate::report::Availability;
use crate::time::{Moment, Month, Packed};

/// The linked records of a report.
#[derive(Debug)]
pub struct Cases {
    /// The files that were read.
    pub files: Vec<ReadFile>,
    /// The texts of all records.
    pub symbols: Symbols,
    /// One name for one thing.
    pub names: Names,
    /// The register of projects.
    pub projects: Register,
    /// The roster.
    pub staff: Vec<Staff>,
    /// Tickets.
    pub tickets: Tickets,
    /// Questionnaires.
    pub surveys: Surveys,
    /// Faults and their analyses.
    pub faults: Faults,
    /// Return visits.
    pub visits: Visits,
    /// Inspections and their findings.
    pub inspections: Inspections,
    /// Research visits and their suggestions.
    pub research: ResearchVisits,
    /// Year-end campaigns.
    pub yearends: YearEnds,
    /// The holiday watch.
    pub watch: HolidayWatch,
    /// Weekly reports, liaison forms, the shop desk.
    pub teams: Teams,
    /// Duties to issue reports, as the published months show.
    pub reports: Vec<ReportDuty>,
    /// What people added to the exports.
    pub remarks: Vec<Remark>,
    /// What must not be published of the exports.
    pub door: Door,
    /// The instant at which the data closes.
    pub as_of: Moment,
    /// What could be measured.
    pub availability: Availability,
    /// What is wrong with the inputs.
    pub problems: Vec<Problem>,
}

/// Links everything that was read.
#[must_use]
pub fn link(exports: Exports, rules: &Rules<'_>) -> Cases {
    let Exports { mut files, mut symbols, labels, not_read, tickets, surveys, campaigns, projects, staff, .. } =
        exports;
    let mut log = Log::default();
    let mut passed: BTreeMap<u16, u64> = BTreeMap::new();
    let mut note = |by_file: BTreeMap<u16, u64>| {
        for (file, count) in by_file {
            *passed.entry(file).or_default() += count;
        }
    };
    let names = Names::new(&mut symbols, &rules.settings().names);
    let (projects, over) = passed_over(projects, &files, &mut log);
    note(over);
    let (staff, over) = passed_over(staff, &files, &mut log);
    note(over);
    let (campaigns, over) = passed_over(campaigns, &files, &mut log);
    note(over);
    let register = Register::new(&projects, &names);
    let mut availability = availability(&files, rules);
    // Without a register, analyses that say how grave a fault was and when make its record; no other column is known.
    if exports.fault_analyses.iter().any(FaultAnalysis::makes_record) {
        availability.add_file(Kind::Faults, []);
    }
    look_over(&tickets, rules, &mut availability);
    for day in exports.shifts.iter().map(|shift| shift.date) {
        availability.saw(Kind::Shifts, rules.month_of(day.at()));
    }
    for asked in exports.chat_sessions.iter().map(|chat| chat.asked) {
        availability.saw(Kind::ChatSessions, rules.month_of(asked.at()));
    }
    for order in &exports.orders {
        for event in [order.shipped, order.exception_at, order.aftersales_at].into_iter().flatten() {
            availability.saw(Kind::Orders, rules.month_of(event.at()));
        }
    }
    let records = TeamRecords {
        staff: &staff,
        weekly_reports: &exports.weekly_reports,
        liaison: exports.liaison,
        shifts: exports.shifts,
        shift_requests: exports.shift_requests,
        chat_sessions: exports.chat_sessions,
        orders: exports.orders,
        visits: &exports.visits,
        remarks: &exports.remarks,
    };
    let (mut teams, over) = Teams::link(records, &symbols, &names, rules, &files, &mut log);
    note(over);
    for (field, person) in
        [("first_owner", (|row| row.first_owner) as fn(&Ticket) -> Option<Sym>), ("assignee", |row| row.assignee)]
    {
        let mut met = vec![false; symbols.len()];
        let people = tickets.iter().filter_map(|row| {
            let name = person(row).filter(|name| !std::mem::replace(&mut met[name.index()], true))?;
            Some((name, row.opened.at().date(), row.origin))
        });
        teams.roster.report_strangers(people, field, &names, &files, &mut log);
    }
    report_gaps(tickets.iter().map(|ticket| (ticket.id, ticket.origin)), &symbols, &files, &mut log);
    let (tickets, over) = Tickets::link(tickets, &names, teams.forms.by_ticket(), rules, &files, &mut log);
    note(over);
    let fixed = tickets.fixed_first();
    teams.forms.report_before_fix(&fixed, &files, &mut log);
    let neighbours = surveys::Neighbours {
        campaigns: &campaigns,
        labels: &labels,
        names: &names,
        projects: &register,
        tickets: &tickets,
    };
    let (surveys, over) = surveys::link(surveys, neighbours, rules, &files, &mut log);
    note(over);
    // A question whose scale is not known was not measured, however many answered it.
    for (place, column) in (0u16..).zip(crate::records::columns(Kind::Surveys)) {
        if surveys.refuses(column.name) {
            availability.refuse(Kind::Surveys, crate::ingest::Col(place));
        }
    }
    // More answers than questionnaires: nobody knows how many were sent.
    for round in surveys.rounds.iter().filter(|round| round.valid > round.sent) {
        availability.spoil(Kind::Campaigns, rules.month_of(round.at));
    }
    let (faults, over) =
        faults::link(exports.faults, exports.fault_analyses, &names, &register, rules, &files, &mut log);
    note(over);
    // A fault that its analysis makes known stands for the register; what only a register holds stays unknown.
    if !faults.records.is_empty() && !availability.has(Kind::Faults) {
        availability.add_file(Kind::Faults, []);
    }
    let numbered = exports.visits.iter().filter_map(|visit| Some((visit.id?, visit.origin)));
    report_gaps(numbered, &symbols, &files, &mut log);
    report_gaps(exports.inspections.iter().map(|row| (row.id, row.origin)), &symbols, &files, &mut log);
    let (visits, over) = Visits::link(exports.visits, &register, &names, rules, &files, &mut log);
    note(over);
    // Two cases of one kind must not share a number: a line of `rows/` is found by it.
    number_after(&mut teams.shop_visits, visits.due.len() + visits.issues.len());
    let (inspections, over) = Inspections::link(exports.inspections, &register, &names, rules, &files, &mut log);
    note(over);
    let people = People::new(&staff, &names, &symbols, &rules.settings().org.reader);
    let known: Option<BTreeSet<Key>> = (availability.has(Kind::Tickets) && !exports.research.is_empty())
        .then(|| tickets.rows().iter().map(|ticket| ticket.id).collect());
    let (research, over) =
        ResearchVisits::link(exports.research, &people, known.as_ref(), &names, rules, &files, &mut log);
    note(over);
    let yearends = YearEnds::link(&exports.yearend, &register, &names, rules, &files, &mut log);
    let watch = HolidayWatch::link(&exports.holiday_duty, rules, &files, &mut log);
    for (file, count) in passed {
        let counts = &mut files[usize::from(file)].counts;
        counts.kept -= count;
        counts.deduplicated += count;
    }
    let mut problems: Vec<Problem> = files.iter().flat_map(|file| file.problems.iter().cloned()).collect();
    let share = rules.settings().ingest.max_reject_share.as_f64();
    problems.extend(files.iter().filter(|file| file.is_unreliable(share)).map(|file| {
        let rows = file.counts.read - file.counts.skipped;
        Problem::new(Code::RejectShare, Place::file(&file.path)).found(format!("{}/{rows}", file.counts.rejected))
    }));
    problems.extend(not_read);
    problems.extend(log.into_problems());
    Cases {
        files,
        symbols,
        names,
        projects: register,
        staff,
        tickets,
        surveys,
        faults,
        visits,
        inspections,
        research,
        yearends,
        watch,
        teams,
        reports: Vec::new(),
        remarks: exports.remarks,
        door: exports.door,
        as_of: rules.as_of(),
        availability,
        problems,
    }
}

/// What was exported: kinds, columns, and the months that too many rejected rows spoil.
fn availability(files: &[ReadFile], rules: &Rules<'_>) -> Availability {
    let mut availability = Availability::default();
    let share = rules.settings().ingest.max_reject_share.as_f64();
    for file in files.iter().filter(|file| file.outcome == Outcome::Read) {
        let columns = crate::records::columns(file.kind);
        let found: BTreeSet<&str> = file.columns.iter().map(|fed| fed.column).collect();
        let unread = |column: &Column| {
            column.ty.is_of_time() && found.contains(column.name) && file.is_unread(column.name, share)
        };
        let found = (0u16..).zip(columns).filter(|(_, column)| found.contains(column.name) && !unread(column));
        let found: BTreeSet<crate::ingest::Col> = found.map(|(place, _)| crate::ingest::Col(place)).collect();
        if let Some((first, last)) = file.span {
            let (first, last) = (rules.month_of(first).max(rules.window().first), rules.month_of(last));
            for month in (0..=last.since(first).min(rules.window().last.since(first))).map(|n| first.plus(n)) {
                availability.cover(file.kind, month, found.iter().copied());
            }
        }
        availability.add_file(file.kind, found);
        if let Some((first, last)) = file.span.filter(|_| file.is_unreliable(share)) {
            let (first, last) = (rules.month_of(first), rules.month_of(last));
            for month in (0..=last.since(first)).map(|n| first.plus(n)) {
                availability.spoil(file.kind, month);
            }
        }
    }
    availability
}

/// Notes the months in which tickets have events, and in which their cells say what a metric needs to know.
fn look_over(tickets: &[Ticket], rules: &Rules<'_>, availability: &mut Availability) {
    const COLUMNS: [Col; 2] = [tickets::CATEGORY, tickets::COMPLAINT_UPHELD];
    /// Of a month: whether a cell of each of the columns was looked at, and whether one was filled.
    type Told = [(bool, bool); COLUMNS.len()];
    let of_chunk = |chunk: &[Ticket]| {
        // Neighbours mostly lie in the same month, and a chunk knows only a few.
        let mut months: Vec<(Month, Told)> = Vec::new();
        let mut last = 0;
        let mut tell = |at: Packed, told: Option<(usize, bool)>| {
            let month = rules.month_of(at.at());
            if months.get(last).is_none_or(|(it, _)| *it != month) {
                last = months.iter().position(|(it, _)| *it == month).unwrap_or_else(|| {
                    months.push((month, Told::default()));
                    months.len() - 1
                });
            }
            if let Some((column, filled)) = told {
                let (_, known) = &mut months[last];
                known[column] = (true, known[column].1 | filled);
            }
        };
        for ticket in chunk {
            tell(ticket.opened, Some((0, ticket.facts.has(Facts::CATEGORY))));
            for event in [ticket.response, ticket.reopened, ticket.last_resolved].into_iter().flatten() {
                tell(event, None);
            }
            if let Some(resolved) = ticket.resolved {
                let complaint = ticket.category == tickets::Category::Complaint;
                tell(resolved, complaint.then(|| (1, ticket.facts.has(Facts::UPHELD_KNOWN))));
            }
        }
        months
    };
    let parts: Vec<Vec<(Month, Told)>> = tickets.par_chunks(CHUNK).map(of_chunk).collect();
    for (month, told) in parts.into_iter().flatten() {
        availability.saw(Kind::Tickets, month);
        for (column, (_, filled)) in COLUMNS.into_iter().zip(told).filter(|(_, (looked, _))| *looked) {
            availability.tell(Kind::Tickets, column, month, filled);
        }
    }
}

/// The customers, engineers and projects that figures may be split by, in a settled order.
pub(super) struct Roster {
    /// People with the code that the roster gives them.
    pub staff: Vec<(Sym, Option<String>)>,
    /// Customers with a project.
    pub customers: Vec<Sym>,
    /// Projects of the register.
    pub projects: Vec<Sym>,
}

impl Cases {
    /// Who can be named or coded: everybody of the roster, then everybody else who answers for a ticket.
    pub(super) fn roster(&self) -> Roster {
        let mut staff: Vec<(Sym, Option<String>)> = Vec::new();
        let mut known = BTreeSet::new();
        let mut rostered: Vec<&Staff> = self.staff.iter().collect();
        rostered.sort_by_key(|person| self.symbols.text(person.id).to_owned());
        for person in rostered {
            let name = self.names.canonical(person.name);
            if known.insert(name) {
                staff.push((name, person.code.map(|code| self.symbols.text(code).to_owned())));
            }
        }
        let mut met = vec![false; self.symbols.len()];
        let assignees = self.tickets.rows().iter().filter_map(|ticket| ticket.assignee);
        let mut others: Vec<Sym> = assignees
            .filter(|name| !std::mem::replace(&mut met[name.index()], true) && !known.contains(name))
            .collect();
        others.sort_by_key(|name| self.symbols.text(*name));
        staff.extend(others.into_iter().map(|name| (name, None)));
        let mut customers: Vec<Sym> = self.projects.customers().into_iter().collect();
        customers.sort_by_key(|name| self.symbols.text(*name));
        let projects = self.projects.entries().iter().map(|entry| entry.id).collect();
        Roster { staff, customers, projects }
    }
}
