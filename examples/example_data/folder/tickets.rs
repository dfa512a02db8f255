//! `tickets/`: one export a month from the ticket system.
//!
//! Chance decides the single ticket, the tables below decide the month: how often the limits are kept and how many
//! customers complain. A repeat is mostly asked for on purpose, because sixty customers with seven hundred tickets a
//! month would otherwise repeat themselves all the time.

mod course;
mod export;
mod texts;

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::calendar::{at, dates, day, months, works};
use super::company::Company;
use super::faults::{FAULTS, Fault};
use super::rng::Rng;
use super::table::Folder;

pub(super) use texts::IMPATIENT;

/// The last thing that the exports know: they were all made again on this morning.
pub(super) const EXPORTED: (i32, u32, u32) = (2026, 11, 2);

/// First responses in time, of a thousand, month by month. The on-call rule of June 2026 helps; September has a fault.
const RESPONDED: [i64; 14] = [902, 898, 905, 893, 900, 880, 903, 898, 907, 942, 952, 955, 900, 963];
/// Resolutions in time, of a thousand, month by month.
const RESOLVED: [i64; 14] = [915, 910, 918, 905, 912, 890, 915, 908, 912, 920, 925, 918, 908, 864];
/// Complaints, month by month.
const COMPLAINTS: [usize; 14] = [7, 8, 6, 9, 8, 10, 7, 11, 9, 6, 5, 6, 8, 9];

/// A ticket as it went.
#[derive(Clone)]
pub(super) struct Ticket {
    pub(super) id: String,
    pub(super) opened: NaiveDateTime,
    pub(super) project: usize,
    pub(super) category: &'static str,
    pub(super) priority: u8,
    pub(super) title: String,
    pub(super) channel: &'static str,
    pub(super) contact: String,
    pub(super) phone: String,
    pub(super) first_owner: String,
    pub(super) assignee: String,
    pub(super) in_scope: bool,
    pub(super) handed_to: String,
    pub(super) handed_at: Option<NaiveDateTime>,
    pub(super) taken_at: Option<NaiveDateTime>,
    pub(super) responded: Option<NaiveDateTime>,
    pub(super) resolved: Option<NaiveDateTime>,
    pub(super) resolved_again: Option<NaiveDateTime>,
    pub(super) reopened: Option<NaiveDateTime>,
    pub(super) paused: i64,
    pub(super) status: &'static str,
    pub(super) level: &'static str,
    pub(super) dispatched: Option<NaiveDateTime>,
    pub(super) departed: Option<NaiveDateTime>,
    pub(super) arrived: Option<NaiveDateTime>,
    pub(super) major: bool,
    pub(super) reported: Option<NaiveDateTime>,
    pub(super) fix_first: bool,
    pub(super) upheld: Option<bool>,
    pub(super) cause: &'static str,
    pub(super) analysed: Option<NaiveDate>,
    pub(super) improved: Option<NaiveDate>,
    pub(super) answered: Option<NaiveDate>,
    pub(super) exclusion: &'static str,
}

/// The instant after which the exports know nothing.
pub(super) fn horizon() -> NaiveDateTime {
    at(day(EXPORTED), 9, 30)
}

/// All tickets in order of opening.
pub(super) fn tickets(company: &Company) -> Vec<Ticket> {
    let mut rng = Rng::new("tickets");
    let mut quiet_from = BTreeMap::new();
    let mut tickets = Vec::new();
    for (month, (first, last)) in months().into_iter().enumerate() {
        let openings = openings(first, last, &mut rng);
        let complaints = spread(&openings, COMPLAINTS[month]);
        let mut number = (first, 0);
        for (index, opened) in openings.iter().enumerate() {
            let complaint = complaints.iter().position(|at| *at == index);
            let place = course::Place { month, complaint };
            let mut ticket = choose(company, *opened, complaint.is_some(), &quiet_from, &mut rng);
            match FAULTS.iter().find(|fault| fault.known() == *opened) {
                Some(fault) => course::run_fault(company, &mut ticket, fault, &mut rng),
                None => course::run(company, &mut ticket, place, &mut rng),
            }
            number = if number.0 == opened.date() { (number.0, number.1 + 1) } else { (opened.date(), 1) };
            if opened.date() == day((2026, 10, 14)) && number.1 == 6 {
                number.1 = 7;
            }
            ticket.id = format!("GD{}-{:03}", opened.format("%Y%m%d"), number.1);
            let quiet = ticket.resolved.unwrap_or(ticket.opened + Duration::days(20)) + Duration::days(3);
            quiet_from.insert((company.project(ticket.project).customer.clone(), ticket.category), quiet);
            tickets.push(ticket);
        }
    }
    tickets
}

/// Writes one file a month.
pub(super) fn write(company: &Company, tickets: &[Ticket], folder: &mut Folder) {
    export::write(company, tickets, folder);
}

/// The instants at which customers get in touch between two dates.
fn openings(first: NaiveDate, last: NaiveDate, rng: &mut Rng) -> Vec<NaiveDateTime> {
    let mut openings = Vec::new();
    for date in dates(first, last) {
        let many = if works(date) { rng.between(27, 40) } else { rng.between(3, 8) };
        for _ in 0..many {
            let hour = match rng.weighted(&[6, 78, 12, 4]) {
                0 => 8,
                1 => rng.pick(&[9, 9, 9, 10, 10, 10, 11, 11, 13, 14, 14, 14, 15, 15, 16, 16, 17]),
                2 => rng.pick(&[12, 18, 19]),
                _ => rng.pick(&[7, 20, 21, 22]),
            };
            openings.push(at(date, hour, u32::try_from(rng.between(0, 59)).expect("a minute")));
        }
    }
    openings.extend(FAULTS.iter().map(Fault::known).filter(|known| (first..=last).contains(&known.date())));
    openings.sort_unstable();
    openings
}

/// `many` places spread over the openings that lie in working hours, so that complaints come by day.
fn spread(openings: &[NaiveDateTime], many: usize) -> Vec<usize> {
    let by_day = |index: &usize| {
        let hour = chrono::Timelike::hour(&openings[*index]);
        works(openings[*index].date()) && (9..16).contains(&hour)
    };
    let day_time: Vec<usize> = (0..openings.len()).filter(by_day).collect();
    (0..many).map(|n| day_time[(2 * n + 1) * day_time.len() / (2 * many)]).collect()
}

const CATEGORIES: [&str; 6] = ["咨询", "故障", "服务请求", "售后", "建议", "其他"];

/// Who calls about what: a customer who has been quiet about it, except in a few cases.
fn choose(
    company: &Company,
    opened: NaiveDateTime,
    complaint: bool,
    quiet_from: &BTreeMap<(String, &'static str), NaiveDateTime>,
    rng: &mut Rng,
) -> Ticket {
    let in_use: Vec<usize> =
        (0..company.projects.len()).filter(|index| company.project(*index).in_use(opened.date())).collect();
    let impatient = opened.date() >= day((2026, 8, 10)) && rng.chance(32);
    let repeats = rng.chance(42);
    let mut choice = (in_use[0], CATEGORIES[0]);
    for _ in 0..60 {
        let category = if complaint { "投诉" } else { CATEGORIES[rng.weighted(&[32, 29, 20, 9, 5, 5])] };
        let project = if impatient { texts::IMPATIENT } else { rng.pick(&in_use) };
        choice = (project, category);
        let customer = company.project(project).customer.clone();
        let quiet = quiet_from.get(&(customer, category)).is_none_or(|from| *from < opened);
        if impatient || quiet != repeats {
            break;
        }
    }
    let (project, category) = choice;
    let client = company.project(project);
    let fresh = rng.chance(250) || client.contact.is_empty();
    Ticket {
        id: String::new(),
        opened,
        project,
        category,
        priority: 3,
        title: texts::title(category, rng),
        channel: ["电话", "企业微信", "网页", "邮件", "来访"][rng.weighted(&[52, 24, 14, 8, 2])],
        contact: if fresh { super::company::contact(rng) } else { client.contact.clone() },
        phone: if fresh { super::company::phone(rng) } else { client.phone.clone() },
        first_owner: String::new(),
        assignee: String::new(),
        in_scope: true,
        handed_to: String::new(),
        handed_at: None,
        taken_at: None,
        responded: None,
        resolved: None,
        resolved_again: None,
        reopened: None,
        paused: 0,
        status: "",
        level: "",
        dispatched: None,
        departed: None,
        arrived: None,
        major: false,
        reported: None,
        fix_first: false,
        upheld: None,
        cause: "",
        analysed: None,
        improved: None,
        answered: None,
        exclusion: "",
    }
}
