//! `weekly/`: the Friday reports of the technical service, one CSV a month; one engineer writes Markdown since October 2026.

use chrono::{Datelike, Duration, NaiveDateTime, Weekday};

use super::calendar::{all_dates, at, day, months, report_day};
use super::company::Company;
use super::rng::Rng;
use super::table::{Folder, Form, Table, minute, row};

/// Who writes Markdown, and from when.
const WRITER: (&str, (i32, u32, u32)) = ("白慕岩", (2026, 10, 5));
/// Whose report of which Friday nobody has seen.
const MISSING: (&str, (i32, u32, u32)) = ("宋听澜", (2026, 10, 16));
/// Who was on leave in which week.
pub(super) const ON_LEAVE: (&str, (i32, u32, u32)) = ("韩江雪", (2026, 10, 23));

/// Writes the reports.
pub(super) fn write(company: &Company, folder: &mut Folder) {
    let mut rng = Rng::new("weekly");
    let mut reports: Vec<(NaiveDateTime, Vec<String>)> = Vec::new();
    for friday in all_dates().filter(|date| date.weekday() == Weekday::Fri) {
        let Some(due) = report_day(friday) else { continue };
        for person in company.people.iter().filter(|person| person.reports_weekly && person.works_on(due)) {
            let planned = |(name, date): (&str, _)| name == person.name && day(date) == friday;
            let october = due >= day((2026, 10, 1));
            let forgotten = !october && rng.chance(7);
            if planned(MISSING) || planned(ON_LEAVE) || forgotten {
                continue;
            }
            let minutes = rng.between(0, 54);
            let hour = if !october && rng.chance(15) { 14 } else { rng.pick(&[9, 10, 10, 11, 11]) };
            let when = at(due, hour, 0) + Duration::minutes(minutes);
            let done = format!("处理工单 {} 件，巡视监控 {} 次", rng.between(6, 22), rng.between(3, 5));
            let heard = rng.pick(&[
                "客户反映导出慢",
                "无",
                "客户希望提前通知升级",
                "客户对响应速度表示满意",
                "希望增加培训场次",
            ]);
            let week = friday.iso_week();
            let week = format!("{}-W{:02}", week.year(), week.week());
            if person.name == WRITER.0 && due >= day(WRITER.1) {
                folder.add_text(
                    format!("weekly/周报-{week}.md"),
                    &markdown(person.name, &week, when, &done, heard),
                    Form::Plain,
                );
            } else {
                reports.push((when, row![person.name, week, minute(when), done, heard]));
            }
        }
    }
    reports.sort();
    for (first, last) in months() {
        let mut table = Table::new("姓名,周次,提交时间,本周服务情况,客户反映信息");
        let month = reports.iter().filter(|(when, _)| (first..=last).contains(&when.date()));
        table.rows.extend(month.map(|(_, cells)| cells.clone()));
        let path = format!("weekly/{}-{:02}.csv", first.year(), first.month());
        folder.add_text(path, &table.csv(), Form::Plain);
    }
}

fn markdown(name: &str, week: &str, when: NaiveDateTime, done: &str, heard: &str) -> String {
    format!(
        "---\n姓名: {name}\n周: {week}\n提交时间: {}\n---\n## 本周服务情况\n\n{done}。\n\n## 客户反映\n\n{heard}\n",
        minute(when)
    )
}
