//! `inspections/`: one planned inspection a project and quarter; 2025 as CSV, 2026 as a spreadsheet.

use chrono::{Duration, NaiveDate};

use super::calendar::{day, on_workday, workday_after};
use super::company::Company;
use super::rng::Rng;
use super::table::{Folder, Form, Table, maybe, row};
use super::xlsx;

const HEADER: &str = "巡检编号,项目编号,计划巡检日期,实际巡检日期,巡检人,问题序号,发现问题,隐患等级,递交客服部日期,整改期限,整改完成日期,改期日期,改期原因";
const FOUND: [(&str, &str); 8] = [
    ("UPS 电池鼓包", "重大"),
    ("备份任务连续失败未告警", "重大"),
    ("磁盘空间低于一成", "较大"),
    ("证书一个月内到期", "较大"),
    ("机柜滤网积灰", "一般"),
    ("账号未按离职清理", "一般"),
    ("日志未按期归档", "一般"),
    ("标签脱落", "一般"),
];

/// Writes one file a year.
pub(super) fn write(company: &Company, folder: &mut Folder) {
    let mut rng = Rng::new("inspections");
    let mut inspections: Vec<(NaiveDate, usize)> = Vec::new();
    for (index, project) in company.projects.iter().enumerate() {
        for quarter in 0..6 {
            let first = day((2025, 7, 1)) + chrono::Months::new(quarter * 3);
            let planned = on_workday(first + Duration::days(rng.between(0, 84)));
            let listed = planned >= day((2025, 9, 1)) && planned <= day((2026, 11, 30));
            if listed && project.in_use(planned) && project.in_use(first) {
                inspections.push((planned, index));
            }
        }
    }
    inspections.sort_unstable();
    let mut year = [Table::new(HEADER), Table::new(HEADER)];
    for (number, (planned, index)) in inspections.iter().enumerate() {
        let book = usize::from(*planned >= day((2026, 1, 1)));
        for row in inspection(company, number + 1, *planned, *index, &mut rng) {
            year[book].push(row);
        }
    }
    let [old, new] = year;
    folder.add_text("inspections/2025.csv", &old.csv(), Form::Gb18030);
    let title = vec!["2026年巡检台账".to_owned()];
    let sum = vec!["合计".to_owned(), format!("{} 行", new.rows.len())];
    let rows: Vec<Vec<String>> = [title, new.header].into_iter().chain(new.rows).chain(std::iter::once(sum)).collect();
    folder.add("inspections/2026.xlsx", xlsx::workbook("巡检台账", &rows));
}

fn inspection(company: &Company, number: usize, planned: NaiveDate, index: usize, rng: &mut Rng) -> Vec<Vec<String>> {
    let project = company.project(index);
    let known = |date: &NaiveDate| *date < super::tickets::horizon().date();
    let moved = rng.chance(30).then(|| workday_after(planned, rng.between(4, 9)));
    let due = moved.unwrap_or(planned);
    let done = if rng.chance(45) { workday_after(due, rng.between(1, 6)) } else { due };
    let done = Some(done).filter(known).filter(|_| !rng.chance(6));
    let findings = done.map_or(0, |_| [0, 0, 1, 2][rng.weighted(&[30, 25, 32, 13])]);
    let head = |found: [String; 6]| {
        let mut cells = row![format!("XJ-{number:04}"), project.id, planned, maybe(done), project.pm];
        cells.extend(found);
        cells.push(maybe(moved));
        cells.push(if moved.is_some() { "客户不便".to_owned() } else { String::new() });
        cells
    };
    let Some(done) = done.filter(|_| findings > 0) else {
        let text = if done.is_some() { "未发现" } else { "" };
        return vec![head(["".into(), text.into(), "".into(), "".into(), "".into(), "".into()])];
    };
    (1..=findings)
        .map(|nth: usize| {
            let (text, grade) = rng.pick(&FOUND);
            let submitted = workday_after(done, if rng.chance(950) { rng.between(0, 1) } else { 3 });
            let limit = if grade == "重大" { 3 } else { 10 };
            let closed =
                workday_after(done, if rng.chance(850) { rng.between(1, limit) } else { limit + rng.between(1, 12) });
            head([
                nth.to_string(),
                text.to_owned(),
                grade.to_owned(),
                maybe(Some(submitted).filter(known)),
                workday_after(done, limit).to_string(),
                maybe(Some(closed).filter(known)),
            ])
        })
        .collect()
}
