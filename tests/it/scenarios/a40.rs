//! A dirty export, as a helpdesk really writes it.

use crate::harness::Folder;
use std::fmt::Write as _;

#[test]
fn a40_a_dirty_export() {
    let mut text = "2026年10月工单明细\n工单编号 ,创建时间,客户名称（全称）,联系电话,备注\n".to_owned();
    let line = |text: &mut String, row: &str| writeln!(text, "{row}").expect("a string takes it");
    let mut good = 0;
    for i in 0..105 {
        let row = match i {
            10 | 20 => String::new(),
            104 => "合计,97,,,".to_owned(),
            // Exact duplicates of the first three.
            60..63 => format!("GD{},2026-10-05 14:30:00,甲公司,13800000000,", i - 60),
            30 => "1.93068E+15,2026-10-05 14:30:00,甲公司,,".to_owned(),
            31 => "GD-31,10/5/2026 14:30,甲公司,,".to_owned(),
            0..3 => {
                good += 1;
                format!("GD{i},2026-10-05 14:30:00,甲公司,13800000000,")
            }
            _ => {
                good += 1;
                match i {
                    40 => "GD40,46300.604166667,甲公司 （北京） ,'13800000000,".to_owned(),
                    41 => "GD41,2026年10月5日 下午2:30,甲公司(北京),,".to_owned(),
                    42 => "GD42,２０２６－１０－０５　１４：３０,甲公司,,".to_owned(),
                    43 => "GD43,2026-10-05T06:30:00Z,甲公司,,".to_owned(),
                    44 => "\"=\"\"1930679858170647\"\"\",2026-10-06 10:00,甲公司,,".to_owned(),
                    _ => format!("GD{i} ,2026-10-06 10:00 ,乙公司,13800000000,"),
                }
            }
        };
        line(&mut text, &row);
    }
    assert_eq!(good, 97);
    let (bytes, _, broken) = encoding_rs::GB18030.encode(&text);
    assert!(!broken);
    let issue = Folder::new().file("工单.csv", bytes).report("2026-10");

    let input = &issue.outcome.report.inputs[0];
    assert_eq!(input.encoding, Some("GB18030"));
    assert_eq!((input.read, input.kept, input.deduplicated, input.skipped, input.rejected), (105, 97, 3, 3, 2));
    assert_eq!(issue.lines("destroyed_key"), [33]);
    assert_eq!(issue.lines("ambiguous_date"), [34]);
    issue.figure("ticket_volume").value(97.0);
    let cases = &issue.outcome.cases;
    let opened = |id: &str| {
        let ticket = cases.tickets.rows().find(|ticket| cases.symbols.key_text(ticket.id) == id);
        ticket.unwrap_or_else(|| panic!("no ticket {id}")).opened.at().naive().to_string()
    };
    for id in ["GD40", "GD41", "GD42", "GD43"] {
        assert_eq!(opened(id), "2026-10-05 14:30:00", "{id}");
    }
    assert_eq!(opened("1930679858170647"), "2026-10-06 10:00:00");
    // The telephone is known to be there, and nothing else of it.
    let json = issue.figures_json();
    let pages = ["tickets", "quality", "customers"].map(|page| issue.page(page, "zh-CN")).concat();
    assert!(!json.contains("13800000000") && !pages.contains("13800000000"));
}
