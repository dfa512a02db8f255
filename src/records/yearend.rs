//! New-year gifts and next year's needs 新年礼物与新需求: one row per customer.

use super::tables::{file_stem, numbered};
use super::times::day;
use crate::ingest::{Column, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::time::Packed;
use crate::{columns, vocabulary};

columns! {
    /// The customer.
    CUSTOMER: "customer", Type::Text, Required, "华东某印务有限公司", [
        "客户名称", "客户", "客户单位", "客户公司", "单位名称", "公司名称", "用户单位", "最终客户名称", "所属客户", "企业名称", "报修单位",
    ];
    /// Whether the gift was sent.
    GIFT_STATUS: "gift_status", Type::Choice(Gift::VOCABULARY), Required, "已寄", ["礼物状态", "寄送状态", "是否寄送"];
    /// When it was sent.
    SENT_ON: "sent_on", Type::Date, Metric, "2026-12-18", ["寄送日期", "寄出日期"];
    /// Whether somebody asked for next year's needs.
    DEMAND_STATUS: "demand_status", Type::Choice(Demand::VOCABULARY), Required, "已了解", [
        "需求了解", "次年需求", "是否已了解需求",
    ];
    /// When the needs were asked for.
    DEMAND_ON: "demand_on", Type::Date, Metric, "2026-12-22", ["了解日期", "登记日期"];
    /// What is needed.
    DEMAND_CLASS: "demand_class", Type::Choice(DemandClass::VOCABULARY), Optional, "扩容", ["需求类别"];
}

vocabulary! {
    /// What became of a gift.
    pub enum Gift {
        /// It was sent.
        Sent = "sent" ["已寄", "已送", "已寄出", "是", "Y", "true", "1", "√", "✓", "✔"],
        /// The customer may not or does not want to take it.
        Declined = "declined" ["婉拒", "不收礼品", "制度不允许"],
        /// It is still to be sent.
        Todo = "todo" ["未寄", "未送", "否", "未", "N", "false", "0", "×", "✗"],
    }
}

vocabulary! {
    /// Whether somebody asked for next year's needs.
    pub enum Demand {
        /// Somebody did, whatever the answer was.
        Captured = "captured" ["已了解", "有需求", "无需求", "是", "有", "Y", "true", "1", "√", "✓", "✔"],
        /// Nobody did.
        Todo = "todo" ["未了解", "否", "未", "N", "false", "0", "×", "✗"],
    }
}

vocabulary! {
    /// What a customer needs next year.
    pub enum DemandClass {
        /// Something new.
        New = "new" ["新建"],
        /// More of it.
        Expansion = "expansion" ["扩容"],
        /// Something rebuilt.
        Rebuild = "rebuild" ["改造"],
        /// A renewed contract of service.
        Renewal = "renewal" ["续保"],
        /// Training.
        Training = "training" ["培训"],
        /// Nothing.
        Nothing = "none" ["无", "无需求"],
    }
}

/// What was done for a customer at the turn of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yearend {
    /// Where it stands.
    pub origin: Origin,
    /// The customer.
    pub customer: Sym,
    /// The year that ends, if the file's name or a date says.
    pub year: Option<i32>,
    /// What became of the gift.
    pub gift: Gift,
    /// When it was sent.
    pub sent: Option<Packed>,
    /// Whether somebody asked for next year's needs.
    pub demand: Demand,
    /// When the needs were asked for.
    pub demand_on: Option<Packed>,
    /// What is needed.
    pub class: Option<DemandClass>,
}

impl Record for Yearend {
    const KIND: Kind = Kind::Yearend;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let customer = row.symbol(CUSTOMER);
        let (gift, demand) = (row.word(GIFT_STATUS), row.word(DEMAND_STATUS));
        let (customer, gift, demand) = (customer?, gift?, demand?);
        let (sent, demand_on) = (day(row, SENT_ON), day(row, DEMAND_ON));
        Some(Self {
            origin: row.place(),
            customer,
            year: year_named(file_stem(row.path())).or_else(|| sent.or(demand_on).map(year_ending)),
            gift,
            sent,
            demand,
            demand_on,
            class: row.word(DEMAND_CLASS),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.sym(&mut self.customer);
    }

    fn key(&self) -> Option<RecordKey> {
        let year = self.year.and_then(|year| u32::try_from(year).ok())?;
        Some(RecordKey::One(numbered(self.customer, year)))
    }
}

/// The year in the name of a file: its only run of exactly four digits that can be one.
fn year_named(stem: &str) -> Option<i32> {
    let runs = stem.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
    let mut years = runs.filter_map(|run| run.parse().ok()).filter(|year| (2000..2100).contains(year));
    years.next().filter(|_| years.next().is_none())
}

/// The year that ends around a day: what is done up to June still belongs to the year before.
fn year_ending(day: Packed) -> i32 {
    use chrono::Datelike;
    let date = day.at().date();
    if date.month() <= 6 { date.year() - 1 } else { date.year() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Stamp;
    use chrono::NaiveDate;

    #[test]
    fn the_year_is_that_of_the_file_or_of_the_day() {
        assert_eq!(year_named("2025"), Some(2025));
        assert_eq!(year_named("新年礼物2026年"), Some(2026));
        assert_eq!(year_named("2025-2026"), None);
        assert_eq!(year_named("yearend"), None);
        let ending =
            |y, m, d| NaiveDate::from_ymd_opt(y, m, d).and_then(|day| Packed::new(Stamp::date(day))).map(year_ending);
        assert_eq!(ending(2026, 12, 18), Some(2026));
        assert_eq!(ending(2027, 1, 15), Some(2026));
    }
}
