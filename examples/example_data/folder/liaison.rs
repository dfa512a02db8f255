//! `liaison/`: forms between departments, those filed after an urgent repair among them.

use chrono::{Datelike, Duration, NaiveDate};

use super::calendar::{day, months, workday_after, works};
use super::rng::Rng;
use super::table::{Folder, Form, Table, maybe, row, yes};
use super::tickets::{Ticket, horizon};

const SUBJECTS: [(&str, &str); 6] = [
    ("备件借用", "采购部"),
    ("合同范围确认", "业务部"),
    ("现场支援人员协调", "项目部"),
    ("安排升级窗口", "项目部"),
    ("费用减免说明", "业务部"),
    ("测试设备采购", "采购部"),
];

/// A form before it has a number: the day of issue and what the other cells say.
struct Sheet {
    issued: NaiveDate,
    to: &'static str,
    subject: &'static str,
    ticket: String,
    after_fix: bool,
    dispute: Option<Dispute>,
}

type Day = (i32, u32, u32);

/// A disagreement of which every date is planned: put to the office, ruled on, to be carried out by, carried out on.
/// A form that still waits for its ruling was not answered either.
#[derive(Clone, Copy)]
struct Dispute {
    escalated: Day,
    ruled: Option<Day>,
    execute_by: Option<Day>,
    executed: Option<Day>,
}

/// The disagreements around October 2026: issued on, about, and how they went.
const DISPUTES: [(Day, &str, &str, Dispute); 3] = [
    // Ruled on in time; what was ruled is not done.
    (
        (2026, 9, 28),
        "采购部",
        "备用控制器采购责任",
        Dispute {
            escalated: (2026, 9, 30),
            ruled: Some((2026, 10, 9)),
            execute_by: Some((2026, 10, 20)),
            executed: None,
        },
    ),
    // As it should be.
    (
        (2026, 10, 12),
        "项目部",
        "升级窗口改期",
        Dispute {
            escalated: (2026, 10, 14),
            ruled: Some((2026, 10, 16)),
            execute_by: Some((2026, 10, 23)),
            executed: Some((2026, 10, 22)),
        },
    ),
    // Still with the office.
    (
        (2026, 10, 19),
        "业务部",
        "超范围开发是否收费",
        Dispute { escalated: (2026, 10, 21), ruled: None, execute_by: None, executed: None },
    ),
];

/// Writes one file a year.
pub(super) fn write(tickets: &[Ticket], folder: &mut Folder) {
    let mut rng = Rng::new("liaison");
    let mut forms = Vec::new();
    for (first, _) in months() {
        for _ in 0..rng.between(6, 9) {
            let mut issued = first + Duration::days(rng.between(0, 27));
            while !works(issued) {
                issued += Duration::days(1);
            }
            let (subject, to) = rng.pick(&SUBJECTS);
            forms.push(Sheet { issued, to, subject, ticket: String::new(), after_fix: false, dispute: None });
        }
    }
    let urgent: Vec<&Ticket> = tickets.iter().filter(|ticket| ticket.fix_first).collect();
    // The last urgent repair before mid-October 2026 never got its form.
    let unfiled = urgent.iter().rposition(|ticket| ticket.opened.date() < day((2026, 10, 16)));
    for (index, ticket) in urgent.iter().enumerate() {
        let Some(resolved) = ticket.resolved else { continue };
        let days = if rng.chance(930) { rng.between(1, 2) } else { 4 };
        let issued = workday_after(resolved.date(), days);
        if Some(index) == unfiled || rng.chance(25) {
            continue;
        }
        let ticket = ticket.id.clone();
        forms.push(Sheet {
            issued, to: "客服部", subject: "先行处置补单", ticket, after_fix: true, dispute: None
        });
    }
    for (issued, to, subject, dispute) in DISPUTES {
        let ticket = String::new();
        forms.push(Sheet { issued: day(issued), to, subject, ticket, after_fix: false, dispute: Some(dispute) });
    }
    forms.sort_by(|a, b| (a.issued, &a.ticket, a.subject).cmp(&(b.issued, &b.ticket, b.subject)));
    forms.retain(|form| form.issued < horizon().date());
    for year in [2025, 2026] {
        let mut table = Table::new(
            "联络单编号,发文日期,发文部门,收文部门,事由,关联工单,签收日期,要求回复时间,回复日期,是否有分歧,提交裁决日期,裁决日期,裁决执行期限,执行完成日期",
        );
        for (number, form) in forms.iter().filter(|form| form.issued.year() == year).enumerate() {
            table.push(form.cells(number + 1, &mut rng));
        }
        folder.add_text(format!("liaison/{year}.csv"), &table.csv(), Form::Plain);
    }
}

impl Sheet {
    fn cells(&self, number: usize, rng: &mut Rng) -> Vec<String> {
        let known = |date: NaiveDate| Some(date).filter(|date| *date < horizon().date());
        let acked = workday_after(self.issued, if rng.chance(950) { rng.between(0, 1) } else { rng.between(2, 3) });
        let required = workday_after(self.issued, rng.between(3, 6));
        let late = rng.chance(70);
        let replied = if late { workday_after(required, rng.between(1, 4)) } else { required };
        let disputed = !self.after_fix && rng.chance(70);
        let escalated = disputed.then(|| workday_after(self.issued, 2));
        let ruled = escalated.map(|date| workday_after(date, if rng.chance(850) { rng.between(1, 3) } else { 5 }));
        let execute = ruled.map(|date| workday_after(date, 5));
        let executed = execute.map(|date| if rng.chance(880) { date } else { workday_after(date, 3) });
        if let Some(dispute) = self.dispute {
            return row![
                format!("LL-{}-{number:03}", self.issued.year()),
                self.issued,
                "技术服务部",
                self.to,
                self.subject,
                "",
                workday_after(self.issued, 1),
                workday_after(self.issued, 4),
                maybe(dispute.ruled.map(|_| workday_after(self.issued, 4))),
                "是",
                day(dispute.escalated),
                maybe(dispute.ruled.map(day)),
                maybe(dispute.execute_by.map(day)),
                maybe(dispute.executed.map(day))
            ];
        }
        row![
            format!("LL-{}-{number:03}", self.issued.year()),
            self.issued,
            "技术服务部",
            self.to,
            self.subject,
            self.ticket,
            maybe(known(acked)),
            if self.after_fix { String::new() } else { required.to_string() },
            if self.after_fix { String::new() } else { maybe(known(replied)) },
            yes(disputed),
            maybe(escalated.and_then(known)),
            maybe(ruled.and_then(known)),
            maybe(execute.filter(|_| ruled.and_then(known).is_some())),
            maybe(executed.and_then(known))
        ]
    }
}
