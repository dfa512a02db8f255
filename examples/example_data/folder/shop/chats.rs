//! Chat sessions at the shop desk, with counts of rounds.

use chrono::{Datelike, Duration, Weekday};

use super::super::calendar::at;
use super::super::rng::Rng;
use super::super::table::{Folder, Form, Table, maybe, row, yes};
use super::shifts::Shift;

/// Writes one file a year.
pub(super) fn write(shifts: &[Shift], folder: &mut Folder) {
    let mut rng = Rng::new("chats");
    let header = "会话ID,客服,客户首次发送消息时间,客服首次发送消息时间,对话回合数,三分钟内回复轮次,机器人会话,是否有效会话,是否询单,次日付款";
    let mut tables = [2025, 2026].map(|year| (year, Table::new(header)));
    let mut number = 0;
    for shift in shifts {
        for _ in 0..rng.between(8, 15) {
            number += 1;
            let from = if shift.date.weekday() == Weekday::Sun { 10 } else { 18 };
            let hour = u32::try_from(rng.between(from, 23)).expect("an hour");
            let minutes = if hour == 18 { rng.between(30, 59) } else { rng.between(0, 59) };
            let asked =
                at(shift.date, hour, u32::try_from(minutes).expect("a minute")) + Duration::seconds(rng.between(0, 59));
            let robot = rng.chance(60);
            let unanswered = !robot && rng.chance(6);
            let seconds = if rng.chance(910) { rng.between(6, 60) } else { rng.between(185, 700) };
            let answered = (!robot && !unanswered).then(|| asked + Duration::seconds(seconds));
            let rounds = rng.between(1, 9);
            let slow = i64::from(seconds > 180) + i64::from(rng.chance(180));
            let quick = if answered.is_some() { (rounds - slow).max(0) } else { 0 };
            let inquiry = rng.chance(700);
            tables[usize::from(shift.date.year() == 2026)].1.push(row![
                format!("S{number:06}"),
                if robot { "" } else { shift.agent.as_str() },
                asked.format("%Y-%m-%d %H:%M:%S"),
                maybe(answered.map(|moment| moment.format("%Y-%m-%d %H:%M:%S"))),
                rounds,
                quick,
                yes(robot),
                yes(!rng.chance(10)),
                yes(inquiry),
                yes(inquiry && rng.chance(460))
            ]);
        }
    }
    for (year, table) in tables {
        folder.add_text(format!("shop/chats{year}.csv"), &table.csv(), Form::Plain);
    }
}
