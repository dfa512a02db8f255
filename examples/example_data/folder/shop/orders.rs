//! Orders as the platform exports them: GB18030, guarded numbers, blanks in headers, a receiver who is nobody.
//!
//! The export has no column for the quality record of an after-sales case, so that clause cannot be measured.

use chrono::{Datelike, Duration};

use super::super::calendar::{all_dates, at};
use super::super::company::{contact, phone};
use super::super::rng::Rng;
use super::super::table::{Folder, Form, Table, maybe, minute, row};

const HEADER: &str = "订单编号,收货人姓名,联系手机,收货地址,买家实际支付金额,发货时间,首次跟踪时间,物流异常,异常发现时间,告知买家时间,售后类型,售后发起时间";

/// Writes one file a year.
pub(super) fn write(folder: &mut Folder) {
    let mut rng = Rng::new("orders");
    let mut tables = [2025, 2026].map(|year| (year, Table::new(HEADER)));
    for date in all_dates() {
        for _ in 0..rng.between(4, 9) {
            let shipped = at(date, rng.pick(&[10, 14, 16, 17]), u32::try_from(rng.between(0, 59)).expect("a minute"));
            let tracked = shipped
                + Duration::minutes(if rng.chance(975) { rng.between(120, 1430) } else { rng.between(1500, 3000) });
            let trouble = rng.chance(35).then(|| shipped + Duration::minutes(rng.between(1500, 4000)));
            let told = trouble.map(|found| {
                found + Duration::minutes(if rng.chance(930) { rng.between(20, 1400) } else { rng.between(1500, 2600) })
            });
            let returned = rng.chance(45).then(|| shipped + Duration::minutes(rng.between(4000, 12000)));
            let known = |moment: &chrono::NaiveDateTime| *moment < super::super::tickets::horizon();
            let (trouble, told, returned) = (trouble.filter(known), told.filter(known), returned.filter(known));
            let number = 1_930_000_000_000_000 + rng.between(0, 999_999_999_999);
            tables[usize::from(date.year() == 2026)].1.push(row![
                format!("=\"{number}\""),
                contact(&mut rng),
                format!("'{}", phone(&mut rng)),
                format!("某省某市示例路{}号", rng.between(1, 200)),
                format!("{}.00元", rng.between(19, 480)),
                minute(shipped),
                maybe(Some(tracked).filter(known).map(minute)),
                if trouble.is_some() { rng.pick(&["停滞", "超时未揽收", "破损", "错发"]) } else { "" },
                maybe(trouble.map(minute)),
                maybe(told.map(minute)),
                if returned.is_some() { rng.pick(&["退货退款", "换货", "仅退款"]) } else { "" },
                maybe(returned.map(minute))
            ]);
        }
    }
    for (year, mut table) in tables {
        for index in [0, 5, 6] {
            table.header[index].push(' ');
        }
        // The platform guards its numbers without quoting the cell.
        let text = table.csv().replace("\"=\"\"", "=\"").replace("\"\"\"", "\"");
        folder.add_text(format!("shop/orders{year}.csv"), &text, Form::Gb18030);
    }
}
