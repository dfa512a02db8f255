//! `duty/`: checks of the customers' sites on New Year, Spring Festival, Labour Day and National Day.

use chrono::{Datelike, Duration};

use super::calendar::{all_dates, at, day, holiday};
use super::company::Company;
use super::rng::Rng;
use super::table::{Folder, Form, Table, minute, row};

/// The date on which nobody looked.
const UNWATCHED: (i32, u32, u32) = (2026, 10, 5);
/// The dates with only one check.
const SINGLE: [(i32, u32, u32); 2] = [(2026, 2, 18), (2026, 10, 2)];
/// Problems found: date, minutes until the service department was told.
const PROBLEMS: [((i32, u32, u32), i64); 4] =
    [((2025, 10, 4), 21), ((2026, 2, 17), 47), ((2026, 5, 3), 12), ((2026, 10, 3), 18)];

/// Writes one file a year.
pub(super) fn write(company: &Company, folder: &mut Folder) {
    let mut rng = Rng::new("duty");
    let mut tables = [2025, 2026].map(|year| (year, Table::new("检查时间,值班人,巡查对象,运行情况,联系时间")));
    for date in all_dates() {
        let watched = holiday(date).is_some_and(|name| matches!(name, "元旦" | "春节" | "劳动节" | "国庆节"));
        if !watched || date == day(UNWATCHED) {
            continue;
        }
        let desk = company.with_role("客服", date);
        let checks: &[u32] = if SINGLE.iter().any(|single| day(*single) == date) { &[10] } else { &[9, 20] };
        for (nth, hour) in checks.iter().enumerate() {
            let when = at(date, *hour, u32::try_from(rng.between(0, 59)).expect("a minute"));
            let person = desk[(date.ordinal() as usize + nth) % desk.len()];
            let problem = PROBLEMS.iter().find(|(bad, _)| day(*bad) == date && nth == 0);
            let table = &mut tables[usize::from(date.year() == 2026)].1;
            table.push(match problem {
                Some((_, minutes)) => {
                    row![minute(when), person, "门户网站", "无法访问", minute(when + Duration::minutes(*minutes))]
                }
                None => row![minute(when), person, "", "正常", ""],
            });
        }
    }
    for (year, table) in tables {
        folder.add_text(format!("duty/{year}.csv"), &table.csv(), Form::Plain);
    }
}
