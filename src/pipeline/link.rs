//! Joins the records of all exports to cases.

use std::collections::{BTreeMap, BTreeSet};

use super::Exports;
use crate::ingest::{Col, Column, Door, Key, Kind, Outcome, ReadFile, Sym, Symbols, month_named};
use crate::link::duplicates::passed_over;
use crate::link::faults::Faults;
use crate::link::holidays::HolidayWatch;
use crate::link::inspections::Inspections;
use crate::link::projects::Register;
use crate::link::research::{People, ResearchVisits};
use crate::link::shop::number_after;
use crate::link::surveys::Surveys;
use crate::link::tickets::{TOLD, TicketRows, Tickets};
use crate::link::visits::Visits;
use crate::link::yearend::YearEnds;
use crate::link::{Names, ReportDuty, TeamRecords, Teams, faults, report_gaps, surveys};
use crate::metrics::Rules;
use crate::problem::{Code, Log, Place, Problem};
use crate::records::fault_analyses::FaultAnalysis;
use crate::records::remarks::Remark;
use crate::records::staff::Staff;
use crate::records::tickets;
use crate::report::Availability;
use crate::time::{Moment, Month};

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
    look_over(&tickets, &mut availability);
    lacking(&tickets, &files, rules, &mut availability);
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
    for (field, uses) in [("first_owner", &tickets.first_owners), ("assignee", &tickets.assignees)] {
        let mut met = vec![false; symbols.len()];
        let first = uses.iter().filter(|(name, ..)| !std::mem::replace(&mut met[name.index()], true)).copied();
        teams.roster.report_strangers(first, field, &names, &files, &mut log);
    }
    tickets.report_gaps(&symbols, &files, &mut log);
    let (mut tickets, over) = Tickets::link(tickets, &names, teams.forms.by_ticket(), rules, &files, &mut log);
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
    tickets.condense();
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
    let known: Option<BTreeSet<Key>> =
        (availability.has(Kind::Tickets) && !exports.research.is_empty()).then(|| tickets.ids().collect());
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
            column.ty.is_evidence() && found.contains(column.name) && file.is_unread(column.name, share)
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
    }
    for file in files.iter().filter(|file| file.is_unreliable(share) || file.hides_rows()) {
        let (first, last) = doubtful(file, rules);
        for month in (0..=last.since(first)).map(|n| first.plus(n)) {
            availability.spoil(file.kind, month);
        }
    }
    availability
}

/// The months of which a file cannot be trusted: those of its rows; where none could be dated that of its name, or else
/// all months of the report.
fn doubtful(file: &ReadFile, rules: &Rules<'_>) -> (Month, Month) {
    let all = (rules.window().first, rules.window().last);
    // Who is in a register is in every month from then on.
    if matches!(file.kind, Kind::Projects | Kind::Staff) {
        return all;
    }
    let rows = file.span.map(|(first, last)| (rules.month_of(first), rules.month_of(last)));
    let named = || month_named(&file.path).map(|month| (month, month));
    rows.or_else(named).unwrap_or(all)
}

/// Where several files hold the tickets of a month, a column that one of them lacks is missing in it: its tickets would
/// count as unanswered, or as no complaints. Up to three rows, or few of the month's, cost themselves.
fn lacking(tickets: &TicketRows, files: &[ReadFile], rules: &Rules<'_>, availability: &mut Availability) {
    /// What every ticket has; other columns tell of events that a system may not know.
    const EVERY: [Col; 8] = [
        tickets::FIRST_RESPONSE_AT,
        tickets::FIRST_RESOLVED_AT,
        tickets::CATEGORY,
        tickets::CUSTOMER,
        tickets::CHANNEL,
        tickets::CONTACT_PRESENT,
        tickets::DESCRIPTION_PRESENT,
        tickets::FIRST_OWNER,
    ];
    let columns = crate::records::columns(Kind::Tickets);
    let lacks = |file: &ReadFile| {
        let fed = |col: &Col| file.columns.iter().any(|fed| fed.column == columns[col.index()].name);
        EVERY.into_iter().filter(|col| !fed(col)).collect::<Vec<Col>>()
    };
    let lacks: BTreeMap<u16, Vec<Col>> = (0u16..)
        .zip(files)
        .filter(|(_, file)| file.kind == Kind::Tickets && file.outcome == Outcome::Read)
        .map(|(number, file)| (number, lacks(file)))
        .collect();
    // Exports of one system are alike, and then there is nothing to count.
    if lacks.values().all(|lack| Some(lack) == lacks.values().next()) {
        return;
    }
    let share = rules.settings().ingest.max_reject_share.as_f64();
    let mut months: BTreeMap<Month, BTreeMap<u16, u64>> = BTreeMap::new();
    for row in tickets.rows() {
        *months.entry(rules.month_of(row.opened.at())).or_default().entry(row.file).or_default() += 1;
    }
    for (month, of_files) in months {
        let all: u64 = of_files.values().sum();
        // Counts of rows are far below 2^52.
        let many = of_files.iter().filter(|(_, rows)| **rows > 3 && **rows as f64 > share * all as f64);
        for column in many.filter_map(|(file, _)| lacks.get(file)).flatten() {
            availability.uncover(Kind::Tickets, month, *column);
        }
    }
}

/// Notes the months in which tickets have events, and in which their cells say what a metric needs to know.
fn look_over(tickets: &TicketRows, availability: &mut Availability) {
    for (month, told) in &tickets.months {
        availability.saw(Kind::Tickets, *month);
        for (column, (_, filled)) in TOLD.into_iter().zip(told).filter(|(_, (looked, _))| *looked) {
            availability.tell(Kind::Tickets, column, *month, *filled);
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
        let mut others: Vec<Sym> = self
            .tickets
            .solvers()
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
