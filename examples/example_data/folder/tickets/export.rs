//! The exports themselves: three systems' habits and the wounds that real files have.

use chrono::Datelike;

use super::super::calendar::months;
use super::super::company::Company;
use super::super::table::{Folder, Form, Table, maybe, minute, row, yes};
use super::Ticket;

const HEADER: &str = "工单编号,创建时间,客户名称,项目编号,联系人,联系电话,渠道,工单类型,优先级,标题,首问责任人,受理人,\
    是否职责范围内,移交人,移交时间,移交接收时间,工单首次响应时间,工单首次完结时间,工单最近完结时间,重开时间,挂起时长(分钟),状态,\
    服务方式,派工时间,出发时间,到达时间,是否重大,上报总经理时间,先处理后补单,投诉是否成立,投诉原因,原因分析日期,改善措施日期,\
    回复客户日期,免责原因,更新时间";
const OPENED: usize = 1;
const PRIORITY: usize = 8;
const TITLE: usize = 9;
const UPDATED: usize = 35;

const RESPONDED: usize = 16;

/// What people mistyped in October 2026: row, column, cell.
const SLIPS: [(usize, usize, &str); 8] = [
    (90, 2, "新客户待建档"),
    (90, 3, ""),
    (205, 3, "P-2026-099"),
    (300, 11, "外协小组"),
    (333, PRIORITY, "加塞"),
    (260, RESPONDED, "2026-10-15"),
    (262, RESPONDED, "2026-10-15"),
    (351, RESPONDED, "2026-10-01 08:00"),
];

/// Writes one file a month. The system that ran until December 2025 wrote GB18030 and its own header; March 2026 came
/// with digits for priorities; October 2026 was saved by a spreadsheet on the way.
pub(super) fn write(company: &Company, tickets: &[Ticket], folder: &mut Folder) {
    for (month, (first, last)) in months().into_iter().enumerate() {
        let mut table = Table::new(HEADER);
        for ticket in tickets.iter().filter(|ticket| (first..=last).contains(&ticket.opened.date())) {
            table.push(cells(company, ticket));
        }
        let path = format!("tickets/{}-{:02}.csv", first.year(), first.month());
        match month {
            0..4 => {
                "客户来电时刻".clone_into(&mut table.header[OPENED]);
                folder.add_text(path, &table.csv(), Form::Gb18030);
            }
            6 => {
                for row in &mut table.rows {
                    row[PRIORITY] = digit(&row[PRIORITY]).to_owned();
                }
                folder.add_text(path, &table.csv(), Form::Plain);
            }
            12 => folder.add_text(path, &table.csv(), Form::Bom),
            13 => {
                let text = wounded(&mut table);
                folder.add_text(path, &text, Form::Gb18030);
            }
            _ => folder.add_text(path, &table.csv(), Form::Plain),
        }
    }
}

/// The direction that `report.toml` declares: 0 is low.
fn digit(word: &str) -> &'static str {
    match word {
        "紧急" => "3",
        "高" => "2",
        "中" => "1",
        _ => "0",
    }
}

/// October 2026: a title line, blanks in headers, guarded and serial cells, ambiguous dates, duplicates, a sum.
fn wounded(table: &mut Table) -> String {
    for name in [0, OPENED, 2, 16] {
        table.header[name].push(' ');
    }
    table.header[13] = "移交人（部门）".to_owned();
    for row in table.rows.iter_mut().skip(40).step_by(97) {
        row[0] = format!("=\"{}\"", row[0]);
    }
    for row in table.rows.iter_mut().skip(55).step_by(120) {
        row[OPENED] = serial(&row[OPENED]);
    }
    for (index, text) in [(31, "10/5/2026 14:30"), (77, "10/6/2026 9:05")] {
        table.rows[index][OPENED] = text.to_owned();
    }
    for (index, column, text) in SLIPS {
        table.rows[index][column] = text.to_owned();
    }
    for index in [12, 230, 411] {
        table.rows.push(table.rows[index].clone());
    }
    let mut corrected = table.rows[150].clone();
    corrected[TITLE].push_str("（已补充截图）");
    corrected[UPDATED] = "2026-11-01 10:00".to_owned();
    table.rows.push(corrected);
    let columns = table.header.len();
    table.rows.push(vec![String::new(); columns]);
    let mut sum = vec![String::new(); columns];
    sum[0] = "合计".to_owned();
    sum[1] = (table.rows.len() - 1).to_string();
    table.rows.push(sum);
    format!("2026年10月工单明细{}\n{}", ",".repeat(columns - 1), table.csv())
}

/// The moment as a spreadsheet keeps it: days since the end of 1899.
fn serial(text: &str) -> String {
    let Ok(moment) = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M") else { return text.to_owned() };
    let seconds = moment.and_utc().timestamp();
    let fraction = seconds.rem_euclid(86_400) * 1_000_000_000 / 86_400;
    format!("{}.{fraction:09}", seconds.div_euclid(86_400) + 25_569)
}

fn cells(company: &Company, ticket: &Ticket) -> Vec<String> {
    let project = company.project(ticket.project);
    let last = [ticket.responded, ticket.resolved, ticket.resolved_again, ticket.taken_at].into_iter().flatten().max();
    // One customer is called by its short name at the telephone; `report.toml` joins the two.
    let customer = if ticket.project == super::texts::IMPATIENT && ticket.channel == "电话" {
        project.customer.replace("有限公司", "")
    } else {
        project.customer.clone()
    };
    row![
        ticket.id,
        minute(ticket.opened),
        customer,
        project.id,
        ticket.contact,
        ticket.phone,
        ticket.channel,
        ticket.category,
        ["紧急", "高", "中", "低"][usize::from(ticket.priority - 1)],
        ticket.title,
        ticket.first_owner,
        ticket.assignee,
        yes(ticket.in_scope),
        ticket.handed_to,
        maybe(ticket.handed_at.map(minute)),
        maybe(ticket.taken_at.map(minute)),
        maybe(ticket.responded.map(minute)),
        maybe(ticket.resolved.map(minute)),
        maybe(ticket.resolved_again.map(minute)),
        maybe(ticket.reopened.map(minute)),
        if ticket.paused > 0 { ticket.paused.to_string() } else { String::new() },
        ticket.status,
        ticket.level,
        maybe(ticket.dispatched.map(minute)),
        maybe(ticket.departed.map(minute)),
        maybe(ticket.arrived.map(minute)),
        if ticket.major { "是" } else { "" },
        maybe(ticket.reported.map(minute)),
        if ticket.fix_first { "是" } else { "" },
        maybe(ticket.upheld.map(|upheld| if upheld { "成立" } else { "不成立" })),
        ticket.cause,
        maybe(ticket.analysed),
        maybe(ticket.improved),
        maybe(ticket.answered),
        ticket.exclusion,
        minute(last.unwrap_or(ticket.opened)),
    ]
}
