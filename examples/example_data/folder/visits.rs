//! `visits/`: the return calls that projects are owed, monthly in the first year and quarterly afterwards.

use chrono::{Datelike, Duration, NaiveDate};

use super::calendar::{at, dates, months, workday_after, works};
use super::company::{Company, Project};
use super::rng::Rng;
use super::table::{Folder, Form, Table, maybe, minute, row};

/// A period in which a project is owed one call.
struct Owed {
    first: NaiveDate,
    last: NaiveDate,
}

/// Writes one file a year.
pub(super) fn write(company: &Company, folder: &mut Folder) {
    let mut rng = Rng::new("visits");
    let mut calls = Vec::new();
    for (index, project) in company.projects.iter().enumerate().filter(|(_, project)| !project.exempt) {
        let mut made_up = false;
        for owed in owed(project) {
            // The two misses of October 2026 are planned, those of earlier months come by chance.
            let october = owed.first.month() == 10 && owed.first.year() == 2026 && owed.last.month() == 10;
            let missed = if october { matches!(index, 41 | 52) } else { rng.chance(22) };
            call(project, &owed, missed, made_up, &mut calls, &mut rng);
            made_up = missed;
        }
    }
    // One of the two was reached on the morning of the export: after the month, but before the report.
    let late = at(super::calendar::day(super::tickets::EXPORTED), 9, 5);
    let cells =
        row!["", company.project(52).id, minute(late), "接通", "电话", "定期", "林疏影", "无", "", "", minute(late)];
    calls.push((minute(late), cells));
    calls.sort();
    for year in [2025, 2026] {
        let mut table = Table::new(
            "回访编号,项目编号,回访时间,回访结果,回访方式,回访类型,回访人,客户意见,要求解决时间,解决日期,录入时间",
        );
        let prefix = year.to_string();
        for (number, (_, mut cells)) in calls.iter().filter(|(when, _)| when.starts_with(&prefix)).cloned().enumerate()
        {
            cells[0] = format!("HF-{}{:04}", year % 100, number + 1);
            table.push(cells);
        }
        folder.add_text(
            format!("visits/{year}.csv"),
            &table.csv(),
            if year == 2025 { Form::Gb18030 } else { Form::Plain },
        );
    }
}

/// The months and quarters up to October 2026 in which `project` is owed a call: a month of the first year counts if
/// the project is in use on its first and last day, a quarter if it begins after the first year.
fn owed(project: &Project) -> Vec<Owed> {
    let whole = |first: NaiveDate, last: NaiveDate| project.in_use(first) && project.in_use(last);
    let mut owed = Vec::new();
    for (first, last) in months() {
        if whole(first, last) && first < project.anniversary() {
            owed.push(Owed { first, last });
        }
        let quarter = first - chrono::Months::new(first.month0() % 3);
        let end = quarter + chrono::Months::new(3) - Duration::days(1);
        if first.month0() % 3 == 2 && quarter >= project.anniversary() && whole(quarter, end) {
            owed.push(Owed { first: quarter.max(months()[0].0), last: end });
        }
    }
    // The quarter that is still running: some of its calls have been made.
    let (october, last) = months()[13];
    if october >= project.anniversary() && project.delivered.day().is_multiple_of(3) && whole(october, last) {
        owed.push(Owed { first: october, last });
    }
    owed
}

fn call(
    project: &Project,
    owed: &Owed,
    missed: bool,
    makes_up: bool,
    calls: &mut Vec<(String, Vec<String>)>,
    rng: &mut Rng,
) {
    let days: Vec<NaiveDate> = dates(owed.first, owed.last).filter(|date| works(*date)).collect();
    // After a missed period the customer is called early in the next one.
    let latest = if makes_up { 4 } else { days.len() - 2 };
    let date = days[rng.below(latest)];
    let when = at(date, rng.pick(&[9, 10, 11, 14, 15, 16]), u32::try_from(rng.between(0, 59)).expect("a minute"));
    let owner = if project.visit_owner.is_empty()
        || (project.visit_owner == "柏轻舟" && date < super::calendar::day((2026, 3, 16)))
    {
        "林疏影"
    } else {
        project.visit_owner
    };
    let method = ["电话", "微信", "现场"][rng.weighted(&[88, 9, 3])];
    let mut add = |when, result: &str, issue: &str, due: Option<NaiveDate>, closed: Option<NaiveDate>, late: bool| {
        let entered = when + Duration::minutes(if late { 6 * 1440 + 90 } else { 25 });
        let cells = row![
            "",
            project.id,
            minute(when),
            result,
            method,
            "定期",
            owner,
            issue,
            maybe(due),
            maybe(closed),
            minute(entered)
        ];
        calls.push((minute(when), cells));
    };
    if missed || rng.chance(140) {
        add(when, rng.pick(&["无人接听", "占线", "关机"]), "", None, None, false);
    }
    if missed {
        return;
    }
    let when = when + Duration::minutes(if rng.chance(500) { 47 } else { 95 });
    if rng.chance(8) {
        add(when, "拒访", "", None, None, false);
        return;
    }
    let late = rng.chance(30);
    if rng.chance(260) {
        let due = workday_after(date, 5);
        let closed = workday_after(date, if rng.chance(850) { rng.between(1, 5) } else { rng.between(6, 12) });
        let closed = Some(closed).filter(|closed| *closed < super::tickets::horizon().date());
        let issue = rng.pick(&[
            "希望增加报表",
            "导出速度慢",
            "新员工需要培训",
            "联系人已变更，新号码 13000007788",
            "打印格式不合要求",
            "希望提前通知升级",
        ]);
        add(when, "接通", issue, Some(due), closed, late);
    } else {
        add(when, "接通", "无", None, None, late);
    }
}
