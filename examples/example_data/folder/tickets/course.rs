//! What happens to a ticket after it was opened: answered, handed over, visited, resolved, reopened.

use chrono::{Duration, NaiveDateTime};

use super::super::calendar::{after_working, at, day, workday_after, works};
use super::super::company::Company;
use super::super::faults::Fault;
use super::super::rng::Rng;
use super::{RESOLVED, RESPONDED, Ticket, horizon};

/// Where a ticket stands: its month, and which complaint of the month it is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) month: usize,
    pub(super) complaint: Option<usize>,
}

/// The last month of the example.
const OCTOBER: usize = 13;
/// The complaint of October 2026 that nobody has settled.
const FORGOTTEN: usize = 5;
/// The complaint of October 2026 whose customer asked in writing to wait.
const WAITS: usize = 3;
/// The complaint of October 2026 that names a telephone number.
const CALL_BACK: usize = 6;

/// Lets the ticket run its course up to the day of the export.
pub(super) fn run(company: &Company, ticket: &mut Ticket, place: Place, rng: &mut Rng) {
    people(company, ticket, rng);
    ticket.priority = priority(ticket.category, rng);
    respond(ticket, place, rng);
    resolve(ticket, place, rng);
    hand_over(ticket, rng);
    visit(company, ticket, rng);
    if let Some(nth) = place.complaint {
        complain(ticket, place.month, nth, rng);
    }
    ticket.major = ticket.category == "投诉" && ticket.priority == 2 && rng.chance(500);
    if ticket.major {
        let late = place.month == 6 && rng.chance(700);
        ticket.reported = Some(ticket.opened + Duration::minutes(if late { 55 } else { rng.between(6, 28) }));
    }
    ticket.fix_first = ticket.category == "故障" && ticket.priority == 2 && ticket.resolved.is_some() && rng.chance(85);
    again(ticket, rng);
    forget_the_future(ticket);
    ticket.status = status(ticket, place, rng);
}

/// The ticket of a major fault follows the register.
pub(super) fn run_fault(company: &Company, ticket: &mut Ticket, fault: &Fault, rng: &mut Rng) {
    (ticket.project, ticket.category, ticket.priority) = (fault.project, "故障", 1);
    fault.phenomenon.clone_into(&mut ticket.title);
    ticket.channel = "电话";
    people(company, ticket, rng);
    ticket.major = true;
    ticket.reported = Some(ticket.opened + Duration::minutes(24));
    ticket.responded = Some(ticket.opened + Duration::minutes(4));
    ticket.resolved = Some(fault.recovered());
    ticket.level = "远程";
    ticket.status = "已关闭";
}

fn people(company: &Company, ticket: &mut Ticket, rng: &mut Rng) {
    let date = ticket.opened.date();
    let mut engineers = company.with_role("技术服务人员", date);
    engineers.extend(company.with_role("资深工程师", date));
    let usual = engineers[ticket.project % engineers.len()];
    ticket.assignee = if rng.chance(600) { usual } else { rng.pick(&engineers) }.to_owned();
    let desk = company.with_role("客服", date);
    let alone = matches!(ticket.channel, "网页" | "企业微信") && rng.chance(400);
    if !alone && !rng.chance(9) {
        ticket.first_owner = if rng.chance(700) { (rng.pick(&desk)).to_owned() } else { ticket.assignee.clone() };
    }
    if rng.chance(11) {
        ticket.contact.clear();
        ticket.phone.clear();
    }
}

fn priority(category: &str, rng: &mut Rng) -> u8 {
    let weights = match category {
        "故障" => [4, 30, 56, 10],
        "投诉" => [0, 40, 60, 0],
        "咨询" => [0, 5, 65, 30],
        _ => [0, 8, 62, 30],
    };
    u8::try_from(rng.weighted(&weights)).expect("one of four") + 1
}

/// The limits in minutes: first response and resolution. The second priority was given twice the time before June 2026.
fn limits(priority: u8, month: usize) -> (i64, i64) {
    match priority {
        1 => (15, 240),
        2 => (if month < 9 { 60 } else { 30 }, 480),
        3 => (120, 1440),
        _ => (240, 2400),
    }
}

fn after(ticket: &Ticket, minutes: i64) -> NaiveDateTime {
    if ticket.priority == 1 {
        ticket.opened + Duration::minutes(minutes)
    } else {
        after_working(ticket.opened, minutes)
    }
}

fn respond(ticket: &mut Ticket, place: Place, rng: &mut Rng) {
    let (limit, _) = limits(ticket.priority, place.month);
    let minutes = if rng.chance(RESPONDED[place.month]) {
        let worst = if rng.chance(600) { limit / 3 } else { limit };
        rng.between(1, worst.max(2))
    } else {
        limit * rng.between(108, 330) / 100 + 1
    };
    ticket.responded = Some(after(ticket, minutes));
}

fn resolve(ticket: &mut Ticket, place: Place, rng: &mut Rng) {
    let (_, limit) = limits(ticket.priority, place.month);
    if rng.chance(45) && ticket.priority > 1 {
        ticket.paused = rng.between(4, 40) * 15;
    }
    let allowed = limit + ticket.paused;
    let minutes = if rng.chance(RESOLVED[place.month]) {
        let worst = if ticket.category == "咨询" || rng.chance(550) { limit / 5 } else { limit };
        ticket.paused + rng.between(10, worst)
    } else {
        allowed * rng.between(104, 190) / 100
    };
    let answered = ticket.responded.unwrap_or(ticket.opened);
    ticket.resolved = Some(after(ticket, minutes).max(answered + Duration::minutes(rng.between(5, 25))));
    ticket.level = ["热线", "远程", "现场"][match ticket.category {
        "咨询" => rng.weighted(&[80, 20, 0]),
        "故障" => rng.weighted(&[28, 56, 16]),
        "售后" => rng.weighted(&[60, 10, 30]),
        _ => rng.weighted(&[62, 35, 3]),
    }];
}

fn hand_over(ticket: &mut Ticket, rng: &mut Rng) {
    ticket.in_scope = !rng.chance(75);
    if ticket.in_scope && !rng.chance(20) {
        return;
    }
    let Some(responded) = ticket.responded else { return };
    if rng.chance(985) {
        ticket.handed_to = (rng.pick(&["采购部", "项目部", "业务部", "运维组"])).to_owned();
        let handed = responded + Duration::minutes(rng.between(2, 30));
        ticket.handed_at = Some(handed);
        let minutes = if rng.chance(935) { rng.between(5, 118) } else { rng.between(125, 420) };
        ticket.taken_at = Some(after_working(handed, minutes));
        let later = after_working(handed, minutes + rng.between(5, 60));
        ticket.resolved = ticket.resolved.map(|resolved| resolved.max(later));
    }
}

/// Departure and arrival limits of a zone in minutes, from dispatch.
fn travel(zone: &str) -> (i64, i64) {
    match zone {
        "市区" => (30, 120),
        "郊县" => (60, 240),
        "省内" => (120, 480),
        "省外" => (240, 1440),
        _ => (480, 2880),
    }
}

fn visit(company: &Company, ticket: &mut Ticket, rng: &mut Rng) {
    let Some(responded) = ticket.responded.filter(|_| ticket.level == "现场") else { return };
    let (leave, arrive) = travel(company.project(ticket.project).zone);
    let dispatched = after_working(responded, rng.between(3, 30));
    let put_off = rng.chance(25);
    let late = put_off || rng.chance(60);
    let departed = dispatched + Duration::minutes(if late { leave * 13 / 10 } else { rng.between(leave / 3, leave) });
    let delayed = put_off || rng.chance(45);
    let minutes =
        if delayed { arrive * rng.between(105, 140) / 100 } else { rng.between(arrive / 2, arrive * 95 / 100) };
    let arrived = (dispatched + Duration::minutes(minutes)).max(departed + Duration::minutes(12));
    ticket.exclusion = if put_off { "客户改约" } else { "" };
    (ticket.dispatched, ticket.departed, ticket.arrived) = (Some(dispatched), Some(departed), Some(arrived));
    let done = arrived + Duration::minutes(rng.between(25, 150));
    ticket.resolved = ticket.resolved.map(|resolved| resolved.max(done));
}

fn complain(ticket: &mut Ticket, month: usize, nth: usize, rng: &mut Rng) {
    let acknowledged = if rng.chance(960) { rng.between(4, 28) } else { rng.between(125, 200) };
    ticket.responded = Some(after_working(ticket.opened, acknowledged));
    let days = if rng.chance(950) { rng.between(1, 3) } else { rng.between(4, 6) };
    let minutes = u32::try_from(rng.between(0, 50)).expect("a minute");
    ticket.resolved = Some(at(workday_after(ticket.opened.date(), days), 16, minutes));
    ticket.upheld = Some(rng.chance(620));
    ticket.cause = ["时效", "质量", "态度", "收费", "其他"][rng.weighted(&[45, 25, 15, 10, 5])];
    if (month, nth) == (5, 2) {
        (ticket.upheld, ticket.cause) = (Some(true), "推诿");
    }
    if month == OCTOBER {
        match nth {
            FORGOTTEN => {
                ticket.resolved = None;
                (ticket.upheld, ticket.cause) = (None, "时效");
                "升级后订单同步反复失败，三次上门未解决".clone_into(&mut ticket.title);
            }
            WAITS => {
                ticket.exclusion = "客户原因延期";
                ticket.resolved = Some(at(workday_after(ticket.opened.date(), 6), 11, 20));
            }
            CALL_BACK => "处理进度没有人告知，请回电 13000004567 或 callback@example.com".clone_into(&mut ticket.title),
            _ => {}
        }
    }
    if let (Some(true), Some(resolved)) = (ticket.upheld, ticket.resolved) {
        let slow = rng.chance(70);
        let mut step = |days| workday_after(resolved.date(), if slow { days + 7 } else { rng.between(1, days) });
        ticket.analysed = Some(step(3));
        ticket.improved = Some(step(5));
        ticket.answered = Some(step(7));
    }
}

/// Some tickets come back after they were resolved.
fn again(ticket: &mut Ticket, rng: &mut Rng) {
    if let Some(resolved) = ticket.resolved.filter(|_| rng.chance(28)) {
        let reopened = after_working(resolved, rng.between(60, 2000));
        ticket.reopened = Some(reopened);
        ticket.resolved_again = Some(after_working(reopened, rng.between(60, 900)));
    }
}

/// The export knows nothing of what happens after it.
fn forget_the_future(ticket: &mut Ticket) {
    let known = |moment: &NaiveDateTime| *moment < horizon();
    for moment in [
        &mut ticket.responded,
        &mut ticket.resolved,
        &mut ticket.resolved_again,
        &mut ticket.reopened,
        &mut ticket.handed_at,
        &mut ticket.taken_at,
        &mut ticket.dispatched,
        &mut ticket.departed,
        &mut ticket.arrived,
    ] {
        *moment = moment.filter(known);
    }
    for date in [&mut ticket.analysed, &mut ticket.improved, &mut ticket.answered] {
        *date = date.filter(|date| *date < horizon().date());
    }
    if ticket.resolved.is_none() {
        ticket.level = "";
        ticket.fix_first = false;
        ticket.upheld = None;
    }
}

fn status(ticket: &mut Ticket, place: Place, rng: &mut Rng) -> &'static str {
    let closed = match (ticket.resolved, ticket.reopened, ticket.resolved_again) {
        (None, ..) | (_, Some(_), None) => false,
        (Some(_), ..) => true,
    };
    if closed && place.complaint.is_none() && rng.chance(8) {
        return rng.pick(&["重复", "已撤销", "无效"]);
    }
    // A few customers of October keep the department waiting: their tickets stand still on the day of the export.
    let recent = ticket.opened.date() >= day((2026, 10, 12)) && works(ticket.opened.date());
    if recent && place.complaint.is_none() && ticket.responded.is_some() && ticket.priority > 1 && rng.chance(14) {
        (ticket.resolved, ticket.resolved_again, ticket.reopened) = (None, None, None);
        ticket.fix_first = false;
        ticket.level = "";
        return "待客户确认";
    }
    match (closed, ticket.responded) {
        (true, _) => rng.pick(&["已完结", "已关闭"]),
        (false, Some(_)) => "处理中",
        (false, None) => "待受理",
    }
}
