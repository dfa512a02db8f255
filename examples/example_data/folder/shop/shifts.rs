//! Shifts and what people ask to change about them: evenings from Monday to Saturday, the whole Sunday.

use chrono::{Datelike, Duration, NaiveDate, Weekday};

use super::super::calendar::{all_dates, at, day};
use super::super::company::Company;
use super::super::rng::Rng;
use super::super::table::{Folder, Form, Table, minute, row, yes};
use super::super::weekly::ON_LEAVE;

/// The shift that nobody took.
const EMPTY: (i32, u32, u32) = (2026, 5, 2);
/// Who asks for a third swap in October 2026.
const SWAPPER: &str = "陶小满";
/// Which of the agent's own shifts of that month are swapped away.
const SWAPPED: [usize; 3] = [1, 4, 7];

/// A shift: its date and who sat there.
pub(super) struct Shift {
    pub(super) date: NaiveDate,
    pub(super) agent: String,
}

/// Writes `shifts.csv` and `requests.csv`, and tells who sat at the desk.
pub(super) fn write(company: &Company, folder: &mut Folder) -> Vec<Shift> {
    let mut rng = Rng::new("shifts");
    let mut shifts = Vec::new();
    let mut table =
        Table::new("日期,班次,排班人员,实到人员,上班时间,下班时间,考勤结果,离岗,接班人,客户疑问,待处理事宜,接班确认");
    let mut requests = Table::new("申请类型,申请人,换班对象,班次日期,结束日期,申请时间,审批结果,是否到岗");
    let mut own_in_october = 0;
    for (number, date) in all_dates().enumerate() {
        let agents = company.with_role("淘宝客服", date);
        let scheduled = agents[number % agents.len()];
        let other = agents[(number + 1) % agents.len()];
        let october = date >= day((2026, 10, 1));
        let planned = october && scheduled == SWAPPER && SWAPPED.contains(&own_in_october);
        own_in_october += usize::from(october && scheduled == SWAPPER);
        let swapped = planned || (!october && rng.chance(35));
        let actual = if date == day(EMPTY) {
            ""
        } else if swapped {
            other
        } else {
            scheduled
        };
        if swapped {
            let hour = rng.pick(&[10, 11, 15, 16]);
            let asked = at(date - Duration::days(rng.between(1, 3)), hour, 20);
            requests.push(row!["换班", scheduled, other, date, "", minute(asked), "同意", ""]);
        } else if rng.chance(14) {
            // Leave of this shift's owner would leave the desk empty; it is asked for a shift of the next day instead.
            let asked = if rng.chance(850) { date - Duration::days(2) } else { date };
            requests.push(row!["请假", other, "", date, date, minute(at(asked, 9, 10)), "同意", ""]);
        }
        let sunday = date.weekday() == Weekday::Sun;
        let (hour, start) = if sunday { (9, 30) } else { (18, 30) };
        let begin = at(date, hour, start);
        let late = date == day((2026, 10, 21)) || (!october && rng.chance(18));
        let came = begin + Duration::minutes(if late { rng.between(4, 25) } else { -rng.between(1, 12) });
        let signed = !(date == day((2026, 10, 11)) || rng.chance(12));
        let next = agents[(number + 1) % agents.len()];
        let questions = rng.pick(&["无", "尺码咨询 2 位未回", "赠品规则 1 位待确认", "发票 1 位"]);
        let pending = rng.pick(&["无", "催发货 1 单", "退货待验 1 单"]);
        if actual.is_empty() {
            table.push(row![date, "晚班", scheduled, "", "", "", "旷工", "", "", "", "", ""]);
            continue;
        }
        table.push(row![
            date,
            if sunday { "全天班" } else { "晚班" },
            scheduled,
            actual,
            came.format("%H:%M"),
            "24:00",
            if late { "迟到" } else { "正常" },
            i64::from(rng.chance(8)),
            next,
            questions,
            pending,
            yes(signed)
        ]);
        shifts.push(Shift { date, agent: actual.to_owned() });
    }
    for (name, date, filled) in
        [("纪夏至", (2025, 11, 11), true), ("谷立秋", (2026, 6, 18), true), ("纪夏至", (2026, 10, 24), false)]
    {
        let asked = at(day(date) - Duration::days(5), 14, 0);
        requests.push(row!["促销加班", name, "", day(date), "", minute(asked), "同意", yes(filled)]);
    }
    let (name, friday) = ON_LEAVE;
    let monday = day(friday) - Duration::days(4);
    requests.push(row![
        "年假",
        name,
        "",
        monday,
        day(friday),
        minute(at(monday - Duration::days(5), 10, 0)),
        "同意",
        ""
    ]);
    folder.add_text("shop/shifts.csv", &table.csv(), Form::Bom);
    folder.add_text("shop/requests.csv", &requests.csv(), Form::Plain);
    shifts
}
