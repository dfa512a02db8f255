//! `yearend/`: gifts and next year's needs, December 2025.

use std::collections::BTreeSet;

use chrono::Duration;

use super::calendar::{day, on_workday};
use super::company::Company;
use super::rng::Rng;
use super::table::{Folder, Form, Table, row};

/// Writes the campaign of the one December in the example.
pub(super) fn write(company: &Company, folder: &mut Folder) {
    let mut rng = Rng::new("yearend");
    let mut table = Table::new("客户名称,礼物状态,寄送日期,需求了解,了解日期,需求类别");
    let first = day((2025, 12, 1));
    let active: BTreeSet<&str> = company
        .projects
        .iter()
        .filter(|project| project.in_use(first))
        .map(|project| project.customer.as_str())
        .collect();
    for (index, customer) in active.into_iter().enumerate() {
        let sent = on_workday(first + Duration::days(rng.between(7, 27)));
        let (gift, on) = match index {
            6 | 19 | 31 => ("制度不允许", String::new()),
            13 => ("未寄", String::new()),
            _ => ("已寄", sent.to_string()),
        };
        let asked = on_workday(first + Duration::days(rng.between(5, 28)));
        let (need, asked, class) = match index {
            8 | 24 | 37 => ("未了解", String::new(), ""),
            _ if rng.chance(350) => ("无需求", asked.to_string(), "无"),
            _ => ("已了解", asked.to_string(), rng.pick(&["新建", "扩容", "改造", "续保", "培训"])),
        };
        table.push(row![customer, gift, on, need, asked, class]);
    }
    folder.add_text("yearend/2025.csv", &table.csv(), Form::Bom);
}
